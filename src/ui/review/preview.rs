//! What a rule would put into the gold layer, item by item, before it does.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::messages::apart;
use super::super::windowed::Windowed;
use super::data::{direction, letters_of};
use crate::core::edit::{Put, Ruling};
use crate::core::model::{LayerId, Mention, ReportId, Words};
use crate::state::{Shown, use_app};

/// The height of a row in CSS pixels, as in the style sheet.
const ROW: usize = 60;

/// What a row shows.
struct Row {
    quote: String,
    direction: &'static str,
    label: Option<Words>,
    ink: String,
    letters: String,
}

impl Row {
    fn of(shown: &Shown<'_>, ruling: &Ruling, order: &[LayerId]) -> Option<Self> {
        let text = &shown.project.report(shown.report)?.text;
        let schema = &shown.project.schema;
        let (range, taken, label) = match ruling.puts.as_ref()? {
            Put::Span(span, taken) => {
                let label = schema.label(&span.label);
                (span.range, taken, label.map(|label| (&label.name, label.ink().class())))
            }
            Put::Relation(relation, taken) => {
                let first = ruling.about.first()?;
                let comparison = &shown.compared.comparison;
                let item = comparison.position(Mention { layer: first.layer, id: first.id })?;
                let kind = schema.relation(&relation.kind);
                (comparison.items.get(item)?.range, taken, kind.map(|kind| (&kind.name, String::new())))
            }
        };
        let from: Vec<usize> = taken.from.iter().filter_map(|layer| shown.side(*layer)).collect();
        Some(Self {
            quote: text.slice(range).unwrap_or_default().chars().take(80).collect(),
            direction: direction(text, range),
            label: label.as_ref().map(|(name, _)| (*name).clone()),
            ink: label.map(|(_, ink)| ink).unwrap_or_default(),
            letters: letters_of(shown, order, &from).concat(),
        })
    }
}

/// The items, in the order of the list.
#[component]
pub(super) fn Preview(
    /// What would be decided, report by report.
    rulings: Memo<Vec<(ReportId, Ruling)>>,
) -> impl IntoView {
    let app = use_app();
    let (session, reviewing) = (app.session, app.reviewing);
    let open = RwSignal::new(false);
    let version = RwSignal::new(0_u32);
    Effect::new(move || {
        rulings.track();
        session.language.track();
        reviewing.hidden.track();
        version.update(|n| *n = n.wrapping_add(1));
    });
    let row = move |at: usize| {
        let row = rulings.with_untracked(|rulings| {
            let (report, ruling) = rulings.get(at)?;
            let order = reviewing.letters(report);
            let row = reviewing.with_report(report, |shown| Row::of(shown, ruling, &order))??;
            Some((report.to_string(), row))
        });
        let (report, Row { quote, direction, label, ink, letters }) = row?;
        let label = label.map(|label| session.language.get_untracked().of(&label).to_owned());
        Some(view! {
            <li class="rule-row">
                <span class="title" dir=direction>{quote}</span>
                <span class="meta"><bdi>{apart(&report)}</bdi><span class=format!("lab {ink}")>{label}</span><span class="vote" dir="ltr"><i>{letters}</i></span></span>
            </li>
        })
    };
    view! {
        <details class="rule-more" on:toggle=move |_| open.update(|open| *open = !*open)>
            <summary>{session.text(|w| w.review.would_put)}</summary>
            <Show when=move || open.get()>
                <Windowed class="rule-rows" height=ROW count=Signal::derive(move || rulings.with(Vec::len)) version=version.into()
                    current=Signal::stored(None) row=Arc::new(move |at| row(at).into_any()) />
            </Show>
        </details>
    }
}
