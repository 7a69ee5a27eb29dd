//! From keys to what a person means by them. Keys go by their place on the
//! keyboard (`code`), so that they work on an Arabic layout.

use crate::core::model::{LabelId, Schema};
use crate::core::text::Unit;
use crate::platform::selection::Way;

/// A key press.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    /// The physical key: `KeyA`, `Digit1`, `ArrowLeft`.
    pub code: String,
    /// What it writes. Only the question mark goes by it: it lies elsewhere on
    /// every layout.
    pub writes: String,
    /// Control, or Command on a Mac.
    pub control: bool,
    /// Shift.
    pub shift: bool,
    /// Alt, or Option on a Mac.
    pub alt: bool,
}

/// What a person means by a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Intent {
    /// Move the caret.
    Move(Way),
    /// Select further, by words, or by letters; move the held edge of the
    /// selected span.
    Extend(Way, Unit),
    /// Hold the other edge of the selected span.
    OtherEdge,
    /// Drop a proclitic that is glued to the first word, or take it back.
    Proclitic,
    /// Apply a label.
    Label(LabelId),
    /// Hold a label as a pen, or put it down: what is selected then is tagged at once.
    Pen(LabelId),
    /// Delete the selected span.
    Delete,
    /// Write a note on the selected span.
    Note,
    /// Let go of what is selected.
    LetGo,
    /// Undo.
    Undo,
    /// Redo.
    Redo,
    /// Walk to another span, so many further in reading order.
    StepSpan(isize),
    /// Walk to another report, so many further in the queue.
    StepReport(isize),
    /// Call the report done, or take it up again.
    ToggleDone,
    /// Export the project.
    Export,
    /// Show all keys.
    Help,
}

/// What a key means in the workbench; `None` leaves it to the browser.
#[must_use]
pub fn intent_of(keys: &Keys, schema: &Schema) -> Option<Intent> {
    if let Some(way) = way_of(&keys.code) {
        return match (keys.control, keys.shift, keys.alt) {
            (false, false, false) => Some(Intent::Move(way)),
            (false, true, alt) => Some(Intent::Extend(way, if alt { Unit::Letter } else { Unit::Word })),
            _ => None,
        };
    }
    match (keys.code.as_str(), keys.control, keys.shift) {
        (_, false, _) if keys.alt => None,
        ("KeyZ", true, false) => Some(Intent::Undo),
        ("KeyZ", true, true) | ("KeyY", true, false) => Some(Intent::Redo),
        ("KeyS", true, false) => Some(Intent::Export),
        (_, true, _) => None,
        ("F1", ..) => Some(Intent::Help),
        _ if matches!(keys.writes.as_str(), "?" | "؟") => Some(Intent::Help),
        (code, _, true) => schema.label_of_key(code).map(|label| Intent::Pen(label.id.clone())),
        ("Delete" | "Backspace", ..) => Some(Intent::Delete),
        ("Escape", ..) => Some(Intent::LetGo),
        ("KeyE", ..) => Some(Intent::OtherEdge),
        ("KeyW", ..) => Some(Intent::Proclitic),
        ("KeyN", ..) => Some(Intent::Note),
        ("KeyD", ..) => Some(Intent::ToggleDone),
        ("KeyJ", ..) => Some(Intent::StepReport(1)),
        ("KeyK", ..) => Some(Intent::StepReport(-1)),
        ("BracketLeft", ..) => Some(Intent::StepSpan(-1)),
        ("BracketRight", ..) => Some(Intent::StepSpan(1)),
        (code, ..) => schema.label_of_key(code).map(|label| Intent::Label(label.id.clone())),
    }
}

fn way_of(code: &str) -> Option<Way> {
    match code {
        "ArrowLeft" => Some(Way::Left),
        "ArrowRight" => Some(Way::Right),
        "ArrowUp" => Some(Way::Up),
        "ArrowDown" => Some(Way::Down),
        "Home" => Some(Way::LineStart),
        "End" => Some(Way::LineEnd),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn intent(keys: &str) -> Option<Intent> {
        let mut pressed = Keys::default();
        for key in keys.split('+') {
            match key {
                "Ctrl" => pressed.control = true,
                "Shift" => pressed.shift = true,
                "Alt" => pressed.alt = true,
                code => code.clone_into(&mut pressed.code),
            }
        }
        intent_of(&pressed, &Schema::conflict_reports())
    }

    #[test]
    fn keys_mean_what_the_list_of_shortcuts_says() {
        let label = |id| Some(Intent::Label(LabelId::new(id)));
        assert_eq!(intent("Digit3"), label("casualty"));
        assert_eq!(intent("KeyL"), label("claim"));
        assert_eq!(intent("Shift+KeyL"), Some(Intent::Pen(LabelId::new("claim"))));
        assert_eq!(intent("Shift+KeyJ"), None);
        assert_eq!(intent("KeyE"), Some(Intent::OtherEdge));
        assert_eq!(intent("KeyW"), Some(Intent::Proclitic));
        assert_eq!(intent("Ctrl+KeyC"), None);
        assert_eq!(intent("Alt+Digit1"), None);
        assert_eq!(intent("Ctrl+KeyZ"), Some(Intent::Undo));
        assert_eq!(intent("Ctrl+Shift+KeyZ"), Some(Intent::Redo));
        assert_eq!(intent("Ctrl+KeyY"), Some(Intent::Redo));
        assert_eq!(intent("ArrowLeft"), Some(Intent::Move(Way::Left)));
        assert_eq!(intent("Shift+ArrowLeft"), Some(Intent::Extend(Way::Left, Unit::Word)));
        assert_eq!(intent("Alt+Shift+ArrowRight"), Some(Intent::Extend(Way::Right, Unit::Letter)));
        assert_eq!(intent("Ctrl+ArrowRight"), None);
        assert_eq!(intent("BracketRight"), Some(Intent::StepSpan(1)));
        assert_eq!(intent("KeyJ"), Some(Intent::StepReport(1)));
        for writes in ["?", "؟"] {
            let keys = Keys { code: "Slash".into(), writes: writes.into(), shift: true, ..Keys::default() };
            assert_eq!(intent_of(&keys, &Schema::conflict_reports()), Some(Intent::Help));
        }
        assert_eq!(intent("Shift+Slash"), None);
        assert_eq!(intent("Escape"), Some(Intent::LetGo));
        assert_eq!(intent("KeyQ"), None);
    }

    #[test]
    fn no_label_hides_a_command() {
        for label in Schema::conflict_reports().labels {
            let code = format!("Key{}", label.key);
            assert_eq!(intent(&code), Some(Intent::Label(label.id)));
        }
    }
}
