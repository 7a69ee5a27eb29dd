//! A report on the page: its text nodes, written once, and the way from
//! offsets in the text to places in the DOM and back.

use std::sync::Arc;

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, Node, Range};

use super::dom::document;
use super::selection::{self, Box, Position};
use crate::core::model::Report;
use crate::core::order::order;
use crate::core::text::{CodePoint, Direction, TextRange, Utf16};

/// One text node and the part of the text that it shows.
struct Run {
    node: web_sys::Text,
    start: Utf16,
    end: Utf16,
}

/// One paragraph on the page and the part of the text that it shows.
struct Block {
    element: HtmlElement,
    range: TextRange,
}

/// A place where the caret can stand.
#[derive(Clone, Debug)]
pub struct Place {
    /// Its offset in the text.
    pub offset: CodePoint,
    /// Its place in the DOM.
    pub position: Position,
    /// The caret's box there.
    pub shown: Box,
}

/// The caret's places in one line.
#[derive(Clone, Debug)]
pub struct Line {
    /// From the left to the right.
    pub places: Vec<Place>,
    /// The first offset in the line.
    pub first: CodePoint,
    /// The last offset in the line.
    pub last: CodePoint,
}

impl Line {
    /// The place next to the one that is shown at `x`; `None` at the line's end.
    #[must_use]
    pub fn beside(&self, x: f64, leftwards: bool) -> Option<&Place> {
        if leftwards {
            self.places.iter().rev().find(|place| place.shown.left < x - 0.5)
        } else {
            self.places.iter().find(|place| place.shown.left > x + 0.5)
        }
    }
}

/// A report on the page.
pub struct Page {
    report: Arc<Report>,
    runs: Vec<Run>,
    blocks: Vec<Block>,
    /// Text node → its place in `runs`.
    places: js_sys::Map,
}

impl Page {
    /// Writes a report into `article`, in place of what is there. Blank lines
    /// show as the gap between paragraphs. Dates and figures are isolated, or
    /// left to the browser, which turns some of them round.
    ///
    /// # Errors
    /// What the DOM throws, were it to.
    pub fn write(article: &HtmlElement, report: &Arc<Report>, isolate: bool) -> Result<Self, JsValue> {
        let text = &report.text;
        let mut page =
            Self { report: report.clone(), runs: Vec::new(), blocks: Vec::new(), places: js_sys::Map::new() };
        let all = document().create_document_fragment();
        for paragraph in text.paragraphs().iter().filter(|paragraph| !paragraph.range.is_empty()) {
            let element: HtmlElement = document().create_element("p")?.unchecked_into();
            element.set_dir(paragraph.direction.as_str());
            // Its height before it is ever laid out; see `contain-intrinsic-size` in the styles.
            let lines = paragraph.range.len() / LETTERS_IN_A_LINE + 1;
            element.style().set_property("--lines", &lines.to_string())?;
            let mut at = paragraph.range.start();
            let isolates = if isolate { text.isolates(paragraph.range) } else { Vec::new() };
            for isolate in isolates {
                page.put(&element, TextRange::between(at, isolate.start()))?;
                let island = document().create_element("bdo")?;
                island.set_attribute("dir", Direction::LeftToRight.as_str())?;
                page.put(&island, isolate)?;
                element.append_child(&island)?;
                at = isolate.end();
            }
            page.put(&element, TextRange::between(at, paragraph.range.end()))?;
            all.append_child(&element)?;
            page.blocks.push(Block { element, range: paragraph.range });
        }
        article.replace_children_with_node_1(&all);
        Ok(page)
    }

    fn put(&mut self, parent: &Element, range: TextRange) -> Result<(), JsValue> {
        let text = &self.report.text;
        let (Some(words), Some(start), Some(end)) =
            (text.slice(range), text.to_utf16(range.start()), text.to_utf16(range.end()))
        else {
            return Ok(());
        };
        if !words.is_empty() {
            let node = document().create_text_node(words);
            parent.append_child(&node)?;
            // Places fit a double exactly: a report has far fewer than 2^53 nodes.
            self.places.set(&node, &JsValue::from(self.runs.len()));
            self.runs.push(Run { node, start, end });
        }
        Ok(())
    }

    /// The report that is shown.
    #[must_use]
    pub fn report(&self) -> &Arc<Report> {
        &self.report
    }

    /// The place of an offset, in the node before it (`before`) or behind it.
    #[must_use]
    pub fn position(&self, at: CodePoint, before: bool) -> Option<Position> {
        let at = self.report.text.to_utf16(at)?;
        let next = self.runs.partition_point(|run| if before { run.end < at } else { run.end <= at });
        let run = self.runs.get(next).or_else(|| self.runs.last())?;
        let offset = Utf16(at.0.clamp(run.start.0, run.end.0) - run.start.0);
        Some(Position { node: run.node.clone().into(), offset })
    }

