//! Behind the word "saved": what it is worth, and the way to a file.

use leptos::prelude::*;

use super::super::super::controls::{Quiet, flag, live};
use super::super::super::messages::{Messages, figure};
use crate::core::keep::{self, Reminder, Unit};
use crate::core::model::Timestamp;
use crate::platform::clock;
use crate::state::{App, use_app};

/// How long ago the open project was exported, in words; `None` if it never was.
fn exported(app: App, now: Option<Timestamp>) -> Option<String> {
    let at = app.workspace.saver.ledger.with(|ledger| ledger.exported.clone())?;
    let (count, unit) = keep::age(&at, &now?);
    let unit = match unit {
        _ if count == 0 => "second",
        Unit::Minute => "minute",
        Unit::Hour => "hour",
        Unit::Day => "day",
    };
    Some(clock::ago(app.session.language.get().tag(), count, unit))
}

/// The moment, which goes on by itself: each minute, and whenever something is saved.
fn ticking(app: App) -> Memo<Option<Timestamp>> {
    let minute = RwSignal::new(0_u32);
    let next = move || minute.update(|minute| *minute = minute.wrapping_add(1));
    let ticks = set_interval_with_handle(next, std::time::Duration::from_secs(60));
    on_cleanup(move || ticks.into_iter().for_each(|ticks| ticks.clear()));
    Memo::new(move |_| {
        minute.track();
        app.workspace.saver.state.track();
        clock::moment()
    })
}

/// A number of bytes for people: whole megabytes, or gigabytes where there are many.
fn size(words: &Messages, bytes: u64) -> String {
    let megabytes = bytes.div_ceil(1_000_000);
    let (form, count) =
        if megabytes < 10_000 { (words.megabytes, megabytes) } else { (words.gigabytes, megabytes / 1000) };
    form.replace("{}", &figure(usize::try_from(count).unwrap_or(usize::MAX)))
}

/// When the project was exported last, and, calmly, that it is time to; that
/// room runs out.
#[component]
pub fn LastExport() -> impl IntoView {
    let app = use_app();
    let (saver, session) = (app.workspace.saver, app.session);
    let now = ticking(app);
    let reminder = Memo::new(move |_| {
        app.workspace.tabs.role.track();
        now.get()
            .and_then(|now| saver.ledger.with(|ledger| keep::reminder(ledger, &now)))
            .map(|it| it == Reminder::Never)
    });
    // What is not even saved has its own way out, and one is enough.
    let due = flag(move || reminder.get().is_some() && saver.refusal().is_none());
    let says = live(move || match exported(app, now.get()) {
        Some(ago) => session.words().last_export.replace("{}", &ago),
        None if due.get() => session.words().never_exported.to_owned(),
        None => String::new(),
    });
    let short = Memo::new(move |_| saver.device.room.get().filter(|room| room.is_short()));
    let little = live(move || {
        let left = short.get().map(|room| size(session.words(), room.left()));
        left.map(|left| session.words().little_room.replace("{}", &left)).unwrap_or_default()
    });
    view! {
        <Show when=move || short.get().is_some()>
            <span class="short" role="status">{little}</span>
        </Show>
        <span class="exported" class:wide=flag(move || !due.get()) class:due=due>{says}</span>
        <Show when=move || due.get()>
            <Quiet does="export-due" name=session.text(|w| w.export_short) act=Box::new(move || app.opening.export_project()) />
        </Show>
    }
}

/// What "saved" is worth on this device.
#[component]
pub fn Keeping(
    /// What the status line says.
    says: Signal<String>,
) -> impl IntoView {
    let app = use_app();
    let session = app.session;
    let device = app.workspace.saver.device;
    let now = ticking(app);
    let promise = live(move || {
        let words = session.words();
        match device.persistent.get() {
            Some(true) => words.persistent,
            Some(false) => words.not_persistent,
            None => words.promise_unknown,
        }
        .to_owned()
    });
    let room = live(move || {
        let words = session.words();
        let Some(room) = device.room.get() else { return words.room_unknown.to_owned() };
        let sizes = [size(words, room.used), size(words, room.left())];
        sizes.iter().fold(words.room.to_owned(), |text, size| text.replacen("{}", size, 1))
    });
    let last = live(move || {
        let words = session.words();
        exported(app, now.get())
            .map_or_else(|| words.not_exported.to_owned(), |ago| words.last_export.replace("{}", &ago))
    });
    view! {
        <div id="keeping" class="popover up" popover="auto">
            <p><b>{says}</b></p>
            <p>{promise}</p>
            <p>{room}</p>
            <p>{last}</p>
            <button class="choice" data-does="export-here" popovertarget="keeping" on:click=move |_| app.opening.export_project()>
                <span>{session.text(|w| w.export_project)}</span>
            </button>
        </div>
    }
}
