//! All spans of the report in reading order. Only the rows that can be seen
//! are on the page, however many there are.

use leptos::html;
use leptos::prelude::*;

use super::super::controls::{Quiet, flag, live};
use super::super::icons::{Icon, Shape};
use super::super::messages::{figure, fill, in_order};
use super::filter::Filter;
use crate::core::form::State;
use crate::core::model::{AnnotationId, Label, Mark, Mention, Schema, Sheet, Span, SpanFilter};
use crate::core::review::talked_about;
use crate::core::text::{CodePoint, Text, TextRange};
use crate::state::use_app;

/// The height of a row in CSS pixels, as in the style sheet.
const ROW: usize = 52;
/// How many rows are kept ready above and below those that can be seen.
const SPARE: usize = 6;

/// What a row shows.
#[derive(Clone, PartialEq)]
struct Row {
    id: AnnotationId,
    revision: u32,
    label: String,
    ink: String,
    quote: String,
    note: String,
    /// What is to be done about it.
    to_do: Option<State>,
    inside: bool,
    /// Whether somebody said something about it.
    said: bool,
}

/// The list.
#[component]
pub fn List() -> impl IntoView {
    let app = use_app();
    let workspace = app.workspace;
    let host = NodeRef::<html::Div>::new();
    let (scrolled, height) = (RwSignal::new(0), RwSignal::new(900));
    let look = move || {
        if let Some(host) = host.get_untracked() {
            scrolled.set(usize::try_from(host.scroll_top()).unwrap_or_default());
            height.set(usize::try_from(host.client_height()).unwrap_or_default());
        }
    };
    Effect::new(move || {
        if host.get().is_some() {
            look();
        }
    });
    let all = Memo::new(move |_| {
        workspace.follow();
        workspace.with_sheet(|_, sheet, _| sheet.spans.len()).unwrap_or_default()
    });
    // The places of the spans that are listed, where that is not all of them.
    let places = Memo::new(move |_| {
        workspace.follow();
        workspace
            .with_sheet(|_, sheet, schema| {
                workspace.filter.with(|filter| filter.places(&sheet.spans, schema))
            })
            .flatten()
    });
    let count = Memo::new(move |_| places.with(|places| places.as_ref().map_or(all.get(), Vec::len)));
    let first = Memo::new(move |_| (scrolled.get() / ROW).saturating_sub(SPARE));
    let rows = move || {
        workspace.follow();
        let language = app.session.language.get();
        let (first, many) = (first.get(), height.get() / ROW + 2 * SPARE);
        let said = workspace.report.get().and_then(|report| {
            workspace.with(|project| (project.open_layer, talked_about(project, &report)))
        });
        let said =
            |id| said.as_ref().is_some_and(|(layer, all)| all.contains(&Mention { layer: *layer, id }));
        let read = |report: &std::sync::Arc<crate::core::model::Report>, sheet: &Sheet, schema: &Schema| {
            let place =
                |n: usize| places.with(|places| places.as_ref().map_or(Some(n), |all| all.get(n).copied()));
            let shown = (first..first + many).filter_map(place);
            let spans = shown.filter_map(|n| sheet.spans.nth(n).map(|span| (n, span)));
            spans
                .map(|(n, span)| {
                    let name = |label: &crate::core::model::Words| language.of(label).to_owned();
                    Row { said: said(span.id), ..row(n, span, &report.text, sheet, schema, name) }
                })
                .collect::<Vec<_>>()
        };
        workspace.with_sheet(read).unwrap_or_default()
    };
    let counted = live(move || {
        let (count, all) = (count.get(), all.get());
        if count == all {
            return figure(all);
        }
        app.session.words().so_many_of.replacen("{}", &figure(count), 1).replacen("{}", &figure(all), 1)
    });
    let how = live(move || {
        workspace.opened.track();
        let session = app.session;
        let first = |schema: &Schema, label: &Label| session.label_caps(schema, &label.id).into_iter().next();
        let keys = workspace.with(|project| {
            let schema = &project.schema;
            schema.offered().filter_map(|label| first(schema, label)).collect::<Vec<_>>().join(" ")
        });
        session.words().no_spans_more.replace("{}", &keys.unwrap_or_default())
    });
    let is_sample = Memo::new(move |_| {
        workspace.opened.track();
        workspace.with(|project| project.id == crate::sample::ID).unwrap_or_default()
    });
    view! {
        <div class="heading"><h2>{app.session.text(|w| w.all_spans)}</h2><span>{counted}</span></div>
        <SetAside />
        <Show when=move || 0 < all.get()>
            <Filter />
        </Show>
        <Show when=move || 0 < all.get() && count.get() == 0>
            <div class="nothing">
                <p>{app.session.text(|w| w.none_admitted)}</p>
                <Quiet does="all-spans" name=app.session.text(|w| w.admit_all) act=Box::new(move || workspace.filter.set(SpanFilter::default())) />
            </div>
        </Show>
        <Show when=move || all.get() == 0>
            <div class="nothing">
                <p>{app.session.text(|w| w.no_spans)}</p>
                <p>{how}</p>
                <Show when=move || is_sample.get()>
                    <Quiet does="example" name=app.session.text(|w| w.coding.see_example) act=Box::new(move || app.opening.show_example()) />
                </Show>
            </div>
        </Show>
        <div class="rows" node_ref=host on:scroll=move |_| look()>
            <ul style:block-size=live(move || format!("{}px", count.get() * ROW))
                style:padding-block-start=live(move || format!("{}px", first.get().min(count.get()) * ROW))>
                <For each=rows key=|row| (row.id, row.revision, row.label.clone(), row.inside, row.said) let:row>
                    <ListRow row count places />
                </For>
            </ul>
        </div>
    }
}

