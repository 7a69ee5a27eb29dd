//! Handing reports out to colleagues, and what became of the layers that they
//! sent back: a dialog each.

mod shares;
mod taken;

pub use taken::TakenDialog;

use leptos::prelude::*;

use self::shares::Shares;
use super::controls::{Choose, flag, live};
use super::dialogs::Dialog;
use super::messages::{apart, describe_no_plan, figure, fill};
use crate::state::{NoPlan, Plan, use_app};

/// Who gets what as it is asked for now; shared by all that shows it.
type Planned = Memo<Result<Plan, NoPlan>>;

/// The dialog.
#[component]
pub fn HandOutDialog() -> impl IntoView {
    let app = use_app();
    let (session, handing) = (app.session, app.handing);
    let plan: Planned = Memo::new(move |_| handing.plan());
    let problem = live(move || {
        let language = session.language.get();
        plan.with(|plan| plan.as_ref().err().map(|why| describe_no_plan(language, why)).unwrap_or_default())
    });
    let people = Memo::new(move |_| plan.with(|plan| plan.as_ref().map_or(0, |plan| plan.names.len())));
    // What was saved of another division is not what is to be saved now.
    Effect::new(move || {
        plan.track();
        handing.with_layers.track();
        handing.offered.set(std::collections::BTreeSet::new());
    });
    let next = Memo::new(move |_| {
        let name = |plan: &Plan| handing.next(plan).map(|person| handing.name_of(plan, person));
        plan.with(|plan| plan.as_ref().ok().and_then(name))
    });
    let save = live(move || match next.get() {
        Some(name) => fill(session.words().handing.save_of, &[&apart(&name)]),
        None => session.words().handing.all_saved.to_owned(),
    });
    view! {
        <Dialog class="notice handout" title=session.text(|w| w.handing.title) shown=handing.shown.into() close=|app| app.handing.shown.set(false)>
            <form class="handout-body" method="dialog" on:submit=move |event| {
                event.prevent_default();
                handing.offer_next();
            }>
                <Fields />
                <Options />
                <p class="handout-problem" role="alert">{problem}</p>
                <div class="handout-plan" hidden=flag(move || people.get() == 0)>
                    <Rule plan />
                    <Shares plan />
                </div>
                <p class="handout-then">{session.text(|w| w.handing.then)}</p>
                <div class="answers">
                    <button class="main-answer" data-does="handout-next" disabled=flag(move || next.with(Option::is_none)) hidden=flag(move || people.get() == 0)>{save}</button>
                </div>
            </form>
        </Dialog>
    }
}

/// How many people there are, who they are, and what everybody gets.
#[component]
fn Fields() -> impl IntoView {
    let app = use_app();
    let (session, handing) = (app.session, app.handing);
    let units = Signal::derive(move || {
        let words = &session.words().handing;
        [("percent", words.percent), ("reports", words.in_reports)]
            .map(|(value, name)| (value.to_owned(), name.to_owned()))
            .to_vec()
    });
    let unit = live(move || if handing.in_percent.get() { "percent" } else { "reports" }.to_owned());
    view! {
        <div class="handout-fields">
            <Number id="handout-people" name=session.text(|w| w.handing.people) value=handing.people />
            <label class="handout-names">
                <span>{session.text(|w| w.handing.names)}</span>
                <textarea id="handout-names" rows="3" dir="auto" autocomplete="off" spellcheck="false" prop:value=handing.names
                    on:input=move |event| handing.name(event_target_value(&event))></textarea>
            </label>
            <div class="handout-overlap">
                <Number id="handout-overlap" name=session.text(|w| w.handing.overlap) value=handing.overlap />
                <Choose name=session.text(|w| w.handing.overlap_unit) does="handout-unit" named=false options=units chosen=unit
                    choose=Box::new(move |unit| handing.in_percent.set(unit == "percent")) />
            </div>
            <Number id="handout-draw" name=session.text(|w| w.handing.draw) value=handing.draw hint=session.text(|w| w.handing.draw_more) />
        </div>
    }
}

/// A field for a whole number.
#[component]
fn Number(
    id: &'static str,
    name: Signal<String>,
    value: RwSignal<String>,
    #[prop(optional)] hint: Option<Signal<String>>,
) -> impl IntoView {
    view! {
        <label class="handout-number" title=hint>
            <span>{name}</span>
            <input id=id type="text" inputmode="numeric" autocomplete="off" prop:value=value
                on:input=move |event| value.set(event_target_value(&event)) />
        </label>
    }
}

/// Which reports go out, and whether with the work on them.
#[component]
fn Options() -> impl IntoView {
    let app = use_app();
    let (session, handing) = (app.session, app.handing);
    let narrow = live(move || {
        handing.shown.track();
        app.queueing.arranged.track();
        let count = session.words().reports_counted.of(session.language.get(), handing.in_queue());
        fill(session.words().handing.narrowed, &[&count])
    });
    let can_narrow = flag(move || {
        handing.shown.track();
        app.queueing.arranged.track();
        handing.can_narrow()
    });
    view! {
        <div class="handout-options">
            <label class="tick" hidden=flag(move || !can_narrow.get())>
                <input type="checkbox" data-does="handout-narrow" prop:checked=handing.narrowed on:change=move |_| handing.narrowed.update(|on| *on = !*on) />
                <span>{narrow}</span>
            </label>
            <label class="tick" hidden=flag(move || !handing.has_layers())>
                <input type="checkbox" data-does="handout-layers" prop:checked=handing.with_layers on:change=move |_| handing.with_layers.update(|on| *on = !*on) />
                <span>{session.text(|w| w.handing.with_layers)}</span>
            </label>
        </div>
    }
}

/// How the reports are divided, in words.
#[component]
fn Rule(plan: Planned) -> impl IntoView {
    let session = use_app().session;
    let says = live(move || {
        let (words, language) = (session.words(), session.language.get());
        let counts = plan.with(|plan| {
            let plan = plan.as_ref().ok()?;
            let shared = plan.division.shared.len();
            Some([shared, plan.places.len().saturating_sub(shared)])
        });
        let [shared, dealt] = counts.unwrap_or_default().map(|n| words.reports_counted.of(language, n));
        fill(words.handing.rule, &[&shared, &dealt])
    });
    view! { <p class="handout-rule">{says}</p> }
}

/// A number for a table.
fn cell(n: usize) -> impl IntoView {
    view! { <td class="handout-count">{figure(n)}</td> }
}
