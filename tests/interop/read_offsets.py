"""doccano, Prodigy, brat and CoNLL: cut as those programs cut, by the code points of Python's strings.

None of them can be installed beside the others (servers, and a program that is sold), so
here is how they take their files: doccano's server and Prodigy slice the `text` of a
line; brat slices the `.txt` by each fragment and joins these with a blank; what trains on
CoNLL has tokens and tags alone.
"""

import re
from collections import Counter

from common import FOLDER, expected, lines, losses, same, shown, subsets

EXPECTED = expected()


def work(name):
    (work,) = EXPECTED[name]["works"]
    return work


def records(export):
    return [record for path in subsets(export).values() for record in lines(path)]


def links(name):
    return [(link["from"], link["to"], link["type"]) for link in work(name)["links"]]


def every_document(found, export):
    same(sorted(found), sorted(EXPECTED), export)


def read_doccano():
    for line in records("doccano"):
        name, text, entities = line["id"], line["text"], line["entities"]
        found = [(one["label"], text[one["start_offset"] : one["end_offset"]]) for one in entities]
        same(found, [(mark["label"], mark["quote"]) for mark in work(name)["marks"]], name)
        # Its importer takes numbers as ids, and refuses what is empty or beyond the text.
        places = {one["id"]: place for place, one in enumerate(entities)}
        assert all(type(number) is int for number in places) and len(places) == len(entities), name
        assert all(0 <= one["start_offset"] < one["end_offset"] <= len(text) for one in entities), name
        found = [(places[one["from_id"]], places[one["to_id"]], one["type"]) for one in line["relations"]]
        same(found, links(name), name)
        yield name


def check_tokens(text, tokens, where):
    """They are in order and apart, what they say, and all that can be seen is in one."""
    end = 0
    for number, token in enumerate(tokens):
        same((token["id"], token["text"]), (number, text[token["start"] : token["end"]]), where)
        assert end <= token["start"] < token["end"] and not shown(text[end : token["start"]]), where
        end = token["end"]
        # Python alone takes U+001C to U+001F for white space.
        same(token["ws"], text[end : end + 1].strip("\x1c\x1d\x1e\x1f").isspace(), where)
    assert not shown(text[end:]), where


def read_prodigy(export, is_exact):
    widened = 0
    for line in records(export):
        name, text, tokens, spans = line["meta"]["report"], line["text"], line["tokens"], line["spans"]
        check_tokens(text, tokens, name)
        for mark, span in zip(work(name)["marks"], spans, strict=True):
            same(span["label"], mark["label"], name)
            words, quote = text[span["start"] : span["end"]], mark["quote"]
            assert words == quote if is_exact else quote in words, f"{export} {name}: {words!r} is not {quote!r}"
            widened += words != quote
            if "token_start" in span:
                edges = tokens[span["token_start"]]["start"], tokens[span["token_end"]]["end"]
                same((span["start"], span["end"]), edges, name)
            else:
                assert not shown(words), f"{export} {name}: {words!r} is on no token"
        found = [(one["head_span"], one["child_span"], one["label"]) for one in line.get("relations", [])]
        same(found, [(spans[start], spans[end], label) for start, end, label in links(name)], name)
        for one in line.get("relations", []):
            ends = [(one["head"], one["head_span"]), (one["child"], one["child_span"])]
            assert all(token == span["token_end"] for token, span in ends), name
        yield name
    same(widened, losses(export).get("spans_inside_tokens", 0), export)


