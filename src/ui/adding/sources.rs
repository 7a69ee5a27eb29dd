//! Where files and texts come in: fields to pick them, the whole page to drop
//! and paste them on, and what a project without reports says.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement};

use super::super::icons::{Icon, Shape};
use crate::platform::{dom, drops};
use crate::state::{App, Draft, use_app};

/// A file field that its label stands for. It is emptied at once, so that the
/// same file can be picked again.
#[component]
pub fn Picker(
    /// Whether it picks a folder.
    #[prop(default = false)]
    folder: bool,
    /// The endings that it offers first.
    #[prop(default = "")]
    accept: &'static str,
) -> impl IntoView {
    let app = use_app();
    let take = move |event: Event| {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
            return;
        };
        let sources = drops::picked(input.files());
        input.set_value("");
        app.adding.pick(sources);
    };
    let accept = (!accept.is_empty()).then_some(accept);
    view! { <input type="file" multiple class="hidden-input" class:folder=folder accept=accept prop:webkitdirectory=folder on:change=take /> }
}

/// What a project without reports says.
#[component]
pub fn EmptyProject() -> impl IntoView {
    let app = use_app();
    let session = app.session;
    view! {
        <main class="main bare">
            <h1>{session.text(|w| w.adding.no_reports)}</h1>
            <p>{session.text(|w| w.adding.no_reports_more)}</p>
            <div class="also">
                <label class="quiet"><Icon shape=Shape::Sheet />{session.text(|w| w.import_file)}<Picker /></label>
                <label class="quiet"><Icon shape=Shape::Folder />{session.text(|w| w.adding.add_folder)}<Picker folder=true /></label>
                <button class="quiet" data-does="paste" on:click=move |_| app.adding.draft.set(Some(Draft::default()))>
                    <Icon shape=Shape::Note />{session.text(|w| w.adding.add_pasted)}
                </button>
            </div>
        </main>
    }
}

/// Files may be dropped anywhere; texts and files may be pasted anywhere but
/// in fields.
pub fn listen(app: App) {
    let over = window_event_listener(ev::dragover, |event| event.prevent_default());
    let drop = window_event_listener(ev::drop, move |event| {
        // Words that are dragged into a field are the field's.
        let dropped = drops::dropped(event.data_transfer());
        if !dropped.is_empty() {
            event.prevent_default();
            if !dom::finds("dialog[open]") {
                app.adding.drop(dropped);
            }
        } else if !is_field(&event) {
            event.prevent_default();
        }
    });
    let paste = window_event_listener(ev::paste, move |event| {
        if is_field(&event) || dom::finds("dialog[open]") {
            return;
        }
        let Some(data) = event.clipboard_data() else { return };
        let files = drops::picked(data.files());
        let text = data.get_data("text/plain").unwrap_or_default();
        if !files.is_empty() {
            event.prevent_default();
            app.adding.pick(files);
        } else if !text.trim().is_empty() {
            event.prevent_default();
            app.adding.draft.set(Some(Draft { title: String::new(), text }));
        }
    });
    on_cleanup(move || {
        over.remove();
        drop.remove();
        paste.remove();
    });
}

fn is_field(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.matches("input, textarea, select").unwrap_or(false))
}
