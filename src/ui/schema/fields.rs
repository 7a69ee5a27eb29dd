//! What forms of the schema are made of: few components, used over and over.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::controls::{Act, Tool, flag, live};
use super::super::icons::Shape;
use super::super::messages::{fill, named};
use crate::core::model::Words;
use crate::core::reshape::{Edit, Item, Owner};
use crate::platform::dom;
use crate::state::{App, Word, use_app};

/// What a field does with what is written or chosen.
pub type Write = Box<dyn Fn(String)>;

/// A field for text.
#[component]
pub fn Written(
    /// What it is called.
    name: Signal<String>,
    /// Its name for programs.
    does: &'static str,
    /// What it holds.
    value: Signal<String>,
    /// How many lines it shows; 0 for a field of one line.
    #[prop(default = 0)]
    rows: u32,
    /// Takes what is written.
    write: Write,
) -> impl IntoView {
    let field = if rows == 0 {
        view! { <input type="text" dir="auto" autocomplete="off" data-field=does placeholder=name prop:value=value
        on:input=move |event| write(event_target_value(&event)) /> }
        .into_any()
    } else {
        view! { <textarea dir="auto" rows=rows data-field=does prop:value=value
        on:input=move |event| write(event_target_value(&event))></textarea> }
        .into_any()
    };
    view! { <label class="written"><span>{name}</span>{field}</label> }
}

/// What is written about a part in both languages.
#[derive(Clone, Copy)]
pub enum Wording {
    /// Its name.
    Name,
    /// What it means.
    Meaning,
    /// Its name as seen from where it points; for relation types.
    Inverse,
}

/// What is written about a part, in both languages.
#[component]
pub fn Pair(
    /// The part.
    item: Item,
    /// What is written.
    #[prop(default = Wording::Name)]
    what: Wording,
) -> impl IntoView {
    let app = use_app();
    let read = move || {
        let words = app.reshaping.with(|draft| match what {
            Wording::Name => draft.name(item),
            Wording::Meaning => draft.description(item),
            Wording::Inverse => draft.inverse(item),
        });
        words.unwrap_or_default()
    };
    let field = move |arabic: bool| {
        let value = live(move || if arabic { read().ar } else { read().en });
        let write = Box::new(move |text: String| {
            let words = if arabic { Words { ar: text, ..read() } } else { Words { en: text, ..read() } };
            app.reshaping.edit(match what {
                Wording::Name => Edit::Rename(item, words),
                Wording::Meaning => Edit::Describe(item, words),
                Wording::Inverse => Edit::Invert(item, words),
            });
        });
        let (name, does): (Word, _) = match (what, arabic) {
            (Wording::Name, false) => (|w| w.schema.name_en, "name-en"),
            (Wording::Name, true) => (|w| w.schema.name_ar, "name-ar"),
            (Wording::Meaning, false) => (|w| w.schema.means_en, "means-en"),
            (Wording::Meaning, true) => (|w| w.schema.means_ar, "means-ar"),
            (Wording::Inverse, false) => (|w| w.schema.inverse_en, "inverse-en"),
            (Wording::Inverse, true) => (|w| w.schema.inverse_ar, "inverse-ar"),
        };
        view! { <Written name=app.session.text(name) does value write /> }
    };
    view! { <div class="pair">{field(false)}{field(true)}</div> }
}

/// One of a few, to be ticked.
#[component]
pub fn Radios(
    /// What is chosen.
    name: Signal<String>,
    /// Its name for programs.
    does: &'static str,
    /// The class and the name of each.
    options: Vec<(String, Word)>,
    /// The place of the one that is chosen.
    value: Signal<usize>,
    /// Takes the place of another one.
    write: fn(App, usize),
) -> impl IntoView {
    let app = use_app();
    let option = move |(at, (class, name)): (usize, (String, Word))| {
        let name = app.session.text(name);
        view! {
            <label class=class title=name>
                <input type="radio" class="hidden-input" name=does prop:checked=flag(move || value.get() == at) on:change=move |_| write(app, at) />
                <span class="lab">{name}</span>
            </label>
        }
    };
    view! {
        <fieldset class="radios" data-field=does>
            <legend>{name}</legend>
            {options.into_iter().enumerate().map(option).collect_view()}
        </fieldset>
    }
}

/// One of many.
#[component]
pub fn Chosen(
    /// What is chosen.
    name: Signal<String>,
    /// Its name for programs.
    does: &'static str,
    /// What stands for each, and its name.
    options: Signal<Vec<(String, String)>>,
    /// What stands for the one that is chosen.
    value: Signal<String>,
    /// Takes what stands for another one.
    write: Write,
) -> impl IntoView {
    let option = move |(id, name): (String, String)| {
        let selected = value.get() == id;
        view! { <option value=id prop:selected=selected>{name}</option> }
    };
    view! {
        <label class="written">
            <span>{name}</span>
            <select data-field=does on:change=move |event| write(event_target_value(&event))>
                {move || options.get().into_iter().map(option).collect_view()}
            </select>
        </label>
    }
}

