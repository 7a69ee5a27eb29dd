//! Where the words of a span stand again, and how: by themselves, behind a
//! proclitic, spelled otherwise, in a hashtag, inside another word.
//!
//! What a hit is beyond the very words is told for each, so that a person can
//! choose. In one well-known tool "whole word" فيروس also hit الفيروس and
//! بالفيروس; here that is a hit inside another word, and told apart.
//! - A proclitic (و ف ب ل ك, one of the first two and one of the last three) is
//!   one where [`proclitics`] recognises it. Before a name of several words it
//!   is recognised by its letters alone, since the other words tell the name.
//! - The article belongs to the words: بالجيش is a hit of الجيش (the span begins
//!   at ا), but of جيش it is one inside a word.
//! - In للجيش the article of الجيش has lost its alef. It is a hit of الجيش behind a
//!   proclitic, spelled otherwise; the span is لجيش, as the annotation guideline
//!   has it (the proclitic goes, the article stays).
//! - `_` is a blank, so that #حي_جوبر is a hit of حي جوبر; the `#` is outside.
//! - A name goes on over the end of a line, but not over an empty line.

#[cfg(test)]
mod tests;

use super::{Query, Walk, letters};
use crate::core::order::order;
use crate::core::text::{CodePoint, Folded, Text, TextRange, fold, proclitics};

/// What a hit can be beyond the very words standing by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Spelled otherwise ([`fold`]): أحمد and احمد, marks, tatweel.
    Spelling,
    /// Behind و ف ب ل ك, which stay outside.
    Proclitics,
    /// In a hashtag, or with words joined by `_`.
    Hashtags,
    /// A part of another word: حلب in حلبية.
    Inside,
}

impl Choice {
    /// Every one, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Proclitics, Self::Spelling, Self::Hashtags, Self::Inside];
}

/// Some of the choices: of a search, which are wanted; of a hit, what it is.
/// Their order is that in which hits that overlap come first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Choices(u8);

impl Choices {
    /// The same with one more.
    #[must_use]
    pub fn with(self, choice: Choice) -> Self {
        Self(self.0 | bit(choice))
    }

    /// The same with one more if it `is` so.
    fn and(self, choice: Choice, is: bool) -> Self {
        if is { self.with(choice) } else { self }
    }

    /// The same with one turned to its opposite.
    #[must_use]
    pub fn turned(self, choice: Choice) -> Self {
        Self(self.0 ^ bit(choice))
    }

    /// Whether this one is among them.
    #[must_use]
    pub fn has(self, choice: Choice) -> bool {
        self.covers(Self(bit(choice)))
    }

    /// Whether all of `others` are among them.
    #[must_use]
    pub fn covers(self, others: Self) -> bool {
        self.0 & others.0 == others.0
    }
}

fn bit(choice: Choice) -> u8 {
    match choice {
        Choice::Spelling => 1,
        Choice::Proclitics => 2,
        Choice::Hashtags => 4,
        Choice::Inside => 8,
    }
}

/// A place where the words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The words, in code points: clean ([`Text::clean`]), without a proclitic.
    pub range: TextRange,
    /// What it is beyond the very words by themselves: nothing if it is exact.
    pub is: Choices,
}

/// Words that are looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sought {
    query: Query,
    /// With their article as it stands behind ل.
    contracted: Option<Query>,
    words: String,
    /// As they are spelled.
    spelled: String,
    /// Whether there are several.
    several: bool,
}

impl Sought {
    /// Looks for these words; blanks around them and a `#` before them do not
    /// count. `None` if nothing is left.
    #[must_use]
    pub fn new(words: &str) -> Option<Self> {
        let words = words.trim().trim_start_matches(['#', '＃']).trim();
        let query = Query::name(words)?;
        let behind_lam = match query.letters.as_slice() {
            ['ا', 'ل', 'ل', ..] => query.letters.get(1..),
            ['ا', 'ل', letter, ..] if *letter != ' ' => query.letters.get(1..),
            _ => None,
        };
        // للجيش has one ل more than الجيش without its alef; للاذقية has not.
        let lam = if query.letters.get(2) == Some(&'ل') { "" } else { "ل" };
        let contracted = behind_lam.map(|rest| lam.chars().chain(rest.iter().copied()).collect::<String>());
        Some(Self {
            contracted: contracted.and_then(|words| Query::name(&words)),
            spelled: spelled(words),
            several: query.letters.contains(&' '),
            words: words.to_owned(),
            query,
        })
    }

