//! Every measure of every pair, the attributes, and what each measure says.

use leptos::prelude::*;

use super::super::messages::{decimal, fill, name_measure};
use super::board::{Board, Cell, Deed, Grid, Line};
use super::names::{Names, grid};
use crate::core::agreement::{Measure, Scope, Undefined};
use crate::state::use_app;

/// The table of measures, the table of attributes, and the explanations.
#[component]
pub(super) fn Measures() -> impl IntoView {
    let app = use_app();
    let session = app.session;
    view! {
        <Board id="measures" caption=session.text(|w| w.agreement.measures) grid=grid(app, measures) />
        <Board id="attributes" caption=session.text(|w| w.agreement.attributes) grid=grid(app, attributes) />
        <details class="board-more" data-does="explain">
            <summary>{session.text(|w| w.agreement.explained)}</summary>
            <dl>{move || explained(session.language.get()).into_iter().map(|(name, said)| view! { <div><dt>{name}</dt><dd>{said}</dd></div> }).collect_view()}</dl>
        </details>
    }
}

fn explained(language: super::super::messages::Language) -> Vec<(&'static str, &'static str)> {
    let words = &language.messages().agreement;
    let mut all: Vec<_> = Measure::ALL
        .into_iter()
        .map(|measure| {
            let [name, _, meaning] = name_measure(language, measure);
            (name, meaning)
        })
        .collect();
    all.push((words.gamma, words.gamma_meaning));
    all.push((words.attributes, words.attribute_meaning));
    all
}

fn measures(names: &Names<'_>) -> Grid {
    let words = names.words();
    let pairs = names.pairs();
    let mut missing = Vec::new();
    let mut lines: Vec<Line> =
        Measure::ALL.into_iter().map(|measure| line(names, measure, &mut missing)).collect();
    lines.push(gamma(names, &mut missing));
    Grid {
        corner: words.measure.to_owned(),
        heads: pairs.iter().map(|pair| names.pair_head(*pair)).collect(),
        lines,
        notes: names.reasons(&missing),
    }
}

/// A measure of all and of each pair.
fn line(names: &Names<'_>, measure: Measure, missing: &mut Vec<(String, Undefined)>) -> Line {
    let words = names.words();
    let name = names.measure(measure);
    let [_, _, meaning] = name_measure(names.language, measure);
    let cells = names.pairs().into_iter().map(|pair| {
        let figure = names.tallies().figure(measure, Scope { pair, ..names.scope });
        if let Err(why) = figure {
            missing.push((name.clone(), why));
        }
        let cell = names.figure(figure);
        let is_mean = pair.is_none() && measure.is_of_pairs() && figure.is_ok();
        Cell { strong: pair.is_none(), ..if is_mean { cell.more(words.mean_of) } else { cell } }
    });
    let cells = cells.collect();
    Line { head: Cell::words(name).more(meaning).with(Deed::Measure(measure)), cells }
}

fn gamma(names: &Names<'_>, missing: &mut Vec<(String, Undefined)>) -> Line {
    let words = names.words();
    let cell = |pair: Option<usize>| match pair {
        None => Cell { instead: true, faint: true, ..Cell::number("–").more(words.gamma_pairs) },
        Some(pair) => match names.agreeing.gamma(pair).map(|gamma| gamma.value()) {
            None => Cell::number(words.gamma_work).more(names.pair(pair)).with(Deed::Gamma(pair)),
            Some(Ok(value)) => Cell::number(decimal(value)),
            Some(Err(why)) => {
                missing.push((words.gamma.to_owned(), why));
                names.no_figure(why)
            }
        },
    };
    let cells = names.pairs().into_iter().map(cell).collect();
    Line { head: Cell::words(words.gamma).more(words.gamma_meaning), cells }
}

/// The attributes that anybody has filled in on a span that another shares.
fn attributes(names: &Names<'_>) -> Grid {
    let words = names.words();
    let questions = names.tallies().plan().questions.len();
    let told = |measure: &Measure| {
        let figure = |pair| names.tallies().figure(*measure, Scope { pair, ..names.scope });
        names.pairs().into_iter().any(|pair| {
            !matches!(
                figure(pair),
                Err(Undefined::NoSharedValues | Undefined::NoSharedReport | Undefined::OneAnnotator)
            )
        })
    };
    let mut missing = Vec::new();
    let measures = (0..questions).map(Measure::Attribute).filter(told);
    let lines: Vec<Line> = measures.map(|measure| line(names, measure, &mut missing)).collect();
    let mut notes = names.reasons(&missing);
    if !lines.is_empty() {
        notes.insert(0, words.attribute_meaning.to_owned());
    }
    let heads = names.pairs().iter().map(|pair| names.pair_head(*pair)).collect();
    Grid { corner: words.attribute.to_owned(), heads, lines, notes }
}

/// What tables that stand further below are of: a measure, and whose work.
pub(super) fn subject(names: &Names<'_>) -> String {
    let measure = names.measure(names.agreeing.measure.get());
    fill(names.language.messages().said_reading, &[&measure, &names.compared(names.chosen())])
}
