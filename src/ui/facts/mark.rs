//! Figures as pictures: ranges on an axis that goes up tenfold, and bars.

use leptos::prelude::*;

use crate::core::facts::{Figure, Sum, log_place};

/// How wide and high a picture is, in its own units.
pub(super) const WIDE: u64 = 200;
/// What is kept free before 1.
const EDGE: u64 = 14;
/// What is kept free behind the last mark, for lines without an end.
const TAIL: u64 = 36;

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Mark {
    /// A range, on an axis of so many decades.
    Range(Figure, u64),
    /// A bar, of so much of so much.
    Bar(usize, usize),
}

/// How many decades an axis needs for these figures.
pub(super) fn decades(figures: impl Iterator<Item = Figure>) -> u64 {
    let most = figures.flat_map(Figure::parts).flatten().max().unwrap_or(1);
    log_place(most).div_ceil(1000).clamp(1, 9)
}

/// A sum as a figure to be drawn.
pub(super) fn as_figure(sum: &Sum) -> Figure {
    let stated = |count: u64, without: usize| (without < sum.rows).then_some(count);
    Figure { low: stated(sum.low, sum.without_low), best: stated(sum.best, sum.without_best), high: sum.high }
}

/// Where a count stands on the axis.
pub(super) fn place(count: u64, decades: u64, mirrored: bool) -> u64 {
    let x = EDGE + (log_place(count) * (WIDE - EDGE - TAIL) / (decades * 1000)).min(WIDE - EDGE);
    turned(x, mirrored)
}

fn turned(x: u64, mirrored: bool) -> u64 {
    if mirrored { WIDE.saturating_sub(x) } else { x }
}

/// The picture; it says nothing to a screen reader, the words beside it do.
#[component]
pub(super) fn Picture(mark: Mark, mirrored: bool) -> impl IntoView {
    let (lines, open, dot, bar) = match mark {
        Mark::Range(figure, decades) => range(figure, decades, mirrored),
        Mark::Bar(some, all) => {
            let share = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
            let wide = (share(some).saturating_mul(WIDE) / share(all).max(1)).max(u64::from(some > 0) * 2);
            let from = if mirrored { WIDE.saturating_sub(wide) } else { 0 };
            (String::new(), String::new(), None, format!("M{from} 3h{wide}v10h-{wide}z"))
        }
    };
    let ticks = match mark {
        Mark::Range(_, decades) => axis(decades, mirrored),
        Mark::Bar(..) => String::new(),
    };
    let (at, class) = dot.map_or((0, "none"), |(at, stated)| (at, if stated { "best" } else { "low" }));
    view! {
        <svg class="mark" viewBox=format!("0 0 {WIDE} 16") aria-hidden="true">
            <path class="tick" d=ticks />
            <path class="bar" d=bar />
            <path class="span" d=lines />
            <path class="open" d=open />
            <circle class=class cx=at.to_string() cy="8" r="4" />
        </svg>
    }
}

/// What is drawn of a range: the line, the dotted line, the dot and whether it
/// is the most likely figure, no bar.
fn range(figure: Figure, decades: u64, mirrored: bool) -> (String, String, Option<(u64, bool)>, String) {
    let at = |count| place(count, decades, mirrored);
    let dot = figure.likely().map(at);
    let from = figure.low.or(figure.best).or(figure.high).map(at);
    let to = figure.high.or(figure.best).or(figure.low).map(at);
    let line = from.zip(to).filter(|(from, to)| from != to);
    let open = to.filter(|_| figure.high.is_none()).map(|to| (to, turned(WIDE, mirrored)));
    let path = |ends: Option<(u64, u64)>| ends.map(|(a, b)| format!("M{a} 8H{b}")).unwrap_or_default();
    (path(line), path(open), dot.map(|dot| (dot, figure.best.is_some())), String::new())
}

/// The marks of the axis.
fn axis(decades: u64, mirrored: bool) -> String {
    let mark = |decade: u32| format!("M{} 0V16", place(10_u64.pow(decade), decades, mirrored));
    (0..=u32::try_from(decades).unwrap_or(9)).map(mark).collect()
}
