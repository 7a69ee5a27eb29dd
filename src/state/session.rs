//! Preferences of the person at this device, and what is said to them.

use std::sync::Arc;

use leptos::prelude::*;

use super::keys::{Deed, Keymap};
use super::reading::Reading;
use crate::core::model::{LabelId, Schema, Words};
use crate::platform::{dom, prefs};
use crate::ui::messages::{Language, Messages};

/// Picks a message out of the catalogue.
pub type Word = fn(&'static Messages) -> &'static str;

/// Who works here, in which language, in which light.
#[derive(Clone, Copy)]
pub struct Session {
    /// The language of the interface.
    pub language: RwSignal<Language>,
    /// Whether the theme is dark.
    pub dark: RwSignal<bool>,
    /// The annotator's name as colleagues see it; empty if none was given.
    pub annotator: RwSignal<String>,
    /// Whether the person is asked for the name.
    pub asking: RwSignal<bool>,
    /// Whether the person was asked before, or gave the name unasked.
    asked: RwSignal<bool>,
    /// What a screen reader says next.
    pub announcement: RwSignal<String>,
    /// Whether the list of keys is shown.
    pub help: RwSignal<bool>,
    /// The keys as this person has them.
    pub keys: RwSignal<Keymap>,
    /// How this person likes to read.
    pub reading: RwSignal<Reading>,
    /// Whether keys are called as on a Mac.
    pub mac: bool,
    /// Whether the details of the report are shown.
    pub details: RwSignal<bool>,
}

impl Default for Session {
    fn default() -> Self {
        Self::new()
    }
}

impl Session {
    /// As this device remembers it, else as the system prefers it. Remembers
    /// every later change.
    #[must_use]
    pub fn new() -> Self {
        let language = prefs::get("language").unwrap_or_else(|| Language::preferred(&dom::languages()));
        // A remembered name that is empty: the person would rather give none.
        let annotator: Option<String> = prefs::get("annotator");
        let session = Self {
            language: RwSignal::new(language),
            dark: RwSignal::new(prefs::get("dark").unwrap_or_else(dom::prefers_dark)),
            asking: RwSignal::new(false),
            asked: RwSignal::new(annotator.is_some()),
            annotator: RwSignal::new(annotator.unwrap_or_default()),
            announcement: RwSignal::new(String::new()),
            help: RwSignal::new(false),
            keys: RwSignal::new(Keymap::parse(&prefs::get::<String>("keys").unwrap_or_default())),
            reading: RwSignal::new(prefs::get::<Reading>("reading").unwrap_or_default().fitted()),
            mac: dom::is_mac(),
            details: RwSignal::new(false),
        };
        dom::set_properties(&session.reading.with_untracked(Reading::properties));
        Effect::new(move || {
            let language = session.language.get();
            dom::set_root("lang", language.tag());
            dom::set_root("dir", language.direction());
        });
        Effect::new(move || dom::set_root("data-theme", if session.dark.get() { "dark" } else { "light" }));
        session
    }

    /// The words of the interface; read it in a view to follow the language.
    #[must_use]
    pub fn words(self) -> &'static Messages {
        self.language.get().messages()
    }

    /// One message, for a view that follows the language.
    #[must_use]
    pub fn text(self, word: Word) -> Signal<String> {
        Signal::derive(move || word(self.words()).to_owned())
    }

    /// The direction of the interface, for a view that follows the language.
    #[must_use]
    pub fn direction(self) -> Signal<String> {
        Signal::derive(move || self.language.get().direction().to_owned())
    }

    /// A name of the schema, for a view that follows the language.
    #[must_use]
    pub fn name(self, name: Words) -> Signal<String> {
        Signal::derive(move || self.language.get().of(&name).to_owned())
    }

    /// The words of the interface as they are now, for what is said once.
    #[must_use]
    pub fn words_now(self) -> &'static Messages {
        self.language.get_untracked().messages()
    }

    /// Changes to the other language and remembers it.
    pub fn switch_language(self) {
        self.language.update(|language| *language = language.other());
        prefs::set("language", self.language.get_untracked());
    }

    /// Changes to the other theme and remembers it.
    pub fn switch_theme(self) {
        self.dark.update(|dark| *dark = !*dark);
        prefs::set("dark", self.dark.get_untracked());
    }

    /// Reads in another way from now on, and remembers it.
    pub fn read_as(self, change: impl FnOnce(Reading) -> Reading) {
        let reading = change(self.reading.get_untracked()).fitted();
        prefs::set("reading", &reading);
        if self.reading.get_untracked() != reading {
            self.reading.set(reading);
        }
    }

    /// Changes keys and remembers what differs from the usual ones.
    pub fn change_keys(self, change: impl FnOnce(&mut Keymap)) {
        self.keys.update(change);
        prefs::set("keys", self.keys.with_untracked(ToString::to_string));
    }

    /// What the keys of a command have written on them, none if it has no
    /// keys; for a view that follows.
    #[must_use]
    pub fn caps(self, deed: Deed) -> Signal<Vec<String>> {
        let first =
            move || self.keys.with(|keys| keys.chords(deed).first().map(|chord| chord.caps(self.mac)));
        Signal::derive(move || first().unwrap_or_default())
    }

    /// The keys of a label.
    #[must_use]
    pub fn label_caps(self, schema: &Schema, id: &LabelId) -> Vec<String> {
        let chords = self.keys.with(|keys| keys.label_chords(schema, id));
        chords.iter().flat_map(|chord| chord.caps(self.mac)).collect()
    }

    /// Asks for the annotator's name, once on this device; whether it does.
    pub(super) fn ask_for_name(self) -> bool {
        let ask = !self.asked.get_untracked();
        if ask {
            self.asked.set(true);
            self.asking.set(true);
        }
        ask
    }

    /// Takes the annotator's name, or that there is to be none, and remembers it.
    pub fn sign_as(self, name: &str) {
        let name = name.trim();
        self.asked.set(true);
        self.asking.set(false);
        self.annotator.set(name.to_owned());
        prefs::set("annotator", name);
    }

    /// The name that new annotations are signed with.
    #[must_use]
    pub fn signature(self) -> Arc<str> {
        self.annotator.with_untracked(|name| name.as_str().into())
    }

    /// Has a screen reader say something, even if it is what it said last.
    pub fn announce(self, text: String) {
        let again = self.announcement.with_untracked(|last| *last == text);
        self.announcement.set(if again { text + "\u{a0}" } else { text });
    }
}
