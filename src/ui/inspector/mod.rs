//! The inspector at the end side: the selected span, else all spans of the
//! report in reading order. It is the accessible twin of the highlights.

mod detail;
mod filter;
mod invisibles;
mod list;

use leptos::prelude::*;

use self::detail::Detail;
use self::list::List;
use super::controls::{flag, live};
use crate::state::use_app;

/// The selected span or the list of all.
#[component]
pub fn Inspector() -> impl IntoView {
    let app = use_app();
    let workspace = app.workspace;
    let is_selected = Memo::new(move |_| workspace.selected.get().is_some());
    let name = live(move || {
        let words = app.session.words();
        if is_selected.get() { words.selected_span } else { words.all_spans }.to_owned()
    });
    view! {
        <aside class="side inspector" aria-label=name>
            // Both stay on the page: to build them anew at each tag would cost half of it.
            <div class="pane" hidden=is_selected><List /></div>
            <div class="pane" hidden=flag(move || !is_selected.get())><Detail /></div>
        </aside>
    }
}
