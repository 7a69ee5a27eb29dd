"""dkpro-cassis: each CAS as JSON, and as it writes it again."""

import warnings

from cassis import load_cas_from_json

from common import FOLDER, expected, same

warnings.simplefilter("error")

EXPECTED = expected()
METADATA = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
READ = {
    "not_stated": lambda words: None,
    "yes_no": lambda words: {"true": True, "false": False}[words],
    "whole": int,
    "number": float,
    "text": str,
    "several": str.splitlines,
}


def structures(cas, kind):
    """Those of a type in the order of the file, by their ids."""
    return {fs.xmiID: fs for fs in sorted(cas.select(kind), key=lambda fs: fs.xmiID)}


def check(cas):
    """Looks at all of a CAS, and says whose it is."""
    (metadata,), (work,) = structures(cas, METADATA).values(), structures(cas, "wasim.Work").values()
    where = metadata.documentId
    same(cas.sofa_string, EXPECTED[where]["text"], where)
    (wanted,) = EXPECTED[where]["works"]
    same(work.annotator or "", wanted["annotator"], where)
    attributes = {}
    for one in structures(cas, "wasim.Attribute").values():
        attributes.setdefault(one.of.xmiID, {})[one.name] = READ[one.kind](one.value)

    spans = structures(cas, "wasim.Span")
    found = [
        (span.begin, span.end, span.get_covered_text(), span.label, span.note or "", attributes.pop(at, {}))
        for at, span in spans.items()
    ]
    keys = ["start", "end", "quote", "label", "note", "attributes"]
    same(found, [tuple(mark[key] for key in keys) for mark in wanted["marks"]], where)
    places = {span: place for place, span in enumerate(spans)}
    found = [
        (places[link.Governor.xmiID], places[link.Dependent.xmiID], link.label, attributes.pop(at, {}))
        for at, link in structures(cas, "wasim.Relation").items()
    ]
    same(found, [tuple(link[key] for key in ["from", "to", "type", "attributes"]) for link in wanted["links"]], where)
    same(attributes, {}, where)
    return where


found = []
for path in (FOLDER / "files").iterdir():
    if path.name != "losses.json":
        cas = load_cas_from_json(path.read_text("utf-8"))
        found.append(check(cas))
        check(load_cas_from_json(cas.to_json()))
same(sorted(found), sorted(EXPECTED), "files")
