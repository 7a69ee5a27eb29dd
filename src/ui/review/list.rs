//! The items that are shown, the most disputed first.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::controls::{flag, live};
use super::super::icons::{Icon, Shape};
use super::super::messages::{apart, name_item, name_verdict};
use super::super::windowed::Windowed;
use super::data::{direction, having, letters_of};
use crate::core::model::{LayerId, Project, Verdict};
use crate::core::review::{Item, talked_about};
use crate::state::{App, Entry, Shown, use_app};

/// The height of a row in CSS pixels, as in the style sheet.
const ROW: usize = 64;

/// What a row shows.
#[derive(Clone)]
struct Row {
    entry: Entry,
    report: String,
    item: Item,
    quote: String,
    direction: &'static str,
    /// The letters of those who have it.
    letters: Vec<String>,
    camps: Vec<String>,
    verdict: Option<Verdict>,
    /// Whether somebody said something about it.
    said: bool,
}

impl Row {
    fn at(app: App, at: usize) -> Option<Self> {
        let find = |project: &Project, entries: &[Entry]| {
            let entry = *entries.get(at)?;
            Some((entry, project.reports.get(entry.report)?.id.clone()))
        };
        let (entry, report) = app.reviewing.with_entries(find)??;
        let order = app.reviewing.letters(&report);
        app.reviewing.with_report(&report, |shown| Self::of(shown, entry, &order))?
    }

    fn of(shown: &Shown<'_>, entry: Entry, order: &[LayerId]) -> Option<Self> {
        let item = shown.compared.comparison.items.get(entry.item)?;
        let text = &shown.project.report(shown.report)?.text;
        let decision = shown.compared.standing.decision(entry.item, shown.gold);
        let said = talked_about(shown.project, shown.report);
        Some(Self {
            entry,
            report: shown.report.to_string(),
            quote: text.slice(item.range).unwrap_or_default().chars().take(80).collect(),
            direction: direction(text, item.range),
            letters: letters_of(shown, order, &having(item)),
            camps: item.camps.iter().map(|camp| letters_of(shown, order, camp).concat()).collect(),
            verdict: decision.map(|decision| decision.verdict),
            said: shown.mentions(item).any(|one| said.contains(&one)),
            item: item.clone(),
        })
    }
}

/// The list.
#[component]
pub(super) fn List() -> impl IntoView {
    let app = use_app();
    let (session, reviewing) = (app.session, app.reviewing);
    let count = Memo::new(move |_| {
        reviewing.listed.track();
        reviewing.with_entries(|_, entries| entries.len()).unwrap_or_default()
    });
    let version = RwSignal::new(0_u32);
    Effect::new(move || {
        reviewing.listed.track();
        reviewing.hidden.track();
        session.language.track();
        version.update(|n| *n = n.wrapping_add(1));
    });
    let current = Memo::new(move |_| {
        reviewing.listed.track();
        reviewing.current.track();
        reviewing.place()
    });
    let empty = live(move || {
        let words = &session.words().review;
        let tally = reviewing.tally.get();
        if tally.disputed + tally.agreed == 0 { words.none_more } else { words.nothing_fits }.to_owned()
    });
    let row = move |at: usize| {
        let row = Row::at(app, at);
        row.map(|row| view! { <RowView at row current /> }).into_any()
    };
    view! {
        <p class="no-items" hidden=flag(move || count.get() > 0)>{empty}</p>
        <Windowed class="items" height=ROW count=Signal::derive(move || count.get()) version=version.into()
            current=Signal::derive(move || current.get()) row=Arc::new(row) />
    }
}

#[component]
fn RowView(at: usize, row: Row, current: Memo<Option<usize>>) -> impl IntoView {
    let app = use_app();
    let Row { entry, report, item, quote, direction, letters, camps, verdict, said } = row;
    let language = app.session.language.get_untracked();
    let nobody = item.versions.iter().any(Option::is_none).then(|| view! { <i class="none"></i> });
    let outcome = match verdict {
        Some(verdict) => view! { <span class="verdict">{name_verdict(language, verdict)}</span> }.into_any(),
        None => {
            let camps = camps.into_iter().map(|camp| view! { <i>{camp}</i> }).collect_view();
            view! { <span class="vote" dir="ltr">{camps}{nobody}</span> }.into_any()
        }
    };
    let look = move |_| {
        app.reviewing.look_at(Some(entry));
        app.queueing.out.set(false);
    };
    view! {
        <li>
            <button class="item" class:settled=verdict.is_some() data-item-at=at.to_string()
                aria-current=live(move || (current.get() == Some(at)).to_string()) on:click=look>
                <span class="title" dir=direction>{quote}</span>
                <span class="meta"><bdi>{apart(&report)}</bdi><span>{name_item(language, &item, &letters)}</span>
                    {said.then(|| view! { <span class="said"><Icon shape=Shape::Said /></span> })}{outcome}</span>
            </button>
        </li>
    }
}