    /// What the words at `range`, in code points, are as a hit.
    fn weigh(&self, text: &Text, range: TextRange) -> Option<Hit> {
        let found = text.slice(range)?;
        // Some letters are drawn as one with others and can't be had alone.
        let same = found == self.words;
        if !same && (is_torn(found) || letters(found, true) != self.query.letters) {
            return None;
        }
        let place = Place::of(text, range);
        let glued = place.glued(text);
        let follows = place.follows_proclitic(text) || self.several && is_proclitics(glued);
        let inside = !glued.is_empty() && !follows || place.words.end() < place.end;
        let hashtag = place.in_hashtag || found.contains('_') && !self.words.contains('_');
        let otherwise = !(same && place.words == range) && spelled(text.slice(place.words)?) != self.spelled;
        let is = Choices::default()
            .and(Choice::Proclitics, follows)
            .and(Choice::Inside, inside)
            .and(Choice::Hashtags, hashtag)
            .and(Choice::Spelling, otherwise);
        Some(Hit { range: text.clean(place.words)?, is })
    }

    /// The same of words with their article behind ل, which `range` begins with.
    fn weigh_contracted(text: &Text, range: TextRange) -> Option<Hit> {
        let start = text.grapheme_end(CodePoint(range.start().0 + 1));
        let place = Place::of(text, TextRange::between(start.min(range.end()), range.end()));
        let whole = place.follows_proclitic(text) && place.words.end() == place.end;
        if !whole || is_torn(text.slice(range)?) {
            return None;
        }
        let is = Choices::default().with(Choice::Proclitics).with(Choice::Spelling);
        Some(Hit { range: text.clean(place.words)?, is: is.and(Choice::Hashtags, place.in_hashtag) })
    }
}

/// Every place where the words stand, whatever it is, by where it begins. Some
/// may overlap; [`pick`] chooses.
#[must_use]
pub fn occurrences(sought: &Sought, text: &Text) -> Vec<Hit> {
    let all = |query: &Query| {
        let mut ranges = Vec::new();
        Walk::default().on(query, text, usize::MAX, &mut ranges);
        ranges
    };
    let mut hits: Vec<Hit> =
        all(&sought.query).into_iter().filter_map(|range| sought.weigh(text, range)).collect();
    let contracted = sought.contracted.iter().flat_map(all);
    hits.extend(contracted.filter_map(|range| Sought::weigh_contracted(text, range)));
    let keys = hits.iter().map(|hit| [hit.range.start().0, hit.range.end().0, usize::from(hit.is.0)]);
    let mut hits: Vec<Hit> = order(keys).into_iter().filter_map(|at| hits.get(at).copied()).collect();
    hits.dedup_by_key(|hit| hit.range);
    hits
}

/// The hits that are nothing but what is wanted, in the order of the text. Of
/// hits that overlap, the exact one stays, else the one that is closest to it.
#[must_use]
pub fn pick(hits: &[Hit], wanted: Choices) -> Vec<Hit> {
    let hits: Vec<Hit> = hits.iter().filter(|hit| wanted.covers(hit.is)).copied().collect();
    let mut taken = vec![false; hits.len()];
    let turns = order(hits.iter().map(|hit| [usize::from(hit.is.0), hit.range.start().0, 0]));
    for (at, hit) in turns.into_iter().filter_map(|at| hits.get(at).map(|hit| (at, hit))) {
        let (before, after) = (hits.iter().zip(&taken).take(at), hits.iter().zip(&taken).skip(at + 1));
        let clash = |(other, taken): (&Hit, &bool)| *taken && other.range.overlaps(hit.range);
        let near = |(other, _): &(&Hit, &bool)| other.range.overlaps(hit.range);
        let free = !before.rev().take_while(near).any(clash) && !after.take_while(near).any(clash);
        if let Some(taken) = taken.get_mut(at) {
            *taken = free;
        }
    }
    hits.into_iter().zip(taken).filter(|(_, taken)| *taken).map(|(hit, _)| hit).collect()
}

