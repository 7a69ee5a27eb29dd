"""Label Studio's converter: our tasks under our labelling interface, to all that it makes of text."""

import csv
import json
import warnings
from xml.etree import ElementTree

from label_studio_sdk.converter import Converter

from common import FOLDER, expected, same, subsets

warnings.simplefilter("error")

EXPECTED = expected()
TASKS = FOLDER / "tasks"
INTERFACE = (TASKS / "labelling-interface.xml").read_text("utf-8")
CONVERTER = Converter(INTERFACE, project_dir=None)


def offered(tag):
    return {element.get("value") for element in ElementTree.fromstring(INTERFACE).iter(tag)}


def marks(name):
    (work,) = EXPECTED[name]["works"]
    return work["marks"]


def spans(name):
    return [(mark["start"], mark["end"], mark["label"], mark["quote"]) for mark in marks(name)]


def converted(path, form, ending):
    """What the converter makes of a file of tasks."""
    folder = FOLDER / "converted" / form / path.stem
    CONVERTER.convert(str(path), str(folder), form, is_dir=False)
    return folder / f"result.{ending}"


def check(name, text, regions, form):
    where = f"{form} {name}"
    same(text, EXPECTED[name]["text"], where)
    found = [(region["start"], region["end"], *region["labels"], region["text"]) for region in regions]
    same(found, spans(name), where)
    for start, end, _, quote in found:
        same(text[start:end], quote, where)


def read_json(path):
    for task in json.loads(converted(path, "JSON", "json").read_text("utf-8")):
        (annotation,) = task["annotations"]
        regions = [region for region in annotation["result"] if region["type"] == "labels"]
        check(task["id"], task["data"]["text"], [region["value"] for region in regions], "JSON")
        places = {region["id"]: place for place, region in enumerate(regions)}
        links = [one for one in annotation["result"] if one["type"] == "relation"]
        found = [(places[link["from_id"]], places[link["to_id"]], *link["labels"]) for link in links]
        wanted = EXPECTED[task["id"]]["works"][0]["links"]
        same(found, [(link["from"], link["to"], link["type"]) for link in wanted], task["id"])
        yield task["id"]


def read_json_min(path):
    for task in json.loads(converted(path, "JSON_MIN", "json").read_text("utf-8")):
        check(task["id"], task["text"], task.get("label", []), "JSON_MIN")
        yield task["id"]


def read_table(form, separator):
    def read(path):
        with converted(path, form, "csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter=separator):
                check(row["id"], row["text"], json.loads(row["label"] or "[]"), form)
                yield row["id"]

    return read


def conll_sentences(path):
    """The rows of each text, which end at a blank line; a text without tokens has none."""
    rows = []
    for line in converted(path, "CONLL2003", "conll").read_text("utf-8").split("\n")[1:-1]:
        if line:
            rows.append(line.split(" -X- _ "))
        else:
            yield rows
            rows = []


def read_conll(path):
    """Its tokens are its own; of marks that share one it keeps some."""
    names = [task["id"] for task in json.loads(path.read_text("utf-8"))]
    for name, rows in zip(names, conll_sentences(path), strict=True):
        tokens, at = [], 0
        for token, _ in rows:
            start = EXPECTED[name]["text"].index(token, at)
            at = start + len(token)
            tokens.append((start, at))
        wanted = [[] for _ in tokens]
        for mark in marks(name):
            inside = [tags for tags, (start, end) in zip(wanted, tokens) if start < mark["end"] and mark["start"] < end]
            for place, tags in enumerate(inside):
                tags.append(("I-" if place else "B-") + mark["label"])
        if all(len(tags) < 2 for tags in wanted):
            same([tag for _, tag in rows], [*map("".join, ([*tags, "O"][:1] for tags in wanted))], f"CONLL2003 {name}")
        yield name


READERS = {
    "JSON": read_json,
    "JSON_MIN": read_json_min,
    "CSV": read_table("CSV", ","),
    "TSV": read_table("TSV", "\t"),
    "CONLL2003": read_conll,
}
labels = {mark["label"] for name in EXPECTED for mark in marks(name)}
same(offered("Label"), labels, "labelling-interface.xml")
links = {link["type"] for document in EXPECTED.values() for link in document["works"][0]["links"]}
same(offered("Relation"), links, "labelling-interface.xml")
# The last is no format that it writes any more.
same(CONVERTER.supported_formats, [*READERS, "CSV_OLD"], "labelling-interface.xml")
for form, read in READERS.items():
    found = [name for path in subsets("tasks", "json").values() for name in read(path)]
    same(sorted(found), sorted(EXPECTED), form)
