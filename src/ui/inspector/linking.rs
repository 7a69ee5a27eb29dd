//! What is said over the list while the other end of a relation is looked for.

use leptos::prelude::*;

use super::super::controls::{Quiet, flag};
use crate::state::{Deed, use_app};

/// How to choose, and the way out.
#[component]
pub fn Linking() -> impl IntoView {
    let app = use_app();
    let workspace = app.workspace;
    view! {
        <div class="linking" hidden=flag(move || workspace.link.with(Option::is_none))>
            <h2>{app.session.text(|w| w.coding.pick_end)}</h2>
            <p>{app.session.text(|w| w.coding.pick_end_more)}</p>
            <Quiet does="leave-linking" name=app.session.text(|w| w.coding.leave) deed=Deed::LetGo act=Box::new(move || workspace.leave_link()) />
        </div>
    }
}
