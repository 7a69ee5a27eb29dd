//! The words of a text as the rules compare them: folded, with what stands
//! between them. Offsets in code points.

use crate::core::text::{Folded, Text, TextRange, fold};

/// What stands between a word and the one before it, the strongest sign of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing but blanks, quotation marks or brackets.
    Blank,
    /// A comma, a colon, a dash.
    Comma,
    /// The end of a sentence or line.
    Stop,
}

/// One word.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub range: TextRange,
    /// Folded: no marks, one spelling.
    pub word: String,
    /// What stands before it.
    pub gap: Gap,
    /// Whether exactly one blank does.
    pub one_blank: bool,
    /// Whether a mark says that it is accusative and indefinite (ً).
    pub tanween: bool,
    /// The mark before its last ي: fatha makes ـَين a dual, kasra a plural.
    pub before_yeh: Option<char>,
    /// Where it can be cut behind و ف and then ب ل ك: code points of the text,
    /// bytes of `word`. Whether the rest is a word, the tables know, so short
    /// words count here too (unlike [`crate::core::text::proclitics`]).
    cuts: [Option<(usize, usize)>; 2],
}

/// A word, or what is left of it behind its proclitics.
#[derive(Clone, Copy, Debug)]
pub(super) struct Form<'a> {
    pub word: &'a str,
    /// Code points of the proclitics.
    pub skip: usize,
    /// The proclitics, folded.
    pub glued: &'a str,
}

impl Token {
    /// The word itself, then without its proclitics, the longest form first.
    pub fn forms(&self) -> impl Iterator<Item = Form<'_>> {
        let cuts = self.cuts.iter().flatten().filter_map(|(skip, byte)| {
            Some(Form { word: self.word.get(*byte..)?, skip: *skip, glued: self.word.get(..*byte)? })
        });
        std::iter::once(Form { word: &self.word, skip: 0, glued: "" }).chain(cuts)
    }

    /// The first form of which `known` knows something.
    pub fn look<'a, T>(&'a self, mut known: impl FnMut(&'a str) -> Option<T>) -> Option<(T, Form<'a>)> {
        self.forms().find_map(|form| known(form.word).map(|found| (found, form)))
    }

    /// Whether it is one of these words, with or without و or ف before it.
    pub fn is(&self, words: &[&str]) -> bool {
        self.forms().any(|form| matches!(form.glued, "" | "و" | "ف") && words.contains(&form.word))
    }
}

/// The sentences of a part of a text, in code points, that begins and ends with
/// paragraphs.
pub(super) fn sentences(text: &Text, part: TextRange) -> Vec<Vec<Token>> {
    let words = text.words(part);
    let mut sentences: Vec<Vec<Token>> = vec![Vec::new()];
    let mut chars = text.slice(part).unwrap_or_default().chars();
    let mut at = part.start().0;
    for range in words {
        let (mut gap, mut blanks) = (Gap::Blank, 0);
        for c in chars.by_ref().take(range.start().0.saturating_sub(at)) {
            gap = gap.max(sign(c));
            blanks += if c.is_whitespace() { 1 } else { 2 };
        }
        let token = Token::new(chars.by_ref().take(range.len()), range, gap, blanks == 1);
        at = range.end().0;
        if gap == Gap::Stop {
            sentences.push(Vec::new());
        }
        if let Some(sentence) = sentences.last_mut() {
            sentence.push(token);
        }
    }
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

fn sign(c: char) -> Gap {
    match c {
        '.' | '!' | '?' | '؟' | '۔' | '…' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Gap::Stop,
        '،' | ',' | ';' | '؛' | ':' | '-' | '\u{2010}'..='\u{2015}' | '/' | '*' | '•' | '|' => Gap::Comma,
        _ => Gap::Blank,
    }
}

impl Token {
    fn new(raw: impl Iterator<Item = char>, range: TextRange, gap: Gap, one_blank: bool) -> Self {
        let mut token = Self {
            range,
            word: String::with_capacity(range.len() * 2),
            gap,
            one_blank,
            tanween: false,
            before_yeh: None,
            cuts: [None; 2],
        };
        let mut mark = None;
        // Which cut comes next; none behind the first letter that is no proclitic.
        let mut next = Some(0);
        for (at, c) in raw.enumerate() {
            let byte = token.word.len();
            match fold(c) {
                Folded::Nothing => {
                    token.tanween |= c == '\u{64b}';
                    // A shadda may stand on either side of the vowel.
                    mark = if c == '\u{651}' { mark } else { Some(c) };
                    continue;
                }
                Folded::Blank => continue,
                Folded::Letter(letter) => {
                    if letter == 'ي' {
                        token.before_yeh = mark;
                    }
                    mark = None;
                    next = token.cut(next, at, byte, letter);
                    token.word.push(letter);
                }
                Folded::Letters(letters) => {
                    next = token.cut(next, at, byte, ' ');
                    token.word.push_str(letters);
                }
            }
        }
        token
    }

    /// Notes the cut before the letter at `at`, if it follows a proclitic.
    /// `open` is 0 at the start, 1 behind a conjunction, 2 behind a preposition.
    fn cut(&mut self, open: Option<usize>, at: usize, byte: usize, letter: char) -> Option<usize> {
        let open = open?;
        if open > 0 {
            let free = self.cuts.iter_mut().find(|cut| cut.is_none());
            if let Some(free) = free {
                *free = Some((at, byte));
            }
        }
        match letter {
            'و' | 'ف' if open == 0 => Some(1),
            'ب' | 'ل' | 'ك' if open < 2 => Some(2),
            _ => None,
        }
    }
}
