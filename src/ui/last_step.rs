//! The last step to a whole project, with its undo, above the status line.

use leptos::prelude::*;

use super::controls::{Quiet, Tool, flag, live};
use super::icons::Shape;
use super::messages::describe_step;
use crate::state::use_app;

/// What was done last, until the next step or until it is put away.
#[component]
pub fn LastStep() -> impl IntoView {
    let app = use_app();
    let (session, step) = (app.session, app.workspace.step);
    let says = live(move || {
        let language = session.language.get();
        step.with(|step| step.as_ref().map(|step| describe_step(language, step)).unwrap_or_default())
    });
    // A screen reader hears of it too.
    Effect::new(move || {
        let says = says.get();
        if !says.is_empty() {
            session.announce(says);
        }
    });
    let undoable = flag(move || {
        app.workspace.opened.track();
        let open = app.workspace.with(|project| project.id);
        step.with(|step| step.as_ref().is_some_and(|step| step.can_be_undone(open)))
    });
    view! {
        <aside class="last-step" hidden=flag(move || step.with(Option::is_none)) aria-label=says>
            <span>{says}</span>
            <Show when=move || undoable.get()>
                <Quiet shape=Shape::Undo does="undo-step" name=session.text(|w| w.undo) act=Box::new(move || app.opening.undo_step()) />
            </Show>
            <Tool shape=Shape::Close does="put-away" name=session.text(|w| w.close) act=Box::new(move || step.set(None)) />
        </aside>
    }
}
