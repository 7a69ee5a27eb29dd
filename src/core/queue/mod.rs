//! Which reports the queue shows, and in which order.
//!
//! - here: order and filter.
//! - `search`: the reports that words stand in.

mod search;
#[cfg(test)]
mod tests;

pub use search::{FIRST, Found, Search};

use crate::core::model::{LabelId, Project, Report, Sheet};
use crate::core::order::{order, order_texts};
use crate::core::text::{Folded, fold};

/// What the reports are sorted by. Equals keep the project's order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As they came into the project.
    #[default]
    Project,
    /// The title, folded, by its letters in the order of Unicode, which for
    /// Arabic and Latin is that of the alphabet.
    Title,
    /// The date, the earliest first; see [`date_key`].
    Date,
    /// The number of spans, the most first.
    Spans,
    /// The latest change of a span or relation, the latest first.
    Worked,
}

/// How far the work on a report has come. That it is done is said by the
/// annotator, never inferred.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Nothing is there yet.
    New,
    /// A span or a note is there.
    Begun,
    /// The annotator calls it done.
    Done,
}

impl Progress {
    /// Of the work in a sheet; a report without work has none.
    #[must_use]
    pub fn of(sheet: Option<&Sheet>) -> Self {
        match sheet {
            Some(sheet) if sheet.done => Self::Done,
            Some(sheet) if !(sheet.spans.is_empty() && sheet.note.is_empty()) => Self::Begun,
            _ => Self::New,
        }
    }
}

/// What a report has to be to be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// How far its work has come.
    pub progress: Option<Progress>,
    /// A label that one of its spans has.
    pub label: Option<LabelId>,
    /// Whether there has to be a note, on it or on one of its annotations.
    pub noted: bool,
}

impl Filter {
    /// Whether it lets everything through.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    fn lets(&self, sheet: Option<&Sheet>) -> bool {
        let count = |label| sheet.map_or(0, |sheet| sheet.spans.count(label));
        self.progress.is_none_or(|wanted| Progress::of(sheet) == wanted)
            && self.label.as_ref().is_none_or(|label| count(label) > 0)
            && (!self.noted || sheet.is_some_and(has_note))
    }
}

fn has_note(sheet: &Sheet) -> bool {
    !sheet.note.is_empty()
        || sheet.spans.iter().any(|span| !span.note.is_empty())
        || sheet.relations.values().any(|relation| !relation.note.is_empty())
}

/// The positions in `project.reports` of the reports that are shown, in their
/// order: those of `found`, if words were looked for, that the filter lets through.
#[must_use]
pub fn arrange(project: &Project, by: Order, filter: &Filter, found: Option<&[Found]>) -> Vec<usize> {
    let layer = project.layer(project.open_layer);
    let sheet = |report: &Report| layer.and_then(|layer| layer.sheet(&report.id));
    let lets = |at: &usize| project.reports.get(*at).is_some_and(|report| filter.lets(sheet(report)));
    let kept: Vec<usize> = match found {
        Some(found) => found.iter().map(|one| one.report).filter(lets).collect(),
        None => (0..project.reports.len()).filter(lets).collect(),
    };
    let text =
        |at: usize, of: &dyn Fn(&Report) -> Option<String>| project.reports.get(at).and_then(|one| of(one));
    match by {
        Order::Project => kept,
        Order::Title => by_text(&kept, false, |at| text(at, &|report| Some(folded(&report.title)))),
        Order::Date => {
            by_text(&kept, false, |at| text(at, &|report| report.date.as_deref().and_then(date_key)))
        }
        Order::Worked => by_text(&kept, true, |at| text(at, &|report| last_change(sheet(report)?))),
        Order::Spans => {
            let spans = |at: &usize| {
                let sheet = project.reports.get(*at).and_then(|report| sheet(report));
                sheet.map_or(0, |sheet| sheet.spans.len())
            };
            let sorted = order(kept.iter().map(|at| [usize::MAX - spans(at), 0, 0]));
            sorted.into_iter().filter_map(|i| kept.get(i).copied()).collect()
        }
    }
}

/// Sorts positions by a text of each; those without one come last.
fn by_text(kept: &[usize], descending: bool, text: impl Fn(usize) -> Option<String>) -> Vec<usize> {
    let (mut with, mut texts, mut without) = (Vec::new(), Vec::new(), Vec::new());
    for at in kept {
        match text(*at) {
            Some(text) => {
                with.push(*at);
                texts.push(text);
            }
            None => without.push(*at),
        }
    }
    if descending {
        // And turned round again below, so that equals keep their order.
        with.reverse();
        texts.reverse();
    }
    let mut sorted: Vec<usize> =
        order_texts(&texts).into_iter().filter_map(|i| with.get(i).copied()).collect();
    if descending {
        sorted.reverse();
    }
    sorted.extend(without);
    sorted
}

/// A text as searches and orders see it: without what their spelling leaves open.
pub(crate) fn folded(text: &str) -> String {
    let mut seen = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match fold(c) {
            Folded::Nothing => {}
            Folded::Blank => seen.push(' '),
            Folded::Letter(letter) => seen.push(letter),
            Folded::Letters(letters) => seen.push_str(letters),
        }
    }
    seen
}

/// What a date is sorted by. Sources write it as they like: read are figures
/// with the year of four digits first (2017-03-25, 2017/3) or last, then behind
/// day and month (25.3.2017, ٢٥/٣/٢٠١٧); anything else comes behind, by its
/// letters. `None` for an empty one.
fn date_key(date: &str) -> Option<String> {
    let text = folded(date);
    if text.is_empty() {
        return None;
    }
    let figures: Vec<&str> =
        text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let year = |figure: &str| figure.len() == 4;
    Some(match *figures.as_slice() {
        [y] if year(y) => format!("{y}0000"),
        [y, m] if year(y) => format!("{y}{m:0>2}00"),
        [m, y] if year(y) => format!("{y}{m:0>2}00"),
        [y, m, d, ..] if year(y) => format!("{y}{m:0>2}{d:0>2}"),
        [d, m, y, ..] if year(y) => format!("{y}{m:0>2}{d:0>2}"),
        _ => format!("~{text}"),
    })
}

/// The latest moment at which an annotation was changed.
fn last_change(sheet: &Sheet) -> Option<String> {
    let spans = sheet.spans.iter().map(|span| &*span.provenance);
    let relations = sheet.relations.values().map(|relation| &relation.provenance);
    spans.chain(relations).map(|provenance| provenance.updated.at.as_str()).max().map(str::to_owned)
}
