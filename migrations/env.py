"""Run the migrations on the connection given, or on one opened the same safe way."""

from __future__ import annotations

import os

from alembic import context

from proceedings_db.database.engine import open_engine
from proceedings_db.database.migrate import CHECKED_BY, is_ours, migrating
from proceedings_db.database.models import Base


def run(connection) -> None:  # noqa: ANN001 - Alembic calls this file, which no type checker reads
    """Run what was asked for in the transaction that ``connection`` is in."""
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        compare_type=True,
        include_object=lambda _object, name, kind, _reflected, _other: is_ours(name, kind),
        autogenerate_plugins=CHECKED_BY,
    )
    context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    engine = open_engine(os.environ.get("PROCEEDINGS_DB_URL", "sqlite:///proceedings.db"))
    with migrating(engine) as opened:
        run(opened)
