//! Deciding many items at once, and the decisions that no longer apply.

use leptos::prelude::*;

use super::super::controls::{Choose, Quiet, Tool, flag, live};
use super::super::icons::Shape;
use super::super::messages::{figure, fill, name_verdict};
use super::data::direction;
use super::preview::Preview;
use crate::core::model::{AnnotationId, LayerId, Project};
use crate::core::review::MergeRule;
use crate::platform::clock;
use crate::state::{Shown, use_app};

/// What stands before the number where so many have to have it alike.
const SO_MANY: &str = "at-least-";

/// A rule, and how many of the items that are shown it would decide.
#[component]
pub(super) fn Merging() -> impl IntoView {
    let app = use_app();
    let (session, reviewing, workspace) = (app.session, app.reviewing, app.workspace);
    let chosen = RwSignal::new("majority".to_owned());
    let layers = move || {
        reviewing.listed.track();
        let read = |project: &Project| {
            let layers = project.layers.iter().filter(|layer| !layer.gold && !layer.sheets.is_empty());
            layers.map(|layer| (layer.id, layer.annotator.clone())).collect::<Vec<_>>()
        };
        workspace.with(read).unwrap_or_default()
    };
    let options = Signal::derive(move || {
        let words = session.words();
        let [all, most] = words.review.rules;
        let mut options =
            vec![("unanimous".to_owned(), all.to_owned()), ("majority".to_owned(), most.to_owned())];
        let so_many = (2..layers().len())
            .map(|n| (format!("{SO_MANY}{n}"), fill(words.review.so_many_alike, &[&figure(n)])));
        options.extend(so_many);
        if !reviewing.hidden.get() {
            options.extend(layers().into_iter().map(|(id, name)| {
                let name = if name.is_empty() { words.nameless.to_owned() } else { name };
                (id.to_string(), fill(words.review.as_one, &[&name]))
            }));
        }
        options
    });
    let rule = move || match chosen.get().as_str() {
        "unanimous" => Some(MergeRule::Unanimous),
        "majority" => Some(MergeRule::Majority),
        other => match other.strip_prefix(SO_MANY) {
            Some(n) => n.parse().ok().map(MergeRule::AtLeast),
            None => LayerId::parse(other).map(MergeRule::As),
        },
    };
    let rulings = Memo::new(move |_| {
        reviewing.listed.track();
        rule().map(|rule| reviewing.would_merge(rule)).unwrap_or_default()
    });
    let count = Memo::new(move |_| rulings.with(Vec::len));
    let name = live(move || fill(session.words().review.merge_shown, &[&figure(count.get())]));
    let merge = move || {
        if let Some(rule) = untrack(rule) {
            reviewing.merge(rule);
        }
    };
    view! {
        <div class="by-rule">
            <Choose name=session.text(|w| w.review.rule) does="merge-rule" options chosen=chosen.into() choose=Box::new(move |value| chosen.set(value)) />
            <Quiet shape=Shape::Check does="merge-shown" name off=flag(move || count.get() == 0) act=Box::new(merge) />
            <Show when=move || 0 < count.get()>
                <Preview rulings />
            </Show>
        </div>
    }
}

/// A decision that no longer applies.
#[derive(Clone, PartialEq)]
struct Old {
    id: AnnotationId,
    quote: String,
    direction: &'static str,
    said: String,
}

fn olds(shown: &Shown<'_>, language: super::super::messages::Language) -> Vec<Old> {
    let Some(report) = shown.project.report(shown.report) else { return Vec::new() };
    let old = |id: &AnnotationId| {
        let decision = shown.gold.decisions.get(id)?;
        let range = decision.gold.and_then(|id| shown.gold.spans.get(id)).map(|span| span.range);
        let quote =
            range.map(|range| report.text.slice(range).unwrap_or_default().chars().take(60).collect());
        let words = &language.messages().review;
        let verdict = name_verdict(language, decision.verdict);
        let when = clock::day_minute(&decision.made.at);
        let said = fill(words.decided_by, &[verdict, &format!("\u{2068}{when}\u{2069}")]);
        Some(Old {
            id: *id,
            quote: quote.unwrap_or_else(|| decision.reason.clone()),
            direction: range.map_or("auto", |range| direction(&report.text, range)),
            said,
        })
    };
    shown.compared.standing.stale.iter().filter_map(old).collect()
}

/// The decisions of the shown report that no longer apply.
#[component]
pub(super) fn Stale() -> impl IntoView {
    let app = use_app();
    let (session, reviewing) = (app.session, app.reviewing);
    let rows = Memo::new(move |_| {
        reviewing.listed.track();
        let language = session.language.get();
        let report = app.workspace.report.get();
        report.and_then(|id| reviewing.with_report(&id, |shown| olds(shown, language))).unwrap_or_default()
    });
    let row = move |old: Old| {
        let Old { id, quote, direction, said } = old;
        view! {
            <li>
                <span class="title" dir=direction>{quote}</span>
                <span class="meta">{said}</span>
                <Tool shape=Shape::Bin does="drop-stale" name=session.text(|w| w.review.drop_stale) act=Box::new(move || reviewing.drop_stale(id)) />
            </li>
        }
    };
    view! {
        <Show when=move || rows.with(|rows| !rows.is_empty())>
            <details class="stale">
                <summary>{session.text(|w| w.review.stale)}" "{live(move || format!("\u{2068}{}\u{2069}", rows.with(Vec::len)))}</summary>
                <p>{session.text(|w| w.review.stale_more)}</p>
                <ul>{move || rows.get().into_iter().map(row).collect_view()}</ul>
            </details>
        </Show>
    }
}
