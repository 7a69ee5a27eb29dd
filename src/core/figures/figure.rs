//! From what a phrase says to low, best and high, under a policy
//! (`domain.md` §2: UCDP's three numbers, ACLED's and the GTD's conventions).

use super::phrase::{Amount, Phrase};
use super::reading::{Kind, Modifier, Policy, Reading, Reason, Rule, Victim};

/// Low, best and high.
type Figures = (Option<u64>, Option<u64>, Option<u64>);

/// The smallest Arabic plural: there is a dual.
const FEWEST: u64 = 3;
/// What بضع may mean at most.
const FEW_AT_MOST: u64 = 9;

/// What a phrase says under a policy.
pub(super) fn reading(
    phrase: &Phrase,
    negated: bool,
    mixed: bool,
    kind: Kind,
    victim: Victim,
    policy: Policy,
) -> Reading {
    let families = phrase.noun.is_some_and(|form| form.noun.is_family());
    let (modifier, literal) = if negated {
        (Modifier::Negated, (Some(0), Some(0), Some(0)))
    } else if mixed || families {
        (Modifier::Ambiguous, undecided(phrase.amount, families))
    } else {
        stated(phrase.amount, phrase.modifier)
    };
    let (low, best, high) = match (policy, modifier) {
        (Policy::Strict, Modifier::Vague | Modifier::Unspecified) => (None, None, None),
        (Policy::Strict, Modifier::Ambiguous) if !(mixed || families) => (None, None, None),
        (Policy::Conservative, Modifier::MoreThan) => {
            let less = |figure: Option<u64>| figure.map(|figure| figure.saturating_sub(1));
            (less(literal.0), less(literal.1), literal.2)
        }
        _ => literal,
    };
    let rule = match (negated, mixed, families) {
        (true, ..) => Rule::Negation,
        (_, true, _) => Rule::SharedNumber,
        (_, _, true) => Rule::Families,
        _ => phrase.rule,
    };
    let (number, to) = numbers(phrase.amount, negated);
    Reading { low, best, high, modifier, kind, victim, reason: Reason { rule, number, to, modifier } }
}

/// The literal policy.
fn stated(amount: Amount, modifier: Option<Modifier>) -> (Modifier, Figures) {
    let one = match amount {
        Amount::Between(low, high) => return (Modifier::Range, (Some(low), Some(low), Some(high))),
        Amount::Round(least) => return (Modifier::Vague, (Some(least), Some(least), None)),
        Amount::Few(many) => {
            let few = |few: u64| Some(few.saturating_mul(many));
            return (Modifier::Vague, (few(FEWEST), few(FEWEST), few(FEW_AT_MOST)));
        }
        Amount::Several => return (Modifier::Unspecified, (Some(FEWEST), None, None)),
        Amount::TwoOrMany => return (Modifier::Ambiguous, (Some(2), None, None)),
        Amount::Number(one) => one,
    };
    let figures = match modifier {
        Some(Modifier::AtLeast) => (Some(one), Some(one), None),
        Some(Modifier::MoreThan) => (one.checked_add(1), one.checked_add(1), None),
        Some(Modifier::LessThan) => (None, one.checked_sub(1), one.checked_sub(1)),
        Some(Modifier::UpTo) => (None, Some(one), Some(one)),
        Some(Modifier::About) => (None, Some(one), None),
        _ => (Some(one), Some(one), Some(one)),
    };
    (modifier.unwrap_or(Modifier::Exact), figures)
}

/// Of a number for two kinds at once no part is known, but none is higher;
/// a family is one person at least.
fn undecided(amount: Amount, families: bool) -> Figures {
    match amount {
        Amount::Number(number) | Amount::Between(number, _) if families => (Some(number), None, None),
        Amount::Number(number) | Amount::Between(_, number) => (None, None, Some(number)),
        Amount::Round(least) if families => (Some(least), None, None),
        _ => (None, None, None),
    }
}

/// The numbers that a phrase names, for the reason.
fn numbers(amount: Amount, negated: bool) -> (Option<u64>, Option<u64>) {
    match amount {
        _ if negated => (Some(0), None),
        Amount::Number(number) | Amount::Round(number) => (Some(number), None),
        Amount::Between(low, high) => (Some(low), Some(high)),
        Amount::Few(many) => (Some(many.saturating_mul(FEWEST)), Some(many.saturating_mul(FEW_AT_MOST))),
        Amount::Several | Amount::TwoOrMany => (None, None),
    }
}
