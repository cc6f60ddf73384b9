"""The graph of citations as GraphML, for Gephi, yEd, igraph and networkx."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TextIO, cast
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from proceedings_db.records import Name, Paper, Reference, Volume

if TYPE_CHECKING:
    from io import TextIOBase

NAMESPACE: Final = "http://graphml.graphdrawing.org/xmlns"

# What a node or an edge may say, with its type in GraphML.
_NODE_KEYS: Final = {
    "kind": "string", "label": "string", "title": "string", "authors": "string", "year": "int", "csl_type": "string",
    "language": "string", "doi": "string", "citation_key": "string", "volume": "string", "conference": "string",
}  # fmt: skip
_EDGE_KEYS: Final = {"kind": "string", "weight": "int"}
# What XML 1.0 has no way to say.
_NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Node:
    """A paper, a work or a person under its public key, that of a person after ``person:``; ``kind`` says which."""

    key: str
    kind: str
    facts: dict[str, str | int | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edge:
    """From a paper to what it cites, or from a person to a paper; ``weight`` counts how often."""

    source: str
    target: str
    kind: str
    weight: int = 1


def paper_node(paper: Paper, volume: Volume) -> Node:
    """Return the node of a paper."""
    conference = volume.conference
    facts: dict[str, str | int | None] = {
        "label": paper.title,
        "title": paper.title,
        "authors": _listed(author.name for author in paper.authors if author.role == "author"),
        "year": volume.year,
        "csl_type": paper.csl_type,
        "language": paper.language,
        "doi": paper.doi,
        "citation_key": paper.citation_key,
        "volume": volume.title,
        "conference": conference.name if conference else None,
    }
    return Node(paper.key or "", "paper", facts)


def work_node(key: str, reference: Reference) -> Node:
    """Return the node of a cited work, as its first reference tells of it; its year is Gregorian."""
    facts: dict[str, str | int | None] = {
        "label": reference.title or reference.raw_text,
        "title": reference.title,
        "authors": _listed(reference.names_of("author")),
        "year": reference.year_gregorian,
        "csl_type": reference.csl_type,
        "language": reference.language,
        "doi": reference.doi,
        "volume": reference.container_title,
    }
    return Node(key, "work", facts)


def person_node(key: str, name: str) -> Node:
    """Return the node of a person."""
    return Node(to_person_id(key), "person", {"label": name})


def to_person_id(key: str) -> str:
    """Return the id of a person's node: keys of people and of works may be the same."""
    return f"person:{key}"


def write_graphml(nodes: Iterable[Node], edges: Iterable[Edge], out: TextIO) -> tuple[int, int]:
    """Write a directed graph, one element in memory at a time, and return how many nodes and edges."""
    # It writes text to what is open for text, whatever its stubs say.
    xml = XMLGenerator(cast("TextIOBase", out), "UTF-8", short_empty_elements=True)
    xml.startDocument()
    with _element(xml, "graphml", {"xmlns": NAMESPACE}):
        xml.characters("\n")
        for domain, keys in (("node", _NODE_KEYS), ("edge", _EDGE_KEYS)):
            for name, kind in keys.items():
                attributes = {"id": f"{domain}_{name}", "for": domain, "attr.name": name, "attr.type": kind}
                with _element(xml, "key", attributes):
                    pass
                xml.characters("\n")
        with _element(xml, "graph", {"id": "citations", "edgedefault": "directed"}):
            xml.characters("\n")
            node_count = sum(_write_node(xml, node) for node in nodes)
            edge_count = sum(_write_edge(xml, edge) for edge in edges)
        xml.characters("\n")
    xml.endDocument()
    out.write("\n")
    return node_count, edge_count


def _listed(names: Iterable[Name]) -> str:
    return "; ".join(name.display for name in names)


def _write_node(xml: XMLGenerator, node: Node) -> int:
    with _element(xml, "node", {"id": _clean(node.key)}):
        _write_facts(xml, "node", {"kind": node.kind, **node.facts})
    xml.characters("\n")
    return 1


def _write_edge(xml: XMLGenerator, edge: Edge) -> int:
    with _element(xml, "edge", {"source": _clean(edge.source), "target": _clean(edge.target)}):
        _write_facts(xml, "edge", {"kind": edge.kind, "weight": edge.weight})
    xml.characters("\n")
    return 1


def _write_facts(xml: XMLGenerator, domain: str, facts: dict[str, str | int | None]) -> None:
    for name, value in facts.items():
        if value is not None and value != "":
            with _element(xml, "data", {"key": f"{domain}_{name}"}):
                xml.characters(_clean(str(value)))


@contextmanager
def _element(xml: XMLGenerator, name: str, attributes: dict[str, str]) -> Iterator[None]:
    xml.startElement(name, AttributesImpl(attributes))
    yield
    xml.endElement(name)


def _clean(text: str) -> str:
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)
