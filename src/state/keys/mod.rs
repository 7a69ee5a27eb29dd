//! From keys to what a person means by them, and back: every hint, button and
//! list takes its keys from here, so that none says a key that isn't true.
//!
//! - `chord`: a key with what is held, how it is written in preferences and
//!   how it is shown.
//! - `table`: the commands with their usual keys. **To add a command**: a line
//!   there, its message in the catalogue, its branch in `ui::keyboard`.
//! - `keymap`: the keys as this person has them, and what clashes.
//!
//! Keys go by their place on the keyboard (`code`), so that they work on an
//! Arabic layout. Those of labels belong to the schema and come after commands.

mod chord;
mod keymap;
mod table;
#[cfg(test)]
mod tests;

pub use chord::{Chord, Held, Press};
pub use keymap::{Clash, Heard, Keymap};
pub use table::{ARROWS, Arrows, BY_WORDS, Deed, Group};

use crate::core::model::{LabelId, Schema};
use crate::core::text::Unit;
use crate::platform::selection::Way;

/// What a person means by a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Intent {
    /// Move the caret, by words, or by letters.
    Move(Way, Unit),
    /// Select further, by words, or by letters; move the held edge of the
    /// selected span.
    Extend(Way, Unit),
    /// Apply a label.
    Label(LabelId),
    /// Hold a label as a pen, or put it down: what is selected then is tagged at once.
    Pen(LabelId),
    /// A command.
    Do(Deed),
}

/// What a key means in the workbench; `None` leaves it to the browser.
#[must_use]
pub fn intent_of(press: &Press, keymap: &Keymap, schema: &Schema) -> Option<Intent> {
    let arrows = || Arrows::of(press).map(|(arrows, way)| (arrows.meaning)(way));
    let deed = || keymap.deed_of(press).map(Intent::Do);
    let label = || {
        let id = || schema.label_of_key(&press.code).map(|label| label.id.clone());
        match press.held {
            Held::NOTHING => id().map(Intent::Label),
            Held::SHIFT => id().map(Intent::Pen),
            _ => None,
        }
    };
    arrows().or_else(deed).or_else(label)
}
