//! What people say in the data card of a data set.

use leptos::prelude::*;

use super::super::controls::{flag, live};
use super::fields::Tick;
use crate::core::datasets::card::Told;
use crate::state::use_app;

/// Whether there is one, and what is in it.
#[component]
pub(super) fn Card() -> impl IntoView {
    let app = use_app();
    let (session, exporting) = (app.session, app.exporting);
    let on = flag(move || exporting.choice.with(|choice| choice.as_ref().is_some_and(|choice| choice.card)));
    view! {
        <Tick does="dataset-card" name=session.text(|w| w.datasets.card) on
            turn=Box::new(move || exporting.change(|choice| choice.card = !choice.card)) />
        <details class="dataset-about" hidden=flag(move || !on.get())>
            <summary>{session.text(|w| w.datasets.card_more)}</summary>
            <div>{(0..Told::FIELDS.len()).map(|at| view! { <About at /> }).collect_view()}</div>
        </details>
    }
}

/// One thing to say.
#[component]
fn About(at: usize) -> impl IntoView {
    let app = use_app();
    let (session, exporting) = (app.session, app.exporting);
    let name = live(move || session.words().datasets.about.get(at).copied().unwrap_or_default().to_owned());
    let value = live(move || {
        let mut told = exporting.told.get();
        Told::FIELDS.get(at).map(|(_, field)| std::mem::take(field(&mut told))).unwrap_or_default()
    });
    view! {
        <label>
            <span>{name}</span>
            <textarea rows="1" dir="auto" autocomplete="off" prop:value=value on:input=move |event| exporting.tell(at, event_target_value(&event))></textarea>
        </label>
    }
}
