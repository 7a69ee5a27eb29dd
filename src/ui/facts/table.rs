//! The table. Only the rows that can be seen are on the page, however many
//! there are.

use leptos::html;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::super::controls::{Choose, Quiet, flag, live};
use super::super::messages::{figure, fill, people};
use super::mark::{WIDE, decades, place};
use super::row::{FactRow, Shown};
use super::{mirrored, name_kind};
use crate::core::facts::{By, Column, Reason, groups, left_out};
use crate::core::model::Schema;
use crate::platform::dom;
use crate::state::{App, Word, use_app};

/// The height of a row in CSS pixels, as in the style sheet.
const ROW: usize = 60;
/// The same where its cells stand below each other.
const STACKED: usize = 292;
/// How narrow, in CSS pixels, they do.
const NARROW: usize = 1000;
/// How many rows are kept ready above and below those that can be seen.
const SPARE: usize = 6;

/// The columns, each with what it is sorted by.
const COLUMNS: [(Column, &str, Word); 12] = [
    (Column::Report, "report", |w| w.facts.report),
    (Column::Low, "low", |w| w.facts.low),
    (Column::Best, "best", |w| w.facts.best),
    (Column::High, "high", |w| w.facts.high),
    (Column::Kind, "kind", |w| w.facts.kind),
    (Column::Victim, "victim", |w| w.facts.victim),
    (Column::Quote, "quote", |w| w.facts.quote),
    (Column::Group, "group", |w| w.facts.group),
    (Column::Place, "place", |w| w.facts.place),
    (Column::Perpetrator, "perpetrator", |w| w.facts.perpetrator),
    (Column::Source, "source", |w| w.facts.source),
    (Column::Status, "status", |w| w.facts.status),
];

/// What of the table is seen: rows from the first to before the second.
#[derive(Clone, Copy, PartialEq)]
struct Seen {
    first: usize,
    last: usize,
    height: usize,
}

/// The table with what narrows it.
#[component]
pub(super) fn Table(
    /// What scrolls.
    host: NodeRef<html::Section>,
    /// Rises whenever it does.
    scrolled: RwSignal<u32>,
) -> impl IntoView {
    let app = use_app();
    let (facting, session) = (app.facting, app.session);
    let body = NodeRef::<html::Div>::new();
    let seen = RwSignal::new(Seen { first: 0, last: 30, height: ROW });
    let look = move || {
        let (Some(host), Some(body)) = (host.get_untracked(), body.get_untracked()) else { return };
        let pixels = |length: i32| usize::try_from(length).unwrap_or_default();
        let height = if pixels(host.client_width()) < NARROW { STACKED } else { ROW };
        let above = pixels(host.scroll_top() - body.offset_top());
        let first = (above / height).saturating_sub(SPARE);
        let last = first + pixels(host.client_height()) / height + 2 * SPARE + 2;
        let now = Seen { first, last, height };
        if seen.get_untracked() != now {
            seen.set(now);
        }
    };
    Effect::new(move || {
        host.track();
        body.track();
        facting.arranged.track();
        dom::before_frame(look);
    });
    Effect::new(move || {
        scrolled.track();
        look();
    });
    let resized = window_event_listener_untyped("resize", move |_| look());
    on_cleanup(move || resized.remove());
    let count = Memo::new(move |_| {
        facting.arranged.track();
        facting.with(|_, shown| shown.len())
    });
    let axis = Memo::new(move |_| {
        facting.made.track();
        facting.with(|facts, _| decades(facts.rows.iter().map(|row| row.figure)))
    });
    let rows = move || {
        let (version, language, axis) = (facting.arranged.get(), session.language.get(), axis.get());
        let Seen { first, last, .. } = seen.get();
        let one = |place| {
            let at = |schema: &Schema| {
                facting.with(|facts, shown| Shown::at(facts, shown, place, schema, language, axis))
            };
            app.workspace.with(|project| at(&project.schema)).flatten()
        };
        let row = |place| one(place).map(|row| ((version, language.tag()), row));
        (first.min(count.get())..last.min(count.get())).filter_map(row).collect::<Vec<_>>()
    };
    let before = live(move || pixels(seen.with(|seen| seen.first.min(count.get()) * seen.height)));
    let all = live(move || pixels(count.get() * seen.with(|seen| seen.height)));
    view! {
        <Tools />
        <div class="table" role="table" aria-label=session.text(|w| w.facts.table)
            aria-rowcount=live(move || (count.get() + 1).to_string()) hidden=flag(move || count.get() == 0)>
            <div role="rowgroup" class="columns"><Heads axis /></div>
            <div role="rowgroup" class="body" node_ref=body style:block-size=all style:padding-block-start=before on:keydown=move |event| walk(&event)>
                <For each=rows key=|(version, row)| (*version, row.place) let((_, row))>
                    <FactRow row />
                </For>
            </div>
        </div>
    }
}

