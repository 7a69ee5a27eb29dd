//! How plausible a decoded text is.

/// The letters that Arabic text is mostly made of (over nine tenths of running
/// text in the sample reports).
const FREQUENT: &str = "اليمنورتبةعدسفهكقأحج";

/// What a character is to the eye that looks for nonsense.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A letter or mark of one script.
    Arabic,
    Hebrew,
    Ascii,
    /// A Latin letter with a mark: `é`.
    Accented,
    /// A letter of another script.
    Other,
    /// A blank, punctuation, a digit, a sign.
    Between,
    /// What no text has: an illegal byte, a control.
    Illegal,
}

fn kind(c: char) -> Kind {
    match c {
        '\u{fffd}' | '\u{80}'..='\u{9f}' | '\u{0}'..='\u{8}' | '\u{e}'..='\u{1f}' => Kind::Illegal,
        // Punctuation and digits of Arabic are found among Latin letters, too.
        '،' | '؛' | '؟' | '٪'..='٭' | '٠'..='٩' => Kind::Between,
        '\u{600}'..='\u{6ff}' => Kind::Arabic,
        '\u{591}'..='\u{5f4}' => Kind::Hebrew,
        'a'..='z' | 'A'..='Z' => Kind::Ascii,
        '×' | '÷' => Kind::Between,
        '\u{c0}'..='\u{24f}' => Kind::Accented,
        c if c.is_alphabetic() => Kind::Other,
        _ => Kind::Between,
    }
}

/// How plausible it is that a text reads so: more for letters that are
/// frequent, less for scripts mixed within a word, for words of nothing but
/// accented letters, for signs between letters, and much less for what can't
/// be. For comparing the same bytes under several encodings; alone it says
/// nothing.
#[must_use]
pub fn plausibility(text: &str) -> i64 {
    let mut score = 0;
    let (mut last, mut accents) = (Kind::Between, 0_i64);
    for c in text.chars() {
        let now = kind(c);
        score += match now {
            Kind::Illegal => -20,
            Kind::Arabic if FREQUENT.contains(c) => 3,
            Kind::Arabic | Kind::Hebrew => 2,
            Kind::Accented | Kind::Ascii => 1,
            // Signs that words are not made of: ¤ § © ¼.
            Kind::Between if ('\u{a1}'..='\u{bf}').contains(&c) && !matches!(c, '«' | '»' | '·' | '°') => {
                -2
            }
            Kind::Between | Kind::Other => 0,
        };
        let script = |one: Kind| match one {
            Kind::Between | Kind::Illegal => None,
            Kind::Accented => Some(Kind::Ascii),
            other => Some(other),
        };
        let mixed = script(now).zip(script(last)).is_some_and(|(now, last)| now != last);
        score -= if mixed { 6 } else { 0 };
        accents = if now == Kind::Accented { accents + 1 } else { 0 };
        // No language writes three in a row, but every wrong table does.
        score -= if accents >= 3 { 4 } else { 0 };
        last = now;
    }
    score
}
