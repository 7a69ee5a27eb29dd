//! What people have said about annotations or a report, and a field to say more.

use leptos::prelude::*;

use super::super::controls::{Quiet, Tool, flag, live};
use super::super::icons::Shape;
use super::super::messages::{apart, figure, fill};
use crate::core::edit::Command;
use crate::core::model::{AnnotationId, Comment, Mention};
use crate::core::review::{Said, thread};
use crate::platform::{clock, dom};
use crate::state::{App, use_app};

/// The comments on annotations of the shown report. What is written goes to the
/// first of them.
#[component]
pub fn Thread(
    /// The annotations.
    about: Signal<Vec<Mention>>,
    /// The id of the field.
    id: &'static str,
) -> impl IntoView {
    let session = use_app().session;
    let rows = said(move || about.get(), false);
    view! {
        <section class="thread" aria-label=session.text(|w| w.review.comments)>
            <h3>{session.text(|w| w.review.comments)}</h3>
            <Talk rows about=Signal::derive(move || about.with(|about| about.first().copied())) id />
        </section>
    }
}

/// The comments on the shown report, where it has any or somebody to read them.
#[component]
pub fn OnReport() -> impl IntoView {
    let app = use_app();
    let (session, workspace) = (app.session, app.workspace);
    let rows = said(Vec::new, true);
    let wanted = Memo::new(move |_| {
        workspace.follow();
        let others = workspace.with(|project| 1 < project.layers.len()).unwrap_or_default();
        workspace.report.with(Option::is_some) && (others || rows.with(|rows| !rows.is_empty()))
    });
    let count = live(move || apart(&figure(rows.with(Vec::len))));
    view! {
        <Show when=move || wanted.get()>
            <details class="on-report">
                <summary>{session.text(|w| w.review.on_report)}" "{count}</summary>
                <Talk rows about=Signal::stored(None) id="report-comment" />
            </details>
        </Show>
    }
}

/// Goes to the field for what is said about the report.
pub(super) fn comment_on_report() {
    dom::press(".on-report:not([open]) summary");
    dom::take_up("#report-comment");
}

/// What was said about these annotations; about the report, if that is meant.
fn said(about: impl Fn() -> Vec<Mention> + Send + Sync + 'static, on_report: bool) -> Memo<Vec<Said>> {
    let workspace = use_app().workspace;
    Memo::new(move |_| {
        workspace.follow();
        let about = about();
        let report = workspace.report.get().filter(|_| on_report || !about.is_empty());
        report
            .and_then(|report| workspace.with(|project| thread(project, &report, &about)))
            .unwrap_or_default()
    })
}

/// A thread: who said what, and a field to say more or to answer.
#[component]
fn Talk(rows: Memo<Vec<Said>>, about: Signal<Option<Mention>>, id: &'static str) -> impl IntoView {
    let app = use_app();
    let session = app.session;
    let text = RwSignal::new(String::new());
    // Answers go to a comment that is there.
    let answered = RwSignal::new(None::<AnnotationId>);
    let comment =
        move || rows.with(|rows| rows.iter().find(|one| Some(one.comment.id) == answered.get()).cloned());
    let send = move || {
        let (about, answers) = untrack(|| {
            comment().map_or((about.get(), None), |one| (one.comment.about, Some(one.comment.id)))
        });
        if app.reviewing.write(about, answers, &text.get_untracked()) {
            text.set(String::new());
            answered.set(None);
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
            answered.set(None);
            dom::focus("article");
        }
        _ => {}
    };
    let answer = move |to: AnnotationId| {
        answered.set(Some(to));
        dom::focus(&format!("#{id}"));
    };
    let name = live(move || {
        let words = &session.words().review;
        comment().map_or(words.comment.to_owned(), |one| fill(words.answer_to, &[&named(app, &one)]))
    });
    view! {
        <ul>{move || rows.get().into_iter().map(|said| row(app, said, answer)).collect_view()}</ul>
        <div class="say">
            <input id=id type="text" dir="auto" autocomplete="off" aria-label=name
                placeholder=live(move || if comment().is_some() { name.get() } else { session.words().review.comment_hint.to_owned() })
                prop:value=text on:input=move |event| text.set(event_target_value(&event)) on:keydown=typed />
            <Quiet does="send-comment" name=session.text(|w| w.review.send) off=flag(move || text.with(|text| text.trim().is_empty())) act=Box::new(send) />
        </div>
    }
}

/// Who said it: nobody's name while names are hidden, but one's own.
fn named(app: App, Said { comment, layer, .. }: &Said) -> String {
    let own = app.workspace.with(|project| project.open_layer == *layer).unwrap_or_default();
    if app.reviewing.on.get() && app.reviewing.hidden.get() && !own {
        return "…".to_owned();
    }
    let name = &comment.created.by;
    apart(if name.is_empty() { app.session.words().nameless } else { name })
}

fn row(app: App, said: Said, answer: impl Fn(AnnotationId) + Copy + Send + Sync + 'static) -> impl IntoView {
    let (session, workspace) = (app.session, app.workspace);
    let own = workspace.with(|project| project.open_layer == said.layer).unwrap_or_default();
    let name = live({
        let said = said.clone();
        move || named(app, &said)
    });
    let Said { comment: Comment { id, text, created, .. }, is_answer, .. } = said;
    let drop = move || _ = workspace.dispatch(Command::Delete(id));
    let bin = own.then(|| view! { <Tool shape=Shape::Bin does="delete-comment" name=session.text(|w| w.delete) act=Box::new(drop) /> });
    view! {
        <li class:answer=is_answer>
            <span class="meta">
                <b>{name}</b><bdi dir="ltr">{clock::day_minute(&created.at)}</bdi>
                <Tool shape=Shape::Answer does="answer" name=session.text(|w| w.review.answer) act=Box::new(move || answer(id)) />
                {bin}
            </span>
            <span dir="auto">{text}</span>
        </li>
    }
}
