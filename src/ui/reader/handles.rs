//! Handles: an edge of the selected span, or of the words that a finger
//! selected, is dragged with the pointer and snaps as a selection does.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};

use super::desk::Desk;
use crate::core::text::{CodePoint, Edge, TextRange, Unit};
use crate::platform::selection::{self, Box};

/// An edge in the hand.
#[derive(Clone, Copy)]
pub(super) struct Drag {
    edge: Edge,
    held: Held,
    /// From the middle of the edge to the pointer, in CSS pixels.
    grip: (f64, f64),
    /// Where the pointer went down, in CSS pixels.
    from: (f64, f64),
    /// Whether it has moved since.
    moved: bool,
}

/// What the edge belongs to.
#[derive(Clone, Copy)]
enum Held {
    /// The selected span as it was, in code points.
    Span(TextRange),
    /// Selected words, whose other edge stays here.
    Words(CodePoint),
}

/// A hand trembles so many CSS pixels.
const TREMBLE: f64 = 3.0;
/// So near to the edge of the reader the text begins to scroll.
const SCROLL_ZONE: f64 = 36.0;

impl Desk {
    /// The pointer went down on a mark: takes hold of it if it is a handle.
    pub(super) fn mark_grabbed(self, event: &PointerEvent) {
        let Some(mark) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        let class = mark.class_list();
        if !class.contains("grip") || event.button() != 0 {
            return;
        }
        let edge = if class.contains("opens") { Edge::Start } else { Edge::End };
        let workspace = self.workspace;
        let span = workspace.selected.get_untracked().and_then(|id| workspace.span(id));
        let words = workspace.pending.get_untracked();
        let held = match (span, words) {
            (_, Some(words)) => Held::Words(edge.other().of(words.range)),
            (Some(span), None) => Held::Span(span.range),
            (None, None) => return,
        };
        // Neither a selection nor a scroll may begin here.
        event.prevent_default();
        let place = Box::of(&mark);
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        let grip = (x - f64::midpoint(place.left, place.right), y - f64::midpoint(place.top, place.bottom));
        workspace.edge.set(edge);
        self.down.set_value(matches!(held, Held::Words(_)));
        self.drag.set_value(Some(Drag { edge, held, grip, from: (x, y), moved: false }));
        self.let_marks_through(true);
    }

    /// Whether a handle is in the hand. A finger's touch is then no gesture of the
    /// browser: else it takes a quick drag for a fling, and the next tap for its end.
    pub(super) fn holds_handle(self) -> bool {
        self.drag.with_value(Option::is_some)
    }

    /// The pointer moves, anywhere, with a handle in the hand.
    pub(super) fn handle_moves(self, event: &PointerEvent) {
        let Some(drag) = self.drag.get_value() else { return };
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        let still = (x - drag.from.0).abs() < TREMBLE && (y - drag.from.1).abs() < TREMBLE;
        if still && !drag.moved {
            return;
        }
        self.drag.set_value(Some(Drag { moved: true, ..drag }));
        self.scroll_near(y);
        let Some(at) = self.offset_at(x - drag.grip.0, y - drag.grip.1) else { return };
        match drag.held {
            Held::Span(range) => {
                let unit = if event.alt_key() { Unit::Letter } else { Unit::Word };
                let put = self.ask_text(|text| text.put_edge(range, drag.edge, at, unit));
                if put.is_some() {
                    self.workspace.moving.set(put);
                }
            }
            Held::Words(other) => {
                self.exact.set_value(event.alt_key());
                self.select_between(other, at);
            }
        }
    }

    /// The pointer went up, anywhere: the edge stays where it is; a press that
    /// did not move is a click on what lies below.
    pub(super) fn handle_dropped(self) {
        let Some(drag) = self.drag.get_value() else { return };
        match (drag.held, self.workspace.moving.get_untracked()) {
            (Held::Span(_), Some(range)) => self.workspace.move_selected(range),
            (Held::Span(_), None) if !drag.moved => self.select_at(drag.from.0, drag.from.1),
            _ => {}
        }
        self.let_handle_go();
    }

    /// Puts the edge back where it was; `false` if none is in the hand.
    pub fn put_handle_back(self) -> bool {
        self.workspace.moving.set(None);
        let held = self.holds_handle();
        self.let_handle_go();
        held
    }

    fn let_handle_go(self) {
        if self.holds_handle() {
            self.drag.set_value(None);
            self.let_marks_through(false);
        }
    }

    /// The offset nearest to a point of the window.
    pub(super) fn offset_at(self, x: f64, y: f64) -> Option<CodePoint> {
        // Pixels of a window are far fewer than a float's 2^24.
        #[allow(clippy::cast_possible_truncation)]
        let near = selection::at_point(x as f32, y as f32)?;
        self.with(|sheet| sheet.page.offset(&near))
    }

    /// Has the browser select from one offset to another.
    pub(super) fn select_between(self, anchor: CodePoint, focus: CodePoint) {
        self.with(|sheet| {
            let onwards = anchor <= focus;
            let from = sheet.page.position(anchor, !onwards)?;
            let to = sheet.page.position(focus, onwards)?;
            selection::set(&from, &to);
            Some(())
        });
    }

    /// Scrolls while something is dragged near the reader's upper or lower edge.
    pub(super) fn scroll_near(self, y: f64) {
        self.with(|sheet| {
            let frame = Box::of(&sheet.main);
            let over = (y - (frame.bottom - SCROLL_ZONE)).max(0.0);
            let short = (frame.top + SCROLL_ZONE - y).max(0.0);
            if over > 0.0 || short > 0.0 {
                sheet.main.scroll_by_with_x_and_y(0.0, (over - short) / 2.0);
            }
            Some(())
        });
    }

    /// While something is dragged the point below the handles counts.
    pub(super) fn let_marks_through(self, through: bool) {
        self.with(|sheet| {
            // Fails only for names with blanks in them.
            sheet.main.class_list().toggle_with_force("dragging", through).ok();
            Some(())
        });
    }
}
