//! Characters that can't be seen but change what is: they turn directions
//! round, part or join letters, or make two words that look alike differ.
//!
//! Names and abbreviations are those of the Unicode Character Database
//! (`NameAliases.txt`). Signs that show themselves, such as ۝, are not among
//! them, though they are format characters as well.

use super::{CodePoint, Text, TextRange};

/// What an invisible character is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sign {
    /// The character.
    pub code: char,
    /// Its abbreviation: `RLM`.
    pub short: &'static str,
    /// Its full name: `RIGHT-TO-LEFT MARK`.
    pub name: &'static str,
}

/// An invisible character, or a run of blanks, in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Invisible {
    /// Where it lies: one code point, or the whole run.
    pub range: TextRange,
    /// What it is.
    pub sign: Sign,
}

const SIGNS: &[(char, &str, &str)] = &[
    ('\t', "TAB", "CHARACTER TABULATION"),
    ('\u{a0}', "NBSP", "NO-BREAK SPACE"),
    ('\u{ad}', "SHY", "SOFT HYPHEN"),
    ('\u{34f}', "CGJ", "COMBINING GRAPHEME JOINER"),
    ('\u{61c}', "ALM", "ARABIC LETTER MARK"),
    ('\u{115f}', "HCF", "HANGUL CHOSEONG FILLER"),
    ('\u{1680}', "OSP", "OGHAM SPACE MARK"),
    ('\u{180e}', "MVS", "MONGOLIAN VOWEL SEPARATOR"),
    ('\u{2000}', "NQSP", "EN QUAD"),
    ('\u{2001}', "MQSP", "EM QUAD"),
    ('\u{2002}', "ENSP", "EN SPACE"),
    ('\u{2003}', "EMSP", "EM SPACE"),
    ('\u{2004}', "3/MSP", "THREE-PER-EM SPACE"),
    ('\u{2005}', "4/MSP", "FOUR-PER-EM SPACE"),
    ('\u{2006}', "6/MSP", "SIX-PER-EM SPACE"),
    ('\u{2007}', "FSP", "FIGURE SPACE"),
    ('\u{2008}', "PSP", "PUNCTUATION SPACE"),
    ('\u{2009}', "THSP", "THIN SPACE"),
    ('\u{200a}', "HSP", "HAIR SPACE"),
    ('\u{200b}', "ZWSP", "ZERO WIDTH SPACE"),
    ('\u{200c}', "ZWNJ", "ZERO WIDTH NON-JOINER"),
    ('\u{200d}', "ZWJ", "ZERO WIDTH JOINER"),
    ('\u{200e}', "LRM", "LEFT-TO-RIGHT MARK"),
    ('\u{200f}', "RLM", "RIGHT-TO-LEFT MARK"),
    ('\u{2028}', "LS", "LINE SEPARATOR"),
    ('\u{202a}', "LRE", "LEFT-TO-RIGHT EMBEDDING"),
    ('\u{202b}', "RLE", "RIGHT-TO-LEFT EMBEDDING"),
    ('\u{202c}', "PDF", "POP DIRECTIONAL FORMATTING"),
    ('\u{202d}', "LRO", "LEFT-TO-RIGHT OVERRIDE"),
    ('\u{202e}', "RLO", "RIGHT-TO-LEFT OVERRIDE"),
    ('\u{202f}', "NNBSP", "NARROW NO-BREAK SPACE"),
    ('\u{205f}', "MMSP", "MEDIUM MATHEMATICAL SPACE"),
    ('\u{2060}', "WJ", "WORD JOINER"),
    ('\u{2061}', "FA", "FUNCTION APPLICATION"),
    ('\u{2062}', "IT", "INVISIBLE TIMES"),
    ('\u{2063}', "IS", "INVISIBLE SEPARATOR"),
    ('\u{2064}', "IP", "INVISIBLE PLUS"),
    ('\u{2066}', "LRI", "LEFT-TO-RIGHT ISOLATE"),
    ('\u{2067}', "RLI", "RIGHT-TO-LEFT ISOLATE"),
    ('\u{2068}', "FSI", "FIRST STRONG ISOLATE"),
    ('\u{2069}', "PDI", "POP DIRECTIONAL ISOLATE"),
    ('\u{206a}', "ISS", "INHIBIT SYMMETRIC SWAPPING"),
    ('\u{206b}', "ASS", "ACTIVATE SYMMETRIC SWAPPING"),
    ('\u{206c}', "IAFS", "INHIBIT ARABIC FORM SHAPING"),
    ('\u{206d}', "AAFS", "ACTIVATE ARABIC FORM SHAPING"),
    ('\u{206e}', "NADS", "NATIONAL DIGIT SHAPES"),
    ('\u{206f}', "NODS", "NOMINAL DIGIT SHAPES"),
    ('\u{3000}', "IDSP", "IDEOGRAPHIC SPACE"),
    ('\u{3164}', "HF", "HANGUL FILLER"),
    ('\u{feff}', "BOM", "ZERO WIDTH NO-BREAK SPACE"),
    ('\u{fff9}', "IAA", "INTERLINEAR ANNOTATION ANCHOR"),
    ('\u{fffa}', "IAS", "INTERLINEAR ANNOTATION SEPARATOR"),
    ('\u{fffb}', "IAT", "INTERLINEAR ANNOTATION TERMINATOR"),
];

