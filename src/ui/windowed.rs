//! A long list of rows of one height. Only those in sight are on the page.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use super::controls::live;
use crate::platform::dom;

/// How many rows are kept ready above and below those that can be seen.
const SPARE: usize = 6;

/// A row at its place.
pub type RowAt = Arc<dyn Fn(usize) -> AnyView + Send + Sync>;

/// The list.
#[component]
pub fn Windowed(
    /// The class of what scrolls.
    class: &'static str,
    /// The height of a row in CSS pixels, as in the style sheet.
    height: usize,
    /// How many rows there are.
    count: Signal<usize>,
    /// Changes whenever the rows are others.
    version: Signal<u32>,
    /// The place of the row to keep in sight.
    current: Signal<Option<usize>>,
    /// Makes a row.
    row: RowAt,
) -> impl IntoView {
    let host = NodeRef::<html::Div>::new();
    let seen = RwSignal::new((0_usize, 900_usize));
    let look = move || {
        if let Some(host) = host.get_untracked() {
            let pixels = |length: i32| usize::try_from(length).unwrap_or_default();
            let now = (pixels(host.scroll_top()), pixels(host.client_height()));
            // Put away, it has no size at all.
            if now.1 > 0 && seen.get_untracked() != now {
                seen.set(now);
            }
        }
    };
    Effect::new(move || {
        host.track();
        version.track();
        dom::before_frame(look);
    });
    let resized = window_event_listener_untyped("resize", move |_| look());
    on_cleanup(move || resized.remove());
    Effect::new(move || {
        let (Some(host), Some(at)) = (host.get(), current.get()) else { return };
        dom::before_frame(move || {
            let edge = |at: usize| i32::try_from(at.saturating_mul(height)).unwrap_or(i32::MAX);
            let (top, bottom) = (edge(at), edge(at.saturating_add(1)));
            let (seen, room) = (host.scroll_top(), host.client_height());
            if top < seen {
                host.set_scroll_top(top);
            } else if bottom > seen.saturating_add(room) {
                host.set_scroll_top(bottom.saturating_sub(room));
            }
        });
    });
    let window = Memo::new(move |_| {
        let ((scrolled, room), count) = (seen.get(), count.get());
        let first = (scrolled / height).saturating_sub(SPARE);
        (first.min(count), ((scrolled + room) / height + 1 + SPARE).min(count))
    });
    let places = move || {
        let version = version.get();
        let (first, last) = window.get();
        (first..last).map(|at| (version, at)).collect::<Vec<_>>()
    };
    let before = live(move || format!("{}px", window.get().0.saturating_mul(height)));
    let all = live(move || format!("{}px", count.get().saturating_mul(height)));
    view! {
        <div class=class node_ref=host on:scroll=move |_| look()>
            <ul style:block-size=all style:padding-block-start=before>
                <For each=places key=|place| *place let:place>{row(place.1)}</For>
            </ul>
        </div>
    }
}
