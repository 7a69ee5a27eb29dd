//! The whole app: the start screen or the workbench, and what lies over both.

use leptos::ev;
use leptos::prelude::*;

use super::adding::{self, AddingDialogs, EmptyProject};
use super::agreement::AgreementScreen;
use super::controls::{flag, live};
use super::datasets::{ExportDialog, ImportDialog};
use super::dialogs::Dialogs;
use super::doubt::Doubt;
use super::facts::FactsScreen;
use super::frame::{StatusLine, TopBar};
use super::guidelines::GuideDrawer;
use super::handing::{HandOutDialog, TakenDialog};
use super::inspector::Inspector;
use super::keyboard;
use super::last_step::LastStep;
use super::marking::MarkingDialog;
use super::naming::Naming;
use super::queue::Queue;
use super::reader::{Desk, Panes, Reader};
use super::review::Differences;
use super::schema::SchemaEditor;
use super::start::Start;
use crate::platform::dom;
use crate::state::{self, use_app};

/// Mounts the app on the page.
pub fn mount() {
    leptos::mount::mount_to_body(App);
}

#[component]
fn App() -> impl IntoView {
    let app = state::App::new();
    provide_context(app);
    app.opening.resume();
    let desk = Desk::new(app.workspace, app.finding, app.reviewing);
    provide_context(desk);
    keyboard::listen(app, desk);
    adding::listen(app);
    warn_before_loss(app);
    let is_open = Memo::new(move |_| {
        app.workspace.opened.track();
        app.workspace.with(|_| ()).is_some()
    });
    view! {
        <Show when=move || !app.opening.waiting.get()>
            <Show when=move || is_open.get() fallback=Start>
                <Workbench />
            </Show>
        </Show>
        <div class="last-steps">
            <LastStep />
            <Doubt />
            <Naming />
        </div>
        <Dialogs />
        <AddingDialogs />
        <MarkingDialog />
        <HandOutDialog />
            <ExportDialog />
            <ImportDialog />
        <TakenDialog />
        <SchemaEditor />
        <p class="unseen said" role="status" aria-live="polite">{app.session.announcement}</p>
    }
}

#[component]
fn Workbench() -> impl IntoView {
    let app = use_app();
    app.reviewing.follow();
    let (queue, inspector) = (app.queueing.out, RwSignal::new(false));
    let has_reports = Memo::new(move |_| {
        app.workspace.opened.track();
        app.workspace.gathered.track();
        app.workspace.with(|project| !project.reports.is_empty()).unwrap_or_default()
    });
    // A phone shows one thing at a time: choosing a report closes the queue.
    Effect::new(move || {
        app.workspace.report.track();
        queue.set(false);
    });
    // There, the selected span's sheet comes out by itself and goes with it. Of
    // one that was only just tagged it would lie on the words that come next.
    let selected = Memo::new(move |_| app.workspace.selected.get().is_some() && !app.workspace.fresh.get());
    Effect::new(move || {
        let selected = selected.get();
        if dom::is_narrow() {
            inspector.set(selected);
        }
    });
    let lanes = live(move || app.reviewing.lanes().to_string());
    // There, the item that is looked at comes out as well.
    Effect::new(move || {
        let looks = app.reviewing.current.with(Option::is_some);
        if dom::is_narrow() && looks {
            inspector.set(true);
        }
    });
    // One screen at a time lies over the work.
    Effect::new(move || {
        if app.facting.open.get() {
            app.agreeing.open.set(false);
        }
    });
    Effect::new(move || {
        if app.agreeing.open.get() {
            app.facting.open.set(false);
        }
    });
    let over = flag(move || app.facting.open.get() || app.agreeing.open.get());
    view! {
        <div class="app" class:queue-out=queue class:inspector-out=inspector class:facts-out=over class:reviews=app.reviewing.on style:--lanes=lanes>
            <TopBar queue inspector />
            <Show when=move || app.reviewing.on.get() fallback=Queue>
                <Differences />
            </Show>
            <Show when=move || has_reports.get() fallback=EmptyProject>
                <Show when=move || app.reviewing.in_panes.get() fallback=Reader>
                    <Panes />
                </Show>
            </Show>
            <Inspector />
            <FactsScreen />
            <AgreementScreen />
            <StatusLine />
            <GuideDrawer />
        </div>
    }
}

/// Closing the page while work is not saved asks first.
fn warn_before_loss(app: state::App) {
    let leave = window_event_listener(ev::beforeunload, move |event| {
        let drafts = app.reshaping.changed() || app.reshaping.writing.with_untracked(Option::is_some);
        if drafts || app.workspace.saver.unsaved() {
            event.prevent_default();
        }
    });
    on_cleanup(move || leave.remove());
}
