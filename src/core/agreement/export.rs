//! Figures as a file, in JSON and in comma-separated values (RFC 4180), each with
//! the version of the format, the options and the definitions in it.
//!
//! Filled scope by scope, so that a long one can show how far it is: for each of
//! [`Export::scopes`] call [`Export::take`], then write.

use serde::Serialize;

use super::bootstrap::{Interval, STABLE};
use super::gamma::Gamma;
use super::measure::{Figure, Measure};
use super::plan::Edges;
use super::tallies::{Scope, Tallies};

pub use super::definitions::{DEFINITIONS, Definition};

/// The version of both formats.
pub const VERSION: u32 = 1;

/// Everything that is in the file.
#[derive(Clone, Debug, Serialize)]
pub struct Export {
    format: &'static str,
    version: u32,
    /// Program and version: `wasim 0.1.0`.
    tool: &'static str,
    options: Options,
    /// Everything below names annotators by their place in this list.
    annotators: Vec<Annotator>,
    labels: Vec<String>,
    reports: usize,
    unstable_under_reports: usize,
    definitions: &'static [Definition],
    figures: Vec<Row>,
    confusion: Vec<Confusion>,
}

#[derive(Clone, Debug, Serialize)]
struct Options {
    edges: &'static str,
    blind: bool,
    done_only: bool,
}

#[derive(Clone, Debug, Serialize)]
struct Annotator {
    name: String,
    suggested_spans: usize,
}

/// One figure.
#[derive(Clone, Debug, Serialize)]
struct Row {
    measure: &'static str,
    /// The attribute, or `low+high`.
    #[serde(skip_serializing_if = "Option::is_none")]
    attribute: Option<String>,
    /// Two of the annotators, or nobody for all.
    pair: Option<(usize, usize)>,
    report: Option<String>,
    label: Option<String>,
    value: Option<f64>,
    /// Why there is no value.
    undefined: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    interval: Option<Bounds>,
}

#[derive(Clone, Debug, Serialize)]
struct Bounds {
    low: f64,
    high: f64,
    reports: usize,
    draws: usize,
    unstable: bool,
}

/// Which labels stand against which: the first annotator's in rows.
#[derive(Clone, Debug, Serialize)]
struct Confusion {
    pair: (usize, usize),
    /// One row and one column more than there are labels: the last is none.
    rows: Vec<Vec<usize>>,
}

impl Export {
    /// With everything but the figures.
    #[must_use]
    pub fn new(tallies: &Tallies) -> Self {
        let plan = tallies.plan();
        let names = plan.annotators.iter().zip(tallies.suggested());
        let confusion = tallies.pairs().iter().enumerate().map(|(at, pair)| {
            let matrix = tallies.confusion(Scope { pair: Some(at), ..Scope::default() });
            Confusion { pair: *pair, rows: matrix.cells().chunks(matrix.size()).map(<[_]>::to_vec).collect() }
        });
        Self {
            format: "wasim-agreement",
            version: VERSION,
            tool: concat!("wasim ", env!("CARGO_PKG_VERSION")),
            options: Options {
                edges: if plan.options.edges == Edges::Exact { "exact" } else { "whole_tokens" },
                blind: plan.options.blind,
                done_only: plan.options.done_only,
            },
            annotators: names
                .map(|(name, suggested_spans)| Annotator { name: name.clone(), suggested_spans })
                .collect(),
            labels: plan.labels.iter().map(ToString::to_string).collect(),
            reports: tallies.counts().count(),
            unstable_under_reports: STABLE,
            definitions: DEFINITIONS,
            figures: Vec::new(),
            confusion: confusion.collect(),
        }
    }

    /// What is measured in turn: the project with each of its labels, then each
    /// report; for all annotators and for each pair.
    #[must_use]
    pub fn scopes(tallies: &Tallies) -> Vec<Scope> {
        let labels = || [None].into_iter().chain((0..tallies.plan().labels.len()).map(Some));
        // Of two, all and the pair are one.
        let pairs = if tallies.pairs().len() > 1 { tallies.pairs().len() } else { 0 };
        let pairs = || [None].into_iter().chain((0..pairs).map(Some));
        let project = labels().flat_map(|label| pairs().map(move |pair| Scope { report: None, pair, label }));
        let reports = tallies.counts().map(|counts| counts.report);
        let reports = reports
            .flat_map(|report| pairs().map(move |pair| Scope { report: Some(report), pair, label: None }));
        project.chain(reports).collect()
    }

    /// The measures of a scope that are given with an interval: for the project
    /// over all labels each, for one label exact F1.
    #[must_use]
    pub fn intervals(tallies: &Tallies, scope: Scope) -> Vec<Measure> {
        let wanted = |measure: &Measure| {
            scope.report.is_none() && (scope.label.is_none() || *measure == Measure::ExactF1)
        };
        measures(tallies, scope).into_iter().filter(wanted).collect()
    }

    /// Measures a scope. `report` names reports, by the number in their counts.
    pub fn take(&mut self, tallies: &Tallies, scope: Scope, report: &dyn Fn(usize) -> String) {
        let intervals = Self::intervals(tallies, scope);
        for measure in measures(tallies, scope) {
            let interval =
                if intervals.contains(&measure) { tallies.interval(measure, scope).ok() } else { None };
            let figure = tallies.figure(measure, scope);
            self.figures.push(Row {
                attribute: attribute(tallies, measure),
                pair: scope.pair.and_then(|pair| tallies.pairs().get(pair)).copied(),
                report: scope.report.map(report),
                label: scope.label.and_then(|label| self.labels.get(label)).cloned(),
                interval: interval.map(|interval| bounds(&interval)),
                ..row(measure.id(), figure)
            });
        }
    }

