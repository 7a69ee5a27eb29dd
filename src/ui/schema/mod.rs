//! The schema editor: a page over the workbench. Labels and relation types at
//! the start side, the chosen one in full at the end side.

mod attributes;
mod ends;
mod fields;
mod form;
mod list;
mod questions;

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use self::fields::Written;
use self::form::OwnerForm;
use self::list::Parts;
use self::questions::{LeavingDialog, OrphansDialog};
use super::adding::Picker;
use super::controls::{Quiet, Tool, flag, live};
use super::icons::Shape;
use super::messages::{describe_fault, figure, fill};
use crate::core::model::Words;
use crate::core::reshape::{Edit, Finding, Item};
use crate::state::use_app;

/// What there is to point out, for all who show a part.
#[derive(Clone, Copy)]
struct Findings(Memo<Vec<Finding>>);

/// The editor and what it asks.
#[component]
pub fn SchemaEditor() -> impl IntoView {
    let app = use_app();
    let reshaping = app.reshaping;
    let shown = Memo::new(move |_| reshaping.draft.with(Option::is_some));
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
        let (Some(dialog), shown) = (dialog.get(), shown.get()) else { return };
        if shown && !dialog.open() {
            // Refused only while it is open already.
            dialog.show_modal().ok();
        } else if !shown && dialog.open() {
            dialog.close();
        }
    });
    // A draft belongs to one project.
    Effect::new(move || {
        app.workspace.opened.track();
        let open = app.workspace.with(|project| project.id);
        let other = |draft: &Option<_>| draft.as_ref().is_some_and(|(id, _)| Some(*id) != open);
        if reshaping.draft.with_untracked(other) {
            reshaping.discard();
        }
    });
    view! {
        <dialog class="schema" node_ref=dialog aria-label=app.session.text(|w| w.schema.title)
            on:cancel=move |event: web_sys::Event| {
                // Fields for files send one, too, when no file was picked.
                let own = event.target().and_then(|target| target.dyn_into::<Element>().ok());
                if own.is_some_and(|target| target.tag_name() == "DIALOG") {
                    event.prevent_default();
                    reshaping.leave();
                }
            }
            on:close=move |_| {
                // Escape pressed twice closes it whatever is said to the first.
                if let Some(dialog) = dialog.get_untracked().filter(|_| reshaping.draft.with_untracked(Option::is_some)) {
                    dialog.show_modal().ok();
                    reshaping.leave();
                }
            }
            on:keydown=move |event| keys(app, &event)>
            <Show when=move || shown.get()>
                <Page />
            </Show>
        </dialog>
        <OrphansDialog />
        <LeavingDialog />
    }
}

/// Saves by the key that exports elsewhere.
fn keys(app: crate::state::App, event: &KeyboardEvent) {
    if event.code() == "KeyS" && (event.ctrl_key() || event.meta_key()) {
        event.prevent_default();
        app.reshaping.save();
    }
}

#[component]
fn Page() -> impl IntoView {
    let app = use_app();
    let reshaping = app.reshaping;
    let found = Memo::new(move |_| reshaping.findings());
    provide_context(Findings(found));
    let title = move |arabic: bool| {
        let name = move || reshaping.with(|draft| draft.schema().name.clone()).unwrap_or_default();
        let value = live(move || if arabic { name().ar } else { name().en });
        let write = Box::new(move |text: String| {
            let name = if arabic { Words { ar: text, ..name() } } else { Words { en: text, ..name() } };
            reshaping.edit(Edit::Title(name));
        });
        let label = app.session.text(if arabic { |w| w.schema.name_ar } else { |w| w.schema.name_en });
        view! { <Written name=label does=if arabic { "title-ar" } else { "title-en" } value write /> }
    };
    view! {
        <Head />
        <div class="parts" class:one=flag(move || reshaping.chosen.get().is_some())>
            <nav>
                <Faults at=None />
                <details class="title">
                    <summary>{app.session.text(|w| w.schema.name)}</summary>
                    <div class="pair">{title(false)}{title(true)}</div>
                </details>
                <Parts labels=true />
                <Parts labels=false />
            </nav>
            <section class="form">
                <Show when=move || reshaping.chosen.get().is_some() fallback=move || view! { <p class="nothing">{app.session.text(|w| w.schema.choose)}</p> }>
                    <OwnerForm />
                </Show>
            </section>
        </div>
    }
}

/// Title, versions, files, and the two ways out.
#[component]
fn Head() -> impl IntoView {
    let app = use_app();
    let (session, reshaping) = (app.session, app.reshaping);
    let Findings(found) = expect_context();
    let changed = flag(move || {
        reshaping.draft.track();
        reshaping.changed()
    });
    let broken = flag(move || found.with(|found| found.iter().any(|one| one.fault.breaks())));
    let version = live(move || {
        app.workspace.opened.track();
        let version = app.workspace.with(|project| project.schema.version).unwrap_or_default();
        let [now, next] =
            [version, version.saturating_add(1)].map(|one| figure(usize::try_from(one).unwrap_or_default()));
        let words = &session.words().schema;
        if changed.get() { fill(words.next_version, &[&now, &next]) } else { fill(words.version, &[&now]) }
    });
    let trouble = live(move || {
        let words = &session.words().schema;
        match (reshaping.refused.get(), broken.get()) {
            (true, _) => words.refused.to_owned(),
            (_, true) => words.broken.to_owned(),
            _ => String::new(),
        }
    });
    view! {
        <header>
            <h2>{session.text(|w| w.schema.title)}</h2>
            <p class="version">{version}</p>
            <p class="trouble" role="alert">{trouble}</p>
            <div class="tools">
                <label class="quiet">{session.text(|w| w.schema.import)}<Picker accept=".json" /></label>
                <Quiet does="export-schema" name=session.text(|w| w.schema.export) act=Box::new(move || app.opening.export_schema()) />
                <Quiet does="discard-schema" off=flag(move || !changed.get()) name=session.text(|w| w.schema.discard) act=Box::new(move || reshaping.discard()) />
                <button class="main-answer" data-does="save-schema" disabled=flag(move || broken.get() || !changed.get()) on:click=move |_| reshaping.save()>
                    {session.text(|w| w.schema.save)}
                </button>
                <Tool shape=Shape::Close does="close" name=session.text(|w| w.close) act=Box::new(move || reshaping.leave()) />
            </div>
        </header>
    }
}

/// What there is to point out at one part.
#[component]
fn Faults(at: Option<Item>) -> impl IntoView {
    let app = use_app();
    let Findings(found) = expect_context();
    let lines = move || {
        let language = app.session.language.get();
        let say = |draft: &crate::core::reshape::Draft| {
            let here = |one: &&Finding| one.at == at;
            let line = |one: &Finding| (describe_fault(language, draft, &one.fault), one.fault.breaks());
            found.with(|found| found.iter().filter(here).map(line).collect::<Vec<_>>())
        };
        app.reshaping.with(say).unwrap_or_default()
    };
    let line = |(text, breaks): (String, bool)| view! { <li class:breaks=breaks>{text}</li> };
    view! { <ul class="faults">{move || lines().into_iter().map(line).collect_view()}</ul> }
}
