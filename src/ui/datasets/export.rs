//! A data set on its way out: what goes into it, how it is written, what it looks
//! like and what it can't carry.

use leptos::prelude::*;

use super::super::controls::{Choose, flag, live};
use super::super::dialogs::Dialog;
use super::super::messages::{
    apart, describe_losses, describe_made, describe_offsets, extent_name, figure, fill, in_order,
};
use super::card::Card;
use super::fields::{Either, ProgressBar, Tick};
use super::preview::Preview;
use crate::core::datasets::write::{Needs, Nesting, Recipe, Scheme, needs};
use crate::core::datasets::{Format, Split, Tokens, View};
use crate::core::model::LayerId;
use crate::state::{Choice, Extent, Word, use_app};

/// The dialog.
#[component]
pub fn ExportDialog() -> impl IntoView {
    let app = use_app();
    let (session, exporting) = (app.session, app.exporting);
    let shown = flag(move || exporting.choice.with(Option::is_some));
    let ready = flag(move || exporting.made.with(|made| made.as_ref().is_some_and(|made| made.reports > 0)));
    view! {
        <Dialog class="notice dataset" title=session.text(|w| w.datasets.export) shown close=|app| app.exporting.close()>
            <form class="dataset-body" method="dialog" on:submit=move |event| {
                event.prevent_default();
                exporting.save();
            }>
                <div class="dataset-fields">
                    <What />
                    <How />
                </div>
                <Parting />
                <Card />
                <Outcome />
                <div class="answers">
                    <button class="main-answer" data-does="dataset-save" disabled=flag(move || !ready.get())>{session.text(|w| w.datasets.save)}</button>
                </div>
            </form>
        </Dialog>
    }
}

/// What is chosen now, for what depends on it.
fn chosen<T: PartialEq + Send + Sync + 'static>(
    read: impl Fn(&Choice) -> T + Send + Sync + 'static,
) -> Memo<Option<T>> {
    let choice = use_app().exporting.choice;
    Memo::new(move |_| choice.with(|choice| choice.as_ref().map(&read)))
}

const EXTENTS: [(&str, Extent); 3] = [("this", Extent::This), ("queue", Extent::Queue), ("all", Extent::All)];

/// Which reports, and whose work on them.
#[component]
fn What() -> impl IntoView {
    let app = use_app();
    let (session, exporting) = (app.session, app.exporting);
    let extent = chosen(|choice| choice.extent);
    let extents = Signal::derive(move || {
        extent.track();
        let language = session.language.get();
        let offered = EXTENTS.into_iter().filter(|(_, one)| *one != Extent::Queue || exporting.can_narrow());
        offered.map(|(value, one)| (value.to_owned(), extent_name(language, one).to_owned())).collect()
    });
    let value = live(move || {
        let found = EXTENTS.into_iter().find(|(_, one)| Some(*one) == extent.get());
        found.map(|(value, _)| value.to_owned()).unwrap_or_default()
    });
    let choose = move |value: String| {
        if let Some((_, extent)) = EXTENTS.into_iter().find(|(name, _)| *name == value) {
            exporting.change(|choice| choice.extent = extent);
        }
    };
    let done =
        flag(move || exporting.choice.with(|choice| choice.as_ref().is_some_and(|choice| choice.done_only)));
    view! {
        <div class="dataset-reports">
            <Choose name=session.text(|w| w.datasets.reports) does="dataset-extent" options=extents chosen=value choose=Box::new(choose) />
            <Tick does="dataset-done" name=session.text(|w| w.datasets.done_only) on=done
                turn=Box::new(move || exporting.change(|choice| choice.done_only = !choice.done_only)) />
        </div>
        <fieldset class="dataset-layers">
            <legend>{session.text(|w| w.datasets.whose)}</legend>
            {move || exporting.layers().into_iter().map(|layer| view! { <LayerTick layer /> }).collect_view()}
        </fieldset>
    }
}

/// One annotator's work, to be ticked.
#[component]
fn LayerTick(
    /// The layer, its annotator, and whether it is the adjudicated one.
    layer: (LayerId, String, bool),
) -> impl IntoView {
    let app = use_app();
    let (session, exporting) = (app.session, app.exporting);
    let (id, annotator, gold) = layer;
    let name = live(move || {
        let words = session.words();
        let name = if annotator.is_empty() { words.nameless.to_owned() } else { apart(&annotator) };
        if gold { fill(words.datasets.gold, &[&name]) } else { name }
    });
    let ticked = flag(move || {
        exporting.choice.with(|choice| choice.as_ref().is_some_and(|choice| choice.layers.contains(&id)))
    });
    let turn = move || {
        exporting.change(|choice| {
            if !choice.layers.remove(&id) {
                choice.layers.insert(id);
            }
        });
    };
    view! { <Tick does="dataset-layer" name on=ticked turn=Box::new(turn) /> }
}

