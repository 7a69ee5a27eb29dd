//! Finding in the report: the bar over the text, and how the desk shows hits.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::KeyboardEvent;

use super::super::controls::{Tool, flag, live};
use super::super::icons::Shape;
use super::super::messages::figure;
use super::desk::{Desk, Sheet};
use crate::core::text::{CodePoint, TextRange};
use crate::platform::dom;
use crate::platform::painter::Style;
use crate::platform::selection;
use crate::state::{App, Deed, use_app};

/// More hits than anyone can tell apart on one screen: no more are painted.
const MOST: usize = 2000;
/// The longest selection, in code points, that is taken as what to look for.
const LONGEST: usize = 80;

impl Desk {
    /// Brings out the bar to find words, with the words that are selected.
    pub fn find(self) {
        // Words are found in one piece of text.
        if self.reviewing.in_panes.get_untracked() {
            self.reviewing.turn_panes();
        }
        let selected = self.workspace.pending.get_untracked().map(|pending| pending.range);
        let words = selected.filter(|range| range.len() <= LONGEST).map(|range| self.workspace.quote(range));
        self.workspace.pending.set(None);
        self.finding.open(words.filter(|words| !words.contains('\n')));
        // Once the bar is there.
        spawn_local(async {
            dom::take_up("#find");
        });
    }

    /// Puts the bar away and leaves the current hit selected, in whole words.
    pub fn leave_finding(self) {
        let hit = self.finding.now();
        self.finding.close();
        dom::focus("article");
        let ends = hit.and_then(|hit| {
            self.with(|sheet| {
                sheet.page.position(hit.start(), false).zip(sheet.page.position(hit.end(), true))
            })
        });
        if let Some((start, end)) = ends {
            self.exact.set_value(false);
            selection::set(&start, &end);
        }
    }

    /// What of the hits is to be painted.
    pub(super) fn hits(self, sheet: &Sheet, top: f64, bottom: f64) -> Vec<(Style, TextRange)> {
        if !self.finding.open.get_untracked() {
            return Vec::new();
        }
        let now = self.finding.now();
        let near = self.finding.near(sheet.page.between(top, bottom));
        let style = |hit| if Some(hit) == now { Style::FoundNow } else { Style::Found };
        near.into_iter().take(MOST).map(|hit| (style(hit), hit)).collect()
    }

    /// Where a search begins: at the current hit while it can be seen, else
    /// where the window does.
    fn begin_at(self) -> CodePoint {
        let now = self.finding.now();
        let begin = self.with(|sheet| {
            let frame = selection::Box::of(&sheet.main);
            let seen = |hit: &TextRange| {
                let first = sheet.page.boxes(*hit).first().copied();
                first.is_some_and(|first| frame.top <= first.top && first.bottom <= frame.bottom)
            };
            let window = sheet.page.between(frame.top, frame.bottom);
            Some(now.filter(seen).map_or_else(|| sheet.page.line_below(window, frame.top), TextRange::start))
        });
        begin.unwrap_or_default()
    }
}

/// The bar. It stays on the page, put away.
#[component]
pub fn FindBar() -> impl IntoView {
    let app = use_app();
    let (session, finding) = (app.session, app.finding);
    let desk: Desk = expect_context();
    search_again(app, desk);
    let count = live(move || {
        let (found, words) = (finding.found.get(), session.words());
        match found.now {
            Some(now) => {
                words.hit_of.replacen("{}", &figure(now + 1), 1).replacen("{}", &figure(found.count), 1)
            }
            None if found.searching || finding.typed.with(|typed| typed.trim().is_empty()) => String::new(),
            None => words.no_hits.to_owned(),
        }
    });
    let none = flag(move || finding.found.with(|found| found.count == 0));
    view! {
        <div class="find-host" dir=session.direction()>
            <div class="find" role="search" aria-label=session.text(|w| w.find) hidden=flag(move || !finding.open.get())>
                <input id="find" type="text" dir="auto" autocomplete="off" spellcheck="false" enterkeyhint="search"
                    aria-label=session.text(|w| w.find) placeholder=session.text(|w| w.find) prop:value=finding.typed
                    on:input=move |event| finding.typed.set(event_target_value(&event))
                    on:keydown=move |event| key_down(app, desk, &event) />
                <span class="count">{count}</span>
                <Tool shape=Shape::Up does="previous-hit" deed=Deed::PreviousHit off=none name=session.text(|w| w.previous_hit) act=Box::new(move || finding.step(-1)) />
                <Tool shape=Shape::Down does="next-hit" deed=Deed::NextHit off=none name=session.text(|w| w.next_hit) act=Box::new(move || finding.step(1)) />
                <Tool shape=Shape::Ticks does="mark-all" off=none name=session.text(|w| w.mark_all) act=Box::new(move || app.marking.open(finding.typed.get_untracked(), None)) />
                <Tool shape=Shape::Close does="leave-finding" deed=Deed::LetGo name=session.text(|w| w.close) act=Box::new(move || desk.leave_finding()) />
            </div>
        </div>
    }
}

/// Enter walks, Escape leaves; all other keys write.
fn key_down(app: App, desk: Desk, event: &KeyboardEvent) {
    match event.code().as_str() {
        _ if event.is_composing() => return,
        "Enter" | "NumpadEnter" => app.finding.step(if event.shift_key() { -1 } else { 1 }),
        "Escape" => desk.leave_finding(),
        _ => return,
    }
    event.prevent_default();
    event.stop_propagation();
}

/// Searches whenever the words or the report are others, and shows what was found.
fn search_again(app: App, desk: Desk) {
    let (workspace, finding) = (app.workspace, app.finding);
    Effect::new(move |before: Option<_>| {
        finding.typed.track();
        let shown = (workspace.report.get(), workspace.opened.get());
        if finding.open.get() {
            let another = before.is_some_and(|before| before != shown);
            let begin = || if another { CodePoint(0) } else { desk.begin_at() };
            finding.look(finding.take_from().unwrap_or_else(begin));
        }
        shown
    });
    Effect::new(move || {
        finding.found.track();
        desk.redraw_soon();
    });
    Effect::new(move || {
        if let Some(hit) = finding.sought.get() {
            finding.sought.set(None);
            // A report that was only just asked for is on the page by then.
            dom::before_frame(move || desk.bring_range_into_view(hit));
        }
    });
}
