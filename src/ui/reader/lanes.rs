//! What each annotator has, between the lines: a lane of underlines each, always
//! in the order of their letters; claims as rules in the margin. Only what they
//! have otherwise and nobody has decided yet.

use leptos::prelude::*;

use super::desk::Desk;
use super::marks::Easel;
use crate::core::model::{AnnotationId, LayerId, Mark as Drawn};
use crate::core::review::letter;
use crate::core::text::TextRange;
use crate::platform::dom;
use crate::platform::overlay::Mark;
use crate::platform::selection::Box;
use crate::state::{Reviewing, Shown};

/// One annotator's version of an item.
pub(super) struct Lane {
    id: AnnotationId,
    pieces: Vec<TextRange>,
    /// The place of the annotator's letter, from 0.
    nth: u8,
    /// The classes of the label's colour and line.
    ink: String,
    /// Whether it is ruled in the margin.
    margin: bool,
    /// Whether the item is the one that is looked at.
    on: bool,
}

/// From the baseline to the first lane, and from lane to lane, in em.
const FIRST: f64 = 0.7;
const STEP: f64 = 0.43;

impl Desk {
    /// Draws anew when the review moves on; call it in an effect.
    pub(super) fn follow_review(self) {
        self.reviewing.listed.track();
        self.reviewing.current.track();
        self.reviewing.hidden.track();
    }

    /// Makes room for the lanes, or takes it away, and keeps what is looked at in
    /// sight; call it under a reactive owner.
    pub(super) fn make_room(self) {
        let reviewing = self.reviewing;
        Effect::new(move || {
            reviewing.on.track();
            dom::before_frame(move || self.resized());
        });
        Effect::new(move || {
            reviewing.current.track();
            if let Some(range) = reviewing.current_range() {
                // Another report is written first.
                dom::before_frame(move || self.bring_range_into_view(range));
            }
        });
    }
}

/// The versions of the shown report that are open and touch a window of the text.
pub(super) fn lanes(reviewing: Reviewing, window: TextRange) -> Vec<Lane> {
    let Some(report) = reviewing.shown_report() else { return Vec::new() };
    let order = reviewing.letters(&report);
    let current = reviewing.current_item();
    reviewing.with_report(&report, |shown| of_report(shown, &order, current, window)).unwrap_or_default()
}

fn of_report(shown: &Shown<'_>, order: &[LayerId], current: Option<usize>, window: TextRange) -> Vec<Lane> {
    let items = shown.compared.comparison.items.iter().enumerate();
    let open = items.filter(|(at, item)| {
        !item.is_agreed() && !shown.compared.standing.is_decided(*at) && item.range.overlaps(window)
    });
    let versions = open.flat_map(|(at, item)| {
        shown.sides.iter().zip(&item.versions).filter_map(move |(side, id)| {
            let span = side.sheet.spans.get((*id)?)?;
            let label = shown.project.schema.label(&span.label)?;
            let nth = order.iter().position(|layer| *layer == side.layer.id)?;
            Some(Lane {
                id: span.id,
                pieces: span.pieces().to_vec(),
                nth: u8::try_from(nth).unwrap_or(u8::MAX),
                ink: label.ink().class(),
                margin: label.mark == Drawn::Margin,
                on: current == Some(at),
            })
        })
    });
    versions.collect()
}

impl Easel<'_> {
    /// The marks of these lanes.
    pub(super) fn lanes(&self, lanes: &[Lane], article: &Box) -> Vec<Mark> {
        let mut marks = Vec::new();
        for lane in lanes {
            if lane.margin {
                marks.extend(self.lane_in_margin(lane, article));
            } else {
                let boxes = lane.pieces.iter().flat_map(|piece| self.boxes(*piece));
                marks.extend(boxes.flat_map(|line| self.lane_in_line(lane, &line)));
            }
        }
        marks
    }

    fn lane_in_line(&self, lane: &Lane, line: &Box) -> [Mark; 2] {
        let on = if lane.on { " on" } else { "" };
        let top = self.baseline(line) + (FIRST + STEP * f64::from(lane.nth)) * self.metrics.em;
        let place = Box { top, bottom: top + 6.0, ..*line };
        let under = Mark::new(&format!("lane {}{on}", lane.ink), place);
        // At the edge where the line begins.
        let letter_box = if self.is_rtl() {
            Box { left: line.right + 3.0, right: line.right + 15.0, top: top - 6.0, bottom: top + 8.0 }
        } else {
            Box { left: line.left - 15.0, right: line.left - 3.0, top: top - 6.0, bottom: top + 8.0 }
        };
        let who = Mark { label: letter(lane.nth.into()), ..Mark::new(&format!("lane-who{on}"), letter_box) };
        [Mark { target: lane.id.to_string(), ..under }, who]
    }

    fn lane_in_margin(&self, lane: &Lane, article: &Box) -> Vec<Mark> {
        let on = if lane.on { " on" } else { "" };
        let whole = lane.pieces.first().zip(lane.pieces.last());
        let range = whole.map(|(first, last)| TextRange::between(first.start(), last.end()));
        let Some([first, last]) = range.and_then(|range| self.ends(range)) else { return Vec::new() };
        let from = 18.0 + 14.0 * f64::from(lane.nth.min(3));
        let (top, bottom) = (self.line_top(&first) + 22.0, self.line_top(&last) + self.metrics.line - 12.0);
        let rule =
            Mark::new(&format!("lane-rule {}{on}", lane.ink), self.margin(article, from, 8.0, top, bottom));
        let who = Mark::new(
            &format!("lane-who{on}"),
            self.margin(article, from - 2.0, 12.0, top - 16.0, top - 2.0),
        );
        vec![Mark { target: lane.id.to_string(), ..rule }, Mark { label: letter(lane.nth.into()), ..who }]
    }
}
