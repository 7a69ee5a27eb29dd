//! What happened to the people of a phrase: the word of harm that governs it.
//! `None` where nothing in its clause says that they were harmed: most
//! quantities in a report are no casualties.

use super::behind;
use super::harm::{Harm, Sort, harm};
use super::little::{self, ADVERBS, AMONG, BESIDES, NAMED_AFTER, PARTING, PREPOSITIONS};
use super::modifiers::matches;
use super::nouns::{Count, NounForm, noun};
use super::number::number;
use super::phrase::{self, Amount, Phrase};
use super::reading::{Kind, Rule, Victim};
use super::tokens::{Gap, Token};

/// A phrase of the sentence, with what was found out about it.
#[derive(Clone, Copy)]
pub(super) struct Judged {
    pub phrase: Phrase,
    /// `None`: no casualty.
    pub kind: Option<Kind>,
    /// Whether one number covers several kinds.
    pub mixed: bool,
    pub negated: bool,
}

/// The clause around a phrase.
#[derive(Clone, Copy)]
pub(super) struct Clause<'a> {
    pub tokens: &'a [Token],
    /// The phrases before, in order.
    pub before: &'a [Judged],
    /// Whether nothing of the text stands before the sentence.
    pub first: bool,
}

/// What a governing word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Governor {
    pub kind: Kind,
    pub mixed: bool,
    /// Whether it governs the phrase before, and this one with it.
    pub joined: bool,
}

/// The word of harm at a place, if it is one there.
pub(super) fn harm_at(tokens: &[Token], at: usize) -> Option<Harm> {
    let token = tokens.get(at)?;
    let before = at.checked_sub(1).and_then(|at| tokens.get(at)).map_or("", |token| token.word.as_str());
    if token.word == "ضحيه"
        && (before.ends_with("راح") || before.ends_with("راحت") || before.ends_with("ذهب"))
    {
        return Some(Harm { kind: Kind::Killed, sort: Sort::Verb, agrees: false });
    }
    let (found, form) = token.look(harm)?;
    let next = tokens.get(at + 1).map_or("", |token| token.word.as_str());
    match form.word {
        "الحياه" if !before.contains("فارق") => None,
        // قضى is "ruled" as well.
        "قضي" | "قضت" if RULING.contains(&next) => None,
        _ => Some(found),
    }
}

/// Who rules and provides, and does not die.
const RULING: &[&str] =
    &["القاضي", "المحكمه", "محكمه", "القضاء", "الحكم", "القرار", "الاتفاق", "القانون", "بان"];

/// What governs a phrase, the nearest first.
pub(super) fn governor(clause: Clause, phrase: &Phrase) -> Option<Governor> {
    let one = |kind| Governor { kind, mixed: false, joined: false };
    if phrase.thing {
        return None;
    }
    if !phrase.glued(clause.tokens).contains(['ب', 'ل', 'ك'])
        && let Some(found) = adjacent(clause.tokens, phrase)
    {
        return Some(found);
    }
    if let Some(found) = sum(clause.tokens, phrase) {
        return Some(found);
    }
    if let Some(kind) = heading(clause.tokens, phrase) {
        return Some(one(kind));
    }
    if let Some(kind) = behind::governor(clause.tokens, phrase) {
        return Some(one(kind));
    }
    if let Some(kind) = joined(clause, phrase) {
        return Some(Governor { joined: true, ..one(kind) });
    }
    distant(clause, phrase).or_else(|| recorded(clause.tokens, phrase)).map(one)
}

/// How many phrases are looked back at.
const WINDOW: usize = 12;

