//! Over the list: what is looked for, what it is sorted by, what is left out.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::super::controls::{Choose, Quiet, flag, live};
use super::super::icons::{Icon, Shape};
use super::list::walk;
use crate::core::model::LabelId;
use crate::core::queue::{Filter, Order, Progress};
use crate::state::{App, Word, use_app};

const ORDERS: [(&str, Order, Word); 5] = [
    ("project", Order::Project, |w| w.by_project),
    ("title", Order::Title, |w| w.by_title),
    ("date", Order::Date, |w| w.by_date),
    ("spans", Order::Spans, |w| w.by_spans),
    ("worked", Order::Worked, |w| w.by_work),
];
const STATES: [(&str, Option<Progress>, Word); 4] = [
    ("", None, |w| w.any_state),
    ("new", Some(Progress::New), |w| w.state_new),
    ("begun", Some(Progress::Begun), |w| w.state_begun),
    ("done", Some(Progress::Done), |w| w.state_done),
];

/// Search, order and filter.
#[component]
pub fn Tools() -> impl IntoView {
    let app = use_app();
    let (session, queueing) = (app.session, app.queueing);
    let chooses = RwSignal::new(false);
    let words = live(move || {
        session.language.track();
        queueing.arranged.track();
        match queueing.searched.get() {
            Some(searched) if queueing.filter.with(Filter::is_empty) => queueing.describe(searched),
            _ => session.words().shown_of.of(session.language.get(), queueing.len()),
        }
    });
    let narrowed = flag(move || queueing.narrowed() && !queueing.nothing_fits());
    let toggle = move || chooses.update(|chooses| *chooses = !*chooses);
    view! {
        <div class="narrowing" role="search" aria-label=session.text(|w| w.search_all)>
            <div class="field">
                <input id="search" type="text" dir="auto" autocomplete="off" spellcheck="false" enterkeyhint="search"
                    aria-label=session.text(|w| w.search_all) placeholder=session.text(|w| w.search_all) prop:value=queueing.typed
                    on:input=move |event| queueing.typed.set(event_target_value(&event))
                    on:keydown=move |event| key_down(app, &event) />
                <button class="tool" data-does="narrow" aria-expanded=live(move || chooses.get().to_string())
                    aria-label=session.text(|w| w.sort_and_filter) title=session.text(|w| w.sort_and_filter) on:click=move |_| toggle()>
                    <Icon shape=Shape::Sliders />
                </button>
            </div>
            <div class="choices" hidden=flag(move || !chooses.get())><Choices /></div>
            <div class="outcome" hidden=flag(move || !narrowed.get())>
                <span>{words}</span>
                <Quiet does="widen" name=session.text(|w| w.show_all) act=Box::new(move || queueing.widen()) />
            </div>
        </div>
    }
}

/// Down goes into the list, Escape leaves for the text; all other keys write.
fn key_down(app: App, event: &KeyboardEvent) {
    match event.code().as_str() {
        _ if event.is_composing() => {}
        "ArrowDown" => walk(event),
        "Escape" => {
            app.queueing.out.set(false);
            walk(event);
        }
        _ => {}
    }
}

#[component]
fn Choices() -> impl IntoView {
    let app = use_app();
    let (session, queueing, workspace) = (app.session, app.queueing, app.workspace);
    let known = |value: &str| ORDERS.iter().find(|order| order.0 == value).map(|order| order.1);
    let order = live(move || {
        let now = queueing.order.get();
        ORDERS.iter().find(|order| order.1 == now).map(|order| order.0.to_owned()).unwrap_or_default()
    });
    let state = live(move || {
        let now = queueing.filter.with(|filter| filter.progress);
        STATES.iter().find(|state| state.1 == now).map(|state| state.0.to_owned()).unwrap_or_default()
    });
    let label = live(move || {
        queueing.filter.with(|filter| filter.label.as_ref().map(LabelId::to_string)).unwrap_or_default()
    });
    let orders =
        move || ORDERS.map(|(value, _, word)| (value.to_owned(), word(session.words()).to_owned())).to_vec();
    let states =
        move || STATES.map(|(value, _, word)| (value.to_owned(), word(session.words()).to_owned())).to_vec();
    let labels = move || {
        workspace.opened.track();
        let language = session.language.get();
        let mut labels = vec![(String::new(), session.words().any_label.to_owned())];
        workspace.with(|project| {
            labels.extend(
                project
                    .schema
                    .labels
                    .iter()
                    .map(|one| (one.id.to_string(), language.of(&one.name).to_owned())),
            );
        });
        labels
    };
    let choose_state = move |value: String| {
        let state = STATES.iter().find(|state| state.0 == value).and_then(|state| state.1);
        queueing.filter.update(|filter| filter.progress = state);
    };
    let choose_label = move |value: String| {
        let label = (!value.is_empty()).then(|| LabelId::new(&value));
        queueing.filter.update(|filter| filter.label = label);
    };
    view! {
        <Choose name=session.text(|w| w.sort_by) does="order" options=Signal::derive(orders) chosen=order
            choose=Box::new(move |value| queueing.order.set(known(&value).unwrap_or_default())) />
        <Choose name=session.text(|w| w.state) does="state" options=Signal::derive(states) chosen=state choose=Box::new(choose_state) />
        <Choose name=session.text(|w| w.relabel) does="label" options=Signal::derive(labels) chosen=label choose=Box::new(choose_label) />
        <label class="choice">
            <input type="checkbox" data-does="noted" prop:checked=flag(move || queueing.filter.with(|filter| filter.noted))
                on:change=move |event| queueing.filter.update(|filter| filter.noted = event_target_checked(&event)) />
            <span>{session.text(|w| w.has_note_only)}</span>
        </label>
    }
}