def read_brat():
    for path in sorted((FOLDER / "brat").glob("**/*.ann")):
        name, text = path.stem, path.with_suffix(".txt").read_bytes().decode("utf-8")
        same(text, EXPECTED[name]["text"], name)
        found, relations = [], []
        # As brat does, which takes any end of a line for one.
        for line in path.read_bytes().decode("utf-8").splitlines():
            fields = line.split("\t", 2)
            if line[0] == "T":
                label, offsets = fields[1].split(" ", 1)
                pieces = [tuple(map(int, piece.split())) for piece in offsets.split(";")]
                same(fields[0], f"T{len(found) + 1}", name)
                same(fields[2], " ".join(text[start:end] for start, end in pieces), name)
                assert all(len(text[start:end].splitlines()) == 1 for start, end in pieces), f"{name}: {line}"
                found.append((label, "".join(shown(text[start:end]) for start, end in pieces)))
            elif line[0] == "R":
                kind, start, end = fields[1].split()
                relations.append((int(start.removeprefix("Arg1:T")) - 1, int(end.removeprefix("Arg2:T")) - 1, kind))
            else:
                assert re.match(r"A\d+\t\S+ [TR]\d+( \S+)?$|#\d+\tAnnotatorNotes [TR]\d+\t", line), f"{name}: {line!r}"
        wanted = [
            (mark["label"], "".join(shown(text[start:end]) for start, end in mark["pieces"]))
            for mark in work(name)["marks"]
        ]
        same(found, wanted, name)
        same(relations, links(name), name)
        yield name


def entities(tags, entity):
    """The label of each entity, its first token and the one past its last; `entity` is how one is spelled."""
    letters = "".join(tag[0] for tag in tags)
    assert re.fullmatch(f"({entity}|O)*", letters), tags
    for one in re.finditer(entity, letters):
        (label,) = {tag[2:] for tag in tags[one.start() : one.end()]}
        yield label, one.start(), one.end()


def read_conll(export, entity="BI*", is_exact=True):
    count, found = 0, Counter()
    for path in subsets(export, "conll").values():
        name, at, rows = None, 0, []
        for line in path.read_bytes().decode("utf-8").split("\n"):
            if line.startswith("# id = ") and not rows:
                name, at = line.removeprefix("# id = "), 0
                yield name
            elif line:
                rows.append(line.split("\t"))
            elif rows:
                # The words are in the text in their order, with nothing to be seen between.
                text, edges = EXPECTED[name]["text"], []
                for token, _ in rows:
                    start = text.index(token, at)
                    assert not shown(text[at:start]), f"{export} {name}: {text[at:start]!r} is in no token"
                    at = start + len(token)
                    edges.append((start, at))
                for label, first, past in entities([tag for _, tag in rows], entity):
                    count += 1
                    found[name, label, edges[first][0], edges[past - 1][1]] += 1
                rows = []
    wanted = Counter(
        (name, mark["label"], mark["start"], mark["end"]) for name in EXPECTED for mark in work(name)["marks"]
    )
    same(count, wanted.total() - losses(export).get("overlapping_spans", 0), export)
    if is_exact:
        trimmed = Counter(map(seen, wanted.elements()))
        found = Counter(map(seen, found.elements()))
        assert found <= trimmed, f"{export}: {found - trimmed} were not marked"
    else:
        for name, label, start, end in found:
            held = [mark for mark in wanted if mark[:2] == (name, label) and start <= mark[2] and mark[3] <= end]
            assert held, f"{export} {name}: {label} from {start} to {end} holds no mark"


def seen(mark):
    """A mark without what can't be seen at its edges, which no token has to hold."""
    name, label, start, end = mark
    text = EXPECTED[name]["text"]
    while start < end and not shown(text[start]):
        start += 1
    while start < end and not shown(text[end - 1]):
        end -= 1
    return name, label, start, end


every_document(read_doccano(), "doccano")
every_document(read_prodigy("prodigy", is_exact=True), "prodigy")
every_document(read_prodigy("prodigy-whole", is_exact=False), "prodigy-whole")
every_document(read_brat(), "brat")
every_document(read_conll("conll"), "conll")
every_document(read_conll("conll-bioes", entity="S|BI*E"), "conll-bioes")
every_document(read_conll("conll-whole", is_exact=False), "conll-whole")
