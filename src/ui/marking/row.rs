//! A line of the list: a report, or a place in it with its tick.

use leptos::prelude::*;

use super::super::controls::{flag, live};
use super::super::messages::{apart, fill};
use super::super::queue::Marked;
use crate::core::find::{Choice, Excerpt, Hit, Line, Mark, excerpt, glued_to};
use crate::core::model::{Label, Project};
use crate::state::{App, use_app};

/// How many code points of its line are shown before and behind a hit.
const AROUND: (usize, usize) = (24, 48);

/// A place.
#[derive(Clone, PartialEq)]
struct Place {
    /// Its position among the marks.
    mark: usize,
    hit: Hit,
    /// What of its word stands before it.
    glued: String,
    words: Excerpt,
    direction: &'static str,
    /// The label that stands there or beside.
    near: Option<Label>,
}

#[derive(Clone, PartialEq)]
enum Shown {
    /// Its id, title, direction, and how many places it has.
    Report(String, String, &'static str, usize),
    Place(Box<Place>),
}

/// What a line shows.
#[derive(Clone, PartialEq)]
pub(super) struct Row {
    /// Of which list, and its place there, from 0.
    at: (u32, usize),
    shown: Shown,
}

impl Row {
    /// The line at a place of a list.
    pub(super) fn at(app: App, list: u32, at: usize) -> Option<Self> {
        let read = |project: &Project, lines: &[Line], marks: &[Mark]| {
            let shown = match *lines.get(at)? {
                Line::Report(report, count) => {
                    let report = project.reports.get(report)?;
                    Shown::Report(
                        report.id.to_string(),
                        report.title.clone(),
                        report.text.direction().as_str(),
                        count,
                    )
                }
                Line::Mark(mark) => Shown::Place(Box::new(Place::of(project, mark, marks.get(mark)?)?)),
            };
            Some(Self { at: (list, at), shown })
        };
        app.marking.with(read)?
    }

    /// What tells it from every other line.
    pub(super) fn key(&self) -> (u32, usize) {
        self.at
    }
}

impl Place {
    fn of(project: &Project, at: usize, mark: &Mark) -> Option<Self> {
        let text = &project.reports.get(mark.report)?.text;
        let paragraph = text.paragraphs().get(text.paragraph_index(mark.hit.range.start()));
        Some(Self {
            mark: at,
            hit: mark.hit,
            glued: glued_to(text, mark.hit.range).to_owned(),
            words: excerpt(text, mark.hit.range, AROUND.0, AROUND.1).isolated(),
            direction: paragraph.map_or(text.direction(), |paragraph| paragraph.direction).as_str(),
            near: mark.near.as_ref().and_then(|id| project.schema.label(id)).cloned(),
        })
    }
}

/// A line.
#[component]
pub(super) fn RowView(row: Row) -> impl IntoView {
    let session = use_app().session;
    match row.shown {
        Shown::Report(id, title, direction, count) => {
            let many = live(move || session.words().hits.of(session.language.get(), count));
            view! {
                <li class="of-report">
                    <bdi>{id}</bdi>
                    <span class="title" dir=direction>{title}</span>
                    <span class="count">{many}</span>
                </li>
            }
            .into_any()
        }
        Shown::Place(place) => view! { <PlaceView place=*place /> }.into_any(),
    }
}

/// A place with its tick, and what it is.
#[component]
fn PlaceView(place: Place) -> impl IntoView {
    let app = use_app();
    let (session, marking) = (app.session, app.marking);
    let Place { mark, hit, glued, words, direction, near } = place;
    let kind = live(move || {
        let words = session.words();
        let kinds = Choice::ALL.into_iter().filter(|choice| hit.is.has(*choice)).map(|choice| match choice {
            Choice::Proclitics => fill(words.is_with_proclitic, &[&apart(&glued)]),
            Choice::Spelling => words.is_spelled_otherwise.to_owned(),
            Choice::Hashtags => words.is_in_hashtag.to_owned(),
            Choice::Inside => words.is_inside_word.to_owned(),
        });
        let kinds: Vec<String> = kinds.collect();
        if kinds.is_empty() { words.is_exact.to_owned() } else { kinds.join(" · ") }
    });
    let near = near.map(|label| {
        let class = format!("lab {}", label.ink().class());
        let name = session.name(label.name);
        view! { <span class="near" dir=session.direction()>{session.text(|w| w.marking_near)}" "<span class=class>{name}</span></span> }
    });
    view! {
        <li>
            <label class="place">
                <input type="checkbox" data-mark=mark.to_string() prop:checked=flag(move || marking.is_ticked(mark)) on:change=move |_| marking.turn(mark) />
                <span class="line" dir=direction><Marked words /></span>
                <span class="kind" dir=direction><span dir=session.direction()>{kind}</span>{near}</span>
            </label>
        </li>
    }
}
