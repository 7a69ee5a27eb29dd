//! How the report is set: a popover under its button in the bar.

use leptos::prelude::*;

use super::super::controls::{Quiet, chord_of, flag, live};
use super::super::icons::Shape;
use crate::platform::fonts;
use crate::state::reading::{LINE, Measure, SANS, SIZE, Scale};
use crate::state::{Deed, Reading, Word, use_app};

/// The button and its popover.
#[component]
pub fn ReadingMenu() -> impl IntoView {
    let session = use_app().session;
    let chord = chord_of(Some(Deed::Reading));
    let hint = live(move || {
        let chord = chord.get();
        let keys = if chord.is_empty() { String::new() } else { format!(" (\u{2068}{chord}\u{2069})") };
        format!("{}{keys}", session.words().reading)
    });
    let families = RwSignal::new(Vec::new());
    let look = move || {
        if families.with_untracked(Vec::is_empty) {
            families.set(fonts::present());
        }
    };
    let usual = flag(move || session.reading.with(|reading| *reading == Reading::default()));
    view! {
        <button class="tool word" data-does="reading" popovertarget="reading" title=hint>
            <span aria-hidden="true">{session.text(|w| w.reading_sign)}</span>
            <span class="unseen">{session.text(|w| w.reading)}</span>
        </button>
        <div id="reading" class="popover" popover="auto" role="group" aria-label=session.text(|w| w.reading) on:toggle=move |_| look()>
            <Font families />
            <Slider does="size" scale=SIZE name=|w| w.reading_size read=|reading| reading.size write=|reading, size| Reading { size, ..reading } />
            <Slider does="line" scale=LINE name=|w| w.reading_line read=|reading| reading.line write=|reading, line| Reading { line, ..reading } />
            <Measures />
            <Switch does="isolate" name=|w| w.reading_isolate more=|w| w.reading_isolate_more
                read=|reading| reading.isolate write=|reading, isolate| Reading { isolate, ..reading } />
            <Switch does="invisibles" name=|w| w.reading_invisibles more=|w| w.reading_invisibles_more
                read=|reading| reading.invisibles write=|reading, invisibles| Reading { invisibles, ..reading } />
            <Quiet shape=Shape::Return does="reading-usual" off=usual name=session.text(|w| w.reading_usual)
                act=Box::new(move || session.read_as(|_| Reading::default())) />
        </div>
    }
}

/// Fonts that are there, and a field for the name of another.
#[component]
fn Font(families: RwSignal<Vec<&'static str>>) -> impl IntoView {
    let session = use_app().session;
    let font = Memo::new(move |_| session.reading.with(|reading| reading.font.clone()));
    let listed = move || {
        font.with(|font| {
            matches!(font.as_str(), "" | SANS) || families.with(|all| all.contains(&font.as_str()))
        })
    };
    // The field stays while one writes a name that happens to be listed.
    let other = RwSignal::new(false);
    let shows = flag(move || other.get() || !listed());
    let chosen = live(move || if shows.get() { OTHER.to_owned() } else { font.get() });
    let set = move |font: String| session.read_as(|reading| Reading { font, ..reading });
    let choose = move |value: String| {
        other.set(value == OTHER);
        if value != OTHER {
            set(value);
        }
    };
    let option = move |value: &'static str, name: Signal<String>| {
        view! { <option value=value selected=flag(move || chosen.with(|chosen| chosen == value))>{name}</option> }
    };
    view! {
        <label class="setting">
            <span>{session.text(|w| w.reading_font)}</span>
            <select data-does="font" autofocus on:change=move |event| choose(event_target_value(&event))>
                {option("", session.text(|w| w.reading_naskh))}
                {option(SANS, session.text(|w| w.reading_sans))}
                {move || families.get().into_iter().map(|family| option(family, Signal::stored(family.to_owned()))).collect_view()}
                {option(OTHER, session.text(|w| w.reading_other))}
            </select>
        </label>
        <label class="setting" hidden=flag(move || !shows.get())>
            <span>{session.text(|w| w.reading_other_name)}</span>
            <input type="text" dir="auto" data-does="font-name" prop:value=font on:change=move |event| set(event_target_value(&event)) />
        </label>
    }
}

/// Stands for a font that is not in the list.
const OTHER: &str = "other";

/// A number that is set by a slider.
#[component]
fn Slider(
    does: &'static str,
    scale: Scale,
    name: Word,
    read: fn(&Reading) -> u32,
    write: fn(Reading, u32) -> Reading,
) -> impl IntoView {
    let session = use_app().session;
    let value = live(move || session.reading.with(read).to_string());
    let shown = live(move || session.words().percent.replace("{}", &value.get()));
    let set = move |value: String| {
        if let Ok(value) = value.parse() {
            session.read_as(|reading| write(reading, value));
        }
    };
    view! {
        <label class="setting">
            <span>{session.text(name)}</span>
            <output>{shown}</output>
            <input type="range" data-does=does min=scale.least.to_string() max=scale.most.to_string() step=scale.step.to_string()
                prop:value=value aria-valuetext=shown on:input=move |event| set(event_target_value(&event)) />
        </label>
    }
}

/// How long lines may be.
#[component]
fn Measures() -> impl IntoView {
    let session = use_app().session;
    let named = |measure| -> Word {
        match measure {
            Measure::Narrow => |w| w.measure_narrow,
            Measure::Normal => |w| w.measure_normal,
            Measure::Wide => |w| w.measure_wide,
        }
    };
    let choice = move |measure: Measure| {
        let chosen = flag(move || session.reading.with(|reading| reading.measure == measure));
        view! {
            <label>
                <input type="radio" name="measure" value=measure.as_str() prop:checked=chosen class="hidden-input"
                    on:change=move |_| session.read_as(|reading| Reading { measure, ..reading }) />
                <span>{session.text(named(measure))}</span>
            </label>
        }
    };
    view! {
        <fieldset class="setting">
            <legend>{session.text(|w| w.reading_measure)}</legend>
            <div class="segments">{Measure::ALL.map(choice)}</div>
        </fieldset>
    }
}

/// A yes or no.
#[component]
fn Switch(
    does: &'static str,
    name: Word,
    more: Word,
    read: fn(&Reading) -> bool,
    write: fn(Reading, bool) -> Reading,
) -> impl IntoView {
    let session = use_app().session;
    let on = flag(move || session.reading.with(read));
    view! {
        <label class="switch">
            <input type="checkbox" data-does=does prop:checked=on on:change=move |event| session.read_as(|reading| write(reading, event_target_checked(&event))) />
            <span>{session.text(name)}<small>{session.text(more)}</small></span>
        </label>
    }
}
