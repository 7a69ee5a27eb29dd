//! The relations of the selected span as curves over the text: from above the
//! one end to above the other. What they are called is in the inspector: names
//! would hide the words.

use super::marks::Easel;
use crate::core::model::{AnnotationId, Schema, Sheet};
use crate::core::text::TextRange;
use crate::platform::curves::{Curve, Point};

/// More than this many at once would hide the text.
const MOST: usize = 12;
/// How far a curve rises over its ends at least, in CSS pixels.
const RISE: f64 = 16.0;

/// A relation of the selected span.
pub(super) struct Arc {
    /// The words at both ends, first to second.
    ends: [TextRange; 2],
    /// The classes of the other end's label.
    ink: String,
    symmetric: bool,
}

/// The relations of a span, as they are drawn.
pub(super) fn arcs(span: AnnotationId, sheet: &Sheet, schema: &Schema) -> Vec<Arc> {
    let touching = sheet.relations.values().filter(|one| one.from == span || one.to == span);
    let arc = |one: &crate::core::model::Relation| {
        let [from, to] = [sheet.spans.get(one.from)?, sheet.spans.get(one.to)?];
        let kind = schema.relation(&one.kind)?;
        let other = if one.from == span { to } else { from };
        Some(Arc {
            ends: [from, to].map(|end| end.pieces().first().copied().unwrap_or(end.range)),
            ink: schema.label(&other.label)?.ink().class(),
            symmetric: kind.symmetric,
        })
    };
    touching.filter_map(arc).take(MOST).collect()
}

impl Easel<'_> {
    /// The curves. A relation whose other end is far outside the window is in the
    /// inspector only.
    pub(super) fn arcs(&self, arcs: &[Arc]) -> Vec<Curve> {
        let mut curves = Vec::new();
        for (n, arc) in arcs.iter().enumerate() {
            let [Some(from), Some(to)] = arc.ends.map(|range| self.anchor(range)) else { continue };
            // One over another, where several leave from the same words.
            let step = f64::from(u8::try_from(n % 4).unwrap_or(0));
            let rise = RISE + 7.0 * step + ((to.0 - from.0).abs() * 0.12).min(36.0);
            let points = [from, (from.0, from.1 - rise), (to.0, to.1 - rise), to];
            let class = format!("arc {}", arc.ink);
            curves.push(Curve { class, points, points_somewhere: !arc.symmetric });
        }
        curves
    }

    /// Above the middle of the first line of a range.
    fn anchor(&self, range: TextRange) -> Option<Point> {
        let line = self.boxes(range).into_iter().next()?;
        Some((f64::midpoint(line.left, line.right), self.body(&line).top))
    }
}
