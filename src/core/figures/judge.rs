//! Whether a phrase is a casualty figure, and of which kind.

use super::govern::{Clause, Judged, governor, harm_at};
use super::little::{BESIDES, NAMED_AFTER, NEGATIONS, PARTING, RELEASE};
use super::nouns::{Count, noun};
use super::number::number;
use super::phrase::{Amount, Phrase};
use super::reading::{Kind, Modifier, Rule};
use super::tokens::{Gap, Token};

/// Words behind which the dead and wounded need no number.
#[rustfmt::skip]
const LEAVES: &[&str] = &[
    "سقوط", "سقط", "سقطت", "وقوع", "وقع", "وقعت", "اسفر", "اسفرت", "اسفرا", "خلف", "خلفت", "اوقع",
    "اوقعت", "ادي", "ادت", "عن", "مخلفا", "موقعا", "مسفرا", "تسبب", "تسجيل", "سجل", "سجلت", "هناك", "ثمه",
    "بينهم", "وجود", "عثر", "العثور", "انتشال", "انتشل", "انتشلت", "وصول",
];

/// What people are infected with.
#[rustfmt::skip]
const ILLNESSES: &[&str] = &[
    "فيروس", "الفيروس", "كورونا", "كوفيد", "الكوليرا", "كوليرا", "الحصبه", "الملاريا", "الضنك", "الوباء", "المرض",
];

/// Words behind which a negation before them no longer holds.
#[rustfmt::skip]
const OUTSIDE: &[&str] = &[
    "الا", "سوي", "بل", "بعد", "جراء", "اثر", "بسبب", "رغم", "منذ", "قبل", "حتي", "اثناء", "خلال", "مع",
    "بينهم",
];

/// Judges a phrase. Bare nouns take the number of the phrase before where they
/// share it: عشرات القتلى والجرحى.
pub(super) fn judge(clause: Clause, mut phrase: Phrase) -> Judged {
    let none = |phrase| Judged { phrase, kind: None, mixed: false, negated: false };
    if is_losses(clause.tokens, &mut phrase) == Some(false) {
        return none(phrase);
    }
    if is_attribute(clause.tokens, &phrase) || is_illness(clause.tokens, &phrase) {
        return none(phrase);
    }
    if let Some(shared) = shared(clause, &phrase) {
        return shared;
    }
    if phrase.mixed {
        return Judged { phrase, kind: Some(Kind::Other), mixed: true, negated: false };
    }
    if let Some(negated) = negated(clause, &phrase) {
        return negated;
    }
    // أحد alone is a figure under a negation only.
    if phrase.rule == Rule::OneOf && phrase.noun.is_none() {
        return none(phrase);
    }
    // Losses in general are no figure.
    if phrase.noun.is_some_and(|form| form.noun.one == "خساره") {
        return none(phrase);
    }
    let found = governor(clause, &phrase);
    if found.is_some() && phrase.modifier.is_none() && exceeds(clause.tokens, &phrase) {
        phrase.modifier = Some(Modifier::MoreThan);
    }
    let families = phrase.noun.is_some_and(|form| form.noun.is_family());
    if families && (phrase.is_bare() || found.is_some_and(|found| found.kind == Kind::Killed)) {
        return none(phrase);
    }
    match (phrase.kind(), found) {
        (Some(own), found) => {
            // "3 dead and 10 wounded": what is joined keeps its own kind.
            let near =
                found.filter(|found| !found.mixed && (!found.joined || is_status(own) && !last_says(clause)));
            let governed = near.map(|found| found.kind).filter(|kind| overrules(*kind, own));
            let accepted = if phrase.is_bare() {
                bare_is_figure(clause, &phrase, own, found.is_some())
            } else {
                !released(clause.tokens, &phrase)
            };
            Judged { kind: accepted.then_some(governed.unwrap_or(own)), ..none(phrase) }
        }
        (None, Some(found)) => {
            // "The civilians" alone are people in general, not a figure.
            let general = phrase.is_bare()
                && phrase.noun.is_some_and(|form| form.definite || form.construct)
                && phrase.amount != Amount::Number(1)
                && phrase.amount != Amount::Number(2)
                && phrase.rule != Rule::OneOf;
            Judged { kind: (!general).then_some(found.kind), mixed: found.mixed, ..none(phrase) }
        }
        (None, None) => none(phrase),
    }
}

