//! The report in the middle of the screen: its text, its marks, and the hands
//! and keys that select in it.

mod arcs;
mod copying;
mod desk;
mod details;
mod find;
mod handles;
mod lanes;
mod marks;
mod menu;
mod panes;
mod reading;
mod selecting;
mod spoken;
mod touch;

pub use desk::Desk;
pub use details::DetailsDialog;
pub use panes::Panes;

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use self::desk::Hosts;
use self::find::FindBar;
use self::menu::LabelMenu;
use super::controls::{Quiet, Tool, flag, live};
use super::icons::Shape;
use super::messages::figure;
use crate::platform::dom;
use crate::state::{Deed, Reading, use_app};

/// The report that is shown.
#[component]
pub fn Reader() -> impl IntoView {
    let app = use_app();
    let workspace = app.workspace;
    let desk: Desk = expect_context();
    let main = NodeRef::<html::Main>::new();
    let text = NodeRef::<html::Article>::new();
    let [over, under, curves] = [NodeRef::<html::Div>::new(), NodeRef::new(), NodeRef::new()];
    let facts = Memo::new(move |_| {
        // The details may be corrected.
        workspace.follow();
        workspace.with_sheet(|report, _, _| {
            (
                report.text.direction().as_str(),
                report.language.clone(),
                report.text.as_str().trim().is_empty(),
            )
        })
    });
    Effect::new(move || {
        workspace.opened.track();
        workspace.report.track();
        if let (Some(main), Some(text), Some(over), Some(under), Some(curves)) =
            (main.get(), text.get(), over.get(), under.get(), curves.get())
        {
            desk.write(main, text, Hosts { over: over.into(), under: under.into(), curves: curves.into() });
            dom::after_frame(move || workspace.measure_opening());
        }
    });
    follow(desk);
    let direction = live(move || facts.get().map_or("rtl", |facts| facts.0).to_owned());
    let language = live(move || facts.get().and_then(|facts| facts.1).unwrap_or_default());
    let empty = flag(move || !facts.get().is_some_and(|facts| facts.2));
    view! {
        <main class="main" node_ref=main tabindex="-1" on:scroll=move |_| desk.redraw_soon()>
            <FindBar />
            <div class="sheet" dir=direction>
                <Head />
                <div class="text">
                    <div class="marks under" dir="ltr" aria-hidden="true" node_ref=under></div>
                    // Keys move and tag in here, so a screen reader hands them on; see `spoken`.
                    <article
                        tabindex="0"
                        role="application"
                        node_ref=text
                        lang=language
                        aria-label=app.session.text(|w| w.report_text)
                        on:pointerdown=move |event| desk.hand_down(&event)
                        on:pointermove=move |event| desk.hand_moves(&event)
                        on:touchmove=move |event| if desk.finger_selects() { event.prevent_default() }
                        on:contextmenu=move |event| if desk.by_touch() { event.prevent_default() }
                        on:pointerleave=move |_| workspace.hovered.set(None)
                        on:click=move |event| desk.clicked(&event)
                        on:focus=move |_| desk.focused()
                        on:blur=move |_| desk.redraw_soon()
                    ></article>
                    <div class="marks curves" dir="ltr" aria-hidden="true" node_ref=curves></div>
                    <div class="marks over" dir="ltr" aria-hidden="true" node_ref=over on:click=move |event| desk.mark_clicked(&event)
                        on:pointerdown=move |event| desk.mark_grabbed(&event)
                        on:touchstart=move |event| if desk.holds_handle() { event.prevent_default() }></div>
                    <LabelMenu />
                    <p class="empty" dir="auto" hidden=empty>
                        {app.session.text(|w| w.empty_report)}
                    </p>
                </div>
            </div>
        </main>
    }
}

