//! The menu at the selection: the labels with their keys.

use leptos::html;
use leptos::prelude::*;

use super::super::controls::{Combo, LabelKey, Quiet, flag, live};
use super::super::icons::Shape;
use super::desk::Desk;
use crate::core::model::{Label, Project};
use crate::platform::dom::{self, px};
use crate::platform::selection::Box;
use crate::state::keys::{BY_WORDS, Held};
use crate::state::{Deed, use_app};

/// Where the menu hangs, in CSS pixels from the corner of the article's box
/// that is up and left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Place {
    /// Its middle.
    pub x: f64,
    /// Its upper edge; its lower one if `upwards`.
    pub y: f64,
    /// How wide the article is.
    pub width: f64,
    /// Whether it stands over the words.
    pub upwards: bool,
}

impl Place {
    /// How much room it needs, with the line of hints.
    pub(super) const HEIGHT: f64 = 96.0;
}

/// The labels, offered for the selected words.
#[component]
pub fn LabelMenu() -> impl IntoView {
    let app = use_app();
    let desk: Desk = expect_context();
    let menu = NodeRef::<html::Div>::new();
    let labels = move || {
        app.workspace.opened.track();
        app.workspace
            .with(|project| project.schema.offered().cloned().collect::<Vec<_>>())
            .unwrap_or_default()
    };
    let mac = app.session.mac;
    let place = move || desk.menu.get();
    // The menu is as wide as its words; it stays inside the sheet.
    let x = live(move || {
        let Some(place) = place() else { return String::new() };
        let half = menu.get().map_or(0.0, |menu| f64::from(menu.offset_width()) / 2.0);
        let most = (place.width + 24.0 - half).max(half - 24.0);
        px(place.x.clamp(half - 24.0, most) - half)
    });
    Effect::new(move || {
        // On a phone it is a dock, which must not lie on the words.
        if let (true, true, Some(menu)) = (place().is_some(), dom::is_narrow(), menu.get()) {
            dom::before_frame(move || desk.keep_above(Box::of(&menu).top));
        }
    });
    let y = live(move || place().map(|place| px(place.y)).unwrap_or_default());
    view! {
        <div class="menu-host" dir="ltr">
            <div class="menu" class:upwards=flag(move || place().is_some_and(|place| place.upwards)) class:out=flag(move || place().is_none())
                node_ref=menu style:inset-inline-start=x style:inset-block-start=y
                on:mousedown=|event| event.prevent_default()>
                <div dir=app.session.direction() role="group" aria-label=app.session.text(|w| w.tag_as)>
                    <div class="row">
                        {move || labels().into_iter().map(|label| view! { <LabelButton label /> }).collect_view()}
                    </div>
                    <Join />
                    <DockTools />
                    <div class="foot">
                        <span><Combo caps=Signal::stored(BY_WORDS.caps(mac)) />{app.session.text(|w| w.edges)}</span>
                        <span><Combo caps=Signal::stored(Held::ALT.caps(mac)) />{app.session.text(|w| w.letters)}</span>
                    </div>
                </div>
            </div>
        </div>
    }
}

/// The way to add the selected words to the span that was selected last.
#[component]
fn Join() -> impl IntoView {
    let app = use_app();
    let workspace = app.workspace;
    let quote = Memo::new(move |_| {
        workspace.edited.track();
        let quote =
            workspace.joined.get().and_then(|id| workspace.span(id)).map(|span| workspace.quote(span.range));
        quote.map(|quote| quote.chars().take(24).collect::<String>())
    });
    let name = live(move || {
        format!(
            "{} \u{2068}{}\u{2069}",
            app.session.words().coding.join_part,
            quote.get().unwrap_or_default()
        )
    });
    view! {
        <Show when=move || quote.with(Option::is_some)>
            <div class="join">
                <Quiet does="join" deed=Deed::AddPart name act=std::boxed::Box::new(move || workspace.add_part()) />
            </div>
        </Show>
    }
}

/// What keys do to selected words, for a hand without them.
#[component]
fn DockTools() -> impl IntoView {
    let session = use_app().session;
    let desk: Desk = expect_context();
    let glued = flag(move || desk.has_proclitic());
    view! {
        <div class="dock-tools">
            <Quiet does="copy" shape=Shape::Copy name=session.text(|w| w.copy) act=std::boxed::Box::new(move || desk.copy_by_touch()) />
            <Show when=move || glued.get()>
                <Quiet does="proclitic" name=session.text(|w| w.turn_proclitic) act=std::boxed::Box::new(move || desk.turn_proclitic()) />
            </Show>
        </div>
    }
}

#[component]
fn LabelButton(label: Label) -> impl IntoView {
    let app = use_app();
    let (id, name) = (label.id.clone(), label.name.clone());
    let keys = {
        let id = id.clone();
        let keys = move |project: &Project| app.session.label_caps(&project.schema, &id).join(", ");
        live(move || app.workspace.with(&keys).unwrap_or_default())
    };
    view! {
        <button data-label=label.id.to_string() on:click=move |_| app.workspace.apply_label(&id)
            title=keys>
            <LabelKey id=label.id.clone() />
            <span class=format!("lab {}", label.ink().class())>{app.session.name(name)}</span>
        </button>
    }
}
