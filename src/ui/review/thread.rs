//! What people have said about annotations, oldest first, and a field to say more.

use leptos::prelude::*;

use super::super::controls::{Quiet, Tool, flag};
use super::super::icons::Shape;
use crate::core::edit::Command;
use crate::core::model::{AnnotationId, Comment, Mention, Project, ReportId, Sheet};
use crate::platform::{clock, dom};
use crate::state::use_app;

/// A comment with who wrote it.
#[derive(Clone, PartialEq)]
struct Said {
    comment: Comment,
    /// Whether it stands in the open layer.
    own: bool,
}

/// All that was said in any layer about these annotations of a report.
fn said(project: &Project, report: &ReportId, about: &[Mention]) -> Vec<Said> {
    let in_layer = |layer: &crate::core::model::Layer| {
        let own = layer.id == project.open_layer;
        let comments = layer.sheets.get(report).map(|sheet: &Sheet| sheet.comments.values());
        let fits = |comment: &&Comment| comment.about.is_some_and(|mention| about.contains(&mention));
        comments
            .into_iter()
            .flatten()
            .filter(fits)
            .cloned()
            .map(|comment| Said { comment, own })
            .collect::<Vec<_>>()
    };
    let mut all: Vec<Said> = project.layers.iter().flat_map(in_layer).collect();
    all.sort_by(|a, b| a.comment.created.at.cmp(&b.comment.created.at));
    all
}

/// The comments on annotations of the shown report. What is written goes to the
/// first of them.
#[component]
pub fn Thread(
    /// The annotations.
    about: Signal<Vec<Mention>>,
    /// The id of the field.
    id: &'static str,
) -> impl IntoView {
    let app = use_app();
    let (session, workspace) = (app.session, app.workspace);
    let rows = Memo::new(move |_| {
        workspace.follow();
        let report = workspace.report.get()?;
        about.with(|about| workspace.with(|project| said(project, &report, about)))
    });
    let text = RwSignal::new(String::new());
    let send = move || {
        let about = about.with_untracked(|about| about.first().copied());
        if about.is_some() && app.reviewing.write(about, &text.get_untracked()) {
            text.set(String::new());
            dom::focus("article");
        }
    };
    let typed = move |event: web_sys::KeyboardEvent| match event.code().as_str() {
        "Enter" | "NumpadEnter" if !event.is_composing() => {
            event.prevent_default();
            send();
        }
        "Escape" => {
            event.stop_propagation();
            dom::focus("article");
        }
        _ => {}
    };
    let drop = move |id: AnnotationId| _ = workspace.dispatch(Command::Delete(id));
    let row = move |Said { comment, own }: Said| {
        let name = if comment.created.by.is_empty() {
            session.words().nameless.to_owned()
        } else {
            comment.created.by.to_string()
        };
        let when = clock::day_minute(&comment.created.at);
        let id = comment.id;
        let bin = own.then(|| view! { <Tool shape=Shape::Bin does="delete-comment" name=session.text(|w| w.delete) act=Box::new(move || drop(id)) /> });
        view! {
            <li>
                <span class="meta"><b><bdi>{name}</bdi></b><bdi dir="ltr">{when}</bdi>{bin}</span>
                <span dir="auto">{comment.text}</span>
            </li>
        }
    };
    view! {
        <section class="thread" aria-label=session.text(|w| w.review.comments)>
            <h3>{session.text(|w| w.review.comments)}</h3>
            <ul>{move || rows.get().unwrap_or_default().into_iter().map(row).collect_view()}</ul>
            <div class="say">
                <input id=id type="text" dir="auto" autocomplete="off" aria-label=session.text(|w| w.review.comment)
                    placeholder=session.text(|w| w.review.comment_hint) prop:value=text
                    on:input=move |event| text.set(event_target_value(&event)) on:keydown=typed />
                <Quiet does="send-comment" name=session.text(|w| w.review.send) off=flag(move || text.with(|text| text.trim().is_empty())) act=Box::new(send) />
            </div>
        </section>
    }
}