/// Whether a noun alone says more of another: "an Israeli soldier", "70 between
/// dead and wounded", "the bodies of 9 people".
fn is_attribute(tokens: &[Token], phrase: &Phrase) -> bool {
    let Some(form) = phrase.noun.filter(|_| phrase.is_bare()) else { return false };
    let before = phrase.from.checked_sub(1).and_then(|at| tokens.get(at));
    let blank = tokens.get(phrase.from).is_some_and(|token| token.gap == Gap::Blank) && phrase.skip == 0;
    let described = before.and_then(|token| token.look(noun)).is_some_and(|(noun, _)| {
        noun.count == form.count && noun.definite == form.definite && noun.noun.kind.is_none()
    });
    let and = |token: &Token| token.forms().any(|form| form.glued == "و" && noun(form.word).is_some());
    let between = before.is_some_and(|token| token.word == "بين")
        && form.count == Count::One
        && tokens.get(phrase.end).is_some_and(and);
    let wounded = phrase.glued(tokens) == "و"
        && form.count == Count::One
        && phrase.from.checked_sub(2).and_then(|at| tokens.get(at)).is_some_and(|token| token.word == "بين");
    let construct = form.noun.is_body() && !form.definite && counts(tokens, phrase.end);
    blank && described && form.noun.is_adjective()
        || form.noun.kind.is_some() && (between || wounded)
        || construct
}

/// Whether إصابات are infections: the codebooks count no sick.
fn is_illness(tokens: &[Token], phrase: &Phrase) -> bool {
    let window = tokens.get(phrase.from.saturating_sub(5)..tokens.len().min(phrase.end + 4));
    let ill = |token: &Token| token.forms().any(|form| ILLNESSES.contains(&form.word));
    phrase.noun.is_some_and(|form| form.noun.one == "اصابه") && window.unwrap_or_default().iter().any(ill)
}

/// Whether a number begins right there.
fn counts(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| token.gap == Gap::Blank)
        && number(tokens, at).is_some_and(|number| number.skip == 0)
}

/// Whether what governs a noun says more than the noun: the death of prisoners.
fn overrules(governor: Kind, own: Kind) -> bool {
    match own {
        Kind::Killed | Kind::Other => false,
        Kind::Abducted => governor != Kind::Detained,
        Kind::Injured => matches!(governor, Kind::Killed | Kind::Detained | Kind::Abducted),
        _ => governor != own,
    }
}

/// خسائر are casualties only as خسائر بشرية, which is then the whole phrase.
fn is_losses(tokens: &[Token], phrase: &mut Phrase) -> Option<bool> {
    phrase.noun.filter(|form| form.noun.one == "خساره")?;
    let human = tokens.get(phrase.end).is_some_and(|token| token.word == "بشريه" || token.word == "البشريه");
    phrase.end += usize::from(human);
    Some(human)
}

/// "The number of dead passed 50".
fn exceeds(tokens: &[Token], phrase: &Phrase) -> bool {
    let window = tokens.get(phrase.from.saturating_sub(9)..phrase.from).unwrap_or_default();
    window.windows(2).any(|pair| {
        let [verb, sum] = pair else { return false };
        verb.is(&["تجاوز", "تجاوزت", "يتجاوز", "تتجاوز", "تخطي", "تخطت", "فاق", "فاقت", "يفوق"])
            && sum.is(&["عدد", "حصيله", "الحصيله", "اعداد"])
    })
}

/// A second noun under one vague number.
fn shared(clause: Clause, phrase: &Phrase) -> Option<Judged> {
    let last = clause.before.last()?;
    let vague =
        matches!(last.phrase.amount, Amount::Round(_) | Amount::Few(_)) || last.phrase.rule == Rule::SomeOf;
    let joined =
        last.phrase.end == phrase.from && phrase.glued(clause.tokens) == "و" && last.phrase.noun.is_some();
    let both = phrase.noun?.definite == last.phrase.noun?.definite;
    let plural = matches!(phrase.rule, Rule::BarePlural | Rule::DualOrPlural);
    if !(vague && joined && both && plural) {
        return None;
    }
    let kind = Some(phrase.kind().unwrap_or(last.kind?)).filter(|_| last.kind.is_some());
    let shared = Phrase {
        amount: last.phrase.amount,
        modifier: phrase.modifier.or(last.phrase.modifier),
        rule: Rule::SharedNumber,
        ..*phrase
    };
    Some(Judged { phrase: shared, kind, mixed: false, negated: false })
}

