//! Keys that work wherever the focus is, unless something is being written.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::reader::Desk;
use super::{guidelines, inspector, queue, review};
use crate::core::form;
use crate::core::model::Schema;
use crate::platform::dom;
use crate::state::keys::Held;
use crate::state::{App, Deed, Intent, Press, Reading, intent_of};

/// Listens until the app is gone.
pub fn listen(app: App, desk: Desk) {
    let keys = window_event_listener(ev::keydown, move |event| {
        let pressed = press(&event);
        // A popover closes by Escape before anything else is let go.
        let closes = pressed.code == "Escape" && dom::finds(":popover-open");
        if closes || dom::finds("dialog[open]") {
            return;
        }
        if chooses_link(app, &pressed, &event) {
            event.prevent_default();
            return;
        }
        if !lies_over(app) && !is_writing(&event) && review::obey_key(app, &pressed) {
            event.prevent_default();
            return;
        }
        let keys = app.session.keys;
        let meant = |schema: &Schema| keys.with_untracked(|keys| intent_of(&pressed, keys, schema));
        let intent = app.workspace.with(|project| meant(&project.schema));
        // The start screen has no schema, but it has the list of keys.
        let intent = intent.unwrap_or_else(|| {
            meant(&Schema::conflict_reports()).filter(|intent| *intent == Intent::Do(Deed::Help))
        });
        if let Some(intent) = intent
            && (!lies_over(app) || works_over_text(&intent))
            && (!is_writing(&event) || works_in_fields(&intent, &event))
            && obey(app, desk, intent, &event)
        {
            event.prevent_default();
        }
    });
    // With keys a selection is whole when Shift is let go: then the pen tags it.
    let lifted = window_event_listener(ev::keyup, move |event| {
        if event.key() == "Shift" {
            desk.selection_changed();
            desk.use_pen();
        }
    });
    on_cleanup(move || {
        keys.remove();
        lifted.remove();
    });
}

/// Whether a key chose which relation two spans have.
fn chooses_link(app: App, pressed: &Press, event: &KeyboardEvent) -> bool {
    let asked = app.workspace.link.with_untracked(|link| link.as_ref().is_some_and(|link| link.to.is_some()));
    let nth = form::choice_of(&pressed.code)
        .filter(|_| asked && pressed.held == Held::NOTHING && !is_writing(event));
    let nth = nth.filter(|nth| *nth < app.workspace.link_kinds(None).len());
    if let Some(nth) = nth {
        app.workspace.link_as(nth);
        inspector::take_up_open(app);
    }
    nth.is_some()
}

/// What was pressed.
pub fn press(event: &KeyboardEvent) -> Press {
    let held = Held {
        control: event.ctrl_key() || event.meta_key(),
        alt: event.alt_key(),
        shift: event.shift_key(),
    };
    Press { code: event.code(), writes: event.key(), held }
}

fn is_writing(event: &KeyboardEvent) -> bool {
    event.is_composing()
        || target(event).is_some_and(|target| {
            target.matches("input:not([type=checkbox], [type=radio]), textarea, select").unwrap_or(false)
        })
}

/// Whether the facts or the agreement lie over the text.
fn lies_over(app: App) -> bool {
    app.facting.open.get_untracked() || app.agreeing.open.get_untracked()
}

/// Whether a key means something then: nothing is changed that can't be seen.
fn works_over_text(intent: &Intent) -> bool {
    matches!(intent, Intent::Do(Deed::Facts | Deed::Agreement | Deed::LetGo | Deed::Export | Deed::Help))
}

/// Whether a key means something even in a field. In the field that finds, the
/// browser's own way to find is left to who asks again.
fn works_in_fields(intent: &Intent, event: &KeyboardEvent) -> bool {
    match intent {
        Intent::Do(Deed::Find) => target(event).is_none_or(|target| target.id() != "find"),
        Intent::Do(Deed::NextHit | Deed::PreviousHit) => true,
        Intent::Do(Deed::LetGo) => target(event).is_some_and(|target| target.id() == "facts-filter"),
        _ => false,
    }
}

fn target(event: &KeyboardEvent) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// Whether the arrows are free to move in the text: nothing else has the focus.
fn in_text(event: &KeyboardEvent) -> bool {
    target(event).is_none_or(|target| target.matches("body, article").unwrap_or(true))
}

