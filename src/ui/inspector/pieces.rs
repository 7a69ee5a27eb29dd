//! The parts of a discontinuous span.

use leptos::prelude::*;

use super::super::controls::Tool;
use super::super::icons::Shape;
use crate::core::model::Span;
use crate::core::text::TextRange;
use crate::state::use_app;

/// Each part with the way to take it away; nothing for a span of one piece.
#[component]
pub fn Pieces(span: Memo<Option<Span>>) -> impl IntoView {
    let app = use_app();
    let workspace = app.workspace;
    let parts = Memo::new(move |_| {
        workspace.follow();
        span.with(|span| span.as_ref().map(|span| span.parts.clone()).unwrap_or_default())
    });
    let row = move |part: TextRange| {
        let quote = workspace.quote(part);
        let drop = move || {
            if let Some(id) = workspace.selected.get_untracked() {
                workspace.drop_piece(id, part);
            }
        };
        view! {
            <li>
                <span class="quote" dir="auto">{quote}</span>
                <Tool shape=Shape::Close does="drop-part" name=app.session.text(|w| w.coding.drop_part) act=Box::new(drop) />
            </li>
        }
    };
    view! {
        <Show when=move || parts.with(|parts| !parts.is_empty())>
            <div class="pieces">
                <h3>{app.session.text(|w| w.coding.parts)}</h3>
                <ol>{move || parts.get().into_iter().map(row).collect_view()}</ol>
            </div>
        </Show>
    }
}
