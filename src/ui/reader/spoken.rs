//! What a screen reader says while keys move in the text: the letter, the word
//! or the line that the caret comes to, the words that are selected.

use super::desk::Desk;
use crate::core::text::{CodePoint, TextRange, Unit};
use crate::platform::selection::{Position, Way};

impl Desk {
    /// Says where the caret came to stand.
    pub(super) fn speak_place(self, at: &Position, way: Way, unit: Unit) {
        let spoken = self.with(|sheet| {
            let text = &sheet.page.report().text;
            let range = match way {
                Way::Up | Way::Down | Way::ParagraphBack | Way::ParagraphOn => {
                    let line = sheet.page.line(at)?;
                    TextRange::between(line.first, line.last)
                }
                _ => {
                    let start = sheet.page.offset(at)?;
                    let word = text.word_at(start).filter(|_| unit == Unit::Word);
                    word.unwrap_or(TextRange::between(start, text.grapheme_end(CodePoint(start.0 + 1))))
                }
            };
            text.slice(range).map(|words| words.trim().to_owned())
        });
        let blank = self.workspace.words_now().said_blank;
        let spoken = spoken.filter(|words| !words.is_empty()).unwrap_or_else(|| blank.to_owned());
        self.workspace.announce(&spoken);
    }

    /// Says which words are selected.
    pub(super) fn speak_selection(self) {
        let words = self.workspace.words_now();
        let spoken = match self.selected_range() {
            Some(range) => words.said_pending.replace("{}", &self.workspace.quote(range)),
            None => words.said_nothing_pending.to_owned(),
        };
        self.workspace.announce(&spoken);
    }
}
