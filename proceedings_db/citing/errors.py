"""What can be wrong with a request for a citation list."""

from __future__ import annotations

from proceedings_db.records import ProceedingsError


class StyleError(ProceedingsError):
    """A style that is not known, or a CSL file that cannot be used.

    Attributes:
        style: The name or path as the caller gave it.
    """

    def __init__(self, message: str, *, style: str) -> None:
        self.style = style
        super().__init__(f"{style}: {message}")


class OptionError(ProceedingsError):
    """An option that the style does not have.

    Attributes:
        option: The option's name as the caller gave it.
    """

    def __init__(self, message: str, *, option: str) -> None:
        self.option = option
        super().__init__(message)


class MissingExtraError(ProceedingsError):
    """A part of the installation that this format needs and that is not there.

    Attributes:
        extra: The extra that brings it: ``cite`` or ``pdf``.
    """

    def __init__(self, *, needed_for: str, extra: str) -> None:
        self.extra = extra
        super().__init__(f"{needed_for} needs the extra '{extra}': pip install 'proceedings-db[{extra}]'")


class EngineError(ProceedingsError):
    """The engine that formats citations stopped, with what it said."""
