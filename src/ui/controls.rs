//! Controls that many places use, and the two things every view is made of:
//! words that follow the language, and buttons.
//!
//! A view is compiled anew for every type in it, and every closure is a type
//! of its own. So what changes in a view is a [`Signal`] of a plain type, and
//! a button is a component: the program that is sent stays small.

use leptos::prelude::*;

use super::icons::{Icon, Shape};
use crate::core::model::LabelId;
use crate::state::{Deed, use_app};

/// A text that follows what it is made of.
pub fn live(text: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(text)
}

/// A yes or no that follows what it is made of.
pub fn flag(flag: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    Signal::derive(flag)
}

/// Keys in the order of a keyboard in every language.
#[component]
pub fn Combo(
    /// What they have written on them.
    caps: Signal<Vec<String>>,
) -> impl IntoView {
    let keys = move || caps.get().into_iter().map(|cap| view! { <kbd>{cap}</kbd> }).collect_view();
    view! { <span class="combo" dir="ltr">{keys}</span> }
}

/// The first key of a label, as it is now.
#[component]
pub fn LabelKey(
    /// The label.
    id: LabelId,
) -> impl IntoView {
    let app = use_app();
    let cap = live(move || {
        app.workspace.opened.track();
        let caps = app.workspace.with(|project| app.session.label_caps(&project.schema, &id));
        caps.and_then(|caps| caps.into_iter().next()).unwrap_or_default()
    });
    view! { <kbd class:none=flag(move || cap.with(String::is_empty))>{cap}</kbd> }
}

/// The keys of a command as a line of text: `Ctrl+Z`; empty if it has none.
pub fn chord_of(deed: Option<Deed>) -> Signal<String> {
    let session = use_app().session;
    let caps = deed.map(|deed| session.caps(deed));
    let plus = if session.mac { "" } else { "+" };
    live(move || caps.map(|caps| caps.get().join(plus)).unwrap_or_default())
}

/// What a button does.
pub type Act = Box<dyn Fn()>;

/// A small button with an icon. Its name is its hint and what is read aloud.
#[component]
pub fn Tool(
    /// What it shows.
    shape: Shape,
    /// What it is called.
    name: Signal<String>,
    /// The command that it stands for, whose keys are in the hint.
    #[prop(optional)]
    deed: Option<Deed>,
    /// Its name for programs.
    does: &'static str,
    /// Whether what it switches is on, where it is a switch.
    #[prop(optional)]
    on: Option<Signal<bool>>,
    /// Whether it can't be used now.
    #[prop(default = Signal::stored(false))]
    off: Signal<bool>,
    /// Whether it stands on narrow screens only.
    #[prop(default = false)]
    narrow: bool,
    /// What it does.
    act: Act,
) -> impl IntoView {
    let chord = chord_of(deed);
    let hint = live(move || match chord.get() {
        chord if chord.is_empty() => name.get(),
        chord => format!("{} (\u{2068}{chord}\u{2069})", name.get()),
    });
    view! {
        <button class="tool" class:narrow=narrow data-does=does aria-label=name title=hint disabled=off
            aria-pressed=move || on.map(|on| on.get().to_string()) on:click=move |_| act()>
            <Icon shape />
        </button>
    }
}

/// A button with words.
#[component]
pub fn Quiet(
    /// Its icon.
    #[prop(optional)]
    shape: Option<Shape>,
    /// Its words.
    name: Signal<String>,
    /// The command that it stands for, whose keys it shows.
    #[prop(optional)]
    deed: Option<Deed>,
    /// Its name for programs.
    does: &'static str,
    /// Whether what it switches is on.
    #[prop(default = Signal::stored(false))]
    on: Signal<bool>,
    /// Whether it can't be used now.
    #[prop(default = Signal::stored(false))]
    off: Signal<bool>,
    /// What it does.
    act: Act,
) -> impl IntoView {
    view! {
        <button class="quiet" data-does=does disabled=off aria-pressed=live(move || on.get().to_string()) on:click=move |_| act()>
            {shape.map(|shape| view! { <Icon shape /> })}
            {name}
            {deed.map(|deed| view! { <Combo caps=use_app().session.caps(deed) /> })}
        </button>
    }
}

/// One of several, by a list that the browser drops down.
#[component]
pub fn Choose(
    /// What it is called.
    name: Signal<String>,
    /// Its name for programs.
    does: &'static str,
    /// Values with their names.
    options: Signal<Vec<(String, String)>>,
    /// The value that is chosen.
    chosen: Signal<String>,
    /// Takes another.
    choose: Box<dyn Fn(String)>,
    /// Whether its name stands before it, or is for screen readers only.
    #[prop(default = true)]
    named: bool,
) -> impl IntoView {
    let option = move |(value, name): (String, String)| {
        let selected = chosen.get() == value;
        view! { <option value=value selected=selected>{name}</option> }
    };
    view! {
        <label class:choose=named>
            <span class:unseen=!named>{name}</span>
            <select data-does=does on:change=move |event| choose(event_target_value(&event))>
                {move || options.get().into_iter().map(option).collect_view()}
            </select>
        </label>
    }
}
