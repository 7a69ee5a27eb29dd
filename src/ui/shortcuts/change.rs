//! Changing keys: what waits for a press, and what is asked about it.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::super::keyboard::press;
use crate::core::model::Schema;
use crate::platform::dom;
use crate::state::keys::{Chord, Clash, Deed, Heard};
use crate::state::{App, Press, use_app};

/// A question that has to be answered before a key changes hands.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Question {
    /// This was pressed, and is not free.
    Clash(Press, Clash),
    /// One of the usual keys belongs to another command now.
    Usual(Deed),
}

/// The change that is being made.
#[derive(Clone, Copy)]
pub(super) struct Changing {
    app: App,
    /// The command that waits for its new keys, and what is asked about them.
    waiting: RwSignal<Option<(Deed, Option<Question>)>>,
    /// What a screen reader says next: outside of an open dialog it hears nothing.
    pub said: RwSignal<String>,
}

impl Changing {
    pub(super) fn new() -> Self {
        let (app, waiting) = (use_app(), RwSignal::new(None));
        Effect::new(move || {
            if !app.session.help.get() {
                waiting.set(None);
            }
        });
        Self { app, waiting, said: RwSignal::new(String::new()) }
    }

    /// Whether this command waits for its new keys.
    pub(super) fn waits(self, deed: Deed) -> bool {
        self.waiting.with(|waiting| waiting.as_ref().is_some_and(|(waits, _)| *waits == deed))
    }

    /// What is asked about this command.
    pub(super) fn question(self, deed: Deed) -> Option<Question> {
        self.waiting.with(|waiting| waiting.clone().filter(|(waits, _)| *waits == deed)?.1)
    }

    /// Waits for new keys.
    pub(super) fn begin(self, deed: Deed) {
        let words = self.app.session.words_now();
        self.waiting.set(Some((deed, None)));
        self.said.set(format!("{}. {}", words.keys_press, words.keys_press_more));
    }

    /// Leaves all as it was.
    pub(super) fn cancel(self, deed: Deed) {
        if self.is_waiting(deed) {
            self.waiting.set(None);
            self.said.set(String::new());
        }
    }

    /// The focus goes elsewhere: only a question goes on waiting.
    pub(super) fn leave(self, deed: Deed) {
        let asked = self.waiting.with_untracked(|waiting| matches!(waiting, Some((_, Some(_)))));
        if !asked {
            self.cancel(deed);
        }
    }

    fn is_waiting(self, deed: Deed) -> bool {
        self.waiting.with_untracked(|waiting| waiting.as_ref().is_some_and(|(waits, _)| *waits == deed))
    }

    /// Escape where the answers are: answers, and leaves the dialog open.
    pub(super) fn escape(self, deed: Deed, event: &KeyboardEvent) {
        if event.code() == "Escape" && self.is_waiting(deed) {
            self.cancel(deed);
            focus_change(deed);
            event.prevent_default();
        }
    }

    /// A key was pressed while `deed` waits.
    pub(super) fn hear(self, deed: Deed, event: &KeyboardEvent) {
        if !self.is_waiting(deed) {
            return;
        }
        let pressed = press(event);
        let schema = self.app.workspace.with(|project| project.schema.clone());
        let schema = schema.unwrap_or_else(Schema::conflict_reports);
        let keys = self.app.session.keys;
        match keys.with_untracked(|keys| keys.hear(deed, &pressed, &schema)) {
            Heard::Nothing => {}
            // On to the answers, if there are any.
            Heard::Leave => return self.leave(deed),
            // The press that began it may still be down.
            _ if event.repeat() => {}
            Heard::Cancel => self.cancel(deed),
            Heard::Clear => self.have(deed, |app| app.session.change_keys(|keys| keys.set(deed, Vec::new()))),
            Heard::Take => self.have(deed, |app| app.session.change_keys(|keys| keys.take(deed, &pressed))),
            Heard::Clash(clash) => self.waiting.set(Some((deed, Some(Question::Clash(pressed, clash))))),
        }
        event.prevent_default();
        event.stop_propagation();
    }

    /// Takes over what was asked about.
    pub(super) fn take_over(self, deed: Deed) {
        match self.waiting.get_untracked().and_then(|(_, question)| question) {
            Some(Question::Clash(pressed, clash)) if clash.can_yield() => {
                self.have(deed, |app| app.session.change_keys(|keys| keys.take(deed, &pressed)));
            }
            Some(Question::Usual(_)) => {
                self.have(deed, |app| app.session.change_keys(|keys| keys.reset(deed)))
            }
            _ => self.cancel(deed),
        }
    }

    /// Goes back to the usual keys; asks first if another command has them.
    pub(super) fn reset(self, deed: Deed) {
        match self.app.session.keys.with_untracked(|keys| keys.holder_of_usual(deed)) {
            Some(other) => self.waiting.set(Some((deed, Some(Question::Usual(other))))),
            None => self.have(deed, |app| app.session.change_keys(|keys| keys.reset(deed))),
        }
    }

    /// Goes back to the usual keys of all commands.
    pub(super) fn reset_all(self) {
        self.waiting.set(None);
        self.app.session.change_keys(|keys| *keys = crate::state::Keymap::default());
        self.said.set(self.app.session.words_now().keys_reset_all.to_owned());
    }

    fn have(self, deed: Deed, change: impl FnOnce(App)) {
        change(self.app);
        self.waiting.set(None);
        let (session, words) = (self.app.session, self.app.session.words_now());
        let chord =
            session.keys.with_untracked(|keys| keys.chords(deed).first().map(|chord| shown(self.app, chord)));
        let keys = chord.unwrap_or_else(|| words.keys_none.to_owned());
        self.said.set(words.keys_are.replacen("{}", deed.name()(words), 1).replacen("{}", &keys, 1));
        focus_change(deed);
    }

    /// A question in words.
    pub(super) fn describe(self, question: &Question) -> String {
        let words = self.app.session.words();
        let language = self.app.session.language.get();
        let (pressed, clash) = match question {
            Question::Usual(other) => return words.clash_usual.replace("{}", other.name()(words)),
            Question::Clash(pressed, clash) => (pressed, clash),
        };
        let keys = Chord::of(pressed).map(|chord| shown(self.app, &chord)).unwrap_or_default();
        let fill = |form: &str, name: &str| form.replacen("{}", &keys, 1).replacen("{}", name, 1);
        match clash {
            Clash::Deed(other) => fill(words.clash_deed, other.name()(words)),
            Clash::Arrows(arrows) => fill(words.clash_arrows, (arrows.name)(words)),
            Clash::Browser => fill(words.clash_browser, ""),
            Clash::Buttons => fill(words.clash_buttons, ""),
            Clash::Label(id) => {
                let name = |schema: &Schema| language.label(schema, id).to_owned();
                let named = self.app.workspace.with(|project| name(&project.schema));
                fill(words.clash_label, &named.unwrap_or_else(|| name(&Schema::conflict_reports())))
            }
        }
    }
}

/// Puts the focus back on the button that changes a command's keys.
pub(super) fn focus_change(deed: Deed) {
    dom::focus(&format!("[data-change={}]", deed.id()));
}

/// A chord in a sentence of either direction.
fn shown(app: App, chord: &Chord) -> String {
    let plus = if app.session.mac { "" } else { "+" };
    format!("\u{2066}{}\u{2069}", chord.caps(app.session.mac).join(plus))
}
