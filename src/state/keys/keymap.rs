//! The keys as a person has them: the usual ones, except for what was changed.

use std::fmt;

use super::chord::{Chord, Held, Press};
use super::table::{Arrows, Deed};
use crate::core::model::{LabelId, Schema};

/// Which keys stand for which command.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keymap {
    /// What was changed, and nothing else: few.
    changed: Vec<(Deed, Vec<Chord>)>,
}

/// Who has a key already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clash {
    /// Another command.
    Deed(Deed),
    /// A label of the schema.
    Label(LabelId),
    /// The arrows, which can't be changed.
    Arrows(&'static Arrows),
    /// The browser, which keeps it for itself or needs it for every page.
    Browser,
    /// Buttons and menus, which are pressed by it.
    Buttons,
}

impl Clash {
    /// Whether the key can be taken away from who has it.
    #[must_use]
    pub fn can_yield(&self) -> bool {
        matches!(self, Self::Deed(_) | Self::Label(_))
    }
}

/// What a press means while a command waits for its new key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// Nothing yet.
    Nothing,
    /// Leave all as it was.
    Cancel,
    /// Leave all as it was, and let the focus go on.
    Leave,
    /// Have no key.
    Clear,
    /// Have this one, which is free.
    Take,
    /// This one is not free.
    Clash(Clash),
}

impl Keymap {
    /// Reads what was remembered, as `Display` writes it. What is damaged or
    /// unknown counts as never changed.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut keymap = Self::default();
        for entry in text.split(';') {
            let Some((id, chords)) = entry.split_once('=') else { continue };
            let chords: Option<Vec<_>> = chords.split_whitespace().map(Chord::parse).collect();
            if let (Some(deed), Some(chords)) = (Deed::of_id(id.trim()), chords) {
                keymap.set(deed, chords);
            }
        }
        keymap
    }

    fn own(&self, deed: Deed) -> Option<&Vec<Chord>> {
        self.changed.iter().find(|(changed, _)| *changed == deed).map(|(_, chords)| chords)
    }

    /// Whether a command has other keys than the usual ones.
    #[must_use]
    pub fn is_changed(&self, deed: Deed) -> bool {
        self.own(deed).is_some()
    }

    /// Whether all keys are the usual ones.
    #[must_use]
    pub fn is_usual(&self) -> bool {
        self.changed.is_empty()
    }

    /// The keys of a command, the first one to be shown in hints.
    #[must_use]
    pub fn chords(&self, deed: Deed) -> Vec<Chord> {
        self.own(deed).cloned().unwrap_or_else(|| deed.usual_chords())
    }

    /// The command that a press stands for. Places come before signs, so that
    /// a key that was given to a command means it on every layout.
    #[must_use]
    pub fn deed_of(&self, press: &Press) -> Option<Deed> {
        let find = |sign: bool| {
            let fits = |chord: &Chord| chord.is_sign() == sign && chord.fits(press);
            Deed::ALL.iter().copied().find(|deed| self.chords(*deed).iter().any(fits))
        };
        find(false).or_else(|| find(true))
    }

    /// The keys of a label, its digit first, without those that stand for a command.
    #[must_use]
    pub fn label_chords(&self, schema: &Schema, id: &LabelId) -> Vec<Chord> {
        let Some(place) = schema.offered().position(|label| label.id == *id) else { return Vec::new() };
        let letter = schema.offered().nth(place).filter(|label| label.key.is_ascii_uppercase());
        let letter = letter.map(|label| format!("Key{}", label.key));
        let codes = [(place < 9).then(|| format!("Digit{}", place + 1)), letter];
        let means_it = |code: &String| {
            let press = Press { code: code.clone(), ..Press::default() };
            schema.label_of_key(code).is_some_and(|label| label.id == *id) && self.deed_of(&press).is_none()
        };
        codes.into_iter().flatten().filter(means_it).map(Chord::bare).collect()
    }

    /// What a press means while `deed` waits for its new key.
    #[must_use]
    pub fn hear(&self, deed: Deed, press: &Press, schema: &Schema) -> Heard {
        if Chord::of(press).is_none() {
            return Heard::Nothing;
        }
        match (press.code.as_str(), press.held) {
            ("Tab", held) if !held.control => return Heard::Leave,
            ("Escape", Held::NOTHING) => return Heard::Cancel,
            ("Delete" | "Backspace", Held::NOTHING) => return Heard::Clear,
            _ => {}
        }
        self.clash(deed, press, schema).map_or(Heard::Take, Heard::Clash)
    }

    /// Who else than `deed` has what was pressed.
    fn clash(&self, deed: Deed, press: &Press, schema: &Schema) -> Option<Clash> {
        if is_of_browser(press) {
            return Some(Clash::Browser);
        }
        if is_of_buttons(press) {
            return Some(Clash::Buttons);
        }
        if let Some((arrows, _)) = Arrows::of(press) {
            return Some(Clash::Arrows(arrows));
        }
        if let Some(other) = self.deed_of(press) {
            return (other != deed).then_some(Clash::Deed(other));
        }
        let label = schema.label_of_key(&press.code).filter(|_| press.held == Held::NOTHING)?;
        Some(Clash::Label(label.id.clone()))
    }

    /// Gives a command what was pressed and no other key. Who had it loses it.
    pub fn take(&mut self, deed: Deed, press: &Press) {
        self.rob(deed, |chord| chord.fits(press));
        self.put(deed, Chord::of(press).into_iter().collect());
    }

    /// Gives a command these keys and no others. Who had one of them loses it.
    pub fn set(&mut self, deed: Deed, chords: Vec<Chord>) {
        self.rob(deed, |chord| chords.contains(chord));
        self.put(deed, chords);
    }

    /// Gives a command its usual keys back. Who was given one of them loses it.
    pub fn reset(&mut self, deed: Deed) {
        self.set(deed, deed.usual_chords());
    }

    /// Takes keys away from all commands but one.
    fn rob(&mut self, deed: Deed, goes: impl Fn(&Chord) -> bool) {
        for other in Deed::ALL.iter().copied().filter(|other| *other != deed) {
            let mut kept = self.chords(other);
            let before = kept.len();
            kept.retain(|chord| !goes(chord));
            if kept.len() < before {
                self.put(other, kept);
            }
        }
    }

    fn put(&mut self, deed: Deed, chords: Vec<Chord>) {
        self.changed.retain(|(changed, _)| *changed != deed);
        if chords != deed.usual_chords() {
            self.changed.push((deed, chords));
        }
    }

    /// Who has one of the usual keys of a command now.
    #[must_use]
    pub fn holder_of_usual(&self, deed: Deed) -> Option<Deed> {
        let usual = deed.usual_chords();
        let others = Deed::ALL.iter().copied().filter(|other| *other != deed);
        others.into_iter().find(|other| self.chords(*other).iter().any(|chord| usual.contains(chord)))
    }
}

