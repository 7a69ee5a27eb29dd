//! Moving the edges of the selected span.

use leptos::prelude::*;

use super::workspace::Workspace;
use crate::core::edit::Command;
use crate::core::model::Span;
use crate::core::text::{Direction, Text, TextRange, Unit};

impl Workspace {
    fn selected_span(self) -> Option<Span> {
        self.selected.get_untracked().and_then(|id| self.span(id))
    }

    fn ask_text<T>(self, ask: impl FnOnce(&Text) -> Option<T>) -> Option<T> {
        self.with_sheet(|report, _, _| ask(&report.text))?
    }

    /// Moves the held edge of the selected span one step `leftwards` on the
    /// screen, or to the right. `false` where no span is selected.
    pub fn step_edge(self, leftwards: bool, unit: Unit) -> bool {
        let Some(span) = self.selected_span() else { return false };
        let edge = self.edge.get_untracked();
        let moved = self.ask_text(|text| {
            let paragraph = text.paragraphs().get(text.paragraph_index(edge.of(span.range)))?;
            let onwards = leftwards == (paragraph.direction == Direction::RightToLeft);
            text.step_edge(span.range, edge, onwards, unit)
        });
        match moved {
            Some(range) => self.move_selected(range),
            None => self.session.announce(self.session.words_now().said_no_further.to_owned()),
        }
        true
    }

    /// Holds the other edge of the selected span.
    pub fn hold_other_edge(self) {
        if self.selected.get_untracked().is_some() {
            self.edge.update(|edge| *edge = edge.other());
            let words = self.session.words_now();
            let start = self.edge.get_untracked() == crate::core::text::Edge::Start;
            self.session.announce(if start { words.said_start_held } else { words.said_end_held }.to_owned());
        }
    }

    /// Drops a proclitic from the selected span, or takes it back.
    pub fn turn_proclitic(self) {
        let Some(span) = self.selected_span() else { return };
        match self.ask_text(|text| text.turn_proclitic(span.range)) {
            Some(range) => self.move_selected(range),
            None => self.session.announce(self.session.words_now().said_no_proclitic.to_owned()),
        }
    }

    /// Moves the selected span to a range of code points, and says what it is now.
    pub fn move_selected(self, range: TextRange) {
        self.moving.set(None);
        let Some(span) = self.selected_span().filter(|span| span.range != range) else { return };
        if self.dispatch(Command::Move(span.id, range)).is_some() {
            self.say(self.session.words_now().said_moved, &span.label, range);
        }
    }
}