impl Sign {
    /// What a character is called, if it can't be seen. A single blank is no
    /// surprise, and line ends are the text's structure: neither is one.
    #[must_use]
    pub fn of(code: char) -> Option<Self> {
        let known = || SIGNS.iter().find(|(c, ..)| *c == code);
        let (short, name) = match code {
            ' '..='~' | '\u{620}'..='\u{6d3}' | '\n' | '\r' | '\u{85}' | '\u{2029}' => return None,
            '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => ("VS", "VARIATION SELECTOR"),
            '\u{e0000}'..='\u{e007f}' => ("TAG", "TAG CHARACTER"),
            _ => match known() {
                Some((_, short, name)) => (*short, *name),
                None if code.is_control() => ("CTRL", "CONTROL CHARACTER"),
                None => return None,
            },
        };
        Some(Self { code, short, name })
    }

    /// Several blanks in a row.
    const BLANKS: Self = Self { code: ' ', short: "␣", name: "SPACE" };

    /// Its code point as people write it: `U+200F`.
    #[must_use]
    pub fn code_point(self) -> String {
        format!("U+{:04X}", u32::from(self.code))
    }
}

impl Invisible {
    /// A few letters for it: `RLM`, `␣3`.
    #[must_use]
    pub fn short(self) -> String {
        match self.range.len() {
            1 => self.sign.short.to_owned(),
            many => format!("{}{many}", self.sign.short),
        }
    }

    /// Its code point and full name.
    #[must_use]
    pub fn full(self) -> String {
        let times = if self.range.len() > 1 { format!(" ×{}", self.range.len()) } else { String::new() };
        format!("{} {}{times}", self.sign.code_point(), self.sign.name)
    }
}

