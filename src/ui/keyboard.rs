//! Keys that work wherever the focus is, unless something is being written.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::reader::Desk;
use crate::core::model::Schema;
use crate::platform::dom;
use crate::state::{App, Intent, Keys, intent_of};

/// Listens until the app is gone.
pub fn listen(app: App, desk: Desk) {
    let keys = window_event_listener(ev::keydown, move |event| {
        if is_writing(&event) || dom::finds("dialog[open]") {
            return;
        }
        let pressed = Keys {
            code: event.code(),
            writes: event.key(),
            control: event.ctrl_key() || event.meta_key(),
            shift: event.shift_key(),
            alt: event.alt_key(),
        };
        let intent = app.workspace.with(|project| intent_of(&pressed, &project.schema));
        // The start screen has no schema, but it has the list of keys.
        let intent = intent.unwrap_or_else(|| {
            intent_of(&pressed, &Schema::conflict_reports()).filter(|intent| *intent == Intent::Help)
        });
        if let Some(intent) = intent
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

fn is_writing(event: &KeyboardEvent) -> bool {
    event.is_composing()
        || target(event).is_some_and(|target| target.matches("input, textarea, select").unwrap_or(false))
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
        Intent::Move(_) | Intent::Extend(..) if !in_text(event) => return false,
        Intent::Move(way) => return desk.move_caret(way),
        Intent::Extend(way, unit) => return desk.extend(way, unit),
        Intent::Label(label) => {
            // A quick hand presses the key before the browser tells of the selection.
            desk.selection_changed();
            workspace.apply_label(&label);
        }
        Intent::Pen(label) => workspace.hold_pen(&label),
        Intent::OtherEdge => workspace.hold_other_edge(),
        Intent::Proclitic => {
            desk.selection_changed();
            desk.turn_proclitic();
        }
        Intent::Delete => workspace.delete_selected(),
        Intent::Note => return dom::focus("#note"),
        Intent::LetGo if desk.put_handle_back() => {}
        Intent::LetGo => {
            // Nothing is selected any more: then the pen goes too.
            if workspace.pending.get_untracked().is_none() && workspace.selected.get_untracked().is_none() {
                workspace.put_pen_down();
            }
            desk.let_go();
            workspace.select(None);
            dom::focus("article");
        }
        Intent::Undo => workspace.undo(),
        Intent::Redo => workspace.redo(),
        Intent::StepSpan(by) => workspace.step_span(by),
        Intent::StepReport(by) => {
            workspace.step_report(by);
            dom::focus("article");
        }
        Intent::ToggleDone => workspace.toggle_done(),
        Intent::Export => app.opening.export_project(),
        Intent::Help => app.session.help.set(true),
    }
    true
}
