//! The selected span: its words, label, note and where it comes from.

use leptos::prelude::*;

use super::super::controls::{Combo, LabelKey, Quiet, Tool, flag, live};
use super::super::icons::Shape;
use super::super::messages::figure;
use super::attributes::Attributes;
use super::figures::Figures;
use super::invisibles::Invisibles;
use super::pieces::Pieces;
use super::relations::Relations;
use super::reviewed::Reviewed;
use crate::core::edit::Command;
use crate::core::model::{Label, Span, Stamp};
use crate::platform::clock;
use crate::state::{App, Deed, use_app};

/// The selected span.
#[component]
pub fn Detail() -> impl IntoView {
    let app = use_app();
    let workspace = app.workspace;
    let span = Memo::new(move |_| {
        workspace.edited.track();
        workspace.span(workspace.selected.get()?)
    });
    let label =
        move || span.with(|span| workspace.with(|p| p.schema.label(&span.as_ref()?.label).cloned())?);
    let session = app.session;
    let direction = live(move || {
        workspace.follow();
        // That of the paragraph in which it begins.
        let start = span.with(|span| span.as_ref().map(|span| span.range.start()));
        let direction = workspace.with_sheet(|report, _, _| {
            let text = &report.text;
            let paragraph = start.and_then(|start| text.paragraphs().get(text.paragraph_index(start)));
            paragraph.map_or(text.direction(), |paragraph| paragraph.direction).as_str()
        });
        direction.unwrap_or_default().to_owned()
    });
    let cite = live(move || {
        let words = |span: &Span| {
            let pieces = span.pieces().iter().map(|piece| workspace.quote(*piece));
            pieces.collect::<Vec<_>>().join(" … ")
        };
        span.with(|span| span.as_ref().map(words).unwrap_or_default())
    });
    view! {
        <div class="detail">
            <header>
                <h2>{move || label().map(|label| named(app, &label))}</h2>
                <div class="tools">
                    <Tool shape=Shape::Up does="previous-span" deed=Deed::PreviousSpan name=session.text(|w| w.previous_span) act=Box::new(move || workspace.step_span(-1)) />
                    <Tool shape=Shape::Down does="next-span" deed=Deed::NextSpan name=session.text(|w| w.next_span) act=Box::new(move || workspace.step_span(1)) />
                    <Tool shape=Shape::Close does="back" deed=Deed::LetGo name=session.text(|w| w.back_to_list) act=Box::new(move || workspace.select(None)) />
                </div>
            </header>
            <p class="cite" dir=direction>{cite}</p>
            <p class="origin">{move || span.with(|span| span.as_ref().map(|span| origin(app, span)))}</p>
            <Invisibles span />
            <Pieces span />
            <Labels span />
            <Attributes of=Memo::new(move |_| workspace.selected.get()) />
            <Figures span />
            <Confirm span />
            <Relations />
            <Note span />
            <Reviewed />
            <Quiet shape=Shape::Bin does="delete" deed=Deed::Delete name=session.text(|w| w.delete) act=Box::new(move || workspace.delete_selected()) />
        </div>
    }
}

/// The way to confirm what was suggested, while there is something.
#[component]
fn Confirm(span: Memo<Option<Span>>) -> impl IntoView {
    let app = use_app();
    view! {
        <div class="confirm" hidden=flag(move || !span.with(|span| span.as_ref().is_some_and(Span::is_unconfirmed)))>
            <Quiet shape=Shape::Check does="confirm" deed=Deed::Confirm name=app.session.text(|w| w.coding.confirm) act=Box::new(move || app.workspace.confirm()) />
        </div>
    }
}

fn named(app: App, label: &Label) -> impl IntoView + use<> {
    let name = app.session.language.get().of(&label.name).to_owned();
    view! { <span class=format!("lab {}", label.ink().class())>{name}</span> }
}

/// Where it lies, how often it was changed, by whom and when.
fn origin(app: App, span: &Span) -> impl IntoView + use<> {
    let words = app.session.words();
    let range = format!("{}–{}", figure(span.range.start().0), figure(span.range.end().0));
    let revision = figure(usize::try_from(span.provenance.revision).unwrap_or(usize::MAX));
    let Stamp { by, at } = span.provenance.updated.clone();
    let by =
        if by.is_empty() || by == app.session.signature() { words.by_you.to_owned() } else { by.to_string() };
    let (before, after) = words.code_points.split_once("{}").unwrap_or_default();
    view! {
        <span>{before}<bdi dir="ltr">{range}</bdi>{after}</span>
        <span>{words.revision.replace("{}", &revision)}</span>
        <span><bdi>{by}</bdi>" "<bdi dir="ltr">{clock::hour_minute(Some(&at))}</bdi></span>
    }
}

/// The labels to choose from.
#[component]
fn Labels(span: Memo<Option<Span>>) -> impl IntoView {
    let app = use_app();
    let workspace = app.workspace;
    let labels = move || {
        workspace.opened.track();
        workspace.with(|project| project.schema.offered().cloned().collect::<Vec<_>>()).unwrap_or_default()
    };
    let row = move |label: Label| {
        let id = label.id.clone();
        let chosen = {
            let id = id.clone();
            move || span.with(|span| span.as_ref().is_some_and(|span| span.label == id))
        };
        view! {
            <button data-label=id.to_string() aria-pressed=live(move || chosen().to_string()) on:click=move |_| workspace.apply_label(&id)>
                <LabelKey id=label.id.clone() />
                {named(app, &label)}
            </button>
        }
    };
    view! {
        <div class="labels" role="group" aria-label=app.session.text(|w| w.relabel)>
            {move || labels().into_iter().map(row).collect_view()}
        </div>
    }
}

/// The note on the span; written when the field is left.
#[component]
fn Note(span: Memo<Option<Span>>) -> impl IntoView {
    let app = use_app();
    let note = move || span.with(|span| span.as_ref().map(|span| span.note.clone()).unwrap_or_default());
    // The field may be left because another span was selected: the note goes to
    // the one that it was begun for.
    let begun_for = StoredValue::new(None);
    let write = move |text: String| {
        let Some(id) = begun_for.get_value() else { return };
        if app.workspace.span(id).is_some_and(|span| span.note != text)
            && app.workspace.dispatch(Command::Note(id, text)).is_some()
        {
            app.session.announce(app.session.words_now().said_noted.to_owned());
        }
    };
    view! {
        <label class="note">
            <span>{app.session.text(|w| w.note)}<Combo caps=app.session.caps(Deed::Note) /></span>
            <textarea id="note" dir="auto" rows="3" readonly=flag(move || app.workspace.tabs.follows()) prop:value=live(note) placeholder=app.session.text(|w| w.note_more)
                on:focus=move |_| begun_for.set_value(span.with_untracked(|span| span.as_ref().map(|span| span.id)))
                on:change=move |event| write(event_target_value(&event))
                on:keydown=move |event| {
                    if event.code() == "Escape" || (event.code() == "Enter" && (event.ctrl_key() || event.meta_key())) {
                        event.prevent_default();
                        event.stop_propagation();
                        write(event_target_value(&event));
                        crate::platform::dom::focus("article");
                    }
                }></textarea>
        </label>
    }
}
