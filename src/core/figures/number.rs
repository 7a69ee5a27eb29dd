//! Numbers: number words and digits put together, units before tens.

use super::digits::Digits;
use super::numerals::{Numeral, joined_teen, numeral};
use super::tokens::{Gap, Token};

/// A number in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub value: u64,
    /// The higher end of `20-25`.
    pub to: Option<u64>,
    /// The token behind it.
    pub end: usize,
    /// Code points glued to its first token.
    pub skip: usize,
    /// Whether any part is a word.
    pub words: bool,
}

/// One part of a number.
#[derive(Clone, Copy)]
enum Part {
    Digits(Digits),
    Word(Numeral),
    Teen(u64),
}

fn part(word: &str) -> Option<Part> {
    if let Some(found) = numeral(word) {
        return Some(Part::Word(found));
    }
    let bare = word.strip_prefix("ال").unwrap_or(word);
    if bare.starts_with(|c: char| c.is_ascii_digit()) {
        return Digits::parse(bare).map(Part::Digits);
    }
    // With the article only what is no weekday: الأحد is none of this.
    match numeral(bare) {
        Some(Numeral::Unit(_)) | None => joined_teen(word).map(Part::Teen),
        found => found.map(Part::Word),
    }
}

/// The part at `at` if it goes on right behind the one before, with or without و.
fn next(tokens: &[Token], at: usize, and: bool) -> Option<(Part, usize)> {
    let token = tokens.get(at).filter(|token| token.gap == Gap::Blank)?;
    if !and {
        return Some((part(&token.word)?, at + 1));
    }
    if token.word == "و" {
        return next(tokens, at + 1, false);
    }
    let glued = token.forms().find(|form| form.glued == "و")?;
    Some((part(glued.word)?, at + 1))
}

/// Reads the longest number that begins at `at`, behind any proclitics and an
/// article that stands apart from its digits.
pub(super) fn number(tokens: &[Token], at: usize) -> Option<Number> {
    let token = tokens.get(at)?;
    if let Some(article) = token.forms().find(|form| form.word == "ال") {
        let digits = |token: &&Token| token.word.starts_with(|c: char| c.is_ascii_digit());
        tokens.get(at + 1).filter(digits)?;
        return Some(Number { skip: article.skip, ..number(tokens, at + 1)? });
    }
    let parts = |word: &str| match word {
        "نصف" => Some(2),
        "ربع" => Some(4),
        _ => None,
    };
    if let Some((parts, form)) = token.look(parts)
        && let Some((Part::Word(Numeral::Thousand(many)), end)) = next(tokens, at + 1, false)
    {
        return Some(Number { value: many / parts, to: None, end, skip: form.skip, words: true });
    }
    let (first, form) = token.look(part)?;
    let mut words = !matches!(first, Part::Digits(_));
    if let Part::Digits(Digits { digits, decimals: 0, to: Some(to) }) = first {
        return Some(Number { value: digits, to: Some(to), end: at + 1, skip: form.skip, words });
    }
    let (mut value, mut end, mut limit) = segment(tokens, first, at + 1, token.tanween)?;
    while limit > 1 {
        if let Some((half, after)) = fraction(tokens, end, limit) {
            (value, end) = (value.checked_add(half)?, after);
            break;
        }
        let Some((part, after)) = next(tokens, end, true) else { break };
        let tanween = tokens.get(after - 1).is_some_and(|token| token.tanween);
        let Some((more, after, below)) = segment(tokens, part, after, tanween) else { break };
        if more >= limit {
            break;
        }
        words |= !matches!(part, Part::Digits(_));
        (value, end, limit) = (value.checked_add(more)?, after, below);
    }
    words |= end > at + 1;
    Some(Number { value, to: None, end, skip: form.skip, words })
}

/// The number behind a definite noun, as its adjective: الجنود الثلاثة. One and
/// two are left out: الأحد and الاثنين are days.
pub(super) fn adjective(tokens: &[Token], at: usize) -> Option<Number> {
    let token = tokens.get(at).filter(|token| token.gap == Gap::Blank)?;
    let first = token.word.strip_prefix("ال").filter(|bare| *bare != "ثلث").and_then(part)?;
    let (value, end) = below_hundred(tokens, first, at + 1).filter(|(value, _)| *value > 2)?;
    let words = !matches!(first, Part::Digits(_));
    Some(Number { value, to: None, end, skip: 0, words })
}

