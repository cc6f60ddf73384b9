"""Articles of journals, magazines and newspapers in Latin letters."""

from __future__ import annotations

from proceedings_db.reading.references.generate import words_latin as words
from proceedings_db.reading.references.generate.draft import Draft, maybe, weighted
from proceedings_db.reading.references.generate.elements_latin import Element
from proceedings_db.reading.references.generate.templates_latin import LatinTemplate


def _journal(t: LatinTemplate) -> str:
    """Return the name of a journal, known or made."""
    rng = t.rng
    if rng.random() < 0.7:
        return rng.choice(words.JOURNALS)
    name = f"{rng.choice(words.ADJECTIVES)} {rng.choice(words.NOUNS)}".title()
    if rng.random() < 0.12:
        return rng.choice(words.NOUNS).title() + rng.choice(["", "", f" and {rng.choice(words.NOUNS).title()}"])
    heads = ["Journal of ", "International Journal of ", "Quarterly Journal of ", "", "Iranian Journal of ",
             "Journal of the ", "Research in ", "J. ", "Iran J ", "Annals of ", "Advances in "]  # fmt: skip
    tails = ["", "", "", "", " Letters", " Research", " Studies", " Review", " Quarterly", " Bulletin"]
    return rng.choice(heads) + name + rng.choice(tails)


def _add_cued(draft: Draft, shape: str, volume: str, issue: str, t: LatinTemplate) -> None:
    """Add volume and issue with their words, in either order."""
    rng = t.rng
    vol = (rng.choice(["Vol. ", "vol. ", "Vol.", "Vol ", "Volume "]), "volume", volume)
    num = (rng.choice(["No. ", "no. ", "No.", "Issue ", "No "]), "issue", issue)
    chosen = {"Vol No": [vol, num], "No": [num], "No Vol": [num, vol]}[shape]
    for number, (cue, name, text) in enumerate(chosen):
        draft.text((", " if number else "") + cue).value(name, text)


def _add_figures(t: LatinTemplate, draft: Draft) -> str:
    """Add volume and issue after a journal, the year among them at times; return the shape drawn."""
    rng = t.rng
    volume, issue = str(rng.randint(1, 120)), str(rng.randint(1, 24))
    if rng.random() < 0.08:
        issue = f"{issue}{rng.choice(['-', ' & ', ' and ', '/'])}{int(issue) + 1}"
    elif rng.random() < 0.04:
        volume = f"{volume}-{int(volume) + 1}"
    shape = weighted(
        rng,
        [("v(i)", 10), ("Vol No", 5), ("v", 4), ("No", 2), ("v, i", 1), ("No Vol", 0.8), ("v(year)", 0.4),
         ("", 0.4), ("v i", 0.4)],
    )  # fmt: skip
    late = not t.year_done
    if late and t.style == "medical":
        draft.text(rng.choice([" ", ". ", ". "]))
        t.year(draft).text(rng.choice(["; ", ";", ": ", "; ", ";"]))
    elif shape:
        draft.text(rng.choice([", ", ", ", " ", ". "]))
    if shape in ("v(i)", "v, i", "v i"):
        left, right = {"v(i)": rng.choice([("(", ")"), (" (", ")")]), "v, i": (", ", ""), "v i": (" ", "")}[shape]
        draft.value("volume", volume).text(left).value("issue", issue).text(right)
    elif shape in ("v", "v(year)"):
        draft.text(rng.choice(["", "", "v. ", "v.", "Vol. "])).value("volume", volume)
        if shape == "v(year)" and late and not t.year_done:
            t.year(draft.text("(")).text(")")
    elif shape:
        _add_cued(draft, shape, volume, issue, t)
    return shape


def _add_journal(t: LatinTemplate, draft: Draft, journal: str) -> None:
    """Add the journal, with the society that publishes it at times."""
    rng = t.rng
    draft.text(rng.choice(["", "", "", "", "", "", "In ", "in: "])).value("container_title", journal)
    if rng.random() < 0.03:
        left, right = rng.choice([(", ", ""), (" (", ")")])
        draft.text(left).value("publisher", rng.choice(words.SOCIETIES)).text(right)


def make_article(t: LatinTemplate, kind: str) -> Draft:
    """Return an entry for an article of a journal."""
    rng = t.rng
    draft = Draft("en", kind)
    t.head(draft, t.names(), t.titles.title())
    journal = _journal(t)
    t.join(draft, [*maybe(rng, 0.02, t.role("translator")), lambda d: _add_journal(t, d, journal)])
    if rng.random() < 0.02:
        return _in_press(t, draft)
    shape = _add_figures(t, draft)
    if not t.year_done and rng.random() < 0.6:
        left, right = rng.choice([(", ", ""), (" (", ")"), (", ", "")])
        t.year(draft.text(left)).text(right)
    if rng.random() < 0.92:
        draft.text(rng.choice([", ", ": ", ":", ", ", ". "]) if shape or t.style != "medical" else "")
        t.pages()(draft)
    if rng.random() < 0.02:
        draft.text(rng.choice([" (", " ["])).value("note", rng.choice(["Journal", "abstract", "review"]))
        draft.text(")" if draft.pieces[-2].text == " (" else "]")
    return t.close(t.join(draft, maybe(rng, 0.12, t.address())))


def _in_press(t: LatinTemplate, draft: Draft) -> Draft:
    """End an article that is not printed yet."""
    note = t.rng.choice(["In Press", "in press", "InPress", "In Press, Corrected Proof", "Article in press"])
    t.join(draft, [lambda d: d.value("note", note)])
    if not t.year_done:
        draft.text(", Available online ")
        t.year_done = True
        draft.value("issued", t.day())
    return t.close(draft)


def make_magazine(t: LatinTemplate, kind: str) -> Draft:
    """Return an entry for an article of a magazine."""
    rng = t.rng
    draft = Draft("en", kind)
    t.full_dates = rng.random() < 0.4
    t.head(draft, t.names(2), t.titles.title())
    name = rng.choice(words.MAGAZINES)
    if rng.random() < 0.25:
        topic = rng.choice(words.NOUNS).title()
        name = rng.choice([f"{topic} Magazine", f"{topic} Today", f"The {topic} Monthly", f"{topic} Weekly"])
    t.join(draft, [lambda d: d.value("container_title", name)])
    if rng.random() < 0.75:
        _add_figures(t, draft)
    return t.close(t.join(draft, [*maybe(rng, 0.6, t.pages()), *maybe(rng, 0.1, t.address())]))


def make_newspaper(t: LatinTemplate, kind: str) -> Draft:
    """Return an entry for an article of a newspaper."""
    rng = t.rng
    draft = Draft("en", kind)
    t.full_dates = rng.random() < 0.7
    t.head(draft, t.names(2) if rng.random() < 0.85 else [], t.titles.title())
    paper = rng.choice(words.NEWSPAPERS)
    elements: list[Element] = [lambda d: d.value("container_title", paper)]
    issue = str(rng.randint(10, 9000))
    elements += maybe(rng, 0.3, lambda d: d.text("No. ").value("issue", issue)) + maybe(rng, 0.4, t.pages(cue=True))
    return t.close(t.join(draft, elements))
