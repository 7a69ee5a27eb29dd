//! Reviewing: the differences at the start side, the item that is looked at at
//! the end side, and the keys that decide about it.

mod card;
mod data;
mod list;
mod merging;
mod preview;
mod thread;
mod tools;

use leptos::prelude::*;

pub use card::Card;
pub use thread::{OnReport, Thread};

use self::list::List;
use self::merging::{Merging, Stale};
use self::tools::Tools;
use super::controls::{Tool, live};
use super::icons::Shape;
use super::messages::{figure, fill};
use crate::core::form;
use crate::platform::dom;
use crate::state::keys::Held;
use crate::state::{App, Deed, Press, use_app};

/// The differences, in place of the queue.
#[component]
pub fn Differences() -> impl IntoView {
    let app = use_app();
    let (session, reviewing) = (app.session, app.reviewing);
    let done = live(move || {
        let tally = reviewing.tally.get();
        fill(session.words().review.decided_of, &[&figure(tally.decided), &figure(tally.disputed)])
    });
    view! {
        <nav class="side queue differences" aria-label=session.text(|w| w.review.differences)>
            <div class="heading">
                <h2>{session.text(|w| w.review.differences)}</h2>
                <span>{done}</span>
                <span class="drawer">
                    <Tool shape=Shape::Close does="close-queue" name=session.text(|w| w.close) act=Box::new(move || app.queueing.out.set(false)) />
                </span>
            </div>
            <Tools />
            <List />
            <Stale />
            <Merging />
        </nav>
    }
}

/// What a key means for the item that is looked at, while nothing is selected:
/// the letter of a version takes it, E changes it, X rejects it, M comments.
/// Whether it meant anything.
pub fn obey_key(app: App, pressed: &Press) -> bool {
    let (reviewing, workspace) = (app.reviewing, app.workspace);
    let free = workspace.selected.with_untracked(Option::is_none)
        && workspace.pending.with_untracked(Option::is_none)
        && workspace.link.with_untracked(Option::is_none);
    if !reviewing.on.get_untracked() || !free || pressed.held != Held::NOTHING {
        return false;
    }
    match pressed.code.as_str() {
        "BracketLeft" => reviewing.step(-1),
        "BracketRight" => reviewing.step(1),
        "KeyM" if reviewing.current.with_untracked(Option::is_none) => thread::comment_on_report(),
        _ if reviewing.current.with_untracked(Option::is_none) => return false,
        "KeyE" => reviewing.edit(),
        "KeyX" => ask_reason(app),
        "KeyM" => _ = dom::take_up("#review-comment"),
        code => return accept_by_key(app, code),
    }
    true
}

/// Takes the version whose letter, or digit, was pressed.
fn accept_by_key(app: App, code: &str) -> bool {
    let letter = |code: &str| code.strip_prefix("Key")?.bytes().next()?.checked_sub(b'A').map(usize::from);
    let nth = letter(code).or_else(|| form::choice_of(code));
    let report = app.reviewing.current.get_untracked().map(|(report, _)| report);
    let layer = nth.zip(report).and_then(|(nth, report)| app.reviewing.letters(&report).get(nth).copied());
    let has_it = layer.filter(|layer| {
        let version = app.reviewing.with_current(|shown, _, item| {
            shown.side(*layer).and_then(|side| item.versions.get(side).copied().flatten())
        });
        version.flatten().is_some()
    });
    if let Some(layer) = has_it {
        app.reviewing.accept(layer);
    }
    has_it.is_some()
}

/// Rejects, if there is a reason; else asks for one.
pub fn ask_reason(app: App) {
    if app.reviewing.reason.with_untracked(|reason| reason.trim().is_empty()) {
        dom::take_up("#review-reason");
    } else {
        app.reviewing.reject();
        dom::focus("article");
    }
}

/// The button that begins a review, or goes back to one's own layer.
#[component]
pub fn ReviewButton() -> impl IntoView {
    let app = use_app();
    let on = app.reviewing.on;
    view! {
        <Tool shape=Shape::Ticks does="review" deed=Deed::Review on=Signal::derive(move || on.get())
            name=app.session.text(|w| w.review.name) act=Box::new(move || app.reviewing.toggle()) />
    }
}
