"""Given names and surnames, sifted from packages of names that were typed in registry offices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Set
from pathlib import Path
from typing import Final

from proceedings_db.text.build_data import sources
from proceedings_db.text.characters import ZWNJ
from proceedings_db.text.half_spaces.affixes import word_set

COMMON_COUNT: Final = 25
"""A word counted so often in running text is a common word first."""
COMPOUNDS: Final = 5
"""A common word that stands in so many compound given names is a given name none the less: «حسن», «ابراهیم»."""

# Words of the language that the tests above take for names.
NOT_NAMES: Final = word_set(
    "بالا بزرگ بی حاجی حالت حالی حضرت خانم داد روز زمان سی شهر شیخ عید قدم قول ماه مرد مشهد نظام وسط پور زاده نژاد آقا "
    "اقا خان بیت عبد ابو ابن بن"
)


def build_given_names(folder: Path, counts: Mapping[str, int]) -> list[str]:
    """Return the given names in order: of one word those that are words of the language, of more their compounds.

    persian-gender-detection and farsi-faker hold what clerks typed («علثیرضا», «محمد چواد»), words that are
    nobody's name («جامعه») and families («احمدی»): a name must be known to two of three lexicons, or be in the small
    checked lists of Faker and mimesis; it must be neither a common word nor a family by its form.
    """
    faker = sources.read_faker(folder)
    checked = {*faker["first_names_male"], *faker["first_names_female"], *sources.read_mimesis(folder)[0]}
    typed = sources.read_farsi_faker(folder)
    registered = {*sources.read_gender_names(folder), *typed["male_names"], *typed["female_names"]}
    parts = Counter(part for name in registered if " " in name for part in name.split())
    known = _known_words(folder)
    single = {
        name
        for name in registered
        if " " not in name and len(name) > 1 and known[name] > 1 and _is_no_common_word(name, counts, parts)
    }
    single |= {name for name in checked if " " not in name and ZWNJ not in name}
    families = set(build_surnames(folder))
    single = {name for name in single if name in checked or not _is_family(name, families, parts)} - NOT_NAMES
    compounds = {name for name in registered | checked if " " in name and _is_compound(name.split(), single)}
    joined = {name for name in registered if name not in single and _is_joined_compound(name, single)}
    return sorted(single | compounds | joined)


def _known_words(folder: Path) -> Counter[str]:
    """Return of each word how many of three lexicons have it."""
    lexicons: tuple[Set[str], ...] = (
        {word.form for word in sources.read_hazm_words(folder)},
        {word.form for word in sources.read_lilak(folder)},
        sources.read_shekar_vocabulary(folder).keys(),
    )
    return Counter(word for lexicon in lexicons for word in lexicon)


def _is_no_common_word(name: str, counts: Mapping[str, int], parts: Mapping[str, int]) -> bool:
    return counts.get(name, 0) < COMMON_COUNT or parts.get(name, 0) >= COMPOUNDS


def _is_family(name: str, families: Set[str], parts: Mapping[str, int]) -> bool:
    """Whether a name is a family by its form («احمدی», «شفیعی‌نیا») and hardly part of given names."""
    is_made = name.endswith(("ی", "پور", "زاده", "نیا", "نژاد"))
    return is_made and name in families and parts.get(name, 0) < COMPOUNDS


def _is_compound(parts: list[str], single: Set[str]) -> bool:
    tails = {"الله", "اله", "الدین", "سادات", "بی", "خان", "خانم", "آقا", "دخت", "بانو", "ناز", "النسا", "الملوک"}
    return all(part in single or part in tails for part in parts) and any(part in single for part in parts)


def _is_joined_compound(name: str, single: Set[str]) -> bool:
    """Whether ``name`` is two given names of three letters or more written as one word: «محمدپارسا»."""
    return any(name[:cut] in single and name[cut:] in single for cut in range(3, len(name) - 2))


def build_surnames(folder: Path) -> list[str]:
    """Return the surnames in order."""
    lists: Iterable[list[str]] = (
        sources.read_faker(folder)["last_names"],
        sources.read_mimesis(folder)[1],
        sources.read_farsi_faker(folder)["last_names"],
    )
    return sorted({name for names in lists for name in names if len(name) > 2})
