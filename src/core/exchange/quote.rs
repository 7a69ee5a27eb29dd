//! Where a span belongs: at its offsets if its quote is there, else where its
//! quote can mean one place only.

use super::receipt::Reason;
use crate::core::text::{Byte, CodePoint, Text, TextRange};

/// How far from its offsets a quote is looked for without regard to what
/// stands around it, in code points: more than the emoji of a long report
/// shift by, less than the way to the next mention of most names.
pub(super) const NEARBY: usize = 200;

/// The offset of a quote of which nobody knows where it is: it is taken from
/// wherever it stands, in its context, if that is one place only.
pub(crate) const ANYWHERE: CodePoint = CodePoint(usize::MAX);

/// The words that a span stands on, and where a file has them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Quote<'a> {
    /// Its first code point.
    pub start: CodePoint,
    /// One past its last code point.
    pub end: CodePoint,
    /// The words.
    pub words: &'a str,
    /// What stands right before; empty if the file doesn't say.
    pub before: &'a str,
    /// What stands right after; empty if the file doesn't say.
    pub after: &'a str,
}

/// Where a span belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Placed {
    /// Where the file says.
    AsStated(TextRange),
    /// Somewhere else, and only there.
    Elsewhere(TextRange),
    /// Nowhere for certain.
    Nowhere(Reason),
}

/// Where each of these spans of one report belongs. Tried in turn:
/// 1. the offsets, if quote and context are there;
/// 2. the one place nearby with this quote in this context;
/// 3. the one place in the whole text with this quote in this context;
/// 4. the offsets, if the quote is there;
/// 5. the one place nearby with this quote.
///
/// The context decides before the offsets, because offsets that are off may
/// happen upon another mention of the same word. A range found so is cleaned
/// (see [`Text::clean`]) like any other.
pub(crate) fn place<'a>(text: &Text, quotes: impl Iterator<Item = Quote<'a>>) -> Vec<Placed> {
    let mut places = Vec::new();
    let mut far = Vec::new();
    for quote in quotes {
        let quote = Search { text, quote };
        let placed = quote.close_by();
        if placed.is_none() {
            far.push((places.len(), quote, quote.in_context()));
        }
        places.push(placed);
    }
    let found = Census::of(text.as_str(), far.iter().map(|(.., needle)| needle.as_str()).collect());
    for (i, quote, needle) in &far {
        let placed = match found.get(needle) {
            Found::Once(byte) => quote.at_byte(byte.saturating_add(quote.quote.before.len())),
            Found::Often => Err(Reason::QuoteAmbiguous),
            Found::Never => Err(Reason::QuoteNotFound),
        };
        if let Some(slot) = places.get_mut(*i) {
            *slot = Some(match placed {
                Ok(range) => quote.cleaned(range),
                Err(reason) if quote.is_anywhere() => Placed::Nowhere(reason),
                Err(reason) => quote.without_context(reason),
            });
        }
    }
    places.into_iter().map(|placed| placed.unwrap_or(Placed::Nowhere(Reason::QuoteNotFound))).collect()
}

/// A quote and the text it is from.
#[derive(Clone, Copy)]
struct Search<'a> {
    text: &'a Text,
    quote: Quote<'a>,
}

impl<'a> Search<'a> {
    fn stated(self) -> TextRange {
        TextRange::between(self.quote.start, self.quote.end)
    }

    /// The quote between what stands around it.
    fn in_context(self) -> String {
        [self.quote.before, self.quote.words, self.quote.after].concat()
    }

    fn is_anywhere(self) -> bool {
        self.quote.start == ANYWHERE
    }

    fn has_context(self) -> bool {
        !self.quote.before.is_empty() || !self.quote.after.is_empty()
    }

    /// Whether what stands around the range of bytes is what the span says.
    fn context_fits(self, start: usize, end: usize) -> bool {
        let raw = self.text.as_str();
        raw.get(..start).is_some_and(|head| head.ends_with(self.quote.before))
            && raw.get(end..).is_some_and(|tail| tail.starts_with(self.quote.after))
    }

    fn is_at(self, range: TextRange) -> bool {
        self.text.slice(range) == Some(self.quote.words)
    }

    /// The range of the quote, if it starts at this byte.
    fn at_byte(self, byte: usize) -> Result<TextRange, Reason> {
        let start = self.text.from_byte(Byte(byte)).ok_or(Reason::QuoteNotFound)?;
        let end = CodePoint(start.0.saturating_add(self.quote.words.chars().count()));
        Ok(TextRange::between(start, end))
    }

    fn cleaned(self, range: TextRange) -> Placed {
        match self.text.clean(range) {
            None => Placed::Nowhere(Reason::QuoteBlank),
            Some(clean) if clean == self.stated() => Placed::AsStated(clean),
            Some(clean) => Placed::Elsewhere(clean),
        }
    }

