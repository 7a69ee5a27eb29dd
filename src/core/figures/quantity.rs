//! Figures without a number: tens, a few, several, one of, a noun alone.

use super::harm::harm;
use super::little;
use super::modifiers::matches;
use super::nouns::{Count, NounForm, noun};
use super::number::{self, number};
use super::numerals::{MILLION, THOUSAND};
use super::phrase::{Amount, Phrase, counted};
use super::reading::Rule;
use super::things::is_thing;
use super::tokens::{Form, Gap, Token};

/// Round numbers in the plural.
fn round(word: &str) -> Option<u64> {
    match word {
        "عشرات" | "العشرات" => Some(10),
        "ميات" | "الميات" | "مايات" | "المايات" => Some(100),
        "الاف" | "الالاف" | "الوف" | "الالوف" => Some(THOUSAND),
        "ملايين" | "الملايين" => Some(MILLION),
        _ => None,
    }
}

/// Whether a round number has the article; الاف only looks like it.
fn is_definite(round: &str) -> bool {
    round.starts_with("ال") && round != "الاف" && round != "الوف"
}

/// "A number of", "several": the words, and whether من follows.
#[rustfmt::skip]
const SEVERAL: &[&str] = &[
    "عدد غير محدد من", "عدد كبير من", "عدد اخر من", "عدد من", "اعداد كبيره من", "اعداد من", "العديد من",
    "عديد من", "الكثير من", "كثير من", "مجموعه من", "المزيد من",
];

#[rustfmt::skip]
const ORDINALS: &[&str] =
    &[
    "اول", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر", "اخر",
];

fn following(tokens: &[Token], at: usize) -> Option<&Token> {
    tokens.get(at).filter(|token| token.gap == Gap::Blank)
}

/// A vague quantity and what it counts.
pub(super) fn vague(tokens: &[Token], at: usize) -> Option<Phrase> {
    few(tokens, at)
        .or_else(|| tens(tokens, at))
        .or_else(|| several(tokens, at))
        .or_else(|| one_of(tokens, at))
}

fn tens(tokens: &[Token], at: usize) -> Option<Phrase> {
    let (value, form) = tokens.get(at)?.look(round)?;
    let (value, end) = times(tokens, value, at + 1);
    let tens = Phrase::new(at, form.skip, end, Amount::Round(value), Rule::RoundPlural);
    // "The tens" are in no construct: what they count stands behind من.
    let counts = !is_definite(form.word) || following(tokens, end).is_some_and(|next| next.word == "من");
    Some(if counts { counted(tokens, tens) } else { tens })
}

/// Tens of thousands.
fn times(tokens: &[Token], value: u64, at: usize) -> (u64, usize) {
    match following(tokens, at).and_then(|token| round(&token.word)) {
        Some(many) if many > value => (value.saturating_mul(many), at + 1),
        _ => (value, at),
    }
}

fn few(tokens: &[Token], at: usize) -> Option<Phrase> {
    let known = |word: &str| matches!(word, "بضع" | "بضعه").then_some(());
    let ((), form) = tokens.get(at)?.look(known)?;
    let next = following(tokens, at + 1);
    let (amount, end) = match next.map(|token| token.word.as_str()) {
        Some("عشر" | "عشره") => (Amount::Between(13, 19), at + 2),
        Some(word) if round(word).is_some() => (Amount::Few(round(word)?), at + 2),
        _ => (Amount::Few(1), at + 1),
    };
    Some(counted(tokens, Phrase::new(at, form.skip, end, amount, Rule::Few)))
}

fn several(tokens: &[Token], at: usize) -> Option<Phrase> {
    let new = |form: Form, end| Phrase::new(at, form.skip, end, Amount::Several, Rule::SomeOf);
    for word in ["عده", "بعض"] {
        let Some((end, form)) = matches(tokens, at, word) else { continue };
        let noun = following(tokens, end).and_then(|token| noun(&token.word))?;
        return Some(Phrase { noun: Some(noun), ..new(form, end + 1) });
    }
    let (end, form) = SEVERAL.iter().find_map(|words| matches(tokens, at, words))?;
    let next = following(tokens, end)?;
    match noun(&next.word) {
        Some(noun) => Some(Phrase { noun: Some(noun), ..new(form, end + 1) }),
        // The group is no part of the phrase.
        None => little::group(&next.word).map(|_| new(form, end - 1)),
    }
}

