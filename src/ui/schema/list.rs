//! The list of labels, and that of relation types.

use leptos::prelude::*;

use super::super::controls::{Quiet, flag, live};
use super::super::icons::{Icon, Shape};
use super::super::messages::named;
use super::Findings;
use super::fields::{shift_by_key, show_new, tag};
use crate::core::reshape::{Edit, Item, NO_KEY, Owner};
use crate::state::use_app;

/// All labels, or all relation types.
#[component]
pub fn Parts(labels: bool) -> impl IntoView {
    let app = use_app();
    let reshaping = app.reshaping;
    let owner = move |at| if labels { Owner::Label(at) } else { Owner::Relation(at) };
    let count =
        Memo::new(move |_| reshaping.with(|draft| draft.count(Item::Owner(owner(0)))).unwrap_or_default());
    let add = move || {
        let edit = if labels { Edit::AddLabel(reshaping.keys_of_app()) } else { Edit::AddRelation };
        let item = reshaping.edit(edit);
        reshaping.unfolded.set(None);
        reshaping.chosen.set(item.map(Item::owner));
        show_new(item);
    };
    let heading = app.session.text(if labels { |w| w.labels } else { |w| w.schema.relations });
    let name = app.session.text(if labels { |w| w.schema.add_label } else { |w| w.schema.add_relation });
    view! {
        <h3>{heading}</h3>
        <ul>{move || (0..count.get()).map(|at| view! { <Row owner=owner(at) /> }).collect_view()}</ul>
        <Quiet does=if labels { "add-label" } else { "add-relation" } name act=Box::new(add) />
    }
}

#[component]
fn Row(owner: Owner) -> impl IntoView {
    let app = use_app();
    let (session, reshaping) = (app.session, app.reshaping);
    let Findings(found) = expect_context();
    let item = Item::Owner(owner);
    let name = live(move || {
        let name = reshaping.with(|draft| draft.name(item)).unwrap_or_default();
        named(session.language.get(), &name)
    });
    let label = move || {
        let Owner::Label(at) = owner else { return None };
        reshaping.with(|draft| draft.schema().labels.get(at).map(|label| (label.ink(), label.key))).flatten()
    };
    let class = live(move || label().map_or("plain".to_owned(), |(ink, _)| format!("lab {}", ink.class())));
    let key = live(move || {
        label().filter(|(_, key)| *key != NO_KEY).map(|(_, key)| key.to_string()).unwrap_or_default()
    });
    let retired = flag(move || reshaping.with(|draft| draft.retired(item)).unwrap_or_default());
    let alarmed = flag(move || {
        found.with(|found| found.iter().any(|one| one.at.is_some_and(|at| at.owner() == owner)))
    });
    let current = live(move || (reshaping.chosen.get() == Some(owner)).to_string());
    let choose = move |_| {
        reshaping.unfolded.set(None);
        reshaping.chosen.set(Some(owner));
    };
    view! {
        <li data-item=tag(item)>
            <button class="pick" data-does="choose" aria-current=current on:click=choose on:keydown=move |event| shift_by_key(app, item, &event, "choose")>
                <span class=class>{name}</span>
                <Show when=move || alarmed.get()><Icon shape=Shape::Alert /></Show>
                <small hidden=flag(move || !retired.get())>{session.text(|w| w.schema.retired)}</small>
                <kbd class:none=flag(move || key.with(String::is_empty))>{key}</kbd>
            </button>
        </li>
    }
}
