//! The relations of the selected span, seen from it; and the question which
//! one a new one is.

use leptos::prelude::*;

use super::super::controls::{Quiet, Tool, flag, live};
use super::super::icons::Shape;
use super::super::messages::in_order;
use super::attributes::Attributes;
use crate::core::form;
use crate::core::model::{AnnotationId, Relation, Schema, Sheet, Words};
use crate::core::text::Text;
use crate::platform::dom;
use crate::state::{Deed, LinkKind, use_app};

/// A relation as seen from one of its ends.
#[derive(Clone, PartialEq)]
struct Row {
    id: AnnotationId,
    name: Words,
    other: AnnotationId,
    ink: String,
    quote: String,
    asks: bool,
}

/// All relations of a span: those that start at it, then those that point to it.
fn rows(span: AnnotationId, sheet: &Sheet, schema: &Schema, text: &Text) -> Vec<Row> {
    let mut rows = Vec::new();
    for kind in &schema.relations {
        let of_kind = |from_here: bool| {
            let here = move |one: &&Relation| {
                one.kind == kind.id && if from_here { one.from == span } else { one.to == span }
            };
            sheet.relations.values().filter(here)
        };
        for (from_here, one) in
            of_kind(true).map(|one| (true, one)).chain(of_kind(false).map(|one| (false, one)))
        {
            let other = if from_here { one.to } else { one.from };
            let Some(end) = sheet.spans.get(other) else { continue };
            let inverse = !from_here && !kind.symmetric;
            rows.push(Row {
                id: one.id,
                name: if inverse { inverse_name(&kind.name, &kind.inverse) } else { kind.name.clone() },
                other,
                ink: schema.label(&end.label).map(|label| label.ink().class()).unwrap_or_default(),
                quote: text.slice(end.range).unwrap_or_default().chars().take(80).collect(),
                asks: !kind.attributes.is_empty(),
            });
        }
    }
    rows
}

/// The name of a relation as seen from where it points.
fn inverse_name(name: &Words, inverse: &Words) -> Words {
    if inverse.is_empty() {
        Words { en: format!("← {}", name.en), ar: format!("← {}", name.ar) }
    } else {
        inverse.clone()
    }
}

/// The relations of the selected span.
#[component]
pub fn Relations() -> impl IntoView {
    let app = use_app();
    let workspace = app.workspace;
    let rows = Memo::new(move |_| {
        workspace.follow();
        let span = workspace.selected.get()?;
        workspace.with_sheet(|report, sheet, schema| rows(span, sheet, schema, &report.text))
    });
    let all = move || rows.get().unwrap_or_default();
    view! {
        <section class="relations">
            <h3>
                {app.session.text(|w| w.coding.relations)}
                <Quiet shape=Shape::Plus does="link" deed=Deed::Link name=app.session.text(|w| w.coding.add_relation) act=Box::new(move || workspace.begin_link()) />
            </h3>
            <Which />
            <ul>
                <For each=all key=|row| (row.id, row.quote.clone(), row.name.en.clone()) let:row>
                    <RelationRow row />
                </For>
            </ul>
        </section>
    }
}

#[component]
fn RelationRow(row: Row) -> impl IntoView {
    let app = use_app();
    let workspace = app.workspace;
    let Row { id, name, other, ink, quote, asks } = row;
    let go = move |_| {
        workspace.select(Some(other));
        workspace.sought.set(Some(other));
    };
    view! {
        <li data-relation=id.to_string()>
            <span class="kind">{app.session.name(name)}</span>
            <button class="end" dir="auto" on:click=go
                on:pointerenter=move |_| workspace.hovered.set(Some(other)) on:pointerleave=move |_| workspace.hovered.set(None)>
                <span class=format!("lab {ink}")>{in_order(&quote)}</span>
            </button>
            <Tool shape=Shape::Close does="unlink" name=app.session.text(|w| w.coding.remove_relation) act=Box::new(move || workspace.unlink(id)) />
            {asks.then(|| view! { <Attributes of=Memo::new(move |_| Some(id)) /> })}
        </li>
    }
}

/// Which relation the two chosen spans have, where there are several.
#[component]
fn Which() -> impl IntoView {
    let app = use_app();
    let workspace = app.workspace;
    let kinds = Memo::new(move |_| {
        let link = workspace.link.get()?;
        let to = link.to?;
        let rows: Vec<_> = workspace.link_kinds(None).iter().map(|kind| name(app, kind)).collect();
        Some((rows, workspace.span(to).map(|span| workspace.quote(span.range)).unwrap_or_default()))
    });
    Effect::new(move || {
        if kinds.with(Option::is_some) {
            dom::after_frame(|| dom::reveal_nearest(".which"));
        }
    });
    let rows = move || kinds.get().map(|(rows, _)| rows).unwrap_or_default();
    let quote = live(move || kinds.get().map(|(_, quote)| quote).unwrap_or_default());
    view! {
        <div class="which" role="group" aria-label=app.session.text(|w| w.coding.which_relation) hidden=flag(move || kinds.with(Option::is_none))>
            <p>{app.session.text(|w| w.coding.which_relation)}" "<bdi>{quote}</bdi></p>
            <div class="picks">
                {move || rows().into_iter().enumerate().map(|(n, name)| view! {
                    <button on:click=move |_| workspace.link_as(n)><kbd>{form::cap(n)}</kbd>{app.session.name(name)}</button>
                }).collect_view()}
            </div>
            <Quiet does="leave-link" name=app.session.text(|w| w.coding.leave) deed=Deed::LetGo act=Box::new(move || workspace.leave_link()) />
        </div>
    }
}

fn name(app: crate::state::App, LinkKind { kind, backwards }: &LinkKind) -> Words {
    let name = app.workspace.with(|project| {
        let relation = project.schema.relation(kind)?;
        let inverse = || inverse_name(&relation.name, &relation.inverse);
        Some(if *backwards { inverse() } else { relation.name.clone() })
    });
    name.flatten().unwrap_or_default()
}
