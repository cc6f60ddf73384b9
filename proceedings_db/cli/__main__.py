"""``python -m proceedings_db.cli``."""

from proceedings_db.cli import main

main()
