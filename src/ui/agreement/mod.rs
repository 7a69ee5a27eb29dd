//! Agreement between annotators, over the workbench: the headline, every
//! measure of every pair, labels, reports and figures over time.

mod board;
mod closer;
mod headline;
mod measures;
mod names;
mod reports;

use leptos::prelude::*;

use self::closer::Closer;
use self::headline::Headline;
use self::measures::Measures;
use self::reports::{Reports, Time};
use super::controls::{Quiet, Tool, flag, live};
use super::facts::Either;
use super::icons::Shape;
use super::messages::{figure, fill};
use crate::platform::dom;
use crate::state::use_app;

/// The screen, while it is open.
#[component]
pub fn AgreementScreen() -> impl IntoView {
    let agreeing = use_app().agreeing;
    view! {
        <Show when=move || agreeing.open.get()>
            <Screen />
        </Show>
    }
}

#[component]
fn Screen() -> impl IntoView {
    let app = use_app();
    let (agreeing, session) = (app.agreeing, app.session);
    agreeing.follow();
    on_cleanup(move || {
        agreeing.stop();
        // Where it was not closed but went with the project.
        agreeing.open.set(false);
    });
    Effect::new(|| {
        dom::before_frame(|| {
            dom::focus(".concord");
        });
    });
    let many = Memo::new(move |_| {
        agreeing.made.track();
        agreeing.with(|_, measured| measured.tallies.plan().annotators.len())
    });
    let nothing = flag(move || many.get().is_some_and(|many| many < 2));
    let shown = flag(move || many.get().is_some_and(|many| 2 <= many));
    view! {
        <section class="facts concord" role="main" tabindex="-1" aria-label=session.text(|w| w.agreement.name) aria-busy=live(move || agreeing.busy.get().to_string())>
            <Head />
            <Working />
            <div class="nothing" hidden=flag(move || !nothing.get())>
                <p>{session.text(|w| w.agreement.none_yet)}</p>
                <p>{session.text(|w| w.agreement.none_more)}</p>
            </div>
            <Show when=move || shown.get()>
                <Headline />
                <div class="concord-body">
                    <Measures />
                    <Closer />
                    <div class="boards">
                        <Reports />
                        <Time />
                    </div>
                </div>
            </Show>
        </section>
    }
}

/// What is measured in which way, and the files of it.
#[component]
fn Head() -> impl IntoView {
    let app = use_app();
    let (agreeing, session) = (app.agreeing, app.session);
    let suggested = Memo::new(move |_| {
        agreeing.made.track();
        agreeing.with(|_, measured| measured.tallies.suggested().iter().sum()).unwrap_or(0_usize)
    });
    let blind = live(move || fill(session.words().agreement.blind, &[&figure(suggested.get())]));
    let empty = flag(move || {
        agreeing.made.track();
        agreeing.with(|_, measured| measured.tallies.pairs().is_empty()).unwrap_or(true)
            || agreeing.busy.get()
    });
    let turn = |signal: RwSignal<bool>| Box::new(move || signal.update(|on| *on = !*on));
    view! {
        <header class="facts-head">
            <h1>{session.text(|w| w.agreement.name)}</h1>
            <Either name=|w| w.reports of=agreeing.one does=["agreement-all", "agreement-one"] words=[|w| w.facts.all_reports, |w| w.facts.this_report] />
            <Either name=|w| w.agreement.edges of=agreeing.whole does=["agreement-exact", "agreement-whole"] words=[|w| w.agreement.exact, |w| w.agreement.whole] />
            <Quiet does="agreement-blind" name=blind on=agreeing.blind.into() off=flag(move || suggested.get() == 0 && !agreeing.blind.get()) act=turn(agreeing.blind) />
            <Quiet does="agreement-done" name=session.text(|w| w.agreement.done_only) on=agreeing.done_only.into() act=turn(agreeing.done_only) />
            <span class="push"></span>
            <Quiet shape=Shape::Export does="agreement-csv" name=session.text(|w| w.agreement.csv) off=empty act=Box::new(move || agreeing.download(true)) />
            <Quiet shape=Shape::Export does="agreement-json" name=session.text(|w| w.agreement.json) off=empty act=Box::new(move || agreeing.download(false)) />
            <Tool shape=Shape::Close does="agreement-close" name=session.text(|w| w.agreement.close) act=Box::new(move || agreeing.close()) />
        </header>
    }
}

/// How far long work has come, with a way out; and the way back.
#[component]
fn Working() -> impl IntoView {
    let app = use_app();
    let (agreeing, session) = (app.agreeing, app.session);
    let part = move |of: fn(&crate::state::Progress) -> usize| {
        live(move || agreeing.progress.with(|progress| progress.as_ref().map_or(0, of)).to_string())
    };
    let says = live(move || {
        agreeing.progress.with(|progress| {
            let ends = progress.as_ref().map(|one| [one.files, one.all_files].map(figure));
            ends.map(|[done, all]| fill(session.words().agreement.working, &[&done, &all]))
                .unwrap_or_default()
        })
    });
    view! {
        <div class="concord-working" hidden=flag(move || agreeing.progress.with(Option::is_none))>
            <progress aria-label=session.text(|w| w.agreement.name) max=part(|p| p.all_files.max(1)) value=part(|p| p.files.min(p.all_files))></progress>
            <span>{says}</span>
            <Quiet does="agreement-cancel" name=session.text(|w| w.adding.cancel) act=Box::new(move || agreeing.cancel()) />
        </div>
        <div class="concord-working" role="status" hidden=flag(move || !agreeing.cancelled.get())>
            <span>{session.text(|w| w.agreement.cancelled)}</span>
            <Quiet does="agreement-again" name=session.text(|w| w.agreement.again) act=Box::new(move || agreeing.again()) />
        </div>
    }
}
