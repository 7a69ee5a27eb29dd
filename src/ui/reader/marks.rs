//! Marks around the words: where the rules in the margin, the corners of a
//! claim, the selected span, the caret and the menu have to be.

use web_sys::HtmlElement;

use super::menu::Place;
use crate::core::draw::Rule;
use crate::core::model::{AnnotationId, Hue, Label, Mark as Drawn};
use crate::core::text::{CodePoint, Direction, Edge, Invisible, TextRange};
use crate::platform::overlay::Mark;
use crate::platform::page::Page;
use crate::platform::selection::{Box, Position};
use crate::platform::type_size::TypeSize;

/// The sizes of the type that the report is set in.
pub(super) type Metrics = TypeSize;

/// What marks are worked out from.
pub(super) struct Easel<'a> {
    pub page: &'a Page,
    pub metrics: Metrics,
    /// The part of the text that is near the window.
    pub window: TextRange,
}

/// From the outer edge of the text to the rule of a claim, in CSS pixels.
const RULE_AT: f64 = 20.0;
/// Between the rules of claims that lie one in another.
const RULE_STEP: f64 = 6.0;

impl Easel<'_> {
    pub(super) fn is_rtl(&self) -> bool {
        self.page.report().text.direction() == Direction::RightToLeft
    }

    /// Whether the paragraph at a place runs to the left.
    fn runs_leftwards(&self, at: CodePoint) -> bool {
        let text = &self.page.report().text;
        let paragraph = text.paragraphs().get(text.paragraph_index(at));
        paragraph.map_or(self.is_rtl(), |paragraph| paragraph.direction == Direction::RightToLeft)
    }

    /// The boxes of what lies in the window of a range.
    pub(super) fn boxes(&self, range: TextRange) -> Vec<Box> {
        let start = range.start().max(self.window.start());
        let end = range.end().min(self.window.end());
        if start < end { self.page.boxes(TextRange::between(start, end)) } else { Vec::new() }
    }

    /// Where what lies in the window of a range begins and ends. A long range
    /// has boxes by the hundred; this asks for two.
    pub(super) fn ends(&self, range: TextRange) -> Option<[Box; 2]> {
        let start = range.start().max(self.window.start());
        let end = range.end().min(self.window.end());
        let edge = |at, before| self.page.caret_box(&self.page.position(at, before)?);
        if start < end { Some([edge(start, false)?, edge(end, true)?]) } else { None }
    }

    pub(super) fn baseline(&self, line: &Box) -> f64 {
        line.top + self.metrics.ascent
    }

    /// The upper edge of the line that a box stands in.
    pub(super) fn line_top(&self, line: &Box) -> f64 {
        f64::midpoint(line.top, line.bottom) - self.metrics.line / 2.0
    }

    /// A stripe in the margin, so far outside the text.
    pub(super) fn margin(&self, article: &Box, from: f64, width: f64, top: f64, bottom: f64) -> Box {
        if self.is_rtl() {
            Box { left: article.right + from, right: article.right + from + width, top, bottom }
        } else {
            Box { left: article.left - from - width, right: article.left - from, top, bottom }
        }
    }

    /// The rules of claims in the margin, with a corner at each first and last
    /// letter. Where one ends and the next begins in one line, the rule breaks
    /// at half the line.
    pub(super) fn rules(&self, rules: &[Rule], selected: Option<AnnotationId>, article: &Box) -> Vec<Mark> {
        let mut marks = Vec::new();
        let mut open: Vec<(TextRange, f64)> = Vec::new();
        for (i, rule) in rules.iter().enumerate() {
            let Some([first, last]) = &self.ends(rule.range) else { continue };
            let (mut top, mut bottom) =
                (self.line_top(first) + 8.0, self.line_top(last) + self.metrics.line - 4.0);
            let half = self.metrics.line / 2.0;
            if open.iter().any(|(range, end)| !range.overlaps(rule.range) && *end > self.line_top(first)) {
                top = self.line_top(first) + half + 3.0;
            }
            let next = rules.get(i + 1).filter(|next| next.range.start() >= rule.range.end());
            if next
                .and_then(|next| self.ends(next.range))
                .is_some_and(|[next, _]| self.line_top(&next) < bottom)
            {
                bottom = self.line_top(last) + half - 3.0;
            }
            let depth = u8::try_from(open.iter().filter(|(range, _)| range.overlaps(rule.range)).count())
                .unwrap_or(3)
                .min(3);
            let from = RULE_AT - 7.0 + f64::from(depth) * RULE_STEP;
            let state = if selected == Some(rule.id) { " on" } else { "" };
            let class = format!("rule {}{state}", rule.hue.as_str());
            let place = self.margin(article, from, 14.0, top, bottom);
            marks.push(Mark { target: rule.id.to_string(), ..Mark::new(&class, place) });
            marks.extend(self.corners(rule.range, rule.hue));
            open.push((rule.range, self.line_top(last) + self.metrics.line - 1.0));
        }
        marks
    }

    /// Corners at the first and last letter of a claim.
    fn corners(&self, range: TextRange, hue: Hue) -> Vec<Mark> {
        let [start, end] = self.edges(range);
        let corner = |edge: Option<Box>, opens: bool| {
            let edge = edge?;
            let y = self.baseline(&edge) + self.metrics.em - 6.0;
            // Towards the words: to the left of where a right-to-left claim opens.
            let leftwards = opens == self.runs_leftwards(if opens { range.start() } else { range.end() });
            let left = if leftwards { edge.left - 5.0 } else { edge.left };
            let class =
                format!("corner {} {}", hue.as_str(), if leftwards { "leftwards" } else { "rightwards" });
            Some(Mark::new(&class, Box { left, right: left + 5.0, top: y, bottom: y + 8.0 }))
        };
        [corner(start, true), corner(end, false)].into_iter().flatten().collect()
    }

    /// Where a range begins and ends on the screen, if that is in the window.
    fn edges(&self, range: TextRange) -> [Option<Box>; 2] {
        let near = |at: CodePoint| self.window.start() <= at && at <= self.window.end();
        let edge = |at, before| {
            near(at)
                .then(|| self.page.position(at, before))
                .flatten()
                .and_then(|place| self.page.caret_box(&place))
        };
        let figures = self.figures_at_edges(range);
        let [first, last] =
            figures.map(|figure| figure.and_then(|figure| self.boxes(figure).into_iter().next()));
        let opens = first.map(|line| Box { left: line.right, ..line });
        let closes = last.map(|line| Box { right: line.left, ..line });
        [opens.or_else(|| edge(range.start(), false)), closes.or_else(|| edge(range.end(), true))]
    }

    /// The figures that a range begins and ends with in a paragraph that runs to
    /// the left: there they run the other way, and a caret before one stands at
    /// the far side of it.
    fn figures_at_edges(&self, range: TextRange) -> [Option<TextRange>; 2] {
        let text = &self.page.report().text;
        let (start, end) = (range.start(), range.end());
        let opens = TextRange::between(start, text.figure_at(start).end().min(end));
        let closes = TextRange::between(text.figure_at(end).start().max(start), end);
        let leftwards = |figure: &TextRange| !figure.is_empty() && self.runs_leftwards(figure.start());
        [Some(opens).filter(leftwards), Some(closes).filter(leftwards)]
    }

    /// The box that a fill has in the line of `line`.
    pub(super) fn body(&self, line: &Box) -> Box {
        let top = self.baseline(line) - 1.03 * self.metrics.em;
        Box { top, bottom: top + 1.44 * self.metrics.em, ..*line }
    }

    /// A handle at both edges of a range: a bar with a knob, above where it
    /// begins and below where it ends. `held` is the one that keys move.
    pub(super) fn handles(&self, range: TextRange, hue: &str, held: Option<Edge>) -> Vec<Mark> {
        let handle = |edge: Edge, at: Option<Box>| {
            let at = at?;
            let place = Box { left: at.left - 1.0, right: at.left + 1.0, ..self.body(&at) };
            let which = if edge == Edge::Start { "opens" } else { "closes" };
            // Away from the words: to the right of where a right-to-left span begins.
            let side = if (edge == Edge::Start) == self.is_rtl() { "rightwards" } else { "leftwards" };
            let on = if held == Some(edge) { " on" } else { "" };
            Some(Mark::new(&format!("edge grip {which} {side} {hue}{on}"), place))
        };
        let [start, end] = self.edges(range);
        [handle(Edge::Start, start), handle(Edge::End, end)].into_iter().flatten().collect()
    }

    /// The selected span: one stronger box behind each of its lines, its
    /// label's name in the margin.
    pub(super) fn selected(
        &self,
        pieces: &[TextRange],
        label: &Label,
        name: &str,
        article: &Box,
        under: &mut Vec<Mark>,
        over: &mut Vec<Mark>,
    ) {
        let hue = label.hue.as_str();
        let boxes: Vec<Box> = pieces.iter().flat_map(|piece| self.boxes(*piece)).collect();
        let washed = if label.mark == Drawn::Margin { "washed" } else { "chosen" };
        under.extend(boxes.iter().map(|line| Mark::new(&format!("{washed} {hue}"), self.body(line))));
        if let Some(first) = boxes.first() {
            let y = self.baseline(first) - 13.0;
            let place = self.margin(article, 34.0, 54.0, y, y + 16.0);
            over.push(Mark { label: name.to_owned(), ..Mark::new(&format!("name {hue}"), place) });
        }
    }

    /// Signs for what can't be seen, over the lines. Those that would lie on
    /// one another are one.
    pub(super) fn invisibles(&self) -> Vec<Mark> {
        let mut signs: Vec<Mark> = Vec::new();
        for one in self.page.report().text.invisibles(self.window) {
            let Some(sign) = self.sign(one) else { continue };
            let near = |before: &&mut Mark| {
                let (line, x) = (before.place.top - sign.place.top, before.place.left - sign.place.left);
                line.abs() < 2.0 && x.abs() < 14.0
            };
            match signs.last_mut().filter(near) {
                Some(before) => before.label = format!("{} {}", before.label, sign.label),
                None => signs.push(sign),
            }
        }
        signs
    }

    /// The sign for one of them.
    pub(super) fn sign(&self, one: Invisible) -> Option<Mark> {
        let wide = self.page.boxes(one.range).into_iter().next();
        let bare = || self.page.caret_box(&self.page.position(one.range.start(), false)?);
        let place = match wide {
            Some(place) => place,
            None => bare().map(|caret| Box { left: caret.left - 0.5, right: caret.left + 0.5, ..caret })?,
        };
        let (top, bottom) = (self.line_top(&place) + 1.0, self.baseline(&place) + 0.2 * self.metrics.em);
        let class = if wide.is_some() { "sign wide" } else { "sign" };
        Some(Mark { label: one.short(), ..Mark::new(class, Box { top, bottom, ..place }) })
    }

    /// The caret.
    pub(super) fn caret(&self, at: &Position) -> Option<Mark> {
        let line = self.page.caret_box(at)?;
        let top = self.baseline(&line) - 1.1 * self.metrics.em;
        let place =
            Box { left: line.left - 1.0, right: line.left + 1.0, top, bottom: top + 1.6 * self.metrics.em };
        Some(Mark::new("caret", place))
    }

    /// Where the menu hangs: under the last of the selected words, or over the
    /// first where there is no room below. Seen from the article's corner.
    pub(super) fn menu(&self, range: TextRange, article: &HtmlElement, frame: &Box) -> Option<Place> {
        let boxes = self.boxes(range);
        let (first, last) = (boxes.first()?, boxes.last()?);
        let origin = Box::of(article);
        let below = self.baseline(last) + self.metrics.em * 0.7;
        let above = self.baseline(first) - self.metrics.em * 1.15;
        let upwards = below + Place::HEIGHT > frame.bottom && above - Place::HEIGHT > frame.top;
        Some(Place {
            x: f64::midpoint(last.left, last.right) - origin.left,
            y: if upwards { above } else { below } - origin.top,
            width: origin.right - origin.left,
            upwards,
        })
    }
}