impl Text {
    /// The invisible characters of a range, and its runs of two blanks or
    /// more, in order. Line ends are not among them.
    #[must_use]
    pub fn invisibles(&self, range: TextRange) -> Vec<Invisible> {
        let mut found: Vec<Invisible> = Vec::new();
        let mut blanks = 0;
        for (at, c) in (range.start().0..).zip(self.slice(range).unwrap_or_default().chars()) {
            blanks = if c == ' ' { blanks + 1 } else { 0 };
            let from = |at| TextRange::between(CodePoint(at), CodePoint(at + 1));
            match found.last_mut() {
                Some(run) if blanks > 2 => {
                    run.range = TextRange::between(run.range.start(), CodePoint(at + 1))
                }
                _ if blanks == 2 => {
                    let range = TextRange::between(CodePoint(at - 1), CodePoint(at + 1));
                    found.push(Invisible { range, sign: Sign::BLANKS });
                }
                _ => found.extend(Sign::of(c).map(|sign| Invisible { range: from(at), sign })),
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(usize, usize, &str)]) {
        let text = Text::new(text);
        let all = TextRange::between(CodePoint(0), text.len());
        let found = text.invisibles(all);
        let seen: Vec<_> =
            found.iter().map(|one| (one.range.start().0, one.range.end().0, one.short())).collect();
        let expected: Vec<_> =
            expected.iter().map(|(start, end, short)| (*start, *end, (*short).to_owned())).collect();
        assert_eq!(seen, expected);
    }

    #[test]
    fn what_cannot_be_seen_is_found() {
        check("قُتل 5 مدنيين، 2017.\nثم", &[]);
        check("\u{feff}أعلنت \u{200f}دمشق", &[(0, 1, "BOM"), (7, 8, "RLM")]);
        check("می\u{200c}گویند", &[(2, 3, "ZWNJ")]);
        check("a  b   c d", &[(1, 3, "␣2"), (4, 7, "␣3")]);
        check("   ", &[(0, 3, "␣3")]);
        check(
            "أ\u{a0} ب\u{ad}\u{2066}5\u{2069}",
            &[(1, 2, "NBSP"), (4, 5, "SHY"), (5, 6, "LRI"), (7, 8, "PDI")],
        );
        check("a\tb\u{0}\u{90}", &[(1, 2, "TAB"), (3, 4, "CTRL"), (4, 5, "CTRL")]);
        check("👨‍👩 ⚠\u{fe0f} 😢", &[(1, 2, "ZWJ"), (5, 6, "VS")]);
        // Seen, though a format character; tatweel; line ends of every kind.
        check("۝ ـ\r\n\u{85}\u{2029}", &[]);
    }

    #[test]
    fn every_format_character_has_a_name() {
        // Those of Unicode's general category Cf that show nothing (UCD 16), and its blanks.
        let cf = ['\u{ad}', '\u{61c}', '\u{180e}', '\u{feff}'].into_iter();
        let cf = cf.chain('\u{200b}'..='\u{200f}').chain('\u{202a}'..='\u{202e}');
        let cf =
            cf.chain('\u{2060}'..='\u{2064}').chain('\u{2066}'..='\u{206f}').chain('\u{fff9}'..='\u{fffb}');
        for c in cf {
            assert!(Sign::of(c).is_some_and(|sign| sign.short != "CTRL"), "{:04x}", u32::from(c));
        }
        for c in '\0'..=char::MAX {
            let blank = c.is_whitespace() && !matches!(c, ' ' | '\n' | '\r' | '\u{85}' | '\u{2029}');
            assert!(
                !(blank || c.is_control()) || Sign::of(c).is_some() || matches!(c, '\n' | '\r' | '\u{85}'),
                "{c:?}"
            );
            assert!(
                !c.is_alphanumeric() || Sign::of(c).is_none() || matches!(c, '\u{115f}' | '\u{3164}'),
                "{c:?}"
            );
        }
    }

    #[test]
    fn names_say_what_it_is() {
        let rlm = Invisible {
            range: TextRange::between(CodePoint(3), CodePoint(4)),
            sign: Sign::of('\u{200f}').unwrap(),
        };
        assert_eq!(rlm.full(), "U+200F RIGHT-TO-LEFT MARK");
        let blanks = Text::new("a   b").invisibles(TextRange::between(CodePoint(0), CodePoint(5)));
        assert_eq!(blanks[0].full(), "U+0020 SPACE ×3");
        assert_eq!(Sign::of('\u{e0041}').unwrap().code_point(), "U+E0041");
    }
}
