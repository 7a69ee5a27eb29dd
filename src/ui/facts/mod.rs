//! The facts, over the workbench: what the casualties add up to, the table of
//! them, and pictures.

mod mark;
mod pictures;
mod row;
mod table;
mod totals;

use leptos::html;
use leptos::prelude::*;

use self::pictures::Pictures;
use self::table::Table;
use self::totals::Totals;
use super::controls::{Act, Quiet, Tool, flag};
use super::icons::Shape;
use super::messages::Language;
use crate::core::model::Schema;
use crate::platform::dom;
use crate::state::{App, Word, use_app};

/// The screen, while it is open.
#[component]
pub fn FactsScreen() -> impl IntoView {
    let facting = use_app().facting;
    view! {
        <Show when=move || facting.open.get()>
            <Screen />
        </Show>
    }
}

#[component]
fn Screen() -> impl IntoView {
    let app = use_app();
    let (facting, session) = (app.facting, app.session);
    facting.follow();
    // Where it was not closed but went with the project.
    on_cleanup(move || facting.open.set(false));
    let host = NodeRef::<html::Section>::new();
    let scrolled = RwSignal::new(0_u32);
    Effect::new(move || {
        host.track();
        dom::before_frame(|| {
            dom::focus(".facts");
        });
    });
    let pictures = flag(move || facting.pictures.get());
    view! {
        <section class="facts" role="main" tabindex="-1" node_ref=host aria-label=session.text(|w| w.facts.name)
            on:scroll=move |_| scrolled.update(|n| *n = n.wrapping_add(1))>
            <header class="facts-head">
                <h1>{session.text(|w| w.facts.name)}</h1>
                <Either name=|w| w.reports of=facting.one does=["facts-all", "facts-one"] words=[|w| w.facts.all_reports, |w| w.facts.this_report] />
                <Either name=|w| w.facts.name of=facting.pictures does=["facts-table", "facts-pictures"] words=[|w| w.facts.table, |w| w.facts.pictures] />
                <span class="push"></span>
                <Quiet shape=Shape::Export does="facts-csv" name=session.text(|w| w.facts.download) act=Box::new(move || facting.download()) />
                <Tool shape=Shape::Close does="facts-close" name=session.text(|w| w.facts.close) act=Box::new(move || facting.close()) />
            </header>
            <Totals />
            <Show when=move || pictures.get() fallback=move || view! { <Table host scrolled /> }>
                <Pictures />
            </Show>
        </section>
    }
}

/// One of two.
#[component]
pub fn Either(
    /// What is chosen.
    name: Word,
    /// Whether it is the second.
    of: RwSignal<bool>,
    /// Their names for programs.
    does: [&'static str; 2],
    /// Their words.
    words: [Word; 2],
) -> impl IntoView {
    let session = use_app().session;
    let half = move |second: bool| {
        let at = usize::from(second);
        let (does, word) =
            (does.get(at).copied().unwrap_or_default(), words.get(at).copied().unwrap_or(name));
        let act: Act = Box::new(move || of.set(second));
        view! { <Quiet does name=session.text(word) on=flag(move || of.get() == second) act /> }
    };
    view! { <div class="either" role="group" aria-label=session.text(name)>{half(false)}{half(true)}</div> }
}

/// What the schema calls a kind of casualty, as a heading.
fn kind_name(schema: &Schema, language: Language, id: &str) -> String {
    let name = language.choice(schema, "kind", id);
    let mut rest = name.chars();
    rest.next().map(|first| first.to_uppercase().chain(rest).collect()).unwrap_or_default()
}

/// The same in the open project, in the language of the interface.
fn name_kind(app: App, id: &str) -> String {
    let language = app.session.language.get();
    app.workspace.with(|project| kind_name(&project.schema, language, id)).unwrap_or_default()
}

/// Whether the interface runs from the right.
pub fn mirrored() -> bool {
    use_app().session.language.get().direction() == "rtl"
}
