//! The projects that are kept on this device, and the deleted ones.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::controls::{Act, Quiet, flag, live};
use super::dialogs::Dialog;
use super::icons::{Icon, Shape};
use super::messages::{apart, fill, in_order};
use crate::core::model::ProjectId;
use crate::platform::clock;
use crate::state::{Kept, Word, use_app};

/// The kept projects, each with what can be done to it.
#[component]
pub fn KeptProjects() -> impl IntoView {
    let app = use_app();
    // Of one project at a time.
    let open = RwSignal::new(None);
    let renaming = RwSignal::new(None);
    view! { {move || app.opening.shelf.get().into_iter().map(|one| view! { <KeptProject one open renaming /> }).collect_view()} }
}

/// How many reports it has, and when it was worked on.
fn facts(one: &Kept) -> Signal<String> {
    let session = use_app().session;
    let (reports, worked) = (one.head.queue.len(), one.worked.clone());
    live(move || {
        let words = session.words();
        let counted = words.reports_counted.of(session.language.get(), reports);
        match &worked {
            Some(at) => fill(
                words.said_reading,
                &[&counted, &fill(words.adding.worked, &[&apart(&clock::day_minute(at))])],
            ),
            None => fill(words.said_reading, &[words.kept_here, &counted]),
        }
    })
}

#[component]
fn KeptProject(
    one: Kept,
    open: RwSignal<Option<ProjectId>>,
    renaming: RwSignal<Option<ProjectId>>,
) -> impl IntoView {
    let app = use_app();
    let session = app.session;
    let (id, name, more) = (one.id(), one.head.facts.name.clone(), facts(&one));
    let is_open = flag(move || open.get() == Some(id));
    let turn = move |_| open.update(|open| *open = (*open != Some(id)).then_some(id));
    let called = name.clone();
    let menu = live(move || fill(session.words().adding.more, &[&called]));
    let tool = move |does: &'static str, shape: Shape, name: Word, act: Act| {
        view! { <Quiet shape does name=session.text(name) act=Box::new(move || {
            open.set(None);
            act();
        }) /> }
    };
    let field = name.clone();
    view! {
        <li class="kept" data-project=id.to_string()>
            <Show when=move || renaming.get() == Some(id) fallback={
                let name = name.clone();
                move || view! { <Resume id name=name.clone() more /> }
            }>
                <NameField name=field.clone() done=move |name| {
                    renaming.set(None);
                    if let Some(name) = name {
                        app.opening.rename_kept(id, name);
                    }
                } />
            </Show>
            <button class="tool" data-does="more" aria-label=menu title=menu aria-expanded=live(move || is_open.get().to_string()) on:click=turn>
                <Icon shape=Shape::More />
            </button>
            <Show when=move || is_open.get()>
                <div class="also">
                    {tool("rename", Shape::Note, |w| w.adding.rename, Box::new(move || renaming.set(Some(id))))}
                    {tool("duplicate", Shape::Sheet, |w| w.adding.duplicate, Box::new(move || app.opening.duplicate(id)))}
                    {tool("export-kept", Shape::Return, |w| w.adding.export, Box::new(move || app.opening.export_kept(id)))}
                    {tool("delete-kept", Shape::Bin, |w| w.delete, Box::new(move || app.opening.delete(id)))}
                </div>
            </Show>
        </li>
    }
}

#[component]
fn Resume(id: ProjectId, name: String, more: Signal<String>) -> impl IntoView {
    let app = use_app();
    view! {
        <button class="way" data-does="resume" on:click=move |_| spawn_local(app.opening.open_kept(id))>
            <Icon shape=Shape::Sheet />
            <span>
                <b><bdi>{in_order(&name)}</bdi></b>
                <small>{more}</small>
            </span>
        </button>
    }
}

/// A field for a name: Enter or leaving it takes the name, Escape does not.
#[component]
fn NameField(name: String, #[prop(into)] done: Callback<Option<String>>) -> impl IntoView {
    let session = use_app().session;
    let field = NodeRef::<html::Input>::new();
    Effect::new(move || {
        if let Some(field) = field.get() {
            // It is on the page: only a field that is not could refuse.
            field.focus().ok();
            field.select();
        }
    });
    // A field that is taken off the page sends a blur, too, after all here is gone.
    let over = StoredValue::new(false);
    let end = move |name: Option<String>| {
        if over.try_get_value() == Some(false) {
            over.set_value(true);
            done.run(name);
        }
    };
    view! {
        <input type="text" class="rename" dir="auto" node_ref=field prop:value=name aria-label=session.text(|w| w.adding.project_name)
            on:keydown=move |event| match event.key().as_str() {
                "Enter" => end(Some(event_target_value(&event))),
                "Escape" => end(None),
                _ => {}
            }
            on:blur=move |event| end(Some(event_target_value(&event))) />
    }
}

/// The deleted projects, folded, and the question before one is erased.
#[component]
pub fn DeletedProjects() -> impl IntoView {
    let app = use_app();
    let session = app.session;
    let asked = app.opening.erasing;
    let row = move |one: Kept| {
        let (id, name, more) = (one.id(), one.head.facts.name.clone(), facts(&one));
        let erase = {
            let name = name.clone();
            move || asked.set(Some((id, name.clone())))
        };
        view! {
            <li data-project=id.to_string()>
                <span class="what"><b><bdi>{in_order(&name)}</bdi></b><small>{more}</small></span>
                <Quiet shape=Shape::Return does="restore" name=session.text(|w| w.adding.restore) act=Box::new(move || app.opening.restore(id)) />
                <Quiet shape=Shape::Bin does="erase" name=session.text(|w| w.adding.erase) act=Box::new(erase) />
            </li>
        }
    };
    let count = live(move || super::messages::figure(app.opening.deleted.with(Vec::len)));
    view! {
        <Show when=move || !app.opening.deleted.with(Vec::is_empty)>
            <details class="deleted">
                <summary>{session.text(|w| w.adding.deleted_projects)}" "<span class="count">{count}</span></summary>
                <ul>{move || app.opening.deleted.get().into_iter().map(row).collect_view()}</ul>
            </details>
        </Show>
        <EraseDialog />
    }
}

#[component]
fn EraseDialog() -> impl IntoView {
    let app = use_app();
    let session = app.session;
    let asked = app.opening.erasing;
    let title = live(move || {
        let name = asked.with(|asked| asked.as_ref().map(|(_, name)| name.clone()).unwrap_or_default());
        fill(session.words().adding.erase_sure, &[&name])
    });
    let erase = move |_| {
        if let Some((id, _)) = asked.get_untracked() {
            asked.set(None);
            app.opening.erase(id);
        }
    };
    view! {
        <Dialog class="notice" title shown=flag(move || asked.with(Option::is_some)) close=|app| app.opening.erasing.set(None)>
            <div class="lines">
                <p>{session.text(|w| w.adding.erase_more)}</p>
                <div class="answers">
                    <Quiet does="keep" name=session.text(|w| w.adding.cancel) act=Box::new(move || asked.set(None)) />
                    <button class="main-answer" data-does="erase-now" on:click=erase>{session.text(|w| w.adding.erase)}</button>
                </div>
            </div>
        </Dialog>
    }
}
