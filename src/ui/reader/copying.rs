//! Taking words out of the report.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::Desk;
use crate::core::text::TextRange;
use crate::platform::selection;
use crate::platform::{clipboard, dom};

impl Desk {
    /// Puts what is selected on the clipboard in place of what the browser
    /// would copy: no runs of blanks are lost, no controls are added.
    pub(super) fn copy(self, event: &web_sys::Event) {
        let words = if dom::is_writing() { None } else { self.words_to_copy() };
        if let Some(words) = words {
            clipboard::put(event, &words);
        }
    }

    /// The same for a hand without keys; says whether it was done.
    pub(super) fn copy_by_touch(self) {
        let workspace = self.workspace;
        let Some(words) = self.words_to_copy() else { return };
        spawn_local(async move {
            let said = workspace.words_now();
            let copied = clipboard::write(&words).await;
            workspace.announce(if copied { said.said_copied } else { said.said_not_copied });
        });
    }

    /// What copying takes: the words that are selected, or else those of the
    /// selected span, exactly as they are in the text. `None` leaves it to the
    /// browser: the selection is elsewhere.
    fn words_to_copy(self) -> Option<String> {
        let selected = selection::get().filter(|(anchor, focus)| anchor != focus);
        let range = match selected {
            Some(_) => {
                let (anchor, focus) = self.ends_as_offsets()?;
                // Blanks alone are no words, but can be copied.
                self.selected_range().unwrap_or_else(|| TextRange::between(anchor, focus))
            }
            None => self.workspace.span(self.workspace.selected.get_untracked()?)?.range,
        };
        self.with(|sheet| sheet.page.report().text.slice(range).map(str::to_owned))
    }
}
