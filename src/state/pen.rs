//! The pen: a label that is held, so that selecting words tags them at once.

use leptos::prelude::*;

use super::workspace::Workspace;
use crate::core::model::LabelId;

impl Workspace {
    /// Holds a label as the pen; puts it down if it is held already.
    pub fn hold_pen(self, label: &LabelId) {
        let words = self.session.words_now();
        if self.pen.get_untracked().as_ref() == Some(label) {
            return self.put_pen_down();
        }
        self.pen.set(Some(label.clone()));
        let language = self.language_now();
        let name = self.with(|project| language.label(&project.schema, label).to_owned()).unwrap_or_default();
        self.session.announce(words.said_pen.replace("{}", &language.in_sentence(&name)));
    }

    /// Puts the pen down, if one is held.
    pub fn put_pen_down(self) {
        if self.pen.get_untracked().is_some() {
            self.pen.set(None);
            self.session.announce(self.session.words_now().said_pen_down.to_owned());
        }
    }

    /// Tags the selected words with the pen; `false` where either is missing.
    pub fn use_pen(self) -> bool {
        let pen = self.pen.get_untracked().filter(|_| self.pending.get_untracked().is_some());
        pen.inspect(|label| self.apply_label(label)).is_some()
    }
}
