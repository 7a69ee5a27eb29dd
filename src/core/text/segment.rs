//! Which stretches of a piece of text are words. Offsets in bytes.
//!
//! Unicode's word rules (UAX #29) come first. They already keep `الـ24`, `بـ11`,
//! `حي_جوبر`, `צה"ל` and words with marks or ZWNJ whole, and leave out the `#` of
//! a hashtag and quotation marks. What is changed for reports:
//! - a date, time, figure or range is one word (`2016-04-27`, `14:32`, `300-S`);
//! - `،` and `;` always part figures, `:` always parts letters, and a full stop or
//!   apostrophe parts Arabic letters (`سوريا.وقال` is a forgotten space),
//!   except in an abbreviation of single letters (`أ.ف.ب`);
//! - emoji are words, since one can tag them; a tatweel alone is a dash.

use std::ops::Range;

use unicode_bidi::BidiClass;
use unicode_segmentation::UnicodeSegmentation;

use super::classes::class;
use super::graphemes::{is_edge, trim};

/// The words of a piece of text, in order.
pub(super) fn words(piece: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for edge in edges(piece) {
        if is_glued(piece, edge) {
            continue;
        }
        found.extend(word(piece, start..edge));
        start = edge;
    }
    found
}

/// The stretch without what can't be seen at its edges, if it is a word.
fn word(piece: &str, stretch: Range<usize>) -> Option<Range<usize>> {
    let text = piece.get(stretch.clone())?;
    if text.contains(char::is_whitespace) || !(text.contains(is_letter_or_digit) || is_picture(text)) {
        return None;
    }
    let (skip, len) = trim(text)?;
    Some(stretch.start + skip..stretch.start + skip + len)
}

/// Where a word may begin or end: the edges of UAX #29 and those we add. The
/// end of the piece is one, its start is not.
fn edges(piece: &str) -> Vec<usize> {
    let mut edges = Vec::new();
    for (start, segment) in piece.split_word_bound_indices() {
        for (at, c) in segment.char_indices() {
            let (before, after) = (segment.get(..at), segment.get(at + c.len_utf8()..));
            if before.zip(after).is_some_and(|(before, after)| parts(before, c, after)) {
                edges.extend([start + at, start + at + c.len_utf8()]);
            }
        }
        if quotes_end(piece.get(..start).unwrap_or_default(), segment) {
            edges.push(start + segment.len() - 1);
        }
        edges.push(start + segment.len());
    }
    edges
}

/// Whether a character inside one segment of UAX #29 parts it into words.
fn parts(before: &str, c: char, after: &str) -> bool {
    if before.is_empty() || after.is_empty() {
        return false;
    }
    match c {
        ':' | ';' | '،' => true,
        '.' => beside(before, after, is_right_to_left) && !is_abbreviation(before, after),
        // An apostrophe in Hebrew is a geresh, as in ג'ורג'.
        '\'' | '‘' | '’' => beside(before, after, |class| class == BidiClass::AL),
        _ => false,
    }
}

/// Whether a letter of such a class stands on either side.
fn beside(before: &str, after: &str, is: impl Fn(BidiClass) -> bool) -> bool {
    // Marks and format characters are looked through.
    let strong = |c: &char| !matches!(class(*c), BidiClass::NSM | BidiClass::BN);
    before.chars().rev().find(strong).is_some_and(|c| is(class(c)))
        || after.chars().find(strong).is_some_and(|c| is(class(c)))
}

fn is_right_to_left(class: BidiClass) -> bool {
    matches!(class, BidiClass::AL | BidiClass::R)
}

/// Whether the letters on both sides of a full stop stand alone: أ.ف.ب.
fn is_abbreviation(before: &str, after: &str) -> bool {
    let alone = |part: Option<&str>| part.is_some_and(|part| part.graphemes(true).nth(1).is_none());
    alone(before.rsplit('.').next()) && alone(after.split('.').next())
}

/// Whether the apostrophe that UAX #29 leaves at the end of a Hebrew word closes
/// a quotation.
fn quotes_end(before: &str, segment: &str) -> bool {
    before.ends_with('\'') && segment.len() > 1 && segment.ends_with('\'')
}

/// Whether no word may end at this edge: it lies inside a grapheme, a figure, or
/// between a figure and its sign.
fn is_glued(piece: &str, edge: usize) -> bool {
    let (before, after) = (piece.get(..edge).unwrap_or_default(), piece.get(edge..).unwrap_or_default());
    let (mut back, mut ahead) = (before.chars().rev(), after.chars());
    let (Some(last), Some(next)) = (back.next(), ahead.next()) else { return false };
    ahead.next().is_some_and(|c| joins(last, next, c))
        || back.next().is_some_and(|c| joins(c, last, next))
        || is_percent(last, next)
        || is_signed(before, next)
        || !is_edge(piece, edge)
}

/// Whether a mark between two characters makes one figure of them: any of the
/// usual separators between digits, a hyphen between a digit and a Latin
/// letter. The Arabic comma is no separator: it parts two figures of a list.
pub(super) fn joins(before: char, mark: char, after: char) -> bool {
    let hyphen = matches!(mark, '-' | '\u{2010}'..='\u{2014}' | '\u{2212}');
    match (is_digit(before), is_digit(after)) {
        (true, true) => hyphen || matches!(mark, '/' | '.' | ':' | ',' | '٬' | '٫'),
        (true, false) => hyphen && after.is_ascii_alphabetic(),
        (false, true) => hyphen && before.is_ascii_alphabetic(),
        (false, false) => false,
    }
}

/// Whether a percent sign follows a digit.
pub(super) fn is_percent(digit: char, sign: char) -> bool {
    is_digit(digit) && matches!(sign, '%' | '‰' | '٪')
}

/// Whether the text before a digit ends in a sign of that figure. A hyphen is
/// none: in reports a hyphen before a figure is a dash or a bullet.
pub(super) fn is_signed(before: &str, digit: char) -> bool {
    let mut back = before.chars().rev();
    matches!(back.next(), Some('+' | '\u{2212}'))
        && is_digit(digit)
        && !back.next().is_some_and(char::is_alphanumeric)
}

/// The digits that reports use: ASCII, Arabic-Indic, Persian.
pub(super) fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '٠'..='٩' | '۰'..='۹')
}

/// What makes a stretch a word.
fn is_letter_or_digit(c: char) -> bool {
    c.is_alphanumeric() && c != '\u{640}'
}

/// Whether a stretch is an emoji, a flag or a pictograph.
fn is_picture(stretch: &str) -> bool {
    let Some(c) = stretch.chars().next() else { return false };
    matches!(c, '\u{1f1e6}'..='\u{1f1ff}') || (c >= '\u{2190}' && is_pictographic(c))
}

/// Whether Unicode calls a character `Extended_Pictographic`. Rule GB11 keeps two
/// such characters with a joiner between them together, and no others; a mark,
/// which stays with whatever is before it, is told by the letter in front. (Those
/// below U+2190, such as ‼ and ©, are text.)
fn is_pictographic(c: char) -> bool {
    let pair: String = ['a', c, '\u{200d}', c].into_iter().collect();
    pair.graphemes(true).count() == 2
}
