"""The relational store: models, migrations, loading, queries."""
