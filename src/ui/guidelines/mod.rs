//! The guidelines beside the work: a drawer at the end side, to be read,
//! searched and written in.

mod page;
mod writing;

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::KeyboardEvent;

use self::page::Blocks;
use self::writing::Writing;
use super::controls::{Quiet, Tool, flag, live};
use super::icons::Shape;
use super::messages::{figure, fill, named};
use crate::core::find::Query;
use crate::core::guide::{Block, mark, read};
use crate::core::model::{Ink, Project, Words};
use crate::platform::dom;
use crate::state::{App, Deed, Guided, use_app};

/// What is said of the project, or of one label.
#[derive(Clone, Debug, PartialEq)]
struct Section {
    of: Guided,
    /// The label's name and look; none for the project.
    label: Option<(Words, Ink)>,
    blocks: Vec<Block>,
}

/// The number of the hit that stands out, counted from 0.
#[derive(Clone, Copy)]
struct Now(RwSignal<usize>);

/// The sections, and how many hits they have together.
fn sections(project: &Project, typed: &str) -> (Vec<Section>, usize) {
    let whole = Section { of: Guided::Project, label: None, blocks: read(&project.guidelines) };
    let labels = project.schema.offered().map(|label| Section {
        of: Guided::Label(label.id.clone()),
        label: Some((label.name.clone(), label.ink())),
        blocks: read(&label.guidelines),
    });
    let mut all: Vec<Section> = std::iter::once(whole).chain(labels).collect();
    let query = Query::new(typed);
    let hits =
        query.map_or(0, |query| all.iter_mut().fold(0, |hits, one| mark(&mut one.blocks, &query, hits)));
    (all, hits)
}

/// Brings the drawer out with the focus in its field, or puts it away.
pub fn turn(app: App) {
    let guiding = app.reshaping.guiding;
    guiding.update(|out| *out = !*out);
    if guiding.get_untracked() {
        // Once it is there.
        spawn_local(async {
            dom::focus("#guide-find");
        });
    } else {
        dom::focus("article");
    }
}

/// Takes the selected span as an example and shows where it went.
pub fn take_example(app: App) {
    if let Some(label) = app.reshaping.take_example() {
        app.reshaping.guiding.set(true);
        dom::after_frame(move || {
            dom::reveal(&format!("[data-guide={label:?}] blockquote:last-of-type", label = label.as_str()))
        });
    }
}

/// The drawer.
#[component]
pub fn GuideDrawer() -> impl IntoView {
    let app = use_app();
    let guiding = app.reshaping.guiding;
    view! {
        <Show when=move || guiding.get()>
            <aside class="guide" dir=app.session.direction() aria-label=app.session.text(|w| w.schema.guidelines) on:keydown=move |event| {
                if event.code() == "Escape" && !event.is_composing() && app.reshaping.writing.with_untracked(Option::is_none) {
                    event.stop_propagation();
                    turn(app);
                }
            }>
                <Drawn />
            </aside>
        </Show>
    }
}

#[component]
fn Drawn() -> impl IntoView {
    let app = use_app();
    let (session, typed) = (app.session, RwSignal::new(String::new()));
    let now = RwSignal::new(0);
    provide_context(Now(now));
    let found = Memo::new(move |_| {
        app.workspace.opened.track();
        app.workspace.gathered.track();
        let typed = typed.get();
        app.workspace.with(|project| sections(project, &typed)).unwrap_or_default()
    });
    let hits = Memo::new(move |_| found.with(|(_, hits)| *hits));
    let count = live(move || {
        let words = session.words();
        match hits.get() {
            _ if typed.with(|typed| typed.trim().is_empty()) => String::new(),
            0 => words.no_hits.to_owned(),
            hits => fill(words.hit_of, &[&figure(now.get() + 1), &figure(hits)]),
        }
    });
    let step = move |on: bool| {
        let hits = hits.get_untracked();
        if hits > 0 {
            now.update(|now| *now = (*now + if on { 1 } else { hits - 1 }) % hits);
            dom::after_frame(|| dom::reveal(".guide mark.now"));
        }
    };
    let none = flag(move || hits.get() == 0);
    let write = move |text: String| {
        typed.set(text);
        now.set(0);
        dom::after_frame(|| dom::reveal(".guide mark.now"));
    };
    let unselected = flag(move || app.workspace.selected.get().is_none());
    let ofs =
        Memo::new(move |_| found.with(|(all, _)| all.iter().map(|one| one.of.clone()).collect::<Vec<_>>()));
    view! {
        <div class="heading">
            <h2>{session.text(|w| w.schema.guidelines)}</h2>
            <Tool shape=Shape::Close does="close-guide" deed=Deed::Guidelines name=session.text(|w| w.close) act=Box::new(move || turn(app)) />
        </div>
        <div class="field" role="search">
            <input id="guide-find" type="text" dir="auto" autocomplete="off" spellcheck="false" enterkeyhint="search"
                aria-label=session.text(|w| w.schema.find) placeholder=session.text(|w| w.schema.find) prop:value=typed
                on:input=move |event| write(event_target_value(&event))
                on:keydown=move |event: KeyboardEvent| if event.key() == "Enter" && !event.is_composing() {
                    event.prevent_default();
                    step(!event.shift_key());
                } />
            <span class="count" role="status">{count}</span>
            <Tool shape=Shape::Up does="guide-previous" off=none name=session.text(|w| w.previous_hit) act=Box::new(move || step(false)) />
            <Tool shape=Shape::Down does="guide-next" off=none name=session.text(|w| w.next_hit) act=Box::new(move || step(true)) />
        </div>
        <div class="guide-text">
            {move || ofs.get().into_iter().enumerate().map(|(at, of)| view! { <OneSection at of found /> }).collect_view()}
        </div>
        <Quiet shape=Shape::Note does="example" deed=Deed::Example off=unselected name=session.text(|w| w.schema.example) act=Box::new(move || take_example(app)) />
    }
}

#[component]
fn OneSection(at: usize, of: Guided, found: Memo<(Vec<Section>, usize)>) -> impl IntoView {
    let app = use_app();
    let (session, writing) = (app.session, app.reshaping.writing);
    let label = Memo::new(move |_| found.with(|(all, _)| all.get(at).and_then(|one| one.label.clone())));
    let name = live(move || match label.get() {
        Some((name, _)) => named(session.language.get(), &name),
        None => session.words().schema.of_project.to_owned(),
    });
    let class = live(move || label.get().map_or(String::new(), |(_, ink)| format!("lab {}", ink.class())));
    let blocks = Memo::new(move |_| {
        found.with(|(all, _)| all.get(at).map(|one| one.blocks.clone()).unwrap_or_default())
    });
    let (mine, whose, begun) = (of.clone(), of.clone(), of.clone());
    let written =
        Memo::new(move |_| writing.with(|writing| writing.as_ref().is_some_and(|(of, _)| *of == mine)));
    let edit = live(move || fill(session.words().schema.edit, &[&name.get()]));
    let begin = move || writing.set(Some((begun.clone(), app.reshaping.guidelines(&begun))));
    let id = match &of {
        Guided::Project => String::new(),
        Guided::Label(id) => id.to_string(),
    };
    view! {
        <section data-guide=id>
            <div class="head">
                <h3><span class=class>{name}</span></h3>
                <Tool shape=Shape::Pencil does="write-guide" name=edit act=Box::new(begin) />
            </div>
            <Show when=move || written.get() fallback=move || view! { <Blocks blocks /> }>
                <Writing of=whose.clone() name />
            </Show>
        </section>
    }
}
