//! Figure phrases: a modifier, a number, a counted noun. Whether one is about
//! casualties, `govern` decides.

use super::harm;
use super::little::group;
use super::modifiers;
use super::nouns::{Count, NounForm, noun};
use super::number::{Number, number};
use super::quantity;
use super::reading::{Kind, Modifier, Rule, Victim};
use super::things::is_thing;
use super::tokens::{Gap, Token};

/// How many a phrase speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Amount {
    /// A number that is stated.
    Number(u64),
    /// Two numbers.
    Between(u64, u64),
    /// Tens, hundreds …: this many at least.
    Round(u64),
    /// Three to nine, times this.
    Few(u64),
    /// Three at least.
    Several,
    /// Two, or three and more.
    TwoOrMany,
}

/// A figure phrase in a sentence.
#[derive(Clone, Copy)]
pub(super) struct Phrase {
    /// Its first token, and the code points of proclitics left out there.
    pub from: usize,
    pub skip: usize,
    /// The token behind it.
    pub end: usize,
    pub modifier: Option<Modifier>,
    pub amount: Amount,
    pub rule: Rule,
    pub noun: Option<NounForm>,
    /// What cases are counted of: حالات اعتقال.
    pub case: Option<Kind>,
    /// Whether the noun is not in the table.
    pub foreign: bool,
    /// Whether it says آخر: the people are of the kind named before.
    pub others: bool,
    /// Whether it counts what is nobody.
    pub thing: bool,
    /// Whether one number is said of the dead and the wounded together.
    pub mixed: bool,
}

impl Phrase {
    pub fn new(from: usize, skip: usize, end: usize, amount: Amount, rule: Rule) -> Self {
        Self {
            from,
            skip,
            end,
            modifier: None,
            amount,
            rule,
            noun: None,
            case: None,
            foreign: false,
            others: false,
            thing: false,
            mixed: false,
        }
    }

    /// Whether it is a noun alone, or nothing but آخر.
    pub fn is_bare(&self) -> bool {
        matches!(
            self.rule,
            Rule::Singular
                | Rule::DualEnding
                | Rule::DualOrPlural
                | Rule::BarePlural
                | Rule::Ordinal
                | Rule::OneOf
        )
    }

    /// What is glued to it.
    pub fn glued<'a>(&self, tokens: &'a [Token]) -> &'a str {
        let forms = tokens.get(self.from).into_iter().flat_map(Token::forms);
        forms.into_iter().find(|form| form.skip == self.skip).map_or("", |form| form.glued)
    }

    /// What its noun says happened.
    pub fn kind(&self) -> Option<Kind> {
        self.noun.and_then(|form| form.noun.kind).or(self.case)
    }
}

/// The phrase that begins at a token, if any does.
pub(super) fn phrase(tokens: &[Token], at: usize) -> Option<Phrase> {
    modified(tokens, at)
        .or_else(|| between(tokens, at))
        .or_else(|| numbered(tokens, at))
        .or_else(|| quantity::vague(tokens, at))
        .or_else(|| quantity::bare(tokens, at))
        .map(|phrase| trailing(tokens, phrase))
}

fn modified(tokens: &[Token], at: usize) -> Option<Phrase> {
    let (modifier, head, skip) = modifiers::before(tokens, at)?;
    tokens.get(head).filter(|token| token.gap == Gap::Blank)?;
    let figure = between(tokens, head)
        .or_else(|| numbered(tokens, head))
        .or_else(|| quantity::vague(tokens, head))
        .filter(|figure| figure.skip == 0 && figure.rule != Rule::SomeOf)
        .filter(|figure| !matches!(figure.rule, Rule::Ordinal | Rule::OneOf))?;
    Some(Phrase { from: at, skip, modifier: Some(modifier), ..figure })
}

/// "Between A and B", "from A to B".
fn between(tokens: &[Token], at: usize) -> Option<Phrase> {
    let words = ["ما بين", "بين", "من"];
    let (word, (head, form)) =
        words.iter().find_map(|word| Some((*word, modifiers::matches(tokens, at, word)?)))?;
    if word == "من" && rises(tokens, at) {
        return None;
    }
    let low = number(tokens, head).filter(|number| number.skip == 0)?;
    let (mut low, mut skip_noun) = (low, low.end);
    // "Between 20 dead and 25".
    if tokens.get(skip_noun).and_then(|token| noun(&token.word)).is_some() {
        skip_noun += 1;
    }
    let high = to(tokens, skip_noun).or_else(|| {
        let high = number(tokens, skip_noun)?;
        let and = tokens.get(skip_noun)?.forms().any(|form| form.glued == "و" && form.skip == high.skip);
        (and && word != "من").then_some(high)
    })?;
    low.value = scaled(low.value, high.value);
    let range =
        Phrase::new(at, form.skip, high.end, Amount::Between(low.value, high.value), Rule::TwoNumbers);
    (low.value < high.value).then(|| counted(tokens, range))
}

/// The number behind "to", "or".
fn to(tokens: &[Token], at: usize) -> Option<Number> {
    tokens.get(at).filter(|token| {
        token.gap == Gap::Blank && matches!(token.word.as_str(), "الي" | "او" | "حتي" | "و")
    })?;
    number(tokens, at + 1).filter(|number| number.skip == 0)
}

