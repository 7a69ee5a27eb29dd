//! What is asked before a draft is saved, or left.

use leptos::prelude::*;

use super::super::controls::{Quiet, flag, live};
use super::super::dialogs::Dialog;
use super::super::messages::{describe_lost, fill, named};
use super::fields::Chosen;
use crate::core::reshape::{Answer, Cost, Lost, Orphan};
use crate::state::use_app;

/// What becomes of annotations that would have no place.
#[component]
pub fn OrphansDialog() -> impl IntoView {
    let app = use_app();
    let (session, reshaping) = (app.session, app.reshaping);
    let shown = flag(move || !reshaping.asked.with(Vec::is_empty));
    let cost = live(move || {
        if !shown.get() {
            return String::new();
        }
        let (words, language) = (&session.words().schema, session.language.get());
        match reshaping.cost() {
            None => String::new(),
            Some(cost) if cost == Cost::default() => words.costs_nothing.to_owned(),
            Some(Cost { relations, values }) => {
                fill(words.cost, &[&words.links.of(language, relations), &words.values.of(language, values)])
            }
        }
    });
    view! {
        <Dialog class="notice orphans" title=session.text(|w| w.schema.asks) shown close=|app| app.reshaping.ask_no_more()>
            <div class="lines">
                <p>{session.text(|w| w.schema.asks_more)}</p>
                {move || reshaping.asked.get().into_iter().map(|orphan| view! { <Question orphan /> }).collect_view()}
                <p class="cost" role="status">{cost}</p>
                <div class="answers">
                    <Quiet does="keep-editing" name=session.text(|w| w.adding.cancel) act=Box::new(move || reshaping.ask_no_more()) />
                    <button class="main-answer" data-does="save-answered" on:click=move |_| reshaping.save()>{session.text(|w| w.schema.save)}</button>
                </div>
            </div>
        </Dialog>
    }
}

#[component]
fn Question(orphan: Orphan) -> impl IntoView {
    let app = use_app();
    let (session, reshaping) = (app.session, app.reshaping);
    let Orphan { lost, annotations, reports, others } = orphan;
    let (named_lost, lost_answered, lost_read) = (lost.clone(), lost.clone(), lost.clone());
    let title = live(move || {
        let (words, language) = (session.words(), session.language.get());
        let part = app.workspace.with(|project| describe_lost(language, &project.schema, &named_lost));
        let [many, places] =
            [words.annotations.of(language, annotations), words.reports_counted.of(language, reports)];
        let counted = fill(words.schema.so_many_in, &[&many, &places]);
        fill(words.said_reading, &[&part.unwrap_or_default(), &counted])
    });
    let pair = matches!(lost, Lost::Ends(..));
    let options = Signal::derive(move || {
        let (words, language) = (&session.words().schema, session.language.get());
        let keep = (String::new(), if pair { words.keep_ends } else { words.keep }.to_owned());
        let goes =
            others.iter().map(|(id, name)| (id.clone(), fill(words.goes_to, &[&named(language, name)])));
        std::iter::once(keep).chain(goes).collect::<Vec<_>>()
    });
    let value = live(move || {
        let to = |answers: &Vec<(Lost, Answer)>| {
            answers.iter().find_map(|(lost, answer)| match answer {
                Answer::To(id) if *lost == lost_read => Some(id.clone()),
                _ => None,
            })
        };
        reshaping.answers.with(to).unwrap_or_default()
    });
    let write = move |id: String| {
        reshaping.answer(&lost_answered, if id.is_empty() { Answer::Keep } else { Answer::To(id) });
    };
    view! { <div class="question"><Chosen name=title does="answer" options value write=Box::new(write) /></div> }
}

/// What becomes of unsaved changes.
#[component]
pub fn LeavingDialog() -> impl IntoView {
    let app = use_app();
    let (session, reshaping) = (app.session, app.reshaping);
    view! {
        <Dialog class="notice leaving" title=session.text(|w| w.schema.unsaved) shown=reshaping.leaving.into() close=|app| app.reshaping.leaving.set(false)>
            <div class="lines">
                <p>{session.text(|w| w.schema.unsaved_more)}</p>
                <div class="answers">
                    <Quiet does="go-on" name=session.text(|w| w.schema.go_on) act=Box::new(move || reshaping.leaving.set(false)) />
                    <Quiet does="discard-leaving" name=session.text(|w| w.schema.discard) act=Box::new(move || reshaping.discard()) />
                    <button class="main-answer" data-does="save-leaving" on:click=move |_| reshaping.save()>{session.text(|w| w.schema.save)}</button>
                </div>
            </div>
        </Dialog>
    }
}
