"""nervaluate, krippendorff and scikit-learn, over the same work as `wasim agree`."""

import json
import math

import krippendorff
from nervaluate import Evaluator
from sklearn.metrics import cohen_kappa_score

from common import FOLDER

TOLD = json.loads((FOLDER / "agreement.json").read_text("utf-8"))
LABELS = TOLD["said"]["labels"]
REPORTS = TOLD["reports"]
FIGURES = {
    (row["measure"], *(row["pair"] or [])): row["value"]
    for row in TOLD["said"]["figures"]
    if row["report"] is None and row["label"] is None and "attribute" not in row
}


def near(found, wanted, where):
    assert math.isclose(found, wanted, abs_tol=1e-9), f"{where}: {found} is not {wanted}"


def labels(report, work):
    """The label of each token: of the shortest span that touches it, of equals the first."""
    sized = sorted(work, key=lambda mark: (mark[2] - mark[1], mark[1], mark[2], LABELS.index(mark[0])))
    touching = ([mark for mark in sized if mark[1] < end and start < mark[2]] for start, end in report["tokens"])
    return [LABELS.index(marks[0][0]) if marks else len(LABELS) for marks in touching]


def column(place):
    """The labels of all tokens of an annotator; not a number where they did not work."""
    return [
        label
        for report in REPORTS
        for label in (
            [math.nan] * len(report["tokens"])
            if report["works"][place] is None
            else labels(report, report["works"][place])
        )
    ]


def alpha(columns):
    return krippendorff.alpha(columns, level_of_measurement="nominal")


def entities(work):
    return [{"label": label, "start": start, "end": end - 1} for label, start, end in work]


COLUMNS = [column(place) for place in range(3)]
near(FIGURES[("alpha_nominal_tokens",)], alpha(COLUMNS), "alpha of all")
for a, b in [(0, 1), (0, 2), (1, 2)]:
    near(FIGURES["alpha_nominal_tokens", a, b], alpha([COLUMNS[a], COLUMNS[b]]), f"alpha of {a}, {b}")
    both = [report["works"] for report in REPORTS if report["works"][a] is not None and report["works"][b] is not None]
    true, found = [entities(works[a]) for works in both], [entities(works[b]) for works in both]
    scores = Evaluator(true, found, tags=LABELS, loader="dict").evaluate()
    near(FIGURES["exact_f1", a, b], scores["overall"]["strict"].f1, f"F1 of {a}, {b}")
    tokens = [pair for pair in zip(COLUMNS[a], COLUMNS[b]) if not any(map(math.isnan, pair))]
    near(FIGURES["cohen_kappa_all_tokens", a, b], cohen_kappa_score(*zip(*tokens)), f"kappa of {a}, {b}")
