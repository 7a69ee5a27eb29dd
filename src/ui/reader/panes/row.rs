//! The panes as a row: what is written and painted in each, and how they keep
//! to the same place of the text.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, MouseEvent};

use super::super::marks::{Easel, Metrics};
use crate::core::draw::Drawing;
use crate::core::model::{AnnotationId, LayerId, Project, ReportId, Sheet};
use crate::core::text::{CodePoint, TextRange};
use crate::platform::overlay::{Mark, Overlay};
use crate::platform::page::Page;
use crate::platform::painter::{self, Painter};
use crate::platform::selection::{self, Box};
use crate::platform::{dom, highlights};
use crate::state::{App, Reviewing, Workspace};

/// How far above and below the window marks are drawn, in CSS pixels, so that
/// a scroll never shows bare text.
const MARGIN: f64 = 600.0;

/// The elements of a pane.
pub(super) struct Hosts {
    /// What scrolls.
    pub roll: HtmlElement,
    /// What the text is written into.
    pub text: HtmlElement,
    /// What lies over the text.
    pub over: HtmlElement,
    /// What lies under it.
    pub under: HtmlElement,
}

/// What lies in a pane.
struct Written {
    layer: LayerId,
    page: Page,
    roll: HtmlElement,
    text: HtmlElement,
    over: Overlay,
    under: Overlay,
    painter: Painter,
    /// How far it was scrolled to keep to the others, in CSS pixels: the scroll
    /// that the browser tells of then is nobody's.
    echo: i32,
}

/// A place of the text and how far below the upper edge of its pane it stands,
/// in CSS pixels.
#[derive(Clone)]
struct Held {
    report: ReportId,
    at: CodePoint,
    top: f64,
}

/// The panes, in the order in which they were written.
#[derive(Clone, Copy)]
pub(super) struct Row {
    workspace: Workspace,
    reviewing: Reviewing,
    panes: StoredValue<Vec<Written>, LocalStorage>,
    /// The sizes of the type, in all of them.
    metrics: StoredValue<Metrics, LocalStorage>,
    /// What was being read last.
    held: StoredValue<Option<Held>, LocalStorage>,
    /// Whether a redraw is on its way.
    soon: StoredValue<bool, LocalStorage>,
}

impl Row {
    /// Without panes.
    pub(super) fn new(app: App) -> Self {
        Self {
            workspace: app.workspace,
            reviewing: app.reviewing,
            panes: StoredValue::new_local(Vec::new()),
            metrics: StoredValue::new_local(Metrics::default()),
            held: StoredValue::new_local(None),
            soon: StoredValue::new_local(false),
        }
    }

    /// Writes the shown report for a layer. Nothing is measured here: each time
    /// the texts of all panes would have to be laid out.
    pub(super) fn put(self, layer: LayerId, hosts: Hosts) {
        let Hosts { roll, text, over, under } = hosts;
        let Some(report) = self.workspace.with_sheet(|report, _, _| report.clone()) else { return };
        // The DOM throws only where an element can't be what we ask it to be.
        let Ok(page) = Page::write(&text, &report, self.workspace.reading_now().isolate) else { return };
        let (over, under) = (Overlay::new(over), Overlay::new(under));
        let painter = Painter::new();
        let pane = Written { layer, page, roll, text, over, under, painter, echo: 0 };
        self.panes.update_value(|all| all.push(pane));
    }

    /// Forgets the pane of a layer.
    pub(super) fn take_away(self, layer: LayerId) {
        self.panes.try_update_value(|all| all.retain(|pane| pane.layer != layer));
    }

    /// Has the marks follow everything that they depend on; call it under a reactive owner.
    pub(super) fn follow(self) {
        let (reviewing, reading) = (self.reviewing, crate::state::use_app().session.reading);
        Effect::new(move || {
            reviewing.listed.track();
            self.workspace.edited.track();
            self.redraw_soon();
        });
        Effect::new(move || {
            reviewing.current.track();
            // Another report is written first.
            dom::before_frame(move || self.look());
        });
        Effect::new(move || {
            dom::set_properties(&reading.with(crate::state::Reading::properties));
            self.resized();
        });
        let resized = window_event_listener_untyped("resize", move |_| self.resized());
        dom::when_fonts_are_ready(move || self.resized());
        on_cleanup(move || resized.remove());
    }

