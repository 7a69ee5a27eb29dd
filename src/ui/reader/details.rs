//! What is known of the report besides its text, and the note on it: a dialog.

use leptos::prelude::*;

use super::super::controls::live;
use super::super::dialogs::Dialog;
use crate::core::edit::Command;
use crate::core::model::{Details, is_language_tag};
use crate::state::{App, use_app};

/// Tags of the languages that such reports are written in, to choose from.
const LANGUAGES: [&str; 8] = ["ar", "ckb", "en", "fa", "he", "ku", "tr", "ur"];

/// A field of the details: what it holds, and the details with something else in it.
struct Part {
    id: &'static str,
    get: fn(&Details) -> Option<String>,
    set: fn(&mut Details, String),
}

const TITLE: Part =
    Part { id: "title", get: |all| Some(all.title.clone()), set: |all, text| all.title = text };
const SOURCE: Part =
    Part { id: "source", get: |all| all.source.clone(), set: |all, text| all.source = Some(text) };
const DATE: Part = Part { id: "date", get: |all| all.date.clone(), set: |all, text| all.date = Some(text) };
const LANGUAGE: Part = Part {
    id: "report-language",
    get: |all| all.language.clone(),
    set: |all, text| all.language = Some(text),
};

/// The details of the shown report.
fn details(app: App) -> Option<Details> {
    app.workspace.with_sheet(|report, _, _| report.details())
}

/// The dialog; each field is written when it is left.
#[component]
pub fn DetailsDialog() -> impl IntoView {
    let app = use_app();
    let session = app.session;
    let wrong = RwSignal::new(String::new());
    let problem = live(move || {
        let wrong = wrong.get();
        if wrong.is_empty() { wrong } else { session.words().edit_error.not_a_language.replace("{}", &wrong) }
    });
    Effect::new(move || {
        session.details.track();
        wrong.set(String::new());
    });
    view! {
        <Dialog class="details" title=session.text(|w| w.details) shown=session.details.into() close=|app| app.session.details.set(false)>
            <div class="fields">
                <Field name=session.text(|w| w.title) part=TITLE wrong />
                <Field name=session.text(|w| w.source) part=SOURCE wrong />
                <Field name=session.text(|w| w.date) part=DATE wrong />
                <Field name=session.text(|w| w.language) part=LANGUAGE wrong />
                <datalist id="languages">{LANGUAGES.map(|tag| view! { <option value=tag></option> }).collect_view()}</datalist>
                <p class="hint" role="alert" class:problem=move || !wrong.with(String::is_empty)>
                    {live(move || if wrong.with(String::is_empty) { session.words().language_more.to_owned() } else { problem.get() })}
                </p>
                <ReportNote />
            </div>
        </Dialog>
    }
}

#[component]
fn Field(name: Signal<String>, part: Part, wrong: RwSignal<String>) -> impl IntoView {
    let app = use_app();
    let Part { id, get, set } = part;
    let is_language = id == LANGUAGE.id;
    let value = live(move || {
        app.workspace.follow();
        app.session.details.track();
        details(app).as_ref().and_then(get).unwrap_or_default()
    });
    let write = move |text: String| {
        if is_language {
            let fits = text.trim().is_empty() || is_language_tag(text.trim());
            wrong.set(if fits { String::new() } else { text.clone() });
        }
        let Some(mut all) = details(app) else { return };
        set(&mut all, text);
        if app.workspace.dispatch(Command::Describe(all)).is_some_and(|change| !change.is_empty()) {
            app.session.announce(app.session.words_now().said_described.to_owned());
        }
    };
    view! {
        <label class="detail-field">
            <span>{name}</span>
            <input id=id type="text" dir="auto" autocomplete="off" list=is_language.then_some("languages") prop:value=value
                on:change=move |event| write(event_target_value(&event)) />
        </label>
    }
}

/// The annotator's note on the report.
#[component]
fn ReportNote() -> impl IntoView {
    let app = use_app();
    let session = app.session;
    let note = live(move || {
        app.workspace.follow();
        app.workspace.with_sheet(|_, sheet, _| sheet.note.clone()).unwrap_or_default()
    });
    let write = move |text: String| {
        if app.workspace.dispatch(Command::NoteReport(text)).is_some_and(|change| !change.is_empty()) {
            session.announce(session.words_now().said_noted.to_owned());
        }
    };
    view! {
        <label class="note">
            <span>{session.text(|w| w.report_note)}</span>
            <textarea id="report-note" dir="auto" rows="4" prop:value=note placeholder=session.text(|w| w.report_note_more)
                on:change=move |event| write(event_target_value(&event))></textarea>
        </label>
    }
}
