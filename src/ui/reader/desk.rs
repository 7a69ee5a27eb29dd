//! The report as it lies on the desk: what is written, what is painted, where
//! the hand is. It asks the core what to draw and has the platform draw it.

use std::collections::BTreeSet;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, MouseEvent, PointerEvent};

use super::arcs;
use super::handles::Drag;
use super::lanes;
use super::marks::{self, Metrics};
use super::menu::Place;
use super::touch::Finger;
use crate::core::draw::{DEPTHS, Drawing};
use crate::core::model::{AnnotationId, LabelId, Schema};
use crate::core::text::{CodePoint, TextRange};
use crate::platform::curves::Curves;
use crate::platform::overlay::Overlay;
use crate::platform::page::Page;
use crate::platform::painter::{self, Painter, Style};
use crate::platform::selection::{self, Box, Position};
use crate::platform::{dom, highlights};
use crate::state::{Finding, Reviewing, Workspace};

/// How far above and below the window marks are drawn, in CSS pixels, so that
/// a scroll never shows bare text.
const MARGIN: f64 = 600.0;

/// What lies on the desk.
pub(super) struct Sheet {
    pub page: Page,
    pub main: HtmlElement,
    pub article: HtmlElement,
    over: Overlay,
    under: Overlay,
    curves: Curves,
    pub metrics: Metrics,
}

/// The elements that hold what lies over and under the text.
pub(super) struct Hosts {
    pub over: HtmlElement,
    pub under: HtmlElement,
    pub curves: HtmlElement,
}

/// Where a report is read and selected in.
#[derive(Clone, Copy)]
pub struct Desk {
    pub(super) workspace: Workspace,
    pub(super) finding: Finding,
    pub(super) reviewing: Reviewing,
    sheet: StoredValue<Option<Sheet>, LocalStorage>,
    painter: StoredValue<Option<Painter>, LocalStorage>,
    /// Whether a redraw is on its way.
    soon: StoredValue<bool, LocalStorage>,
    /// Whether the pointer is down in the text.
    pub(super) down: StoredValue<bool, LocalStorage>,
    /// The spans under the last click.
    clicked_on: StoredValue<Vec<AnnotationId>, LocalStorage>,
    /// Whether the selection in hand goes by letters.
    pub(super) exact: StoredValue<bool, LocalStorage>,
    /// The ends of the selection that was last looked at.
    pub(super) told: StoredValue<Option<(Position, Position)>, LocalStorage>,
    /// The handle that is dragged.
    pub(super) drag: StoredValue<Option<Drag>, LocalStorage>,
    /// The finger that is down in the text.
    pub(super) finger: StoredValue<Option<Finger>, LocalStorage>,
    /// Whether fingers are at work, and no mouse.
    pub(super) touch: StoredValue<bool, LocalStorage>,
    /// Whether the last press has done its work: what comes of it is no click.
    pub(super) press_spent: StoredValue<bool, LocalStorage>,
    /// Where the menu of labels is, while it shows.
    pub(super) menu: RwSignal<Option<Place>>,
}

impl Desk {
    /// With nothing on it.
    #[must_use]
    pub fn new(workspace: Workspace, finding: Finding, reviewing: Reviewing) -> Self {
        Self {
            workspace,
            finding,
            reviewing,
            sheet: StoredValue::new_local(None),
            painter: StoredValue::new_local(None),
            soon: StoredValue::new_local(false),
            down: StoredValue::new_local(false),
            clicked_on: StoredValue::new_local(Vec::new()),
            exact: StoredValue::new_local(false),
            told: StoredValue::new_local(None),
            drag: StoredValue::new_local(None),
            finger: StoredValue::new_local(None),
            touch: StoredValue::new_local(false),
            press_spent: StoredValue::new_local(false),
            menu: RwSignal::new(None),
        }
    }

    /// Reads what lies on the desk.
    pub(super) fn with<T>(self, read: impl FnOnce(&Sheet) -> Option<T>) -> Option<T> {
        self.sheet.with_value(|sheet| sheet.as_ref().and_then(read))
    }

