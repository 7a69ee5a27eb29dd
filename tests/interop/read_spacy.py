"""spaCy: Doc.from_json, DocBin, and its own tokenizer with the marks on it."""

import warnings

import spacy
from spacy.tokens import Doc, DocBin
from spacy.training import Example, offsets_to_biluo_tags

from common import expected, lines, losses, same, subsets

# W030, "some entities could not be aligned", is an error, as are all others.
warnings.simplefilter("error")

NLP = spacy.blank("ar")
EXPECTED = expected()


def marks(document):
    return document["works"][0]["marks"]


def trimmed(mark):
    """A mark without what Python alone calls white space: U+001C to U+001F."""
    quote = mark["quote"].strip()
    start = mark["start"] + mark["quote"].find(quote)
    return (start, start + len(quote), mark["label"], quote) if quote else None


def read(export):
    docs = {}
    for path in subsets(export).values():
        for record in lines(path):
            docs[record["id"]] = Doc(NLP.vocab).from_json(record, validate=True)
            same(docs[record["id"]].text, record["text"], record["id"])
    same(sorted(docs), sorted(EXPECTED), export)
    return docs


def described(spans):
    return sorted((span.start_char, span.end_char, span.label_, span.text) for span in spans)


def check(export, is_whole):
    docs = read(export)
    widened = 0
    for name, doc in docs.items():
        where = f"{export} {name}"
        wanted = sorted(filter(None, map(trimmed, marks(EXPECTED[name]))))
        found = described(doc.spans["sc"])
        if is_whole:
            same(len(found), len(wanted), where)
            for mark in wanted:
                held = [span for span in found if span[0] <= mark[0] and mark[1] <= span[1] and span[2] == mark[2]]
                assert any(mark[3] in span[3] for span in held), f"{where}: {mark} is in none of {found}"
            widened += len(wanted) - sum(span in wanted for span in found)
        else:
            same(found, wanted, where)
        for ent in described(doc.ents):
            assert ent in found, f"{where}: {ent} is not among {found}"
        # No tag is "-", which training would pass over.
        tags = offsets_to_biluo_tags(doc, [(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents])
        assert "-" not in tags, f"{where}: {tags}"
    if is_whole:
        assert (widened > 0) == (losses(export).get("spans_inside_tokens", 0) > 0), export
    kept(export, docs)
    return docs


def kept(export, docs):
    """What comes back from a DocBin is what was put in."""
    again = DocBin().from_bytes(DocBin(docs=docs.values()).to_bytes()).get_docs(NLP.vocab)
    for name, doc, back in zip(docs, docs.values(), again, strict=True):
        same(described(back.ents), described(doc.ents), f"{export} {name}")
        same(described(back.spans["sc"]), described(doc.spans["sc"]), f"{export} {name}")


def trained_by(docs):
    """Has spaCy's own tokenizers, by whose tokens models are trained, take the entities."""
    for nlp in (spacy.blank(language) for language in ("ar", "fa", "he", "ur", "en", "xx")):
        for name, doc in docs.items():
            ents = [(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents]
            example = Example.from_dict(nlp.make_doc(doc.text), {"entities": ents})
            aligned = [(ent.start_char, ent.end_char, ent.label_) for ent in example.reference.ents]
            same(aligned, ents, f"{nlp.lang} {name}")


check("exact", is_whole=False)
check("outermost", is_whole=False)
trained_by(check("whole", is_whole=True))
trained_by(check("whole-blanks", is_whole=True))