/// What browsers keep for tabs and windows, and what every page needs: copying,
/// reloading, the size of everything.
fn is_of_browser(press: &Press) -> bool {
    let code = press.code.as_str();
    let Held { control, alt, shift } = press.held;
    if !control {
        return matches!(code, "F5" | "F11" | "F12") || (alt && code == "F4");
    }
    let tabs = matches!(code, "KeyW" | "KeyT" | "KeyN" | "KeyQ" | "Tab" | "PageUp" | "PageDown");
    let tools = shift && matches!(code, "KeyI" | "KeyJ");
    let edit = !shift && matches!(code, "KeyX" | "KeyA" | "KeyL");
    let page = edit || matches!(code, "KeyC" | "KeyV" | "KeyR" | "Minus" | "Equal");
    let places = ["Digit", "Numpad"].iter().any(|kind| code.starts_with(kind));
    tabs || tools || (!alt && (page || places))
}

/// What presses the button or opens the menu that has the focus.
fn is_of_buttons(press: &Press) -> bool {
    let bare = !press.held.control && !press.held.alt;
    bare && matches!(press.code.as_str(), "Enter" | "NumpadEnter" | "Space" | "ContextMenu")
}

impl fmt::Display for Keymap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, (deed, chords)) in self.changed.iter().enumerate() {
            f.write_str(if i == 0 { "" } else { ";" })?;
            f.write_str(deed.id())?;
            for (j, chord) in chords.iter().enumerate() {
                f.write_str(if j == 0 { "=" } else { " " })?;
                chord.fmt(f)?;
            }
            f.write_str(if chords.is_empty() { "=" } else { "" })?;
        }
        Ok(())
    }
}