    /// Writes the shown report into `article`, from its top.
    pub(super) fn write(self, main: HtmlElement, article: HtmlElement, hosts: Hosts) {
        self.clear();
        let Some(report) = self.workspace.with_sheet(|report, _, _| report.clone()) else { return };
        // Before the text is new: afterwards it would have to be laid out first.
        main.set_scroll_top(0);
        // The DOM throws only where an element can't be what we ask it to be.
        let Ok(page) = Page::write(&article, &report, self.workspace.reading_now().isolate) else { return };
        let metrics = Metrics::of(&article);
        highlights::help_inheritance(&main, &article);
        let (over, under) = (Overlay::new(hosts.over), Overlay::new(hosts.under));
        let curves = Curves::new(hosts.curves);
        let start = page.position(CodePoint(0), false);
        let free = dom::focus_is_free();
        self.sheet.set_value(Some(Sheet { page, main, article, over, under, curves, metrics }));
        if self.painter.with_value(Option::is_none) {
            self.painter.set_value(Some(Painter::new()));
        }
        // Who reads by keys can begin at once; who writes elsewhere is left alone.
        if let (Some(start), true) = (start, free) {
            dom::focus("article");
            selection::set(&start, &start);
        }
        self.redraw();
    }

    /// Changes what lies on the desk.
    pub(super) fn change(self, change: impl FnOnce(&mut Sheet)) {
        self.sheet.update_value(|sheet| {
            if let Some(sheet) = sheet {
                change(sheet);
            }
        });
    }

    /// Forgets what is painted: the text is written anew.
    pub(super) fn forget_paint(self) {
        self.painter.update_value(|painter| painter.iter_mut().for_each(Painter::clear));
    }

    /// Takes everything off the desk.
    pub(super) fn clear(self) {
        self.forget_paint();
        self.sheet.set_value(None);
        self.menu.set(None);
    }

    /// Measures and draws again: the width or the fonts have changed.
    pub(super) fn resized(self) {
        self.change(|sheet| sheet.metrics = Metrics::of(&sheet.article));
        self.redraw_soon();
    }

    /// Draws again before the next frame.
    pub(super) fn redraw_soon(self) {
        if !self.soon.get_value() {
            self.soon.set_value(true);
            dom::before_frame(move || {
                self.soon.set_value(false);
                self.redraw();
            });
        }
    }

