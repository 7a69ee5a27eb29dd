//! What became of the layers that were taken in.

use leptos::prelude::*;

use super::super::controls::{flag, live};
use super::super::dialogs::Dialog;
use super::super::messages::{
    ClashRow, apart, describe_clash, describe_problem, describe_taken, describe_unsettled, figure, fill,
    name_namesakes,
};
use crate::core::model::Schema;
use crate::state::{App, TakenFile, TakenIn, use_app};

/// More rows than anybody reads.
const MOST_ROWS: usize = 200;

/// The dialog: one for all files that came at once.
#[component]
pub fn TakenDialog() -> impl IntoView {
    let app = use_app();
    let (session, taken) = (app.session, app.opening.taken);
    let title = live(move || {
        taken.with(|taken| match taken.as_ref().map(|taken| taken.files.as_slice()) {
            Some([only]) => only.file.clone(),
            Some(several) => session.words().files_taken.of(session.language.get(), several.len()),
            None => String::new(),
        })
    });
    let body = move || taken.get().map(|taken| body(app, taken));
    view! {
        <Dialog class="notice takein" title shown=flag(move || taken.with(Option::is_some)) close=|app| app.opening.taken.set(None)>
            <div class="lines">{body}</div>
        </Dialog>
    }
}

fn body(app: App, taken: TakenIn) -> impl IntoView {
    let language = app.session.language.get();
    let words = app.session.words();
    let several = taken.files.len() > 1;
    let files: Vec<_> = taken.files.into_iter().map(|one| file(app, one, several)).collect();
    let namesakes = taken.namesakes.iter().map(|all| name_namesakes(language, all));
    let namesakes: Vec<_> = namesakes.map(|line| view! { <p dir="auto">{line}</p> }).collect();
    let unsettled = (!taken.unsettled.is_empty()).then(|| {
        let head = words.unsettled.of(language, taken.unsettled.len());
        let rows: Vec<_> = taken.unsettled.iter().take(MOST_ROWS).map(|one| describe_unsettled(language, one)).collect();
        view! {
            <p class="takein-head" dir="auto">{head}</p>
            <ul class="takein-list">{rows.into_iter().map(|row| view! { <li dir="auto">{row}</li> }).collect_view()}</ul>
            {more(app, taken.unsettled.len())}
        }
    });
    view! {
        {files}
        {unsettled}
        {namesakes}
    }
}

/// How many rows are not shown.
fn more(app: App, all: usize) -> Option<impl IntoView> {
    let more = all.checked_sub(MOST_ROWS).filter(|more| *more > 0)?;
    let says = fill(app.session.words().adding.and_more, &[&figure(more)]);
    Some(view! { <p>{says}</p> })
}

fn file(app: App, taken: TakenFile, several: bool) -> impl IntoView {
    let language = app.session.language.get();
    let schema =
        app.workspace.with(|project| project.schema.clone()).unwrap_or_else(Schema::conflict_reports);
    let TakenFile { file, outcome } = taken;
    let head = several.then(|| view! { <h3><bdi>{file.clone()}</bdi></h3> });
    let (lines, clashes) = match outcome {
        Ok(taken) => {
            let lines = describe_taken(language, &schema, &taken);
            let rows: Vec<_> = taken
                .clashes
                .iter()
                .take(MOST_ROWS)
                .map(|one| describe_clash(language, &schema, one))
                .collect();
            (lines, Some((taken.clashes.len(), rows)))
        }
        Err(problem) => {
            let (what, place) = describe_problem(language, &problem);
            let refused = fill(app.session.words().handing.refused, &[&what]);
            (std::iter::once(refused).chain(place.map(|place| apart(&place))).collect(), None)
        }
    };
    let clashes = clashes.filter(|(count, _)| *count > 0).map(|(count, rows)| {
        let head = app.session.words().clashes.of(language, count);
        view! {
            <p class="takein-head" dir="auto">{head}</p>
            <ul class="takein-list">{rows.into_iter().map(|row| clash(app, row)).collect_view()}</ul>
            {more(app, count)}
        }
    });
    view! {
        <section class="takein-file">
            {head}
            {lines.into_iter().map(|line| view! { <p dir="auto">{line}</p> }).collect_view()}
            {clashes}
        </section>
    }
}

/// Both versions of something, the one that was kept told from the other.
fn clash(app: App, row: ClashRow) -> impl IntoView {
    let words = &app.session.words().handing;
    let ClashRow { title, ours, theirs, took_theirs } = row;
    let version = move |name: &'static str, says: String, kept: bool| {
        view! {
            <div class="takein-version" class:takein-kept=kept>
                <dt>{name}{kept.then(|| view! { " "<b>{words.kept}</b> })}</dt>
                <dd dir="auto">{says}</dd>
            </div>
        }
    };
    view! {
        <li>
            <p class="takein-title" dir="auto">{title}</p>
            <dl>
                {version(words.here, ours, !took_theirs)}
                {version(words.in_file, theirs, took_theirs)}
            </dl>
        </li>
    }
}