    /// Measures and draws again: the width or the fonts have changed.
    fn resized(self) {
        self.measure();
        self.keep();
    }

    fn measure(self) {
        let metrics = self.panes.try_with_value(|all| all.first().map(|pane| Metrics::of(&pane.text)));
        if let Some(metrics) = metrics.flatten() {
            self.metrics.set_value(metrics);
        }
    }

    /// New panes: has them show what was being read, and what is looked at.
    pub(super) fn settle(self) {
        self.measure();
        self.panes.try_update_value(|all| {
            all.iter().for_each(|pane| highlights::help_inheritance(&pane.roll, &pane.text));
        });
        self.keep();
        self.look();
        if dom::focus_is_free() {
            dom::focus("article");
        }
    }

    /// Has all show what was being read.
    fn keep(self) {
        let held = self.held.try_get_value().flatten();
        self.panes.try_update_value(|all| {
            if let Some(held) = &held {
                all.iter_mut().for_each(|pane| pane.hold(held));
            }
        });
        self.redraw_soon();
    }

    /// Other paragraphs came into sight: they had guessed heights until the frame
    /// after the next.
    pub(super) fn turned(self) {
        self.redraw_soon();
        dom::before_frame(move || dom::before_frame(move || self.keep()));
    }

    /// Scrolls all to what is looked at, at one height.
    fn look(self) {
        let Some(range) = self.reviewing.current_range() else { return self.redraw_soon() };
        self.scroll_to(range);
        // Paragraphs that were never laid out had guessed heights; now they have real ones.
        dom::before_frame(move || self.scroll_to(range));
    }

    fn scroll_to(self, range: TextRange) {
        self.panes.try_update_value(|all| {
            let Some((first, room)) = all.first().and_then(|pane| pane.first_line(range)) else { return };
            let seen = room * 0.08 <= first.top && first.bottom <= room * 0.8;
            let wanted = if seen { first.top } else { room * 0.3 };
            for pane in all.iter_mut() {
                if let Some((line, _)) = pane.first_line(range) {
                    pane.scroll_by(line.top - wanted);
                }
            }
            self.held.set_value(all.first().and_then(Written::held));
        });
        self.redraw_soon();
    }

    /// A pane was scrolled: the others go along.
    pub(super) fn scrolled(self, layer: LayerId) {
        self.panes.update_value(|all| {
            let source = all.iter().find(|pane| pane.layer == layer);
            let Some(held) =
                source.filter(|pane| pane.roll.scroll_top() != pane.echo).and_then(Written::held)
            else {
                return;
            };
            for pane in all {
                if pane.layer == layer {
                    pane.echo = pane.roll.scroll_top();
                } else {
                    pane.hold(&held);
                }
            }
            self.held.set_value(Some(held));
        });
        self.turned();
    }

    /// Draws again before the next frame.
    pub(super) fn redraw_soon(self) {
        if self.soon.try_get_value() == Some(false) {
            self.soon.set_value(true);
            dom::before_frame(move || {
                self.soon.try_set_value(false);
                self.redraw();
            });
        }
    }

    fn redraw(self) {
        let looked_at = self.reviewing.current_range();
        let invisibles = self.workspace.reading_now().invisibles;
        let Some(metrics) = self.metrics.try_get_value() else { return };
        self.panes.try_update_value(|all| {
            self.workspace.with(|project| {
                all.iter_mut().for_each(|pane| pane.draw(project, metrics, looked_at, invisibles));
            });
        });
    }

