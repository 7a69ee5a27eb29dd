//! CoNLL: a token a line with its columns parted by tabs or blanks, its tag in the
//! last one, a blank line after each sentence.
//!
//! Tags are read as `conlleval`, the program of the CoNLL-2000 task, reads them, so
//! that IOB1, IOB2, BIOES, BILOU and plain labels need not be told apart: `B`, `S`,
//! `U` and `W` begin a mark, `E`, `L`, `S`, `U` and `W` end one, all others go on with
//! the one before if it has the same label, and else begin one.
//!
//! A text ends where `-DOCSTART-`, `# newdoc`, `# id` or `#begin document` begins the
//! next. The files do not say what stood between tokens: a blank is put there, and a
//! line end between sentences, unless `# text = …` before a sentence says.

use super::sketch::{Sketch, Sketches};
use super::tally::Tally;
use super::{Found, Options, Source, stem};
use crate::core::datasets::document::{Document, Work};
use crate::core::datasets::finding::What;
use crate::core::datasets::place::{Stated, Unit};

pub(super) fn read(sources: &[Source], _: &Options, found: &mut Found) {
    for source in sources {
        found.begin(source.name);
        let mut file = File { numbered: is_numbered(source.text), ..File::default() };
        for (n, line) in source.text.lines().enumerate() {
            file.line(line, n.saturating_add(1));
        }
        file.end_document();
        file.finish(stem(source.name), found);
    }
}

/// A file on its way to documents.
#[derive(Default)]
struct File {
    /// Whether the first column numbers the tokens of each sentence.
    numbered: bool,
    /// The documents that are done, with their names if they have any.
    done: Vec<(Option<String>, String, Sketches)>,
    /// The name of the document, if the file gives one.
    name: Option<String>,
    /// Where the document begins.
    line: usize,
    text: String,
    /// How many code points it has.
    at: usize,
    sketches: Sketches,
    /// What `# text` says of the sentence.
    stated: Option<String>,
    /// The tokens of the sentence, with their tags and lines.
    sentence: Vec<(String, String, usize)>,
    tally: Tally,
    /// Columns that are left out: the first, and one past the last.
    columns: Option<(usize, usize)>,
}

impl File {
    fn line(&mut self, line: &str, n: usize) {
        if line.trim().is_empty() {
            return self.end_sentence();
        }
        if let Some(rest) = line.strip_prefix("-DOCSTART-") {
            self.end_document();
            // The name in the corpus of AIDA: `-DOCSTART- (1 EU)`.
            let name = rest.split_once('(').and_then(|(_, rest)| rest.split_once(')'));
            self.begin(name.map(|(name, _)| name.to_owned()), n);
            return;
        }
        let columns = columns(line);
        let tag = columns.last().copied().unwrap_or_default();
        if let Some(comment) = line.strip_prefix('#').filter(|_| columns.len() < 2 || !is_tag(tag)) {
            return self.comment(comment.trim(), n);
        }
        let first = usize::from(self.numbered);
        let token = columns.get(first).copied().unwrap_or_default();
        if columns.len() < first.saturating_add(2) {
            self.tally.leave_out("token without a tag", &format!("line {n}"));
            self.sentence.push((token.to_owned(), "O".to_owned(), n));
            return;
        }
        let others = (first.saturating_add(1), columns.len().saturating_sub(1));
        if others.0 < others.1 {
            let (from, to) = self.columns.unwrap_or(others);
            self.columns = Some((from.min(others.0), to.max(others.1)));
        }
        self.sentence.push((token.to_owned(), tag.to_owned(), n));
    }

    fn comment(&mut self, comment: &str, n: usize) {
        let (key, value) = comment.split_once('=').map_or((comment, None), |(key, value)| (key, Some(value)));
        let value = value.map(|value| value.trim().to_owned());
        let mut words = key.split_whitespace();
        match (words.next().unwrap_or_default(), words.next()) {
            ("text", None) => self.stated = value,
            ("newdoc" | "id", Some("id") | None) => {
                self.end_document();
                self.begin(value, n);
            }
            // As in MultiCoNER: `# id 5239d808 domain=en`.
            ("id", name) => {
                self.end_document();
                self.begin(name.map(str::to_owned), n);
            }
            ("begin", Some("document")) => {
                self.end_document();
                let name = comment.split_once('(').and_then(|(_, rest)| rest.split_once(')'));
                self.begin(name.map(|(name, _)| name.to_owned()), n);
            }
            ("end", Some("document")) => self.end_document(),
            (word, _) => self.tally.leave_out(&format!("# {word}"), &format!("line {n}")),
        }
    }

    fn begin(&mut self, name: Option<String>, line: usize) {
        self.name = name.filter(|name| !name.is_empty());
        self.line = line;
    }

    fn end_document(&mut self) {
        self.end_sentence();
        self.at = 0;
        let (name, text) = (self.name.take(), std::mem::take(&mut self.text));
        let sketches = std::mem::take(&mut self.sketches);
        if !text.is_empty() {
            self.done.push((name, text, sketches));
        } else if name.is_some() {
            self.tally.refuse("a text without tokens", &format!("line {}", self.line));
        }
    }

