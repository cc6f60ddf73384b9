"""The view of self-citations: how the authors of a paper are known among the names in its reference list."""

from __future__ import annotations

from typing import Final


def _bare(given: str) -> str:
    """A given name to be compared: «سید هادی», «سیدهادی» and «هادی» are one, and so are «م. ر.» and «م.ر»."""
    return f"lower(replace(replace(replace({given}, ' ', ''), '.', ''), 'سید', ''))"


def _begins(text: str, beginning: str) -> str:
    """Whether a text begins with another one that may hold the wild cards of LIKE."""
    return f"substr({text}, 1, length({beginning})) = {beginning}"


_CITED, _OWN = _bare("n.given"), _bare("k.given")
_IS_LATIN: Final = "n.family_key < 'ء'"

# Both keys are folded. What of the whole name stands before the family name is no longer than the given name, and
# both family names begin alike: «نیا» is not «حافظ‌نیا», nor «رضایی» «علی‌رضایی».
_SAME_FAMILY: Final = f"""substr(k.name_key, 1 + length(k.name_key) - length(n.family_key)) = n.family_key
                AND length(k.name_key) - length(n.family_key) <= length(replace(coalesce(k.given, ''), ' ', ''))
                AND ({_IS_LATIN} OR substr(n.family_key, 1, 1)
                     = replace(substr(coalesce(k.family, k.literal), 1, 1), 'آ', 'ا'))"""

_IS_INITIAL: Final = f"""substr({_CITED}, 1, 1) = substr({_OWN}, 1, 1)
                AND (n.given LIKE '%.%' OR k.given LIKE '%.%' OR length({_CITED}) < 3 OR length({_OWN}) < 3)"""

# A key is the name in Latin letters, the family name first; «سید» is printed in Latin or is not.
_KEY_IS_OF_NAME: Final = "\n                OR ".join(
    _begins(key, f"({family} || '-' || lower(substr(n.given, 1, 1)))")
    for family in ("n.family_key", "lower(replace(n.family, ' ', '-'))")
    for key in ("x.key", "replace(x.key, '-seyed-', '-')")
)

# Quickly told, and not so for most.
_BEGIN_ALIKE: Final = "substr(x.key, 1, 1) = substr(n.family_key, 1, 1)"

_BY_NAME: Final = f"""CASE WHEN {_SAME_FAMILY}
                THEN CASE WHEN n.given IS NULL OR k.given IS NULL THEN 'family'
                          WHEN {_CITED} = {_OWN} THEN 'name'
                          WHEN {_IS_INITIAL} THEN 'initials' END
                WHEN {_IS_LATIN} AND {_BEGIN_ALIKE} AND ({_KEY_IS_OF_NAME}) THEN 'latin' END"""

_COLUMNS: Final = """p.key AS paper_key, r.position, a.name_as_printed AS author, r.raw_text, {evidence} AS evidence,
               x.key AS person_key, r.key AS reference_key, w.key AS work_key, a.key AS authorship_key"""

_BY_SAME_PERSON: Final = """own.paper_id = w.paper_id AND own.person_id = a.person_id AND own.role = 'author'"""

SELF_CITATION: Final = f"""
        SELECT {_COLUMNS.format(evidence="'paper'")}
        FROM work w JOIN reference r ON r.work_id = w.id JOIN paper p ON p.id = r.paper_id
             JOIN authorship a ON a.paper_id = p.id AND a.role = 'author' JOIN person x ON x.id = a.person_id
             JOIN authorship own ON {_BY_SAME_PERSON}
        WHERE w.paper_id IS NOT NULL
        UNION ALL
        SELECT {_COLUMNS.format(evidence=f"max({_BY_NAME})")}
        FROM paper p JOIN authorship a ON a.paper_id = p.id AND a.role = 'author'
             JOIN person x ON x.id = a.person_id JOIN person_name k ON k.person_id = x.id
             JOIN reference r ON r.paper_id = p.id
             JOIN reference_name n ON n.reference_id = r.id AND n.role = 'author' AND n.family_key <> ''
             LEFT JOIN work w ON w.id = r.work_id
        WHERE {_BY_NAME} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM authorship own WHERE {_BY_SAME_PERSON})
        GROUP BY p.key, r.position, a.name_as_printed, r.raw_text, x.key, r.key, w.key, a.key"""
"""A row for each author of a paper and each entry of its list that is, as far as is known, this author's own work.

``evidence`` is ``paper`` where the work is a paper of the database by the same person; else what a name in the entry
has in common with one of the person's: ``name`` all of it, ``latin`` the family name in Latin letters and the initial,
``initials`` the family name and the initial, ``family`` the family name, where one of the two has no given name. The
words stand in the alphabet as they weigh, so that the greatest is the best.
"""
