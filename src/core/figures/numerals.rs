//! Number words, folded, in every case, gender and spelling that reports use.

/// What a number word is worth, and how it joins others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numeral {
    /// 1 to 10.
    Unit(u64),
    /// عشر, عشرة: 10, or what makes a unit a teen.
    Ten,
    /// 20 to 90.
    Tens(u64),
    /// مئة, مئات: 100, or what multiplies a unit.
    Hundred,
    /// 200 to 900 in one word.
    Hundreds(u64),
    /// ألف, مليون: multiplies what stands before it.
    Thousand(u64),
    /// ألفان, مليونان: two of them, only at the start of a group.
    Two(u64),
    /// ألفا, مليونا: one counted after 11–99 or with ً, else two in construct.
    OneOrTwo(u64),
}

use Numeral::{Hundred, Hundreds, OneOrTwo, Ten, Tens, Thousand, Two, Unit};

const WORDS: &[(&str, Numeral)] = &[
    ("واحد", Unit(1)),
    ("واحده", Unit(1)),
    ("احد", Unit(1)),
    ("احدي", Unit(1)),
    ("اثنان", Unit(2)),
    ("اثنين", Unit(2)),
    ("اثنا", Unit(2)),
    ("اثني", Unit(2)),
    ("اثنتان", Unit(2)),
    ("اثنتين", Unit(2)),
    ("اثنتا", Unit(2)),
    ("اثنتي", Unit(2)),
    ("اتنين", Unit(2)),
    ("ثنتين", Unit(2)),
    ("ثلاث", Unit(3)),
    ("ثلاثه", Unit(3)),
    ("ثلث", Unit(3)),
    ("تلاته", Unit(3)),
    ("اربع", Unit(4)),
    ("اربعه", Unit(4)),
    ("خمس", Unit(5)),
    ("خمسه", Unit(5)),
    ("ست", Unit(6)),
    ("سته", Unit(6)),
    ("سبع", Unit(7)),
    ("سبعه", Unit(7)),
    ("ثمان", Unit(8)),
    ("ثماني", Unit(8)),
    ("ثمانيه", Unit(8)),
    ("تمانيه", Unit(8)),
    ("تسع", Unit(9)),
    ("تسعه", Unit(9)),
    ("عشر", Ten),
    ("عشره", Ten),
    ("ميه", Hundred),
    ("مايه", Hundred),
    ("ميات", Hundred),
    ("مايات", Hundred),
    ("ميتان", Hundreds(200)),
    ("ميتين", Hundreds(200)),
    ("ميتا", Hundreds(200)),
    ("ميتي", Hundreds(200)),
    ("مايتان", Hundreds(200)),
    ("مايتين", Hundreds(200)),
    ("مايتا", Hundreds(200)),
    ("مايتي", Hundreds(200)),
    ("الف", Thousand(THOUSAND)),
    ("الاف", Thousand(THOUSAND)),
    ("الفا", OneOrTwo(THOUSAND)),
    ("الفي", Two(THOUSAND)),
    ("الفان", Two(THOUSAND)),
    ("الفين", Two(THOUSAND)),
    ("مليون", Thousand(MILLION)),
    ("ملايين", Thousand(MILLION)),
    ("مليونا", OneOrTwo(MILLION)),
    ("مليوني", Two(MILLION)),
    ("مليونان", Two(MILLION)),
    ("مليونين", Two(MILLION)),
    ("مليار", Thousand(MILLIARD)),
    ("مليارات", Thousand(MILLIARD)),
    ("مليارا", OneOrTwo(MILLIARD)),
    ("ملياران", Two(MILLIARD)),
    ("مليارين", Two(MILLIARD)),
    ("ملياري", Two(MILLIARD)),
    ("دزينه", Thousand(12)),
];

pub(super) const THOUSAND: u64 = 1_000;
pub(super) const MILLION: u64 = 1_000_000;
const MILLIARD: u64 = 1_000_000_000;

/// The stems of the tens (ـون, ـين) and, in front of مئة, of the hundreds.
const STEMS: &[(&str, u64)] = &[
    ("ثلاث", 3),
    ("ثلث", 3),
    ("اربع", 4),
    ("خمس", 5),
    ("ست", 6),
    ("سبع", 7),
    ("ثماني", 8),
    ("ثمان", 8),
    ("تسع", 9),
];

/// What a folded word without proclitics and article is as a numeral.
#[must_use]
pub(super) fn numeral(word: &str) -> Option<Numeral> {
    if let Some((_, found)) = WORDS.iter().find(|(known, _)| *known == word) {
        return Some(*found);
    }
    if matches!(word, "عشرون" | "عشرين") {
        return Some(Tens(20));
    }
    STEMS.iter().find_map(|(stem, value)| match word.strip_prefix(stem)? {
        "ون" | "ين" => Some(Tens(value * 10)),
        "ميه" | "مايه" => Some(Hundreds(value * 100)),
        _ => None,
    })
}

/// The unit of a teen that is written in one word: ثلاثةعشر.
#[must_use]
pub(super) fn joined_teen(word: &str) -> Option<u64> {
    let unit = word.strip_suffix("عشره").or_else(|| word.strip_suffix("عشر"))?;
    match numeral(unit)? {
        Unit(unit) => Some(unit),
        _ => None,
    }
}

/// Whether every word of the tables is spelled as folded.
#[cfg(test)]
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    WORDS.iter().map(|(word, _)| *word).chain(STEMS.iter().map(|(word, _)| *word))
}
