//! The last deed to a whole project, with its undo, above the status line.

use leptos::prelude::*;

use super::controls::{Quiet, Tool, flag, live};
use super::icons::Shape;
use super::messages::describe_deed;
use crate::state::use_app;

/// What was done last, until the next deed or until it is put away.
#[component]
pub fn LastDeed() -> impl IntoView {
    let app = use_app();
    let (session, deed) = (app.session, app.workspace.deed);
    let says = live(move || {
        let language = session.language.get();
        deed.with(|deed| deed.as_ref().map(|deed| describe_deed(language, deed)).unwrap_or_default())
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
        deed.with(|deed| deed.as_ref().is_some_and(|deed| deed.can_be_undone(open)))
    });
    view! {
        <aside class="deed" hidden=flag(move || deed.with(Option::is_none)) aria-label=says>
            <span><bdi>{says}</bdi></span>
            <Show when=move || undoable.get()>
                <Quiet shape=Shape::Undo does="undo-deed" name=session.text(|w| w.undo) act=Box::new(move || app.opening.undo_deed()) />
            </Show>
            <Tool shape=Shape::Close does="put-away" name=session.text(|w| w.close) act=Box::new(move || deed.set(None)) />
        </aside>
    }
}
