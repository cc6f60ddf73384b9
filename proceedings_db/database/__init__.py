"""Models, engine, migrations, load and queries: the one room that knows SQLAlchemy and Alembic."""
