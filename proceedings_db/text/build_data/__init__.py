"""Development only: builds the data files of this room from packages and counted text, with one command.

``python -m proceedings_db.text.build_data --word-forms word-forms-fa.tsv`` fetches the pinned packages into a temporary
folder and writes ``proceedings_db/text/data``. The same inputs give the same bytes.
"""