    /// Draws what is near the window.
    pub(super) fn redraw(self) {
        let (workspace, reviewing) = (self.workspace, self.reviewing);
        let (selected, hovered) = (workspace.selected.get_untracked(), workspace.hovered.get_untracked());
        let pending = workspace.pending.get_untracked();
        let (moving, held) = (workspace.moving.get_untracked(), workspace.edge.get_untracked());
        let touch = self.touch.get_value();
        let by_touch = pending.filter(|_| touch);
        // A finger that goes on at the next word would catch a handle of what it just tagged.
        let handled = !(touch && workspace.fresh.get_untracked());
        let caret = self.caret();
        let link = workspace.link.get_untracked();
        let weighed = reviewing.current_range();
        self.sheet.update_value(|sheet| {
            let Some(sheet) = sheet else { return };
            let frame = Box::of(&sheet.main);
            let window = sheet.page.between(frame.top - MARGIN, frame.bottom + MARGIN);
            let look = workspace.with_sheet(|_, work, schema| {
                let range =
                    |id: Option<AnnotationId>| id.and_then(|id| work.spans.get(id)).map(|span| span.range);
                let drawing = Drawing::of(&work.spans, schema, window, selected);
                let chosen = selected
                    .and_then(|id| work.spans.get(id))
                    .and_then(|span| schema.label(&span.label).map(|label| (span, label.clone())))
                    .map(|(span, label)| match moving {
                        Some(range) => (range, vec![range], label),
                        None => (span.range, span.pieces().to_vec(), label),
                    });
                let others = hovered.filter(|id| Some(*id) != selected);
                let arcs = selected.map(|id| arcs::arcs(id, work, schema)).unwrap_or_default();
                let mut strokes =
                    painter::strokes(&drawing, pending.map(|p| p.range), range(others).or(weighed));
                if let Some(link) = link {
                    light_up(&mut strokes, schema, &link.labels);
                }
                (strokes, drawing, chosen, arcs)
            });
            let Some((mut strokes, drawing, chosen, arcs)) = look else { return };
            strokes.extend(self.hits(sheet, frame.top - MARGIN, frame.bottom + MARGIN));
            let mut under = Vec::new();
            self.painter.update_value(|painter| {
                let Some(painter) = painter else { return };
                if painter.works() {
                    painter.paint(&sheet.page, &strokes);
                } else {
                    under = painter::boxes(&sheet.page, &strokes, window);
                }
            });
            let easel = marks::Easel { page: &sheet.page, metrics: sheet.metrics, window };
            let mut over = easel.rules(&drawing.rules, selected, &Box::of(&sheet.article));
            if let Some((range, pieces, label)) = chosen {
                let name = use_name(self, &label.name);
                easel.selected(&pieces, &label, &name, &Box::of(&sheet.article), &mut under, &mut over);
                if handled {
                    over.extend(easel.handles(range, label.hue.as_str(), Some(held)));
                }
            }
            if let Some(pending) = by_touch {
                over.extend(easel.handles(pending.range, "plain", None));
            }
            if workspace.reading_now().invisibles {
                over.extend(easel.invisibles());
            }
            over.extend(easel.lanes(&lanes::lanes(reviewing, window), &Box::of(&sheet.article)));
            over.extend(caret.as_ref().and_then(|caret| easel.caret(caret)));
            sheet.curves.show(&easel.arcs(&arcs));
            sheet.under.show(&under);
            sheet.over.show(&over);
            let settled = pending.filter(|pending| pending.settled);
            let place = settled.and_then(|pending| easel.menu(pending.range, &sheet.article, &frame));
            if self.menu.get_untracked() != place {
                self.menu.set(place);
            }
        });
    }

    /// Scrolls so far that the words of a span can be read.
    pub(super) fn bring_into_view(self, id: AnnotationId) {
        if let Some(range) = self.workspace.span(id).map(|span| span.range) {
            self.bring_range_into_view(range);
        }
    }

    /// The same for any words.
    pub(super) fn bring_range_into_view(self, range: TextRange) {
        self.scroll_to(range);
        // Paragraphs that were never laid out had guessed heights; now they have real ones.
        dom::before_frame(move || self.scroll_to(range));
    }

    fn scroll_to(self, range: TextRange) {
        self.with(|sheet| {
            // Its first letter: a long span has boxes by the hundred.
            let end = sheet.page.report().text.grapheme_end(CodePoint(range.start().0 + 1));
            let first = *sheet.page.boxes(TextRange::between(range.start(), end)).first()?;
            let frame = Box::of(&sheet.main);
            let room = frame.bottom - frame.top;
            if first.top < frame.top + room * 0.08 || first.bottom > frame.bottom - room * 0.2 {
                let by = first.top - frame.top - room * 0.3;
                sheet.main.scroll_by_with_x_and_y(0.0, by);
            }
            Some(())
        });
        self.redraw_soon();
    }

    /// The spans under a point of the window, the innermost first.
    fn spans_at(self, x: f64, y: f64) -> Vec<AnnotationId> {
        let letter = self.with(|sheet| {
            // Pixels of a window are far fewer than a float's 2^24.
            #[allow(clippy::cast_possible_truncation)]
            let near = selection::at_point(x as f32, y as f32)?;
            sheet.page.letter_at(x, y, &near)
        });
        let Some(letter) = letter else { return Vec::new() };
        self.workspace
            .with_sheet(|_, sheet, _| sheet.spans.covering(letter).iter().map(|span| span.id).collect())
            .unwrap_or_default()
    }

    /// The pointer went down in the text.
    pub(super) fn hand_down(self, event: &PointerEvent) {
        self.met_pointer(event);
        if self.touch.get_value() {
            return self.finger_down(event);
        }
        self.press_spent.set_value(false);
        self.down.set_value(event.button() == 0);
        self.exact.set_value(event.alt_key());
    }