    fn end_sentence(&mut self) {
        let (tokens, stated) = (std::mem::take(&mut self.sentence), self.stated.take());
        if tokens.is_empty() {
            // What it says is of the sentence to come.
            self.stated = stated;
            return;
        }
        if !self.text.is_empty() {
            self.put("\n");
        }
        let gaps = stated.as_deref().and_then(|stated| gaps(stated, &tokens));
        if gaps.is_none() && stated.is_some() {
            let line = tokens.first().map_or(0, |(.., line)| *line);
            self.tally.leave_out("# text that is not that of the tokens", &format!("line {line}"));
        }
        let mut open: Option<Sketch> = None;
        for (n, (token, tag, line)) in tokens.iter().enumerate() {
            let usual = if n == 0 { "" } else { " " };
            self.put(gaps.as_ref().map_or(usual, |gaps| gaps.get(n).copied().unwrap_or_default()));
            let start = self.at;
            self.put(token);
            let (letter, label) = parts(tag);
            let goes_on = open.as_ref().is_some_and(|open| open.label == label);
            if label.is_empty() || !goes_on || matches!(letter, 'B' | 'S' | 'U' | 'W') {
                self.sketches.marks.extend(open.take());
            }
            if !label.is_empty() {
                let place = || format!("line {line}");
                let open = open.get_or_insert_with(|| Sketch {
                    label: label.to_owned(),
                    pieces: vec![Stated::at(start, start)],
                    place: place(),
                    ..Sketch::default()
                });
                open.pieces.iter_mut().for_each(|piece| piece.end = self.at);
            }
            if matches!(letter, 'E' | 'L' | 'S' | 'U' | 'W') {
                self.sketches.marks.extend(open.take());
            }
        }
        self.sketches.marks.extend(open);
    }

    fn put(&mut self, text: &str) {
        self.text.push_str(text);
        self.at = self.at.saturating_add(text.chars().count());
    }

    fn finish(mut self, stem: &str, found: &mut Found) {
        if let Some((from, to)) = self.columns {
            let from = from.saturating_add(1);
            let columns =
                if from == to { format!("column {from}") } else { format!("columns {from}–{to}") };
            self.tally.leave_out(&columns, "");
        }
        self.tally.tell(found);
        if self.done.is_empty() {
            found.tell("", What::NoText);
        }
        let several = self.done.len() > 1;
        for (n, (name, text, sketches)) in self.done.into_iter().enumerate() {
            let numbered =
                || if several { format!("{stem}-{}", n.saturating_add(1)) } else { stem.to_owned() };
            let mut document = Document::new(name.unwrap_or_else(numbered), text);
            let work = sketches.settle(&document.text, Some(Unit::CodePoints), found);
            document.works.extend(Some(work).filter(|work| *work != Work::default()));
            found.documents.push(document);
        }
    }
}

fn columns(line: &str) -> Vec<&str> {
    let line = line.trim_end();
    if line.contains('\t') {
        line.split('\t').map(str::trim).collect()
    } else {
        line.split_whitespace().collect()
    }
}

/// The letter of a tag and its label. A tag without a letter is a label that goes on.
fn parts(tag: &str) -> (char, &str) {
    match tag.split_once('-') {
        _ if matches!(tag, "O" | "_" | "-" | "") => ('O', ""),
        Some((letter, label)) if is_letter(letter) => (letter.chars().next().unwrap_or('I'), label),
        _ => ('I', tag),
    }
}

fn is_letter(letter: &str) -> bool {
    matches!(letter, "B" | "I" | "E" | "S" | "L" | "U" | "M" | "W")
}

/// Whether a word is `O` or a tag with a letter.
fn is_tag(word: &str) -> bool {
    word == "O" || word.split_once('-').is_some_and(|(letter, label)| is_letter(letter) && !label.is_empty())
}

/// So many lines tell whether there are tags.
const LOOKED_AT: usize = 50;

/// Whether each of the first lines, of at least two words, ends with a tag.
pub(in crate::core::datasets) fn has_tags(text: &str) -> bool {
    let said = |line: &&str| !line.trim().is_empty() && !line.starts_with('#');
    let mut many = 0_usize;
    for line in text.lines().filter(said).take(LOOKED_AT) {
        let columns = columns(line);
        if columns.len() < 2 || !columns.last().is_some_and(|tag| is_tag(tag)) {
            return false;
        }
        many = many.saturating_add(1);
    }
    many > 0
}

/// Whether the first column of each line, of three at least, numbers the tokens.
fn is_numbered(text: &str) -> bool {
    let (mut expected, mut any) = (1_usize, false);
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.starts_with("-DOCSTART-")) {
        if line.trim().is_empty() {
            expected = 1;
            continue;
        }
        let columns = columns(line);
        if columns.len() < 3 || columns.first().and_then(|first| first.parse().ok()) != Some(expected) {
            return false;
        }
        (expected, any) = (expected.saturating_add(1), true);
    }
    any
}

/// What stands before each token in the text that is stated for a sentence; `None`
/// if the tokens and blanks are not all there is in it.
fn gaps<'a>(stated: &'a str, tokens: &[(String, String, usize)]) -> Option<Vec<&'a str>> {
    let (mut rest, mut gaps) = (stated, Vec::with_capacity(tokens.len()));
    for (token, ..) in tokens {
        let after = rest.trim_start();
        gaps.push(rest.strip_suffix(after)?);
        rest = after.strip_prefix(token.as_str())?;
    }
    rest.trim().is_empty().then_some(gaps)
}
