//! Selecting words: the browser's own selection, snapped to words by the core,
//! and a caret that keys move.

use leptos::prelude::*;

use super::desk::Desk;
use crate::core::text::{CodePoint, Direction, Text, TextRange, Unit};
use crate::platform::dom;
use crate::platform::selection::{self, Position, Way};
use crate::state::Pending;

/// More letters than any word has: a step by words never looks further.
const LONGEST_WORD: usize = 300;

impl Desk {
    /// Anchor and focus of the browser's selection, if both are in the text.
    fn ends(self) -> Option<(Position, Position)> {
        let (anchor, focus) = selection::get()?;
        self.with(|sheet| sheet.page.offset(&anchor).and(sheet.page.offset(&focus)))?;
        Some((anchor, focus))
    }

    fn offset(self, position: &Position) -> Option<CodePoint> {
        self.with(|sheet| sheet.page.offset(position))
    }

    pub(super) fn ask_text<T>(self, ask: impl FnOnce(&Text) -> Option<T>) -> Option<T> {
        self.with(|sheet| ask(&sheet.page.report().text))
    }

    fn snapped(self, anchor: CodePoint, focus: CodePoint) -> Option<TextRange> {
        let exact = self.exact.get_value();
        self.ask_text(|text| {
            if exact { text.clean(TextRange::between(anchor, focus)) } else { text.snap(anchor, focus) }
        })
    }

    /// The words that the browser's selection means, if it is in the text.
    pub(super) fn selected_range(self) -> Option<TextRange> {
        let (anchor, focus) = self.ends()?;
        self.snapped(self.offset(&anchor)?, self.offset(&focus)?)
    }

    /// Where the caret is to be seen: a bare one, in the text, with the focus.
    /// While a span is selected that is where the hand is.
    pub(super) fn caret(self) -> Option<Position> {
        if self.workspace.selected.get_untracked().is_some() {
            return None;
        }
        let (anchor, focus) = self.ends()?;
        (anchor == focus && dom::finds("article:focus")).then_some(focus)
    }

    /// The browser's selection changed: shows what it would tag.
    pub fn selection_changed(self) {
        let Some(ends) = self.ends() else { return self.redraw_soon() };
        // The browser may tell of a selection only after a key has used it: that is no new one.
        let known = self.told.with_value(|told| *told == Some(ends.clone()));
        if known && self.workspace.selected.get_untracked().is_some() {
            return;
        }
        self.told.set_value(Some(ends));
        let settled = !self.down.get_value();
        let pending = self.selected_range().map(|range| Pending { range, settled });
        if pending.is_some() {
            self.workspace.selected.set(None);
        }
        if self.workspace.pending.get_untracked() != pending {
            self.workspace.pending.set(pending);
        } else {
            self.redraw_soon();
        }
    }

    /// Whether the first of the selected words has a proclitic; for views.
    pub(super) fn has_proclitic(self) -> bool {
        let words = self.workspace.pending.get();
        words.and_then(|words| self.ask_text(|text| text.turn_proclitic(words.range))).is_some()
    }

    /// Scrolls the selected words up to where nothing below `top`, a height of
    /// the window, lies on them.
    pub(super) fn keep_above(self, top: f64) {
        const GAP: f64 = 24.0;
        let Some(range) = self.workspace.pending.get_untracked().map(|words| words.range) else { return };
        self.with(|sheet| {
            let last = sheet.page.boxes(range).last().copied()?;
            if last.bottom > top {
                sheet.main.scroll_by_with_x_and_y(0.0, last.bottom + GAP - top);
            }
            Some(())
        });
    }

    /// Drops a proclitic from the selected words, or takes it back.
    pub fn turn_proclitic(self) {
        let words = self.workspace.pending.get_untracked();
        let turned = words.and_then(|words| self.ask_text(|text| text.turn_proclitic(words.range)));
        match (words, turned) {
            (Some(_), Some(range)) => self.select_between(range.start(), range.end()),
            _ => self.workspace.turn_proclitic(),
        }
    }