/// The words at `range`, in code points, as they are written by themselves: in
/// one line, and with their whole article where a ل before them has taken its
/// alef. Not where that can't be told: للاذقية and للاتحاد look alike, and the ل
/// of لبنان in للبنان is no article.
#[must_use]
pub fn words_of(text: &Text, range: TextRange) -> String {
    let found = text.slice(range).unwrap_or_default();
    let words = found.split_whitespace().collect::<Vec<_>>().join(" ");
    let place = Place::of(text, range);
    let behind_lam = place.glued(text).ends_with('ل') && place.follows_proclitic(text);
    let first = words.split(' ').next().unwrap_or_default();
    let article = first.starts_with('ل') && !first.starts_with("لا") && !proclitics(first).is_empty();
    if behind_lam && article { format!("ا{words}") } else { words }
}

/// What of their word stands before words, a range of code points: the proclitics.
#[must_use]
pub fn glued_to(text: &Text, range: TextRange) -> &str {
    Place::of(text, range).glued(text)
}

/// Where words stand, in code points.
struct Place {
    /// The words, with what can't be told from them at their ends (a tatweel).
    words: TextRange,
    /// The word in which they begin; `_` parts words.
    first: TextRange,
    /// Where the word ends in which they do.
    end: CodePoint,
    /// Whether they stand behind `#` or beside `_`.
    in_hashtag: bool,
}

impl Place {
    fn of(text: &Text, range: TextRange) -> Self {
        let part = |from, to| text.slice(TextRange::between(from, to)).unwrap_or_default();
        let over = |at| text.words(TextRange::between(at, CodePoint(at.0 + 1))).pop();
        let here = TextRange::between(range.start(), range.start());
        let first = over(range.start()).unwrap_or(here);
        let end = CodePoint(range.end().0.saturating_sub(1));
        let last = if first.contains(end) { Some(first) } else { over(end) };
        let last = last.map_or(range.end(), |word| word.end().max(range.end()));
        let bar = |from, to| part(from, to).chars().position(|c| c == '_').map(|at| CodePoint(from.0 + at));
        let back = part(first.start(), range.start()).chars().rev().position(|c| c == '_');
        let start = back.map_or(first.start(), |back| CodePoint(range.start().0.saturating_sub(back)));
        let end = bar(range.end(), last).unwrap_or(last);
        let first_end = bar(range.start(), first.end()).unwrap_or(first.end());
        let signs = part(CodePoint(first.start().0.saturating_sub(4)), first.start());
        let sign = signs.chars().rev().find(|c| fold(*c) != Folded::Nothing);
        let words = TextRange::between(
            if is_nothing(part(start, range.start())) { start } else { range.start() },
            if is_nothing(part(range.end(), end)) { end } else { range.end() },
        );
        Self {
            words,
            first: TextRange::between(start, first_end.max(start)),
            end,
            in_hashtag: matches!(sign, Some('#' | '＃')) || back.is_some() || end < last,
        }
    }

    /// What is glued to the words before them.
    fn glued<'a>(&self, text: &'a Text) -> &'a str {
        text.slice(TextRange::between(self.first.start(), self.words.start())).unwrap_or_default()
    }

    /// Whether that is a proclitic.
    fn follows_proclitic(&self, text: &Text) -> bool {
        if self.first.start() == self.words.start() {
            return false;
        }
        let cuts = proclitics(text.slice(self.first).unwrap_or_default());
        cuts.iter().any(|cut| self.first.start().0 + cut.len == self.words.start().0)
    }
}

/// Whether a search sees nothing of a text.
fn is_nothing(text: &str) -> bool {
    text.chars().all(|c| fold(c) == Folded::Nothing)
}

/// Whether an empty line lies in a text.
fn is_torn(text: &str) -> bool {
    text.split(|c: char| !c.is_whitespace()).any(|blank| blank.matches('\n').count() > 1)
}

/// Whether these letters are proclitics and nothing else.
fn is_proclitics(glued: &str) -> bool {
    let mut letters = glued.chars().filter(|c| fold(*c) != Folded::Nothing).peekable();
    let conjunction = letters.next_if(|c| matches!(c, 'و' | 'ف')).is_some();
    let preposition = letters.next_if(|c| matches!(c, 'ب' | 'ل' | 'ك')).is_some();
    (conjunction || preposition) && letters.next().is_none()
}

/// A text as two spellings are compared: `_` and each run of blanks are one
/// blank, and what only directs the reading does not count.
fn spelled(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            _ if c == '_' || c.is_whitespace() => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            _ => out.push(c),
        }
    }
    // A joiner behind the last letter belongs to what follows.
    out.truncate(out.trim_end_matches(['\u{200c}', '\u{200d}']).len());
    out
}