fn pixels(length: usize) -> String {
    format!("{length}px")
}

/// Arrows walk through the rows.
fn walk(event: &KeyboardEvent) {
    let by = match event.code().as_str() {
        "ArrowDown" => 1,
        "ArrowUp" => -1,
        _ => return,
    };
    if dom::step_focus(".fact button", by) {
        event.prevent_default();
    }
}

/// The heads of the columns; pressing one sorts by it.
#[component]
fn Heads(axis: Memo<u64>) -> impl IntoView {
    let app = use_app();
    let (facting, session) = (app.facting, app.session);
    let sorted = move |column: Column| {
        live(move || {
            facting.query.with(|query| {
                match query.column == column {
                    true if query.descending => "descending",
                    true => "ascending",
                    false => "none",
                }
                .to_owned()
            })
        })
    };
    let head = move |(column, id, word): (Column, &'static str, Word)| {
        view! {
            <div role="columnheader" aria-sort=sorted(column) data-column=id>
                <button on:click=move |_| facting.sort_by(column)>{session.text(word)}</button>
            </div>
        }
    };
    let (front, back) = COLUMNS.split_at(4);
    let marks = move || {
        let (axis, mirrored) = (axis.get(), mirrored());
        let mark = |decade: u32| {
            let count = 10_u64.pow(decade);
            let x = place(count, axis, mirrored);
            view! { <text x=x.to_string() y="12" text-anchor="middle">{short(count)}</text> }
        };
        let decades = (0..=u32::try_from(axis).unwrap_or(9)).filter(|decade| axis < 6 || decade % 2 == 0);
        decades.map(mark).collect_view()
    };
    view! {
        <div role="row" aria-rowindex="1">
            {front.iter().copied().map(head).collect_view()}
            <div role="columnheader" class="picture">
                <span class="unseen">{session.text(|w| w.facts.range)}</span>
                <svg class="mark" viewBox=format!("0 0 {WIDE} 16") aria-hidden="true">{marks}</svg>
            </div>
            {back.iter().copied().map(head).collect_view()}
        </div>
    }
}

/// A mark of the axis in short.
fn short(count: u64) -> String {
    match count {
        0..1_000 => people(count),
        1_000..1_000_000 => format!("{}k", count / 1_000),
        _ => format!("{}M", count / 1_000_000),
    }
}