    /// The pointer moves over the text: marks the span that a click would select.
    pub(super) fn hand_moves(self, event: &PointerEvent) {
        if self.touch.get_value() {
            return self.finger_moves(event);
        }
        if self.down.get_value() {
            self.exact.set_value(event.alt_key());
            return;
        }
        self.hint_invisibles(event.client_x(), event.client_y());
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        let hovered = self.spans_at(x, y).first().copied();
        if self.workspace.hovered.get_untracked() != hovered {
            self.workspace.hovered.set(hovered);
        }
    }

    /// The pointer went up, anywhere.
    pub(super) fn hand_up(self) {
        self.finger_up();
        self.handle_dropped();
        if self.down.get_value() {
            self.down.set_value(false);
            // The browser may not have told of the selection yet.
            self.selection_changed();
            self.use_pen();
        }
    }

    /// Tags the selected words with the pen, if one is held.
    pub fn use_pen(self) {
        if self.workspace.use_pen() {
            // Else what the browser still tells of this press would undo the choice.
            self.press_spent.set_value(true);
            self.let_go();
        }
    }

    /// The pointer was taken away: by a scroll, or by the system.
    pub(super) fn hand_lost(self) {
        self.put_handle_back();
        self.finger_up();
        self.down.set_value(false);
    }

    /// A click in the text that selected no words: selects the innermost span
    /// there, or, clicked again, the next further out.
    pub(super) fn clicked(self, event: &MouseEvent) {
        if self.press_spent.get_value() {
            return;
        }
        if self.selected_range().is_some() {
            // A mouse has only just selected them; a finger taps them away.
            if self.touch.get_value() {
                self.let_go();
            }
            return;
        }
        self.select_at(f64::from(event.client_x()), f64::from(event.client_y()));
    }

    /// Selects the innermost span at a point; again, the next further out.
    pub(super) fn select_at(self, x: f64, y: f64) {
        let here = self.spans_at(x, y);
        if self.workspace.is_linking() {
            // A click beside everything changes nothing: Escape leaves.
            if let Some(end) = self.end_among(&here) {
                self.workspace.select(Some(end));
            }
            return;
        }
        let selected = self.workspace.selected.get_untracked();
        let again = self.clicked_on.with_value(|before| *before == here);
        let at = here.iter().position(|id| Some(*id) == selected).filter(|_| again);
        let next = at.and_then(|at| here.get(at + 1)).or(here.first());
        self.workspace.select(next.copied());
        self.clicked_on.set_value(here);
    }

    /// The first of these spans that the relation may end at that is being made.
    fn end_among(self, spans: &[AnnotationId]) -> Option<AnnotationId> {
        let fits = |id: &&AnnotationId| !self.workspace.link_kinds(Some(**id)).is_empty();
        spans.iter().find(fits).or(spans.first()).copied()
    }

    /// A click on a mark that stands for a span.
    pub(super) fn mark_clicked(self, event: &MouseEvent) {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let id = target.and_then(|target| target.get_attribute("data-span"));
        let Some(id) = id.and_then(|id| AnnotationId::parse(&id)) else { return };
        if !self.reviewing.look_at_annotation(id) {
            self.workspace.select(Some(id));
        }
    }
}

/// Colours only the words of spans with these labels, and those more strongly:
/// the ends that a relation may have.
fn light_up(strokes: &mut Vec<(Style, TextRange)>, schema: &Schema, labels: &BTreeSet<LabelId>) {
    let lit = |hue| schema.labels.iter().any(|label| label.hue == hue && labels.contains(&label.id));
    strokes.retain(|(style, _)| !matches!(style, Style::Fill(hue, _) if !lit(*hue)));
    for (style, _) in strokes {
        if let Style::Fill(_, depth) = style {
            *depth = DEPTHS;
        }
    }
}

/// A name of the schema in the language of the interface.
fn use_name(desk: Desk, name: &crate::core::model::Words) -> String {
    desk.workspace.language_now().of(name).to_owned()
}
