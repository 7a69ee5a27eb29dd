"""PyLD on our Web Annotations, and pySHACL on what they say in RDF."""

import json
from collections import Counter
from pathlib import Path

from pyld import jsonld
from pyshacl import validate
from rdflib import RDF, Graph, Namespace

from common import FOLDER, expected, same, subsets

HERE = Path(__file__).parent
ADDRESS = "http://www.w3.org/ns/anno.jsonld"
CONTEXT = json.loads((HERE / "web_annotation_context.json").read_text("utf-8"))
SHAPES = Graph().parse(HERE / "web_annotation_shapes.ttl", format="turtle")
OA, SCHEMA = Namespace("http://www.w3.org/ns/oa#"), Namespace("http://schema.org/")
EXPECTED = expected()


def load(address, options):
    same(address, ADDRESS, "context")
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": address, "document": CONTEXT}


def dropped(term):
    raise AssertionError(f"{term} is no term of the context")


def plain(value):
    """As JSON-LD compacts it: one value without a list."""
    if isinstance(value, list):
        return plain(value[0]) if len(value) == 1 else [plain(one) for one in value]
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    return value


def expand(items):
    expanded = jsonld.expand(items, on_property_dropped=dropped)
    same(len(expanded), len(items), "expanded")
    back = jsonld.compact(expanded, ADDRESS)
    same(back["@graph"], [{key: plain(item[key]) for key in item if key != "@context"} for item in items], "compacted")
    return expanded


def marks(graph):
    """The pieces of marks with their labels; the words are those that the offsets cut out."""
    for mark in graph.subjects(OA.motivatedBy, OA.tagging):
        (label,) = {
            graph.value(body, RDF.value).value
            for body in graph.objects(mark, OA.hasBody)
            if (body, OA.hasPurpose, OA.tagging) in graph
        }
        for target in graph.objects(mark, OA.hasTarget):
            report = graph.value(target, OA.hasSource)
            text = graph.value(report, SCHEMA.text, any=False).value
            selectors = list(graph.objects(target, OA.hasSelector))
            ((start, end),) = [
                (graph.value(one, OA.start).value, graph.value(one, OA.end).value)
                for one in selectors
                if (one, RDF.type, OA.TextPositionSelector) in graph
            ]
            (quote,) = [one for one in selectors if (one, RDF.type, OA.TextQuoteSelector) in graph]
            exact, prefix, suffix = (graph.value(quote, OA[words]).value for words in ("exact", "prefix", "suffix"))
            same(text[start:end], exact, report)
            assert text[:start].endswith(prefix) and text[end:].startswith(suffix), f"{report} {start} to {end}"
            yield report.removeprefix("urn:wasim:"), label, start, end, text[start:end]


found, links = Counter(), 0
jsonld.set_document_loader(load)
for path in subsets("annotations", "json").values():
    quads = jsonld.to_rdf(expand(json.loads(path.read_text("utf-8"))), {"format": "application/n-quads"})
    graph = Graph().parse(data=quads, format="nt")
    conforms, _, said = validate(graph, shacl_graph=SHAPES, inplace=True)
    assert conforms, said
    found.update(marks(graph))
    links += len(list(graph.subjects(OA.motivatedBy, OA.linking)))
wanted = Counter(
    (name, mark["label"], start, end, document["text"][start:end])
    for name, document in EXPECTED.items()
    for work in document["works"]
    for mark in work["marks"]
    for start, end in mark["pieces"]
)
same(found, wanted, "annotations")
same(links, sum(len(work["links"]) for document in EXPECTED.values() for work in document["works"]), "relations")
