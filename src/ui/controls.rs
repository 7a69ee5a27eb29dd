//! Controls that many places use, and the two things every view is made of:
//! words that follow the language, and buttons.
//!
//! A view is compiled anew for every type in it, and every closure is a type
//! of its own. So what changes in a view is a [`Signal`] of a plain type, and
//! a button is a component: the program that is sent stays small.

use leptos::prelude::*;

use super::icons::{Icon, Shape};

/// A text that follows what it is made of.
pub fn live(text: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(text)
}

/// A yes or no that follows what it is made of.
pub fn flag(flag: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    Signal::derive(flag)
}

/// Keys that are pressed together, in the order of a keyboard in every language.
#[component]
pub fn Combo(keys: &'static [&'static str]) -> impl IntoView {
    view! { <span class="combo" dir="ltr">{keys.iter().map(|key| view! { <kbd>{*key}</kbd> }).collect_view()}</span> }
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
    /// The keys that do the same, for the hint.
    #[prop(default = "")]
    keys: &'static str,
    /// Its name for programs.
    does: &'static str,
    /// Whether it can't be used now.
    #[prop(default = Signal::stored(false))]
    off: Signal<bool>,
    /// Whether it stands on narrow screens only.
    #[prop(default = false)]
    narrow: bool,
    /// What it does.
    act: Act,
) -> impl IntoView {
    let hint = live(move || if keys.is_empty() { name.get() } else { format!("{} ({keys})", name.get()) });
    view! {
        <button class="tool" class:narrow=narrow data-does=does aria-label=name title=hint disabled=off on:click=move |_| act()>
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
    /// The key that does the same.
    #[prop(default = "")]
    key: &'static str,
    /// Its name for programs.
    does: &'static str,
    /// Whether what it switches is on.
    #[prop(default = Signal::stored(false))]
    on: Signal<bool>,
    /// What it does.
    act: Act,
) -> impl IntoView {
    view! {
        <button class="quiet" data-does=does aria-pressed=live(move || on.get().to_string()) on:click=move |_| act()>
            {shape.map(|shape| view! { <Icon shape /> })}
            {name}
            {(!key.is_empty()).then(|| view! { <kbd>{key}</kbd> })}
        </button>
    }
}
