//! Which encoding files are in that are not UTF-8: a guess, a preview, and a
//! person who confirms.

use leptos::prelude::*;

use super::super::controls::{Quiet, Tool, flag, live};
use super::super::dialogs::Dialog;
use super::super::icons::Shape;
use super::super::messages::{figure, fill};
use crate::core::decode::Encoding;
use crate::state::{Group, use_app};

#[component]
pub fn EncodingsDialog() -> impl IntoView {
    let app = use_app();
    let (session, groups) = (app.session, app.adding.groups);
    let all = Memo::new(move |_| groups.with(Vec::len));
    view! {
        <Dialog class="notice encodings" title=session.text(|w| w.adding.encodings) shown=flag(move || 0 < all.get())
            close=|app| if !app.adding.groups.with_untracked(Vec::is_empty) { app.adding.cancel() }>
            <div class="lines">
                <p>{session.text(|w| w.adding.encodings_more)}</p>
                {move || (0..all.get()).map(|at| view! { <GroupView at several=all.get_untracked() != 1 /> }).collect_view()}
                <div class="answers">
                    <Quiet does="cancel" name=session.text(|w| w.adding.cancel) act=Box::new(move || app.adding.cancel()) />
                    <button class="main-answer" data-does="confirm" autofocus on:click=move |_| app.adding.confirm_encodings()>{session.text(|w| w.adding.confirm)}</button>
                </div>
            </div>
        </Dialog>
    }
}

/// Files with the same guess, one of them shown.
#[component]
fn GroupView(at: usize, several: bool) -> impl IntoView {
    let app = use_app();
    let (session, adding) = (app.session, app.adding);
    let group = Memo::new(move |_| adding.groups.with(|groups| groups.get(at).cloned()));
    let read =
        move |part: fn(&Group) -> String| live(move || group.get().as_ref().map(part).unwrap_or_default());
    let place = Memo::new(move |_| group.get().map_or((0, 0), |group| (group.at + 1, group.files.len())));
    let says = live(move || {
        let (at, all) = place.get();
        fill(session.words().adding.file_of, &[&figure(at), &figure(all)])
    });
    let alone = flag(move || place.get().1 < 2);
    let option = move |encoding: Encoding| {
        let chosen = flag(move || group.get().is_some_and(|group| group.encoding == encoding));
        let name = live(move || session.words().adding.encoding_name(encoding).to_owned());
        view! { <option value=encoding.label() selected=chosen prop:selected=chosen>{name}</option> }
    };
    let choose = move |label: String| {
        if let Some(encoding) = Encoding::parse(&label) {
            adding.choose_encoding(at, encoding);
        }
    };
    view! {
        <section class="guess">
            <header class="file">
                <h3><bdi>{read(|group| group.name.clone())}</bdi></h3>
                <span class="walk" hidden=alone>
                    <Tool shape=Shape::Up does="previous-file" off=flag(move || place.get().0 == 1) name=session.text(|w| w.adding.previous_file) act=Box::new(move || adding.step_file(at, -1)) />
                    <span>{says}</span>
                    <Tool shape=Shape::Down does="next-file" off=flag(move || place.get().0 == place.get().1) name=session.text(|w| w.adding.next_file) act=Box::new(move || adding.step_file(at, 1)) />
                </span>
            </header>
            <pre class="preview" dir="auto" tabindex="0" aria-label=read(|group| group.name.clone())>{read(|group| group.preview.clone())}</pre>
            <div class="choosing">
                <label>
                    <span>{session.text(|w| w.adding.encoding)}</span>
                    <select name="encoding" on:change=move |event| choose(event_target_value(&event))>{Encoding::ALL.map(option).collect_view()}</select>
                </label>
                {several.then(|| view! { <Quiet does="use-for-all" name=session.text(|w| w.adding.use_for_all) act=Box::new(move || adding.choose_for_all(at)) /> })}
                <Quiet does="skip-file" name=session.text(|w| w.adding.skip_file) act=Box::new(move || adding.skip_file(at)) />
            </div>
        </section>
    }
}
