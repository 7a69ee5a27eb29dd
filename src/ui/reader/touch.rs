//! Fingers: a long press selects a word, going on selects further, a tap
//! selects a span or lets go. The browser's own touch selection is off, so
//! that there is one set of handles and it snaps to words.

use std::time::Duration;

use leptos::prelude::*;
use web_sys::PointerEvent;

use super::desk::Desk;
use crate::core::text::{CodePoint, TextRange};

/// A finger that is down.
#[derive(Clone, Copy)]
pub(super) struct Finger {
    /// Where it went down, in CSS pixels.
    at: (f64, f64),
    /// Ends the wait for a long press.
    wait: Option<TimeoutHandle>,
    /// The word that it chose, in code points, once it was held long enough.
    word: Option<TextRange>,
}

/// So long a press is a long one: a little sooner than the systems' own.
const LONG: Duration = Duration::from_millis(400);
/// A finger that rests moves so many CSS pixels.
const TREMBLE: f64 = 10.0;

impl Desk {
    /// Which kind of pointer is at work: the text is set up for it.
    pub(super) fn met_pointer(self, event: &PointerEvent) {
        let touch = event.pointer_type() == "touch";
        if self.touch.get_value() != touch {
            self.touch.set_value(touch);
            self.with(|sheet| {
                // Fails only for names with blanks in them.
                sheet.article.class_list().toggle_with_force("touch", touch).ok();
                Some(())
            });
        }
    }

    /// Whether fingers are at work.
    pub(super) fn by_touch(self) -> bool {
        self.touch.get_value()
    }

    /// A finger went down in the text.
    pub(super) fn finger_down(self, event: &PointerEvent) {
        self.finger_up();
        self.press_spent.set_value(false);
        if !event.is_primary() {
            return;
        }
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        let wait = set_timeout_with_handle(move || self.long_press(), LONG).ok();
        self.finger.set_value(Some(Finger { at, wait, word: None }));
    }

    /// The finger was held long enough: chooses the word under it.
    fn long_press(self) {
        let Some(finger) = self.finger.get_value() else { return };
        let at = self.offset_at(finger.at.0, finger.at.1);
        let Some(word) = at.and_then(|at| self.ask_text(|text| text.word_at(at))) else { return };
        self.press_spent.set_value(true);
        self.down.set_value(true);
        self.exact.set_value(false);
        self.finger.set_value(Some(Finger { word: Some(word), wait: None, ..finger }));
        self.let_marks_through(true);
        self.select_between(word.start(), word.end());
    }

    /// The finger moves: selects further, or scrolls, which is the browser's.
    pub(super) fn finger_moves(self, event: &PointerEvent) {
        let Some(finger) = self.finger.get_value() else { return };
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        let Some(word) = finger.word else {
            if (x - finger.at.0).abs() > TREMBLE || (y - finger.at.1).abs() > TREMBLE {
                self.finger_up();
            }
            return;
        };
        self.scroll_near(y);
        if let Some(at) = self.offset_at(x, y) {
            let (anchor, focus) = reach(word, at);
            self.select_between(anchor, focus);
        }
    }

    /// Whether a finger is selecting, so that its moves must not scroll.
    pub(super) fn finger_selects(self) -> bool {
        self.finger.with_value(|finger| finger.is_some_and(|finger| finger.word.is_some()))
    }

    /// The finger is gone, or scrolls.
    pub(super) fn finger_up(self) {
        let Some(finger) = self.finger.get_value() else { return };
        if let Some(wait) = finger.wait {
            wait.clear();
        }
        if finger.word.is_some() {
            self.let_marks_through(false);
        }
        self.finger.set_value(None);
    }
}

/// A selection that holds `word` and reaches to `at`: where it begins and ends.
fn reach(word: TextRange, at: CodePoint) -> (CodePoint, CodePoint) {
    if at < word.start() { (word.end(), at) } else { (word.start(), at.max(word.end())) }
}
