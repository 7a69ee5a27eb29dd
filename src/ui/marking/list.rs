//! The places that are offered, by report. Only those in sight are on the page.

use leptos::html;
use leptos::prelude::*;

use super::super::controls::{flag, live};
use super::row::{Row, RowView};
use crate::core::find::Line;
use crate::platform::dom;
use crate::state::{App, use_app};

/// The height of a report's name in CSS pixels, as in the style sheet.
const HEAD: usize = 36;
/// The height of a place.
const PLACE: usize = 52;
/// The same where the list is narrow.
const NARROW_PLACE: usize = 80;
/// How narrow that is.
const NARROW: usize = 480;
/// How many rows are kept ready above and below those that can be seen.
const SPARE: usize = 6;

/// What of the list is seen, in CSS pixels.
#[derive(Clone, Copy, Default, PartialEq)]
struct Seen {
    scrolled: usize,
    height: usize,
    narrow: bool,
}

/// Where each line begins, and behind them where the last one ends.
fn tops(app: App, narrow: bool) -> Vec<usize> {
    let place = if narrow { NARROW_PLACE } else { PLACE };
    let read = |lines: &[Line]| {
        let mut top = 0;
        let mut tops = Vec::with_capacity(lines.len() + 1);
        for line in lines {
            tops.push(top);
            top += if matches!(line, Line::Mark(_)) { place } else { HEAD };
        }
        tops.push(top);
        tops
    };
    app.marking.with(|_, lines, _| read(lines)).unwrap_or_default()
}

/// The list.
#[component]
pub(super) fn List() -> impl IntoView {
    let app = use_app();
    let (session, marking) = (app.session, app.marking);
    let host = NodeRef::<html::Div>::new();
    let seen = RwSignal::new(Seen { height: 600, ..Seen::default() });
    let look = move || {
        if let Some(host) = host.get_untracked() {
            let pixels = |length: i32| usize::try_from(length).unwrap_or_default();
            let now = Seen {
                scrolled: pixels(host.scroll_top()),
                height: pixels(host.client_height()),
                narrow: pixels(host.client_width()) < NARROW,
            };
            // Put away, it has no size at all.
            if now.height > 0 && seen.get_untracked() != now {
                seen.set(now);
            }
        }
    };
    let tops = Memo::new(move |_| {
        marking.listed.track();
        tops(app, seen.with(|seen| seen.narrow))
    });
    Effect::new(move || {
        host.track();
        if marking.shown.get() {
            dom::before_frame(look);
        }
    });
    Effect::new(move || {
        marking.listed.track();
        if let Some(host) = host.get_untracked() {
            host.set_scroll_top(0);
        }
    });
    let resized = window_event_listener_untyped("resize", move |_| look());
    on_cleanup(move || resized.remove());
    let window = Memo::new(move |_| {
        let Seen { scrolled, height, .. } = seen.get();
        tops.with(|tops| {
            let first = tops.partition_point(|top| *top <= scrolled).saturating_sub(1 + SPARE);
            let last = tops.partition_point(|top| *top < scrolled + height) + SPARE;
            (first, last.min(tops.len().saturating_sub(1)))
        })
    });
    let rows = move || {
        let list = marking.listed.get();
        let (first, last) = window.get();
        (first..last).filter_map(|at| Row::at(app, list, at)).collect::<Vec<_>>()
    };
    let pixels = |length: Option<&usize>| format!("{}px", length.copied().unwrap_or_default());
    let before = live(move || tops.with(|tops| pixels(tops.get(window.get().0))));
    let all = live(move || tops.with(|tops| pixels(tops.last())));
    let nothing = flag(move || {
        marking.listed.track();
        let asked = marking.words.with(|words| !words.trim().is_empty());
        !asked || marking.searching.get() || marking.with(|_, lines, _| !lines.is_empty()).unwrap_or_default()
    });
    view! {
        <div class="places" class:narrow-places=flag(move || seen.get().narrow) node_ref=host tabindex="0" autofocus
            role="group" aria-label=session.text(|w| w.marking_places) on:scroll=move |_| look()>
            <p class="nothing" hidden=nothing>{session.text(|w| w.marking_nothing)}</p>
            <ul style:block-size=all style:padding-block-start=before>
                <For each=rows key=Row::key let:row>
                    <RowView row />
                </For>
            </ul>
        </div>
    }
}
