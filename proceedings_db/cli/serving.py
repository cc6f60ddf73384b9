"""The command that opens the database in a browser: ``serve``."""

from __future__ import annotations

import click


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8001, show_default=True)
@click.option("--no-browser", is_flag=True, help="Serve only; open no window.")
@click.pass_obj
def serve(url: str, /, port: int, no_browser: bool) -> None:
    """Browse the database: tables, searches and worked queries, for reading only, on this machine alone.

    Needs the extra `browse`. Ends with Ctrl+C.
    """
    from proceedings_db import browsing

    def tell(address: str) -> None:
        click.echo(f"{address}   (Ctrl+C ends it)", err=True)

    browsing.serve(url, port=port, open_browser=not no_browser, tell=tell)
