//! The one kind of table that all figures stand in. One view for all of them
//! keeps the program small.

use leptos::prelude::*;

use super::super::controls::flag;
use crate::core::agreement::Measure;
use crate::state::{App, use_app};

/// What pressing a cell does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Deed {
    /// Looks closely at a measure.
    Measure(Measure),
    /// Looks closely at a pair, or at all.
    Pair(Option<usize>),
    /// Goes to a report.
    Report(usize),
    /// Works γ of a pair out.
    Gamma(usize),
}

impl Deed {
    fn done(self, app: App) {
        let agreeing = app.agreeing;
        match self {
            Self::Measure(measure) => agreeing.measure.set(measure),
            Self::Pair(pair) => agreeing.pair.set(pair),
            Self::Report(report) => agreeing.go_to(report),
            Self::Gamma(pair) => agreeing.work_out_gamma(pair),
        }
    }

    /// Whether it chooses something, and if so whether that is chosen.
    fn chosen(self, app: App) -> Option<bool> {
        match self {
            Self::Measure(measure) => Some(app.agreeing.measure.get() == measure),
            Self::Pair(pair) => Some(app.agreeing.pair.get() == pair),
            Self::Report(_) | Self::Gamma(_) => None,
        }
    }
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Cell {
    /// What it shows.
    pub words: String,
    /// What is said where the words alone say too little.
    pub more: String,
    /// Whether that is said instead of the words.
    pub instead: bool,
    /// Whether it stands at the start of its column, as words do.
    pub text: bool,
    /// Its direction, where that is not the one of the interface.
    pub direction: Option<&'static str>,
    /// Whether there is little in it.
    pub faint: bool,
    /// Whether it stands out.
    pub strong: bool,
    /// What pressing it does.
    pub deed: Option<Deed>,
}

impl Cell {
    /// Words.
    pub fn words(words: impl Into<String>) -> Self {
        Self { words: words.into(), text: true, ..Self::default() }
    }

    /// Words of a text, which are cut off where the text goes on.
    pub fn quote(words: impl Into<String>) -> Self {
        Self { direction: Some("auto"), ..Self::words(words) }
    }

    /// A number: a minus stands before it.
    pub fn number(words: impl Into<String>) -> Self {
        Self { words: words.into(), direction: Some("ltr"), ..Self::default() }
    }

    /// The same with more to say.
    pub fn more(self, more: impl Into<String>) -> Self {
        Self { more: more.into(), ..self }
    }

    /// The same as a button.
    pub fn with(self, deed: Deed) -> Self {
        Self { deed: Some(deed), ..self }
    }
}

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    /// What it is of.
    pub head: Cell,
    /// Its cells, one for each column.
    pub cells: Vec<Cell>,
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Grid {
    /// What the heads of the rows are.
    pub corner: String,
    /// The heads of the columns.
    pub heads: Vec<Cell>,
    /// The rows.
    pub lines: Vec<Line>,
    /// What is said below.
    pub notes: Vec<String>,
}

/// A table with its name; nothing where it has no rows and no notes.
#[component]
pub(super) fn Board(
    /// Its name for programs.
    id: &'static str,
    /// What it is called.
    caption: Signal<String>,
    /// What is in it.
    grid: Memo<Grid>,
) -> impl IntoView {
    let line = |Line { head, cells }: Line| {
        let scope = "row";
        view! {
            <tr>
                <th scope=scope><Inside cell=head /></th>
                {cells.into_iter().map(cell_view).collect_view()}
            </tr>
        }
    };
    let head = |cell: Cell| {
        let text = cell.text;
        view! { <th scope="col" class:words=text><Inside cell /></th> }
    };
    let empty = flag(move || grid.with(|grid| grid.lines.is_empty()));
    let none = flag(move || grid.with(|grid| grid.lines.is_empty() && grid.notes.is_empty()));
    view! {
        <section class="board" data-board=id aria-label=caption hidden=none>
            <h2>{caption}</h2>
            <div class="board-in" tabindex="0" role="group" aria-label=caption hidden=empty>
                <table>
                    <caption class="unseen">{caption}</caption>
                    <thead><tr><th scope="col">{move || grid.with(|grid| grid.corner.clone())}</th>{move || grid.get().heads.into_iter().map(head).collect_view()}</tr></thead>
                    <tbody>{move || grid.get().lines.into_iter().map(line).collect_view()}</tbody>
                </table>
            </div>
            {move || grid.get().notes.into_iter().map(|note| view! { <p class="board-note">{note}</p> }).collect_view()}
        </section>
    }
}

fn cell_view(cell: Cell) -> impl IntoView {
    let (text, faint, strong) = (cell.text, cell.faint, cell.strong);
    view! { <td class:words=text class:faint=faint class:strong=strong><Inside cell /></td> }
}

/// What is in a cell.
#[component]
fn Inside(cell: Cell) -> impl IntoView {
    let app = use_app();
    let Cell { words, more, instead, deed, direction: own, .. } = cell;
    let direction = app.session.direction();
    let direction = move || own.map_or_else(|| direction.get(), str::to_owned);
    let hint = (!more.is_empty()).then(|| more.clone());
    // Read aloud in place of a dash.
    let said = instead.then(|| view! { <span class="unseen">{more}</span> });
    match deed {
        None => {
            view! { <span title=hint><bdi dir=direction aria-hidden=instead.then_some("true")>{words}</bdi>{said}</span> }
                .into_any()
        }
        Some(deed) => {
            let pressed = move || deed.chosen(app).map(|chosen| chosen.to_string());
            let name = match deed {
                Deed::Measure(_) => "measure",
                Deed::Pair(_) => "pair",
                Deed::Report(_) => "report",
                Deed::Gamma(_) => "gamma",
            };
            let off = flag(move || matches!(deed, Deed::Gamma(_)) && app.agreeing.busy.get());
            view! {
                <button class="board-pick" data-pick=name title=hint aria-pressed=pressed disabled=off on:click=move |_| deed.done(app)>
                    <bdi dir=direction aria-hidden=instead.then_some("true")>{words}</bdi>{said}
                </button>
            }
            .into_any()
        }
    }
}