/// A word of harm right before the phrase; two of them share it.
fn adjacent(tokens: &[Token], phrase: &Phrase) -> Option<Governor> {
    if tokens.get(phrase.from)?.gap != Gap::Blank {
        return None;
    }
    let mut at = phrase.from.checked_sub(1)?;
    let mut skipped = 0;
    while skipped < 4 && tokens.get(at).is_some_and(|token| ADVERBS.contains(&token.word.as_str())) {
        (at, skipped) = (at.checked_sub(1)?, skipped + 1);
    }
    // "Was killed besides many soldiers".
    if at > 1 && matches(tokens, at - 1, "الي جانب").is_some() {
        at -= 2;
    }
    let bodies = || {
        let (form, _) = tokens.get(at)?.look(noun)?;
        let construct = form.noun.is_body() && !form.definite;
        let of = construct && !phrase.is_bare() && phrase.glued(tokens).is_empty();
        of.then_some(Harm { kind: Kind::Killed, sort: Sort::Noun, agrees: false })
    };
    let found = harm_at(tokens, at).or_else(bodies)?;
    if found.sort == Sort::Verb && has_object(tokens, phrase) {
        return None;
    }
    let and = tokens.get(at)?.word.starts_with('و');
    let other = at
        .checked_sub(1)
        .and_then(|at| harm_at(tokens, at))
        .filter(|other| and && !other.agrees && other.kind != found.kind);
    Some(Governor {
        kind: if other.is_some() { Kind::Other } else { found.kind },
        mixed: other.is_some(),
        joined: false,
    })
}

/// Whether a noun behind an active verb is its subject: gunmen killed 3 people.
fn has_object(tokens: &[Token], subject: &Phrase) -> bool {
    if !subject.is_bare() || subject.noun.is_none_or(|form| form.noun.victim != Victim::Fighter) {
        return false;
    }
    for at in subject.end..subject.end + 5 {
        let Some(token) = tokens.get(at).filter(|token| token.gap == Gap::Blank) else { return false };
        let accusative = noun(&token.word)
            .is_some_and(|form| form.count == Count::OneAccusative && !form.noun.is_nation());
        let object = phrase::phrase(tokens, at)
            .is_some_and(|object| object.skip == 0 && !object.is_bare() && object.noun.is_some());
        if object || accusative && at <= subject.end + 1 {
            return true;
        }
        if token.is(PREPOSITIONS) && token.word != "من" || token.is(PARTING) || harm_at(tokens, at).is_some()
        {
            return false;
        }
    }
    false
}

/// "The number of dead rose to 20", "the wounded 30".
fn sum(tokens: &[Token], phrase: &Phrase) -> Option<Governor> {
    let stated = !phrase.is_bare()
        && matches!(phrase.amount, Amount::Number(_) | Amount::Between(..) | Amount::Round(_));
    let last = phrase.from.checked_sub(1).and_then(|at| tokens.get(at))?;
    if !stated || last.word == "من" || phrase.foreign || phrase.kind().is_some() {
        return None;
    }
    let from = phrase.from.saturating_sub(14);
    let window = tokens.get(from..phrase.from)?;
    let counted = window.iter().rposition(|token| {
        ["عدد", "حصيله", "اعداد", "محصله", "الحصيله"]
            .iter()
            .any(|word| token.forms().any(|form| form.word == *word))
    });
    let near = window.len().saturating_sub(1);
    let mut kinds = Vec::new();
    for (at, token) in window.iter().enumerate().skip(counted.map_or(near, |at| at + 1)) {
        if token.is(PARTING) && !token.is(&["كان", "كانت"]) {
            return None;
        }
        let group = dead(token);
        // "The dead 20 and the wounded 30": each its own.
        if group.is_some_and(|(_, joined)| !joined) || number(window, at).is_some() {
            kinds.clear();
        }
        kinds.extend(group.and_then(|(form, _)| form.noun.kind));
    }
    let (first, mixed) = (*kinds.first()?, kinds.iter().any(|kind| Some(kind) != kinds.first()));
    let beside = dead(last).is_some_and(|(form, _)| form.definite);
    (counted.is_some() || beside).then_some(Governor {
        kind: if mixed { Kind::Other } else { first },
        mixed,
        joined: false,
    })
}

