//! What the list shows.

use leptos::prelude::*;

use super::super::controls::{Choose, Quiet, flag, live};
use super::super::icons::Shape;
use super::super::messages::named;
use crate::core::model::{LabelId, LayerId, Project};
use crate::core::review::Kind;
use crate::state::{Deed, Word, use_app};

/// Values with their names.
type Options = Vec<(String, String)>;

/// Reports, kinds, labels, people.
#[component]
pub(super) fn Tools() -> impl IntoView {
    let app = use_app();
    let (session, reviewing) = (app.session, app.reviewing);
    let wanted = reviewing.wanted;
    let half = move |one: bool, does: &'static str, word: Word| {
        view! { <Quiet does name=session.text(word) on=flag(move || reviewing.one.get() == one) act=Box::new(move || reviewing.one.set(one)) /> }
    };
    let tick = move |does: &'static str, word: Word, is: Signal<bool>, turn: fn(crate::state::Reviewing)| {
        view! {
            <label class="tick">
                <input type="checkbox" data-does=does prop:checked=is on:change=move |_| turn(reviewing) />
                <span>{session.text(word)}</span>
            </label>
        }
    };
    let turn = move || {
        reviewing.turn_panes();
        app.queueing.out.set(false);
    };
    view! {
        <div class="sieve">
            <div class="either" role="group" aria-label=session.text(|w| w.reports)>
                {half(false, "review-all", |w| w.review.all_reports)}
                {half(true, "review-one", |w| w.review.this_report)}
            </div>
            <Quiet shape=Shape::Columns does="panes" deed=Deed::Panes on=reviewing.panes.into() name=session.text(|w| w.review.panes) act=Box::new(turn) />
            <Choices />
            {tick("review-open", |w| w.review.only_open, flag(move || wanted.with(|w| w.open)), |r| r.wanted.update(|w| w.open = !w.open))}
            {tick("review-agreed", |w| w.review.agreed_too, flag(move || wanted.with(|w| w.agreed)), |r| r.wanted.update(|w| w.agreed = !w.agreed))}
            {tick("review-hidden", |w| w.review.hide_names, reviewing.hidden.into(), |r| r.hidden.update(|hidden| *hidden = !*hidden))}
        </div>
    }
}

/// Which kind, which label, who has it otherwise.
#[component]
fn Choices() -> impl IntoView {
    let app = use_app();
    let (session, reviewing, workspace) = (app.session, app.reviewing, app.workspace);
    let wanted = reviewing.wanted;
    let with_all = |all: &str, others: Options| {
        std::iter::once((String::new(), all.to_owned())).chain(others).collect::<Options>()
    };
    let kinds = Signal::derive(move || {
        let words = &session.words().review;
        let kind = |(at, name): (usize, &str)| (at.to_string(), name.to_owned());
        with_all(words.any_kind, words.kinds.into_iter().enumerate().map(kind).collect())
    });
    let labels = Signal::derive(move || {
        workspace.opened.track();
        let language = session.language.get();
        let read = |project: &Project| -> Options {
            let labels = project.schema.labels.iter();
            labels.map(|label| (label.id.to_string(), named(language, &label.name))).collect()
        };
        with_all(session.words().review.any_label, workspace.with(read).unwrap_or_default())
    });
    let people = Signal::derive(move || {
        workspace.opened.track();
        workspace.gathered.track();
        reviewing.listed.track();
        let words = session.words();
        let name = |name: &str| if name.is_empty() { words.nameless.to_owned() } else { name.to_owned() };
        let read = |project: &Project| -> Options {
            let layers = project.layers.iter().filter(|layer| !layer.gold);
            layers.map(|layer| (layer.id.to_string(), name(&layer.annotator))).collect()
        };
        with_all(words.review.anyone, workspace.with(read).unwrap_or_default())
    });
    let kind = live(move || {
        let place = |kind: Kind| Kind::ALL.iter().position(|one| *one == kind);
        wanted.with(|wanted| wanted.kind.and_then(place)).map(|at| at.to_string()).unwrap_or_default()
    });
    let label = live(move || wanted.with(|w| w.label.as_ref().map(ToString::to_string)).unwrap_or_default());
    let layer = live(move || wanted.with(|w| w.layer.map(|id| id.to_string())).unwrap_or_default());
    let choose_kind = move |value: String| {
        let kind = value.parse().ok().and_then(|at: usize| Kind::ALL.get(at).copied());
        wanted.update(|wanted| wanted.kind = kind);
    };
    let choose_label = move |value: String| {
        wanted.update(|wanted| wanted.label = (!value.is_empty()).then(|| LabelId::new(&value)));
    };
    let choose_layer = move |value: String| wanted.update(|wanted| wanted.layer = LayerId::parse(&value));
    view! {
        <div class="sieve-choices">
            <Choose named=false name=session.text(|w| w.review.kind) does="review-kind" options=kinds chosen=kind choose=Box::new(choose_kind) />
            <Choose named=false name=session.text(|w| w.labels) does="review-label" options=labels chosen=label choose=Box::new(choose_label) />
            <Show when=move || !reviewing.hidden.get()>
                <Choose named=false name=session.text(|w| w.review.dissenter) does="review-who" options=people chosen=layer choose=Box::new(choose_layer) />
            </Show>
        </div>
    }
}
