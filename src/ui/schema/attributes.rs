//! The attributes of a label or relation type, one of them in full.

use leptos::prelude::*;

use super::super::controls::{Quiet, flag, live};
use super::super::icons::{Icon, Shape};
use super::super::messages::{fill, named};
use super::fields::{Chosen, Id, Pair, Steps, Tick, Wording, shift_by_key, show_new, tag};
use super::{Faults, Findings};
use crate::core::model::{Attribute, Condition, ValueKind};
use crate::core::reshape::{Draft, Edit, Item, Owner};
use crate::state::use_app;

/// All of them.
#[component]
pub fn Attributes(owner: Owner) -> impl IntoView {
    let app = use_app();
    let reshaping = app.reshaping;
    let count = Memo::new(move |_| reshaping.with(|draft| draft.attributes(owner).len()).unwrap_or_default());
    let add = move || {
        let item = reshaping.edit(Edit::AddAttribute(owner));
        reshaping.unfolded.set(item.map(Item::place));
        show_new(item);
    };
    view! {
        <h4>{app.session.text(|w| w.schema.attributes)}</h4>
        <p class="id" hidden=flag(move || count.get() > 0)>{app.session.text(|w| w.schema.no_attributes)}</p>
        <ul class="attributes">{move || (0..count.get()).map(|at| view! { <Row owner at /> }).collect_view()}</ul>
        <Quiet does="add-attribute" name=app.session.text(|w| w.schema.add_attribute) act=Box::new(add) />
    }
}

#[component]
fn Row(owner: Owner, at: usize) -> impl IntoView {
    let app = use_app();
    let (session, reshaping) = (app.session, app.reshaping);
    let Findings(found) = expect_context();
    let item = Item::Attribute(owner, at);
    let name = live(move || {
        named(session.language.get(), &reshaping.with(|draft| draft.name(item)).unwrap_or_default())
    });
    let facts = live(move || {
        let words = &session.words().schema;
        let read = |draft: &Draft| {
            let one = draft.attribute(owner, at)?;
            let kind = kind_name(words, one.kind);
            Some(if one.retired {
                words.retired.to_owned()
            } else if one.required {
                format!("{kind} · {}", words.required)
            } else {
                kind.to_owned()
            })
        };
        reshaping.with(read).flatten().unwrap_or_default()
    });
    let alarmed = flag(move || {
        let here = |of: Item| match of {
            Item::Attribute(o, n) | Item::Choice(o, n, _) => (o, n) == (owner, at),
            Item::Owner(_) => false,
        };
        found.with(|found| found.iter().any(|one| one.at.is_some_and(here)))
    });
    let open = flag(move || reshaping.unfolded.get() == Some(at));
    let turn = move |_| reshaping.unfolded.update(|open| *open = (*open != Some(at)).then_some(at));
    view! {
        <li data-item=tag(item) on:keydown=move |event| shift_by_key(app, item, &event, "unfold")>
            <button class="pick" data-does="unfold" aria-expanded=live(move || open.get().to_string()) on:click=turn>
                <Icon shape=Shape::Down />
                <span>{name}</span>
                <Show when=move || alarmed.get()><Icon shape=Shape::Alert /></Show>
                <small>{facts}</small>
            </button>
            <Show when=move || open.get()><Form owner at /></Show>
        </li>
    }
}