    /// The text got the focus by a key: there has to be a caret in it.
    pub(super) fn focused(self) {
        if self.ends().is_none()
            && let Some(first) = self.first_in_view()
        {
            selection::set(&first, &first);
        }
        self.redraw_soon();
    }

    fn first_in_view(self) -> Option<Position> {
        self.with(|sheet| {
            let frame = selection::Box::of(&sheet.main);
            sheet.page.position(sheet.page.between(frame.top, frame.bottom).start(), false)
        })
    }

    /// Leaves a bare caret where the selection ended.
    pub fn let_go(self) {
        if let Some((anchor, focus)) = self.ends()
            && anchor != focus
        {
            selection::set(&focus, &focus);
        }
    }

    /// The same, unless something is being selected anew.
    pub(super) fn let_go_if_idle(self) {
        if !self.down.get_value() && self.workspace.pending.get_untracked().is_none() {
            self.let_go();
        }
    }

    /// Moves the caret; `false` where there is no text to move in.
    pub fn move_caret(self, way: Way, unit: Unit) -> bool {
        // A selected span is where the hand is: the caret leaves it at its edge.
        let span = self.workspace.selected.get_untracked().and_then(|id| self.workspace.span(id));
        let edge = span.and_then(|span| self.edge_towards(span.range, way));
        let sideways = matches!(way, Way::Left | Way::Right);
        let leaves = edge.is_some() && sideways && unit == Unit::Letter;
        let from = edge.or_else(|| self.ends().map(|(_, focus)| focus)).or_else(|| self.first_in_view());
        let Some(from) = from else { return false };
        self.workspace.select(None);
        let step = match unit {
            _ if leaves => None,
            Unit::Word if sideways => self.next_edge(&from, way),
            _ => self.step(&from, way),
        };
        let moved = step.filter(|to| self.offset(to).is_some());
        let to = moved.unwrap_or(from);
        self.place(None, to.clone());
        self.speak_place(&to, way, unit);
        true
    }

    /// The edge of a range that lies that way.
    fn edge_towards(self, range: TextRange, way: Way) -> Option<Position> {
        self.with(|sheet| {
            let text = &sheet.page.report().text;
            let paragraph = text.paragraphs().get(text.paragraph_index(range.start()))?;
            let rtl = paragraph.direction == Direction::RightToLeft;
            let back = match way {
                Way::Left => !rtl,
                Way::Right => rtl,
                Way::Up | Way::LineStart | Way::ParagraphBack => true,
                Way::Down | Way::LineEnd | Way::ParagraphOn => false,
            };
            let at = if back { range.start() } else { range.end() };
            sheet.page.position(at, !back)
        })
    }

    /// Selects further, from where the selection began.
    pub fn extend(self, way: Way, unit: Unit) -> bool {
        // A selected span is where the hand is: its edge moves.
        if matches!(way, Way::Left | Way::Right) && self.workspace.step_edge(way == Way::Left, unit) {
            return true;
        }
        let Some((anchor, focus)) = self.ends() else { return self.move_caret(way, Unit::Letter) };
        self.exact.set_value(unit == Unit::Letter);
        let by_words = unit == Unit::Word && matches!(way, Way::Left | Way::Right);
        let to = match way {
            Way::ParagraphOn => self.next_paragraph(&focus, true),
            _ if by_words => self.next_word(&anchor, &focus, way),
            _ => self.step(&focus, way),
        };
        let to = to.filter(|to| self.offset(to).is_some()).unwrap_or(focus);
        self.place(Some(anchor), to);
        self.speak_selection();
        true
    }

    /// One step of the caret, as the eye sees it. Beyond the end of a line lies
    /// the next one, the way the paragraph runs.
    fn step(self, from: &Position, way: Way) -> Option<Position> {
        let leftwards = match way {
            Way::Left => true,
            Way::Right => false,
            Way::Up | Way::Down | Way::LineStart | Way::LineEnd => return selection::step_line(from, way),
            Way::ParagraphOn => return self.next_paragraph(from, false),
            Way::ParagraphBack => return self.paragraph_before(from),
        };
        self.with(|sheet| {
            let line = sheet.page.line(from)?;
            let x = sheet.page.caret_box(from)?.left;
            if let Some(next) = line.beside(x, leftwards) {
                return Some(next.position.clone());
            }
            let text = &sheet.page.report().text;
            let paragraph = text.paragraphs().get(text.paragraph_index(line.first))?;
            let onwards = leftwards == (paragraph.direction == Direction::RightToLeft);
            let beyond = if onwards {
                text.grapheme_end(CodePoint(line.last.0 + 1))
            } else {
                text.grapheme_start(CodePoint(line.first.0.checked_sub(1)?))
            };
            sheet.page.position(beyond, !onwards)
        })
    }