    /// The offset of a place; `None` outside the text.
    #[must_use]
    pub fn offset(&self, position: &Position) -> Option<CodePoint> {
        let at = match self.run_of(&position.node) {
            Some(run) => Utf16((run.start.0 + position.offset.0).min(run.end.0)),
            None => self.between_nodes(position)?,
        };
        self.report.text.from_utf16(at)
    }

    fn run_of(&self, node: &Node) -> Option<&Run> {
        let place = self.places.get(node).as_f64()?;
        // The exact inverse of what `put` stored.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        self.runs.get(place as usize)
    }

    /// The offset of a place between nodes, such as the browser makes when
    /// three clicks select a paragraph: the start of the next text node.
    fn between_nodes(&self, position: &Position) -> Option<Utf16> {
        let inside = self.blocks.first()?.element.parent_node()?.contains(Some(&position.node));
        if !inside {
            return None;
        }
        let here = selection::range(position, position)?;
        let next = self
            .runs
            .partition_point(|run| matches!(here.compare_point(&run.node, 0), Ok(order) if order < 0));
        Some(match self.runs.get(next) {
            Some(run) => run.start,
            None => self.runs.last()?.end,
        })
    }

    /// A DOM range over a part of the text.
    #[must_use]
    pub fn range(&self, range: TextRange) -> Option<Range> {
        selection::range(&self.position(range.start(), false)?, &self.position(range.end(), true)?)
    }

    /// The boxes of a part of the text on the screen, one for each line and
    /// run of one direction. Touching boxes of a line are one.
    #[must_use]
    pub fn boxes(&self, range: TextRange) -> Vec<Box> {
        let from = self.blocks.partition_point(|block| block.range.end() <= range.start());
        let parts = self.blocks.iter().skip(from).take_while(|block| block.range.start() < range.end());
        let mut lines: Vec<Box> = Vec::new();
        for block in parts {
            let (start, end) = (range.start().max(block.range.start()), range.end().min(block.range.end()));
            let rects = self.range(TextRange::between(start, end)).map(|range| selection::boxes(&range));
            let mut rects = rects.unwrap_or_default();
            rects.retain(|rect| rect.right - rect.left > 0.5);
            // From the screen's edge inwards, line by line.
            let sorted = order(rects.iter().map(|rect| [pixels(rect.top), pixels(rect.left), 0]));
            for rect in sorted.into_iter().filter_map(|i| rects.get(i).copied()) {
                match lines.last_mut() {
                    Some(last) if same_line(last, &rect) && rect.left - last.right < 2.0 => {
                        last.right = last.right.max(rect.right);
                    }
                    _ => lines.push(rect),
                }
            }
        }
        lines
    }

    /// The box of a bare caret.
    #[must_use]
    pub fn caret_box(&self, position: &Position) -> Option<Box> {
        selection::range(position, position).and_then(|range| selection::boxes(&range).first().copied())
    }

    /// The caret's places in the line of `from`, from the left to the right, as
    /// the eye sees them: where directions mix they do not follow the offsets.
    /// (The browser's own `modify("move", "left")` goes by the paragraph's
    /// direction, and so the wrong way through figures.)
    #[must_use]
    pub fn line(&self, from: &Position) -> Option<Line> {
        let here = self.caret_box(from)?;
        let at = self.offset(from)?;
        let paragraph = self.blocks.get(self.blocks.partition_point(|block| block.range.end() < at))?.range;
        let mut places = Vec::new();
        for forwards in [true, false] {
            let mut offset = if forwards {
                at
            } else {
                self.report.text.grapheme_start(CodePoint(at.0.saturating_sub(1)))
            };
            // A line ends where the next place is on another one.
            for _ in 0..LONGEST_LINE {
                let found = [false, true]
                    .into_iter()
                    .filter_map(|before| self.place(offset, before))
                    .collect::<Vec<_>>();
                let in_line = |place: &&Place| same_line(&place.shown, &here);
                if !found.iter().any(|place| in_line(&place)) || (!forwards && offset >= at) {
                    break;
                }
                places.extend(found.iter().filter(in_line).cloned());
                let next = if forwards {
                    self.report.text.grapheme_end(CodePoint(offset.0 + 1))
                } else {
                    self.report.text.grapheme_start(CodePoint(offset.0.saturating_sub(1)))
                };
                if next == offset || next < paragraph.start() || next > paragraph.end() {
                    break;
                }
                offset = next;
            }
        }
        let first = places.iter().map(|place| place.offset).min()?;
        let last = places.iter().map(|place| place.offset).max()?;
        let sorted = order(places.iter().map(|place| [pixels(place.shown.left), 0, 0]));
        let mut seen: Vec<Place> = Vec::with_capacity(places.len());
        for place in sorted.into_iter().filter_map(|i| places.get(i)) {
            // Two places at one point of the screen are one to the eye.
            if seen.last().is_none_or(|last| place.shown.left - last.shown.left > 0.5) {
                seen.push(place.clone());
            }
        }
        Some(Line { places: seen, first, last })
    }

