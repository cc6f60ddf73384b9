"""CSL items to citation lists, each entry in its own language, as a Persian editor prints them.

``cite`` writes a list, ``cite_entries`` gives its entries, ``write_booklet`` prints a conference's booklet,
``list_styles`` says which styles there are, ``write_style`` gives one as a CSL file for other programs.
"""

from __future__ import annotations

from proceedings_db.citing.booklet import BookletPaper, write_booklet
from proceedings_db.citing.entries import CslItem, Entry, InText, Run
from proceedings_db.citing.errors import EngineError, MissingExtraError, OptionError, StyleError
from proceedings_db.citing.lists import cite_entries, cite_lists
from proceedings_db.citing.markers import to_marker
from proceedings_db.citing.writing import FORMATS, Format, ListedStyle, cite, list_styles, write_style

__all__ = [
    "FORMATS",
    "BookletPaper",
    "CslItem",
    "EngineError",
    "Entry",
    "Format",
    "InText",
    "ListedStyle",
    "MissingExtraError",
    "OptionError",
    "Run",
    "StyleError",
    "cite",
    "cite_entries",
    "cite_lists",
    "list_styles",
    "to_marker",
    "write_booklet",
    "write_style",
]
