//! A report in the queue: how far it has come, its title, and under it the
//! first hits of what is looked for.

use leptos::html;
use leptos::prelude::*;

use super::super::controls::live;
use super::super::messages::figure;
use crate::core::find::{Excerpt, excerpt};
use crate::core::model::{Project, Report, ReportId};
use crate::core::queue::{Progress, Search};
use crate::core::text::{CodePoint, Text, TextRange};
use crate::platform::highlights::{self, Emphasis};
use crate::state::{App, use_app};

/// How many code points of its line are shown before and behind a hit.
const AROUND: (usize, usize) = (24, 48);

/// Words with a hit in them.
#[derive(Clone, PartialEq)]
struct Line {
    words: Excerpt,
    /// Where the hit begins in the report.
    from: CodePoint,
}

/// What a row shows.
#[derive(Clone, PartialEq)]
pub(super) struct Row {
    /// Its place among those that are shown, from 0.
    place: usize,
    id: ReportId,
    title: Excerpt,
    direction: &'static str,
    /// How many hits the text has, if any were looked for.
    count: Option<usize>,
    hits: Vec<Line>,
}

impl Row {
    /// The row at a place.
    pub(super) fn at(app: App, place: usize) -> Option<Self> {
        let read = |project: &Project, shown: &[usize], search: Option<&Search>| {
            let at = *shown.get(place)?;
            Some(Self::of(project.reports.get(at)?, at, place, search))
        };
        app.queueing.with(read)?
    }

    fn of(report: &Report, at: usize, place: usize, search: Option<&Search>) -> Self {
        let found = search.and_then(|search| search.found_in(at));
        let line = |hit: &TextRange| Line {
            words: excerpt(&report.text, *hit, AROUND.0, AROUND.1),
            from: hit.start(),
        };
        let plain = || Excerpt { before: report.title.clone(), hit: String::new(), after: String::new() };
        let whole = |hit| excerpt(&Text::new(report.title.as_str()), hit, usize::MAX, usize::MAX);
        Self {
            place,
            id: report.id.clone(),
            title: search.and_then(|search| search.in_title(report)).map_or_else(plain, whole),
            direction: report.text.direction().as_str(),
            count: found.map(|found| found.count),
            hits: found.map(|found| found.first.iter().map(line).collect()).unwrap_or_default(),
        }
    }

    /// What tells it from every other row, and from itself as it was.
    pub(super) fn key(&self) -> (usize, ReportId, String, Option<usize>, Vec<(CodePoint, String)>) {
        let Excerpt { before, hit, after } = &self.title;
        let title = format!("{before}\0{hit}\0{after}");
        let hits = self.hits.iter().map(|line| (line.from, line.words.hit.clone())).collect();
        (self.place, self.id.clone(), title, self.count, hits)
    }
}

/// A report.
#[component]
pub fn QueueRow(row: Row) -> impl IntoView {
    let app = use_app();
    let (workspace, session) = (app.workspace, app.session);
    let Row { place, id, title, direction, count, hits } = row;
    let state = {
        let id = id.clone();
        Memo::new(move |_| {
            workspace.edited.track();
            let read = |project: &Project| {
                let sheet = project.sheet(&id);
                (sheet.map_or(0, |sheet| sheet.spans.len()), Progress::of(sheet))
            };
            workspace.with(read).unwrap_or((0, Progress::New))
        })
    };
    let progress = live(move || {
        let words = session.words();
        match state.get().1 {
            Progress::New => words.state_new,
            Progress::Begun => words.state_begun,
            Progress::Done => words.state_done,
        }
        .to_owned()
    });
    let ring = live(move || {
        match state.get().1 {
            Progress::New => "ring",
            Progress::Begun => "ring begun",
            Progress::Done => "ring done",
        }
        .to_owned()
    });
    let spans = live(move || session.words().spans.of(session.language.get(), state.get().0));
    let many = live(move || {
        count.map(|count| session.words().hits.of(session.language.get(), count)).unwrap_or_default()
    });
    let me = id.clone();
    let current = live(move || (workspace.report.get().as_ref() == Some(&me)).to_string());
    let size = live(move || {
        app.queueing.arranged.track();
        app.queueing.len().to_string()
    });
    let hint = [title.before.as_str(), title.hit.as_str(), title.after.as_str()].concat();
    let (name, go_to) = (id.to_string(), id.clone());
    view! {
        <li aria-setsize=size aria-posinset=(place + 1).to_string()>
            <button class="report" class:found=count.is_some() data-report=id.to_string() aria-current=current title=hint
                on:click=move |_| workspace.show_report(Some(go_to.clone()))>
                <svg class=ring viewBox="0 0 16 16" aria-hidden="true">
                    <circle cx="8" cy="8" r="6.25" />
                    <path class="half" d="M8 4.5a3.5 3.5 0 0 1 0 7z" />
                    <path class="tick" d="m5 8.25 2.1 2.1L11 6" />
                </svg>
                <span class="title" dir=direction><Marked words=title /></span>
                <span class="meta">
                    <bdi>{name}</bdi>
                    <span class="state">{progress}</span>
                    <span class="count">{spans}</span>
                    {count.map(|_| view! { <b class="hits">{many}</b> })}
                </span>
            </button>
            {hits.into_iter().map(|line| view! { <HitLine id=id.clone() line direction /> }).collect_view()}
        </li>
    }
}

/// A hit in its line; a click goes there.
#[component]
fn HitLine(id: ReportId, line: Line, direction: &'static str) -> impl IntoView {
    let app = use_app();
    let Line { words, from } = line;
    view! {
        <button class="hit" data-hit=figure(from.0) on:click=move |_| app.queueing.go_to_hit(&id, from)>
            <span dir=direction><Marked words /></span>
        </button>
    }
}

/// Words with a hit emphasised in them. It is painted, so that its letters stay
/// joined to those beside it; only a browser that can't gets an element.
#[component]
pub fn Marked(
    /// The words.
    words: Excerpt,
) -> impl IntoView {
    let Excerpt { before, hit, after } = words;
    if !highlights::supported() && !hit.is_empty() {
        return view! { <span>{before}<mark>{hit}</mark>{after}</span> }.into_any();
    }
    let line = Text::new([before.as_str(), hit.as_str(), after.as_str()].concat());
    let start = CodePoint(before.chars().count());
    // Dates in it read as they were written.
    let (shown, range) = line.in_order(TextRange::between(start, CodePoint(start.0 + hit.chars().count())));
    let text = Text::new(shown);
    let host = NodeRef::<html::Span>::new();
    let painted = StoredValue::new_local(None::<Emphasis>);
    let words = text.as_str().to_owned();
    Effect::new(move || {
        if let (Some(host), false) = (host.get(), range.is_empty()) {
            painted.set_value(Emphasis::of(&host, &text, range));
        }
    });
    view! { <span node_ref=host>{words}</span> }.into_any()
}