    /// Steps 1 and 2 of [`place`], and 4 and 5 for a span without context;
    /// `None` if the whole text has to be searched.
    fn close_by(self) -> Option<Placed> {
        if self.quote.start > self.quote.end {
            return Some(Placed::Nowhere(Reason::OffsetsReversed));
        }
        if self.quote.words.trim().is_empty() {
            return Some(Placed::Nowhere(Reason::QuoteBlank));
        }
        if self.is_anywhere() {
            return None;
        }
        let stated = self.stated();
        let bytes = || Some((self.text.to_byte(stated.start())?.0, self.text.to_byte(stated.end())?.0));
        if self.is_at(stated) && bytes().is_some_and(|(start, end)| self.context_fits(start, end)) {
            return Some(self.cleaned(stated));
        }
        if !self.has_context() {
            return Some(self.without_context(Reason::QuoteNotFound));
        }
        let len = self.quote.words.len();
        let mut fitting = self.nearby().filter(|byte| self.context_fits(*byte, byte.saturating_add(len)));
        match (fitting.next(), fitting.next()) {
            (None, _) => None,
            (Some(byte), None) => {
                Some(self.at_byte(byte).map_or_else(Placed::Nowhere, |range| self.cleaned(range)))
            }
            (Some(_), Some(_)) => Some(self.without_context(Reason::QuoteAmbiguous)),
        }
    }

    /// Steps 4 and 5 of [`place`]; `otherwise` says why nothing was found so far.
    fn without_context(self, otherwise: Reason) -> Placed {
        if self.is_at(self.stated()) {
            return self.cleaned(self.stated());
        }
        let mut near = self.nearby();
        match (near.next(), near.next()) {
            (None, _) => Placed::Nowhere(otherwise),
            (Some(byte), None) => {
                self.at_byte(byte).map_or_else(Placed::Nowhere, |range| self.cleaned(range))
            }
            (Some(_), Some(_)) => Placed::Nowhere(Reason::QuoteAmbiguous),
        }
    }

    /// Where the quote starts at most [`NEARBY`] from its offsets, in bytes;
    /// for offsets beyond the text, from its end.
    fn nearby(self) -> impl Iterator<Item = usize> + 'a {
        let (raw, quote, last) = (self.text.as_str(), self.quote.words, self.text.len());
        let start = self.quote.start.min(last);
        let byte = |at: usize| self.text.to_byte(last.min(CodePoint(at))).map_or(raw.len(), |byte| byte.0);
        let from = byte(start.0.saturating_sub(NEARBY));
        let to = byte(start.0.saturating_add(NEARBY).saturating_add(quote.chars().count()));
        let mut next = from;
        std::iter::from_fn(move || {
            let at = next.saturating_add(raw.get(next..to)?.find(quote)?);
            // The next match may begin inside this one.
            next = at.saturating_add(quote.chars().next().map_or(1, char::len_utf8));
            Some(at)
        })
    }
}

/// How often something was found, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    Never,
    /// At this byte.
    Once(usize),
    Often,
}

/// How often each of some needles is in a text.
pub(super) struct Census<'a> {
    needles: Needles<'a>,
    found: Vec<Found>,
}

impl<'a> Census<'a> {
    /// Counts in one pass over the text for all needles: a file with ten
    /// thousand spans that are all off must not search it ten thousand times.
    pub(super) fn of(raw: &str, needles: Vec<&'a str>) -> Self {
        let needles = Needles::new(needles);
        let mut found = vec![Found::Never; needles.sorted.len()];
        let starts = if found.is_empty() { "" } else { raw }.char_indices();
        for (byte, rest) in starts.filter_map(|(byte, _)| Some((byte, raw.get(byte..)?))) {
            for i in needles.heading(rest) {
                if let Some(count) = found.get_mut(i) {
                    *count = if *count == Found::Never { Found::Once(byte) } else { Found::Often };
                }
            }
        }
        Self { needles, found }
    }

    pub(super) fn get(&self, needle: &str) -> Found {
        let at = self.needles.position(needle);
        at.and_then(|at| self.found.get(at).copied()).unwrap_or(Found::Never)
    }
}

/// Words that are looked for in a text, all of them at once.
pub(crate) struct Needles<'a> {
    /// Each of them once.
    sorted: Vec<&'a str>,
    /// For each, the longest other one that it begins with.
    shorter: Vec<Option<usize>>,
}

impl<'a> Needles<'a> {
    /// These words.
    pub(crate) fn new(mut needles: Vec<&'a str>) -> Self {
        needles.sort_unstable();
        // Or each would be found once for every span that shares it.
        needles.dedup();
        Self { shorter: prefixes(&needles), sorted: needles }
    }

    /// The place of a needle among them.
    pub(crate) fn position(&self, needle: &str) -> Option<usize> {
        self.sorted.binary_search(&needle).ok()
    }

    /// The places of the needles that a text begins with.
    pub(crate) fn heading(&self, text: &str) -> impl Iterator<Item = usize> {
        // They sort at or before it, and all of them are prefixes of the last one
        // that does, or it itself.
        let last = self.sorted.partition_point(|needle| *needle <= text).checked_sub(1);
        let next = |i: &usize| self.shorter.get(*i).copied().flatten();
        let begins = |i: &usize| self.sorted.get(*i).is_some_and(|needle| text.starts_with(needle));
        std::iter::successors(last, next).filter(begins)
    }
}

/// For each of these sorted needles, the longest other one that it begins with.
fn prefixes(needles: &[&str]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut shorter = Vec::new();
    for (i, needle) in needles.iter().enumerate() {
        while open.pop_if(|last| !needles.get(*last).is_some_and(|other| needle.starts_with(other))).is_some()
        {
        }
        shorter.push(open.last().copied());
        open.push(i);
    }
    shorter
}