    /// A click in the text: looks at the item of the innermost span there, or,
    /// clicked again, of the next further out.
    pub(super) fn clicked(self, layer: LayerId, event: &MouseEvent) {
        if selection::get().is_some_and(|(anchor, focus)| anchor != focus) {
            return;
        }
        let (x, y) = (event.client_x(), event.client_y());
        let spans = self.panes.with_value(|all| {
            let pane = all.iter().find(|pane| pane.layer == layer)?;
            // Pixels of a window are far fewer than a float's 2^24.
            #[allow(clippy::cast_precision_loss)]
            let near = selection::at_point(x as f32, y as f32)?;
            let letter = pane.page.letter_at(x.into(), y.into(), &near)?;
            self.workspace.with(|project| {
                let spans = pane.work(project)?.spans.covering(letter);
                Some(spans.iter().map(|span| span.id).collect::<Vec<_>>())
            })?
        });
        self.reviewing.look_at_spans(layer, &spans.unwrap_or_default());
    }

    /// A click on a mark that stands for a span.
    pub(super) fn mark_clicked(self, layer: LayerId, event: &MouseEvent) {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let id = target.and_then(|target| AnnotationId::parse(&target.get_attribute("data-span")?));
        self.reviewing.look_at_spans(layer, id.as_slice());
    }
}

impl Written {
    fn work<'a>(&self, project: &'a Project) -> Option<&'a Sheet> {
        project.layer(self.layer)?.sheet(&self.page.report().id)
    }

    /// Draws what is near the window.
    fn draw(&mut self, project: &Project, metrics: Metrics, looked_at: Option<TextRange>, invisibles: bool) {
        let frame = Box::of(&self.roll);
        let window = self.page.between(frame.top - MARGIN, frame.bottom + MARGIN);
        let drawing = self.work(project).map(|work| Drawing::of(&work.spans, &project.schema, window, None));
        let drawing = drawing.unwrap_or_default();
        let strokes = painter::strokes(&drawing, None, None);
        let mut under = Vec::new();
        if self.painter.works() {
            self.painter.paint(&self.page, &strokes);
        } else {
            under = painter::boxes(&self.page, &strokes, window);
        }
        let easel = Easel { page: &self.page, metrics, window };
        let mut over = easel.rules(&drawing.rules, None, &Box::of(&self.text));
        if invisibles {
            over.extend(easel.invisibles());
        }
        let lines = looked_at.map(|range| easel.boxes(range)).unwrap_or_default();
        over.extend(lines.iter().map(|line| Mark::new("looked-at", easel.body(line).grown(3.0))));
        self.under.show(&under);
        self.over.show(&over);
    }

    /// The first line of a range, seen from the upper edge of the pane, and the
    /// pane's height.
    fn first_line(&self, range: TextRange) -> Option<(Box, f64)> {
        let frame = Box::of(&self.roll);
        // Its first letter: a long range has boxes by the hundred.
        let end = self.page.report().text.grapheme_end(CodePoint(range.start().0 + 1));
        let first = *self.page.boxes(TextRange::between(range.start(), end)).first()?;
        let (top, bottom) = (first.top - frame.top, first.bottom - frame.top);
        Some((Box { top, bottom, ..first }, frame.bottom - frame.top))
    }

    /// The paragraph at the upper edge.
    fn held(&self) -> Option<Held> {
        let frame = Box::of(&self.roll);
        let at = self.page.between(frame.top, frame.bottom).start();
        let top = Box::of(self.page.paragraph(at)?).top - frame.top;
        Some(Held { report: self.page.report().id.clone(), at, top })
    }

    /// Shows what was held in another pane, at the same height.
    fn hold(&mut self, held: &Held) {
        let here = (self.page.report().id == held.report).then(|| self.page.paragraph(held.at)).flatten();
        let by = here.map(|here| Box::of(here).top - Box::of(&self.roll).top - held.top);
        self.scroll_by(by.unwrap_or_default());
    }

    fn scroll_by(&mut self, by: f64) {
        if by.abs() >= 1.0 {
            self.roll.scroll_by_with_x_and_y(0.0, by);
        }
        self.echo = self.roll.scroll_top();
    }
}
