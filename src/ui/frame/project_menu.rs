//! The open project: its name, its files, its layers, who works on it.

use leptos::prelude::*;

use super::super::adding::Picker;
use super::super::controls::{Act, Combo, flag, live};
use super::super::guidelines;
use super::super::icons::{Icon, Shape};
use super::super::messages::{apart, fill, in_order};
use crate::core::edit::ProjectCommand;
use crate::core::model::{Layer, LayerId, Project};
use crate::state::{Deed, Draft, last_changed, use_app};

/// A popover under the project's name.
#[component]
pub fn ProjectMenu() -> impl IntoView {
    let app = use_app();
    let name = live(move || {
        app.workspace.opened.track();
        app.workspace.gathered.track();
        app.workspace.with(|project| in_order(&project.name)).unwrap_or_default()
    });
    view! {
        <button class="project" popovertarget="project-menu" title=app.session.text(|w| w.project_menu)>
            <bdi>{name}</bdi>
            <Icon shape=Shape::Down />
        </button>
        <div id="project-menu" class="popover" popover="auto">
            <Choice does="export-project" deed=Some(Deed::Export) name=app.session.text(|w| w.export_project) act=Box::new(move || app.opening.export_project()) />
            <Choice does="export-layer" deed=None name=app.session.text(|w| w.export_layer) act=Box::new(move || app.opening.export_layer()) />
            <Choice does="export-dataset" deed=None name=app.session.text(|w| w.datasets.menu) act=Box::new(move || app.exporting.open()) />
            <Choice does="hand-out" deed=None name=app.session.text(|w| w.handing.menu) act=Box::new(move || app.handing.open()) />
            <label class="choice">
                <span>{app.session.text(|w| w.import_file)}</span>
                <Picker />
            </label>
            <label class="choice">
                <span>{app.session.text(|w| w.adding.add_folder)}</span>
                <Picker folder=true />
            </label>
            <Choice does="paste" deed=None name=app.session.text(|w| w.adding.add_pasted) act=Box::new(move || app.adding.draft.set(Some(Draft::default()))) />
            <Choice does="schema" deed=Some(Deed::Schema) name=app.session.text(|w| w.schema.menu) act=Box::new(move || app.reshaping.begin()) />
            <Choice does="guide" deed=Some(Deed::Guidelines) name=app.session.text(|w| w.schema.guidelines) act=Box::new(move || guidelines::turn(app)) />
            <Choice does="agreement" deed=Some(Deed::Agreement) name=app.session.text(|w| w.agreement.name) act=Box::new(move || app.agreeing.toggle()) />
            <RemoveReport />
            <Choice does="to-start" deed=None name=app.session.text(|w| w.to_start) act=Box::new(move || app.opening.close()) />
            <Layers />
            <Name />
            <Signature />
        </div>
    }
}

/// Takes the shown report out of the project, saying how much work goes with it.
#[component]
fn RemoveReport() -> impl IntoView {
    let app = use_app();
    let session = app.session;
    let shown = move || {
        app.workspace.follow();
        app.workspace.report.get()
    };
    let name = live(move || {
        let Some(id) = shown() else { return String::new() };
        let work = app.workspace.with(|project| {
            let sheets = project.layers.iter().filter_map(|layer| layer.sheet(&id));
            sheets.map(|sheet| sheet.spans.len() + sheet.relations.len()).sum()
        });
        let words = session.words();
        let remove = fill(words.adding.remove_report, &[&apart(id.as_str())]);
        match work.unwrap_or(0) {
            0 => remove,
            work => fill(words.said_reading, &[&remove, &words.annotations.of(session.language.get(), work)]),
        }
    });
    let remove = move || {
        if let Some(id) = app.workspace.report.get_untracked() {
            // It is shown, so it is there.
            app.workspace.edit_project(ProjectCommand::RemoveReports(vec![id])).ok();
        }
    };
    view! {
        <Show when=move || shown().is_some()>
            <Choice does="remove-report" deed=None name act=Box::new(remove) />
        </Show>
    }
}