    /// Puts in what γ was found to be of a pair over the project.
    pub fn take_gamma(&mut self, pair: (usize, usize), gamma: &Gamma) {
        for (measure, figure) in [("gamma", gamma.value()), ("gamma_disorder", gamma.disorder())] {
            self.figures.push(Row { pair: Some(pair), ..row(measure, figure) });
        }
    }

    /// The file in JSON.
    ///
    /// # Errors
    /// None that is known: everything in it can be written.
    pub fn json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string_pretty(self)
    }

    /// The file in comma-separated values: a first line that names the columns,
    /// lines about the file and definitions, then a line for each figure. `bom`
    /// puts U+FEFF first, without which Excel takes the file for another encoding.
    #[must_use]
    pub fn csv(&self, bom: bool) -> String {
        let mut out = String::from(if bom { "\u{feff}" } else { "" });
        line(&mut out, &COLUMNS.map(Cell::Text));
        let version = self.version.to_string();
        let yes = |yes: bool| if yes { "yes" } else { "no" };
        let about = [
            ("format", self.format),
            ("version", &version),
            ("tool", self.tool),
            ("edges", self.options.edges),
            ("blind", yes(self.options.blind)),
            ("done_only", yes(self.options.done_only)),
        ];
        for (what, said) in about {
            line(&mut out, &[Cell::Text("about"), Cell::Text(what), Cell::Text(said)]);
        }
        for person in &self.annotators {
            let suggested = person.suggested_spans.to_string();
            let cells = [Cell::Text("annotator"), Cell::Text("suggested_spans"), Cell::Number(&suggested)];
            line(&mut out, &[&cells[..], &[Cell::Text(&person.name)]].concat());
        }
        for one in self.definitions {
            let said = [one.definition, " ", one.source].concat();
            line(&mut out, &[Cell::Text("definition"), Cell::Text(one.measure), Cell::Text(&said)]);
        }
        self.figures.iter().for_each(|row| self.row(&mut out, row));
        out
    }

    fn row(&self, out: &mut String, row: &Row) {
        let name = |at: usize| self.annotators.get(at).map_or("", |person| person.name.as_str());
        let number = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
        let count = |count: Option<usize>| count.map(|count| count.to_string()).unwrap_or_default();
        let interval = row.interval.as_ref();
        let numbers = [
            number(row.value),
            number(interval.map(|bounds| bounds.low)),
            number(interval.map(|bounds| bounds.high)),
            count(interval.map(|bounds| bounds.reports)),
        ];
        let [value, low, high, reports] = numbers.each_ref().map(|number| Cell::Number(number));
        let unstable = interval.filter(|bounds| bounds.unstable).map(|_| "unstable");
        line(
            out,
            &[
                Cell::Text("figure"),
                Cell::Text(row.measure),
                value,
                Cell::Text(row.pair.map_or("", |(first, _)| name(first))),
                Cell::Text(row.pair.map_or("", |(_, second)| name(second))),
                Cell::Text(row.report.as_deref().unwrap_or_default()),
                Cell::Text(row.label.as_deref().unwrap_or_default()),
                Cell::Text(row.attribute.as_deref().unwrap_or_default()),
                Cell::Text(row.undefined.unwrap_or_default()),
                low,
                high,
                reports,
                Cell::Text(unstable.unwrap_or_default()),
            ],
        );
    }
}

const COLUMNS: [&str; 13] = [
    "record",
    "measure",
    "value",
    "first_annotator",
    "second_annotator",
    "report",
    "label",
    "attribute",
    "undefined",
    "low_2_5",
    "high_97_5",
    "interval_reports",
    "interval_note",
];

/// A number may begin with a minus; a text that does would be a formula.
#[derive(Clone, Copy)]
enum Cell<'a> {
    Text(&'a str),
    Number(&'a str),
}

fn line(out: &mut String, cells: &[Cell]) {
    for at in 0..COLUMNS.len() {
        if at > 0 {
            out.push(',');
        }
        match cells.get(at) {
            Some(Cell::Text(text)) => crate::core::facts::write_cell(out, text),
            Some(Cell::Number(number)) => out.push_str(number),
            None => {}
        }
    }
    out.push_str("\r\n");
}

/// What is measured of a scope: no relations of a label, and each attribute for
/// its label only.
fn measures(tallies: &Tallies, scope: Scope) -> Vec<Measure> {
    let relations = |measure: &Measure| matches!(measure, Measure::RelationsF1 | Measure::AllRelationsF1);
    let mut measures = Measure::ALL.to_vec();
    if let Some(label) = scope.label {
        measures.retain(|measure| !relations(measure));
        measures.extend(tallies.plan().questions_of(label).map(|(at, _)| Measure::Attribute(at)));
    }
    measures
}

fn attribute(tallies: &Tallies, measure: Measure) -> Option<String> {
    let Measure::Attribute(question) = measure else { return None };
    tallies.plan().questions.get(question).map(|question| question.attributes.join("+"))
}

fn row(measure: &'static str, figure: Figure) -> Row {
    let (value, undefined) = match figure {
        Ok(value) => (Some(value), None),
        Err(reason) => (None, Some(reason.id())),
    };
    Row { measure, attribute: None, pair: None, report: None, label: None, value, undefined, interval: None }
}

fn bounds(interval: &Interval) -> Bounds {
    let Interval { low, high, reports, draws } = *interval;
    Bounds { low, high, reports, draws, unstable: interval.is_unstable() }
}
