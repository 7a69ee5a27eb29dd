//! Casualty figures out of Arabic phrases: how many people, what happened to
//! them, who they are, and why we read it so.
//!
//! Words are compared folded ([`crate::core::text::fold`]); all offsets are code
//! points. One pass over the words of a text, with windows of fixed size around
//! each phrase. Where a phrase has two readings, it is said to be ambiguous.
//!
//! - `reading`: what is found, and its ids in files.
//! - `tokens`: the words of each sentence, folded, and their proclitics.
//! - `digits`, `numerals`, `number`: numbers in digits and words.
//! - `quantity`, `phrase`: figure phrases, whatever they count.
//! - `govern`, `behind`, `judge`: which of them are casualties.
//! - `victim`: who the people are. `figure`: low, best, high under a policy.
//! - `nouns`, `harm`, `modifiers`, `little`, `things`: the words themselves.

mod behind;
mod digits;
mod figure;
mod govern;
mod harm;
mod judge;
mod little;
mod modifiers;
mod nouns;
mod number;
mod numerals;
mod phrase;
mod quantity;
mod reading;
#[cfg(test)]
mod tests;
mod things;
mod tokens;
mod victim;

use govern::{Clause, Judged};
use phrase::{Amount, Phrase, phrase};
use tokens::{Token, sentences};

use crate::core::text::{CodePoint, Text, TextRange};

pub use reading::{Found, Kind, Modifier, Policy, Reading, Reason, Rule, Victim};

/// How many phrases before one may say whose noun it leaves out.
const LOOKED_BACK_AT: usize = 12;

/// All casualty phrases of a text, in order; none overlap.
#[must_use]
pub fn find(text: &Text, policy: Policy) -> Vec<Found> {
    let mut found = Vec::new();
    let whole = TextRange::between(CodePoint(0), text.len());
    let mut before = (None, Victim::Unknown);
    for (index, tokens) in sentences(text, whole).iter().enumerate() {
        let judged = judged(tokens, index == 0, None);
        let paragraph = paragraph(text, tokens);
        let others = if before.0 == paragraph { before.1 } else { Victim::Unknown };
        before = (paragraph, people(tokens, &judged));
        let read = judged.iter().enumerate().filter_map(|(at, one)| {
            let range = range(tokens, &one.phrase)?;
            Some(Found { range, reading: reading(tokens, &judged, at, others, policy)? })
        });
        found.extend(read);
    }
    found
}

/// What the phrase at `chosen` says, with its sentence around it: the same as
/// [`find`] where that finds it. A phrase that nothing says to be a casualty is
/// of kind [`Kind::Other`]; where no figure begins in the range, the rule is
/// [`Rule::NoFigure`] and no number is stated.
#[must_use]
pub fn read(text: &Text, chosen: TextRange, policy: Policy) -> Reading {
    let part = paragraphs_of(text, chosen);
    let sentences = sentences(text, part);
    let before = text.slice(TextRange::between(CodePoint(0), part.start())).unwrap_or_default();
    let begins = before.trim_start().is_empty();
    let touched = |tokens: &&Vec<Token>| tokens.iter().any(|token| token.range.overlaps(chosen));
    let at = sentences.iter().position(|tokens| touched(&tokens));
    let tokens = at.and_then(|at| sentences.get(at)).map_or(&[][..], Vec::as_slice);
    let before = at.and_then(|at| at.checked_sub(1)).and_then(|at| Some((at, sentences.get(at)?)));
    let before = before.filter(|(_, before)| paragraph(text, before) == paragraph(text, tokens));
    let others = before
        .map_or(Victim::Unknown, |(at, before)| people(before, &judged(before, begins && at == 0, None)));
    let judged = judged(tokens, begins && at == Some(0), Some(chosen));
    let overlap = |one: &Judged| range(tokens, &one.phrase).map_or(0, |range| common(range, chosen));
    let best = (0..judged.len()).rev().max_by_key(|at| judged.get(*at).map_or(0, overlap));
    let best = best.filter(|at| judged.get(*at).is_some_and(|one| overlap(one) > 0));
    best.and_then(|at| reading(tokens, &judged, at, others, policy)).unwrap_or(Reading {
        low: None,
        best: None,
        high: None,
        modifier: Modifier::Unspecified,
        kind: Kind::Other,
        victim: Victim::Unknown,
        reason: Reason { rule: Rule::NoFigure, number: None, to: None, modifier: Modifier::Unspecified },
    })
}

