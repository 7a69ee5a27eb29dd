//! A key together with what is held.

use std::fmt;

/// What is held while a key is pressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Control, or Command on a Mac.
    pub control: bool,
    /// Alt, or Option on a Mac.
    pub alt: bool,
    /// Shift.
    pub shift: bool,
}

impl Held {
    /// Nothing.
    pub const NOTHING: Self = Self { control: false, alt: false, shift: false };
    /// Control alone.
    pub const CONTROL: Self = Self { control: true, ..Self::NOTHING };
    /// Control and Shift.
    pub const CONTROL_SHIFT: Self = Self { control: true, ..Self::SHIFT };
    /// Shift alone.
    pub const SHIFT: Self = Self { shift: true, ..Self::NOTHING };
    /// Alt alone.
    pub const ALT: Self = Self { alt: true, ..Self::NOTHING };
    /// Alt and Shift.
    pub const ALT_SHIFT: Self = Self { alt: true, ..Self::SHIFT };

    /// In the order in which they are pressed.
    fn each(&mut self) -> [&mut bool; 3] {
        [&mut self.control, &mut self.alt, &mut self.shift]
    }

    /// As keyboards name them, in the order in which they are pressed.
    #[must_use]
    pub fn caps(self, mac: bool) -> Vec<String> {
        let (control, alt) = if mac { ("⌘", "⌥") } else { ("Ctrl", "Alt") };
        let held = [(self.control, control), (self.alt, alt), (self.shift, "⇧")];
        held.into_iter().filter(|(held, _)| *held).map(|(_, cap)| cap.to_owned()).collect()
    }
}

/// A key press.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Press {
    /// The physical key: `KeyA`, `Digit1`, `ArrowLeft`.
    pub code: String,
    /// What it writes.
    pub writes: String,
    /// What is held with it.
    pub held: Held,
}

/// A key and what has to be held with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chord {
    /// The physical key, or a single sign that goes by what the key writes:
    /// the question mark lies elsewhere on every layout.
    key: String,
    /// What is held.
    held: Held,
}

/// How what is held is written in preferences.
const HELD: [&str; 3] = ["Ctrl+", "Alt+", "Shift+"];

impl Chord {
    /// Reads `Ctrl+Shift+KeyZ` or `?`, as [`Chord`]'s `Display` writes it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (mut held, mut key) = (Held::NOTHING, text);
        for (name, held) in HELD.into_iter().zip(held.each()) {
            if let Some(rest) = key.strip_prefix(name) {
                *held = true;
                key = rest;
            }
        }
        let sign = key.chars().count() == 1 && !key.contains(char::is_alphanumeric);
        let code = key.len() > 1 && key.chars().all(|c| c.is_ascii_alphanumeric());
        (code || (sign && held == Held::NOTHING)).then(|| Self { key: key.to_owned(), held })
    }

    /// The chord that was pressed; `None` for what is only held.
    #[must_use]
    pub fn of(press: &Press) -> Option<Self> {
        let only_held = ["Control", "Shift", "Alt", "Meta", "OS", "CapsLock", "Fn", "NumLock"];
        let chord = !press.code.is_empty() && !only_held.iter().any(|held| press.code.starts_with(held));
        chord.then(|| Self { key: press.code.clone(), held: press.held })
    }

    /// A bare key by its place.
    #[must_use]
    pub fn bare(code: String) -> Self {
        Self { key: code, held: Held::NOTHING }
    }

    /// Whether it goes by what the key writes.
    #[must_use]
    pub fn is_sign(&self) -> bool {
        self.key.chars().count() == 1
    }

    /// The physical key; empty for a sign.
    #[must_use]
    pub fn code(&self) -> &str {
        if self.is_sign() { "" } else { &self.key }
    }

    /// What is held.
    #[must_use]
    pub fn held(&self) -> Held {
        self.held
    }

    /// Whether this is what was pressed. Shift belongs to how a sign is written.
    #[must_use]
    pub fn fits(&self, press: &Press) -> bool {
        if self.is_sign() {
            return press.writes == self.key && Held { shift: false, ..press.held } == Held::NOTHING;
        }
        press.code == self.key && press.held == self.held
    }

    /// What the keys have written on them, in the order in which they are pressed.
    #[must_use]
    pub fn caps(&self, mac: bool) -> Vec<String> {
        let mut caps = self.held.caps(mac);
        caps.push(cap(&self.key).to_owned());
        caps
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Held { control, alt, shift } = self.held;
        for (name, held) in HELD.into_iter().zip([control, alt, shift]) {
            f.write_str(if held { name } else { "" })?;
        }
        f.write_str(&self.key)
    }
}

/// What a Latin keyboard has on a key; its name if that is a long one.
pub(super) fn cap(key: &str) -> &str {
    let plain = ["Key", "Digit", "Numpad"].iter().find_map(|kind| key.strip_prefix(kind));
    if let Some(plain) = plain.filter(|plain| plain.len() == 1) {
        return plain;
    }
    match key {
        "ArrowLeft" => "←",
        "ArrowRight" => "→",
        "ArrowUp" => "↑",
        "ArrowDown" => "↓",
        "Escape" => "Esc",
        "Delete" => "Del",
        "Backspace" => "⌫",
        "PageUp" => "PgUp",
        "PageDown" => "PgDn",
        "Insert" => "Ins",
        "BracketLeft" => "[",
        "BracketRight" => "]",
        "Minus" => "-",
        "Equal" => "=",
        "Semicolon" => ";",
        "Quote" => "'",
        "Backquote" => "`",
        "Backslash" => "\\",
        "Comma" => ",",
        "Period" => ".",
        "Slash" => "/",
        _ => key,
    }
}