/// In which format, and what that format leaves to choose.
#[component]
fn How() -> impl IntoView {
    let app = use_app();
    let (session, exporting) = (app.session, app.exporting);
    let recipe = chosen(|choice| choice.recipe);
    let formats = Signal::stored(
        Format::ALL
            .iter()
            .filter(|one| one.is_written())
            .map(|one| (one.word().to_owned(), one.name().to_owned()))
            .collect::<Vec<_>>(),
    );
    let format = live(move || recipe.get().map(|recipe| recipe.format.word().to_owned()).unwrap_or_default());
    let left = move |Left { does, asked, name, options, second, choose }: Left| {
        let hidden = flag(move || !recipe.get().is_some_and(|recipe| asked(&needs(recipe.format))));
        let second = flag(move || recipe.get().is_some_and(|recipe| second(&recipe)));
        let choose = move |second| exporting.change(|choice| choose(&mut choice.recipe, second));
        view! {
            <div hidden=hidden>
                <Either does name=session.text(name) options=options.map(|word| session.text(word)) second choose=Box::new(choose) />
            </div>
        }
    };
    view! {
        <Choose name=session.text(|w| w.datasets.format) does="dataset-format" options=formats chosen=format
            choose=Box::new(move |word| if let Some(format) = Format::parse(&word) { exporting.change(|choice| choice.recipe.format = format) }) />
        {LEFT.map(left).collect_view()}
    }
}

/// What some formats leave to choose between two.
struct Left {
    does: &'static str,
    /// Whether a format of these needs does.
    asked: fn(&Needs) -> bool,
    name: Word,
    options: [Word; 2],
    /// Whether it is the second.
    second: fn(&Recipe) -> bool,
    choose: fn(&mut Recipe, bool),
}

const LEFT: [Left; 4] = [
    Left {
        does: "dataset-tokens",
        asked: |needs| needs.tokens,
        name: |w| w.datasets.tokens,
        options: [|w| w.datasets.by_words, |w| w.datasets.by_blanks],
        second: |recipe| recipe.tokens == Tokens::Blanks,
        choose: |recipe, second| recipe.tokens = if second { Tokens::Blanks } else { Tokens::Words },
    },
    Left {
        does: "dataset-edges",
        asked: |needs| needs.tokens,
        name: |w| w.datasets.edges,
        options: [|w| w.datasets.exact, |w| w.datasets.whole_tokens],
        second: |recipe| recipe.view == View::WholeTokens,
        choose: |recipe, second| recipe.view = if second { View::WholeTokens } else { View::Exact },
    },
    Left {
        does: "dataset-overlaps",
        asked: |needs| needs.nesting,
        name: |w| w.datasets.overlaps,
        options: [|w| w.datasets.innermost, |w| w.datasets.outermost],
        second: |recipe| recipe.nesting == Nesting::Outermost,
        choose: |recipe, second| {
            recipe.nesting = if second { Nesting::Outermost } else { Nesting::Innermost }
        },
    },
    Left {
        does: "dataset-tags",
        asked: |needs| needs.tags,
        name: |w| w.datasets.tags,
        options: [|_| "IOB2", |_| "BIOES"],
        second: |recipe| recipe.scheme == Scheme::Bioes,
        choose: |recipe, second| recipe.scheme = if second { Scheme::Bioes } else { Scheme::Iob2 },
    },
];

