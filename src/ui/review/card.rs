//! The item that is looked at: what each annotator has, and what can be
//! decided about it.

use leptos::prelude::*;

use super::super::controls::{Quiet, Tool, flag, live};
use super::super::icons::Shape;
use super::super::messages::{figure, fill, name_item, name_verdict};
use super::super::queue::Marked;
use super::data::{Data, Version};
use super::{Thread, ask_reason};
use crate::platform::{clock, dom};
use crate::state::{Deed, use_app};

/// The item, or what to do to get one.
#[component]
pub fn Card() -> impl IntoView {
    let app = use_app();
    let (session, reviewing) = (app.session, app.reviewing);
    let data = Memo::new(move |_| {
        reviewing.listed.track();
        let language = session.language.get();
        let hidden = reviewing.hidden.get();
        let (report, _) = reviewing.current.get()?;
        let order = reviewing.letters(&report);
        reviewing.with_current(|shown, at, item| Data::of(shown, (at, item), &order, hidden, language))
    });
    let title = live(move || {
        let language = session.language.get();
        let name =
            |data: &Option<Data>| data.as_ref().map(|data| name_item(language, &data.item, &data.letters));
        data.with(name).unwrap_or_else(|| language.messages().review.differences.to_owned())
    });
    let place = live(move || {
        reviewing.listed.track();
        reviewing.current.track();
        let count = reviewing.with_entries(|_, entries| entries.len()).unwrap_or_default();
        let at = reviewing.place();
        at.map(|at| fill(session.words().review.nth_of, &[&figure(at + 1), &figure(count)]))
            .unwrap_or_default()
    });
    view! {
        <div class="case">
            <header>
                <h2>{title}</h2>
                <span class="dim">{place}</span>
                <div class="tools">
                    <Tool shape=Shape::Up does="previous-item" deed=Deed::PreviousSpan name=session.text(|w| w.review.previous) act=Box::new(move || reviewing.step(-1)) />
                    <Tool shape=Shape::Down does="next-item" deed=Deed::NextSpan name=session.text(|w| w.review.next) act=Box::new(move || reviewing.step(1)) />
                </div>
            </header>
            <Show when=move || data.with(Option::is_some) fallback=move || view! { <p class="dim">{session.text(|w| w.review.pick)}</p> }>
                <Versions data />
                <p class="refused" hidden=flag(move || reviewing.refusal.with(|why| why.is_empty()))>{reviewing.refusal}</p>
                <Outcome data />
                <Acts data />
                <Thread about=Signal::derive(move || data.with(|data| data.as_ref().map(|data| data.mentions.clone()).unwrap_or_default()))
                    id="review-comment" />
            </Show>
        </div>
    }
}

/// What each annotator has: a button each.
#[component]
fn Versions(data: Memo<Option<Data>>) -> impl IntoView {
    let app = use_app();
    let (session, reviewing) = (app.session, app.reviewing);
    let row = move |direction: &'static str, version: Version| {
        let Version { layer, letter, name, is, label, ink, words, values } = version;
        let (tag, language) = (letter.clone(), session.language.get_untracked());
        let label = match label {
            Some(label) => {
                view! { <span class=format!("lab {ink}")>{language.of(&label).to_owned()}</span> }.into_any()
            }
            None => view! { <span class="dim">{language.messages().review.nothing}</span> }.into_any(),
        };
        let values = (!values.is_empty()).then(|| {
            let values = values.into_iter().map(|value| view! { <span>{value}</span> }).collect_view();
            view! { <span class="values">{values}</span> }
        });
        let shown = is.then(|| view! { <span class="in-line" dir=direction><Marked words /></span> });
        view! {
            <li>
                <button data-accept=tag disabled=!is on:click=move |_| reviewing.accept(layer)>
                    <kbd>{letter}</kbd>
                    <bdi class="who-has">{name}</bdi>
                    {label}
                    {shown}
                    {values}
                </button>
            </li>
        }
    };
    let rows = move || {
        data.with(|data| {
            let data = data.as_ref()?;
            let rows = data.versions.iter().cloned().map(|version| row(data.direction, version));
            Some(rows.collect_view())
        })
    };
    let same = move || {
        let same = data.with(|data| data.as_ref().map(|data| data.same.clone()).unwrap_or_default());
        (!same.is_empty()).then(|| {
            let same = same.into_iter().map(|value| view! { <span>{value}</span> }).collect_view();
            view! { <p class="all-have"><span>{session.text(|w| w.review.all_have)}</span>{same}</p> }
        })
    };
    view! {
        <p class="dim">{session.text(|w| w.review.accept_one)}</p>
        <ul class="versions">{rows}</ul>
        {same}
    }
}

/// What was decided, by whom and when, and the way to open it again.
#[component]
fn Outcome(data: Memo<Option<Data>>) -> impl IntoView {
    let app = use_app();
    let (session, reviewing) = (app.session, app.reviewing);
    let says = live(move || {
        let language = session.language.get();
        let words = &language.messages().review;
        data.with(|data| {
            let data = data.as_ref()?;
            let (verdict, made) = data.decision.as_ref()?;
            let verdict = name_verdict(language, *verdict);
            let verdict = if data.edited {
                fill(words.decided_by, &[verdict, words.edited])
            } else {
                verdict.to_owned()
            };
            let by = format!("\u{2068}{}\u{2069} \u{2068}{}\u{2069}", made.by, clock::day_minute(&made.at));
            Some(fill(words.decided_by, &[&verdict, by.trim()]))
        })
        .unwrap_or_default()
    });
    view! {
        <div class="decided" hidden=flag(move || says.with(String::is_empty))>
            <span>{says}</span>
            <Quiet shape=Shape::Return does="reopen" name=session.text(|w| w.review.reopen) act=Box::new(move || reviewing.reopen()) />
        </div>
    }
}

/// Edit, reject, and why.
#[component]
fn Acts(data: Memo<Option<Data>>) -> impl IntoView {
    let app = use_app();
    let (session, reviewing) = (app.session, app.reviewing);
    let typed = move |event: web_sys::KeyboardEvent| match event.code().as_str() {
        "Enter" | "NumpadEnter" if !event.is_composing() => {
            event.prevent_default();
            if reviewing.reject() {
                dom::focus("article");
            }
        }
        "Escape" => {
            event.stop_propagation();
            dom::focus("article");
        }
        _ => {}
    };
    view! {
        <div class="acts">
            <button class="quiet" data-does="review-edit" hidden=flag(move || !data.with(|data| data.as_ref().is_some_and(|data| data.is_span))) on:click=move |_| reviewing.edit()>{session.text(|w| w.review.edit)}<kbd>"E"</kbd></button>
            <button class="quiet" data-does="review-reject" on:click=move |_| ask_reason(app)>{session.text(|w| w.review.reject)}<kbd>"X"</kbd></button>
            <button class="quiet" data-does="review-comment" on:click=move |_| _ = dom::take_up("#review-comment")>{session.text(|w| w.review.comment)}<kbd>"M"</kbd></button>
        </div>
        <label class="because">
            <span>{session.text(|w| w.review.reason)}</span>
            <input id="review-reason" type="text" dir="auto" autocomplete="off" placeholder=session.text(|w| w.review.reason_hint)
                prop:value=reviewing.reason on:input=move |event| reviewing.reason.set(event_target_value(&event)) on:keydown=typed />
        </label>
    }
}
