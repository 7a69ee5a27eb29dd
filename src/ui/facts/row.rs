//! A row of the table.

use leptos::prelude::*;

use super::super::messages::{Language, describe_note, describe_status, people};
use super::kind_name;
use super::mark::{Mark, Picture};
use crate::core::facts::{Facts, Figure, Name, Row};
use crate::core::model::Schema;
use crate::state::use_app;

/// A cell of words: what it is called, what it says, what it adds in small.
#[derive(Clone, PartialEq)]
struct Cell(&'static str, String, String);

/// What a row shows, in words.
#[derive(Clone, PartialEq)]
pub(super) struct Shown {
    /// Its place among those that are shown, from 0.
    pub(super) place: usize,
    /// The language that its words are in.
    language: Language,
    /// Its position in the facts.
    at: usize,
    span: String,
    report: String,
    title: String,
    figure: Figure,
    decades: u64,
    counted: bool,
    choices: [String; 2],
    quote: String,
    cells: [Cell; 5],
}

impl Shown {
    /// The row at a place.
    pub(super) fn at(
        facts: &Facts,
        shown: &[usize],
        place: usize,
        schema: &Schema,
        language: Language,
        decades: u64,
    ) -> Option<Self> {
        let words = &language.messages().facts;
        let at = *shown.get(place)?;
        let row: &Row = facts.rows.get(at)?;
        let report = facts.reports.get(row.report)?;
        let joined = |parts: &mut dyn Iterator<Item = String>| {
            parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(words.list)
        };
        let names = |names: &[Name]| joined(&mut names.iter().map(|name| name.text.clone()));
        let choice = |attribute: &str, choice: &Option<String>| {
            choice.as_ref().map(|id| language.choice(schema, attribute, id)).unwrap_or_default()
        };
        let kind = row.kind.as_ref().map(|id| kind_name(schema, language, id)).unwrap_or_default();
        let sources =
            row.claims.iter().flat_map(|claim| claim.sources.iter().map(|one| one.name.text.clone()));
        let sources = joined(&mut sources.into_iter());
        let sources = if sources.is_empty() { words.report_itself.to_owned() } else { sources };
        Some(Self {
            place,
            language,
            at,
            span: row.span.to_string(),
            report: report.id.to_string(),
            title: report.title.clone(),
            figure: row.figure,
            decades,
            counted: row.adds.is_some(),
            choices: [kind, choice("victim", &row.victim)],
            quote: row.quote.clone(),
            cells: [
                Cell(words.group, names(&row.groups), String::new()),
                Cell(words.place, names(&row.places), String::new()),
                Cell(
                    words.perpetrator,
                    joined(&mut row.perpetrators.iter().map(|one| one.name.text.clone())),
                    joined(&mut row.perpetrators.iter().map(|one| choice("confidence", &one.confidence))),
                ),
                Cell(
                    words.source,
                    sources,
                    joined(&mut row.claims.iter().map(|claim| choice("stance", &claim.stance))),
                ),
                Cell(
                    words.status,
                    describe_status(language, facts, row),
                    joined(&mut row.notes.iter().map(|note| describe_note(language, facts, *note))),
                ),
            ],
        })
    }
}

/// A row; pressing it goes to the span.
#[component]
pub(super) fn FactRow(row: Shown) -> impl IntoView {
    let app = use_app();
    let words = &row.language.messages().facts;
    let mirrored = row.language.direction() == "rtl";
    let Shown { place, at, span, report, title, figure, decades, counted, choices, quote, cells, .. } = row;
    let names = [words.low, words.best, words.high];
    let number = move |(name, part): (&'static str, Option<u64>)| {
        let unstated = part.is_none().then_some(words.not_stated);
        view! { <div role="cell" class="n" data-name=name aria-label=unstated>{part.map_or("–".to_owned(), people)}</div> }
    };
    let choice = move |(name, text): (&'static str, String)| view! { <div role="cell" class="c" data-name=name>{text}</div> };
    let cell = move |Cell(name, text, small): Cell| {
        let unstated = text.is_empty().then_some(words.not_stated);
        let hint = if small.is_empty() { text.clone() } else { format!("{text}\n{small}") };
        let text = if text.is_empty() { "–".to_owned() } else { text };
        view! {
            <div role="cell" class="w" data-name=name aria-label=unstated title=hint><bdi>{text}</bdi><small>{small}</small></div>
        }
    };
    view! {
        <div role="row" class="fact" class:off=!counted aria-rowindex=(place + 2).to_string()>
            <div role="cell" class="id" title=title><bdi>{report}</bdi></div>
            {names.into_iter().zip(figure.parts()).map(number).collect_view()}
            <div role="cell" class="picture"><Picture mark=Mark::Range(figure, decades) mirrored /></div>
            {[words.kind, words.victim].into_iter().zip(choices).map(choice).collect_view()}
            <div role="cell" class="q">
                <button data-fact=span dir="auto" title=quote.clone() on:click=move |_| app.facting.go_to(at)>{quote.clone()}</button>
            </div>
            {cells.into_iter().map(cell).collect_view()}
        </div>
    }
}
