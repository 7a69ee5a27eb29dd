//! Where people would rather look: casualties by place, source, perpetrator and
//! group as ranges, spans by label and choice, and the progress of the reports.
//! Each picture is a table, with a drawing in it for the eye.

use leptos::prelude::*;

use super::super::controls::{Choose, flag, live};
use super::super::messages::{describe_sum, figure, fill};
use super::mark::{Mark, Picture, as_figure, decades};
use super::table::kinds;
use super::{mirrored, name_kind};
use crate::core::facts::{By, groups};
use crate::state::{App, Word, use_app};

/// More lines than a picture holds.
const MOST: usize = 12;

const RANGES: [(By, &str, Word); 4] = [
    (By::Place, "by-place", |w| w.facts.by_place),
    (By::Source, "by-source", |w| w.facts.by_source),
    (By::Perpetrator, "by-perpetrator", |w| w.facts.by_perpetrator),
    (By::Group, "by-group", |w| w.facts.by_group),
];

/// A line of a picture.
#[derive(Clone, PartialEq)]
struct Line {
    name: String,
    mark: Mark,
    words: String,
}

/// What a picture holds.
#[derive(Clone, Default, PartialEq)]
struct Lines {
    lines: Vec<Line>,
    notes: Vec<String>,
}

/// All pictures.
#[component]
pub(super) fn Pictures() -> impl IntoView {
    let app = use_app();
    let (facting, session) = (app.facting, app.session);
    let wanted = RwSignal::new(None::<String>);
    let kind = Memo::new(move |_| {
        facting.made.track();
        let kinds = kinds(app);
        wanted.get().filter(|kind| kinds.contains(kind)).or_else(|| kinds.into_iter().next())
    });
    let options = move || {
        facting.made.track();
        kinds(app).into_iter().map(|kind| (kind.clone(), name_kind(app, &kind))).collect::<Vec<_>>()
    };
    let range = move |(by, id, word): (By, &'static str, Word)| {
        let lines = Memo::new(move |_| {
            facting.made.track();
            ranges(app, by, kind.get().as_ref())
        });
        view! { <Chart id caption=session.text(word) lines /> }
    };
    let used = Memo::new(move |_| {
        facting.made.track();
        facting.with_tally(|tally| {
            tally.values.iter().map(|one| (one.label.clone(), one.attribute.clone())).collect::<Vec<_>>()
        })
    });
    let by_choice = move |(at, (label, attribute)): (usize, (crate::core::model::LabelId, String))| {
        let of = attribute.clone();
        let lines = Memo::new(move |_| {
            facting.made.track();
            let language = session.language.get();
            let name = |id: &str| {
                app.workspace.with(|project| language.choice(&project.schema, &of, id)).unwrap_or_default()
            };
            let counts = facting.with_tally(|tally| tally.values.get(at).map(|one| one.counts.clone()));
            bars(counts.unwrap_or_default().into_iter().map(|(id, count)| (name(&id), count)).collect())
        });
        let caption = live(move || {
            let language = session.language.get();
            let names = app.workspace.with(|project| {
                let schema = &project.schema;
                [language.label(schema, &label).to_owned(), language.attribute(schema, &attribute)]
            });
            let [label, attribute] = names.unwrap_or_default();
            fill(session.words().facts.by_choice, &[&label, &attribute])
        });
        view! { <Chart id="by-choice" caption lines /> }
    };
    let by_label = Memo::new(move |_| {
        facting.made.track();
        bars(labels(app))
    });
    let progress = Memo::new(move |_| {
        facting.made.track();
        let words = session.words();
        let counts = facting.with_tally(|tally| tally.progress);
        bars(
            [words.state_new, words.state_begun, words.state_done]
                .into_iter()
                .map(str::to_owned)
                .zip(counts)
                .collect(),
        )
    });
    view! {
        <div class="facts-tools" hidden=flag(move || kind.get().is_none())>
            <Choose named=false does="pictures-kind" name=session.text(|w| w.facts.kind) options=Signal::derive(options)
                chosen=live(move || kind.get().unwrap_or_default()) choose=Box::new(move |kind| wanted.set(Some(kind))) />
            <p>{session.text(|w| w.facts.key)}</p>
        </div>
        <div class="charts">
            {RANGES.map(range).collect_view()}
            <Chart id="by-progress" caption=session.text(|w| w.facts.by_progress) lines=progress />
            <Chart id="by-label" caption=session.text(|w| w.facts.by_label) lines=by_label />
            {move || used.get().into_iter().enumerate().map(by_choice).collect_view()}
        </div>
    }
}

