//! The labels, with their keys and how often each stands in this report.

use leptos::prelude::*;

use super::super::controls::{LabelKey, flag, live};
use super::super::messages::figure;
use crate::core::model::{Ink, LabelId, Project, Words};
use crate::state::use_app;

/// The labels, with their keys and how often each stands in this report.
#[component]
pub fn Legend() -> impl IntoView {
    let app = use_app();
    let workspace = app.workspace;
    let labels = move || {
        workspace.opened.track();
        let read = |project: &Project| {
            let labels = project.schema.offered();
            labels.map(|label| (label.id.clone(), label.name.clone(), label.ink())).collect::<Vec<_>>()
        };
        workspace.with(read).unwrap_or_default()
    };
    view! {
        <section class="legend">
            <div class="heading"><h2>{app.session.text(|w| w.labels)}</h2></div>
            <ul>
                {move || labels().into_iter().map(|(id, name, ink)| view! { <LegendRow id name ink /> }).collect_view()}
            </ul>
        </section>
    }
}

#[component]
fn LegendRow(id: LabelId, name: Words, ink: Ink) -> impl IntoView {
    let app = use_app();
    let workspace = app.workspace;
    let count = {
        let id = id.clone();
        Memo::new(move |_| {
            workspace.follow();
            let count = workspace.with_sheet(|_, sheet, _| sheet.spans.count(&id));
            count.unwrap_or_default()
        })
    };
    let key_of = id.clone();
    let idle = flag(move || workspace.pending.get().is_none() && workspace.selected.get().is_none());
    let is_pen = {
        let id = id.clone();
        live(move || workspace.pen.with(|pen| pen.as_ref() == Some(&id)).to_string())
    };
    let hint = {
        let name = app.session.name(name.clone());
        live(move || {
            app.session.words().hold_pen.replace("{}", &app.session.language.get().in_sentence(&name.get()))
        })
    };
    // With something selected a label is applied; else it becomes the pen.
    let use_label = move |_| {
        if idle.get_untracked() { workspace.hold_pen(&id) } else { workspace.apply_label(&id) }
    };
    view! {
        <li>
            <button aria-pressed=is_pen title=hint on:mousedown=|event| event.prevent_default() on:click=use_label>
                <LabelKey id=key_of />
                <span><span class=format!("lab {}", ink.class())>{app.session.name(name)}</span></span>
                <span class="count">{live(move || figure(count.get()))}</span>
            </button>
        </li>
    }
}