fn row(
    position: usize,
    span: &Span,
    text: &Text,
    sheet: &Sheet,
    schema: &Schema,
    name: impl Fn(&crate::core::model::Words) -> String,
) -> Row {
    let label = schema.label(&span.label);
    // A rule in the margin holds others as a matter of course; only what lies
    // in a filled span is set in.
    let holds = |other: &&Span| {
        other.id != span.id
            && other.range.encloses(span.range)
            && sheet.spans.position(other.id) < Some(position)
            && schema.label(&other.label).is_some_and(|label| label.mark == Mark::Fill)
    };
    // What encloses it covers its first letter: that are far fewer than touch all of it.
    let first_letter = TextRange::between(span.range.start(), CodePoint(span.range.start().0 + 1));
    Row {
        id: span.id,
        revision: span.provenance.revision,
        label: label.map_or_else(|| span.label.to_string(), |label| name(&label.name)),
        ink: label.map(|label| label.ink().class()).unwrap_or_default(),
        quote: quote(span, text),
        note: span.note.clone(),
        to_do: if label.is_some_and(|label| label.missing(&span.attributes).next().is_some()) {
            Some(State::Missing)
        } else {
            span.is_unconfirmed().then_some(State::Suggested)
        },
        inside: sheet.spans.touching(first_letter).any(|other| holds(&other)),
        said: false,
    }
}

/// The first words of a span, its parts with dots between.
fn quote(span: &Span, text: &Text) -> String {
    let pieces = span.pieces().iter().map(|piece| text.slice(*piece).unwrap_or_default());
    pieces.collect::<Vec<_>>().join(" … ").chars().take(120).collect()
}

#[component]
fn ListRow(row: Row, count: Memo<usize>, places: Memo<Option<Vec<usize>>>) -> impl IntoView {
    let workspace = use_app().workspace;
    let Row { id, label, ink, quote, note, to_do, inside, said, .. } = row;
    let session = use_app().session;
    let go = move |_| {
        workspace.select(Some(id));
        workspace.sought.set(Some(id));
    };
    let spoken = format!("{label}: {quote}");
    let spoken = if said { fill(session.words_now().review.talked_about, &[&spoken]) } else { spoken };
    let place = live(move || {
        workspace.follow();
        let position = workspace.with_sheet(|_, sheet, _| {
            let place = sheet.spans.position(id)?;
            places.with(|places| places.as_ref().map_or(Some(place), |all| all.binary_search(&place).ok()))
        });
        position.flatten().map(|position| (position + 1).to_string()).unwrap_or_default()
    });
    view! {
        <li class:inside=inside class:hovered=flag(move || workspace.hovered.get() == Some(id))
            aria-setsize=live(move || count.get().to_string()) aria-posinset=place>
            <button data-span=id.to_string() aria-label=spoken on:click=go
                on:pointerenter=move |_| workspace.hovered.set(Some(id)) on:pointerleave=move |_| workspace.hovered.set(None)>
                <span class="quote" dir="auto"><span class=format!("lab {ink}")>{in_order(&quote)}</span></span>
                <span class="meta">
                    <span>{label}</span>
                    {to_do.map(|state| {
                        let open = state == State::Missing;
                        let says = session.text(if open { |w| w.coding.incomplete } else { |w| w.coding.suggested });
                        view! { <span class="to-do" class:suggested=!open>{says}</span> }
                    })}
                    {said.then(|| view! { <Icon shape=Shape::Said /> })}
                    {(!note.is_empty()).then(|| view! { <Icon shape=Shape::Note /><bdi class="noted">{note}</bdi> })}
                </span>
            </button>
        </li>
    }
}

/// What came with a file and fits nowhere: kept, counted, never hidden.
#[component]
fn SetAside() -> impl IntoView {
    let app = use_app();
    let count = move || {
        app.workspace.follow();
        app.workspace.with_sheet(|_, sheet, _| sheet.quarantine.len()).unwrap_or_default()
    };
    view! {
        <Show when=move || 0 < count()>
            <div class="aside">
                <p>{live(move || app.session.words().set_aside.of(app.session.language.get(), count()))}</p>
                <p>{app.session.text(|w| w.set_aside_more)}</p>
            </div>
        </Show>
    }
}
