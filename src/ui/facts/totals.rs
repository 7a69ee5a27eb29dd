//! What the casualties add up to, and what is in that and what is not, in words.

use leptos::prelude::*;

use super::super::messages::{Language, describe_sum, figure, fill};
use super::kind_name;
use crate::core::facts::{By, Facts, Note, Sum, groups, left_out};
use crate::core::model::Schema;
use crate::state::use_app;

/// The sums, and the sentences below them.
#[derive(Clone, Default, PartialEq)]
struct Told {
    /// Kinds with their sums.
    sums: Vec<(String, String, String)>,
    lines: Vec<String>,
}

impl Told {
    fn of(facts: &Facts, schema: &Schema, language: Language) -> Self {
        if facts.rows.is_empty() {
            return Self::default();
        }
        let words = &language.messages().facts;
        let all: Vec<usize> = (0..facts.rows.len()).collect();
        let kinds = groups(facts, &all, By::Kind).groups;
        let kind = |group: &crate::core::facts::Group| {
            let name = group.name.as_ref().map(|id| kind_name(schema, language, id));
            let id = group.name.clone().unwrap_or_default();
            (id, name.unwrap_or_else(|| words.no_kind.to_owned()), describe_sum(language, &group.sum))
        };
        let sums: Vec<_> = kinds.iter().map(kind).collect();
        let mut lines = Vec::new();
        if sums.is_empty() {
            lines.push(words.none_counted.to_owned());
        }
        let sum = Sum::of(facts.rows.iter().filter_map(|row| row.adds));
        for (count, form) in
            [(sum.open, words.no_end), (sum.without_low, words.no_low), (sum.without_best, words.no_best)]
        {
            if count > 0 {
                lines.push(fill(form, &[&figure(count), &figure(sum.rows)]));
            }
        }
        let counts = |counts: Vec<(&str, usize)>| {
            let one = |(name, count): (&str, usize)| fill(words.so_many, &[name, &figure(count)]);
            counts.into_iter().filter(|(_, count)| *count > 0).map(one).collect::<Vec<_>>().join(words.list)
        };
        let left = left_out(facts, &all).into_iter().map(|(reason, count)| (words.reason(reason), count));
        let noted =
            |wanted: fn(&Note) -> bool| facts.rows.iter().filter(|row| row.notes.iter().any(wanted)).count();
        let check = vec![
            (words.figures_differ, noted(|note| *note == Note::FiguresDiffer)),
            (words.contested, noted(|note| *note == Note::Contested)),
            (words.may_contain, noted(|note| *note == Note::MayContain)),
            (words.tangled, noted(|note| *note == Note::Tangled)),
        ];
        for (form, list) in [(words.left_out, counts(left.collect())), (words.to_check, counts(check))] {
            if !list.is_empty() {
                lines.push(fill(form, &[&list]));
            }
        }
        let mut from = facts.rows.iter().filter(|row| row.adds.is_some()).map(|row| row.report);
        let first = from.next();
        if from.any(|report| Some(report) != first) {
            lines.push(words.across.to_owned());
        }
        Self { sums, lines }
    }
}

/// The sums by kind, and what is to be said about them.
#[component]
pub(super) fn Totals() -> impl IntoView {
    let app = use_app();
    let (facting, session) = (app.facting, app.session);
    let told = Memo::new(move |_| {
        facting.made.track();
        let language = session.language.get();
        app.workspace
            .with(|project| facting.with(|facts, _| Told::of(facts, &project.schema, language)))
            .unwrap_or_default()
    });
    let sum = |(id, kind, sum): (String, String, String)| {
        view! { <div data-kind=id><dt>{kind}</dt><dd>{sum}</dd></div> }
    };
    view! {
        <div class="sums">
            <dl>{move || told.get().sums.into_iter().map(sum).collect_view()}</dl>
            <div class="lines">{move || told.get().lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}</div>
        </div>
    }
}
