//! What becomes of the labels and relation types of files: one of the schema's, a new
//! one, or nothing.

use leptos::prelude::*;

use super::super::controls::{Choose, flag, live};
use super::super::messages::figure;
use crate::core::datasets::To;
use crate::core::model::{LabelId, RelationKind, Words};
use crate::state::use_app;

/// All labels, or all relation types.
#[component]
pub(super) fn Kinds(
    /// Whether they are labels.
    labels: bool,
) -> impl IntoView {
    let app = use_app();
    let (session, importing) = (app.session, app.importing);
    let rows = Memo::new(move |_| {
        importing.overview.with(|overview| {
            let Some(overview) = overview else { return Vec::new() };
            let kinds = if labels { &overview.inventory.labels } else { &overview.inventory.relations };
            kinds.iter().map(|(name, kind)| (name.clone(), kind.count)).collect()
        })
    });
    let title =
        if labels { session.text(|w| w.incoming.labels) } else { session.text(|w| w.incoming.relations) };
    view! {
        <table class="dataset-kinds" hidden=flag(move || rows.with(Vec::is_empty))>
            <thead>
                <tr>
                    <th scope="col">{title}</th>
                    <td></td>
                    <th scope="col">{session.text(|w| w.incoming.becomes)}</th>
                </tr>
            </thead>
            <tbody>
                <For each=move || rows.get() key=Clone::clone let:row>
                    <Kind name=row.0 count=row.1 labels />
                </For>
            </tbody>
        </table>
    }
}

/// What stands in a list for what becomes of something.
fn value<T: ToString>(to: &To<T>) -> String {
    match to {
        To::New => "new".to_owned(),
        To::Out => "out".to_owned(),
        To::Known(id) => format!("known:{}", id.to_string()),
    }
}

/// One of them.
#[component]
fn Kind(name: String, count: usize, labels: bool) -> impl IntoView {
    let app = use_app();
    let (session, importing) = (app.session, app.importing);
    let language = session.language;
    let options = Signal::derive(move || {
        let words = &session.words().incoming;
        let named = |id: String, name: &Words| (format!("known:{id}"), language.get().of(name).to_owned());
        let known: Vec<(String, String)> = importing.with_schema(|schema| {
            if labels {
                schema
                    .labels
                    .iter()
                    .filter(|one| !one.retired)
                    .map(|one| named(one.id.to_string(), &one.name))
                    .collect()
            } else {
                schema
                    .relations
                    .iter()
                    .filter(|one| !one.retired)
                    .map(|one| named(one.id.to_string(), &one.name))
                    .collect()
            }
        });
        let new = if labels { words.new_label } else { words.new_relation };
        known
            .into_iter()
            .chain([("new".to_owned(), new.to_owned()), ("out".to_owned(), words.left_out.to_owned())])
            .collect()
    });
    let own = name.clone();
    let chosen = live(move || {
        importing.mapping.with(|mapping| {
            let Some(mapping) = mapping else { return String::new() };
            let to = if labels {
                mapping.labels.get(&own).map(value)
            } else {
                mapping.relations.get(&own).map(value)
            };
            to.unwrap_or_default()
        })
    });
    let own = name.clone();
    let choose = move |one: String| {
        importing.mapping.update(|mapping| {
            let Some(mapping) = mapping else { return };
            let known = one.strip_prefix("known:");
            if labels {
                let to = known
                    .map_or(if one == "out" { To::Out } else { To::New }, |id| To::Known(LabelId::new(id)));
                mapping.labels.insert(own.clone(), to);
            } else {
                let to = known.map_or(if one == "out" { To::Out } else { To::New }, |id| {
                    To::Known(RelationKind::new(id))
                });
                mapping.relations.insert(own.clone(), to);
            }
        });
    };
    let (called, listed) = (name.clone(), name.clone());
    view! {
        <tr data-name=listed>
            <th scope="row"><bdi>{name}</bdi></th>
            <td class="dataset-count">{figure(count)}</td>
            <td><Choose name=live(move || called.clone()) does="dataset-becomes" named=false options chosen choose=Box::new(choose) /></td>
        </tr>
    }
}
