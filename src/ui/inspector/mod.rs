//! The inspector at the end side: the selected span, else all spans of the
//! report in reading order. It is the accessible twin of the highlights.

mod attributes;
mod detail;
mod figures;
mod filter;
mod invisibles;
mod linking;
mod list;
mod pieces;
mod relations;
mod reviewed;

use leptos::prelude::*;

pub use self::attributes::take_up_open;
use self::detail::Detail;
use self::linking::Linking;
use self::list::List;
use super::controls::{flag, live};
use super::review::{Card, OnReport};
use crate::state::use_app;

/// The selected span or the list of all.
#[component]
pub fn Inspector() -> impl IntoView {
    let app = use_app();
    let workspace = app.workspace;
    // Who looks for the other end of a relation looks at the list.
    let is_selected = Memo::new(move |_| {
        let linking = workspace.link.with(|link| link.as_ref().is_some_and(|link| link.to.is_none()));
        workspace.selected.get().is_some() && !linking
    });
    let weighs = Memo::new(move |_| app.reviewing.on.get() && workspace.link.with(Option::is_none));
    let name = live(move || {
        let words = app.session.words();
        if is_selected.get() { words.selected_span } else { words.all_spans }.to_owned()
    });
    view! {
        <aside class="side inspector" aria-label=name>
            // Both stay on the page: to build them anew at each tag would cost half of it.
            <div class="pane" hidden=is_selected>
                <Linking />
                <Show when=move || weighs.get() fallback=List>
                    <Card />
                </Show>
                <OnReport />
            </div>
            <div class="pane" hidden=flag(move || !is_selected.get())><Detail /></div>
        </aside>
    }
}
