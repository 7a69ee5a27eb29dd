use proptest::prelude::*;

use super::whole;
use crate::core::figures::number::number;
use crate::core::figures::tokens::sentences;
use crate::core::figures::{numerals, tokens};
use crate::core::text::Text;

/// The number at the start of a text, and how many words it takes.
fn read(text: &str) -> Option<(u64, usize)> {
    let sentences: Vec<Vec<tokens::Token>> = {
        let text = Text::new(text);
        sentences(&text, whole(&text))
    };
    number(sentences.first()?, 0).map(|number| (number.value, number.end))
}

#[test]
fn numbers_in_every_spelling() {
    for (text, value) in [
        ("واحد", 1),
        ("اثنان", 2),
        ("اثنتين", 2),
        ("ثلاث", 3),
        ("أربعة", 4),
        ("ست", 6),
        ("ستة", 6),
        ("ثمان", 8),
        ("ثماني", 8),
        ("ثمانية", 8),
        ("تسع", 9),
        ("عشر", 10),
        ("عشرة", 10),
        ("عشره", 10),
        ("أحد عشر", 11),
        ("إحدى عشرة", 11),
        ("احدي عشره", 11),
        ("اثنا عشر", 12),
        ("اثني عشر", 12),
        ("اثنتا عشرة", 12),
        ("اثنتي عشرة", 12),
        ("ثلاثة عشر", 13),
        ("ثلاث عشرة", 13),
        ("ثماني عشرة", 18),
        ("ثمانية عشر", 18),
        ("ثمان عشرة", 18),
        ("تسعة عشر", 19),
        ("ثلاثةعشر", 13),
        ("عشرون", 20),
        ("عشرين", 20),
        ("واحد وعشرون", 21),
        ("إحدى وعشرين", 21),
        ("اثنان وثلاثون", 32),
        ("اثنتين و أربعين", 42),
        ("خمسة وعشرون", 25),
        ("خَمْسَةٌ وعِشْرُونَ", 25),
        ("ثمانية وثمانين", 88),
        ("تسع وتسعون", 99),
        ("ثمانون", 80),
        ("مئة", 100),
        ("مائة", 100),
        ("ميه", 100),
        ("مئتان", 200),
        ("مئتين", 200),
        ("مائتا", 200),
        ("مئتي", 200),
        ("مائتي", 200),
        ("ثلاثمئة", 300),
        ("ثلاثمائة", 300),
        ("ثلاث مئة", 300),
        ("ثمانمئة", 800),
        ("ثمانيمائة", 800),
        ("ثماني مئة", 800),
        ("تسعمائة", 900),
        ("ثلاث مئات", 300),
        ("مئة وخمسة", 105),
        ("مئة وأحد عشر", 111),
        ("مائة وعشرين", 120),
        ("مئتان وخمسة وسبعون", 275),
        ("مئة و50", 150),
        ("ألف", 1000),
        ("ألفا", 2000),
        ("ألفاً", 1000),
        ("ألفي", 2000),
        ("ألفان", 2000),
        ("ألفين", 2000),
        ("ثلاثة آلاف", 3000),
        ("ثلاثة الاف", 3000),
        ("أحد عشر ألفا", 11_000),
        ("خمسة وعشرين ألفاً", 25_000),
        ("مئة ألف", 100_000),
        ("ألف ومئة", 1100),
        ("ألف وخمسمئة", 1500),
        ("ألفان وثلاثمئة وخمسة وأربعون", 2345),
        ("ألف و200", 1200),
        ("مليون", 1_000_000),
        ("مليون ونصف المليون", 1_500_000),
        ("مليون ونصف", 1_500_000),
        ("مليونان", 2_000_000),
        ("ثلاثة ملايين", 3_000_000),
        ("مليونان وثلاثمئة ألف", 2_300_000),
        ("مليون وألف وواحد", 1_001_001),
        ("10 آلاف", 10_000),
        ("3 ملايين", 3_000_000),
        ("1.5 مليون", 1_500_000),
        ("1٫5 مليون", 1_500_000),
        ("1,5 مليون", 1_500_000),
        ("٢٫٢٥ مليون", 2_250_000),
        ("12 ألفا", 12_000),
        ("3 آلاف و500", 3500),
        ("١٬٢٥٠", 1250),
        ("1,250", 1250),
        ("1.250", 1250),
        ("1٬250", 1250),
        ("1’250", 1250),
        ("۱۲۳", 123),
        ("1,250,000", 1_250_000),
        ("10 000", 10_000),
        ("1\u{a0}250", 1250),
        ("2 مليون", 2_000_000),
        ("الـ24", 24),
        ("و21", 21),
        ("بـ11", 11),
        ("وخمسة", 5),
        ("وبخمسة وعشرين", 25),
        ("العشرين", 20),
        ("250 ألف", 250_000),
    ] {
        let words = text.split(' ').map(|word| word.split('\u{a0}').count()).sum();
        assert_eq!(read(text), Some((value, words)), "{text}");
    }
}

