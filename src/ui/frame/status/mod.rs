//! The line below: whether the work is saved, in plain words.

mod following;
mod keeping;

use leptos::prelude::*;

use self::following::Following;
use self::keeping::{Keeping, LastExport};
use super::super::controls::{Quiet, flag, live};
use super::super::icons::{Icon, Shape};
use super::super::messages::describe_refusal;
use crate::platform::clock;
use crate::platform::storage::Refusal;
use crate::state::{SaveState, use_app};

/// Whether the work is saved, and how much there is of it.
#[component]
pub fn StatusLine() -> impl IntoView {
    let app = use_app();
    let session = app.session;
    let count = live(move || {
        app.workspace.follow();
        let spans = app.workspace.with_sheet(|_, sheet, _| sheet.spans.len());
        session.words().spans.of(session.language.get(), spans.unwrap_or_default())
    });
    view! {
        <footer class="status">
            <Show when=move || app.workspace.tabs.follows()>
                <Following />
            </Show>
            <Saved />
            <Refused />
            <LastExport />
            <span class="wide">{count}</span>
            <span class="push wide">{session.text(|w| w.nothing_leaves)}</span>
        </footer>
    }
}

/// Whether and when it was saved, or why not; the browser's own words are the hint.
#[component]
fn Saved() -> impl IntoView {
    let app = use_app();
    let saver = app.workspace.saver;
    let words = move || app.session.words();
    let says = live(move || {
        saver.state.with(|state| match state {
            SaveState::Saved(None) => words().saved_plain.to_owned(),
            SaveState::Saved(at) => words().saved.replace("{}", &clock::hour_minute(at.as_ref())),
            SaveState::Saving => words().saving.to_owned(),
            SaveState::Failed(error) => describe_refusal(words(), error.refusal).to_owned(),
        })
    });
    let hint = live(move || {
        saver.state.with(|state| match state {
            SaveState::Failed(error) => error.reason.clone(),
            _ => String::new(),
        })
    });
    let kind = live(move || {
        let kind = saver.state.with(|state| match state {
            SaveState::Saved(_) => "saved",
            SaveState::Saving => "saving",
            SaveState::Failed(_) => "failed",
        });
        kind.to_owned()
    });
    view! {
        <button class="saved" data-state=kind title=hint popovertarget="keeping" on:click=move |_| saver.device.look()>
            <Show when=move || saver.refusal().is_some() fallback=|| view! { <Icon shape=Shape::Check /> }>
                <Icon shape=Shape::Alert />
            </Show>
            <span>{says}</span>
        </button>
        <Keeping says />
        // Read aloud when it comes, not each time something is saved.
        <span class="unseen" role="alert">{live(move || if saver.refusal().is_some() { says.get() } else { String::new() })}</span>
    }
}

/// What can be done while nothing is saved.
#[component]
fn Refused() -> impl IntoView {
    let app = use_app();
    let (workspace, session) = (app.workspace, app.session);
    let refusal = Memo::new(move |_| workspace.saver.refusal().map(|refusal| refusal as u8));
    let is = move |refusals: &[Refusal]| {
        refusal.get().is_some_and(|found| refusals.iter().any(|one| *one as u8 == found))
    };
    let again = live(move || {
        let words = session.words();
        if is(&[Refusal::Lost]) { words.save_whole } else { words.try_again }.to_owned()
    });
    let overtaken = flag(move || is(&[Refusal::Overtaken]));
    view! {
        <Show when=move || refusal.get().is_some() && !overtaken.get()>
            <Quiet does="retry" name=again act=Box::new(move || workspace.save_again()) />
        </Show>
        <Show when=move || overtaken.get()>
            <Quiet does="drop-unsaved" name=session.text(|w| w.drop_unsaved) act=Box::new(move || workspace.take_what_is_kept()) />
        </Show>
        <Show when=move || refusal.get().is_some()>
            <Quiet does="export-now" name=session.text(|w| w.export_now) act=Box::new(move || app.opening.export_project()) />
        </Show>
    }
}
