//! The open project: its name, its files, its layers, who works on it.

use leptos::ev::Event;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::super::controls::{Act, Combo, flag, live};
use super::super::icons::{Icon, Shape};
use crate::core::model::LayerId;
use crate::platform::files;
use crate::state::{Deed, use_app};

/// The files that were picked in an input; it is emptied, so that the same
/// file can be picked again.
pub fn picked(event: &Event) -> Vec<web_sys::File> {
    let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
        return Vec::new();
    };
    let picked = files::list(input.files());
    input.set_value("");
    picked
}

/// A popover under the project's name.
#[component]
pub fn ProjectMenu() -> impl IntoView {
    let app = use_app();
    let name = live(move || {
        app.workspace.opened.track();
        app.workspace.with(|project| project.name.clone()).unwrap_or_default()
    });
    view! {
        <button class="project" popovertarget="project-menu" title=app.session.text(|w| w.project_menu)>
            <bdi>{name}</bdi>
            <Icon shape=Shape::Down />
        </button>
        <div id="project-menu" class="popover" popover="auto">
            <Choice does="export-project" deed=Some(Deed::Export) name=app.session.text(|w| w.export_project) act=Box::new(move || app.opening.export_project()) />
            <Choice does="export-layer" deed=None name=app.session.text(|w| w.export_layer) act=Box::new(move || app.opening.export_layer()) />
            <label class="choice">
                <span>{app.session.text(|w| w.import_file)}</span>
                <input type="file" multiple class="hidden-input" on:change=move |event| app.opening.open_files(picked(&event)) />
            </label>
            <Choice does="to-start" deed=None name=app.session.text(|w| w.to_start) act=Box::new(move || app.opening.close()) />
            <Layers />
            <Signature />
        </div>
    }
}

/// A line of the menu; choosing it closes the menu.
#[component]
fn Choice(does: &'static str, deed: Option<Deed>, name: Signal<String>, act: Act) -> impl IntoView {
    view! {
        <button class="choice" data-does=does popovertarget="project-menu" on:click=move |_| act()>
            <span>{name}</span>
            {deed.map(|deed| view! { <Combo caps=use_app().session.caps(deed) /> })}
        </button>
    }
}

/// Which layer is worked on, where there is more than one.
#[component]
fn Layers() -> impl IntoView {
    let app = use_app();
    let layers = move || {
        app.workspace.opened.track();
        app.workspace.edited.track();
        let read = |project: &crate::core::model::Project| {
            let layer = |layer: &crate::core::model::Layer| {
                let spans: usize = layer.sheets.values().map(|sheet| sheet.spans.len()).sum();
                (layer.id, layer.annotator.clone(), spans, layer.id == project.open_layer)
            };
            project.layers.iter().map(layer).collect::<Vec<_>>()
        };
        app.workspace.with(read).unwrap_or_default()
    };
    let row = move |(id, name, spans, open): (LayerId, String, usize, bool)| {
        let name = if name.is_empty() { app.session.words().nameless.to_owned() } else { name };
        view! {
            <label class="choice">
                <input type="radio" name="layer" prop:checked=open on:change=move |_| app.workspace.open_layer(id) />
                <bdi>{name}</bdi>
                <small>{app.session.words().spans.of(app.session.language.get(), spans)}</small>
            </label>
        }
    };
    view! {
        <Show when=move || 1 < layers().len()>
            <fieldset class="group" disabled=flag(move || app.workspace.tabs.follows())>
                <legend>{app.session.text(|w| w.layers)}</legend>
                {move || layers().into_iter().map(row).collect_view()}
            </fieldset>
        </Show>
    }
}

/// The name that annotations are signed with.
#[component]
pub fn Signature() -> impl IntoView {
    let session = use_app().session;
    view! {
        <label class="signature">
            <span>{session.text(|w| w.your_name)}</span>
            <input type="text" dir="auto" autocomplete="name" prop:value=session.annotator
                title=session.text(|w| w.your_name_more) on:change=move |event| session.sign_as(&event_target_value(&event)) />
        </label>
    }
}
