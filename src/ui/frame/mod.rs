//! The frame around the work: the bar above, the status line below.

mod project_menu;
mod reading;
mod status;

pub use project_menu::Signature;
pub use status::StatusLine;

use leptos::prelude::*;

use self::project_menu::ProjectMenu;
use self::reading::ReadingMenu;
use super::controls::{Tool, flag, live};
use super::guidelines;
use super::icons::Shape;
use super::reader::Desk;
use super::review::ReviewButton;
use crate::core::edit::Action;
use crate::state::{Deed, Word, use_app};

/// The bar above: where one is, undo and redo, what belongs to the device.
#[component]
pub fn TopBar(
    /// Whether the queue is out, on a narrow screen.
    queue: RwSignal<bool>,
    /// Whether the inspector is out, on a narrow screen.
    inspector: RwSignal<bool>,
) -> impl IntoView {
    let app = use_app();
    let session = app.session;
    let desk: Desk = expect_context();
    let turn = |signal: RwSignal<bool>| Box::new(move || signal.update(|out| *out = !*out));
    view! {
        <header class="top">
            <Tool shape=Shape::List does="queue" narrow=true name=session.text(|w| w.reports) act=turn(queue) />
            <button class="brand" data-does="brand" title=session.text(|w| w.to_start) on:click=move |_| app.opening.close()>
                {session.text(|w| w.app)}
            </button>
            <ProjectMenu />
            <div class="tools">
                <UndoRedo />
                <ReviewButton />
                <Tool shape=Shape::Sum does="facts" deed=Deed::Facts on=app.facting.open.into() name=session.text(|w| w.facts.name) act=Box::new(move || app.facting.toggle()) />
                <Tool shape=Shape::Search does="find" deed=Deed::Find name=session.text(|w| w.find) act=Box::new(move || desk.find()) />
                <Tool shape=Shape::Book does="guidelines" deed=Deed::Guidelines name=session.text(|w| w.schema.guidelines) act=Box::new(move || guidelines::turn(app)) />
                <ReadingMenu />
                <Preferences />
                <Tool shape=Shape::Panel does="inspector" narrow=true name=session.text(|w| w.all_spans) act=turn(inspector) />
            </div>
        </header>
    }
}

#[component]
fn UndoRedo() -> impl IntoView {
    let app = use_app();
    let workspace = app.workspace;
    let named = move |form: Word, plain: Word, action: Option<Action>| {
        let words = app.session.words();
        let name =
            workspace.with(|project| Some(app.session.language.get().action(&project.schema, &action?)));
        name.flatten().map_or_else(|| plain(words).to_owned(), |name| form(words).replace("{}", &name))
    };
    let undo = move || {
        workspace.follow();
        workspace.next_undo()
    };
    let redo = move || {
        workspace.follow();
        workspace.next_redo()
    };
    view! {
        <Tool shape=Shape::Undo does="undo" deed=Deed::Undo off=flag(move || undo().is_none())
            name=live(move || named(|w| w.undo_of, |w| w.undo, undo())) act=Box::new(move || workspace.undo()) />
        <Tool shape=Shape::Redo does="redo" deed=Deed::Redo off=flag(move || redo().is_none())
            name=live(move || named(|w| w.redo_of, |w| w.redo, redo())) act=Box::new(move || workspace.redo()) />
    }
}

/// Theme, language and the list of keys.
#[component]
pub fn Preferences() -> impl IntoView {
    let session = use_app().session;
    let dark = session.dark;
    let theme =
        live(move || if dark.get() { session.words().go_light } else { session.words().go_dark }.to_owned());
    let switch = move || session.switch_theme();
    view! {
        <Show when=move || dark.get() fallback=move || view! { <Tool shape=Shape::Moon does="theme" name=theme act=Box::new(switch) /> }>
            <Tool shape=Shape::Sun does="theme" name=theme act=Box::new(switch) />
        </Show>
        <button class="tool word" data-does="language" lang=live(move || session.language.get().other().tag().to_owned())
            on:click=move |_| session.switch_language()>
            {session.text(|w| w.other_language)}
        </button>
        <Tool shape=Shape::Question does="help" deed=Deed::Help name=session.text(|w| w.shortcuts) act=Box::new(move || session.help.set(true)) />
    }
}
