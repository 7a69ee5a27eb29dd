//! Which rows are shown, in which order.

use super::row::{Facts, Reason, Row};
use crate::core::order::{order, order_texts};
use crate::core::queue::folded;

/// What the table can be sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    /// The report, and in it the order of reading.
    #[default]
    Report,
    /// The lowest figure.
    Low,
    /// The most likely figure.
    Best,
    /// The highest figure.
    High,
    /// Killed, injured …
    Kind,
    /// Civilians, fighters …
    Victim,
    /// The words.
    Quote,
    /// Whose dead they are.
    Group,
    /// Where.
    Place,
    /// Who is said to have done it.
    Perpetrator,
    /// Who says so.
    Source,
    /// Whether it is counted.
    Status,
}

/// What is shown of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Words that stand somewhere in the row, folded before they are looked for.
    pub words: String,
    /// The kind of casualty.
    pub kind: Option<String>,
    /// Whether, and why not, a row is counted.
    pub reason: Option<Reason>,
    /// What it is sorted by.
    pub column: Column,
    /// Whether the last come first.
    pub descending: bool,
}

/// The positions of the rows that are shown, in their order. Equals keep the
/// order of reading; what states nothing comes last either way.
#[must_use]
pub fn arrange(facts: &Facts, query: &Query) -> Vec<usize> {
    let words = folded(&query.words);
    let shown = |row: &Row| {
        query.kind.as_ref().is_none_or(|kind| row.kind.as_ref() == Some(kind))
            && query.reason.is_none_or(|reason| row.status.reason() == reason)
            && (words.is_empty() || says(facts, row, &words))
    };
    let of = |wanted: bool| {
        let has = move |(_, row): &(usize, &Row)| shown(row) && states(row, query.column) == wanted;
        facts.rows.iter().enumerate().filter(has).map(|(at, _)| at).collect::<Vec<_>>()
    };
    let (mut stated, unstated) = (of(true), of(false));
    if query.descending {
        // And turned round again below, so that equals keep their order.
        stated.reverse();
    }
    let rows = stated.iter().filter_map(|at| facts.rows.get(*at));
    let sorted = match query.column {
        Column::Report => order(rows.map(|row| [row.report, 0, 0])),
        Column::Status => order(rows.map(|row| [reason(row), 0, 0])),
        Column::Low => order(rows.map(|row| number(row.figure.low))),
        Column::Best => order(rows.map(|row| number(row.figure.likely()))),
        Column::High => order(rows.map(|row| number(row.figure.high))),
        _ => order_texts(&rows.map(|row| folded(text(row, query.column))).collect::<Vec<_>>()),
    };
    let mut sorted: Vec<usize> = sorted.into_iter().filter_map(|i| stated.get(i).copied()).collect();
    if query.descending {
        sorted.reverse();
    }
    sorted.extend(unstated);
    sorted
}

fn reason(row: &Row) -> usize {
    Reason::ALL.iter().position(|reason| *reason == row.status.reason()).unwrap_or_default()
}

/// A figure in the digits of a key, where a number may have 32 bits only.
fn number(count: Option<u64>) -> [usize; 3] {
    let count = count.unwrap_or_default();
    let digits = |from: u32| usize::try_from(count >> from & 0xffff_ffff).unwrap_or(usize::MAX);
    [digits(32), digits(0), 0]
}

fn states(row: &Row, column: Column) -> bool {
    match column {
        Column::Report | Column::Status => true,
        Column::Low => row.figure.low.is_some(),
        Column::Best => row.figure.likely().is_some(),
        Column::High => row.figure.high.is_some(),
        _ => !text(row, column).is_empty(),
    }
}

/// What a column of words is sorted by: the first of several.
fn text(row: &Row, column: Column) -> &str {
    let found = match column {
        Column::Kind => row.kind.as_ref(),
        Column::Victim => row.victim.as_ref(),
        Column::Group => row.groups.first().map(|name| &name.text),
        Column::Place => row.places.first().map(|name| &name.text),
        Column::Perpetrator => row.perpetrators.first().map(|one| &one.name.text),
        Column::Source => row.tellers().next().map(|name| &name.text),
        _ => Some(&row.quote),
    };
    found.map_or("", String::as_str)
}

/// Whether folded words stand in a row.
fn says(facts: &Facts, row: &Row, words: &str) -> bool {
    let report = facts.reports.get(row.report);
    let title = report.map(|report| [report.id.as_str(), " ", report.title.as_str()].concat());
    let names = row.groups.iter().chain(&row.places).chain(row.perpetrators.iter().map(|one| &one.name));
    let sources = row.claims.iter().flat_map(|claim| claim.sources.iter().map(|source| &source.name));
    let texts = names.chain(sources).map(|name| name.text.as_str());
    let texts = texts.chain([row.quote.as_str()]).chain(title.as_deref());
    texts.into_iter().any(|text| folded(text).contains(words))
}
