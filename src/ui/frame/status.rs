//! The line below: whether the work is saved, in plain words.

use leptos::prelude::*;

use super::super::controls::{Quiet, live};
use super::super::icons::{Icon, Shape};
use crate::platform::clock;
use crate::state::{SaveState, use_app};

/// Whether the work is saved, and how much there is of it.
#[component]
pub fn StatusLine() -> impl IntoView {
    let app = use_app();
    let saver = app.workspace.saver;
    let session = app.session;
    let failed = move || saver.state.with(|state| matches!(state, SaveState::Failed(_)));
    let words = move || session.words();
    let says = live(move || {
        saver.state.with(|state| match state {
            SaveState::Saved(None) => words().saved_plain.to_owned(),
            SaveState::Saved(at) => words().saved.replace("{}", &clock::hour_minute(at.as_ref())),
            SaveState::Saving => words().saving.to_owned(),
            SaveState::Failed(reason) => format!("{}: {reason}", words().not_saved),
        })
    });
    let kind = live(move || {
        saver
            .state
            .with(|state| match state {
                SaveState::Saved(_) => "saved",
                SaveState::Saving => "saving",
                SaveState::Failed(_) => "failed",
            })
            .to_owned()
    });
    let count = live(move || {
        app.workspace.follow();
        let spans = app.workspace.with_sheet(|_, sheet, _| sheet.spans.len());
        words().spans.of(session.language.get(), spans.unwrap_or_default())
    });
    view! {
        <footer class="status">
            <span class="saved" data-state=kind>
                <Show when=failed fallback=|| view! { <Icon shape=Shape::Check /> }>
                    <Icon shape=Shape::Alert />
                </Show>
                <span>{says}</span>
            </span>
            <Show when=failed>
                <Quiet does="retry" name=session.text(|w| w.try_again) act=Box::new(move || saver.retry()) />
                <Quiet does="export-now" name=session.text(|w| w.export_now) act=Box::new(move || app.opening.export_project()) />
            </Show>
            <span class="wide">{count}</span>
            <span class="push wide">{session.text(|w| w.nothing_leaves)}</span>
        </footer>
    }
}
