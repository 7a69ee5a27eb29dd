//! The first screen: three ways in, and what is kept on this device.

use leptos::ev::Event;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::controls::live;
use super::frame::{Preferences, Signature, picked};
use super::icons::{Icon, Shape};
use crate::state::{Shelf, Word, use_app};

/// The start screen.
#[component]
pub fn Start() -> impl IntoView {
    let app = use_app();
    view! {
        <div class="start">
            <div class="bar"><Preferences /></div>
            <main>
                <h1><bdi lang="ar">"واسم"</bdi><bdi class="latin" lang="en">"Wasim"</bdi></h1>
                <p class="lead">{app.session.text(|w| w.lead)}</p>
                <ul class="ways">
                    {move || app.opening.shelf.get().into_iter().map(|one| view! { <KeptProject one /> }).collect_view()}
                    <li>
                        <button class="way" data-does="sample" on:click=move |_| app.opening.open_sample()>
                            <Icon shape=Shape::List />
                            <Way title=|words| words.open_sample more=|words| words.open_sample_more />
                        </button>
                    </li>
                    <li><FileWay shape=Shape::Folder accept=".txt,.md,text/plain" title=|words| words.open_texts more=|words| words.open_texts_more /></li>
                    <li><FileWay shape=Shape::Return accept=".json,application/json" title=|words| words.open_file more=|words| words.open_file_more /></li>
                </ul>
                <Signature />
            </main>
            <footer class="safe"><Icon shape=Shape::Lock />{app.session.text(|w| w.nothing_leaves)}</footer>
        </div>
    }
}

#[component]
fn Way(title: Word, more: Word) -> impl IntoView {
    let session = use_app().session;
    view! {
        <span>
            <b>{session.text(title)}</b>
            <small>{session.text(more)}</small>
        </span>
    }
}

#[component]
fn FileWay(shape: Shape, accept: &'static str, title: Word, more: Word) -> impl IntoView {
    let app = use_app();
    let open = move |event: Event| app.opening.open_files(picked(&event));
    view! {
        <label class="way">
            <Icon shape />
            <Way title more />
            <input type="file" multiple accept=accept class="hidden-input" on:change=open />
        </label>
    }
}

#[component]
fn KeptProject(one: Shelf) -> impl IntoView {
    let app = use_app();
    let more = live(move || {
        let words = app.session.words();
        let reports = words.reports_counted.of(app.session.language.get(), one.reports);
        words.said_reading.replacen("{}", words.kept_here, 1).replacen("{}", &reports, 1)
    });
    view! {
        <li>
            <button class="way" data-does="resume" on:click=move |_| spawn_local(app.opening.open_kept(one.id))>
                <Icon shape=Shape::Sheet />
                <span>
                    <b><bdi>{one.name}</bdi></b>
                    <small>{more}</small>
                </span>
            </button>
        </li>
    }
}
