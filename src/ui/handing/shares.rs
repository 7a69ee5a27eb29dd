//! Who gets how many reports, with the file of each.

use leptos::prelude::*;

use super::super::controls::{Tool, live};
use super::super::icons::Shape;
use super::super::messages::{apart, fill};
use super::{Planned, cell};
use crate::state::use_app;

/// The table.
#[component]
pub(super) fn Shares(plan: Planned) -> impl IntoView {
    let app = use_app();
    let (session, handing) = (app.session, app.handing);
    let rows = Memo::new(move |_| {
        session.language.track();
        plan.with(|plan| {
            let Ok(plan) = plan else { return Vec::new() };
            let shared = plan.division.shared.len();
            let own = plan.division.own.iter().map(Vec::len).enumerate();
            own.map(|(person, own)| (person, handing.name_of(plan, person), shared, own)).collect()
        })
    });
    view! {
        <table class="handout-shares">
            <thead>
                <tr>
                    <th scope="col">{session.text(|w| w.handing.colleague)}</th>
                    <th scope="col" class="handout-count">{session.text(|w| w.handing.for_all)}</th>
                    <th scope="col" class="handout-count">{session.text(|w| w.handing.own)}</th>
                    <th scope="col" class="handout-count">{session.text(|w| w.handing.together)}</th>
                    <td></td>
                </tr>
            </thead>
            <tbody>
                <For each=move || rows.get() key=Clone::clone let:row>
                    <Share row />
                </For>
            </tbody>
        </table>
    }
}

/// The share of one person.
#[component]
fn Share(
    /// The person's number and name, what everybody gets, and what only they get.
    row: (usize, String, usize, usize),
) -> impl IntoView {
    let app = use_app();
    let (session, handing) = (app.session, app.handing);
    let (person, name, shared, own) = row;
    let offered = Memo::new(move |_| handing.offered.with(|offered| offered.contains(&person)));
    let shown = name.clone();
    let says = live(move || {
        let words = &session.words().handing;
        fill(if offered.get() { words.saved_of } else { words.save_of }, &[&apart(&name)])
    });
    let tool = move || {
        let shape = if offered.get() { Shape::Check } else { Shape::Export };
        view! { <Tool shape does="handout-one" name=says act=Box::new(move || handing.offer(person)) /> }
    };
    view! {
        <tr>
            <th scope="row"><bdi>{shown}</bdi></th>
            {cell(shared)}
            {cell(own)}
            {cell(shared.saturating_add(own))}
            // A button in a form sends it, unless its type says otherwise.
            <td on:click=move |event| event.prevent_default()>{tool}</td>
        </tr>
    }
}
