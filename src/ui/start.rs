//! The first screen: the ways in, and what is kept on this device.

use leptos::prelude::*;

use super::adding::Picker;
use super::frame::{Preferences, Signature};
use super::icons::{Icon, Shape};
use super::shelf::{DeletedProjects, KeptProjects};
use crate::state::{Draft, Word, use_app};

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
                    <KeptProjects />
                    <li>
                        <button class="way" data-does="sample" on:click=move |_| app.opening.open_sample()>
                            <Icon shape=Shape::List />
                            <Way title=|words| words.open_sample more=|words| words.open_sample_more />
                        </button>
                    </li>
                    <li>
                        <FileWay shape=Shape::Folder accept=".txt,.md,text/plain" title=|words| words.open_texts more=|words| words.open_texts_more />
                        <OtherWays />
                    </li>
                    <li><FileWay shape=Shape::Return accept=".json,application/json" title=|words| words.open_file more=|words| words.open_file_more /></li>
                </ul>
                <DeletedProjects />
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
    view! {
        <label class="way">
            <Icon shape />
            <Way title more />
            <Picker accept />
        </label>
    }
}

/// The less usual ways to a new project.
#[component]
fn OtherWays() -> impl IntoView {
    let app = use_app();
    let session = app.session;
    view! {
        <div class="also">
            <span>{session.text(|w| w.adding.or)}</span>
            <label class="quiet">{session.text(|w| w.adding.folder)}<Picker folder=true /></label>
            <button class="quiet" data-does="paste" on:click=move |_| app.adding.draft.set(Some(Draft::default()))>{session.text(|w| w.adding.pasted_text)}</button>
            <button class="quiet" data-does="new-project" on:click=move |_| app.opening.begin_project()>{session.text(|w| w.adding.empty_project)}</button>
        </div>
    }
}
