//! The list of keys, in which they can be changed.

mod change;
mod row;

use leptos::prelude::*;

use self::change::Changing;
use self::row::DeedRow;
use super::controls::{Combo, Quiet, flag, live};
use super::dialogs::Dialog;
use super::icons::Shape;
use crate::core::model::{Label, Schema};
use crate::state::keys::{ARROWS, Arrows, Deed, Group, Held};
use crate::state::{Word, use_app};

/// What a hand does with the pointer: where it stands in the list, what is
/// held, what the hand does, and what that does.
struct Gesture(Group, Held, Word, Word);

const GESTURES: &[Gesture] = &[
    Gesture(Group::Text, Held::NOTHING, |w| w.gesture_drag, |w| w.key_mouse),
    Gesture(Group::Text, Held::ALT, |w| w.gesture_drag, |w| w.key_mouse_letters),
    Gesture(Group::Tagging, Held::SHIFT, |w| w.gesture_label, |w| w.key_pen),
    Gesture(Group::Spans, Held::NOTHING, |w| w.gesture_edge, |w| w.key_edge),
    Gesture(Group::Spans, Held::NOTHING, |w| w.gesture_click, |w| w.key_click),
    Gesture(Group::Spans, Held::NOTHING, |w| w.gesture_click, |w| w.key_click_again),
];

/// The dialog.
#[component]
pub fn KeysDialog() -> impl IntoView {
    let session = use_app().session;
    let changing = Changing::new();
    provide_context(changing);
    let usual = flag(move || session.keys.with(|keys| keys.is_usual()));
    view! {
        <Dialog class="keys" title=session.text(|w| w.shortcuts) shown=session.help.into() close=|app| app.session.help.set(false)>
            <div class="groups">
                {Group::ALL.iter().map(|group| view! { <GroupOfKeys group=*group /> }).collect_view()}
            </div>
            <div class="foot">
                <p>{session.text(|w| w.keys_layout)}</p>
                <Quiet shape=Shape::Return does="reset-keys" off=usual name=session.text(|w| w.keys_reset_all) act=Box::new(move || changing.reset_all()) />
            </div>
            <p class="unseen" role="status">{changing.said}</p>
        </Dialog>
    }
}

#[component]
fn GroupOfKeys(group: Group) -> impl IntoView {
    let session = use_app().session;
    let arrows = ARROWS.iter().filter(move |arrows| arrows.group == group);
    let gestures = GESTURES.iter().filter(move |gesture| gesture.0 == group);
    let deeds = Deed::ALL.iter().filter(move |deed| deed.group() == group);
    let labels = (group == Group::Tagging).then(|| view! { <LabelRows /> });
    view! {
        <section>
            <h3>{session.text(group.name())}</h3>
            {labels}
            <dl>
                {arrows.map(|arrows| view! { <ArrowsRow arrows=*arrows /> }).collect_view()}
                {gestures.map(|gesture| view! { <GestureRow gesture /> }).collect_view()}
                {deeds.map(|deed| view! { <DeedRow deed=*deed /> }).collect_view()}
            </dl>
        </section>
    }
}

/// The labels of the open project, or those that a new one has.
#[component]
fn LabelRows() -> impl IntoView {
    let app = use_app();
    let schema = Memo::new(move |_| {
        app.workspace.opened.track();
        app.workspace.with(|project| project.schema.clone()).unwrap_or_else(Schema::conflict_reports)
    });
    let row = move |label: Label| {
        let (ink, name) = (label.ink(), app.session.name(label.name.clone()));
        let caps = Signal::derive(move || schema.with(|schema| app.session.label_caps(schema, &label.id)));
        view! {
            <div><dt><Combo caps /></dt><dd><span class=format!("lab {}", ink.class())>{name}</span></dd></div>
        }
    };
    view! {
        <p class="more">{app.session.text(|w| w.key_tag)}</p>
        <dl>{move || schema.with(|schema| schema.offered().cloned().collect::<Vec<_>>()).into_iter().map(row).collect_view()}</dl>
    }
}

#[component]
fn ArrowsRow(arrows: &'static Arrows) -> impl IntoView {
    let session = use_app().session;
    let caps = Signal::stored(arrows.caps(session.mac));
    view! { <div><dt><Combo caps /></dt><dd>{session.text(arrows.name)}</dd></div> }
}

#[component]
fn GestureRow(gesture: &'static Gesture) -> impl IntoView {
    let session = use_app().session;
    let Gesture(_, held, does, means) = *gesture;
    let caps = Signal::stored(held.caps(session.mac));
    view! { <div><dt>{live(move || does(session.words()).to_owned())}<Combo caps /></dt><dd>{session.text(means)}</dd></div> }
}
