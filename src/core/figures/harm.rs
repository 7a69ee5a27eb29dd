//! Words that say what happened to people. Folded, without article.
//! The sides' own words (استشهد، قضى، قُتل) mean the same kind.

use super::reading::Kind::{self, Abducted, Detained, Displaced, Injured, Killed, Missing};

/// How a word of harm governs a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// Its figure may stand further on, or before it where it agrees.
    Verb,
    /// A verbal noun: its figure stands right behind it.
    Noun,
}

/// Verbs without ending (the third person, active or passive).
const VERBS: &[(Kind, &[&str])] = &[
    (
        Killed,
        &[
            "قتل",
            "يقتل",
            "تقتل",
            "قضي",
            "استشهد",
            "يستشهد",
            "توفي",
            "توف",
            "مات",
            "لقي",
            "لق",
            "اغتيل",
            "اغتال",
            "اعدم",
            "يعدم",
            "ذبح",
            "صرع",
            "غرق",
            "هلك",
            "نحر",
            "قض",
            "اردي",
            "صفي",
        ],
    ),
    (Injured, &["اصيب", "اصاب", "يصاب", "يصب", "تصب", "يصيب", "تصيب", "جرح", "يجرح"]),
    (Detained, &["اعتقل", "يعتقل", "تعتقل", "احتجز", "تحتجز", "يحتجز", "اسر", "اوقف", "اعتقلت"]),
    (Abducted, &["خطف", "يخطف", "تخطف", "اختطف", "تختطف", "يختطف"]),
    (Missing, &["فقد", "اختفي", "اختف"]),
    (Displaced, &["نزح", "ينزح", "هجر", "شرد", "تشرد", "فر", "هرب", "لجا", "اجلي", "اجل"]),
];

/// Endings of such a verb.
const ENDINGS: &[&str] = &["", "ت", "وا", "ا", "تا", "ن", "ون", "ان"];
/// Those that agree with people named before: they can't begin a clause of their own.
const AGREEING: &[&str] = &["وا", "ا", "تا", "ن", "ون", "ان"];

/// Verbal nouns, and nouns that lives are lost with.
const NOUNS: &[(Kind, &[&str])] = &[
    (
        Killed,
        &[
            "مقتل",
            "استشهاد",
            "مصرع",
            "وفاه",
            "موت",
            "اعدام",
            "اغتيال",
            "تصفيه",
            "ذبح",
            "غرق",
            "بحياه",
            "ارواح",
            "بارواح",
            "ضحيته",
            "ضحيتها",
            "ضحيتهما",
            "مصرعه",
            "مصرعها",
            "حتفه",
            "حتفها",
            "الحياه",
        ],
    ),
    (Injured, &["اصابه", "جرح", "جراح"]),
    (Detained, &["اعتقال", "احتجاز", "توقيف", "ايقاف", "اسر", "القبض", "حبس"]),
    (Abducted, &["خطف", "اختطاف"]),
    (Missing, &["فقدان", "اختفاء", "فقد"]),
    (Displaced, &["نزوح", "تهجير", "تشريد", "فرار", "هروب", "لجوء", "اجلاء", "ترحيل"]),
];

/// What cases are counted of besides: حالة اختناق.
const CASES: &[(Kind, &[&str])] = &[(Injured, &["اختناق", "تسمم", "بتر"])];

/// Behind the people: "to their death", "met their end", "lost their lives", "with wounds".
const BEHIND: &[(Kind, &[&str])] = &[
    (
        Killed,
        &[
            "مقتلهم",
            "مقتلهما",
            "مقتلهن",
            "استشهادهم",
            "استشهادهما",
            "وفاتهم",
            "وفاتهما",
            "مصرعهم",
            "مصرعهما",
            "مصرعه",
            "مصرعها",
            "مصرعهن",
            "حتفهم",
            "حتفهما",
            "حتفه",
            "حتفها",
            "حتفهن",
            "حياتهم",
            "حياتهما",
            "ارواحهم",
            "الحياه",
        ],
    ),
    (Injured, &["اصابتهم", "اصابتهما", "اصابتهن"]),
];

/// A word of harm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Harm {
    pub kind: Kind,
    pub sort: Sort,
    /// Whether its ending agrees with people named before it.
    pub agrees: bool,
}

fn verb(word: &str, stem: &str) -> Option<bool> {
    let ending = word.strip_prefix(stem)?;
    ENDINGS.contains(&ending).then(|| AGREEING.contains(&ending))
}

/// What a folded word says about people that follow it.
#[must_use]
pub(super) fn harm(word: &str) -> Option<Harm> {
    let noun = word.strip_prefix("ال").unwrap_or(word);
    for (kind, stems) in VERBS {
        if let Some(agrees) = stems.iter().find_map(|stem| verb(word, stem)) {
            // A stem of two letters or a clipped one is a word only with an ending.
            let clipped =
                matches!(word, "لق" | "قض" | "توف" | "اختف" | "اجل" | "فران" | "اجلان" | "لقا" | "اجلا");
            return (!clipped).then_some(Harm { kind: *kind, sort: Sort::Verb, agrees });
        }
    }
    let (kind, _) = NOUNS.iter().find(|(_, words)| words.contains(&word) || words.contains(&noun))?;
    Some(Harm { kind: *kind, sort: Sort::Noun, agrees: false })
}

/// What a word says about people who stand before it without being a verb.
#[must_use]
pub(super) fn behind(word: &str) -> Option<Kind> {
    BEHIND.iter().find(|(_, words)| words.contains(&word)).map(|(kind, _)| *kind)
}

/// What happened in each of the cases that are counted: حالات اعتقال.
#[must_use]
pub(super) fn case(word: &str) -> Option<Kind> {
    let bare = word.strip_prefix("ال").unwrap_or(word);
    let ailment = || CASES.iter().find(|(_, words)| words.contains(&bare)).map(|(kind, _)| *kind);
    harm(word).map(|harm| harm.kind).or_else(ailment)
}

/// Whether a word that begins with و or ف is one itself: وفاة, فقدوا, فر.
#[must_use]
pub(super) fn is_word(word: &str) -> bool {
    harm(word).is_some()
}

/// All words of the tables.
#[cfg(test)]
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    [VERBS, NOUNS, CASES, BEHIND].into_iter().flatten().flat_map(|(_, words)| words.iter().copied())
}
