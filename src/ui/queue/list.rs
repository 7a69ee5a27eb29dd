//! The reports that are shown. Only the rows that can be seen are on the page,
//! however many there are.

use leptos::html;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::super::controls::{Quiet, flag, live};
use super::row::{QueueRow, Row};
use crate::core::model::Project;
use crate::core::queue::Search;
use crate::platform::dom;
use crate::state::{App, use_app};

/// The height of a row in CSS pixels, as in the style sheet.
const ROW: usize = 98;
/// The height of a hit under it.
const HIT: usize = 52;
/// The height of a row where the queue is a rail.
const RAIL: usize = 64;
/// How narrow, in CSS pixels, the queue is a rail.
const NARROW: usize = 100;
/// How many rows are kept ready above and below those that can be seen.
const SPARE: usize = 4;

/// What of the list is seen, in CSS pixels.
#[derive(Clone, Copy, Default, PartialEq)]
struct Seen {
    scrolled: usize,
    height: usize,
    rail: bool,
}

/// Where each row begins, and behind them where the last one ends.
fn tops(app: App, rail: bool) -> Vec<usize> {
    let height =
        |search: Option<&Search>, report: usize| match search.and_then(|search| search.found_in(report)) {
            _ if rail => RAIL,
            Some(found) => ROW + HIT * found.first.len(),
            None => ROW,
        };
    let read = |_: &Project, shown: &[usize], search: Option<&Search>| {
        let mut tops = Vec::with_capacity(shown.len() + 1);
        let mut top = 0;
        for report in shown {
            tops.push(top);
            top += height(search, *report);
        }
        tops.push(top);
        tops
    };
    app.queueing.with(read).unwrap_or_default()
}

/// The list.
#[component]
pub fn List() -> impl IntoView {
    let app = use_app();
    let (queueing, session) = (app.queueing, app.session);
    let host = NodeRef::<html::Div>::new();
    let seen = RwSignal::new(Seen { height: 900, ..Seen::default() });
    let look = move || {
        if let Some(host) = host.get_untracked() {
            let pixels = |length: i32| usize::try_from(length).unwrap_or_default();
            let now = Seen {
                scrolled: pixels(host.scroll_top()),
                height: pixels(host.client_height()),
                rail: pixels(host.client_width()) < NARROW,
            };
            // Put away, it has no size at all.
            if now.height > 0 && seen.get_untracked() != now {
                seen.set(now);
            }
        }
    };
    let tops = Memo::new(move |_| {
        queueing.arranged.track();
        tops(app, seen.with(|seen| seen.rail))
    });
    Effect::new(move || {
        host.track();
        queueing.out.track();
        dom::before_frame(look);
    });
    Effect::new(move || {
        queueing.typed.track();
        if let Some(host) = host.get_untracked() {
            host.set_scroll_top(0);
        }
    });
    let resized = window_event_listener_untyped("resize", move |_| look());
    on_cleanup(move || resized.remove());
    show_current(app, host, tops);
    let window = Memo::new(move |_| {
        let Seen { scrolled, height, .. } = seen.get();
        tops.with(|tops| {
            let first = tops.partition_point(|top| *top <= scrolled).saturating_sub(1 + SPARE);
            let last = tops.partition_point(|top| *top < scrolled + height) + SPARE;
            (first, last.min(tops.len().saturating_sub(1)))
        })
    });
    let rows = move || {
        queueing.arranged.track();
        // Titles can be corrected.
        app.workspace.edited.track();
        let (first, last) = window.get();
        (first..last).filter_map(|place| Row::at(app, place)).collect::<Vec<_>>()
    };
    let before = live(move || tops.with(|tops| pixels(tops.get(window.get().0))));
    let all = live(move || tops.with(|tops| pixels(tops.last())));
    let nothing = flag(move || queueing.nothing_fits());
    view! {
        <div class="reports" node_ref=host on:scroll=move |_| look() on:keydown=move |event| walk(&event)>
            <Show when=move || nothing.get()>
                <div class="nothing">
                    <p>{session.text(|w| w.nothing_fits)}</p>
                    <Quiet does="show-all" name=session.text(|w| w.show_all) act=Box::new(move || queueing.widen()) />
                </div>
            </Show>
            <ul style:block-size=all style:padding-block-start=before>
                <For each=rows key=Row::key let:row>
                    <QueueRow row />
                </For>
            </ul>
        </div>
    }
}

fn pixels(length: Option<&usize>) -> String {
    format!("{}px", length.copied().unwrap_or_default())
}

/// Scrolls the report that is newly shown into view.
fn show_current(app: App, host: NodeRef<html::Div>, tops: Memo<Vec<usize>>) {
    Effect::new(move || {
        let (Some(id), Some(host)) = (app.workspace.report.get(), host.get()) else { return };
        // Once the list is arranged for it.
        dom::before_frame(move || {
            let Some(place) = app.queueing.place(&id) else { return };
            let edge = |place: usize| {
                tops.try_with_untracked(|tops| tops.get(place).copied())
                    .flatten()
                    .and_then(|top| i32::try_from(top).ok())
            };
            let (Some(top), Some(bottom)) = (edge(place), edge(place + 1)) else { return };
            let (seen, height) = (host.scroll_top(), host.client_height());
            if top < seen {
                host.set_scroll_top(top);
            } else if bottom > seen + height {
                host.set_scroll_top(bottom - height);
            }
        });
    });
}

/// Arrows walk through the rows and hits; Escape goes back to the text.
pub(super) fn walk(event: &KeyboardEvent) {
    let done = match event.code().as_str() {
        "ArrowDown" => dom::step_focus(".reports button", 1),
        "ArrowUp" => dom::step_focus(".reports button", -1) || dom::take_up("#search"),
        "Escape" => dom::focus("article"),
        _ => false,
    };
    if done {
        event.prevent_default();
        event.stop_propagation();
    }
}
