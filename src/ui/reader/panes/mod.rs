//! The report side by side: once for each annotator and once for the gold
//! layer, each with that layer's spans alone. For comparing and deciding; what
//! is to be changed is selected, and then the report is in one piece again.

mod row;

use leptos::html;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use self::row::{Hosts, Row};
use super::super::controls::{Combo, Tool, flag, live};
use super::super::icons::Shape;
use super::super::messages::{apart, fill};
use super::Head;
use crate::core::model::ReportId;
use crate::platform::dom;
use crate::state::{App, Deed, Whose, use_app};

/// The panes that are there: made anew when any of this is otherwise.
#[derive(Clone, PartialEq)]
struct There {
    report: Option<ReportId>,
    isolate: bool,
    chosen: Vec<Whose>,
}

/// What stands over a pane, and on the button for it: a letter, or "gold".
fn head(app: App, whose: &Whose) -> Signal<String> {
    let letter = whose.letter.clone();
    live(move || letter.clone().unwrap_or_else(|| app.session.words().review.gold.to_owned()))
}

/// The panes.
#[component]
pub fn Panes() -> impl IntoView {
    let app = use_app();
    let (session, reviewing, workspace) = (app.session, app.reviewing, app.workspace);
    let row = Row::new(app);
    let there = Memo::new(move |_| There {
        report: workspace.report.get(),
        isolate: session.reading.with(|reading| reading.isolate),
        chosen: reviewing.chosen(),
    });
    row.follow();
    Effect::new(move || {
        there.track();
        // Once they are written.
        dom::before_frame(move || row.settle());
    });
    let strip = NodeRef::<html::Div>::new();
    let pane = move |whose: Whose| view! { <Pane whose row /> };
    view! {
        <main class="main panes" tabindex="-1">
            <Head />
            <Choice strip />
            <div class="strip" node_ref=strip on:scroll=move |_| row.turned()>
                {move || there.get().chosen.into_iter().map(pane).collect_view()}
            </div>
        </main>
    }
}

/// Who has a pane; on a narrow screen, which shows one, the ways to those beside it.
#[component]
fn Choice(strip: NodeRef<html::Div>) -> impl IntoView {
    let app = use_app();
    let (session, reviewing) = (app.session, app.reviewing);
    let whose = Memo::new(move |_| reviewing.whose());
    let button = move |whose: Whose| {
        let name = head(app, &whose);
        let layer = whose.layer;
        let has = flag(move || reviewing.away.with(|away| !away.contains(&layer)));
        view! {
            <button class="quiet" data-pane=name aria-pressed=live(move || has.get().to_string()) on:click=move |_| reviewing.turn_pane(layer)>
                <b>{name}</b><bdi>{whose.name}</bdi>
            </button>
        }
    };
    let turn = move |by: i32| {
        if let Some(strip) = strip.get_untracked() {
            let onwards = if session.language.get_untracked().direction() == "rtl" { -by } else { by };
            strip.scroll_by_with_x_and_y(f64::from(onwards * strip.client_width()), 0.0);
        }
    };
    view! {
        <div class="whose">
            <Tool narrow=true shape=Shape::Up does="previous-pane" name=session.text(|w| w.review.previous_pane) act=Box::new(move || turn(-1)) />
            <div class="who" role="group" aria-label=session.text(|w| w.review.who_has_a_pane)>
                {move || whose.get().into_iter().map(button).collect_view()}
            </div>
            <Tool narrow=true shape=Shape::Down does="next-pane" name=session.text(|w| w.review.next_pane) act=Box::new(move || turn(1)) />
            <span class="dim">{session.text(|w| w.review.edit_in_text)}<Combo caps=session.caps(Deed::LetGo) /></span>
        </div>
    }
}

/// One pane.
#[component]
fn Pane(whose: Whose, row: Row) -> impl IntoView {
    let app = use_app();
    let session = app.session;
    let layer = whose.layer;
    let roll = NodeRef::<html::Div>::new();
    let text = NodeRef::<html::Article>::new();
    let [over, under] = [NodeRef::<html::Div>::new(), NodeRef::new()];
    Effect::new(move || {
        if let (Some(roll), Some(text), Some(over), Some(under)) =
            (roll.get(), text.get(), over.get(), under.get())
        {
            row.put(layer, Hosts { roll: roll.into(), text, over: over.into(), under: under.into() });
        }
    });
    on_cleanup(move || row.take_away(layer));
    let facts =
        app.workspace.with_sheet(|report, _, _| (report.text.direction().as_str(), report.language.clone()));
    let (direction, language) = facts.unwrap_or(("rtl", None));
    let title = head(app, &whose);
    let (name, is_gold) = (whose.name.clone(), whose.letter.is_none());
    let said = live(move || match title.get() {
        title if is_gold => title,
        letter if name.is_empty() => fill(session.words().review.pane_of, &[&letter]),
        letter => fill(session.words().review.pane_of, &[&format!("{letter} {}", apart(&name))]),
    });
    view! {
        <div class="pane-of">
            <h2><b>{title}</b><bdi>{whose.name}</bdi></h2>
            <div class="roll" node_ref=roll on:scroll=move |_| row.scrolled(layer)>
                <div class="text" dir=direction>
                    <div class="marks under" dir="ltr" aria-hidden="true" node_ref=under></div>
                    <article tabindex="0" role="region" lang=language aria-label=said node_ref=text
                        on:click=move |event| row.clicked(layer, &event) on:keydown=move |event| beside(app, &event)></article>
                    <div class="marks over" dir="ltr" aria-hidden="true" node_ref=over on:click=move |event| row.mark_clicked(layer, &event)></div>
                </div>
            </div>
        </div>
    }
}

/// Arrows go to the pane that lies that way.
fn beside(app: App, event: &KeyboardEvent) {
    let rtl = app.session.language.get_untracked().direction() == "rtl";
    let by = match event.code().as_str() {
        _ if event.ctrl_key() || event.alt_key() || event.shift_key() || event.meta_key() => return,
        "ArrowLeft" => -1,
        "ArrowRight" => 1,
        _ => return,
    };
    if dom::step_focus(".panes article", if rtl { -by } else { by }) {
        event.prevent_default();
    }
}
