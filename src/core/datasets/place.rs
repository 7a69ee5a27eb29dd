//! Offsets as files state them, to ranges of a text.
//!
//! Where a file says which unit it counts in, that unit is taken. Else the words
//! that it quotes tell; where it quotes none either, only a person can, and is
//! asked, unless all units come to the same.

use unicode_segmentation::UnicodeSegmentation;

use crate::core::exchange::{ANYWHERE, Placed, Quote, Reason, place_quotes};
use crate::core::text::{CodePoint, Text, TextRange, Utf16};

/// What a file counts its offsets in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// Unicode code points, as Python does.
    #[default]
    CodePoints,
    /// UTF-16 code units, as JavaScript and Java do.
    Utf16,
    /// Letters with their marks (extended grapheme clusters).
    Graphemes,
}

impl Unit {
    /// All, the likeliest first.
    pub const ALL: [Self; 3] = [Self::CodePoints, Self::Utf16, Self::Graphemes];

    /// Its name on a command line and in forms.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::CodePoints => "code-points",
            Self::Utf16 => "utf-16",
            Self::Graphemes => "graphemes",
        }
    }

    /// The one with this name.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.word() == word)
    }
}

/// A piece of a text as a file states it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Stated {
    /// Its first unit, counted from 0.
    pub start: usize,
    /// One past its last unit.
    pub end: usize,
    /// The words there, if the file quotes them.
    pub quote: Option<String>,
    /// What stands right before; empty if the file doesn't say.
    pub before: String,
    /// What stands right after; empty if the file doesn't say.
    pub after: String,
}

impl Stated {
    /// By its offsets alone.
    pub(crate) fn at(start: usize, end: usize) -> Self {
        Self { start, end, ..Self::default() }
    }

    /// With its words.
    pub(crate) fn quoting(start: usize, end: usize, quote: impl Into<String>) -> Self {
        Self { quote: Some(quote.into()), ..Self::at(start, end) }
    }

    /// By its words alone, wherever they are; without words it is outside of any text.
    pub(crate) fn said(quote: Option<String>) -> Self {
        Self { quote, ..Self::at(ANYWHERE.0, ANYWHERE.0) }
    }

    /// Whether its words are all that is known of it.
    pub(crate) fn is_anywhere(&self) -> bool {
        self.start == ANYWHERE.0
    }
}

/// Where a piece belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Placement {
    /// Where the file says.
    There(TextRange),
    /// There, but for blanks at its edges and parts of letters.
    Trimmed(TextRange),
    /// Where its words are, and only there.
    Moved(TextRange),
    /// Nowhere for certain.
    Aside(Reason),
}

/// A text under one unit: where its units begin.
pub(crate) struct Ruler<'a> {
    text: &'a Text,
    unit: Unit,
    /// The code point at which each grapheme begins, and the end of the text;
    /// empty for other units.
    graphemes: Vec<CodePoint>,
}

impl<'a> Ruler<'a> {
    /// Of this text.
    pub(crate) fn new(text: &'a Text, unit: Unit) -> Self {
        let mut graphemes = Vec::new();
        if unit == Unit::Graphemes {
            let mut at = 0_usize;
            for cluster in text.as_str().graphemes(true) {
                graphemes.push(CodePoint(at));
                at = at.saturating_add(cluster.chars().count());
            }
            graphemes.push(text.len());
        }
        Self { text, unit, graphemes }
    }

    /// The code point that begins at this unit; the end of the text is one, too.
    /// `None` past it and inside a character.
    pub(crate) fn code_point(&self, at: usize) -> Option<CodePoint> {
        match self.unit {
            Unit::CodePoints => Some(CodePoint(at)).filter(|at| *at <= self.text.len()),
            Unit::Utf16 => self.text.from_utf16(Utf16(at)),
            Unit::Graphemes => self.graphemes.get(at).copied(),
        }
    }

    fn range(&self, stated: &Stated) -> Result<TextRange, Reason> {
        if stated.start > stated.end {
            return Err(Reason::OffsetsReversed);
        }
        let ends = self.code_point(stated.start).zip(self.code_point(stated.end));
        ends.map(|(start, end)| TextRange::between(start, end)).ok_or(Reason::OutsideText)
    }