/// Whether it is parted, and how.
#[component]
fn Parting() -> impl IntoView {
    let app = use_app();
    let (session, exporting) = (app.session, app.exporting);
    let split = chosen(|choice| choice.split);
    let now = move || split.get().flatten();
    let on = flag(move || now().is_some());
    let usual = Split { train: 80, dev: 10, test: 10, seed: 1 };
    let turn = move || {
        exporting.change(|choice| choice.split = if choice.split.is_some() { None } else { Some(usual) })
    };
    let set = move |write: fn(&mut Split, u32)| -> Box<dyn Fn(u32)> {
        Box::new(move |number| {
            exporting.change(|choice| choice.split.iter_mut().for_each(|split| write(split, number)))
        })
    };
    let field = move |read: fn(&Split) -> u32| {
        live(move || now().map(|split| read(&split).to_string()).unwrap_or_default())
    };
    let seed = |split: &Split| u32::try_from(split.seed).unwrap_or_default();
    view! {
        <Tick does="dataset-part" name=session.text(|w| w.datasets.part) on turn=Box::new(turn) />
        <div class="dataset-shares" hidden=flag(move || !on.get())>
            <Share id="dataset-train" name=session.text(|w| w.datasets.share(0)) value=field(|split| split.train) set=set(|split, n| split.train = n) />
            <Share id="dataset-dev" name=session.text(|w| w.datasets.share(1)) value=field(|split| split.dev) set=set(|split, n| split.dev = n) />
            <Share id="dataset-test" name=session.text(|w| w.datasets.share(2)) value=field(|split| split.test) set=set(|split, n| split.test = n) />
            <Share id="dataset-seed" name=session.text(|w| w.datasets.seed) value=field(seed) set=set(|split, n| split.seed = n.into()) />
            <p class="dataset-hint">{session.text(|w| w.datasets.seed_more)}</p>
        </div>
    }
}

/// A field for a whole number.
#[component]
fn Share(
    id: &'static str,
    name: Signal<String>,
    value: Signal<String>,
    set: Box<dyn Fn(u32)>,
) -> impl IntoView {
    view! {
        <label>
            <span>{name}</span>
            <input id=id type="number" min="0" max="1000000" autocomplete="off" prop:value=value
                on:change=move |event| if let Ok(number) = event_target_value(&event).parse() { set(number) } />
        </label>
    }
}

/// What comes of it.
#[component]
fn Outcome() -> impl IntoView {
    let app = use_app();
    let (session, exporting) = (app.session, app.exporting);
    let made = exporting.made;
    let says = live(move || {
        let language = session.language.get();
        made.with(|made| match made {
            None => session.words().datasets.making.to_owned(),
            Some(made) if made.reports == 0 => session.words().datasets.nothing.to_owned(),
            Some(made) => describe_made(language, made),
        })
    });
    let losses = Memo::new(move |_| {
        let language = session.language.get();
        made.with(|made| {
            made.as_ref().map(|made| describe_losses(language, &made.losses)).unwrap_or_default()
        })
    });
    let carried = live(move || {
        let words = &session.words().datasets;
        if losses.with(Vec::is_empty) { words.all_carried } else { words.lost }.to_owned()
    });
    let offsets = live(move || {
        let format = exporting.choice.with(|choice| choice.as_ref().map(|choice| choice.recipe.format));
        let counted = format.filter(|format| needs(*format).offsets);
        counted.map(|format| describe_offsets(session.language.get(), format).to_owned()).unwrap_or_default()
    });
    let lines = Signal::derive(move || {
        made.with(|made| made.as_ref().map(|made| made.preview.clone()).unwrap_or_default())
    });
    let empty = flag(move || made.with(|made| made.as_ref().is_none_or(|made| made.reports == 0)));
    view! {
        <p class="dataset-says" role="status">{says}</p>
        <ProgressBar name=session.text(|w| w.datasets.making) progress=exporting.progress />
        <div class="dataset-outcome" hidden=empty>
            <p>{carried}</p>
            <ul hidden=flag(move || losses.with(Vec::is_empty))>{move || losses.get().into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            <p class="dataset-hint">{offsets}</p>
            <h3>{session.text(|w| w.datasets.first_lines)}</h3>
            <Preview name=session.text(|w| w.datasets.first_lines) lines />
            <Files />
        </div>
    }
}

/// More files than anybody reads the names of.
const MOST_FILES: usize = 6;

/// The files that are saved.
#[component]
fn Files() -> impl IntoView {
    let app = use_app();
    let (session, made) = (app.session, app.exporting.made);
    let says = live(move || {
        made.with(|made| {
            let Some(made) = made else { return String::new() };
            let words = &session.words().datasets;
            let size = |bytes: usize| fill(words.kilobytes, &[&figure(bytes.div_ceil(1000))]);
            let files = made.files.iter().take(MOST_FILES);
            let mut names: Vec<String> =
                files.map(|(name, bytes)| format!("{} ({})", apart(&in_order(name)), size(*bytes))).collect();
            let more = made.files.len().saturating_sub(MOST_FILES);
            if more > 0 {
                names.push(fill(words.more_files, &[&figure(more)]));
            }
            names.join(" · ")
        })
    });
    view! { <p class="dataset-hint">{says}</p> }
}
