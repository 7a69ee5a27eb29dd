//! Writing guidelines, with a preview. What is written stays while the drawer
//! is away, until it is saved or given up.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::controls::{Quiet, live};
use super::super::messages::fill;
use super::page::Blocks;
use crate::core::guide::read;
use crate::platform::dom;
use crate::state::{Guided, use_app};

/// The field, below it what it will look like.
#[component]
pub fn Writing(of: Guided, name: Signal<String>) -> impl IntoView {
    let app = use_app();
    let (session, writing) = (app.session, app.reshaping.writing);
    let text = live(move || {
        writing.with(|writing| writing.as_ref().map(|(_, text)| text.clone()).unwrap_or_default())
    });
    let blocks = Memo::new(move |_| read(&text.get()));
    let write = move |text: String| {
        writing.update(|writing| {
            if let Some((_, old)) = writing {
                *old = text;
            }
        });
    };
    let save = Callback::new(move |()| {
        if app.workspace.may_edit() && app.reshaping.guide(&of, text.get_untracked()).is_ok() {
            writing.set(None);
        }
    });
    spawn_local(async {
        dom::focus(".guide textarea");
    });
    view! {
        <div class="writing">
            <textarea dir="auto" rows="10" aria-label=live(move || fill(session.words().schema.text_of, &[&name.get()])) prop:value=text
                on:input=move |event| write(event_target_value(&event))
                on:keydown=move |event| {
                    let save_key = (event.code() == "KeyS" || event.key() == "Enter") && (event.ctrl_key() || event.meta_key());
                    if save_key {
                        event.prevent_default();
                        save.run(());
                    }
                }></textarea>
            <p class="hint">{session.text(|w| w.schema.markdown)}</p>
            <div class="answers">
                <Quiet does="give-up-guide" name=session.text(|w| w.adding.cancel) act=Box::new(move || writing.set(None)) />
                <button class="main-answer" data-does="save-guide" on:click=move |_| save.run(())>{session.text(|w| w.schema.save)}</button>
            </div>
            <h4 class="preview-of">{session.text(|w| w.schema.preview)}</h4>
            <Blocks blocks />
        </div>
    }
}