/// The paragraph that a sentence lies in: others are looked for in no other.
fn paragraph(text: &Text, tokens: &[Token]) -> Option<usize> {
    tokens.first().map(|token| text.paragraph_index(token.range.start()))
}

/// The paragraphs that a range lies in: no sentence goes on over their ends, and
/// a long report has very many.
fn paragraphs_of(text: &Text, chosen: TextRange) -> TextRange {
    let paragraph = |at| text.paragraphs().get(text.paragraph_index(at)).map(|paragraph| paragraph.range);
    let last = CodePoint(chosen.end().0.saturating_sub(1)).max(chosen.start());
    match (paragraph(chosen.start()), paragraph(last)) {
        (Some(first), Some(last)) => TextRange::between(first.start(), last.end()),
        _ => chosen,
    }
}

/// How many code points lie in both.
fn common(one: TextRange, other: TextRange) -> usize {
    let (start, end) = (one.start().max(other.start()), one.end().min(other.end()));
    end.0.saturating_sub(start.0)
}

/// The phrases of a sentence, each judged in the light of those before. Those
/// that touch `chosen` are casualties because a person says so.
fn judged(tokens: &[Token], first: bool, chosen: Option<TextRange>) -> Vec<Judged> {
    let mut judged: Vec<Judged> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some(found) = phrase(tokens, at) else {
            at += 1;
            continue;
        };
        let mut one = judge::judge(Clause { tokens, before: &judged, first }, found);
        let said = |chosen: TextRange| range(tokens, &one.phrase).is_some_and(|range| range.overlaps(chosen));
        if one.kind.is_none() && chosen.is_some_and(said) {
            one.kind = Some(one.phrase.kind().unwrap_or(Kind::Other));
        }
        at = one.phrase.end.max(at + 1);
        // A noun alone that is no casualty is just a word.
        if one.kind.is_some() || !one.phrase.is_bare() {
            judged.push(one);
        }
    }
    spread(tokens, &mut judged);
    judged
}

/// A modifier behind the second of two joined figures covers both.
fn spread(tokens: &[Token], judged: &mut [Judged]) {
    let joined: Vec<bool> =
        judged.windows(2).map(|pair| matches!(pair, [one, other] if covers(tokens, one, other))).collect();
    for (at, joined) in joined.iter().enumerate().rev().filter(|(_, joined)| **joined) {
        let modifier = judged.get(at + 1).and_then(|one| one.phrase.modifier);
        if let Some(one) = judged.get_mut(at).filter(|_| *joined) {
            one.phrase.modifier = one.phrase.modifier.or(modifier);
        }
    }
}

/// Whether two joined figures have one modifier behind the second. (One before
/// its number is about that number only.)
fn covers(tokens: &[Token], one: &Judged, other: &Judged) -> bool {
    let figures = one.kind.is_some() && other.kind.is_some();
    let stated = matches!((one.phrase.amount, other.phrase.amount), (Amount::Number(_), Amount::Number(_)));
    figures
        && stated
        && is_joined(tokens, one, other)
        && modifiers::before(tokens, other.phrase.from).is_none()
}

/// Whether only "and" or "and the wounding of" stands between two figures.
fn is_joined(tokens: &[Token], one: &Judged, other: &Judged) -> bool {
    match tokens.get(one.phrase.end..other.phrase.from).unwrap_or_default() {
        [] => other.phrase.glued(tokens) == "و",
        [harm] => harm.word.starts_with('و') && harm.look(harm::harm).is_some(),
        _ => false,
    }
}

