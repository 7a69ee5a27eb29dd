//! Marking every place where words stand: a dialog to choose in, with each
//! place in its line, before anything is made.

mod list;
mod row;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use self::list::List;
use super::controls::{Quiet, flag, live};
use super::dialogs::Dialog;
use super::messages::{figure, fill};
use crate::core::find::Choice;
use crate::core::model::Label;
use crate::platform::dom;
use crate::state::{App, Word, use_app};

/// The dialog.
#[component]
pub fn MarkingDialog() -> impl IntoView {
    let app = use_app();
    let (session, marking) = (app.session, app.marking);
    marking.follow();
    view! {
        <Dialog class="notice marking" title=session.text(|w| w.mark_all) shown=flag(move || marking.shown.get())
            close=|app| if app.marking.shown.get_untracked() { app.marking.close() }>
            <div class="marking-body" on:keydown=move |event| key_down(app, &event)>
                <div class="sought">
                    <input id="marking-words" type="text" dir="auto" autocomplete="off" spellcheck="false" enterkeyhint="search"
                        aria-label=session.text(|w| w.marking_words) placeholder=session.text(|w| w.marking_words) prop:value=marking.words
                        on:input=move |event| marking.words.set(event_target_value(&event)) />
                    <Labels />
                </div>
                <Choosing />
                <List />
                <Foot />
            </div>
        </Dialog>
    }
}

/// The label that the words get.
#[component]
fn Labels() -> impl IntoView {
    let app = use_app();
    let (session, marking) = (app.session, app.marking);
    let labels = move || {
        marking.shown.track();
        app.workspace
            .with(|project| project.schema.offered().cloned().collect::<Vec<_>>())
            .unwrap_or_default()
    };
    let button = move |label: Label| {
        let (id, name) = (label.id.clone(), label.name.clone());
        let pressed = {
            let id = id.clone();
            live(move || (marking.label.get().as_ref() == Some(&id)).to_string())
        };
        view! {
            <button type="button" data-label=label.id.to_string() aria-pressed=pressed on:click=move |_| marking.label.set(Some(id.clone()))>
                <span class=format!("lab {}", label.ink().class())>{session.name(name)}</span>
            </button>
        }
    };
    view! {
        <div class="switches" role="group" aria-label=session.text(|w| w.tag_as)>
            {move || labels().into_iter().map(button).collect_view()}
        </div>
    }
}

const NAMES: [(&str, Word); 4] = [
    ("proclitics", |w| w.marking_proclitics),
    ("spelling", |w| w.marking_spelling),
    ("hashtags", |w| w.marking_hashtags),
    ("inside", |w| w.marking_inside),
];

/// What counts as a place, and in which reports.
#[component]
fn Choosing() -> impl IntoView {
    let app = use_app();
    let (session, marking) = (app.session, app.marking);
    let count = move |at: usize| {
        live(move || {
            marking.counts.with(|counts| counts.choices.get(at).copied().map(figure).unwrap_or_default())
        })
    };
    let choice = move |at: usize, choice: Choice, (does, name): (&'static str, Word)| {
        view! {
            <Tick does name=session.text(name) count=count(at) on=flag(move || marking.wanted.get().has(choice))
                act=Box::new(move || marking.wanted.update(|wanted| *wanted = wanted.turned(choice))) />
        }
    };
    let exact = live(move || figure(marking.counts.with(|counts| counts.exact)));
    let here = live(move || figure(marking.counts.with(|counts| counts.here)));
    let everywhere = live(move || figure(marking.counts.with(|counts| counts.everywhere)));
    view! {
        <div class="ticks" role="group" aria-label=session.text(|w| w.marking_counts)>
            <Tick does="exact" name=session.text(|w| w.marking_exact) count=exact on=Signal::stored(true) fixed=true act=Box::new(|| ()) />
            {Choice::ALL.into_iter().zip(NAMES).enumerate().map(|(at, (one, name))| choice(at, one, name)).collect_view()}
        </div>
        <div class="ticks scope" role="radiogroup" aria-label=session.text(|w| w.reports)>
            <Tick does="here" radio=true name=session.text(|w| w.marking_here) count=here on=flag(move || !marking.everywhere.get()) act=Box::new(move || marking.everywhere.set(false)) />
            <Tick does="everywhere" radio=true name=session.text(|w| w.marking_everywhere) count=everywhere on=flag(move || marking.everywhere.get()) act=Box::new(move || marking.everywhere.set(true)) />
        </div>
    }
}

/// Something to tick, with how many places it is about.
#[component]
fn Tick(
    does: &'static str,
    name: Signal<String>,
    #[prop(default = Signal::stored(String::new()))] count: Signal<String>,
    on: Signal<bool>,
    #[prop(default = false)] fixed: bool,
    #[prop(default = false)] radio: bool,
    act: Box<dyn Fn()>,
) -> impl IntoView {
    let kind = if radio { "radio" } else { "checkbox" };
    view! {
        <label class="tick">
            <input type=kind name=radio.then_some("marking-scope") data-does=does disabled=fixed prop:checked=on on:change=move |_| act() />
            <span>{name}</span>
            <b>{count}</b>
        </label>
    }
}

/// What comes of it, and the button that does it.
#[component]
fn Foot() -> impl IntoView {
    let app = use_app();
    let (session, marking) = (app.session, app.marking);
    let says = live(move || {
        let words = session.words();
        if let Some(progress) = marking.progress.get() {
            return fill(words.searched_of, &[&figure(progress.files), &figure(progress.all_files)]);
        }
        let tagged = marking.counts.with(|counts| counts.tagged);
        if tagged == 0 { String::new() } else { words.marking_tagged.of(session.language.get(), tagged) }
    });
    let name = live(move || session.words().mark_so_many.of(session.language.get(), marking.ticked.get()));
    view! {
        <div class="marking-foot">
            <p role="status">{says}</p>
            <div hidden=flag(move || !marking.has_values.get())>
                <Tick does="copy" name=session.text(|w| w.marking_copy) on=flag(move || marking.copies.get())
                    act=Box::new(move || marking.copies.update(|copies| *copies = !*copies)) />
            </div>
            <div class="answers">
                <Quiet does="tick-all" name=session.text(|w| w.marking_all) act=Box::new(move || marking.tick_all(true)) />
                <Quiet does="tick-none" name=session.text(|w| w.marking_none) act=Box::new(move || marking.tick_all(false)) />
                <button class="main-answer" data-does="mark" disabled=flag(move || !marking.is_ready()) on:click=move |_| marking.mark()>{name}</button>
            </div>
        </div>
    }
}

/// Arrows walk through the places, Enter tags what is ticked.
fn key_down(app: App, event: &KeyboardEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let on =
        |selector: &str| target.as_ref().is_some_and(|target| target.matches(selector).unwrap_or_default());
    let done = match event.code().as_str() {
        _ if event.is_composing() => false,
        "ArrowDown" if on("#marking-words, .places, .places *") => dom::step_focus(".places input", 1),
        "ArrowUp" if on(".places *") => {
            dom::step_focus(".places input", -1) || dom::take_up("#marking-words")
        }
        "Enter" | "NumpadEnter" if !on("button") => {
            app.marking.mark();
            true
        }
        _ => false,
    };
    if done {
        event.prevent_default();
        event.stop_propagation();
    }
}
