//! The headline: exact F1 of all, its interval, and what is to be known before
//! any figure is believed.

use leptos::prelude::*;

use super::super::controls::live;
use super::super::messages::{apart, decimal, figure, fill};
use super::names::{Names, read};
use crate::core::agreement::{Edges, Measure, Undefined};
use crate::state::use_app;

/// What is said.
#[derive(Clone, Default, PartialEq)]
struct Told {
    value: String,
    undefined: String,
    interval: String,
    lines: Vec<String>,
    people: Vec<String>,
}

impl Told {
    fn of(names: &Names<'_>) -> Self {
        let (words, tallies) = (names.words(), names.tallies());
        let figure_of = tallies.figure(Measure::ExactF1, names.scope);
        let interval = match tallies.interval(Measure::ExactF1, names.scope) {
            Ok(found) => {
                let ends = [found.low, found.high].map(|end| apart(&decimal(end)));
                let said = fill(words.interval, &[&ends[0], &ends[1]]);
                if found.is_unstable() { format!("{said}. {}", words.unstable) } else { said }
            }
            Err(Undefined::OneReport) => words.no_interval.to_owned(),
            Err(_) => String::new(),
        };
        let people = tallies.plan().annotators.len();
        Self {
            value: figure_of.map_or_else(|_| "–".to_owned(), decimal),
            undefined: figure_of.err().map(|why| words.reason(why).to_owned()).unwrap_or_default(),
            interval,
            lines: lines(names),
            people: (0..people).map(|at| names.person(at)).collect(),
        }
    }
}

fn lines(names: &Names<'_>) -> Vec<String> {
    let (words, tallies) = (names.words(), names.tallies());
    let mut lines = Vec::new();
    if names.scope.report.is_none() {
        let compared = tallies.counts().filter(|counts| 2 <= counts.all.raters).count();
        lines.push(fill(words.compared, &[&figure(compared), &figure(names.project.reports.len())]));
    }
    let options = tallies.plan().options;
    if options.edges == Edges::Exact {
        lines.push(words.proclitics.to_owned());
    }
    let suggested = tallies.suggested();
    let counted = suggested.iter().enumerate().filter(|(_, count)| **count > 0);
    let counted: Vec<String> =
        counted.map(|(at, count)| apart(&format!("{} {}", names.letter(at), figure(*count)))).collect();
    if !counted.is_empty() {
        let form = if options.blind { words.left_out } else { words.suggested };
        lines.push(fill(form, &[&counted.join(names.language.messages().facts.list)]));
    }
    lines.extend([words.dependable, words.about_kappa].map(str::to_owned));
    lines
}

/// The headline with who is compared.
#[component]
pub(super) fn Headline() -> impl IntoView {
    let app = use_app();
    let told = Memo::new(move |_| read(app, Told::of).unwrap_or_default());
    let part = move |part: fn(&Told) -> String| live(move || told.with(part));
    view! {
        <div class="sums concord-sums">
            <dl>
                <div>
                    <dt>{app.session.text(|w| w.agreement.headline)}</dt>
                    <dd data-does="headline">{part(|told| told.value.clone())}</dd>
                    <dd class="concord-why">{part(|told| told.undefined.clone())}</dd>
                    <dd class="concord-why" data-does="interval">{part(|told| told.interval.clone())}</dd>
                </div>
            </dl>
            <div class="lines">
                <p class="concord-people">{move || told.get().people.into_iter().map(|name| view! { <span>{name}</span> }).collect_view()}</p>
                {move || told.get().lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
            </div>
        </div>
    }
}