/// "One of the soldiers", "the first soldier".
fn one_of(tokens: &[Token], at: usize) -> Option<Phrase> {
    let known = |word: &str| match word {
        "احد" | "احدي" => Some(Rule::OneOf),
        _ => ORDINALS.contains(&word).then_some(Rule::Ordinal),
    };
    let (rule, form) = tokens.get(at)?.look(known)?;
    let counted = following(tokens, at + 1).and_then(|token| noun(&token.word));
    let counted = counted.filter(|noun| match rule {
        Rule::Ordinal => noun.count == Count::One && !noun.definite,
        _ => matches!(noun.count, Count::Many | Count::TwoOrMany),
    });
    // Under a negation, أحد is anybody.
    let end = at + 1 + usize::from(counted.is_some());
    if counted.is_none() && (rule == Rule::Ordinal || form.skip > 0) {
        return None;
    }
    Some(Phrase { noun: counted, ..Phrase::new(at, form.skip, end, Amount::Number(1), rule) })
}

/// Whether a word is a form of آخر.
pub(super) fn is_other(word: &str) -> bool {
    other(word).is_some()
}

fn other(word: &str) -> Option<Count> {
    match word {
        "اخر" | "اخري" | "اخرا" => Some(Count::One),
        "اخران" | "اخريان" | "اخريين" => Some(Count::Two),
        "اخرين" => Some(Count::TwoOrMany),
        "اخرون" | "اخريات" => Some(Count::Many),
        _ => None,
    }
}

/// A noun without a number, or آخر alone.
pub(super) fn bare(tokens: &[Token], at: usize) -> Option<Phrase> {
    let token = tokens.get(at)?;
    if token.is(&["اي", "ايه"]) {
        let skip = token.forms().find(|form| form.word.starts_with("اي")).map_or(0, |form| form.skip);
        if following(tokens, at + 1).is_some_and(|next| next.word == "من") {
            let found = following(tokens, at + 2).and_then(|token| noun(&token.word))?;
            let any = Phrase::new(at, skip, at + 3, Amount::Number(1), Rule::OneOf);
            return Some(Phrase { noun: Some(found), ..any });
        }
        let found = bare(tokens, at + 1).filter(|found| found.skip == 0 && !found.others)?;
        return Some(Phrase { from: at, skip, ..found });
    }
    if let Some((count, form)) = token.look(other) {
        let (amount, rule) = amount(tokens, at, count, false);
        return Some(Phrase { others: true, ..Phrase::new(at, form.skip, at + 1, amount, rule) });
    }
    // "Two were killed and a third wounded".
    let third =
        |word: &str| matches!(word, "ثالث" | "ثالثه" | "رابع" | "رابعه" | "خامس" | "سادس").then_some(());
    let alone =
        following(tokens, at + 1).is_none_or(|next| is_little(&next.word) || next.word.starts_with('ب'));
    if let Some(((), form)) = token.look(third).filter(|_| alone) {
        let one = Phrase::new(at, form.skip, at + 1, Amount::Number(1), Rule::Ordinal);
        return Some(Phrase { others: true, ..one });
    }
    let (found, form): (NounForm, Form) = token.look(noun)?;
    let goes_on = |next: &Token| !next.word.starts_with('و') && !is_little(&next.word);
    if found.noun.begins_names() && !found.definite && following(tokens, at + 1).is_some_and(goes_on) {
        return None;
    }
    // The verbal noun, "the wounding of", with its object.
    let object =
        following(tokens, at + 1).is_some_and(|next| !matches!(next.word.as_str(), "واحده" | "في" | "بين"));
    if matches!(found.noun.one, "اصابه" | "وفاه") && found.count == Count::One && object {
        return None;
    }
    let (amount, rule) = amount(tokens, at, found.count, found.construct);
    let new =
        |end, amount, rule| Phrase { noun: Some(found), ..Phrase::new(at, form.skip, end, amount, rule) };
    let several = matches!(found.count, Count::Many | Count::TwoOrMany);
    if let Some(stated) = number::adjective(tokens, at + 1).filter(|_| found.definite && several) {
        let rule = if stated.words { Rule::NumberWords } else { Rule::Digits };
        return Some(new(stated.end, Amount::Number(stated.value), rule));
    }
    // "Two civilians, two", "one dead".
    let stated = match following(tokens, at + 1).map(|token| token.word.as_str()) {
        Some("اثنان" | "اثنين" | "اثنتان" | "اثنتين") => Some(2),
        Some("واحد" | "واحده" | "واحدا") if amount == Amount::Number(1) => {
            return Some(new(at + 2, amount, rule));
        }
        _ => None,
    };
    Some(match stated {
        Some(number) => new(at + 2, Amount::Number(number), Rule::NumberWords),
        None => new(at + 1, amount, rule),
    })
}

