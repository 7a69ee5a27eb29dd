//! Paints drawings of the core: as CSS highlights, or, where a browser has
//! none, as boxes behind the text.

use web_sys::Range;

use super::highlights::{self, Highlight};
use super::overlay::Mark;
use super::page::Page;
use crate::core::draw::{self, DEPTHS, Drawing, LANES, Step};
use crate::core::model::Hue;
use crate::core::text::TextRange;

/// A way to paint a range. The style sheet has one rule for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// Coloured by the innermost span.
    Fill(Hue, u8),
    /// Underlined in a lane.
    Line(Hue, u8),
    /// Under a span that is ruled in the margin.
    Rule(Hue),
    /// Selected, but not tagged.
    Pending,
    /// Under the pointer.
    Hovered,
    /// Found.
    Found,
    /// Found, and the one that is shown.
    FoundNow,
}

impl Style {
    fn all() -> impl Iterator<Item = Self> {
        let hued = Hue::ALL.into_iter().flat_map(|hue| {
            let fills = (1..=DEPTHS).map(move |depth| Self::Fill(hue, depth));
            let lines = (0..LANES).map(move |lane| Self::Line(hue, lane));
            fills.chain(lines).chain([Self::Rule(hue)])
        });
        hued.chain([Self::Pending, Self::Hovered, Self::Found, Self::FoundNow])
    }

    fn name(self) -> String {
        match self {
            Self::Fill(hue, depth) => format!("fill-{}-{depth}", hue.as_str()),
            Self::Line(hue, lane) => format!("line-{}-{lane}", hue.as_str()),
            Self::Rule(hue) => format!("rule-{}", hue.as_str()),
            Self::Pending => "pending".to_owned(),
            Self::Hovered => "hovered".to_owned(),
            Self::Found => "found".to_owned(),
            Self::FoundNow => "found-now".to_owned(),
        }
    }

    fn priority(self) -> i32 {
        match self {
            Self::Fill(..) => 1,
            Self::Hovered => 2,
            Self::Pending => 3,
            Self::Found => 4,
            Self::FoundNow => 5,
            Self::Rule(_) => 6,
            Self::Line(_, lane) => 7 + i32::from(lane),
        }
    }
}

/// Everything to be painted now.
pub fn strokes(
    drawing: &Drawing,
    pending: Option<TextRange>,
    hovered: Option<TextRange>,
) -> Vec<(Style, TextRange)> {
    let fills = drawing.fills.iter().map(|fill| (Style::Fill(fill.hue, fill.depth), fill.range));
    let lines = drawing.lines.iter().map(|line| (Style::Line(line.hue, line.lane), line.range));
    let rules = drawing.rules.iter().map(|rule| (Style::Rule(rule.hue), rule.range));
    let pending = pending.map(|range| (Style::Pending, range));
    let hovered = hovered.map(|range| (Style::Hovered, range));
    fills.chain(lines).chain(rules).chain(pending).chain(hovered).collect()
}

/// Holds what is painted, so that only what differs is touched.
pub struct Painter {
    layers: Vec<Layer>,
}

/// What is painted in one style.
struct Layer {
    style: Style,
    highlight: Highlight,
    /// What is near the window, in reading order.
    painted: Vec<(TextRange, Range)>,
}

impl Painter {
    /// Registers the highlights, one for each style.
    #[must_use]
    pub fn new() -> Self {
        let layer = |style: Style| {
            let highlight = highlights::register(&style.name(), style.priority())?;
            Some(Layer { style, highlight, painted: Vec::new() })
        };
        Self { layers: Style::all().filter_map(layer).collect() }
    }

    /// Forgets what was painted on the page before.
    pub fn clear(&mut self) {
        for Layer { highlight, painted, .. } in &mut self.layers {
            for (_, range) in painted.drain(..) {
                highlight.delete(&range);
            }
        }
    }

    /// Paints `strokes` and nothing else.
    pub fn paint(&mut self, page: &Page, strokes: &[(Style, TextRange)]) {
        for Layer { style, highlight, painted } in &mut self.layers {
            let wanted = strokes.iter().filter(|stroke| stroke.0 == *style).map(|stroke| stroke.1);
            let mut wanted: Vec<TextRange> = wanted.collect();
            wanted.dedup();
            let there: Vec<TextRange> = painted.iter().map(|(place, _)| *place).collect();
            if there == wanted {
                continue;
            }
            let mut old = std::mem::take(painted).into_iter();
            for step in draw::steps(&there, &wanted) {
                match step {
                    Step::Keep => painted.extend(old.next()),
                    Step::Drop => {
                        if let Some((_, range)) = old.next() {
                            highlight.delete(&range);
                        }
                    }
                    Step::Add(place) => {
                        if let Some(range) = page.range(place) {
                            highlight.add(&range);
                            painted.push((place, range));
                        }
                    }
                }
            }
        }
    }

    /// Whether this browser paints highlights; else [`boxes`] stand in.
    #[must_use]
    pub fn works(&self) -> bool {
        !self.layers.is_empty()
    }
}

impl Default for Painter {
    fn default() -> Self {
        Self::new()
    }
}

/// The same strokes as boxes for the overlay, where there are no highlights.
pub fn boxes(page: &Page, strokes: &[(Style, TextRange)], window: TextRange) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (style, range) in strokes {
        let start = range.start().max(window.start());
        let end = range.end().min(window.end());
        if start < end {
            let class = format!("box {}", style.name());
            marks.extend(
                page.boxes(TextRange::between(start, end)).into_iter().map(|rect| Mark::new(&class, rect)),
            );
        }
    }
    marks
}