/// "The victims of the shelling 20": the dead of something definite, and a number
/// with no noun. A year is no such number.
fn heading(tokens: &[Token], phrase: &Phrase) -> Option<Kind> {
    let Amount::Number(number) = phrase.amount else { return None };
    let next = tokens.get(phrase.end);
    let ends = next.is_none_or(|next| next.gap > Gap::Blank || next.word.starts_with('و') || next.is(AMONG));
    if phrase.is_bare()
        || phrase.noun.is_some()
        || phrase.foreign
        || !ends
        || phrase.modifier.is_none() && (1900..2100).contains(&number)
    {
        return None;
    }
    let from = phrase.from.saturating_sub(HEADED);
    let at = (from..phrase.from).rev().find(|at| tokens.get(*at).and_then(dead).is_some())?;
    let (form, _) = tokens.get(at).and_then(dead)?;
    let named = at.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|token| token.is(NAMED_AFTER));
    let of = tokens.get(at + 1..phrase.from)?;
    let definite = of.first().is_some_and(|token| token.word.starts_with("ال"));
    let parted = |token: &Token| token.is(PARTING) || token.word == "من" || token.gap == Gap::Stop;
    let counted =
        of.iter().enumerate().any(|(near, token)| parted(token) || harm_at(tokens, at + 1 + near).is_some());
    let heads = form.count == Count::Many && !named;
    let last = of.last()?;
    let whole = last.word.starts_with("ال") || phrase.modifier.is_some() || last.is(SUMS);
    form.noun.kind.filter(|_| heads && definite && !counted && whole)
}

/// How many words a heading may have before its number.
const HEADED: usize = 6;
/// Behind such a heading.
const SUMS: &[&str] = &["بلغ", "بلغت", "بلغوا", "الي"];

/// A word for several dead, wounded …, and whether و joins it to one before.
fn dead(token: &Token) -> Option<(NounForm, bool)> {
    let (form, glue) = token.look(noun)?;
    (form.noun.kind.is_some() && form.count != Count::One).then_some((form, glue.glued == "و"))
}

/// The verb of the phrase before, shared by "and", "besides", "among them".
fn joined(clause: Clause, phrase: &Phrase) -> Option<Kind> {
    let tokens = clause.tokens;
    let before = phrase.from.checked_sub(1).and_then(|at| tokens.get(at));
    let among = before.is_some_and(|token| token.is(AMONG));
    let and = matches!(phrase.glued(tokens), "و" | "ف");
    let Some(last) = clause.before.last() else {
        // A text that begins in the middle goes on about the dead, who are told first.
        let nothing = clause.first
            && phrase.from <= 2
            && tokens.iter().take(phrase.from).all(|token| token.is(AMONG) || token.word == "من");
        let goes_on = among && phrase.noun.is_some() || and && phrase.others && !phrase.is_bare();
        return (nothing && goes_on).then_some(Kind::Killed);
    };
    let besides = BESIDES.iter().any(|words| {
        let len = words.split(' ').count();
        phrase
            .from
            .checked_sub(len)
            .is_some_and(|at| matches(tokens, at, words).is_some_and(|(end, _)| end == phrase.from))
    });
    // "12 people, 5 of them children": one figure, and its people.
    let of_them = tokens.get(phrase.end).is_some_and(|token| token.is(&["منهم", "منهن"]));
    let part = !phrase.is_bare() && phrase.noun.is_none() && of_them;
    // "3 of them children": the noun says who the 3 are.
    let said = before.is_some_and(|token| matches!(token.word.as_str(), "منهم" | "منهن"));
    if said && phrase.is_bare() && last.phrase.noun.is_none() && last.phrase.end + 1 == phrase.from {
        return None;
    }
    if among || part {
        let people = clause.before.iter().rev().take(WINDOW).find(|one| !one.phrase.thing)?;
        return people.kind.filter(|_| phrase.noun.is_some() || !phrase.is_bare());
    }
    // "Was killed with 5 of his companions".
    let with = before.is_some_and(|token| token.is(&["مع", "برفقه", "رفقه"]));
    if with
        && phrase.noun.is_some_and(|form| form.owned)
        && tokens.get(last.phrase.end..phrase.from)?.len() < 6
    {
        return last.kind;
    }
    let nation = phrase.is_bare() && phrase.noun.is_some_and(|form| form.noun.is_nation());
    if !(and || besides) || nation {
        return None;
    }
    let between = tokens.get(last.phrase.end..phrase.from)?;
    let reach = match (phrase.is_bare(), phrase.noun.is_some()) {
        (true, _) => 2,
        (false, false) => 6,
        (false, true) => 14,
    };
    let parted = between.iter().enumerate().any(|(at, token)| {
        token.is(PARTING)
            || harm_at(tokens, last.phrase.end + at)
                .is_some_and(|harm| harm.sort == Sort::Noun || !harm.agrees)
    });
    let known = !phrase.foreign || between.is_empty();
    last.kind.filter(|_| between.len() <= reach && !parted && known)
}