    fn place(&self, offset: CodePoint, before: bool) -> Option<Place> {
        let position = self.position(offset, before)?;
        let shown = self.caret_box(&position)?;
        Some(Place { offset, position, shown })
    }

    /// The letter that a point is on; `near` is the edge nearest to it.
    #[must_use]
    pub fn letter_at(&self, x: f64, y: f64, near: &Position) -> Option<CodePoint> {
        let at = self.offset(near)?;
        let text = &self.report.text;
        // In right-to-left text a figure runs the other way: beside its first
        // digit on the screen lies the edge behind its last.
        let figure = text.figure_at(at);
        let first = figure.start().0.min(at.0.saturating_sub(1));
        (first..figure.end().0.max(at.0 + 1))
            .map(|at| {
                let start = text.grapheme_start(CodePoint(at));
                TextRange::between(start, text.grapheme_end(CodePoint(at + 1)))
            })
            .filter(|letter| !letter.is_empty())
            .find(|letter| {
                let boxes = self.range(*letter).map(|range| selection::boxes(&range)).unwrap_or_default();
                boxes.iter().any(|rect| rect.contains(x, y))
            })
            .map(TextRange::start)
    }

    /// The part of the text between two heights of the window: whole paragraphs,
    /// of very long ones only the lines that begin there.
    #[must_use]
    pub fn between(&self, top: f64, bottom: f64) -> TextRange {
        let edge = |block: &Block| Box::of(&block.element);
        let from = self.blocks.partition_point(|block| edge(block).bottom < top);
        let to = self.blocks.partition_point(|block| edge(block).top < bottom);
        match (self.blocks.get(from), to.checked_sub(1).and_then(|last| self.blocks.get(last))) {
            (Some(first), Some(last)) if from < to => {
                let part = |block: &Block, height| {
                    (block.range.len() > LONG_PARAGRAPH).then(|| self.line_below(block.range, height))
                };
                let start = part(first, top).unwrap_or(first.range.start());
                TextRange::between(start, part(last, bottom).unwrap_or(last.range.end()))
            }
            _ => TextRange::default(),
        }
    }

    /// The first place whose line begins at or below a height of the window.
    #[must_use]
    pub fn first_below(&self, top: f64) -> Option<CodePoint> {
        let next = self.blocks.partition_point(|block| Box::of(&block.element).bottom <= top);
        let range = self.blocks.get(next).or_else(|| self.blocks.last())?.range;
        Some(self.line_below(range, top))
    }

    /// Where the first line of a part of the text begins that lies below a
    /// height of the window; its end if none does.
    #[must_use]
    pub fn line_below(&self, part: TextRange, height: f64) -> CodePoint {
        let (mut from, mut to) = (part.start().0, part.end().0);
        while from < to {
            let middle = usize::midpoint(from, to);
            let place = self.position(CodePoint(middle), false);
            if place.and_then(|place| self.caret_box(&place)).is_some_and(|caret| caret.top < height) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        CodePoint(from)
    }

    /// The paragraph that an offset lies in.
    #[must_use]
    pub fn paragraph(&self, at: CodePoint) -> Option<&HtmlElement> {
        let next = self.blocks.partition_point(|block| block.range.end() <= at);
        self.blocks.get(next).or_else(|| self.blocks.last()).map(|block| &block.element)
    }
}

/// How many letters of naskh go into a line of the usual measure: a guess for
/// paragraphs that were never laid out.
const LETTERS_IN_A_LINE: usize = 80;
/// A paragraph of more letters may be far longer than the window.
const LONG_PARAGRAPH: usize = 4000;
/// More letters than any line has.
const LONGEST_LINE: usize = 1000;

/// A place on the screen as a key to sort by: whole pixels, from far above and
/// left of the window on.
fn pixels(at: f64) -> usize {
    // No page is anywhere near 2^30 pixels high.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let key = (at.round() + f64::from(1 << 30)).max(0.0) as usize;
    key
}

fn same_line(a: &Box, b: &Box) -> bool {
    (a.top - b.top).abs() < (a.bottom - a.top) / 2.0
}
