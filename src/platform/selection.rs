//! The browser's selection and caret, as DOM positions: a node and an offset
//! in UTF-16 code units.

use wasm_bindgen::prelude::*;
use web_sys::{Node, Range, Selection};

use super::dom::{document, window};
use crate::core::text::Utf16;

/// A place in a text node.
#[derive(Clone, Debug, PartialEq)]
pub struct Position {
    /// The node.
    pub node: Node,
    /// The offset in it.
    pub offset: Utf16,
}

/// Which way a key points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To the left, whatever the text's direction.
    Left,
    /// To the right, whatever the text's direction.
    Right,
    /// A line up.
    Up,
    /// A line down.
    Down,
    /// To where the line begins.
    LineStart,
    /// To where the line ends.
    LineEnd,
    /// To where the paragraph begins, or the one before.
    ParagraphBack,
    /// To where the paragraph ends, or the next one begins.
    ParagraphOn,
}

fn selection() -> Option<Selection> {
    window().get_selection().ok().flatten()
}

/// A DOM offset as the browser counts it. A text node longer than 4 GiB can't be.
fn dom_offset(offset: Utf16) -> u32 {
    u32::try_from(offset.0).unwrap_or(u32::MAX)
}

fn utf16(offset: u32) -> Utf16 {
    Utf16(usize::try_from(offset).unwrap_or(usize::MAX))
}

/// Where the selection began and where it ends now; equal for a bare caret.
#[must_use]
pub fn get() -> Option<(Position, Position)> {
    let selection = selection()?;
    let anchor = Position { node: selection.anchor_node()?, offset: utf16(selection.anchor_offset()) };
    let focus = Position { node: selection.focus_node()?, offset: utf16(selection.focus_offset()) };
    Some((anchor, focus))
}

/// Selects from `anchor` to `focus`.
pub fn set(anchor: &Position, focus: &Position) {
    if let Some(selection) = selection() {
        let (from, to) = (dom_offset(anchor.offset), dom_offset(focus.offset));
        // Fails only for offsets outside the node; the caller took them from it.
        selection.set_base_and_extent(&anchor.node, from, &focus.node, to).ok();
    }
}

/// Selects nothing.
pub fn clear() {
    if let Some(selection) = selection() {
        selection.remove_all_ranges().ok();
    }
}

/// Moves a bare caret from `from` a line the way a key points, or to an end of
/// its line, and says where it came to stand. The selection is left there,
/// collapsed.
#[must_use]
pub fn step_line(from: &Position, way: Way) -> Option<Position> {
    let selection = selection()?;
    selection.collapse_with_offset(Some(&from.node), dom_offset(from.offset)).ok()?;
    let (direction, granularity) = match way {
        // Letters are stepped over by what the eye sees: see `Page::line`.
        Way::Left | Way::Right | Way::ParagraphBack | Way::ParagraphOn => return None,
        Way::Up => ("backward", "line"),
        Way::Down => ("forward", "line"),
        Way::LineStart => ("backward", "lineboundary"),
        Way::LineEnd => ("forward", "lineboundary"),
    };
    selection.modify("move", direction, granularity).ok()?;
    get().map(|(_, focus)| focus)
}

/// The place in the text nearest to a point of the window, in CSS pixels.
#[must_use]
pub fn at_point(x: f32, y: f32) -> Option<Position> {
    if let Some(caret) = document().caret_position_from_point(x, y) {
        return Some(Position { node: caret.offset_node()?, offset: utf16(caret.offset()) });
    }
    None
}

/// A range between two places.
#[must_use]
pub fn range(start: &Position, end: &Position) -> Option<Range> {
    let range = document().create_range().ok()?;
    range.set_start(&start.node, dom_offset(start.offset)).ok()?;
    range.set_end(&end.node, dom_offset(end.offset)).ok()?;
    Some(range)
}

/// A box on the screen, in CSS pixels from the window's top left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Box {
    /// Left edge.
    pub left: f64,
    /// Right edge.
    pub right: f64,
    /// Top edge.
    pub top: f64,
    /// Bottom edge.
    pub bottom: f64,
}

impl Box {
    /// Of an element.
    #[must_use]
    pub fn of(element: &web_sys::Element) -> Self {
        Self::from_rect(&element.get_bounding_client_rect())
    }

    fn from_rect(rect: &web_sys::DomRect) -> Self {
        Self { left: rect.left(), right: rect.right(), top: rect.top(), bottom: rect.bottom() }
    }

    /// The same with so much more on its left and right.
    #[must_use]
    pub fn grown(self, by: f64) -> Self {
        Self { left: self.left - by, right: self.right + by, ..self }
    }

    /// Whether a point lies in the box.
    #[must_use]
    pub fn contains(&self, x: f64, y: f64) -> bool {
        (self.left..self.right).contains(&x) && (self.top..self.bottom).contains(&y)
    }
}

/// The boxes of a range: one for each line and each run of one direction.
#[must_use]
pub fn boxes(range: &Range) -> Vec<Box> {
    let Some(rects) = range.get_client_rects() else { return Vec::new() };
    (0..rects.length()).filter_map(|i| rects.item(i)).map(|rect| Box::from_rect(&rect)).collect()
}

/// Reads a value as a text node.
#[must_use]
pub fn as_text(node: &Node) -> Option<&web_sys::Text> {
    node.dyn_ref()
}
