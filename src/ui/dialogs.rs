//! What lies over the screen: what the person is told, and the list of keys.

use leptos::html;
use leptos::prelude::*;

use super::controls::{Combo, Tool, flag, live};
use super::icons::Shape;
use crate::state::{App, Word, use_app};

/// All dialogs.
#[component]
pub fn Dialogs() -> impl IntoView {
    view! {
        <NoticeDialog />
        <KeysDialog />
    }
}

/// A native dialog that follows `shown`; Escape and the button close it.
#[component]
fn Dialog(
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
                <Tool shape=Shape::Close does="close" keys="Esc" name=session.text(|w| w.close) act=Box::new(move || close(app)) />
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

/// One way to do one thing: what the hand does, if it isn't on the keyboard,
/// the keys, and what they do.
struct Shortcut(Option<Word>, &'static [&'static str], Word);

const TAGGING: &[Shortcut] = &[
    Shortcut(None, &["1", "2", "3", "4", "A", "P", "C", "L"], |w| w.key_tag),
    Shortcut(None, &["⇧", "1…4"], |w| w.key_pen),
];
const TEXT: &[Shortcut] = &[
    Shortcut(None, &["←", "→", "↑", "↓"], |w| w.key_caret),
    Shortcut(None, &["⇧", "←", "→"], |w| w.key_words),
    Shortcut(None, &["⇧", "↑", "↓"], |w| w.key_lines),
    Shortcut(None, &["Alt", "⇧", "←", "→"], |w| w.key_letters),
    Shortcut(Some(|w| w.gesture_drag), &[], |w| w.key_mouse),
    Shortcut(Some(|w| w.gesture_drag), &["Alt"], |w| w.key_mouse_letters),
];
const SPANS: &[Shortcut] = &[
    Shortcut(Some(|w| w.gesture_click), &[], |w| w.key_click),
    Shortcut(Some(|w| w.gesture_click), &[], |w| w.key_click_again),
    Shortcut(None, &["[", "]"], |w| w.key_walk),
    Shortcut(None, &["⇧", "←", "→"], |w| w.key_edge),
    Shortcut(None, &["Alt", "⇧", "←", "→"], |w| w.key_edge_letters),
    Shortcut(Some(|w| w.gesture_edge), &[], |w| w.key_edge),
    Shortcut(None, &["E"], |w| w.key_other_edge),
    Shortcut(None, &["W"], |w| w.key_proclitic),
    Shortcut(None, &["N"], |w| w.key_note),
    Shortcut(None, &["Del"], |w| w.key_delete),
    Shortcut(None, &["Esc"], |w| w.key_escape),
    Shortcut(None, &["Ctrl", "Z"], |w| w.key_undo),
    Shortcut(None, &["Ctrl", "⇧", "Z"], |w| w.key_redo),
];
const PROJECT: &[Shortcut] = &[
    Shortcut(None, &["J", "K"], |w| w.key_reports),
    Shortcut(None, &["D"], |w| w.key_done),
    Shortcut(None, &["Ctrl", "S"], |w| w.key_export),
    Shortcut(None, &["?"], |w| w.key_help),
];

#[component]
fn KeysDialog() -> impl IntoView {
    let session = use_app().session;
    let group = move |title: Word, shortcuts: &'static [Shortcut]| {
        view! {
            <section>
                <h3>{session.text(title)}</h3>
                <dl>{shortcuts.iter().map(|shortcut| view! { <ShortcutRow shortcut /> }).collect_view()}</dl>
            </section>
        }
    };
    view! {
        <Dialog class="keys" title=session.text(|w| w.shortcuts) shown=session.help.into() close=|app| app.session.help.set(false)>
            <div class="groups">
                {group(|w| w.keys_tagging, TAGGING)}
                {group(|w| w.keys_text, TEXT)}
                {group(|w| w.keys_spans, SPANS)}
                {group(|w| w.keys_project, PROJECT)}
            </div>
            <p class="foot">{session.text(|w| w.keys_layout)}</p>
        </Dialog>
    }
}

#[component]
fn ShortcutRow(shortcut: &'static Shortcut) -> impl IntoView {
    let session = use_app().session;
    let Shortcut(gesture, keys, does) = *shortcut;
    view! {
        <div>
            <dt>{gesture.map(|word| session.text(word))}<Combo keys /></dt>
            <dd>{session.text(does)}</dd>
        </div>
    }
}