fn amount(tokens: &[Token], at: usize, count: Count, construct: bool) -> (Amount, Rule) {
    let token = tokens.get(at);
    let mark = token.and_then(|token| token.before_yeh);
    let tanween = token.is_some_and(|token| token.tanween);
    let definite =
        following(tokens, at + 1).is_some_and(|next| next.word.starts_with("ال") && next.word.len() > 6);
    match count {
        // قُتل جنديا النظام.
        Count::OneAccusative if definite && !tanween => (Amount::Number(2), Rule::DualEnding),
        Count::One | Count::OneAccusative => (Amount::Number(1), Rule::Singular),
        Count::Two => (Amount::Number(2), Rule::DualEnding),
        Count::TwoOrMany if mark == Some('\u{64e}') => (Amount::Number(2), Rule::DualEnding),
        Count::TwoOrMany if mark == Some('\u{650}') && !construct => (Amount::Several, Rule::BarePlural),
        Count::TwoOrMany => (Amount::TwoOrMany, Rule::DualOrPlural),
        Count::Many => (Amount::Several, Rule::BarePlural),
    }
}

/// Whether a word that is in no table may be what a number counts, by the
/// ending that Arabic asks for: a plural after 3–10, ـا or ـة after 11–99.
pub(super) fn fits(amount: Amount, token: &Token) -> bool {
    let (Amount::Number(number) | Amount::Between(_, number)) = amount else { return false };
    let word = token.word.as_str();
    if is_other(word)
        || is_little(word)
        || harm(word).is_some()
        || is_thing(word)
        || word.starts_with("ال")
        || word.len() < 8
    {
        return false;
    }
    match number % 100 {
        3..=10 => word.ends_with("ين") || word.ends_with("ات"),
        11..=99 => word.ends_with("يا") || token.tanween,
        _ => number >= 100 && word.ends_with('ي'),
    }
}

fn is_little(word: &str) -> bool {
    [little::PREPOSITIONS, little::ADVERBS, little::CIRCUMSTANCES, little::PARTING, little::AMONG]
        .iter()
        .any(|list| list.contains(&word))
}

/// Whether a word begins something new, so that a modifier behind it is not
/// about the phrase before.
pub(super) fn begins(token: &Token) -> bool {
    let figure = token.look(round).is_some() || number(std::slice::from_ref(token), 0).is_some();
    figure || token.look(harm).is_some() || token.is(little::AMONG) || token.is(little::PARTING)
}

/// Where "between dead and wounded" ends, or "20 dead and wounded" in one.
pub(super) fn mixed(tokens: &[Token], phrase: &Phrase) -> Option<usize> {
    let numbered = matches!(phrase.amount, Amount::Number(_) | Amount::Between(..)) && !phrase.is_bare();
    let (first, at) =
        match matches(tokens, phrase.end, "بين").or_else(|| matches(tokens, phrase.end, "ما بين")) {
            Some((at, _)) => (noun(&following(tokens, at)?.word)?, at + 1),
            None if numbered => (phrase.noun?, phrase.end),
            None => return None,
        };
    let second = following(tokens, at)?;
    let second = second.forms().find(|form| form.glued == "و").and_then(|form| noun(form.word))?;
    let kinds = first.noun.kind.zip(second.noun.kind)?;
    // "3 dead and one wounded" says two numbers.
    (kinds.0 != kinds.1 && first.count == second.count).then_some(at + 1)
}

/// All words of the tables.
#[cfg(test)]
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    SEVERAL.iter().flat_map(|words| words.split(' ')).chain(ORDINALS.iter().copied())
}