/// Does what is meant; `false` leaves the key to the browser.
fn obey(app: App, desk: Desk, intent: Intent, event: &KeyboardEvent) -> bool {
    let workspace = app.workspace;
    match intent {
        Intent::Move(..) | Intent::Extend(..) if !in_text(event) => return false,
        Intent::Move(way, unit) => return desk.move_caret(way, unit),
        Intent::Extend(way, unit) => return desk.extend(way, unit),
        // Who looks for the other end of a relation means no label.
        Intent::Label(_) | Intent::Pen(_) if workspace.link.with_untracked(Option::is_some) => {}
        Intent::Label(label) => {
            // A quick hand presses the key before the browser tells of the selection.
            desk.selection_changed();
            workspace.apply_label(&label);
        }
        Intent::Pen(label) => workspace.hold_pen(&label),
        // A button that has the focus is pressed by Enter.
        Intent::Do(Deed::Fill | Deed::Confirm) if !in_text(event) => return false,
        Intent::Do(deed) => return perform(app, desk, deed),
    }
    true
}

/// Does a command; `false` leaves the key to the browser.
fn perform(app: App, desk: Desk, deed: Deed) -> bool {
    let workspace = app.workspace;
    match deed {
        Deed::OtherEdge => workspace.hold_other_edge(),
        Deed::Proclitic => {
            desk.selection_changed();
            desk.turn_proclitic();
        }
        Deed::MarkAll => {
            desk.selection_changed();
            app.marking.open_for_selection();
        }
        Deed::Delete => workspace.delete_selected(),
        Deed::Note => return dom::focus("#note"),
        Deed::Fill if workspace.is_linking() => {
            workspace.link_to_looked_at();
            inspector::take_up_open(app);
        }
        Deed::Fill => {
            workspace.open_fields();
            inspector::take_up_open(app);
        }
        Deed::Confirm => workspace.confirm(),
        Deed::Link => workspace.begin_link(),
        Deed::AddPart => {
            desk.selection_changed();
            workspace.add_part();
        }
        Deed::DropPart => {
            desk.selection_changed();
            workspace.drop_part();
        }
        Deed::LetGo if workspace.link.with_untracked(Option::is_some) => workspace.leave_link(),
        Deed::LetGo if app.facting.open.get_untracked() => app.facting.close(),
        Deed::LetGo if app.agreeing.open.get_untracked() => app.agreeing.close(),
        Deed::LetGo if desk.put_handle_back() => {}
        Deed::LetGo if app.finding.open.get_untracked() => desk.leave_finding(),
        Deed::LetGo => {
            // Nothing is selected any more: then the pen goes too.
            if workspace.pending.get_untracked().is_none() && workspace.selected.get_untracked().is_none() {
                workspace.put_pen_down();
            }
            desk.let_go();
            workspace.select(None);
            dom::focus("article");
        }
        Deed::Undo => workspace.undo(),
        Deed::Redo => workspace.redo(),
        Deed::PreviousSpan => workspace.step_span(-1),
        Deed::NextSpan => workspace.step_span(1),
        Deed::PreviousReport => step_report(app, -1),
        Deed::NextReport => step_report(app, 1),
        Deed::WorkHere if app.workspace.tabs.works() => return false,
        Deed::WorkHere => app.workspace.work_here(),
        Deed::Search => queue::search(app),
        Deed::Find => desk.find(),
        Deed::NextHit => step_hit(app, desk, 1),
        Deed::PreviousHit => step_hit(app, desk, -1),
        Deed::Reading => return dom::press("[data-does=reading]"),
        Deed::Larger => read_larger(app, 1),
        Deed::Smaller => read_larger(app, -1),
        Deed::Invisibles => {
            app.session.read_as(|reading| Reading { invisibles: !reading.invisibles, ..reading });
            let (words, reading) = (app.session.words_now(), app.workspace.reading_now());
            let said = if reading.invisibles { words.said_invisibles } else { words.said_no_invisibles };
            app.session.announce(said.to_owned());
        }
        Deed::Details => app.session.details.set(true),
        Deed::Done => workspace.toggle_done(),
        Deed::Facts => app.facting.toggle(),
        Deed::Review => app.reviewing.toggle(),
        Deed::Panes if !app.reviewing.on.get_untracked() => return false,
        Deed::Panes => app.reviewing.turn_panes(),
        Deed::Agreement => app.agreeing.toggle(),
        Deed::Schema => app.reshaping.begin(),
        Deed::Guidelines => guidelines::turn(app),
        Deed::Example => guidelines::take_example(app),
        Deed::Export => app.opening.export_project(),
        Deed::Help => app.session.help.set(true),
    }
    true
}

fn step_report(app: App, by: isize) {
    app.queueing.step(by);
    dom::focus("article");
}

fn step_hit(app: App, desk: Desk, by: isize) {
    let walks = app.finding.open.get_untracked() && !app.reviewing.in_panes.get_untracked();
    if walks { app.finding.step(by) } else { desk.find() }
}

fn read_larger(app: App, steps: i32) {
    app.session.read_as(|reading| reading.larger(steps));
    let size = app.workspace.reading_now().size.to_string();
    app.session.announce(app.session.words_now().percent.replace("{}", &size));
}