#[test]
fn what_is_not_one_number() {
    for (text, value, words) in [
        ("خمسة وستة", 5, 1),
        ("عشرون وثلاثون", 20, 1),
        ("مئة ومئتان", 100, 1),
        ("ألف وخمسة آلاف", 1000, 1),
        ("20 و25", 20, 1),
        ("5 12", 5, 1),
        ("خمسة، وعشرين", 5, 1),
        ("1.5 كيلومتر", 0, 0),
        ("50%", 0, 0),
        ("2016-04-27", 0, 0),
        ("14:32", 0, 0),
        ("آلاف", 0, 0),
        ("مئات", 0, 0),
        ("الأحد", 0, 0),
        ("أحد", 0, 0),
        ("دمشق", 0, 0),
        ("99999999999999999999", 0, 0),
    ] {
        assert_eq!(read(text), (words > 0).then_some((value, words)), "{text}");
    }
}

#[test]
fn the_table_is_spelled_as_folded() {
    for word in numerals::words() {
        let text = Text::new(word);
        assert_eq!(sentences(&text, whole(&text))[0][0].word, word);
    }
}

/// A number in words, by the grammar of Arabic and not by our tables.
fn spell(n: u64, feminine: bool) -> String {
    let units = if feminine {
        ["", "إحدى", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"]
    } else {
        ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"]
    };
    let unit = |n: u64| units[usize::try_from(n).unwrap()];
    match n {
        1 => "واحد".into(),
        2..=10 => unit(n).into(),
        11 => if feminine { "إحدى عشرة" } else { "أحد عشر" }.into(),
        12 => if feminine { "اثنتا عشرة" } else { "اثنا عشر" }.into(),
        13..=19 => format!("{} {}", unit(n - 10), if feminine { "عشرة" } else { "عشر" }),
        20..=99 => {
            let tens = ["عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"];
            let tens = tens[usize::try_from(n / 10 - 2).unwrap()];
            if n.is_multiple_of(10) { tens.into() } else { format!("{} و{tens}", unit(n % 10)) }
        }
        100..=999 => {
            let hundreds = match n / 100 {
                1 => "مائة".into(),
                2 => "مئتان".into(),
                8 => "ثمانمئة".into(),
                many => format!(
                    "{}مئة",
                    ["", "", "", "ثلاث", "أربع", "خمس", "ست", "سبع", "", "تسع"]
                        [usize::try_from(many).unwrap()]
                ),
            };
            join(hundreds, n % 100, feminine)
        }
        _ => {
            let thousands = match n / 1000 {
                1 => "ألف".into(),
                2 => "ألفان".into(),
                many @ 3..=10 => format!("{} آلاف", spell(many, false)),
                many if many % 100 == 0 || many % 100 > 10 => format!("{} ألفاً", spell(many, false)),
                many => format!("{} ألف", spell(many, false)),
            };
            join(thousands, n % 1000, feminine)
        }
    }
}

fn join(high: String, low: u64, feminine: bool) -> String {
    if low == 0 { high } else { format!("{high} و{}", spell(low, feminine)) }
}

proptest! {
    #[test]
    fn words_and_digits_agree(n in 1_u64..=999_999, feminine: bool) {
        let words = spell(n, feminine);
        prop_assert_eq!(read(&words).map(|found| found.0), Some(n), "{}", words);
        prop_assert_eq!(read(&n.to_string()).map(|found| found.0), Some(n));
    }
}

#[test]
fn all_small_numbers_are_read_whole() {
    for n in 1..=2100 {
        for feminine in [false, true] {
            let words = spell(n, feminine);
            assert_eq!(read(&words), Some((n, words.split(' ').count())), "{words}");
        }
    }
}