/// In "5 to 6 thousand" the 5 is thousands too.
fn scaled(low: u64, high: u64) -> u64 {
    let many = [1_000_000, 1000].into_iter().find(|many| high >= *many && high.is_multiple_of(*many));
    many.filter(|many| low < 1000 && low < high / many).map_or(low, |many| low.saturating_mul(many))
}

/// Whether a figure is said to have changed: of "from 20 to 25" the second counts.
fn rises(tokens: &[Token], at: usize) -> bool {
    let words =
        ["ارتفع", "ارتفعت", "ارتفاع", "يرتفع", "زاد", "ازداد", "قفز", "انخفض", "تراجع", "لترتفع", "ليرتفع"];
    let before = tokens.get(at.saturating_sub(8)..at).unwrap_or_default();
    before.iter().any(|token| words.iter().any(|word| token.word.ends_with(word)))
}

/// A number, or two with "to" or "or", and what is counted.
fn numbered(tokens: &[Token], at: usize) -> Option<Phrase> {
    let found = number(tokens, at)?;
    let rule = if found.words { Rule::NumberWords } else { Rule::Digits };
    // "Three (3)".
    let again = number(tokens, found.end).filter(|again| again.skip == 0 && again.value == found.value);
    let end = again.map_or(found.end, |again| again.end);
    let plain = Phrase::new(at, found.skip, end, Amount::Number(found.value), rule);
    let two = |high: u64, end| {
        let low = scaled(found.value, high);
        let range = Phrase::new(at, found.skip, end, Amount::Between(low, high), Rule::TwoNumbers);
        (low < high).then_some(range)
    };
    let range = match found.to {
        Some(high) => two(high, found.end),
        None => to(tokens, found.end)
            .filter(|_| tokens.get(found.end).is_some_and(|token| token.word != "و") && !rises(tokens, at))
            .and_then(|high| two(high.value, high.end)),
    };
    Some(counted(tokens, range.unwrap_or(plain)))
}

/// A phrase with the noun that it counts.
pub(super) fn counted(tokens: &[Token], phrase: Phrase) -> Phrase {
    let next = |at: usize| tokens.get(at).filter(|token| token.gap == Gap::Blank);
    let Some(token) = next(phrase.end) else { return phrase };
    if let Some(form) = noun(&token.word) {
        return Phrase { end: phrase.end + 1, noun: Some(form), ..phrase };
    }
    if matches!(token.word.as_str(), "حاله" | "حالات")
        && let Some(kind) = next(phrase.end + 1).and_then(|token| harm::case(&token.word))
    {
        return Phrase { end: phrase.end + 2, case: Some(kind), ..phrase };
    }
    let second = next(phrase.end + 1).and_then(|token| noun(&token.word));
    if let Some(form) = second {
        let of =
            token.word == "من" && (form.definite || !matches!(form.count, Count::One | Count::OneAccusative));
        // A group's name is an actor beside the figure: العشرات من الحوثيين.
        let of = of && next(phrase.end + 1).and_then(|token| group(&token.word)) != Some(Victim::Fighter);
        let case = matches!(token.word.as_str(), "حاله" | "حالات") && form.noun.kind.is_some();
        if of || case {
            return Phrase { end: phrase.end + 2, noun: Some(form), ..phrase };
        }
    }
    let percent = token.word == "في"
        && next(phrase.end + 1).is_some_and(|next| next.word == "الميه" || next.word == "المايه");
    if is_thing(&token.word)
        || percent
        || token.word == "من"
            && next(phrase.end + 1).is_some_and(|next| is_thing(&next.word) && group(&next.word).is_none())
    {
        return Phrase { thing: true, ..phrase };
    }
    let foreign = quantity::fits(phrase.amount, token);
    Phrase { end: phrase.end + usize::from(foreign), foreign, ..phrase }
}

/// What may follow a phrase: "others", "between dead and wounded", a modifier.
fn trailing(tokens: &[Token], mut phrase: Phrase) -> Phrase {
    if tokens.get(phrase.end).is_some_and(|token| token.gap == Gap::Blank && quantity::is_other(&token.word))
        && !phrase.others
    {
        phrase.others = true;
        phrase.end += 1;
    }
    if let Some(end) = quantity::mixed(tokens, &phrase) {
        phrase.mixed = true;
        phrase.end = end;
    }
    for at in phrase.end..phrase.end + 7 {
        let Some((modifier, end)) = modifiers::behind(tokens, at) else {
            let goes_on =
                tokens.get(at).is_some_and(|token| token.gap == Gap::Blank && !quantity::begins(token));
            if goes_on { continue } else { break }
        };
        phrase.modifier = phrase.modifier.or(Some(modifier));
        // An adjective may stand between; a group's name is no part of the phrase.
        let adjective = tokens.get(phrase.end).is_some_and(|token| token.word.contains('ي'));
        if at == phrase.end || at == phrase.end + 1 && adjective {
            phrase.end = end;
        }
        break;
    }
    phrase
}