    /// The next place where a paragraph ends, or begins; else where the last one ends.
    fn next_paragraph(self, from: &Position, ends: bool) -> Option<Position> {
        let at = self.offset(from)?;
        self.with(|sheet| {
            let paragraphs = sheet.page.report().text.paragraphs().iter().map(|paragraph| paragraph.range);
            let mut written = paragraphs.filter(|range| !range.is_empty());
            let edge = |range: TextRange| if ends { range.end() } else { range.start() };
            let next = written.clone().map(edge).find(|edge| *edge > at);
            sheet.page.position(next.or_else(|| written.next_back().map(TextRange::end))?, ends)
        })
    }

    /// Where the paragraph begins, or, from there, the one before.
    fn paragraph_before(self, from: &Position) -> Option<Position> {
        let at = self.offset(from)?;
        self.with(|sheet| {
            let paragraphs = sheet.page.report().text.paragraphs().iter().rev();
            let mut starts = paragraphs.filter(|one| !one.range.is_empty()).map(|one| one.range.start());
            sheet.page.position(starts.find(|start| *start < at)?, false)
        })
    }

    /// Goes on to where the next word begins, in reading order: only so every
    /// word is come to, figures among them, and in the order of the text.
    fn next_edge(self, from: &Position, way: Way) -> Option<Position> {
        let begins = |text: &Text, at| text.word_at(at).is_some_and(|word| word.start() == at);
        let to = self.read_on(self.offset(from)?, way, begins)?;
        self.with(|sheet| sheet.page.position(to, false))
    }

    /// Goes on, in reading order, until a whole word more or less is selected.
    fn next_word(self, anchor: &Position, focus: &Position, way: Way) -> Option<Position> {
        let (start, from) = (self.offset(anchor)?, self.offset(focus)?);
        let before = self.snapped(start, from);
        let differs = |text: &Text, at| text.is_word_edge(at) && text.snap(start, at) != before;
        let to = self.read_on(from, way, differs)?;
        self.with(|sheet| sheet.page.position(to, start <= to))
    }

    /// Reads letter by letter, the way the paragraph runs or back, until a place
    /// will do, or the text or patience ends.
    fn read_on(
        self,
        from: CodePoint,
        way: Way,
        will_do: impl Fn(&Text, CodePoint) -> bool,
    ) -> Option<CodePoint> {
        self.ask_text(|text| {
            let paragraph = text.paragraphs().get(text.paragraph_index(from))?;
            let onwards = (way == Way::Left) == (paragraph.direction == Direction::RightToLeft);
            let mut at = from;
            for _ in 0..LONGEST_WORD {
                let next = if onwards {
                    text.grapheme_end(CodePoint(at.0.saturating_add(1)))
                } else {
                    text.grapheme_start(CodePoint(at.0.saturating_sub(1)))
                };
                if next == at {
                    break;
                }
                at = next;
                if will_do(text, at) {
                    break;
                }
            }
            Some(at)
        })
    }

    /// Puts the selection's end, or a bare caret, somewhere and shows it.
    fn place(self, anchor: Option<Position>, focus: Position) {
        selection::set(anchor.as_ref().unwrap_or(&focus), &focus);
        self.with(|sheet| {
            let caret = sheet.page.caret_box(&focus)?;
            let frame = selection::Box::of(&sheet.main);
            let over = (caret.bottom + 64.0 - frame.bottom).max(0.0);
            let short = (frame.top + 24.0 - caret.top).max(0.0);
            if over > 0.0 || short > 0.0 {
                sheet.main.scroll_by_with_x_and_y(0.0, over - short);
            }
            Some(())
        });
    }
}
