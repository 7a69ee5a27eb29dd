//! What a report lacks that was to be called done: said, and left to the person.

use leptos::prelude::*;

use super::controls::{Quiet, Tool, flag, live};
use super::icons::Shape;
use crate::core::model::SpanFilter;
use crate::state::{Deed, use_app};

/// Asks until there is an answer.
#[component]
pub fn Doubt() -> impl IntoView {
    let app = use_app();
    let (session, workspace) = (app.session, app.workspace);
    let doubt = workspace.doubt;
    let says = live(move || {
        let language = session.language.get();
        let words = &session.words().coding;
        doubt.with(|doubt| {
            let Some(doubt) = doubt else { return String::new() };
            let parts = [
                words.doubt_incomplete.of(language, doubt.incomplete.len()),
                words.doubt_unconfirmed.of(language, doubt.unconfirmed.len()),
            ];
            parts.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ")
        })
    });
    // A screen reader hears of it too.
    Effect::new(move || {
        let says = says.get();
        if !says.is_empty() {
            session.announce(says);
        }
    });
    let show = move || {
        let first = doubt.with_untracked(|doubt| {
            let doubt = doubt.as_ref()?;
            doubt.incomplete.first().or(doubt.unconfirmed.first()).copied()
        });
        workspace.filter.set(SpanFilter { open: true, ..SpanFilter::default() });
        doubt.set(None);
        workspace.select(first);
        workspace.sought.set(first);
    };
    view! {
        <aside class="last-step" data-asks="done" hidden=flag(move || doubt.with(Option::is_none)) aria-label=says>
            <span>{says}</span>
            <Quiet does="show-lacking" name=session.text(|w| w.coding.show_them) act=Box::new(show) />
            <Quiet does="done-anyway" deed=Deed::Done name=session.text(|w| w.coding.done_anyway) act=Box::new(move || workspace.toggle_done()) />
            <Tool shape=Shape::Close does="leave-doubt" name=session.text(|w| w.close) act=Box::new(move || doubt.set(None)) />
        </aside>
    }
}
