"""What the scripts share: the folder they are given, and what is expected of it."""

import json
import sys
import unicodedata
from pathlib import Path

FOLDER = Path(sys.argv[1])


def lines(path):
    # Not by `splitlines`, which also breaks at U+2028.
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]


def expected():
    """Each document by its id."""
    return {document["id"]: document for document in lines(FOLDER / "expected.jsonl")}


def losses(export):
    return json.loads((FOLDER / export / "losses.json").read_text("utf-8"))


def subsets(export, ending="jsonl"):
    """The files of an export that is parted."""
    return {name: FOLDER / export / f"{name}.{ending}" for name in ("train", "dev", "test")}


def shown(text):
    """A text without what can't be seen, which no token has to hold."""
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) != "Cf")


def same(found, wanted, where):
    assert found == wanted, f"{where}:\n  found  {found!r}\n  wanted {wanted!r}"
