//! A label or a relation type in full.

use leptos::prelude::*;

use super::super::controls::{Quiet, flag, live};
use super::super::icons::Shape;
use super::super::messages::named;
use super::Faults;
use super::attributes::Attributes;
use super::ends::Ends;
use super::fields::{Chosen, Id, Pair, Radios, Steps, Tick, Wording, Written, shift_by_key, tag};
use crate::core::model::{Hue, Label, Mark, Underline};
use crate::core::reshape::{Edit, Item, NO_KEY, Owner};
use crate::state::{App, Word, use_app};

/// The chosen one.
#[component]
pub fn OwnerForm() -> impl IntoView {
    let app = use_app();
    let chosen = Memo::new(move |_| app.reshaping.chosen.get());
    let form = move || {
        let owner = chosen.get()?;
        let item = Item::Owner(owner);
        let title = live(move || {
            let name = app.reshaping.with(|draft| draft.name(item)).unwrap_or_default();
            named(app.session.language.get(), &name)
        });
        let body = match owner {
            Owner::Label(at) => view! { <LabelForm at /> }.into_any(),
            Owner::Relation(at) => view! { <RelationForm at /> }.into_any(),
        };
        Some(view! {
            <div class="owner" data-item=tag(item) on:keydown=move |event| shift_by_key(app, item, &event, "up")>
                <div class="to-list"><Quiet shape=Shape::List does="to-list" name=app.session.text(|w| w.schema.to_list) act=Box::new(move || app.reshaping.chosen.set(None)) /></div>
                <div class="head"><h3>{title}</h3><Steps item /></div>
                <Faults at=Some(item) />
                <Pair item />
                <Id item />
                {body}
                <Attributes owner />
            </div>
        })
    };
    view! { {form} }
}

/// The label that is shown; what forms write always goes to it.
fn shown(app: App) -> usize {
    match app.reshaping.chosen.get_untracked() {
        Some(Owner::Label(at)) => at,
        _ => usize::MAX,
    }
}

const HUES: [Word; 8] = [
    |w| w.schema.hues[0],
    |w| w.schema.hues[1],
    |w| w.schema.hues[2],
    |w| w.schema.hues[3],
    |w| w.schema.hues[4],
    |w| w.schema.hues[5],
    |w| w.schema.hues[6],
    |w| w.schema.hues[7],
];
const LINES: [Word; 5] = [
    |w| w.schema.lines[0],
    |w| w.schema.lines[1],
    |w| w.schema.lines[2],
    |w| w.schema.lines[3],
    |w| w.schema.lines[4],
];
const MARKS: [Word; 2] = [|w| w.schema.marks[0], |w| w.schema.marks[1]];

#[component]
fn LabelForm(at: usize) -> impl IntoView {
    let app = use_app();
    let (session, reshaping) = (app.session, app.reshaping);
    let place = move |find: fn(&Label) -> Option<usize>| {
        let read = move || reshaping.with(|draft| draft.schema().labels.get(at).and_then(find)).flatten();
        Signal::derive(move || read().unwrap_or(usize::MAX))
    };
    let options = |classes: Vec<String>, names: &[Word]| {
        classes.into_iter().zip(names.iter().copied()).collect::<Vec<_>>()
    };
    let hues = options(Hue::ALL.iter().map(|hue| format!("swatch {}", hue.as_str())).collect(), &HUES);
    let lines = options(Underline::ALL.iter().map(|line| line.as_str().to_owned()).collect(), &LINES);
    let marks = options(vec![String::new(); 2], &MARKS);
    let keys = Signal::derive(move || {
        let none = (NO_KEY.to_string(), session.words().schema.no_key_choice.to_owned());
        std::iter::once(none).chain(('A'..='Z').map(|key| (key.to_string(), key.to_string()))).collect()
    });
    let key = live(move || {
        let key = reshaping.with(|draft| draft.schema().labels.get(at).map(|label| label.key)).flatten();
        key.unwrap_or(NO_KEY).to_string()
    });
    let guidelines = live(move || {
        let read = |draft: &crate::core::reshape::Draft| {
            draft.schema().labels.get(at).map(|label| label.guidelines.clone())
        };
        reshaping.with(read).flatten().unwrap_or_default()
    });
    view! {
        <Radios name=session.text(|w| w.schema.colour) does="hue" options=hues value=place(|label| Hue::ALL.iter().position(|one| *one == label.hue))
            write=|app, to| _ = Hue::ALL.get(to).and_then(|hue| app.reshaping.edit(Edit::Colour(shown(app), *hue))) />
        <Radios name=session.text(|w| w.schema.line) does="line" options=lines value=place(|label| Underline::ALL.iter().position(|one| *one == label.underline))
            write=|app, to| _ = Underline::ALL.get(to).and_then(|line| app.reshaping.edit(Edit::Line(shown(app), *line))) />
        <Radios name=session.text(|w| w.schema.mark) does="mark" options=marks value=place(|label| Mark::ALL.iter().position(|one| *one == label.mark))
            write=|app, to| _ = Mark::ALL.get(to).and_then(|mark| app.reshaping.edit(Edit::Draw(shown(app), *mark))) />
        <Chosen name=session.text(|w| w.schema.key) does="key" options=keys value=key
            write=Box::new(move |key| _ = key.chars().next().and_then(|key| reshaping.edit(Edit::Key(at, key)))) />
        <Pair item=Item::Owner(Owner::Label(at)) what=Wording::Meaning />
        <Written name=session.text(|w| w.schema.guidelines) does="guidelines" rows=4 value=guidelines
            write=Box::new(move |text| _ = reshaping.edit(Edit::Guide(at, text))) />
    }
}

#[component]
fn RelationForm(at: usize) -> impl IntoView {
    let app = use_app();
    let symmetric = flag(move || {
        let read =
            |draft: &crate::core::reshape::Draft| draft.schema().relations.get(at).map(|kind| kind.symmetric);
        app.reshaping.with(read).flatten().unwrap_or_default()
    });
    view! {
        <Ends at />
        <Tick name=app.session.text(|w| w.schema.symmetric) does="symmetric".to_owned() value=symmetric
            write=Box::new(move |on| _ = app.reshaping.edit(Edit::Symmetric(at, on))) />
        <Show when=move || !symmetric.get()>
            <Pair item=Item::Owner(Owner::Relation(at)) what=Wording::Inverse />
        </Show>
    }
}
