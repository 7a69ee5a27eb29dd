//! What is said about a number, before or behind it. Folded.

use super::reading::Modifier::{self, About, AtLeast, LessThan, MoreThan, UpTo};
use super::tokens::{Form, Gap, Token};

/// Before a number, the longest first where one begins another. و ف ب ل ك may
/// be glued to the first word.
const BEFORE: &[(&str, Modifier)] = &[
    ("ما لا يقل عن", AtLeast),
    ("ما لا تقل عن", AtLeast),
    ("ما لا يقل عددهم عن", AtLeast),
    ("ما لا يقل عددها عن", AtLeast),
    ("ما لا يقل عدده عن", AtLeast),
    ("ما لايقل عن", AtLeast),
    ("مالا يقل عن", AtLeast),
    ("ما ليس اقل من", AtLeast),
    ("لا يقل عددهم عن", AtLeast),
    ("لا يقل عن", AtLeast),
    ("لا تقل عن", AtLeast),
    ("لايقل عن", AtLeast),
    ("ليس اقل من", AtLeast),
    ("لا اقل من", AtLeast),
    ("علي الاقل", AtLeast),
    ("حد ادني", AtLeast),
    ("ما لا يزيد علي", UpTo),
    ("ما لا يزيد عن", UpTo),
    ("ما لا يتجاوز", UpTo),
    ("لا يزيد علي", UpTo),
    ("لا يزيد عن", UpTo),
    ("لا يتجاوز", UpTo),
    ("لم يتجاوز", UpTo),
    ("لا يتعدي", UpTo),
    ("لا اكثر من", UpTo),
    ("ليس اكثر من", UpTo),
    ("ما يصل الي", UpTo),
    ("يصل الي", UpTo),
    ("تصل الي", UpTo),
    ("حد اقصي", UpTo),
    ("علي الاكثر", UpTo),
    ("حتي", UpTo),
    ("اكثر من", MoreThan),
    ("اكتر من", MoreThan),
    ("ازيد من", MoreThan),
    ("ما يزيد علي", MoreThan),
    ("ما يزيد عن", MoreThan),
    ("ما يزيد عددهم علي", MoreThan),
    ("ما يزيد عددهم عن", MoreThan),
    ("ما يربو علي", MoreThan),
    ("ما يربو عن", MoreThan),
    ("ما ينوف علي", MoreThan),
    ("ما ينوف عن", MoreThan),
    ("ما يفوق", MoreThan),
    ("ما يتجاوز", MoreThan),
    ("ما يتعدي", MoreThan),
    ("يزيد علي", MoreThan),
    ("يزيد عن", MoreThan),
    ("تزيد علي", MoreThan),
    ("تزيد عن", MoreThan),
    ("زاد عن", MoreThan),
    ("زاد علي", MoreThan),
    ("يربو علي", MoreThan),
    ("يربو عن", MoreThan),
    ("يفوق", MoreThan),
    ("تفوق", MoreThan),
    ("فاق", MoreThan),
    ("يتجاوز", MoreThan),
    ("تتجاوز", MoreThan),
    ("تجاوز", MoreThan),
    ("تجاوزت", MoreThan),
    ("تخطي", MoreThan),
    ("يتخطي", MoreThan),
    ("فوق", MoreThan),
    ("اقل من", LessThan),
    ("ما يقل عن", LessThan),
    ("يقل عن", LessThan),
    ("ادني من", LessThan),
    ("ما دون", LessThan),
    ("مادون", LessThan),
    ("دون", LessThan),
    ("ما يقارب من", About),
    ("ما يقارب", About),
    ("ما يقرب من", About),
    ("ما يناهز", About),
    ("يقارب", About),
    ("تقارب", About),
    ("يقرب من", About),
    ("يناهز", About),
    ("تناهز", About),
    ("في حدود", About),
    ("حدود", About),
    ("قرابه", About),
    ("زهاء", About),
    ("حوالي", About),
    ("تقريبا", About),
    ("نحو", About),
];

/// Behind a number or its noun.
const BEHIND: &[(&str, Modifier)] = &[
    ("علي الاقل", AtLeast),
    ("علي اقل تقدير", AtLeast),
    ("في الاقل", AtLeast),
    ("في اقل تقدير", AtLeast),
    ("كحد ادني", AtLeast),
    ("بحد ادني", AtLeast),
    ("حدا ادني", AtLeast),
    ("او اكثر", AtLeast),
    ("او يزيد", AtLeast),
    ("فاكثر", AtLeast),
    ("فما فوق", AtLeast),
    ("علي الاكثر", UpTo),
    ("علي اكثر تقدير", UpTo),
    ("علي ابعد تقدير", UpTo),
    ("كحد اقصي", UpTo),
    ("بحد اقصي", UpTo),
    ("تقريبا", About),
    ("علي وجه التقريب", About),
];

/// The words of a phrase, without و: the first may have any proclitic.
pub(super) fn matches<'a>(tokens: &'a [Token], at: usize, words: &str) -> Option<(usize, Form<'a>)> {
    let mut words = words.split(' ');
    let first = words.next()?;
    let form = tokens.get(at)?.forms().find(|form| form.word == first)?;
    let mut end = at + 1;
    for word in words {
        tokens.get(end).filter(|token| token.gap == Gap::Blank && token.word == word)?;
        end += 1;
    }
    Some((end, form))
}

/// The modifier that begins at `at`, the token behind it, and the code points
/// that are glued to it.
pub(super) fn before(tokens: &[Token], at: usize) -> Option<(Modifier, usize, usize)> {
    BEFORE.iter().find_map(|(words, modifier)| {
        let (end, form) = matches(tokens, at, words)?;
        Some((*modifier, end, form.skip))
    })
}

/// The modifier that stands right behind a phrase, and the token behind it.
pub(super) fn behind(tokens: &[Token], at: usize) -> Option<(Modifier, usize)> {
    tokens.get(at).filter(|token| token.gap == Gap::Blank)?;
    BEHIND.iter().find_map(|(words, modifier)| {
        let (end, form) = matches(tokens, at, words)?;
        (form.skip == 0).then_some((*modifier, end))
    })
}

/// All words of the tables.
#[cfg(test)]
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    BEFORE.iter().chain(BEHIND).flat_map(|(words, _)| words.split(' '))
}