/// "There were no injuries", "nobody was hurt".
fn negated(clause: Clause, phrase: &Phrase) -> Option<Judged> {
    let one_of = phrase.rule == Rule::OneOf;
    if !phrase.is_bare() || phrase.noun.is_some_and(|form| form.definite && !one_of || form.noun.is_nation())
    {
        return None;
    }
    let tokens = clause.tokens;
    let mut harmed = None;
    let from = phrase.from.saturating_sub(8);
    for at in (from..phrase.from).rev() {
        if tokens.get(at + 1).is_some_and(|next| next.gap == Gap::Comma) {
            break;
        }
        let token = tokens.get(at)?;
        harmed = harmed.or_else(|| harm_at(tokens, at).map(|harm| harm.kind));
        if token.look(|word| NEGATIONS.contains(&word).then_some(())).is_some() {
            let still = tokens
                .get(at + 1)
                .is_some_and(|next| matches!(next.word.as_str(), "يزال" | "تزال" | "يقل" | "سيما"));
            let kind = phrase.kind().or(harmed)?;
            return (!still).then_some(Judged {
                phrase: *phrase,
                kind: Some(kind),
                mixed: false,
                negated: true,
            });
        }
        let clause =
            token.word == "ان" && at > 0 && tokens.get(at - 1).is_some_and(|token| token.is(&["دون"]));
        if token.is(PARTING) && !clause || token.is(OUTSIDE) {
            break;
        }
    }
    // "No dead or wounded".
    let last = clause.before.last().filter(|last| last.negated && phrase.from <= last.phrase.end + 1)?;
    let and =
        phrase.glued(tokens) == "و" || tokens.get(last.phrase.end).is_some_and(|token| token.is(BESIDES));
    let kind = phrase.kind().or(last.kind);
    and.then_some(Judged { phrase: *phrase, kind, mixed: false, negated: true })
}

/// Whether people who were held are free again. (إعادة اعتقال is no return.)
fn released(tokens: &[Token], phrase: &Phrase) -> bool {
    let held =
        matches!(phrase.kind(), Some(Kind::Detained | Kind::Abducted | Kind::Displaced | Kind::Missing));
    let release = |at: usize| {
        let token = tokens.get(at).filter(|_| harm_at(tokens, at + 1).is_none());
        token.is_some_and(|token| token.forms().any(|form| RELEASE.contains(&form.word)))
    };
    held && (phrase.from.saturating_sub(5)..phrase.from).any(release)
}

/// Whether "dead", "wounded" without a number are a figure.
fn bare_is_figure(clause: Clause, phrase: &Phrase, own: Kind, governed: bool) -> bool {
    let tokens = clause.tokens;
    let window = tokens.get(phrase.from.saturating_sub(4)..phrase.from).unwrap_or_default();
    let Some(form) = phrase.noun else { return governed };
    if phrase.rule == Rule::Ordinal {
        return !is_status(own) || governed;
    }
    let definite = form.definite && !matches!(phrase.rule, Rule::OneOf);
    if definite || phrase.rule == Rule::OneOf {
        return governed && (!definite || matches!(form.count, Count::One | Count::Two) && is_status(own));
    }
    if window.last().is_some_and(|token| token.is(NAMED_AFTER)) || form.construct {
        return false;
    }
    let next = tokens.get(phrase.end).filter(|next| next.gap == Gap::Blank);
    let named = next.is_some_and(|next| next.word.starts_with("ال") && next.word.len() > 6);
    let leaves = window.iter().any(|token| token.is(LEAVES));
    match (own, form.count) {
        // إصابة is "the injury of" as well.
        (Kind::Injured, Count::One) if form.noun.one == "اصابه" => false,
        (Kind::Killed | Kind::Injured | Kind::Other, Count::One | Count::OneAccusative) => {
            leaves || governed || lists(tokens, phrase) || phrase.end > phrase.from + 1
        }
        // "The toll of (ل) victims of a blast" is a heading.
        (Kind::Killed | Kind::Injured | Kind::Other, _) => {
            leaves || governed || !named && !phrase.glued(tokens).contains('ل')
        }
        _ => governed,
    }
}

/// Whether other dead or wounded follow with و: قتيل و3 جرحى.
fn lists(tokens: &[Token], phrase: &Phrase) -> bool {
    let Some(next) = tokens.get(phrase.end).filter(|next| next.word.starts_with('و')) else { return false };
    let harmed =
        |word: &str| noun(word).filter(|form| form.noun.kind.is_some() && !form.definite).map(|_| ());
    next.look(harmed).is_some()
        || next.forms().any(|form| form.glued == "و")
            && tokens.get(phrase.end + 1).is_some_and(|token| harmed(&token.word).is_some())
}

/// Whether the people before are called dead, wounded … by their noun.
fn last_says(clause: Clause) -> bool {
    clause.before.last().is_some_and(|last| last.phrase.kind().is_some())
}

/// Whether a kind is a state that more can happen to people in.
fn is_status(own: Kind) -> bool {
    !matches!(own, Kind::Killed | Kind::Injured | Kind::Other)
}
