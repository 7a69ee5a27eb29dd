//! What lies over the screen.

use leptos::html;
use leptos::prelude::*;

use super::controls::{Tool, flag, live};
use super::icons::Shape;
use super::reader::DetailsDialog;
use super::shortcuts::KeysDialog;
use crate::state::{App, use_app};

/// All dialogs.
#[component]
pub fn Dialogs() -> impl IntoView {
    view! {
        <NoticeDialog />
        <KeysDialog />
        <DetailsDialog />
    }
}

/// A native dialog that follows `shown`; Escape and the button close it.
#[component]
pub fn Dialog(
    /// Whether it is shown.
    shown: Signal<bool>,
    /// Does what closing it means.
    close: fn(App),
    /// Its class.
    class: &'static str,
    /// Its title.
    title: Signal<String>,
    children: Children,
) -> impl IntoView {
    let app = use_app();
    let session = app.session;
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
        let (Some(dialog), shown) = (dialog.get(), shown.get()) else { return };
        if shown && !dialog.open() {
            // Refused only while it is open already.
            dialog.show_modal().ok();
        } else if !shown && dialog.open() {
            dialog.close();
        }
    });
    view! {
        <dialog class=class node_ref=dialog aria-label=title on:close=move |_| close(app)>
            <header>
                <h2 dir="auto">{title}</h2>
                <Tool shape=Shape::Close does="close" name=session.text(|w| w.close) act=Box::new(move || close(app)) />
            </header>
            {children()}
        </dialog>
    }
}

#[component]
fn NoticeDialog() -> impl IntoView {
    let notice = use_app().opening.notice;
    let title =
        live(move || notice.with(|notice| notice.as_ref().map(|n| n.title.clone()).unwrap_or_default()));
    let lines = move || notice.with(|notice| notice.as_ref().map(|n| n.lines.clone()).unwrap_or_default());
    view! {
        <Dialog class="notice" title shown=flag(move || notice.with(Option::is_some)) close=|app| app.opening.notice.set(None)>
            <div class="lines">{move || lines().into_iter().map(|line| view! { <p dir="auto">{line}</p> }).collect_view()}</div>
        </Dialog>
    }
}
