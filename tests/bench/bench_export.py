"""Export of 100,000 papers against raw string formatting of the same values, and how much memory it takes."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from itertools import repeat
from time import process_time
from typing import TextIO

from proceedings_db.exchange.bibtex import write_bibtex
from proceedings_db.exchange.csl import paper_to_csl
from proceedings_db.exchange.csl_json import write_csl_json
from proceedings_db.exchange.items import CslItem
from proceedings_db.exchange.ris import write_ris
from tests.exchange.factories import a_paper, a_volume

ENTRIES = 100_000
ROUNDS = 5
FEW = 2_000
Write = Callable[[Iterable[CslItem], TextIO], object]


class Sink(io.TextIOBase):
    """A file that keeps nothing."""

    def write(self, text: str) -> int:
        return len(text)


def items(count: int) -> Iterator[CslItem]:
    """The same papers over and over, each under a key of its own; making them must cost next to nothing."""
    volume = a_volume()
    models = [paper_to_csl(a_paper(page_first=page, page_last=page + 9), volume) for page in range(50)]
    for number in range(count):
        item = models[number % len(models)]
        item["id"] = f"zarghani2012naqsh{number}"
        yield item


def raw_bibtex(entries: Iterable[CslItem], out: TextIO) -> None:
    """The floor for BibTeX: the same fields put into a string, nothing checked and nothing escaped."""
    for item in entries:
        authors = " and ".join(f"{name['family']}, {name['given']}" for name in item["author"])
        bodies = " و ".join(f"{{{name['literal']}}}" for name in item["organizer"])
        year, _, day = item["issued"]["date-parts"][0]
        custom = item["custom"]
        out.write(
            f"@inproceedings{{{item['id']},\n  author = {{{authors}}},\n  title = {{{item['title']}}},\n"
            f"  booktitle = {{{item['container-title']}}},\n  eventtitle = {{{item['event-title']}}},\n"
            f"  address = {{{item['event-place']}}},\n  organization = {{{bodies}}},\n  year = {{{year}}},\n"
            f"  month = oct,\n  day = {{{day}}},\n  pages = {{{item['page'].replace('-', '--')}}},\n"
            f"  language = {{{item['language']}}},\n  langid = {{persian}},\n  keywords = {{{item['keyword']}}},\n"
            f"  abstract = {{{item['abstract']}}},\n"
            f"  note = {{{item['note']} | محل برگزاری: {custom['venue']} | وابستگی: {custom['affiliation'][0]}}},\n"
            "}\n\n"
        )


def raw_ris(entries: Iterable[CslItem], out: TextIO) -> None:
    """The floor for RIS."""
    for item in entries:
        authors = "".join(f"AU  - {name['family']}, {name['given']}\n" for name in item["author"])
        bodies = "".join(f"A4  - {name['literal']}\n" for name in item["organizer"])
        keywords = "".join(f"KW  - {keyword}\n" for keyword in item["keyword"].split(", "))
        year, month, day = item["issued"]["date-parts"][0]
        first, last = item["page"].split("-")
        place, title, custom = item["event-place"], item["container-title"], item["custom"]
        out.write(
            f"TY  - CONF\nID  - {item['id']}\n{authors}TI  - {item['title']}\nC3  - {title}\nBT  - {title}\n"
            f"T2  - {item['event-title']}\nM2  - event-date: {year}-{month}-{day}\nC1  - {place}\nCY  - {place}\n"
            f"M2  - event-place: {place}\n{bodies}DA  - {year}/{month}/{day}\nPY  - {year}\nSP  - {first}\n"
            f"EP  - {last}\nLA  - {item['language']}\n{keywords}AB  - {item['abstract']}\n"
            f"M2  - Citation Key: {item['id']}\nN1  - {item['note']}\nN1  - محل برگزاری: {custom['venue']}\n"
            f"N1  - وابستگی: {custom['affiliation'][0]}\nER  - \n\n"
        )


def bibtexparser_alone(_: Iterable[CslItem], out: TextIO) -> None:
    """What bibtexparser's model and writer cost by themselves, for one entry of 16 ready fields at a time."""
    from bibtexparser.entrypoint import write_string
    from bibtexparser.library import Library
    from bibtexparser.model import Entry, Field

    pairs = [(f"field{number}", "{x}") for number in range(16)]
    entry = Entry("inproceedings", "key", [])
    library = Library([entry])
    for _ in repeat(None, ENTRIES // ROUNDS):
        entry.fields = [Field(name, value) for name, value in pairs]
        out.write(write_string(library, unparse_stack=()))


def seconds(write: Write) -> float:
    """How long it takes to write all entries: by the best of five rounds, since the machine has other work."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = process_time()
        write(items(ENTRIES // ROUNDS), Sink())
        best = min(best, process_time() - start)
    return best * ROUNDS


def peak(write: Write, count: int) -> int:
    """The most memory held at once while writing, in bytes, into a sink that keeps nothing."""
    tracemalloc.start()
    write(items(count), Sink())
    top = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return top


def main() -> None:
    """Print the ratios."""
    formats: dict[str, tuple[Write, Write]] = {
        "bibtex": (write_bibtex, raw_bibtex),
        "biblatex": (lambda entries, out: write_bibtex(entries, out, profile="biblatex"), raw_bibtex),
        "ris": (write_ris, raw_ris),
    }
    for name, (write, raw) in formats.items():
        taken, floor = seconds(write), seconds(raw)
        few, many = peak(write, FEW), peak(write, FEW * 10)
        print(
            f"{name}: {ENTRIES / taken:,.0f} entries/s; {floor / taken:.2f} of raw formatting; "
            f"peak memory {few / 2**20:.2f} MiB for {FEW:,} entries, {many / 2**20:.2f} MiB for {FEW * 10:,}"
        )
    alone, floor = seconds(bibtexparser_alone), seconds(raw_bibtex)
    print(f"bibtexparser's writer alone: {floor / alone:.2f} of raw formatting")
    taken = seconds(write_csl_json)
    print(f"csl-json: {ENTRIES / taken:,.0f} entries/s")
    volume, paper = a_volume(), a_paper()
    start = process_time()
    for _ in repeat(None, ENTRIES // 10):
        paper_to_csl(paper, volume)
    print(f"records to CSL items: {ENTRIES / 10 / (process_time() - start):,.0f} papers/s")


if __name__ == "__main__":
    main()