/// A verb further before, with its subject or circumstances between.
fn distant(clause: Clause, phrase: &Phrase) -> Option<Kind> {
    let tokens = clause.tokens;
    let last = tokens.get(phrase.from.checked_sub(1)?)?;
    let prepositional = phrase.glued(tokens).contains(['ب', 'ل', 'ك'])
        || last.is(PREPOSITIONS)
        || last.word.starts_with("برصاص");
    if prepositional || phrase.foreign || phrase.others && phrase.is_bare() {
        return None;
    }
    // A definite singular is the subject, or a name's attribute.
    if phrase.is_bare() && phrase.noun.is_some_and(|form| form.definite || form.noun.is_nation()) {
        return None;
    }
    // A noun alone might be the second part of a name: the word before must be whole.
    let object = phrase.noun.is_some_and(|form| form.count == Count::OneAccusative);
    if (phrase.is_bare() && !object || phrase.noun.is_none()) && !is_whole(tokens, phrase) {
        return None;
    }
    let people = clause
        .before
        .iter()
        .rev()
        .take(WINDOW)
        .find(|one| !one.phrase.thing && (one.kind.is_some() || one.phrase.noun.is_some()));
    let from = phrase.from.saturating_sub(15).max(people.map_or(0, |one| one.phrase.end));
    for at in (from..phrase.from).rev() {
        let token = tokens.get(at)?;
        if let Some(harm) = harm_at(tokens, at) {
            let between = phrase.from - at;
            let subject = tokens
                .get(at + 1)
                .is_some_and(|next| little::group(&next.word).is_some() || next.look(noun).is_some());
            return match harm.sort {
                Sort::Verb => (token.word != "فقد").then_some(harm.kind),
                Sort::Noun => (between <= 6 && subject).then_some(harm.kind),
            };
        }
        if token.is(PARTING) && !is_aside(tokens, at, phrase) {
            return None;
        }
    }
    None
}

/// Whether a verb belongs to a clause about the attack, with a subject of its
/// own: "in an attack that two people carried out, 6 civilians".
fn is_aside(tokens: &[Token], at: usize, phrase: &Phrase) -> bool {
    let carried = tokens.get(at).is_some_and(|token| token.is(&["نفذه", "نفذها", "شنه", "شنها"]));
    let subject = phrase::phrase(tokens, at + 1).map_or(at + 2, |subject| subject.end);
    carried && subject <= phrase.from && phrase.glued(tokens).is_empty()
}

/// Whether the word before a phrase can't be in construct with it.
fn is_whole(tokens: &[Token], phrase: &Phrase) -> bool {
    let word = |back: usize| phrase.from.checked_sub(back).and_then(|at| tokens.get(at));
    let comma = tokens.get(phrase.from).is_some_and(|token| token.gap == Gap::Comma);
    let definite = word(1).is_some_and(|token| token.forms().any(|form| form.word.starts_with("ال")));
    let place = word(2)
        .is_some_and(|token| matches!(token.word.as_str(), "في" | "علي" | "مدينه" | "بلده" | "ريف" | "قريه"));
    comma || definite || place || word(1).is_some_and(|token| token.is(ADVERBS))
}

/// "The observatory documented 82 members": of the dead, if nothing else is said.
fn recorded(tokens: &[Token], phrase: &Phrase) -> Option<Kind> {
    let window = tokens.get(phrase.from.saturating_sub(5)..phrase.from)?;
    let records =
        |token: &Token| token.is(&["وثق", "وثقت", "يوثق", "توثق", "وثقوا", "توثيق", "احصي", "احصت", "احصاء"]);
    let at = window.iter().rposition(records)?;
    let free = window.iter().skip(at + 1).all(|token| !token.is(PREPOSITIONS) && !token.is(PARTING));
    let stated = phrase.noun.is_some() && phrase.rule != Rule::Singular && !phrase.is_bare();
    (free && stated && !phrase.glued(tokens).contains(['ب', 'ل', 'ك'])).then_some(Kind::Killed)
}