/// Yes or no.
#[component]
pub fn Tick(
    /// What is said.
    name: Signal<String>,
    /// Its name for programs.
    does: String,
    /// Whether it is so.
    value: Signal<bool>,
    /// Takes whether it is to be so.
    write: Box<dyn Fn(bool)>,
) -> impl IntoView {
    view! {
        <label class="tick">
            <input type="checkbox" data-field=does prop:checked=value on:change=move |event| write(event_target_checked(&event)) />
            <span>{name}</span>
        </label>
    }
}

/// What programs call a part, for whoever reads the files.
#[component]
pub fn Id(item: Item) -> impl IntoView {
    let app = use_app();
    let text = live(move || {
        let id = app.reshaping.with(|draft| draft.id(item)).unwrap_or_default();
        fill(app.session.words().schema.id_of, &[&super::super::messages::apart(&id)])
    });
    view! { <p class="id">{text}</p> }
}

/// Moves a part, retires it, takes it out.
#[component]
pub fn Steps(item: Item) -> impl IntoView {
    let app = use_app();
    let reshaping = app.reshaping;
    let name = move |form: Word| {
        live(move || {
            let name = reshaping.with(|draft| draft.name(item)).unwrap_or_default();
            fill(form(app.session.words()), &[&named(app.session.language.get(), &name)])
        })
    };
    let retired = flag(move || reshaping.with(|draft| draft.retired(item)).unwrap_or_default());
    let last =
        flag(move || reshaping.with(|draft| draft.count(item)).unwrap_or_default() <= item.place() + 1);
    let first = Signal::stored(item.place() == 0);
    let turn =
        move || -> Act { Box::new(move || _ = reshaping.edit(Edit::Retire(item, !retired.get_untracked()))) };
    let remove = move || {
        reshaping.edit(Edit::Remove(item));
        match item {
            Item::Owner(_) => reshaping.chosen.set(None),
            Item::Attribute(..) => reshaping.unfolded.set(None),
            Item::Choice(..) => {}
        }
    };
    view! {
        <div class="steps">
            <Tool shape=Shape::Up does="up" off=first name=name(|w| w.schema.up) act=Box::new(move || shift(app, item, true, "up")) />
            <Tool shape=Shape::Down does="down" off=last name=name(|w| w.schema.down) act=Box::new(move || shift(app, item, false, "down")) />
            <Show when=move || retired.get() fallback=move || view! { <Tool shape=Shape::Lock does="retire" name=name(|w| w.schema.retire) act=turn() /> }>
                <Tool shape=Shape::Return does="take-up" name=name(|w| w.schema.take_up) act=turn() />
            </Show>
            <Tool shape=Shape::Bin does="remove" name=name(|w| w.schema.remove) act=Box::new(remove) />
        </div>
    }
}

/// The name of a part on the page: `l2a3c0`.
pub fn tag(item: Item) -> String {
    let owner = |owner: Owner| match owner {
        Owner::Label(at) => format!("l{at}"),
        Owner::Relation(at) => format!("r{at}"),
    };
    match item {
        Item::Owner(of) => owner(of),
        Item::Attribute(of, at) => format!("{}a{at}", owner(of)),
        Item::Choice(of, at, choice) => format!("{}a{at}c{choice}", owner(of)),
    }
}

/// Moves a part one place, with what is shown of it and the focus, which goes
/// to the button `does`, or to one beside it where that can't be used any more.
pub fn shift(app: App, item: Item, up: bool, does: &'static str) {
    let reshaping = app.reshaping;
    let Some(now) = reshaping.edit(Edit::Shift { item, up }) else { return };
    match now {
        Item::Owner(owner) => {
            if reshaping.chosen.get_untracked() == Some(item.owner()) {
                reshaping.chosen.set(Some(owner));
            }
        }
        Item::Attribute(_, at) => {
            if reshaping.unfolded.get_untracked() == Some(item.place()) {
                reshaping.unfolded.set(Some(at));
            }
        }
        Item::Choice(..) => {}
    }
    let place = tag(now);
    // Once it is there.
    spawn_local(async move {
        if !dom::focus(&format!("[data-item={place}] [data-does={does}]:not(:disabled)")) {
            dom::focus(&format!("[data-item={place}] button:not(:disabled)"));
        }
    });
}

/// Alt with an arrow moves a part.
pub fn shift_by_key(app: App, item: Item, event: &web_sys::KeyboardEvent, does: &'static str) {
    let up = match event.code().as_str() {
        "ArrowUp" => true,
        "ArrowDown" => false,
        _ => return,
    };
    if event.alt_key() {
        event.prevent_default();
        event.stop_propagation();
        shift(app, item, up, does);
    }
}

/// Shows a part that was just added, with the focus on its name.
pub fn show_new(item: Option<Item>) {
    if let Some(place) = item.map(tag) {
        spawn_local(async move {
            dom::focus(&format!("[data-item={place}] [data-field=name-en]"));
        });
    }
}
