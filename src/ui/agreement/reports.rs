//! The reports, the most disputed first, and figures over time.

use leptos::prelude::*;

use super::super::controls::{Quiet, flag};
use super::super::facts::{Either, mirrored};
use super::super::messages::{apart, figure, fill, in_order, name_measure};
use super::board::{Board, Cell, Deed, Grid, Line};
use super::closer::subject_of;
use super::names::{Names, grid, read};
use crate::core::agreement::{Figure, Period, Scope};
use crate::state::use_app;

/// How many reports are listed at first, and how many more at a time.
const SOME: usize = 30;

/// The list of reports.
#[component]
pub(super) fn Reports() -> impl IntoView {
    let app = use_app();
    let shown = RwSignal::new(SOME);
    let all = grid(app, reports);
    let some = Memo::new(move |_| {
        let mut grid = all.get();
        grid.lines.truncate(shown.get());
        grid
    });
    let rest = flag(move || all.with(|all| all.lines.len()) > shown.get());
    view! {
        <div class="board-list">
            <Board id="reports" caption=subject_of(|w| w.agreement.reports) grid=some />
            <div hidden=flag(move || !rest.get())>
                <Quiet does="more-reports" name=app.session.text(|w| w.show_all) act=Box::new(move || shown.set(usize::MAX)) />
            </div>
        </div>
    }
}

fn reports(names: &Names<'_>) -> Grid {
    let (words, tallies, pair) = (names.words(), names.tallies(), names.chosen());
    let measure = names.agreeing.measure.get();
    let raters = tallies.counts().map(|counts| (counts.report, counts.all.raters));
    let raters: std::collections::BTreeMap<usize, usize> = raters.collect();
    let mut few = 0;
    let line = |(place, figure_of): (usize, Figure)| {
        let report = names.project.reports.get(place)?;
        let people = raters.get(&place).copied().unwrap_or_default();
        if people < 2 {
            few += 1;
            return None;
        }
        let title = Cell::quote(in_order(&report.title));
        Some(Line {
            head: Cell::words(apart(report.id.as_str())).with(Deed::Report(place)),
            cells: vec![title, names.figure(figure_of), Cell::number(figure(people))],
        })
    };
    let lines: Vec<Line> =
        tallies.disputed(measure, Scope { pair, ..Scope::default() }).into_iter().filter_map(line).collect();
    let note = (few > 0).then(|| fill(words.too_few, &[&figure(few)]));
    Grid {
        corner: words.report.to_owned(),
        heads: vec![
            Cell::words(words.title),
            Cell { text: false, ..Cell::words(name_measure(names.language, measure)[1]) },
            Cell { text: false, ..Cell::words(words.people) },
        ],
        lines,
        notes: note.into_iter().collect(),
    }
}

/// Figures over time: a line for the eye, and the table of it.
#[component]
pub(super) fn Time() -> impl IntoView {
    let app = use_app();
    let agreeing = app.agreeing;
    let points = Memo::new(move |_| read(app, points).unwrap_or_default());
    view! {
        <div class="board-list">
            <h2>{subject_of(|w| w.agreement.time)}</h2>
            <Either name=|w| w.agreement.time of=agreeing.monthly does=["by-day", "by-month"] words=[|w| w.agreement.by_day, |w| w.agreement.by_month] />
            <Curve points />
            <Board id="time" caption=subject_of(|w| w.agreement.time) grid=grid(app, time) />
        </div>
    }
}

fn stretches(names: &Names<'_>) -> Vec<(String, Figure, usize)> {
    let period = if names.agreeing.monthly.get() { Period::Month } else { Period::Day };
    names.tallies().over_time(
        names.agreeing.measure.get(),
        Scope { pair: names.chosen(), ..names.scope },
        period,
    )
}

fn points(names: &Names<'_>) -> Vec<Option<f64>> {
    stretches(names).into_iter().map(|(_, figure, _)| figure.ok()).collect()
}

fn time(names: &Names<'_>) -> Grid {
    let words = names.words();
    let line = |(stretch, figure_of, reports): (String, Figure, usize)| Line {
        head: Cell::words(stretch),
        cells: vec![names.figure(figure_of), Cell::number(figure(reports))],
    };
    let mut lines: Vec<Line> = stretches(names).into_iter().map(line).collect();
    // The latest first, where the eye falls.
    lines.reverse();
    let notes = if lines.is_empty() { vec![words.no_time.to_owned()] } else { Vec::new() };
    let [_, short, _] = name_measure(names.language, names.agreeing.measure.get());
    let unit = if names.agreeing.monthly.get() { words.month } else { words.day };
    Grid {
        corner: unit.to_owned(),
        heads: [short, words.count].map(|word| Cell { text: false, ..Cell::words(word) }).to_vec(),
        lines,
        notes,
    }
}

/// How wide and high the picture is, in its own units.
const WIDE: f64 = 400.0;
const HIGH: f64 = 72.0;

/// A line from the first to the last, between 0 and 1, in the direction of the
/// interface; broken where there is no value. The table says the same in words.
#[component]
fn Curve(points: Memo<Vec<Option<f64>>>) -> impl IntoView {
    let drawn = Memo::new(move |_| {
        let mirrored = mirrored();
        points.with(|points| draw(points, mirrored))
    });
    let dots =
        move || drawn.get().1.into_iter().map(|(x, y)| view! { <circle cx=x cy=y r="3" /> }).collect_view();
    // What the upper and the lower line stand for, behind the latest figure.
    let ends = move || {
        let across = if mirrored() { "-8".to_owned() } else { format!("{}", WIDE + 8.0) };
        let end = |(said, down): (&'static str, f64)| {
            view! { <text x=across.clone() y=format!("{}", down + 4.0) text-anchor="middle">{said}</text> }
        };
        [("1", 0.0), ("0", HIGH)].map(end).collect_view()
    };
    view! {
        <svg class="board-curve" viewBox=format!("-16 -8 {} {}", WIDE + 32.0, HIGH + 16.0) aria-hidden="true" class:none=flag(move || points.with(|points| points.iter().flatten().count() < 2))>
            <path class="rules" d=format!("M0 0H{WIDE}M0 {}H{WIDE}M0 {HIGH}H{WIDE}", HIGH / 2.0) />
            <path class="curve" d=move || drawn.get().0 />
            {dots}
            {ends}
        </svg>
    }
}

fn draw(points: &[Option<f64>], mirrored: bool) -> (String, Vec<(String, String)>) {
    let step =
        (WIDE - 8.0) / f64::from(u32::try_from(points.len().saturating_sub(1).max(1)).unwrap_or(u32::MAX));
    let (mut path, mut dots, mut x, mut pen_down) = (String::new(), Vec::new(), 4.0, false);
    for point in points {
        let across = if mirrored { WIDE - x } else { x };
        x += step;
        let Some(value) = point else {
            pen_down = false;
            continue;
        };
        let (across, down) = (format!("{across:.1}"), format!("{:.1}", HIGH * (1.0 - value.clamp(0.0, 1.0))));
        path.push_str(&format!("{}{across} {down}", if pen_down { 'L' } else { 'M' }));
        dots.push((across, down));
        pen_down = true;
    }
    (path, dots)
}