/// What is counted of a kind, by place, source …
fn ranges(app: App, by: By, kind: Option<&String>) -> Lines {
    let language = app.session.language.get();
    let words = &language.messages().facts;
    let unnamed = if by == By::Source { words.report_itself } else { words.not_stated };
    app.facting.with(|facts, _| {
        let of_kind =
            |at: &usize| facts.rows.get(*at).is_some_and(|row| kind.is_none() || row.kind.as_ref() == kind);
        let rows: Vec<usize> = (0..facts.rows.len()).filter(of_kind).collect();
        let found = groups(facts, &rows, by);
        let axis = decades(found.groups.iter().map(|group| as_figure(&group.sum)));
        let line = |group: &crate::core::facts::Group| Line {
            name: group.name.clone().unwrap_or_else(|| unnamed.to_owned()),
            mark: Mark::Range(as_figure(&group.sum), axis),
            words: describe_sum(language, &group.sum),
        };
        let mut notes = Vec::new();
        if found.shared > 0 {
            notes.push(fill(words.shared, &[&figure(found.shared)]));
        }
        if let Some(more) = found.groups.len().checked_sub(MOST).filter(|more| *more > 0) {
            notes.push(fill(words.more, &[&figure(more)]));
        }
        // Where nothing but what is not stated would stand there is nothing to see.
        let named = found.groups.iter().any(|group| group.name.is_some());
        let lines = found.groups.iter().take(MOST).filter(|_| named).map(line).collect();
        Lines { lines, notes }
    })
}

/// How many spans each label has, in the order of the schema.
fn labels(app: App) -> Vec<(String, usize)> {
    let language = app.session.language.get();
    let counted = app.facting.with_tally(|tally| tally.labels.clone());
    let named = app.workspace.with(|project| {
        let count = |id| counted.iter().find(|(label, _)| label == id).map_or(0, |(_, count)| *count);
        let labels = project.schema.labels.iter();
        labels.map(|label| (language.of(&label.name).to_owned(), count(&label.id))).collect()
    });
    named.unwrap_or_default()
}

fn bars(counts: Vec<(String, usize)>) -> Lines {
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or_default();
    let line =
        |(name, count): (String, usize)| Line { name, mark: Mark::Bar(count, most), words: figure(count) };
    Lines { lines: counts.into_iter().map(line).collect(), notes: Vec::new() }
}

/// A picture; nothing where there is nothing to see.
#[component]
fn Chart(id: &'static str, caption: Signal<String>, lines: Memo<Lines>) -> impl IntoView {
    let session = use_app().session;
    let line = move |Line { name, mark, words }: Line| {
        view! {
            <tr>
                <th scope="row" title=name.clone()><bdi>{name.clone()}</bdi></th>
                <td><span class="value"><Picture mark mirrored=mirrored() /><span>{words}</span></span></td>
            </tr>
        }
    };
    view! {
        <figure data-picture=id hidden=flag(move || lines.with(|lines| lines.lines.is_empty()))>
            <table>
                <caption>{caption}</caption>
                <thead class="unseen"><tr><th scope="col">{session.text(|w| w.facts.what)}</th><th scope="col">{session.text(|w| w.facts.count)}</th></tr></thead>
                <tbody>{move || lines.get().lines.into_iter().map(line).collect_view()}</tbody>
            </table>
            {move || lines.get().notes.into_iter().map(|note| view! { <figcaption>{note}</figcaption> }).collect_view()}
        </figure>
    }
}
