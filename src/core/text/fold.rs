//! Folding for search and matching: what differs in spelling only becomes the
//! same. The stored text is never folded. The rules are those of search engines
//! for Arabic, as annotators asked for them:
//! - marks (tashkil, Hebrew points, accents), tatweel, joiners, bidi controls and
//!   all else that can't be seen are ignored;
//! - أ إ آ ٱ are ا, ى and Persian ی are ي (Egyptian reports write ي for ى), ة is
//!   ه, ؤ is و, ئ is ي; ک is ك, and the Urdu forms of ه are ه;
//! - Arabic-Indic and Persian digits are 0–9;
//! - presentation forms are the letters that they show;
//! - Latin letters have no case and no accents; any white space is a blank.

/// What a search sees of one character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folded {
    /// Nothing.
    Nothing,
    /// White space.
    Blank,
    /// A letter, digit or sign.
    Letter(char),
    /// The letters of a ligature.
    Letters(&'static str),
}

/// Folds one character. Folding what is folded changes nothing more.
#[must_use]
pub fn fold(c: char) -> Folded {
    use Folded::{Blank, Letter, Letters, Nothing};
    match c {
        ' ' => Blank,
        'A'..='Z' => Letter(c.to_ascii_lowercase()),
        '!'..='~' => Letter(c),
        'أ' | 'إ' | 'آ' | '\u{671}'..='\u{673}' => Letter('ا'),
        'ؤ' => Letter('و'),
        'ئ' | 'ى' | 'ی' => Letter('ي'),
        'ک' => Letter('ك'),
        'ة' | 'ھ' | '\u{6c0}'..='\u{6c3}' | '\u{6d5}' => Letter('ه'),
        '\u{660}'..='\u{669}' => digit(c, '\u{660}'),
        '\u{6f0}'..='\u{6f9}' => digit(c, '\u{6f0}'),
        _ if is_ignored(c) => Nothing,
        'ء'..='ي' => Letter(c),
        '\u{fef5}'..='\u{fefc}' => Letters("لا"),
        '\u{fdf2}' => Letters("الله"),
        '\u{fb50}'..='\u{fbff}' | '\u{fe80}'..='\u{fef4}' => letter_of_form(c).map_or(Letter(c), fold),
        '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Letter(plain_latin(c)),
        _ if c.is_whitespace() => Blank,
        _ => Letter(c),
    }
}

/// The digit 0–9 that is as far from 0 as `c` is from `zero`.
fn digit(c: char, zero: char) -> Folded {
    let value = u32::from(c).saturating_sub(u32::from(zero));
    Folded::Letter(char::from_digit(value, 10).unwrap_or(c))
}

