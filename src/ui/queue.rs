//! The queue at the start side: the project's reports, and the labels with
//! their keys.

use std::sync::Arc;

use leptos::prelude::*;

use super::controls::{LabelKey, flag, live};
use super::messages::figure;
use crate::core::model::{Hue, LabelId, Project, Report, ReportId, Words};
use crate::state::use_app;

/// The reports with their state and number of spans.
#[component]
pub fn Queue() -> impl IntoView {
    let app = use_app();
    let workspace = app.workspace;
    let words = move || app.session.words();
    let reports = move || {
        workspace.opened.track();
        workspace.gathered.track();
        let read = |project: &Project| {
            let row =
                |report: &Arc<Report>| (report.id.clone(), report.title.clone(), report.text.direction());
            project.reports.iter().map(row).collect::<Vec<_>>()
        };
        workspace.with(read).unwrap_or_default()
    };
    let done = live(move || {
        workspace.follow();
        let count = |project: &Project| {
            let done = project
                .reports
                .iter()
                .filter(|report| project.sheet(&report.id).is_some_and(|sheet| sheet.done));
            (done.count(), project.reports.len())
        };
        let (done, all) = workspace.with(count).unwrap_or_default();
        words().done_of.replacen("{}", &figure(done), 1).replacen("{}", &figure(all), 1)
    });
    view! {
        <nav class="side queue" aria-label=app.session.text(|w| w.reports)>
            <div class="heading"><h2>{app.session.text(|w| w.reports)}</h2><span>{done}</span></div>
            <ul>
                {move || reports().into_iter().map(|(id, title, direction)| view! { <QueueRow id title direction=direction.as_str() /> }).collect_view()}
            </ul>
            <Legend />
        </nav>
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Progress {
    New,
    Begun,
    Done,
}

#[component]
fn QueueRow(id: ReportId, title: String, direction: &'static str) -> impl IntoView {
    let app = use_app();
    let workspace = app.workspace;
    let (me, name, hint) = (id.clone(), id.to_string(), title.clone());
    let go_to = id.clone();
    let state = Memo::new({
        let id = id.clone();
        move |_| {
            workspace.edited.track();
            let sheet =
                workspace.with(|project| project.sheet(&id).map(|sheet| (sheet.spans.len(), sheet.done)));
            match sheet.flatten() {
                Some((spans, true)) => (spans, Progress::Done),
                Some((spans, false)) if spans > 0 => (spans, Progress::Begun),
                _ => (0, Progress::New),
            }
        }
    });
    let session = app.session;
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
    let count = live(move || session.words().spans.of(session.language.get(), state.get().0));
    let current = live(move || (workspace.report.get().as_ref() == Some(&me)).to_string());
    view! {
        <li>
            <button data-report=id.to_string() aria-current=current title=hint on:click=move |_| workspace.show_report(Some(go_to.clone()))>
                <svg class=ring viewBox="0 0 16 16" aria-hidden="true">
                    <circle cx="8" cy="8" r="6.25" />
                    <path class="half" d="M8 4.5a3.5 3.5 0 0 1 0 7z" />
                    <path class="tick" d="m5 8.25 2.1 2.1L11 6" />
                </svg>
                <span class="title" dir=direction>{title}</span>
                <span class="meta"><bdi>{name}</bdi><span class="state">{progress}</span><span class="count">{count}</span></span>
            </button>
        </li>
    }
}

/// The labels, with their keys and how often each stands in this report.
#[component]
fn Legend() -> impl IntoView {
    let app = use_app();
    let workspace = app.workspace;
    let labels = move || {
        workspace.opened.track();
        let read = |project: &Project| {
            let labels = project.schema.labels.iter();
            labels.map(|label| (label.id.clone(), label.name.clone(), label.hue)).collect::<Vec<_>>()
        };
        workspace.with(read).unwrap_or_default()
    };
    view! {
        <section class="legend">
            <div class="heading"><h2>{app.session.text(|w| w.labels)}</h2></div>
            <ul>
                {move || labels().into_iter().map(|(id, name, hue)| view! { <LegendRow id name hue /> }).collect_view()}
            </ul>
        </section>
    }
}

#[component]
fn LegendRow(id: LabelId, name: Words, hue: Hue) -> impl IntoView {
    let app = use_app();
    let workspace = app.workspace;
    let count = {
        let id = id.clone();
        Memo::new(move |_| {
            workspace.follow();
            let count = workspace.with_sheet(|_, sheet, _| sheet.spans.count(&id));
            count.unwrap_or_default()
        })
    };
    let key_of = id.clone();
    let idle = flag(move || workspace.pending.get().is_none() && workspace.selected.get().is_none());
    let is_pen = {
        let id = id.clone();
        live(move || workspace.pen.with(|pen| pen.as_ref() == Some(&id)).to_string())
    };
    let hint = {
        let name = app.session.name(name.clone());
        live(move || {
            app.session.words().hold_pen.replace("{}", &app.session.language.get().in_sentence(&name.get()))
        })
    };
    // With something selected a label is applied; else it becomes the pen.
    let use_label = move |_| {
        if idle.get_untracked() { workspace.hold_pen(&id) } else { workspace.apply_label(&id) }
    };
    view! {
        <li>
            <button aria-pressed=is_pen title=hint on:mousedown=|event| event.prevent_default() on:click=use_label>
                <LabelKey id=key_of />
                <span><span class=format!("lab {}", hue.as_str())>{app.session.name(name)}</span></span>
                <span class="count">{live(move || figure(count.get()))}</span>
            </button>
        </li>
    }
}
