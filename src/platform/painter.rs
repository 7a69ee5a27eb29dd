//! Paints drawings of the core: as CSS highlights, or, where a browser has
//! none, as boxes behind the text.

use web_sys::Range;

use super::highlights::{self, Highlight, Sheet};
use super::overlay::Mark;
use super::page::Page;
use crate::core::draw::{self, Drawing, Step};
use crate::core::model::{Hue, Ink, Underline};
use crate::core::text::TextRange;

/// A way to paint a range. The style sheet has one rule for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// Coloured by the innermost span.
    Fill(Hue, u8),
    /// Underlined in a lane.
    Line(Ink, u8),
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
    /// Its rule in the style sheet. There is one for each style that is used, as
    /// there are very many that differ in a word only. Offsets are from the
    /// baseline, in em of the report.
    fn rule(self) -> String {
        let (line, colour, offset) = match self {
            Self::Fill(hue, depth) => ("solid 1.44em", format!("{}-{depth}", hue.as_str()), "-1.03"),
            Self::Rule(hue) => ("dotted 1px", hue.as_str().to_owned(), "1"),
            Self::Line(ink, lane) => {
                let line = match ink.underline {
                    Underline::Solid => "solid 2px",
                    Underline::Dashed => "dashed 2px",
                    Underline::Double => "double 1px",
                    Underline::Dotted => "dotted 2px",
                    Underline::Wavy => "wavy 1px",
                };
                let offset = [".41", ".59", ".77"].get(usize::from(lane)).copied().unwrap_or(".77");
                (line, ink.hue.as_str().to_owned(), offset)
            }
            Self::Pending | Self::Found | Self::FoundNow => ("solid 1.44em", self.name(), "-1.03"),
            Self::Hovered => ("solid 1.44em", "wash-2".to_owned(), "-1.03"),
        };
        let letters = if self == Self::FoundNow { "color:var(--found-ink);" } else { "" };
        let name = self.name();
        // Highlights inherit from the article: matched against every paragraph
        // instead, they cost three quarters of opening a long report. Where a
        // browser does not let them inherit, the reader is marked `each`.
        format!(
            "article::highlight({name}),.each article *::highlight({name}){{{letters}text-decoration:underline {line} \
             var(--{colour});text-underline-offset:{offset}em;text-decoration-skip-ink:none}}"
        )
    }

    fn name(self) -> String {
        match self {
            Self::Fill(hue, depth) => format!("fill-{}-{depth}", hue.as_str()),
            Self::Line(ink, lane) => format!("line-{}-{}-{lane}", ink.hue.as_str(), ink.underline.as_str()),
            Self::Rule(hue) => format!("rule-{}", hue.as_str()),
            Self::Pending => "pending".to_owned(),
            Self::Hovered => "hovered".to_owned(),
            Self::Found => "found".to_owned(),
            Self::FoundNow => "found-now".to_owned(),
        }
    }

    /// Its classes as a box.
    fn class(self) -> String {
        match self {
            Self::Fill(hue, _) => format!("box fill {}", hue.as_str()),
            Self::Line(ink, lane) => format!("box line lane-{lane} {}", ink.class()),
            Self::Rule(hue) => format!("box rule-line {}", hue.as_str()),
            _ => format!("box {}", self.name()),
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
    let lines = drawing.lines.iter().map(|line| (Style::Line(line.ink, line.lane), line.range));
    let rules =
        drawing.rules.iter().flat_map(|rule| rule.pieces.iter().map(|piece| (Style::Rule(rule.hue), *piece)));
    let pending = pending.map(|range| (Style::Pending, range));
    let hovered = hovered.map(|range| (Style::Hovered, range));
    fills.chain(lines).chain(rules).chain(pending).chain(hovered).collect()
}

/// Holds what is painted on a page, so that only what differs is touched.
/// Pages that are shown at the same time have a painter each: they share the
/// highlights.
pub struct Painter {
    works: bool,
    /// The rules of the styles that this one was the first to use.
    sheet: Option<Sheet>,
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
    /// One with nothing on the page yet.
    #[must_use]
    pub fn new() -> Self {
        Self { works: highlights::supported(), sheet: None, layers: Vec::new() }
    }

    /// Takes up the styles that are used for the first time.
    fn prepare(&mut self, strokes: &[(Style, TextRange)]) {
        for (style, _) in strokes {
            if self.layers.iter().any(|layer| layer.style == *style) {
                continue;
            }
            if let Some((highlight, is_new)) = highlights::register(&style.name(), style.priority()) {
                if is_new {
                    self.sheet = self.sheet.take().or_else(Sheet::adopted);
                    self.sheet.iter().for_each(|sheet| sheet.add(&style.rule()));
                }
                self.layers.push(Layer { style: *style, highlight, painted: Vec::new() });
            }
        }
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
        self.prepare(strokes);
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
        self.works
    }
}

/// What a highlight holds stays painted, and in memory, whatever becomes of the page.
impl Drop for Painter {
    fn drop(&mut self) {
        self.clear();
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
            let class = style.class();
            marks.extend(
                page.boxes(TextRange::between(start, end)).into_iter().map(|rect| Mark::new(&class, rect)),
            );
        }
    }
    marks
}
