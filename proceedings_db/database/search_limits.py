"""The limits of a query that are no words, years and types of publication, as conditions on rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from proceedings_db.text.calendars import jalali_to_gregorian, to_gregorian_year

if TYPE_CHECKING:
    from proceedings_db.database.search_terms import Alternative, Kind, Years

_EARLIEST, _LATEST = 1, 9999
_JOINS: Final[dict[Kind, str]] = {
    "paper": "LEFT JOIN volume v ON v.id = r.volume_id LEFT JOIN conference c ON c.id = v.conference_id",
    "reference": "",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """Conditions on the row ``r`` of a record, the further tables that they need, and the values that they name."""

    where: str = "TRUE"
    joins: str = ""
    values: dict[str, str | int] = field(default_factory=dict)


def to_limits(alternative: Alternative, kind: Kind) -> Limits | None:
    """Return the conditions for ``kind``; ``None`` where it has no such thing: a person has no year."""
    if alternative.years is None and not alternative.types:
        return Limits()
    if kind not in _JOINS:
        return None
    where: list[str] = []
    values: dict[str, str | int] = {}
    if alternative.types:
        names = [f"type{number}" for number in range(len(alternative.types))]
        values |= dict(zip(names, sorted(alternative.types), strict=True))
        listed = ", ".join(f":{name}" for name in names)
        where.append(f"r.csl_type IN ({listed})" + (f" OR r.type IN ({listed})" if kind == "paper" else ""))
    if alternative.years is not None:
        where.append(_of_papers(alternative.years) if kind == "paper" else "r.year_gregorian BETWEEN :first AND :last")
        values |= _values(alternative.years, kind)
    return Limits(" AND ".join(f"({condition})" for condition in where), _JOINS[kind], values)


def _of_papers(years: Years) -> str:
    """A paper's year is its volume's, which is Gregorian; a Jalali year is told by the day of the meeting."""
    by_volume = "v.year BETWEEN :first AND :last"
    if not years.is_jalali:
        return by_volume
    return (
        f"CASE WHEN c.start_date IS NULL THEN {by_volume} "
        "ELSE c.start_date >= :first_day AND c.start_date <= :last_day END"
    )


def _values(years: Years, kind: Kind) -> dict[str, str | int]:
    first, last = years.first or _EARLIEST, years.last or _LATEST
    if not years.is_jalali:
        return {"first": first, "last": last}
    values: dict[str, str | int] = {
        "first": to_gregorian_year(first, "jalali") if years.first else _EARLIEST,
        "last": to_gregorian_year(last, "jalali") if years.last else _LATEST,
    }
    if kind == "paper":
        values["first_day"] = jalali_to_gregorian(first, 1, 1).isoformat() if years.first else ""
        after = jalali_to_gregorian(last + 1, 1, 1) if years.last else None
        values["last_day"] = (after - timedelta(days=1)).isoformat() if after else "9999"
    return values
