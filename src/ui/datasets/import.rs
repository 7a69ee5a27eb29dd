//! A data set on its way in: what was found, how it is read, what becomes of its labels.

use leptos::prelude::*;

use super::super::controls::{Choose, Quiet, flag, live};
use super::super::dialogs::Dialog;
use super::super::messages::{apart, describe_findings, describe_found, figure, fill, unit_name};
use super::columns::Columns;
use super::fields::{Either, ProgressBar, Tick};
use super::mapping::Kinds;
use crate::core::datasets::errands::Outline;
use crate::core::datasets::{Format, Into, Unit};
use crate::state::use_app;

/// The dialog.
#[component]
pub fn ImportDialog() -> impl IntoView {
    let app = use_app();
    let (session, importing) = (app.session, app.importing);
    let shown = flag(move || !importing.batches.with(Vec::is_empty));
    let ready = flag(move || {
        let any = |overview: &Outline| overview.inventory.documents > 0;
        importing.overview.with(|overview| overview.as_ref().is_some_and(any)) && !importing.is_too_much()
    });
    view! {
        <Dialog class="notice dataset" title=session.text(|w| w.incoming.import) shown close=|app| app.importing.cancel()>
            <div class="dataset-body">
                <Files />
                <Columns />
                <Outcome />
                <div class="dataset-then" hidden=flag(move || !ready.get())>
                    <Kinds labels=true />
                    <Kinds labels=false />
                    <Attributes />
                    <Where />
                </div>
                <Problems />
                <div class="answers">
                    <Quiet does="cancel" name=session.text(|w| w.adding.cancel) act=Box::new(move || importing.cancel()) />
                    <button class="main-answer" data-does="dataset-take" disabled=flag(move || !ready.get()) on:click=move |_| importing.confirm()>
                        {session.text(|w| w.incoming.take)}
                    </button>
                </div>
            </div>
        </Dialog>
    }
}

/// The files by their formats, and what their offsets count.
#[component]
fn Files() -> impl IntoView {
    let app = use_app();
    let (session, importing) = (app.session, app.importing);
    let all = Memo::new(move |_| importing.batches.with(Vec::len));
    let units = Signal::derive(move || {
        let language = session.language.get();
        let likely = (String::new(), session.words().incoming.as_likely.to_owned());
        let units = Unit::ALL.map(|unit| (unit.word().to_owned(), unit_name(language, unit).to_owned()));
        [likely].into_iter().chain(units).collect()
    });
    let unit = live(move || importing.unit.get().map(|unit| unit.word().to_owned()).unwrap_or_default());
    view! {
        <div class="dataset-fields">
            {move || (0..all.get()).map(|at| view! { <FilesOf at /> }).collect_view()}
            <Choose name=session.text(|w| w.incoming.unit) does="dataset-unit" options=units chosen=unit
                choose=Box::new(move |word| importing.choose_unit(Unit::parse(&word))) />
        </div>
    }
}

/// Files of one format, which can be another.
#[component]
fn FilesOf(at: usize) -> impl IntoView {
    let app = use_app();
    let (session, importing) = (app.session, app.importing);
    let batch = Memo::new(move |_| importing.batches.with(|batches| batches.get(at).cloned()));
    let name = live(move || {
        let words = &session.words().incoming;
        batch.get().map_or_else(String::new, |batch| match batch.files {
            1 => apart(&batch.name),
            many => fill(words.files, &[&apart(&batch.name), &figure(many)]),
        })
    });
    let formats = Signal::stored(
        Format::ALL
            .iter()
            .filter(|one| one.is_read())
            .map(|one| (one.word().to_owned(), one.name().to_owned()))
            .collect::<Vec<_>>(),
    );
    let format = live(move || batch.get().map(|batch| batch.format.word().to_owned()).unwrap_or_default());
    view! {
        <Choose name does="dataset-format" options=formats chosen=format
            choose=Box::new(move |word| if let Some(format) = Format::parse(&word) { importing.choose_format(at, format) }) />
    }
}

/// What was found.
#[component]
fn Outcome() -> impl IntoView {
    let app = use_app();
    let (session, importing) = (app.session, app.importing);
    let overview = importing.overview;
    let says = live(move || {
        let language = session.language.get();
        overview.with(|overview| match overview {
            None => session.words().incoming.reading.to_owned(),
            Some(overview) => describe_found(language, overview),
        })
    });
    let doubts = live(move || {
        let (words, language) = (session.words(), session.language.get());
        let many = overview.with(|overview| overview.as_ref().and_then(|overview| overview.doubts));
        let told = many.filter(|_| importing.unit.get().is_none());
        told.map(|(many, _)| fill(words.incoming.doubts, &[&words.reports_counted.of(language, many)]))
            .unwrap_or_default()
    });
    let too_many = live(move || {
        let many = overview.with(|overview| overview.as_ref().map_or(0, |one| one.inventory.labels.len()));
        if importing.is_too_much() {
            fill(session.words().incoming.too_many, &[&figure(many)])
        } else {
            String::new()
        }
    });
    view! {
        <p class="dataset-says" role="status">{says}</p>
        <ProgressBar name=session.text(|w| w.incoming.reading) progress=importing.progress />
        <p class="dataset-warning" role="alert">{doubts}</p>
        <p class="dataset-warning" role="alert">{too_many}</p>
    }
}

/// Whether the schema grows by attributes.
#[component]
fn Attributes() -> impl IntoView {
    let app = use_app();
    let (session, importing) = (app.session, app.importing);
    let on = flag(move || {
        importing.mapping.with(|mapping| mapping.as_ref().is_some_and(|mapping| mapping.attributes))
    });
    let turn = move || {
        importing.mapping.update(|mapping| {
            mapping.iter_mut().for_each(|mapping| mapping.attributes = !mapping.attributes)
        });
    };
    let none = flag(move || {
        importing.overview.with(|overview| {
            overview.as_ref().is_none_or(|overview| {
                let kinds = overview.inventory.labels.values().chain(overview.inventory.relations.values());
                kinds.into_iter().all(|kind| kind.attributes.is_empty())
            })
        })
    });
    view! {
        <Tick does="dataset-attributes" name=session.text(|w| w.incoming.attributes) on hidden=none turn=Box::new(turn) />
    }
}

/// Whose layer it goes to.
#[component]
fn Where() -> impl IntoView {
    let app = use_app();
    let (session, importing) = (app.session, app.importing);
    let options = [session.text(|w| w.incoming.into_open), session.text(|w| w.incoming.into_each)];
    let second = flag(move || importing.into.get() == Into::Each);
    view! {
        <div class="dataset-fields">
            <Either does="dataset-into" name=session.text(|w| w.incoming.into) options second
                choose=Box::new(move |each| importing.into.set(if each { Into::Each } else { Into::Open })) />
        </div>
    }
}

/// What is to be told of the files.
#[component]
fn Problems() -> impl IntoView {
    let app = use_app();
    let (session, importing) = (app.session, app.importing);
    let lines = Memo::new(move |_| {
        let language = session.language.get();
        importing.overview.with(|overview| {
            overview
                .as_ref()
                .map(|overview| describe_findings(language, &overview.findings))
                .unwrap_or_default()
        })
    });
    let many = live(move || {
        let many = importing
            .overview
            .with(|overview| overview.as_ref().map_or(0, |overview| overview.findings.len()));
        format!("{} ({})", session.words().incoming.problems, figure(many))
    });
    view! {
        <details class="dataset-problems" hidden=flag(move || lines.with(Vec::is_empty)) open>
            <summary>{many}</summary>
            <ul>{move || lines.get().into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
        </details>
    }
}
