//! The inspector at the end side: the selected span, else all spans of the
//! report in reading order. It is the accessible twin of the highlights.

mod detail;
mod list;

use leptos::prelude::*;

use self::detail::Detail;
use self::list::List;
use super::controls::live;
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
            <Show when=move || is_selected.get() fallback=List>
                <Detail />
            </Show>
        </aside>
    }
}