    /// Whether the words of a piece are where it says; `None` if it quotes none.
    fn fits(&self, stated: &Stated) -> Option<bool> {
        let quote = stated.quote.as_deref()?;
        Some(self.range(stated).is_ok_and(|range| self.text.slice(range) == Some(quote)))
    }

    /// Where these pieces belong.
    pub(crate) fn place(&self, pieces: &[Stated]) -> Vec<Placement> {
        let mut placed: Vec<Placement> = pieces.iter().map(|stated| self.by_offsets(stated)).collect();
        let astray = |stated: &&Stated| self.fits(stated) == Some(false);
        let quotes = pieces.iter().filter(astray).map(|stated| {
            // Offsets outside the text still say roughly where.
            let code_point = |at| self.code_point(at).unwrap_or(CodePoint(at));
            Quote {
                start: code_point(stated.start),
                end: code_point(stated.end),
                words: stated.quote.as_deref().unwrap_or_default(),
                before: &stated.before,
                after: &stated.after,
            }
        });
        let found = place_quotes(self.text, quotes);
        let slots = placed.iter_mut().zip(pieces).filter(|(_, stated)| astray(stated));
        for ((slot, stated), found) in slots.zip(found) {
            *slot = match found {
                Placed::AsStated(range) => Placement::There(range),
                Placed::Elsewhere(range) if stated.is_anywhere() => {
                    let whole = self.text.slice(range) == stated.quote.as_deref();
                    if whole { Placement::There(range) } else { Placement::Trimmed(range) }
                }
                Placed::Elsewhere(range) => Placement::Moved(range),
                Placed::Nowhere(reason) => Placement::Aside(reason),
            };
        }
        placed
    }

    fn by_offsets(&self, stated: &Stated) -> Placement {
        match self.range(stated) {
            Err(reason) => Placement::Aside(reason),
            Ok(range) => match self.text.clean(range) {
                None => Placement::Aside(Reason::QuoteBlank),
                Some(clean) if clean == range => Placement::There(range),
                Some(clean) => Placement::Trimmed(clean),
            },
        }
    }
}

/// What can be said of the unit of offsets that nobody stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Evidence {
    /// The words tell, or all units come to the same.
    Sure(Unit),
    /// Nothing tells; this one lets more pieces begin and end with words.
    Likely(Unit),
}

/// Which unit the offsets of these pieces are likely counted in.
pub(crate) fn evidence(text: &Text, pieces: &[Stated]) -> Evidence {
    let furthest = pieces.iter().map(|stated| stated.end).max().unwrap_or_default();
    let head = text.as_str().chars().take(furthest);
    // Below U+0300 there are neither marks nor joiners; CR LF alone is one grapheme of two.
    if head.clone().all(|c| (c < '\u{300}' && c != '\r') || is_plain_arabic(c)) {
        return Evidence::Sure(Unit::CodePoints);
    }
    let rulers = Unit::ALL.map(|unit| Ruler::new(text, unit));
    let [first, ..] = &rulers;
    let best = |count: &dyn Fn(&Ruler) -> usize| {
        let mut best = (count(first), first.unit);
        for ruler in rulers.iter().skip(1) {
            let many = count(ruler);
            if many > best.0 {
                best = (many, ruler.unit);
            }
        }
        best
    };
    // Some quotes may be wrong in any unit: what fits most of them is it.
    let fitting = |ruler: &Ruler| pieces.iter().filter(|stated| ruler.fits(stated) == Some(true)).count();
    let (many, unit) = best(&fitting);
    if many > 0 || pieces.iter().all(|stated| stated.quote.is_some()) {
        return Evidence::Sure(unit);
    }
    let whole = |ruler: &Ruler| {
        let edges = |stated: &&Stated| {
            let range = ruler.range(stated).ok();
            range.is_some_and(|range| text.is_word_edge(range.start()) && text.is_word_edge(range.end()))
        };
        pieces.iter().filter(edges).count()
    };
    let same = |ruler: &Ruler| pieces.iter().all(|stated| ruler.range(stated) == first.range(stated));
    if rulers.iter().all(same) {
        return Evidence::Sure(Unit::CodePoints);
    }
    Evidence::Likely(best(&whole).1)
}

/// The Arabic letters and figures that stand for themselves: one unit in each count.
fn is_plain_arabic(c: char) -> bool {
    matches!(c, 'ء'..='غ' | 'ف'..='ي' | '٠'..='٩' | '،' | '؛' | '؟')
}