fn kind_name(words: &'static super::super::messages::SchemaWording, kind: ValueKind) -> &'static str {
    let place = ValueKind::ALL.iter().position(|one| *one == kind);
    place.and_then(|at| words.kinds.get(at)).copied().unwrap_or_default()
}

#[component]
fn Form(owner: Owner, at: usize) -> impl IntoView {
    let app = use_app();
    let (session, reshaping) = (app.session, app.reshaping);
    let item = Item::Attribute(owner, at);
    let one = move |read: fn(&Attribute) -> String| {
        live(move || {
            reshaping.with(|draft| draft.attribute(owner, at).map(read)).flatten().unwrap_or_default()
        })
    };
    let kinds = Signal::derive(move || {
        let words = &session.words().schema;
        ValueKind::ALL
            .iter()
            .map(|kind| (kind.as_str().to_owned(), kind_name(words, *kind).to_owned()))
            .collect()
    });
    let kind = one(|one| one.kind.as_str().to_owned());
    let required = flag(move || {
        reshaping
            .with(|draft| draft.attribute(owner, at).map(|one| one.required))
            .flatten()
            .unwrap_or_default()
    });
    let chooses = flag(move || matches!(kind.get().as_str(), "choice" | "several" | "text"));
    let set_kind = move |id: String| {
        if let Some(kind) = ValueKind::ALL.iter().find(|kind| kind.as_str() == id) {
            reshaping.edit(Edit::Kind(owner, at, *kind));
        }
    };
    view! {
        <div class="attribute">
            <Steps item />
            <Faults at=Some(item) />
            <Pair item />
            <Id item />
            <div class="pair">
                <Chosen name=session.text(|w| w.schema.kind) does="kind" options=kinds value=kind write=Box::new(set_kind) />
                <Asked owner at />
            </div>
            <Values owner at />
            <Tick name=session.text(|w| w.schema.required) does="required".to_owned() value=required
                write=Box::new(move |on| _ = reshaping.edit(Edit::Require(owner, at, on))) />
            <Pair item what=Wording::Meaning />
            <Show when=move || chooses.get()><Choices owner at /></Show>
        </div>
    }
}

fn condition(draft: &Draft, owner: Owner, at: usize) -> Option<&Condition> {
    draft.attribute(owner, at)?.when.as_ref()
}

/// Which other attribute it depends on.
#[component]
fn Asked(owner: Owner, at: usize) -> impl IntoView {
    let app = use_app();
    let (session, reshaping) = (app.session, app.reshaping);
    let options = Signal::derive(move || {
        let (language, words) = (session.language.get(), &session.words().schema);
        let mut options = vec![(String::new(), words.always.to_owned())];
        let others = reshaping.with(|draft| {
            let others = draft.attributes(owner).iter().enumerate().filter(|(n, _)| *n != at);
            let other = |(_, one): (usize, &Attribute)| {
                (one.id.clone(), fill(words.when_of, &[&named(language, &one.name)]))
            };
            others.map(other).collect::<Vec<_>>()
        });
        options.extend(others.unwrap_or_default());
        options
    });
    let value = live(move || {
        let read = |draft: &Draft| condition(draft, owner, at).map(|condition| condition.attribute.clone());
        reshaping.with(read).flatten().unwrap_or_default()
    });
    let write = move |attribute: String| {
        let when = (!attribute.is_empty()).then_some(Condition { attribute, values: Vec::new() });
        reshaping.edit(Edit::When(owner, at, when));
    };
    view! { <Chosen name=session.text(|w| w.schema.asked_when) does="when" options value write=Box::new(write) /> }
}

/// With which values of that one.
#[component]
fn Values(owner: Owner, at: usize) -> impl IntoView {
    let app = use_app();
    let (session, reshaping) = (app.session, app.reshaping);
    let values = Memo::new(move |_| {
        let (language, words) = (session.language.get(), &session.words().schema);
        let read = |draft: &Draft| {
            let condition = condition(draft, owner, at)?;
            let other = draft.attributes(owner).iter().find(|one| one.id == condition.attribute)?;
            Some(if other.kind == ValueKind::YesNo {
                vec![("yes".to_owned(), words.yes.to_owned()), ("no".to_owned(), words.no.to_owned())]
            } else {
                other
                    .choices
                    .iter()
                    .map(|choice| (choice.id.clone(), named(language, &choice.name)))
                    .collect()
            })
        };
        reshaping.with(read).flatten().unwrap_or_default()
    });
    let tick = move |(id, name): (String, String)| {
        let (named, ticked) = (id.clone(), id.clone());
        let value = flag(move || {
            let read =
                |draft: &Draft| condition(draft, owner, at).is_some_and(|one| one.values.contains(&named));
            reshaping.with(read).unwrap_or_default()
        });
        let write = move |on: bool| {
            let read = |draft: &Draft| condition(draft, owner, at).cloned();
            let Some(mut when) =
                reshaping.draft.with_untracked(|draft| draft.as_ref().and_then(|(_, draft)| read(draft)))
            else {
                return;
            };
            when.values.retain(|value| *value != ticked);
            when.values.extend(on.then(|| ticked.clone()));
            reshaping.edit(Edit::When(owner, at, Some(when)));
        };
        view! { <Tick name=Signal::stored(name) does=format!("when-{id}") value write=Box::new(write) /> }
    };
    view! {
        <fieldset class="ticks" hidden=flag(move || values.with(Vec::is_empty))>
            <legend>{session.text(|w| w.schema.only_with)}</legend>
            {move || values.get().into_iter().map(tick).collect_view()}
        </fieldset>
    }
}

#[component]
fn Choices(owner: Owner, at: usize) -> impl IntoView {
    let app = use_app();
    let (session, reshaping) = (app.session, app.reshaping);
    let count = Memo::new(move |_| {
        reshaping.with(|draft| draft.count(Item::Choice(owner, at, 0))).unwrap_or_default()
    });
    let row = move |n: usize| {
        let item = Item::Choice(owner, at, n);
        let retired = flag(move || reshaping.with(|draft| draft.retired(item)).unwrap_or_default());
        view! {
            <li data-item=tag(item) class:retired=retired on:keydown=move |event| shift_by_key(app, item, &event, "up")>
                <Pair item />
                <Steps item />
                <Faults at=Some(item) />
            </li>
        }
    };
    view! {
        <h5>{session.text(|w| w.schema.choices)}</h5>
        <ul class="choice-rows">{move || (0..count.get()).map(row).collect_view()}</ul>
        <Quiet does="add-choice" name=session.text(|w| w.schema.add_choice) act=Box::new(move || show_new(reshaping.edit(Edit::AddChoice(owner, at)))) />
    }
}
