//! A command in the list: its keys, what it does, and the way to change them.

use leptos::prelude::*;

use super::super::controls::{Combo, Quiet, flag, live};
use super::super::icons::{Icon, Shape};
use super::change::{Changing, Question, focus_change};
use crate::state::keys::Deed;
use crate::state::{Word, use_app};

/// A command.
#[component]
pub fn DeedRow(deed: Deed) -> impl IntoView {
    let session = use_app().session;
    let changing: Changing = expect_context();
    let chords = move || session.keys.with(|keys| keys.chords(deed));
    let waits = flag(move || changing.waits(deed));
    let keys = move || {
        if waits.get() {
            return view! { <em>{session.words().keys_press}</em> }.into_any();
        }
        let mac = session.mac;
        let all = chords();
        if all.is_empty() {
            return view! { <em>{session.words().keys_none}</em> }.into_any();
        }
        all.into_iter()
            .map(|chord| view! { <Combo caps=Signal::stored(chord.caps(mac)) /> })
            .collect_view()
            .into_any()
    };
    let changed = flag(move || session.keys.with(|keys| keys.is_changed(deed)));
    let named =
        move |form: Word| live(move || form(session.words()).replace("{}", deed.name()(session.words())));
    view! {
        <div class="deed" class:waits=waits data-deed=deed.id() on:keydown=move |event| changing.escape(deed, &event)>
            <dt>{keys}</dt>
            <dd>
                <span>{session.text(deed.name())}</span>
                <button class="tool" hidden=flag(move || !changed.get()) data-reset=deed.id() aria-label=named(|w| w.keys_reset) title=named(|w| w.keys_reset)
                    on:click=move |_| changing.reset(deed)>
                    <Icon shape=Shape::Return />
                </button>
                <button class="tool" data-change=deed.id() aria-label=named(|w| w.keys_change) title=named(|w| w.keys_change) aria-pressed=live(move || waits.get().to_string())
                    on:click=move |_| changing.begin(deed) on:keydown=move |event| changing.hear(deed, &event)
                    on:blur=move |_| changing.leave(deed)>
                    <Icon shape=Shape::Pencil />
                </button>
            </dd>
            <Show when=move || waits.get()>
                <Asked deed />
            </Show>
        </div>
    }
}

/// What is asked while a command waits for its keys.
#[component]
fn Asked(deed: Deed) -> impl IntoView {
    let session = use_app().session;
    let changing: Changing = expect_context();
    let question = Memo::new(move |_| changing.question(deed));
    let asks = live(move || match question.get() {
        Some(question) => changing.describe(&question),
        None => session.words().keys_press_more.to_owned(),
    });
    let yields = move || match question.get() {
        Some(Question::Clash(_, clash)) => clash.can_yield(),
        Some(Question::Usual(_)) => true,
        None => false,
    };
    let cancel = move || {
        changing.cancel(deed);
        focus_change(deed);
    };
    view! {
        <div class="asked" role="alert">
            <p>{asks}</p>
            <Show when=yields>
                <Quiet does="take-over" name=session.text(|w| w.keys_take) act=Box::new(move || changing.take_over(deed)) />
            </Show>
            <Show when=move || question.get().is_some()>
                <Quiet does="keep-keys" name=session.text(|w| w.keys_cancel) act=Box::new(cancel) />
            </Show>
        </div>
    }
}