/// A number below a thousand with its multiplier: value, end, multiplier.
fn segment(tokens: &[Token], first: Part, after: usize, tanween: bool) -> Option<(u64, usize, u64)> {
    match first {
        Part::Word(Numeral::Two(many)) => return Some((many * 2, after, many)),
        Part::Word(Numeral::OneOrTwo(many)) => {
            return Some((if tanween { many } else { many * 2 }, after, many));
        }
        Part::Word(Numeral::Thousand(many)) => {
            // The plural alone is vague.
            let plural = tokens.get(after - 1).is_some_and(|token| {
                ["الاف", "ملايين", "مليارات"].iter().any(|word| token.word.ends_with(word))
            });
            return (!plural).then_some((many, after, many));
        }
        _ => {}
    }
    let (digits, end) = match first {
        Part::Digits(digits) => spaced(tokens, digits, after),
        _ => {
            let (value, end) = group(tokens, first, after)?;
            (Digits { digits: value, decimals: 0, to: None }, end)
        }
    };
    let many = match next(tokens, end, false) {
        Some((Part::Word(Numeral::Thousand(many) | Numeral::OneOrTwo(many)), _)) => Some(many),
        _ => None,
    };
    match many {
        Some(many) => Some((digits.times(many)?, end + 1, many)),
        None => Some((digits.times(1)?, end, 1)),
    }
}

/// Digits in groups of three with blanks between: `10 000`.
fn spaced(tokens: &[Token], mut digits: Digits, mut end: usize) -> (Digits, usize) {
    let lead = tokens.get(end - 1).map_or(0, |token| token.word.chars().filter(char::is_ascii_digit).count());
    if digits.decimals > 0 || digits.digits == 0 || lead > 3 {
        return (digits, end);
    }
    while let Some(token) = tokens.get(end).filter(|token| token.gap == Gap::Blank && token.one_blank) {
        if token.word.len() != 3 || !token.word.bytes().all(|b| b.is_ascii_digit()) {
            break;
        }
        let Some(value) =
            token.word.parse().ok().and_then(|low: u64| digits.digits.checked_mul(1000)?.checked_add(low))
        else {
            break;
        };
        digits.digits = value;
        end += 1;
    }
    (digits, end)
}

/// A number below a thousand in words.
fn group(tokens: &[Token], first: Part, after: usize) -> Option<(u64, usize)> {
    match first {
        Part::Word(Numeral::Hundred) => {
            let plural = tokens.get(after - 1).is_some_and(|token| token.word.ends_with("ات"));
            (!plural).then(|| beyond(tokens, 100, after))
        }
        Part::Word(Numeral::Hundreds(value)) => Some(beyond(tokens, value, after)),
        Part::Word(Numeral::Unit(unit)) => match next(tokens, after, false) {
            Some((Part::Word(Numeral::Hundred), after)) if unit > 2 => {
                Some(beyond(tokens, unit * 100, after))
            }
            _ => below_hundred(tokens, first, after),
        },
        _ => below_hundred(tokens, first, after),
    }
}

/// What follows hundreds with و.
fn beyond(tokens: &[Token], hundreds: u64, after: usize) -> (u64, usize) {
    let rest = next(tokens, after, true).and_then(|(part, after)| below_hundred(tokens, part, after));
    rest.map_or((hundreds, after), |(rest, end)| (hundreds + rest, end))
}

fn below_hundred(tokens: &[Token], first: Part, after: usize) -> Option<(u64, usize)> {
    match first {
        Part::Digits(digits) => digits.times(1).filter(|value| *value < 100).map(|value| (value, after)),
        Part::Teen(unit) => Some((unit + 10, after)),
        Part::Word(Numeral::Ten) => Some((10, after)),
        Part::Word(Numeral::Tens(value)) => Some((value, after)),
        Part::Word(Numeral::Unit(unit)) => {
            if let Some((Part::Word(Numeral::Ten), after)) = next(tokens, after, false) {
                return Some((unit + 10, after));
            }
            if let Some((Part::Word(Numeral::Tens(tens)), after)) = next(tokens, after, true) {
                return Some((unit + tens, after));
            }
            // أحد alone is somebody, not a number.
            let somebody = tokens
                .get(after - 1)
                .is_some_and(|token| token.word.contains("احد") && !token.word.contains("واحد"));
            (!somebody).then_some((unit, after))
        }
        Part::Word(_) => None,
    }
}

/// "and a half", "and a quarter" behind a multiplier, which may be repeated.
fn fraction(tokens: &[Token], at: usize, many: u64) -> Option<(u64, usize)> {
    let token = tokens.get(at).filter(|token| token.gap == Gap::Blank)?;
    let value = match token.word.as_str() {
        "ونصف" => many / 2,
        "وربع" => many / 4,
        _ => return None,
    };
    let again = next(tokens, at + 1, false);
    let again = matches!(again, Some((Part::Word(Numeral::Thousand(same)), _)) if same == many);
    Some((value, at + 1 + usize::from(again)))
}