/// What narrows the table, and what that leaves.
#[component]
fn Tools() -> impl IntoView {
    let app = use_app();
    let (facting, session) = (app.facting, app.session);
    let left = live(move || {
        facting.arranged.track();
        let (shown, all) = facting.with(|facts, shown| (shown.len(), facts.rows.len()));
        let words = session.words();
        match facting.narrowed() {
            true => fill(words.so_many_of, &[&figure(shown), &figure(all)]),
            false => words.fact_rows.of(session.language.get(), all),
        }
    });
    let any = move || {
        facting.made.track();
        facting.with(|facts, _| !facts.rows.is_empty())
    };
    let nothing = flag(move || {
        facting.arranged.track();
        facting.with(|_, shown| shown.is_empty())
    });
    let why = live(move || {
        facting.made.track();
        let words = &session.words().facts;
        if any() { words.nothing_fits } else { words.nothing }.to_owned()
    });
    let more =
        live(move || if any() { String::new() } else { session.words().facts.nothing_more.to_owned() });
    view! {
        <div class="facts-tools" hidden=flag(move || !any())>
            <input id="facts-filter" type="text" dir="auto" autocomplete="off" spellcheck="false" aria-label=session.text(|w| w.facts.filter)
                placeholder=session.text(|w| w.facts.filter) prop:value=live(move || facting.query.with(|query| query.words.clone()))
                on:input=move |event| facting.query.update(|query| query.words = event_target_value(&event)) />
            <Kinds />
            <Reasons />
            <span role="status">{left}</span>
            <span hidden=flag(move || !facting.narrowed())>
                <Quiet does="facts-widen" name=session.text(|w| w.show_all) act=Box::new(move || facting.widen()) />
            </span>
        </div>
        <div class="nothing" hidden=flag(move || !nothing.get())>
            <p>{why}</p>
            <p>{more}</p>
        </div>
    }
}

#[component]
fn Kinds() -> impl IntoView {
    let app = use_app();
    let (facting, session) = (app.facting, app.session);
    let options = move || {
        facting.made.track();
        let mut options = vec![(String::new(), session.words().facts.any_kind.to_owned())];
        options.extend(kinds(app).into_iter().map(|kind| (kind.clone(), name_kind(app, &kind))));
        options
    };
    let chosen = live(move || facting.query.with(|query| query.kind.clone().unwrap_or_default()));
    let choose = move |kind: String| {
        facting.query.update(|query| query.kind = Some(kind).filter(|kind| !kind.is_empty()))
    };
    view! { <Choose named=false does="facts-kind" name=session.text(|w| w.facts.kind) options=Signal::derive(options) chosen choose=Box::new(choose) /> }
}

/// The kinds that the rows have, the most first.
pub(super) fn kinds(app: App) -> Vec<String> {
    app.facting.with(|facts, _| {
        let all: Vec<usize> = (0..facts.rows.len()).collect();
        let counted = groups(facts, &all, By::Kind).groups.into_iter().filter_map(|group| group.name);
        let mut kinds: Vec<String> = counted.collect();
        for kind in facts.rows.iter().filter_map(|row| row.kind.as_ref()) {
            if !kinds.contains(kind) {
                kinds.push(kind.clone());
            }
        }
        kinds
    })
}

#[component]
fn Reasons() -> impl IntoView {
    let app = use_app();
    let (facting, session) = (app.facting, app.session);
    let options = move || {
        facting.made.track();
        let words = &session.words().facts;
        let (left, rest) = facting.with(|facts, _| {
            let all: Vec<usize> = (0..facts.rows.len()).collect();
            let left = left_out(facts, &all);
            let rest = all.len() - left.iter().map(|(_, count)| count).sum::<usize>();
            (left, rest)
        });
        let mut options = vec![(String::new(), words.any_status.to_owned())];
        let counted = (rest > 0).then_some((Reason::Counted, rest));
        let named = |(reason, count): (Reason, usize)| {
            let name = fill(words.so_many, &[words.reason(reason), &figure(count)]);
            (reason.id().to_owned(), name)
        };
        options.extend(counted.into_iter().chain(left).map(named));
        options
    };
    let chosen = live(move || {
        facting.query.with(|query| query.reason.map(|reason| reason.id().to_owned()).unwrap_or_default())
    });
    let choose = move |id: String| {
        let reason = Reason::ALL.into_iter().find(|reason| reason.id() == id);
        facting.query.update(|query| query.reason = reason);
    };
    view! { <Choose named=false does="facts-status" name=session.text(|w| w.facts.status) options=Signal::derive(options) chosen choose=Box::new(choose) /> }
}
