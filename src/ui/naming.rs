//! The question for the annotator's name, at the first tag. It takes no focus
//! and covers no text: a quick hand goes on tagging, and what it tags until
//! there is an answer gets the name too.

use leptos::prelude::*;

use super::controls::{Quiet, flag};
use crate::state::use_app;

/// Asks for the annotator's name until there is an answer.
#[component]
pub fn Naming() -> impl IntoView {
    let app = use_app();
    let session = app.session;
    let name = RwSignal::new(String::new());
    view! {
        <form class="last-step naming" hidden=flag(move || !session.asking.get()) aria-label=session.text(|w| w.adding.ask_name)
            on:submit=move |event| {
                event.prevent_default();
                app.workspace.sign_as(&name.get_untracked());
            }>
            <label>
                <span>{session.text(|w| w.adding.ask_name)}</span>
                <input type="text" name="annotator" dir="auto" autocomplete="name" prop:value=name
                    on:input=move |event| name.set(event_target_value(&event)) />
            </label>
            <button class="main-answer" data-does="sign">{session.text(|w| w.adding.sign)}</button>
            // A button in a form sends it, unless its type says otherwise.
            <span on:click=move |event| event.prevent_default()>
                <Quiet does="no-name" name=session.text(|w| w.adding.no_name) act=Box::new(move || app.workspace.sign_as("")) />
            </span>
        </form>
    }
}