/// Whether a character changes nothing about the word that it stands in.
fn is_ignored(c: char) -> bool {
    matches!(c,
        // Tatweel, tashkil, the marks of the Quran and of other languages in Arabic letters.
        '\u{640}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}'
        | '\u{6df}'..='\u{6e4}' | '\u{6e7}' | '\u{6e8}' | '\u{6ea}'..='\u{6ed}' | '\u{8d3}'..='\u{8e1}'
        | '\u{8e3}'..='\u{8ff}' | '\u{fe70}'..='\u{fe7f}'
        // Hebrew points and accents.
        | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}'
        | '\u{fb1e}'
        // Accents on any letter, and what chooses between looks of one character.
        | '\u{300}'..='\u{36f}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}'
        // What can't be seen: hyphens, joiners, bidi controls, the byte order mark.
        | '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// The letters of the presentation forms, each with its first form; its others
/// follow. `\0` where others begin that stand for no single letter.
const FORMS: &[(char, char)] = &[
    ('\u{fb50}', 'ٱ'),
    ('\u{fb52}', '\0'),
    ('\u{fb56}', 'پ'),
    ('\u{fb5a}', '\0'),
    ('\u{fb66}', 'ٹ'),
    ('\u{fb6a}', 'ڤ'),
    ('\u{fb6e}', '\0'),
    ('\u{fb7a}', 'چ'),
    ('\u{fb7e}', '\0'),
    ('\u{fb88}', 'ڈ'),
    ('\u{fb8a}', 'ژ'),
    ('\u{fb8c}', 'ڑ'),
    ('\u{fb8e}', 'ک'),
    ('\u{fb92}', 'گ'),
    ('\u{fb96}', '\0'),
    ('\u{fb9e}', 'ں'),
    ('\u{fba0}', '\0'),
    ('\u{fba4}', 'ۀ'),
    ('\u{fba6}', 'ہ'),
    ('\u{fbaa}', 'ھ'),
    ('\u{fbae}', 'ے'),
    ('\u{fbb0}', 'ۓ'),
    ('\u{fbb2}', '\0'),
    ('\u{fbfc}', 'ی'),
    ('\u{fc00}', '\0'),
    ('\u{fe80}', 'ء'),
    ('\u{fe81}', 'آ'),
    ('\u{fe83}', 'أ'),
    ('\u{fe85}', 'ؤ'),
    ('\u{fe87}', 'إ'),
    ('\u{fe89}', 'ئ'),
    ('\u{fe8d}', 'ا'),
    ('\u{fe8f}', 'ب'),
    ('\u{fe93}', 'ة'),
    ('\u{fe95}', 'ت'),
    ('\u{fe99}', 'ث'),
    ('\u{fe9d}', 'ج'),
    ('\u{fea1}', 'ح'),
    ('\u{fea5}', 'خ'),
    ('\u{fea9}', 'د'),
    ('\u{feab}', 'ذ'),
    ('\u{fead}', 'ر'),
    ('\u{feaf}', 'ز'),
    ('\u{feb1}', 'س'),
    ('\u{feb5}', 'ش'),
    ('\u{feb9}', 'ص'),
    ('\u{febd}', 'ض'),
    ('\u{fec1}', 'ط'),
    ('\u{fec5}', 'ظ'),
    ('\u{fec9}', 'ع'),
    ('\u{fecd}', 'غ'),
    ('\u{fed1}', 'ف'),
    ('\u{fed5}', 'ق'),
    ('\u{fed9}', 'ك'),
    ('\u{fedd}', 'ل'),
    ('\u{fee1}', 'م'),
    ('\u{fee5}', 'ن'),
    ('\u{fee9}', 'ه'),
    ('\u{feed}', 'و'),
    ('\u{feef}', 'ى'),
    ('\u{fef1}', 'ي'),
];

/// The letter that a presentation form shows.
fn letter_of_form(form: char) -> Option<char> {
    let at = FORMS.partition_point(|(first, _)| *first <= form).checked_sub(1)?;
    FORMS.get(at).map(|(_, letter)| *letter).filter(|letter| *letter != '\0')
}

/// Accented letters of names in Turkish, Kurdish, French and German, and of
/// transliterations of Arabic, behind the plain ones.
const ACCENTED: &[&str] = &[
    "aÀÁÂÃÄÅàáâãäåĀāĂăĄąǍǎ",
    "cÇçĆćĈĉĊċČč",
    "dĎďĐđḌḍḎḏ",
    "eÈÉÊËèéêëĒēĔĕĖėĘęĚě",
    "gĜĝĞğĠġĢģǦǧ",
    "hĤĥĦħḤḥḪḫ",
    "iÌÍÎÏìíîïĨĩĪīĬĭĮįİıǏǐ",
    "jĴĵǰ",
    "kĶķǨǩ",
    "lĹĺĻļĽľŁłḶḷ",
    "nÑñŃńŅņŇňṆṇ",
    "oÒÓÔÕÖØòóôõöøŌōŎŏŐőǑǒ",
    "rŔŕŖŗŘř",
    "sŚśŜŝŞşŠšṢṣṠṡȘș",
    "tŢţŤťṬṭṮṯȚț",
    "uÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲųǓǔ",
    "wŴŵ",
    "yÝýÿŶŷŸ",
    "zŹźŻżŽžẒẓẔẕ",
];

fn plain_latin(c: char) -> char {
    let row = ACCENTED.iter().find(|row| row.contains(c));
    row.and_then(|row| row.chars().next()).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All that a search sees of a text.
    fn folded(text: &str) -> String {
        text.chars().fold(String::new(), |mut seen, c| {
            match fold(c) {
                Folded::Nothing => {}
                Folded::Blank => seen.push(' '),
                Folded::Letter(letter) => seen.push(letter),
                Folded::Letters(letters) => seen.push_str(letters),
            }
            seen
        })
    }

    #[test]
    fn spellings_of_one_word_are_the_same() {
        for (one, other) in [
            ("قُتِلَ", "قتل"),
            ("قـــتـل", "قتل"),
            ("أحمد إدلب آذار ٱلله", "احمد ادلب اذار الله"),
            ("على إلى أخرى", "علي الي اخري"),
            ("مدرسة", "مدرسه"),
            ("مسؤول قائد شئون", "مسوول قايد شيون"),
            ("ا\u{653} و\u{654} ي\u{654} ا\u{655}", "آ ؤ ئ إ"),
            ("هذا هٰذا", "هذا هذا"),
            ("٢٠١٧ ۲۰۱۷", "2017 2017"),
            ("کشته می\u{200c}شود", "كشته ميشود"),
            ("ہلاکتوں ھ ۀ ە", "هلاكتوں ه ه ه"),
            ("ﻗﺘﻞ ﺛﻼﺛﺔ ﷲ", "قتل ثلاثه الله"),
            ("ﭘﻨﺞ ﮔﺮﮐﺎن ﯽ", "پنج گركان ي"),
            ("ﹰ\u{fef5}\u{fef7}\u{fef9}\u{fefb}", "لالالالا"),
            ("\u{200f}دمشق\u{200f} \u{2066}10\u{2069}\u{feff} \u{61c}", "دمشق 10 "),
            ("שְׁלוֹשָׁה", "שלושה"),
            ("Idlib IDLIB idlib", "idlib idlib idlib"),
            ("Kobanê Şırnak Ḥamāh İzmir e\u{301}", "kobane sirnak hamah izmir e"),
            ("a\tb\u{a0}c\nd", "a b c d"),
            ("ء پ گ چ ے ں « » ، ؟ 👨🏽", "ء پ گ چ ے ں « » ، ؟ 👨🏽"),
        ] {
            assert_eq!(folded(one), folded(other), "{one}");
        }
    }

    #[test]
    fn folding_twice_changes_nothing_more() {
        for c in '\0'..=char::MAX {
            let once = folded(&c.to_string());
            assert_eq!(folded(&once), once, "{c:?}");
        }
    }

    #[test]
    fn different_letters_stay_different() {
        for (one, other) in
            [("ك", "گ"), ("ه", "ح"), ("ي", "ے"), ("ء", "ا"), ("د", "ذ"), ("כ", "ך"), ("1", "l")]
        {
            assert_ne!(folded(one), folded(other));
        }
    }

    /// Each form with its letter, as Unicode's data has them, all of the second block.
    #[test]
    fn every_form_shows_its_letter() {
        let letters = "ء آآ أأ ؤؤ إإ ئئئئ اا بببب ةة تتتت ثثثث جججج حححح خخخخ دد ذذ رر زز سسسس شششش صصصص ضضضض طططط ظظظظ عععع غغغغ فففف قققق كككك لللل مممم نننن هههه وو ىى يييي";
        let letters: Vec<char> = letters.chars().filter(|c| *c != ' ').collect();
        let forms: Vec<char> = ('\u{fe80}'..='\u{fef4}').map(|form| letter_of_form(form).unwrap()).collect();
        assert_eq!(forms, letters);
    }
}
