"""Hugging Face: the data card, `load_dataset`, and seqeval on the tags."""

from collections import Counter

from datasets import load_dataset
from huggingface_hub import DatasetCard
from seqeval.metrics import classification_report
from seqeval.scheme import IOB2, IOBES, Entities

from common import FOLDER, expected, losses, same, shown

EXPECTED = expected()
SPLITS = {"train": "train", "validation": "dev", "test": "test"}


def read_card(export):
    card = DatasetCard.load(FOLDER / export / "README.md").data.to_dict()
    same(card["pretty_name"], 'تقارير: "واسم" # 1\u2028', export)
    same(card["license"], "cc-by-4.0", export)
    same(card["language"], ["ar", "no"], export)
    same(card["task_categories"], ["token-classification"], export)


def check(export, scheme, is_exact):
    read_card(export)
    parts = load_dataset(str(FOLDER / export))
    same(sorted(parts), sorted(SPLITS), export)
    reports = [set(part["report"]) for part in parts.values()]
    assert sum(map(len, reports)) == len(set().union(*reports)), f"{export}: a report in two splits"
    ids, found, count = [], Counter(), 0
    for part in parts.values():
        names = part.features["ner_tags"].feature
        tags = [names.int2str(row) for row in part["ner_tags"]]
        ids += part["id"]
        for row, spelled in zip(part, tags, strict=True):
            same(len(row["tokens"]), len(spelled), row["id"])
            for entity in Entities([spelled], scheme).entities[0]:
                count += 1
                found[row["report"], entity.tag, "".join(row["tokens"][entity.start : entity.end])] += 1
        scores = classification_report(tags, tags, mode="strict", scheme=scheme, output_dict=True)
        same(scores["micro avg"]["f1-score"], 1.0, export)
    same(len(ids), len(set(ids)), export)

    wanted = Counter()
    for name, document in EXPECTED.items():
        for mark in document["works"][0]["marks"]:
            wanted[name, mark["label"], shown(mark["quote"])] += 1
    same(count, wanted.total() - losses(export).get("overlapping_spans", 0), export)
    found = Counter({(name, label, shown(words)): many for (name, label, words), many in found.items()})
    if is_exact:
        assert found <= wanted, f"{export}: {found - wanted} were not marked"
    else:
        for name, label, words in found:
            quotes = [quote for report, one, quote in wanted if (report, one) == (name, label)]
            assert any(quote in words for quote in quotes), f"{export} {name}: {words!r} holds none of {quotes}"


check("iob2", IOB2, is_exact=True)
check("bioes", IOBES, is_exact=True)
check("whole", IOB2, is_exact=False)
