//! Closer: a measure for everyone with everyone, each label, and which label
//! stands against which.

use leptos::prelude::*;

use super::super::controls::live;
use super::super::messages::{apart, figure, fill, name_measure};
use super::board::{Board, Cell, Deed, Grid, Line};
use super::measures::subject;
use super::names::{Names, grid, read};
use crate::core::agreement::{Measure, Scope, Undefined};
use crate::state::{Word, use_app};

/// The measures that labels have.
const OF_LABELS: [Measure; 8] = [
    Measure::ExactF1,
    Measure::RelaxedF1,
    Measure::CharacterF1,
    Measure::AlphaUnitizing,
    Measure::KappaAllTokens,
    Measure::KappaAnnotatedTokens,
    Measure::FleissKappa,
    Measure::AlphaNominal,
];

/// The three tables.
#[component]
pub(super) fn Closer() -> impl IntoView {
    let app = use_app();
    let session = app.session;
    // What a table is called, and of what it is.
    let with = move |name: Word, of: fn(&Names<'_>) -> String| {
        live(move || {
            let words = session.words();
            fill(words.facts.by_choice, &[name(words), &read(app, of).unwrap_or_default()])
        })
    };
    let measure = |names: &Names<'_>| names.measure(names.agreeing.measure.get());
    let pair = |names: &Names<'_>| names.compared(names.chosen());
    view! {
        <div class="boards">
            <Board id="annotators" caption=with(|w| w.agreement.annotators, measure) grid=grid(app, annotators) />
            <Board id="confusion" caption=with(|w| w.agreement.confusion, pair) grid=grid(app, confusion) />
        </div>
        <Board id="labels" caption=with(|w| w.agreement.labels, pair) grid=grid(app, labels) />
    }
}

/// What reports and stretches of time are measured by.
pub(super) fn subject_of(name: Word) -> Signal<String> {
    let app = use_app();
    live(move || {
        let words = app.session.words();
        fill(words.facts.by_choice, &[name(words), &read(app, subject).unwrap_or_default()])
    })
}

/// Everyone with everyone, by the chosen measure.
fn annotators(names: &Names<'_>) -> Grid {
    let (tallies, measure) = (names.tallies(), names.agreeing.measure.get());
    let people = tallies.plan().annotators.len();
    let mut missing = Vec::new();
    let mut cell = |a: usize, b: usize| {
        let pair = tallies.pairs().iter().position(|pair| *pair == (a.min(b), a.max(b)));
        let Some(pair) = pair else { return Cell::number("") };
        let figure = tallies.figure(measure, Scope { pair: Some(pair), ..names.scope });
        if let Err(why) = figure {
            missing.push((names.letters(pair), why));
        }
        let cell = names.figure(figure);
        let more = if cell.instead { cell.more.clone() } else { names.pair(pair) };
        cell.more(more).with(Deed::Pair(Some(pair)))
    };
    let line = |a: usize| Line {
        head: Cell::words(names.person(a)),
        cells: (0..people).map(|b| cell(a, b)).collect(),
    };
    let lines = (0..people).map(line).collect();
    let head = |at: usize| Cell { text: false, ..Cell::words(names.letter(at)).more(names.person(at)) };
    Grid {
        corner: names.words().annotator.to_owned(),
        heads: (0..people).map(head).collect(),
        lines,
        notes: names.reasons(&missing),
    }
}

fn labels(names: &Names<'_>) -> Grid {
    let pair = names.chosen();
    let mut missing = Vec::new();
    let head = |measure: Measure| {
        let [name, short, meaning] = name_measure(names.language, measure);
        Cell { text: false, ..Cell::words(short).more(format!("{name}\n{meaning}")) }
    };
    let mut line = |label: usize| {
        let name = names.label(label);
        let cells = OF_LABELS.map(|measure| {
            let figure = names.tallies().figure(measure, Scope { pair, label: Some(label), ..names.scope });
            if let Err(why) = figure {
                missing.push((name.clone(), why));
            }
            names.figure(figure)
        });
        Line { head: Cell::words(name.clone()), cells: cells.to_vec() }
    };
    let lines = (0..names.tallies().plan().labels.len()).map(&mut line).collect();
    // A label that nobody used has one reason for all.
    let unused: Vec<String> =
        missing.iter().filter(|(_, why)| *why == Undefined::NoSpans).map(|(name, _)| name.clone()).collect();
    missing.retain(|(name, why)| *why == Undefined::NoSpans || !unused.contains(name));
    Grid {
        corner: names.words().label.to_owned(),
        heads: OF_LABELS.map(head).to_vec(),
        lines,
        notes: names.reasons(&missing),
    }
}

/// Which label stands against which.
fn confusion(names: &Names<'_>) -> Grid {
    let (words, pair) = (names.words(), names.chosen());
    let matrix = names.tallies().confusion(Scope { pair, ..names.scope });
    let many = names.tallies().plan().labels.len();
    let name = |at: usize| if at == many { words.nothing.to_owned() } else { names.label(at) };
    let cell = |row: usize, column: usize| {
        let count = matrix.get(row, column);
        let cell = Cell::number(if row == many && column == many { String::new() } else { figure(count) });
        Cell { faint: count == 0, strong: row == column && count > 0, ..cell }
    };
    let line = |row: usize| Line {
        head: Cell::words(name(row)),
        cells: (0..=many).map(|column| cell(row, column)).collect(),
    };
    let people = pair.and_then(|pair| names.tallies().pairs().get(pair));
    let note = people.map_or_else(
        || words.both_ways.to_owned(),
        |(a, b)| fill(words.rows_and_columns, &[&apart(&names.person(*a)), &apart(&names.person(*b))]),
    );
    Grid {
        corner: words.label.to_owned(),
        heads: (0..=many).map(|at| Cell { text: false, ..Cell::words(name(at)) }).collect(),
        lines: (0..=many).map(line).collect(),
        notes: vec![note],
    }
}