/// What the phrase at `at` says; `None` if it is no casualty. `others` is who
/// the people of the sentence before are.
fn reading(
    tokens: &[Token],
    judged: &[Judged],
    at: usize,
    others: Victim,
    policy: Policy,
) -> Option<Reading> {
    let one = judged.get(at)?;
    let elided = one.phrase.noun.is_none() && !one.phrase.foreign;
    let victim = match victim::victim(tokens, &one.phrase) {
        Victim::Unknown if elided => match antecedent(tokens, judged, at) {
            Victim::Unknown if one.phrase.others && begins(judged, at) => others,
            victim => victim,
        },
        Victim::Unknown => in_ranks(tokens, judged, at),
        victim => victim,
    };
    Some(figure::reading(&one.phrase, one.negated, one.mixed, one.kind?, victim, policy))
}

/// Whether a casualty is the first of its sentence.
fn begins(judged: &[Judged], at: usize) -> bool {
    judged.iter().take(at).all(|one| one.kind.is_none())
}

/// Who "others" are in the sentence behind this one: its people, if all are of
/// one group.
fn people(tokens: &[Token], judged: &[Judged]) -> Victim {
    let known = (0..judged.len())
        .rev()
        .take(LOOKED_BACK_AT)
        .filter(|at| !is_part(tokens, judged, *at))
        .filter_map(|at| judged.get(at).filter(|one| one.kind.is_some()))
        .map(|one| victim::victim(tokens, &one.phrase))
        .filter(|victim| *victim != Victim::Unknown);
    match known.reduce(Victim::with) {
        Some(Victim::Mixed) | None => Victim::Unknown,
        Some(victim) => victim,
    }
}

/// The group behind the second of two joined figures for the dead and the
/// wounded is that of both: سقوط 3 قتلى و7 جرحى في صفوف الجيش.
fn in_ranks(tokens: &[Token], judged: &[Judged], at: usize) -> Victim {
    let Some((one, next)) = judged.get(at).zip(judged.get(at + 1)) else { return Victim::Unknown };
    let harmed = one.phrase.kind().is_some() && next.phrase.kind().is_some();
    let behind =
        tokens.get(next.phrase.end).is_some_and(|token| matches!(token.word.as_str(), "في" | "من" | "بين"));
    if harmed && behind && is_joined(tokens, one, next) {
        victim::victim(tokens, &next.phrase)
    } else {
        Victim::Unknown
    }
}

/// Whose noun a figure without one leaves out: that of the figure joined to it
/// behind, else that of the last one before in the sentence.
fn antecedent(tokens: &[Token], judged: &[Judged], at: usize) -> Victim {
    let victim = |one: &Judged| victim::victim(tokens, &one.phrase);
    let next = judged.get(at).zip(judged.get(at + 1));
    let gapped =
        next.filter(|(one, next)| next.kind.is_some() && !one.phrase.others && is_joined(tokens, one, next));
    let whole = (0..at)
        .rev()
        .take(LOOKED_BACK_AT)
        .filter(|at| !is_part(tokens, judged, *at))
        .filter_map(|at| judged.get(at));
    let before = whole.filter(|one| one.kind.is_some());
    let known = |victim: &Victim| *victim != Victim::Unknown;
    let after = gapped.map(|(_, next)| victim(next)).filter(known);
    after.or_else(|| before.map(victim).find(known)).unwrap_or(Victim::Unknown)
}

/// Whether the figure at `at` stands behind "among them", or is joined to one.
fn is_part(tokens: &[Token], judged: &[Judged], at: usize) -> bool {
    let among = |one: &Judged| {
        let before = one.phrase.from.checked_sub(1).and_then(|at| tokens.get(at));
        before.is_some_and(|token| token.is(little::AMONG))
    };
    let mut later: Option<&Judged> = None;
    for one in judged.get(..=at).unwrap_or_default().iter().rev().take(LOOKED_BACK_AT) {
        if later.is_some_and(|later| later.phrase.from != one.phrase.end || later.phrase.glued(tokens) != "و")
        {
            return false;
        }
        if among(one) {
            return true;
        }
        later = Some(one);
    }
    false
}

/// The place of a phrase, without what is glued to its first word.
fn range(tokens: &[Token], phrase: &Phrase) -> Option<TextRange> {
    let first = tokens.get(phrase.from)?.range.start().0 + phrase.skip;
    let last = tokens.get(phrase.end.checked_sub(1)?)?.range.end();
    Some(TextRange::between(CodePoint(first), last))
}