/// The project's name, to change it.
#[component]
fn Name() -> impl IntoView {
    let app = use_app();
    let name = live(move || {
        app.workspace.opened.track();
        app.workspace.gathered.track();
        app.workspace.with(|project| project.name.clone()).unwrap_or_default()
    });
    let rename = move |name: String| {
        // A blank name changes nothing, and the field shows the old one again.
        if app.workspace.edit_project(ProjectCommand::Rename(name.trim().to_owned())).is_err() {
            app.workspace.gathered.update(|n| *n += 1);
        }
    };
    view! {
        <label class="called">
            <span>{app.session.text(|w| w.adding.project_name)}</span>
            <input type="text" name="project-name" dir="auto" prop:value=name on:change=move |event| rename(event_target_value(&event)) />
        </label>
    }
}

/// A line of the menu; choosing it closes the menu.
#[component]
fn Choice(does: &'static str, deed: Option<Deed>, name: Signal<String>, act: Act) -> impl IntoView {
    view! {
        // Never to show it: a dialog that opens has closed the menu by itself.
        <button class="choice" data-does=does popovertarget="project-menu" popovertargetaction="hide" on:click=move |_| act()>
            <span>{name}</span>
            {deed.map(|deed| view! { <Combo caps=use_app().session.caps(deed) /> })}
        </button>
    }
}

/// A layer as the menu lists it.
#[derive(Clone)]
struct Listed {
    id: LayerId,
    annotator: String,
    gold: bool,
    /// How many spans it has.
    spans: usize,
    /// When it was changed last, where another is called alike: that tells them apart.
    last: Option<String>,
    open: bool,
}

fn listed(project: &Project) -> Vec<Listed> {
    let others = |layer: &&Layer| !layer.gold;
    let alike =
        |name: &str| 1 < project.layers.iter().filter(others).filter(|one| one.annotator == name).count();
    let list = |layer: &Layer| Listed {
        id: layer.id,
        annotator: layer.annotator.clone(),
        gold: layer.gold,
        spans: layer.sheets.values().map(|sheet| sheet.spans.len()).sum(),
        last: last_changed(layer).filter(|_| !layer.gold && alike(&layer.annotator)),
        open: layer.id == project.open_layer,
    };
    project.layers.iter().map(list).collect()
}

/// Which layer is worked on, where there is more than one.
#[component]
fn Layers() -> impl IntoView {
    let app = use_app();
    let layers = move || {
        app.workspace.opened.track();
        app.workspace.edited.track();
        app.workspace.with(listed).unwrap_or_default()
    };
    let row = move |layer: Listed| {
        let words = app.session.words();
        let spans = words.spans.of(app.session.language.get(), layer.spans);
        let tells = match &layer.last {
            Some(last) => fill(words.handing.last_change, &[&spans, &apart(last)]),
            None => spans,
        };
        let name = match (layer.gold, layer.annotator.is_empty()) {
            (true, _) => words.review.gold.to_owned(),
            (false, true) => words.nameless.to_owned(),
            (false, false) => layer.annotator,
        };
        view! {
            <label class="choice">
                <input type="radio" name="layer" prop:checked=layer.open on:change=move |_| app.workspace.open_layer(layer.id) />
                <bdi>{name}</bdi>
                <small>{tells}</small>
            </label>
        }
    };
    view! {
        <Show when=move || 1 < layers().len()>
            <fieldset class="group" disabled=flag(move || app.workspace.tabs.follows())>
                <legend>{app.session.text(|w| w.layers)}</legend>
                {move || layers().into_iter().map(row).collect_view()}
            </fieldset>
        </Show>
    }
}

/// The name that annotations are signed with.
#[component]
pub fn Signature() -> impl IntoView {
    let app = use_app();
    let session = app.session;
    view! {
        <label class="signature">
            <span>{session.text(|w| w.your_name)}</span>
            <input type="text" dir="auto" autocomplete="name" prop:value=session.annotator
                title=session.text(|w| w.your_name_more) on:change=move |event| app.workspace.sign_as(&event_target_value(&event)) />
        </label>
    }
}
