//! Words about casualty figures: why a phrase is read as it is, and under which
//! policy.

use super::plural::figure;
use super::{Language, apart, fill};
use crate::core::figures::{Modifier, Policy, Reason, Rule};

/// The words.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct FigureWording {
    pub digits: &'static str,
    pub number_words: &'static str,
    pub dual_ending: &'static str,
    pub dual_or_plural: &'static str,
    pub singular: &'static str,
    pub ordinal: &'static str,
    pub one_of: &'static str,
    pub round_plural: &'static str,
    pub few: &'static str,
    pub bare_plural: &'static str,
    pub some_of: &'static str,
    pub two_numbers: &'static str,
    pub shared_number: &'static str,
    pub families: &'static str,
    pub negation: &'static str,
    pub no_figure: &'static str,
    pub at_least: &'static str,
    pub more_than: &'static str,
    pub less_than: &'static str,
    pub up_to: &'static str,
    pub about: &'static str,
    pub to: &'static str,
    pub policy: &'static str,
    pub literal: &'static str,
    pub conservative: &'static str,
    pub strict: &'static str,
    pub policy_more: &'static str,
}

pub(super) const EN: FigureWording = FigureWording {
    digits: "a figure",
    number_words: "a number in words",
    dual_ending: "a dual: two",
    dual_or_plural: "ـين here is two, or three and more: decide",
    singular: "a singular: one",
    ordinal: "“the first”, “the second”: one",
    one_of: "one of a group",
    round_plural: "tens, hundreds or thousands: the least it says",
    few: "بضع is three to nine",
    bare_plural: "a plural without a number: three or more",
    some_of: "a number that is not stated: three or more",
    two_numbers: "two numbers: the lower counts",
    shared_number: "one number for several kinds: decide how many of each",
    families: "families are counted here, not people",
    negation: "denied: none",
    no_figure: "no figure in these words",
    at_least: "at least: no highest is stated",
    more_than: "more than: one more at least, no highest is stated",
    less_than: "less than: one fewer at most",
    up_to: "up to: no lowest is stated",
    about: "about: neither lowest nor highest is stated",
    to: "{} to {}",
    policy: "Figures",
    literal: "Literal: what the words say",
    conservative: "Conservative: the lowest number (ACLED)",
    strict: "Strict: vague figures stay blank (GTD)",
    policy_more: "What no person has confirmed is derived anew.",
};

pub(super) const AR: FigureWording = FigureWording {
    digits: "رقم",
    number_words: "عدد بالحروف",
    dual_ending: "مثنى: اثنان",
    dual_or_plural: "الياء والنون هنا مثنى أو جمع: القرار لك",
    singular: "مفرد: واحد",
    ordinal: "«أول» و«ثاني»: واحد",
    one_of: "واحد من جماعة",
    round_plural: "عشرات أو مئات أو آلاف: أقل ما يعنيه اللفظ",
    few: "بضع: من ثلاثة إلى تسعة",
    bare_plural: "جمع بلا عدد: ثلاثة فأكثر",
    some_of: "عدد غير مذكور: ثلاثة فأكثر",
    two_numbers: "عددان: المعتمد أدناهما",
    shared_number: "عدد واحد لأكثر من نوع: حدّد نصيب كل نوع",
    families: "المعدود هنا أُسر لا أفراد",
    negation: "منفي: لا أحد",
    no_figure: "لا عدد في هذه الألفاظ",
    at_least: "على الأقل: لم يُذكر حد أعلى",
    more_than: "أكثر من: واحد زيادة على الأقل، ولم يُذكر حد أعلى",
    less_than: "أقل من: واحد دونه على الأكثر",
    up_to: "حتى: لم يُذكر حد أدنى",
    about: "نحو: لم يُذكر حد أدنى ولا أعلى",
    to: "من {} إلى {}",
    policy: "الأعداد",
    literal: "حرفية: ما يقوله اللفظ",
    conservative: "متحفظة: أدنى عدد (ACLED)",
    strict: "صارمة: المبهم يبقى فارغًا (GTD)",
    policy_more: "يُعاد استخراج ما لم يعتمده أحد.",
};

/// Why a phrase has its figures.
#[must_use]
pub fn describe_reason(language: Language, reason: &Reason) -> String {
    let words = &language.messages().figures;
    let rule = match reason.rule {
        Rule::Digits => words.digits,
        Rule::NumberWords => words.number_words,
        Rule::DualEnding => words.dual_ending,
        Rule::DualOrPlural => words.dual_or_plural,
        Rule::Singular => words.singular,
        Rule::Ordinal => words.ordinal,
        Rule::OneOf => words.one_of,
        Rule::RoundPlural => words.round_plural,
        Rule::Few => words.few,
        Rule::BarePlural => words.bare_plural,
        Rule::SomeOf => words.some_of,
        Rule::TwoNumbers => words.two_numbers,
        Rule::SharedNumber => words.shared_number,
        Rule::Families => words.families,
        Rule::Negation => words.negation,
        Rule::NoFigure => words.no_figure,
    };
    let number = |number: u64| figure(usize::try_from(number).unwrap_or(usize::MAX));
    let stated = match (reason.rule, reason.number, reason.to) {
        (Rule::Digits | Rule::NumberWords | Rule::RoundPlural, Some(one), None) => {
            format!(" {}", apart(&number(one)))
        }
        (_, Some(one), Some(other)) => format!(" {}", fill(words.to, &[&number(one), &number(other)])),
        _ => String::new(),
    };
    let modifier = match reason.modifier {
        Modifier::AtLeast => words.at_least,
        Modifier::MoreThan => words.more_than,
        Modifier::LessThan => words.less_than,
        Modifier::UpTo => words.up_to,
        Modifier::About => words.about,
        _ => return format!("{rule}{stated}"),
    };
    format!("{rule}{stated} · {modifier}")
}

/// What a policy is called.
#[must_use]
pub fn name_policy(language: Language, policy: Policy) -> &'static str {
    let words = &language.messages().figures;
    match policy {
        Policy::Literal => words.literal,
        Policy::Conservative => words.conservative,
        Policy::Strict => words.strict,
    }
}
