//! Runs that must be shown left to right in the order in which they were written.
//!
//! After Arabic letters Unicode's bidirectional algorithm (UAX #9) makes Arabic
//! numbers of digits (rule W2); a hyphen between two of those is no part of a
//! number (W4 joins European ones only) and takes the direction around it (N1,
//! N2), so `2016-04-27` is displayed as 27-04-2016. A dash flips so even where no
//! Arabic letter comes before. Shown in `<bdo dir="ltr">` (CSS
//! `unicode-bidi: isolate-override`), a run stays as written. A `<bdi>` mends only
//! ASCII and Persian digits: Arabic-Indic ones are Arabic numbers by birth, and a
//! hyphen between them turns even inside a left-to-right isolate.

use super::classes::class;
use super::paragraphs::{Direction, first_strong_in_isolate};
use super::segment::{is_digit, is_percent, is_signed, joins};
use super::{CodePoint, Text, TextRange};
use unicode_bidi::BidiClass;

impl Text {
    /// The runs inside a paragraph that must be isolated left to right, in order;
    /// none overlap. Offsets in code points from the start of the text.
    ///
    /// A run is digits joined by `- ‐ ‑ ‒ – — − / . : , ٬ ٫`, or joined to Latin
    /// letters by a hyphen (`300-S`), or with a percent sign after or a plus or
    /// minus sign (not a hyphen, which is a dash or a bullet there) before ASCII
    /// digits. Signs stay on the side where Unicode's CLDR puts them in Arabic: at
    /// the left of ASCII digits for + and −, at their right for %, but the
    /// other way round with Arabic-Indic digits, which is how those are
    /// displayed without help. A number alone never flips and needs none.
    ///
    /// Only what follows right-to-left text (or begins a right-to-left
    /// paragraph) is isolated: after a Latin letter a figure belongs to the Latin
    /// phrase (rule W7), and an isolate would tear it off. Arabic-Indic digits
    /// flip everywhere.
    #[must_use]
    pub fn isolates(&self, paragraph: TextRange) -> Vec<TextRange> {
        let Some(text) = self.slice(paragraph) else { return Vec::new() };
        let index = self.paragraph_index(paragraph.start());
        let direction = self.paragraphs.get(index).map_or(self.direction, |p| p.direction);
        let offset = self.byte_clamped(paragraph.start());
        let ranges = Scan::new(text, direction).runs();
        ranges.into_iter().map(|(start, end)| self.between_bytes(offset + start, offset + end)).collect()
    }

    /// A text of one line with the controls of Unicode around each run that must
    /// be isolated, for where no element can be: LRI LRO before it and PDF PDI
    /// behind it do what `<bdo dir="ltr">` does. And where `part` lies then.
    #[must_use]
    pub fn in_order(&self, part: TextRange) -> (String, TextRange) {
        const CONTROLS: usize = 2;
        let (mut shown, mut at) = (String::with_capacity(self.raw.len()), CodePoint(0));
        let (mut start, mut end) = (part.start().0, part.end().0);
        let read = |from, to| self.slice(TextRange::between(from, to)).unwrap_or_default();
        for run in self.isolates(TextRange::between(at, self.len)) {
            shown.push_str(read(at, run.start()));
            shown.push_str("\u{2066}\u{202d}");
            shown.push_str(read(run.start(), run.end()));
            shown.push_str("\u{202c}\u{2069}");
            for edge in [run.start(), run.end()] {
                start += if edge <= part.start() { CONTROLS } else { 0 };
                end += if edge < part.end() { CONTROLS } else { 0 };
            }
            at = run.end();
        }
        shown.push_str(read(at, self.len));
        (shown, TextRange::between(CodePoint(start), CodePoint(end.max(start))))
    }
}

/// Goes through a paragraph and knows, at each character, the last strong
/// direction before it.
struct Scan<'a> {
    text: &'a str,
    last: Direction,
    /// The directions outside the embeddings and isolates that are open.
    outer: Vec<Direction>,
}

impl<'a> Scan<'a> {
    fn new(text: &'a str, direction: Direction) -> Self {
        Self { text, last: direction, outer: Vec::new() }
    }

    /// The runs to isolate, as pairs of bytes.
    fn runs(mut self) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some((before, rest)) = self.text.split_at_checked(at) {
            let Some(c) = rest.chars().next() else { break };
            if !is_digit(c) {
                self.pass(c, rest);
                at += c.len_utf8();
                continue;
            }
            let figure = Figure::read(rest);
            let sign = before.chars().next_back().filter(|_| c.is_ascii_digit() && is_signed(before, c));
            let after = self.last == Direction::RightToLeft || figure.arabic_indic;
            if after && (figure.flips || sign.is_some()) {
                found.push((at - sign.map_or(0, char::len_utf8), at + figure.len));
            } else if figure.latin {
                self.last = Direction::LeftToRight;
            }
            at += figure.len;
        }
        found
    }

    /// Takes one character into account; `rest` begins with it.
    fn pass(&mut self, c: char, rest: &str) {
        use BidiClass as Class;
        let inner = match class(c) {
            Class::L => return self.last = Direction::LeftToRight,
            Class::R | Class::AL => return self.last = Direction::RightToLeft,
            Class::PDF | Class::PDI => return self.last = self.outer.pop().unwrap_or(self.last),
            Class::LRE | Class::LRO | Class::LRI => Direction::LeftToRight,
            Class::RLE | Class::RLO | Class::RLI => Direction::RightToLeft,
            Class::FSI => first_strong_in_isolate(rest).unwrap_or(Direction::LeftToRight),
            _ => return,
        };
        self.outer.push(std::mem::replace(&mut self.last, inner));
    }
}

/// A figure and what is joined to it.
struct Figure {
    /// Bytes.
    len: usize,
    /// Whether a separator, a hyphen or a percent sign is part of it.
    flips: bool,
    /// Whether it holds Latin letters.
    latin: bool,
    /// Whether it holds digits of U+0660–0669, which are Arabic numbers anywhere.
    arabic_indic: bool,
}

impl Figure {
    /// Reads the figure at the start of a text that begins with a digit.
    fn read(text: &str) -> Self {
        let mut figure = Self { len: 0, flips: false, latin: false, arabic_indic: false };
        let mut previous = None;
        let mut chars = text.chars();
        while let Some(c) = chars.next() {
            let joined = previous.zip(chars.clone().next()).is_some_and(|(a, b)| joins(a, c, b));
            let percent = previous.is_some_and(|a| a.is_ascii_digit() && c != '٪' && is_percent(a, c));
            if !(joined || percent || is_digit(c) || c.is_ascii_alphabetic()) {
                break;
            }
            figure.len += c.len_utf8();
            figure.flips |= joined || percent;
            figure.latin |= c.is_ascii_alphabetic();
            figure.arabic_indic |= matches!(c, '٠'..='٩');
            if percent {
                break;
            }
            previous = Some(c);
        }
        figure
    }
}