/// Has the marks follow everything that they depend on.
fn follow(desk: Desk) {
    let workspace = use_app().workspace;
    Effect::new(move || {
        workspace.edited.track();
        workspace.selected.track();
        workspace.hovered.track();
        workspace.pending.track();
        workspace.moving.track();
        workspace.edge.track();
        workspace.link.track();
        desk.follow_review();
        desk.redraw();
    });
    Effect::new(move || {
        if workspace.selected.get().is_some() {
            // Moving the browser's selection costs a layout: not within the edit.
            dom::after_frame(move || desk.let_go_if_idle());
        }
    });
    Effect::new(move || {
        if let Some(id) = workspace.sought.get() {
            desk.bring_into_view(id);
            workspace.sought.set(None);
        }
    });
    desk.make_room();
    let reading = use_app().session.reading;
    Effect::new(move |before: Option<Reading>| {
        let now = reading.get();
        if let Some(before) = before.filter(|before| *before != now) {
            desk.read_as(&now, &before);
        }
        now
    });
    let copied = window_event_listener(ev::copy, move |event| desk.copy(&event));
    let resized = window_event_listener_untyped("resize", move |_| desk.resized());
    let selecting = StoredValue::new_local(Some(dom::on_selection_change(move || desk.selection_changed())));
    let released = window_event_listener_untyped("pointerup", move |_| desk.hand_up());
    let cancelled = window_event_listener_untyped("pointercancel", move |_| desk.hand_lost());
    let dragged = window_event_listener(leptos::ev::pointermove, move |event| desk.handle_moves(&event));
    dom::when_fonts_are_ready(move || desk.resized());
    on_cleanup(move || {
        desk.clear();
        selecting.set_value(None);
        for listener in [resized, released, cancelled, dragged] {
            listener.remove();
        }
        copied.remove();
    });
}

/// The report's name, its place in the queue, and whether it is done.
#[component]
fn Head() -> impl IntoView {
    let app = use_app();
    let workspace = app.workspace;
    let shown = Memo::new(move |_| {
        workspace.follow();
        let id = workspace.report.get_untracked()?;
        workspace.with(|project| {
            let report = project.report(&id)?;
            let done = project.sheet(&id).is_some_and(|sheet| sheet.done);
            Some((id.to_string(), done, report.title.clone()))
        })?
    });
    let place = Memo::new(move |_| {
        app.queueing.arranged.track();
        let id = workspace.report.get()?;
        Some((app.queueing.place(&id)?, app.queueing.len()))
    });
    let session = app.session;
    let done = flag(move || shown.get().is_some_and(|shown| shown.1));
    let id = live(move || shown.get().map(|shown| shown.0).unwrap_or_default());
    let title = live(move || shown.get().map(|shown| shown.2).unwrap_or_default());
    let where_am_i = live(move || {
        let Some((at, of)) = place.get() else { return String::new() };
        session.words().where_am_i.replacen("{}", &figure(at + 1), 1).replacen("{}", &figure(of), 1)
    });
    let first = flag(move || place.get().is_some_and(|(at, _)| at == 0));
    let last = flag(move || place.get().is_some_and(|(at, of)| at + 1 == of));
    let done_or_not =
        live(move || if done.get() { session.words().reopen } else { session.words().mark_done }.to_owned());
    view! {
        <div class="head" dir=session.direction()>
            <h1 class="unseen" dir="auto">{title}</h1>
            <bdi>{id}</bdi>
            <span>{where_am_i}</span>
            <Tool shape=Shape::Up does="previous-report" deed=Deed::PreviousReport off=first name=session.text(|w| w.previous_report) act=Box::new(move || app.queueing.step(-1)) />
            <Tool shape=Shape::Down does="next-report" deed=Deed::NextReport off=last name=session.text(|w| w.next_report) act=Box::new(move || app.queueing.step(1)) />
            <Tool shape=Shape::Sheet does="details" deed=Deed::Details name=session.text(|w| w.details) act=Box::new(move || session.details.set(true)) />
            <PenHeld />
            <span class="push"></span>
            <Quiet shape=Shape::Check does="done" deed=Deed::Done on=done name=done_or_not act=Box::new(move || workspace.toggle_done()) />
        </div>
    }
}

/// The pen, while one is held; a click puts it down.
#[component]
fn PenHeld() -> impl IntoView {
    let app = use_app();
    let workspace = app.workspace;
    let name = live(move || {
        let language = app.session.language.get();
        let name = workspace.pen.with(|pen| {
            workspace.with(|project| Some(language.label(&project.schema, pen.as_ref()?).to_owned()))
        });
        app.session.words().pen_of.replace("{}", &language.in_sentence(&name.flatten().unwrap_or_default()))
    });
    view! {
        <Show when=move || workspace.pen.with(Option::is_some)>
            <Quiet shape=Shape::Pencil does="pen" deed=Deed::LetGo on=Signal::stored(true) name act=Box::new(move || workspace.put_pen_down()) />
        </Show>
    }
}
