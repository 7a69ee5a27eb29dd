//! Words of harm behind a phrase that agree with its people: "20 people were
//! killed", "met their end".

use super::govern::harm_at;
use super::harm::{self, Sort};
use super::little::{AMONG, PARTING};
use super::modifiers;
use super::number::number;
use super::phrase::{self, Amount, Phrase};
use super::reading::{Kind, Rule};
use super::tokens::{Gap, Token};

/// How many people of a list are looked at.
const LISTED: usize = 6;

/// How far behind a phrase its verb may stand, in tokens.
fn reach(phrase: &Phrase) -> usize {
    match (phrase.noun.is_some(), phrase.rule) {
        (false, _) => 1,
        (true, Rule::Singular | Rule::Ordinal | Rule::OneOf) => 1,
        (true, Rule::BarePlural | Rule::DualOrPlural) => 2,
        (true, _) => 14,
    }
}

/// What the words behind a phrase say of its people, and of those that و joins
/// to it: طفل و3 نساء قتلوا.
pub(super) fn governor(tokens: &[Token], phrase: &Phrase) -> Option<Kind> {
    one(tokens, phrase).or_else(|| {
        let last = list(tokens, phrase)?;
        agreeing(tokens, &last)
    })
}

/// The last of a list of people that begins with a phrase.
fn list(tokens: &[Token], first: &Phrase) -> Option<Phrase> {
    let next = |before: &Phrase| {
        let next = phrase::phrase(tokens, before.end)?;
        let joined = next.glued(tokens) == "و" && tokens.get(next.from)?.gap == Gap::Blank;
        (joined && next.noun.is_some() && !next.thing).then_some(next)
    };
    first.noun?;
    std::iter::successors(next(first), next).take(LISTED).last()
}

/// A verb in the plural or dual right behind.
fn agreeing(tokens: &[Token], phrase: &Phrase) -> Option<Kind> {
    let clause = tokens.get(phrase.end)?.word.starts_with(['و', 'ف']);
    harm_at(tokens, phrase.end).filter(|found| found.agrees && !clause).map(|found| found.kind)
}

/// What the words behind a phrase say of its people.
fn one(tokens: &[Token], phrase: &Phrase) -> Option<Kind> {
    let mut listing = false;
    for at in phrase.end..phrase.end + reach(phrase) {
        let token = tokens.get(at)?;
        if let Some((kind, form)) = token.look(harm::behind) {
            let alive = form.word == "الحياه" && !tokens.get(at - 1)?.word.contains("فارق");
            return (!alive && !matches!(form.glued, "و" | "ف")).then_some(kind);
        }
        if token.is(&["للنزوح", "للفرار", "للهرب", "للهروب"]) {
            return Some(Kind::Displaced);
        }
        if token.is(&["بجروح", "بجراح"]) {
            return Some(Kind::Injured);
        }
        if token.word == "الاسر" && tokens.get(at - 1)?.word == "في" {
            return Some(Kind::Detained);
        }
        if token.word == "المفقودين" && tokens.get(at - 1)?.word == "عداد" {
            return Some(Kind::Missing);
        }
        if let Some(found) = harm_at(tokens, at) {
            let forced = found.sort == Sort::Noun
                && found.kind == Kind::Displaced
                && tokens.get(at - 1)?.is(&["علي", "الي"]);
            let clause = token.word.starts_with(['و', 'ف']) && !harm::is_word(&token.word);
            let next = tokens.get(at + 1).map_or("", |token| token.word.as_str());
            let lost =
                found.kind == Kind::Missing && matches!(next, "السيطره" | "الاتصال" | "حياتهم" | "ارواحهم");
            if lost {
                return next.ends_with("هم").then_some(Kind::Killed);
            }
            // One person or a group: "a soldier was killed", "500 families fled".
            let beside = at == phrase.end && found.sort == Sort::Verb && follows(phrase, &token.word);
            // One person never takes a verb in the plural.
            let agrees = found.agrees && !(phrase.is_bare() && phrase.amount == Amount::Number(1));
            return (forced || !clause && (agrees || beside)).then_some(found.kind);
        }
        listing |= token.is(AMONG);
        if token.is(PARTING)
            && !token.is(&["قد", "كانوا", "كانا", "كان", "كانت", "الذين", "اللذين", "اللذان"])
        {
            return None;
        }
        if !listing
            && (number(tokens, at).is_some() || modifiers::before(tokens, at).is_some() && token.word != "في")
        {
            return None;
        }
    }
    None
}

/// Whether a verb in the singular right behind a phrase may be about it.
fn follows(phrase: &Phrase, verb: &str) -> bool {
    let indefinite = phrase.noun.is_some_and(|form| !form.definite);
    indefinite && (phrase.amount == Amount::Number(1) || verb.ends_with('ت') && !phrase.is_bare())
}
