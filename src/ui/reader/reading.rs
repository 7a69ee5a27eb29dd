//! Setting the report in another way, without losing the place; and the names
//! of what can't be seen in it.

use leptos::prelude::*;

use super::desk::{Desk, Sheet};
use super::marks::Easel;
use crate::core::text::{CodePoint, Invisible, TextRange};
use crate::platform::dom;
use crate::platform::page::Page;
use crate::platform::selection::{self, Box};
use crate::state::Reading;

/// In code points: what is shown at one point may lie this far apart in the
/// text, where directions mix.
const NEAR: usize = 100;

/// A place of the text and how high it stands in the window.
#[derive(Clone, Copy)]
struct Held {
    at: CodePoint,
    top: f64,
}

impl Desk {
    /// Sets the report as the person likes to read now; what was being read
    /// stays where it was in the window.
    pub(super) fn read_as(self, now: &Reading, before: &Reading) {
        let held = self.being_read();
        dom::set_properties(&now.properties());
        if !now.invisibles {
            self.with(|sheet| {
                sheet.article.set_title("");
                Some(())
            });
        }
        if now.isolate != before.isolate {
            self.write_again(now.isolate);
        }
        self.resized();
        self.hold(held);
        // Paragraphs that were never laid out had guessed heights; now they have real ones.
        dom::before_frame(move || self.hold(held));
    }

    /// The caret or the selected span, if it is in the window; else the first
    /// line that stands a little below its upper edge.
    fn being_read(self) -> Option<Held> {
        let span = self.workspace.selected.get_untracked().and_then(|id| self.workspace.span(id));
        let hand =
            span.map(|span| span.range.start()).or_else(|| self.ends_as_offsets().map(|(_, focus)| focus));
        self.with(|sheet| {
            let frame = Box::of(&sheet.main);
            let seen = hand
                .and_then(|at| held(sheet, at))
                .filter(|held| frame.top <= held.top && held.top < frame.bottom - 40.0);
            seen.or_else(|| held(sheet, sheet.page.first_below(frame.top + 40.0)?))
        })
    }

    /// The pointer is over a place of the text: names what can't be seen there,
    /// as a hint of the browser's own, which gets in nobody's way.
    pub(super) fn hint_invisibles(self, x: i32, y: i32) {
        if !self.workspace.reading_now().invisibles {
            return;
        }
        self.with(|sheet| {
            // Pixels of a window are far fewer than a float's 2^24.
            #[allow(clippy::cast_precision_loss)]
            let at = sheet.page.offset(&selection::at_point(x as f32, y as f32)?)?;
            let text = &sheet.page.report().text;
            let (from, to) = (CodePoint(at.0.saturating_sub(NEAR)), CodePoint(at.0 + NEAR).min(text.len()));
            let window = TextRange::between(from, to);
            let easel = Easel { page: &sheet.page, metrics: sheet.metrics, window };
            let is_here = |one: &Invisible| {
                easel
                    .sign(*one)
                    .is_some_and(|sign| sign.place.grown(8.0).contains(f64::from(x), f64::from(y)))
            };
            let found = text.invisibles(window).into_iter().filter(is_here);
            let names: Vec<String> = found.map(Invisible::full).collect();
            let names = names.join("\n");
            if sheet.article.title() != names {
                sheet.article.set_title(&names);
            }
            Some(())
        });
    }

    fn hold(self, held_before: Option<Held>) {
        let Some(before) = held_before else { return };
        self.with(|sheet| {
            let now = held(sheet, before.at)?;
            if (now.top - before.top).abs() > 0.5 {
                sheet.main.scroll_by_with_x_and_y(0.0, now.top - before.top);
            }
            Some(())
        });
        self.redraw_soon();
    }

    /// Anchor and focus of the selection in the text.
    pub(super) fn ends_as_offsets(self) -> Option<(CodePoint, CodePoint)> {
        let (anchor, focus) = selection::get()?;
        self.with(|sheet| sheet.page.offset(&anchor).zip(sheet.page.offset(&focus)))
    }

    /// Writes the same report anew: other runs are isolated. What is selected stays.
    fn write_again(self, isolate: bool) {
        let ends = self.ends_as_offsets();
        self.forget_paint();
        self.change(|sheet| {
            // The DOM throws only where an element can't be what we ask it to be.
            if let Ok(page) = Page::write(&sheet.article, &sheet.page.report().clone(), isolate) {
                sheet.page = page;
            }
        });
        self.with(|sheet| {
            let (anchor, focus) = ends?;
            let place = |at| sheet.page.position(at, false);
            selection::set(&place(anchor)?, &place(focus)?);
            Some(())
        });
    }
}

fn held(sheet: &Sheet, at: CodePoint) -> Option<Held> {
    let caret = sheet.page.caret_box(&sheet.page.position(at, false)?)?;
    Some(Held { at, top: caret.top })
}
