//! The first lines of a file.

use leptos::prelude::*;

use crate::core::datasets::preview::Piece;

/// Lines of which each text goes its own way.
#[component]
pub(super) fn Preview(
    /// What they are called.
    name: Signal<String>,
    /// The lines.
    lines: Signal<Vec<Vec<Piece>>>,
) -> impl IntoView {
    let piece = |Piece { text, own }: Piece| {
        if own { view! { <bdi>{text}</bdi> }.into_any() } else { text.into_any() }
    };
    let line = move |pieces: Vec<Piece>| view! { <p>{pieces.into_iter().map(piece).collect_view()}</p> };
    view! {
        <div class="dataset-preview" dir="ltr" tabindex="0" role="region" aria-label=name>
            {move || lines.get().into_iter().map(line).collect_view()}
        </div>
    }
}
