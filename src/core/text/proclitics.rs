//! Proclitics glued to Arabic words: و ف, then ب ل ك, then the article.
//!
//! About one name in nine carries one. A span leaves it out but keeps the article
//! (the annotation guideline), so the cuts offered are those before the article.
//! Lengths in code points from the start of the word.

use unicode_bidi::BidiClass;
use unicode_segmentation::UnicodeSegmentation;

use super::classes::class;
use super::graphemes::is_blank;

/// A place where a word can be cut behind its proclitics.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proclitic {
    /// Code points of the word before the cut.
    pub len: usize,
    /// Whether the spelling shows the proclitic (an article, a tatweel or a
    /// figure follows it); otherwise the letter may as well belong to the word.
    pub certain: bool,
}

/// "And", "so": they come first.
const CONJUNCTIONS: &str = "وف";
/// "In", "to", "like": they come second.
const PREPOSITIONS: &str = "بلك";
/// Letters that a word keeps at least behind a cut that is only possible.
const FEWEST_LETTERS: usize = 3;
/// Letters that Persian and Urdu write and Arabic doesn't.
const NOT_ARABIC: &str = "پچژگکیٹڈڑںہےھ\u{200c}";

/// Frequent words of such reports that begin with one of the five letters as a
/// letter of their own, without their endings: never cut. The first two lines are
/// those that look as if the article followed. (Words such as والد and بالغ are
/// here for their endings only: one letter behind ال is no noun.)
const ROOTS: &str = "
    والد بالغ فالح بالون باليست بالست وكال
    كالاشنكوف كالاشنيكوف كاليفورن فالنسي
    واحد واشنطن وحد وزار وزراء وزير وسائل وسط وضع وفد وقت ولاي
    باب براميل برزة برميل برنامج بريطان بصرى بعد بغداد بلاد بلد بنش بيان بيت بيروت
    فاطم فتح فرع فرق فرنس فريق فصائل فصيل فلسطين فيلق
    كبير كتائب كتيب كركوك كفري كلاشنكوف كلاشينكوف كنيس كوباني
    لاجئ لبنان لجان لجن لواء ليبي
";
/// The endings that such a word may take, spelled without marks, besides none.
const ENDINGS: &str = "ا ة ه ها هم ي يا ية يه ين ون ان ات يين يون ته تها تهم نا";

/// The recognised cuts behind the proclitics of a word, shortest first: for
/// `والفصائل` one, for `وبالمدينة` two. Empty for a word without any.
///
/// A cut is certain before the article ال (or, behind ل, its remnant in لل) with
/// two letters at least, behind one tatweel, before a figure or a Latin letter,
/// and where a certain cut follows. It is possible before three letters of an
/// Arabic word. Presentation forms are not taken apart.
#[must_use]
pub fn proclitics(word: &str) -> Vec<Proclitic> {
    let letters = letters(word);
    let arabic = !word.contains(|c| NOT_ARABIC.contains(c));
    let mut rest = letters.as_slice();
    let mut len = 0;
    let mut cuts = Vec::new();
    for allowed in [CONJUNCTIONS, PREPOSITIONS] {
        let [first, tail @ ..] = rest else { break };
        if !allowed.contains(first.base) || is_root(rest) {
            continue;
        }
        len += first.len;
        let possible = arabic && tail.iter().filter(|letter| letter.is_arabic()).count() >= FEWEST_LETTERS;
        cuts.push((Proclitic { len, certain: is_certain(first, tail) }, possible));
        rest = tail;
    }
    let certain = cuts.iter().rposition(|(cut, _)| cut.certain).map_or(0, |last| last + 1);
    cuts.iter_mut().take(certain).for_each(|(cut, _)| cut.certain = true);
    cuts.into_iter().filter(|(cut, possible)| cut.certain || *possible).map(|(cut, _)| cut).collect()
}

/// A letter with its marks and the tatweels and invisible characters behind it.
struct Letter {
    base: char,
    /// Code points.
    len: usize,
    tatweels: usize,
}

impl Letter {
    fn is_arabic(&self) -> bool {
        class(self.base) == BidiClass::AL && self.base.is_alphabetic()
    }
}

fn letters(word: &str) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    for cluster in word.graphemes(true) {
        let Some(base) = cluster.chars().next() else { continue };
        let len = cluster.chars().count();
        match letters.last_mut() {
            Some(letter) if base == '\u{640}' => {
                letter.len += len;
                letter.tatweels += 1;
            }
            // A direction mark, say, goes with the letter before it.
            Some(letter) if is_blank(cluster) => letter.len += len,
            _ => letters.push(Letter { base, len, tatweels: 0 }),
        }
    }
    letters
}

/// Whether the letters behind `first` show that it is a proclitic.
fn is_certain(first: &Letter, tail: &[Letter]) -> bool {
    let Some(next) = tail.first() else { return false };
    // More than one tatweel stretches a word; a single one joins.
    let joined = first.tatweels == 1;
    let foreign = next.base.is_alphanumeric() && !next.is_arabic();
    let article = match tail {
        [alef, lam, noun @ ..] if matches!(alef.base, 'ا' | 'ٱ') && lam.base == 'ل' => noun.len() >= 2,
        [lam, noun @ ..] if first.base == 'ل' && lam.base == 'ل' => noun.len() >= 2,
        _ => false,
    };
    joined || foreign || article
}

/// Whether a word is one of the [`ROOTS`], whatever its ending.
fn is_root(letters: &[Letter]) -> bool {
    let word: String = letters.iter().map(|letter| letter.base).collect();
    let is_ending = |rest: &str| rest.is_empty() || ENDINGS.split(' ').any(|ending| ending == rest);
    ROOTS.split_whitespace().any(|root| word.strip_prefix(root).is_some_and(is_ending))
        || matches!(letters, [_, alef, lam, _] if alef.base == 'ا' && lam.base == 'ل')
}
