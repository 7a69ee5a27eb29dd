//! In which encoding a text lies in a file. UTF-8 is certain; of the others
//! the most plausible is proposed, and a person confirms it.
//!
//! The core decodes nothing but UTF-8: the browser does (its `TextDecoder`
//! knows every table), and the core weighs how plausible the outcome is.
//!
//! A byte order mark at the very start belongs to the encoding and not to the
//! text: it is left out, and hash and offsets count without it. Any later one
//! is a character like any other (U+FEFF) and stays.

mod plausible;
#[cfg(test)]
mod tests;

use crate::core::text::Byte;

/// An encoding that a person can choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Arabic, Persian and Urdu on Windows.
    Windows1256,
    /// UTF-16, the low byte first.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
    /// Arabic on old Unix systems and in old mail.
    Iso8859_6,
    /// Hebrew on Windows.
    Windows1255,
    /// Western European on Windows.
    Windows1252,
}

impl Encoding {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::Windows1256,
        Self::Utf16Le,
        Self::Utf16Be,
        Self::Iso8859_6,
        Self::Windows1255,
        Self::Windows1252,
    ];

    /// Its label in the Encoding Standard (<https://encoding.spec.whatwg.org/#names-and-labels>).
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Windows1256 => "windows-1256",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Iso8859_6 => "iso-8859-6",
            Self::Windows1255 => "windows-1255",
            Self::Windows1252 => "windows-1252",
        }
    }

    /// The one with this label.
    #[must_use]
    pub fn parse(label: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|encoding| encoding.label() == label)
    }
}

/// What the bytes of a file say by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recognised<'a> {
    /// UTF-8: this text.
    Utf8(&'a str),
    /// UTF-8 but for some bytes, of which this is the first.
    Damaged(Byte),
    /// UTF-16, by its mark or by where its zeros and `06`s are.
    Utf16(Encoding),
    /// One byte a character: which encoding, its letters have to tell.
    SingleByte,
}

/// Looks at the bytes of a whole file.
#[must_use]
pub fn recognise(bytes: &[u8]) -> Recognised<'_> {
    if let Some(encoding) = utf16(bytes) {
        return Recognised::Utf16(encoding);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Recognised::Utf8(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Err(error) if mostly_utf8(bytes) => Recognised::Damaged(Byte(error.valid_up_to())),
        Err(_) => Recognised::SingleByte,
    }
}

/// The encoding of one byte a character under which a text is most plausible;
/// `decode` gives the text under each.
#[must_use]
pub fn most_plausible(decode: &mut dyn FnMut(Encoding) -> String) -> Encoding {
    // Of equally plausible ones the first: Latin letters alone are no Arabic,
    // and of a few Arabic letters nobody can tell, but one is far more common.
    let likely = [Encoding::Windows1252, Encoding::Windows1256, Encoding::Iso8859_6, Encoding::Windows1255];
    let mut best = (i64::MIN, Encoding::Windows1252);
    for encoding in likely {
        let score = plausible::plausibility(&decode(encoding));
        if best.0 < score {
            best = (score, encoding);
        }
    }
    best.1
}

/// Whether nearly all that is not ASCII is well-formed UTF-8. In Windows-1256
/// a pair of bytes now and then looks so by chance, never most of them.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad.saturating_mul(4) || (bytes.starts_with(UTF_8_MARK) && good > bad)
}

const UTF_8_MARK: &[u8] = b"\xEF\xBB\xBF";

/// How many bytes are looked at to tell UTF-16.
const LOOKED_AT: usize = 4096;

/// The high bytes of what reports are written in: Latin, Hebrew, Arabic, its
/// supplement and presentation forms, punctuation, surrogates (emoji).
fn is_high(byte: u8) -> bool {
    matches!(byte, 0x00 | 0x05..=0x07 | 0x20 | 0xD8..=0xDF | 0xFB..=0xFE)
}

/// The high bytes that no encoding of one byte a character has in texts.
fn is_certain(byte: u8) -> bool {
    matches!(byte, 0x00 | 0x05 | 0x06)
}

/// UTF-16 by its byte order mark; else where nearly all bytes of one half are
/// [`is_high`] and those of the other are not.
fn utf16(bytes: &[u8]) -> Option<Encoding> {
    if bytes.starts_with(&[0xFF, 0xFE]) {
        return Some(Encoding::Utf16Le);
    }
    if bytes.starts_with(&[0xFE, 0xFF]) {
        return Some(Encoding::Utf16Be);
    }
    // The mark of UTF-8 says what it is, whatever comes behind it.
    if bytes.starts_with(UTF_8_MARK) {
        return None;
    }
    let looked_at = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let pairs = looked_at.len() / 2;
    // Whether nearly all bytes of a half are high bytes, a good part of them for certain.
    let high = |second: bool| {
        let half = || {
            let pairs = looked_at.chunks_exact(2);
            pairs.filter_map(move |pair| if second { pair.last() } else { pair.first() }).copied()
        };
        let (all, certain) =
            (half().filter(|b| is_high(*b)).count(), half().filter(|b| is_certain(*b)).count());
        all * 10 >= pairs * 9 && certain * 3 >= pairs
    };
    let whole = pairs > 0 && bytes.len().is_multiple_of(2);
    match (high(false), high(true)) {
        (false, true) if whole => Some(Encoding::Utf16Le),
        (true, false) if whole => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// Whether a file with zero bytes is text all the same: UTF-16.
#[must_use]
pub fn zeros_are_utf16(bytes: &[u8]) -> bool {
    // The mark of UTF-32, which browsers can't decode, begins like that of UTF-16.
    utf16(bytes).is_some() && !bytes.starts_with(&[0xFF, 0xFE, 0, 0])
}
