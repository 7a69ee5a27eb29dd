//! The fields that both doors have.

use leptos::prelude::*;

use super::super::controls::{Choose, flag, live};
use crate::state::Progress;

/// A box to tick, with words beside it.
#[component]
pub(super) fn Tick(
    /// Its name for programs.
    does: &'static str,
    /// Its words.
    name: Signal<String>,
    /// Whether it is ticked.
    on: Signal<bool>,
    /// Whether it is not there.
    #[prop(default = Signal::stored(false))]
    hidden: Signal<bool>,
    /// Ticks it, or takes the tick away.
    turn: Box<dyn Fn()>,
) -> impl IntoView {
    view! {
        <label class="tick" hidden=hidden>
            <input type="checkbox" data-does=does prop:checked=on on:change=move |_| turn() />
            <span>{name}</span>
        </label>
    }
}

/// A choice between two.
#[component]
pub(super) fn Either(
    /// Its name for programs.
    does: &'static str,
    /// What it is called.
    name: Signal<String>,
    /// The two.
    options: [Signal<String>; 2],
    /// Whether it is the second.
    second: Signal<bool>,
    /// Chooses the second, or the first.
    choose: Box<dyn Fn(bool)>,
) -> impl IntoView {
    let values = ["first", "second"];
    let options = Signal::derive(move || {
        values.iter().zip(&options).map(|(value, name)| ((*value).to_owned(), name.get())).collect()
    });
    let chosen = live(move || if second.get() { "second" } else { "first" }.to_owned());
    view! { <Choose name does options chosen choose=Box::new(move |value| choose(value == "second")) /> }
}

/// How far long work has come.
#[component]
pub(super) fn ProgressBar(
    /// What is being done.
    name: Signal<String>,
    /// How far it has come; nothing while there is nothing to wait for.
    progress: RwSignal<Option<Progress>>,
) -> impl IntoView {
    let part = move |of: fn(&Progress) -> usize| {
        live(move || progress.with(|progress| progress.as_ref().map_or(0, of)).to_string())
    };
    view! {
        <progress hidden=flag(move || progress.with(Option::is_none)) aria-label=name
            max=part(|p| p.all_files.max(1)) value=part(|p| p.files.min(p.all_files))></progress>
    }
}
