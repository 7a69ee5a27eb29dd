//! Adding reports: where files and texts come in, and what a person is asked
//! on the way.

mod encodings;
mod sources;

pub use sources::{EmptyProject, Picker, listen};

use leptos::prelude::*;

use self::encodings::EncodingsDialog;
use super::controls::{Quiet, flag, live};
use super::dialogs::Dialog;
use super::messages::{apart, describe_progress, fill};
use crate::state::{Draft, TwinRow, use_app};

/// All that is asked or shown while reports are added.
#[component]
pub fn AddingDialogs() -> impl IntoView {
    view! {
        <PasteDialog />
        <ProgressDialog />
        <EncodingsDialog />
        <TwinsDialog />
    }
}

#[component]
fn PasteDialog() -> impl IntoView {
    let app = use_app();
    let (session, draft) = (app.session, app.adding.draft);
    let shown = flag(move || draft.with(Option::is_some));
    let title = live(move || draft.with(|draft| draft.as_ref().map(|d| d.title.clone()).unwrap_or_default()));
    let text = live(move || draft.with(|draft| draft.as_ref().map(|d| d.text.clone()).unwrap_or_default()));
    let write = move |change: &dyn Fn(&mut Draft)| {
        draft.update(|draft| {
            if let Some(draft) = draft {
                change(draft);
            }
        });
    };
    view! {
        <Dialog class="notice paste" title=session.text(|w| w.adding.paste_title) shown close=|app| app.adding.draft.set(None)>
            <form class="fields" method="dialog" on:submit=move |event| {
                event.prevent_default();
                app.adding.paste();
            }>
                <label>
                    <span>{session.text(|w| w.adding.paste_name)}</span>
                    <input type="text" name="title" dir="auto" prop:value=title
                        on:input=move |event| write(&|draft| draft.title = event_target_value(&event)) />
                </label>
                <label>
                    <span>{session.text(|w| w.adding.paste_text)}</span>
                    <textarea name="text" dir="auto" rows="10" autofocus prop:value=text
                        on:input=move |event| write(&|draft| draft.text = event_target_value(&event))></textarea>
                </label>
                <div class="answers">
                    <button class="main-answer" data-does="paste-add" disabled=flag(move || text.get().trim().is_empty())>
                        {session.text(|w| w.adding.paste_add)}
                    </button>
                </div>
            </form>
        </Dialog>
    }
}

#[component]
fn ProgressDialog() -> impl IntoView {
    let app = use_app();
    let session = app.session;
    let progress = app.adding.progress;
    let says = live(move || {
        progress.with(|progress| {
            progress.as_ref().map(|one| describe_progress(session.language.get(), one)).unwrap_or_default()
        })
    });
    let name =
        live(move || progress.with(|progress| progress.as_ref().map(|p| p.name.clone()).unwrap_or_default()));
    let part = move |of: fn(&crate::state::Progress) -> usize| {
        live(move || progress.with(|progress| progress.as_ref().map_or(0, of)).to_string())
    };
    view! {
        <Dialog class="notice progress" title=session.text(|w| w.adding.reading) shown=flag(move || progress.with(Option::is_some))
            close=|app| if app.adding.progress.with_untracked(Option::is_some) { app.adding.cancel() }>
            <div class="lines">
                <progress aria-label=session.text(|w| w.adding.reading) max=part(|p| p.all_files.max(1)) value=part(|p| p.files.min(p.all_files))></progress>
                <p class="says">{says}</p>
                <p class="name"><bdi>{name}</bdi></p>
                <div class="answers"><Quiet does="cancel" name=session.text(|w| w.adding.cancel) act=Box::new(move || app.adding.cancel()) /></div>
            </div>
        </Dialog>
    }
}

/// Rows that are shown; the rest follow "tick all".
const MOST_ROWS: usize = 200;

#[component]
fn TwinsDialog() -> impl IntoView {
    let app = use_app();
    let (session, twins) = (app.session, app.adding.twins);
    let rows =
        Memo::new(move |_| twins.with(|twins| twins.iter().take(MOST_ROWS).cloned().collect::<Vec<_>>()));
    let more = live(move || {
        let more = twins.with(Vec::len).saturating_sub(MOST_ROWS);
        let words = session.words().adding.and_more;
        if more == 0 { String::new() } else { fill(words, &[&super::messages::figure(more)]) }
    });
    let row = move |(at, twin): (usize, TwinRow)| {
        let TwinRow { name, same_as, taken } = twin;
        let says = live(move || fill(session.words().adding.twin, &[&apart(&name), &apart(&same_as)]));
        let tick = move |_| {
            twins.update(|twins| {
                if let Some(twin) = twins.get_mut(at) {
                    twin.taken = !twin.taken;
                }
            });
        };
        view! { <label class="choice"><input type="checkbox" prop:checked=taken on:change=tick /><span>{says}</span></label> }
    };
    let all = move || twins.update(|twins| twins.iter_mut().for_each(|twin| twin.taken = true));
    view! {
        <Dialog class="notice twins" title=session.text(|w| w.adding.twins) shown=flag(move || !twins.with(Vec::is_empty))
            close=|app| if !app.adding.twins.with_untracked(Vec::is_empty) { app.adding.cancel() }>
            <div class="lines">
                <p>{session.text(|w| w.adding.twins_more)}</p>
                <div class="choices">{move || rows.get().into_iter().enumerate().map(row).collect_view()}</div>
                <p hidden=flag(move || more.get().is_empty())>{more}</p>
                <div class="answers">
                    <Quiet does="cancel" name=session.text(|w| w.adding.cancel) act=Box::new(move || app.adding.cancel()) />
                    <Quiet does="tick-all" name=session.text(|w| w.adding.all_twins) act=Box::new(all) />
                    <button class="main-answer" data-does="confirm" autofocus on:click=move |_| app.adding.confirm_twins()>{session.text(|w| w.adding.go_on)}</button>
                </div>
            </div>
        </Dialog>
    }
}
