//! brat standoff (brat.nlplab.org/standoff.html): a text in `.txt`, what was
//! annotated in it in `.ann` next to it (or in the parts `.a1`, `.a2`, `.rel` and
//! `.co` of shared tasks). Offsets are code points.
//!
//! - `T`: a mark, its pieces parted by `;`, its words behind them, those of several
//!   pieces joined by one blank, with blanks for line ends.
//! - `R`, and `*` between neighbours: a link.
//! - `E`: links from its trigger, which is a mark, to its arguments, each of the type
//!   of its role without the number that tells equal roles apart. An argument that
//!   is an event is its trigger.
//! - `A`, and `M` of old: an attribute; without a value it is a flag. One with
//!   several values has a line for each.
//! - `#` with `AnnotatorNotes`: a note.

use std::collections::{HashMap, HashSet};

use super::sketch::{Bond, Sketch, Sketches};
use super::tally::Tally;
use super::{Found, Options, Source, word_value};
use crate::core::datasets::document::{Document, Work};
use crate::core::datasets::finding::What;
use crate::core::datasets::place::{Ruler, Stated, Unit};
use crate::core::datasets::taking::in_words;
use crate::core::model::{Attributes, Value};
use crate::core::text::{Text, TextRange};

pub(super) fn read(sources: &[Source], options: &Options, found: &mut Found) {
    let mut pairs: Vec<(&str, Pair)> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for source in sources {
        let Some((path, kind)) = of(source.name) else {
            found.begin(source.name);
            found.tell("", What::LeftOut(file(source.name).to_owned()));
            continue;
        };
        let at = *places.entry(path).or_insert(pairs.len());
        if at == pairs.len() {
            pairs.push((path, Pair::default()));
        }
        let Some((_, pair)) = pairs.get_mut(at) else { continue };
        match kind {
            Kind::Text => pair.text = Some(source),
            Kind::Annotations => pair.annotations.push(source),
        }
    }
    for (path, pair) in pairs {
        let Some(source) = pair.text else {
            for source in pair.annotations {
                found.begin(source.name);
                found.tell("", What::Unreadable(format!("{}.txt is missing", file(path))));
            }
            continue;
        };
        let mut document = Document::new(file(path), source.text);
        let mut lines = Lines::of(&document.text, options.unit.unwrap_or_default());
        for source in &pair.annotations {
            found.begin(source.name);
            lines.read(source.text);
            std::mem::take(&mut lines.tally).tell(found);
        }
        if !pair.annotations.is_empty() {
            let (sketches, tally) = lines.finish();
            tally.tell(found);
            let work = sketches.settle(&document.text, options.unit.or(Some(Unit::CodePoints)), found);
            // An empty file is what brat makes for every text.
            document.works.extend(Some(work).filter(|work| *work != Work::default()));
        }
        found.documents.push(document);
    }
}

/// The files of one text.
#[derive(Default)]
struct Pair<'a> {
    text: Option<&'a Source<'a>>,
    annotations: Vec<&'a Source<'a>>,
}

/// What a file of brat's is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    Annotations,
}

/// The path of a file without its ending, and what the ending says it is; `None`
/// for files that are neither text nor annotations.
fn of(name: &str) -> Option<(&str, Kind)> {
    let (path, ending) = name.rsplit_once('.')?;
    match ending.to_ascii_lowercase().as_str() {
        "txt" => Some((path, Kind::Text)),
        "ann" | "a1" | "a2" | "rel" | "co" => Some((path, Kind::Annotations)),
        _ => None,
    }
}

/// The path of a file of brat's without its ending, and whether it has annotations.
pub(in crate::core::datasets) fn brat_path(name: &str) -> Option<(&str, bool)> {
    of(name).map(|(path, kind)| (path, kind == Kind::Annotations))
}

/// The last name of a path.
fn file(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// What an id stands for.
#[derive(Clone, Copy)]
enum Target {
    Mark(usize),
    Bond(usize),
}

/// The lines on one text, on their way to sketches.
struct Lines<'a> {
    text: &'a Text,
    ruler: Ruler<'a>,
    sketches: Sketches,
    targets: HashMap<String, Target>,
    /// The trigger of each event.
    triggers: HashMap<String, String>,
    events: Vec<Event>,
    /// Attributes and notes, which may stand before what they are on.
    late: Vec<Late>,
    tally: Tally,
}

/// What can't be seen of an event in its links.
struct Event {
    kind: String,
    trigger: String,
    place: String,
}

/// Something that is said of another line.
struct Late {
    target: String,
    place: String,
    said: Said,
}

enum Said {
    Attribute(String, Value),
    Note(String),
}

impl<'a> Lines<'a> {
    fn of(text: &'a Text, unit: Unit) -> Self {
        Self {
            text,
            ruler: Ruler::new(text, unit),
            sketches: Sketches::default(),
            targets: HashMap::new(),
            triggers: HashMap::new(),
            events: Vec::new(),
            late: Vec::new(),
            tally: Tally::default(),
        }
    }

    fn read(&mut self, lines: &str) {
        for (n, line) in lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let place = format!("line {}", n.saturating_add(1));
            if self.line(line, &place).is_none() {
                self.tally.refuse("not a line of brat standoff", &place);
            }
        }
    }

    /// Takes a line in; `None` if it can't be read.
    fn line(&mut self, line: &str, place: &str) -> Option<()> {
        let (id, rest) = line.split_once('\t')?;
        let (data, tail) = rest.split_once('\t').map_or((rest, None), |(data, tail)| (data, Some(tail)));
        let mut words = data.split_whitespace();
        match id.chars().next()? {
            'T' => self.mark(id, data, tail, place)?,
            'R' => {
                let (kind, from, to) = (words.next()?, words.next()?, words.next()?);
                let end = |word: &str| word.split_once(':').map(|(_, id)| id.to_owned());
                self.bond(id, kind, end(from)?, end(to)?, place);
                words.for_each(|word| self.tally.leave_out(word, place));
            }
            '*' => {
                let (kind, mut last) = (words.next()?, words.next()?);
                for next in words {
                    self.bond("", kind, last.to_owned(), next.to_owned(), place);
                    last = next;
                }
            }
            'E' => self.event(id, data, place)?,
            'A' | 'M' => {
                let (name, target) = (words.next()?, words.next()?);
                let rest: Vec<&str> = words.collect();
                let value = if rest.is_empty() { Value::YesNo(true) } else { word_value(&rest.join(" ")) };
                self.say(target, Said::Attribute(name.to_owned(), value), place);
            }
            '#' => match (words.next()?, words.next()?) {
                ("AnnotatorNotes", target) => {
                    self.say(target, Said::Note(tail.unwrap_or_default().to_owned()), place);
                }
                (kind, _) => self.tally.leave_out(&format!("# {kind}"), place),
            },
            'N' => self.tally.leave_out(&format!("N {}", words.next()?), place),
            _ => return None,
        }
        Some(())
    }

    fn mark(&mut self, id: &str, data: &str, tail: Option<&str>, place: &str) -> Option<()> {
        let (label, offsets) = data.trim_end().split_once(' ')?;
        let mut pieces = Vec::new();
        for piece in offsets.split(';') {
            let (start, end) = piece.trim().split_once(' ')?;
            let (start, end) = (start.trim(), end.trim());
            let number =
                |word: &str| word.strip_prefix('-').unwrap_or(word).bytes().all(|b| b.is_ascii_digit());
            if [start, end].iter().any(|word| word.is_empty() || !number(word)) {
                return None;
            }
            // What is no number of this machine is outside of any text.
            let ends = start.parse().ok().zip(end.parse().ok());
            let (start, end) = ends.unwrap_or((usize::MAX, usize::MAX));
            pieces.push(Stated::at(start, end));
        }
        if let Some(words) = tail.filter(|words| !words.trim().is_empty()) {
            self.quote(&mut pieces, words);
        }
        let at = self.sketches.marks.len();
        let id = self.name(id, Target::Mark(at), place);
        let (label, place) = (label.to_owned(), place.to_owned());
        let (attributes, note) = (Attributes::new(), String::new());
        self.sketches.marks.push(Sketch { id, label, pieces, attributes, note, place });
        Some(())
    }

    /// Gives pieces their words: as many characters as each is long, a blank between
    /// two. Where that does not come out, the first gets all of them, so that the mark
    /// is kept aside unless they are found.
    fn quote(&self, pieces: &mut [Stated], words: &str) {
        let mut rest = words;
        let mut quotes = Vec::with_capacity(pieces.len());
        for piece in pieces.iter() {
            let many = piece.end.saturating_sub(piece.start);
            if !quotes.is_empty() {
                rest = rest.strip_prefix(' ').unwrap_or(rest);
            }
            let end = rest.char_indices().nth(many).map_or(rest.len(), |(end, _)| end);
            let Some((quote, after)) = rest.split_at_checked(end) else { return };
            quotes.push(self.as_in_text(piece, quote));
            rest = after;
        }
        let length = |quote: &String| quote.chars().count();
        let fitting = quotes.iter().zip(pieces.iter());
        let mut fitting =
            fitting.map(|(quote, piece)| length(quote) == piece.end.saturating_sub(piece.start));
        if rest.trim().is_empty() && fitting.all(|fits| fits) {
            for (piece, quote) in pieces.iter_mut().zip(quotes) {
                piece.quote = Some(quote);
            }
        } else if let Some(first) = pieces.first_mut() {
            first.quote = Some(words.trim_end().to_owned());
        }
    }

    /// The words of a piece with the line ends of the text, which are blanks in the file.
    fn as_in_text(&self, piece: &Stated, quote: &str) -> String {
        let ends = self.ruler.code_point(piece.start).zip(self.ruler.code_point(piece.end));
        let there = ends.and_then(|(start, end)| self.text.slice(TextRange::between(start, end)));
        let same = |there: &&str| {
            let mut pairs = there.chars().zip(quote.chars());
            there.chars().count() == quote.chars().count()
                && pairs.all(|(a, b)| a == b || (b == ' ' && matches!(a, '\n' | '\r')))
        };
        there.filter(same).unwrap_or(quote).to_owned()
    }

    fn bond(&mut self, id: &str, kind: &str, from: String, to: String, place: &str) {
        let at = self.sketches.bonds.len();
        let id = if id.is_empty() { String::new() } else { self.name(id, Target::Bond(at), place) };
        let (kind, place) = (kind.to_owned(), place.to_owned());
        self.sketches.bonds.push(Bond { id, kind, from, to, place, ..Bond::default() });
    }

    fn event(&mut self, id: &str, data: &str, place: &str) -> Option<()> {
        let mut words = data.split_whitespace();
        let (kind, trigger) = words.next()?.split_once(':')?;
        for word in words {
            let (role, to) = word.split_once(':')?;
            let plain = role.trim_end_matches(|c: char| c.is_ascii_digit());
            let role = if plain.is_empty() { role } else { plain };
            self.bond("", role, trigger.to_owned(), to.to_owned(), place);
        }
        let (kind, place) = (kind.to_owned(), place.to_owned());
        self.events.push(Event { kind, trigger: trigger.to_owned(), place });
        self.triggers.insert(id.to_owned(), trigger.to_owned());
        Some(())
    }

    /// The id, if no line before has it; else it is told of, and there is none.
    fn name(&mut self, id: &str, target: Target, place: &str) -> String {
        if self.targets.contains_key(id) {
            self.tally.refuse(&format!("there is another {id}"), place);
            return String::new();
        }
        self.targets.insert(id.to_owned(), target);
        id.to_owned()
    }

    fn say(&mut self, target: &str, said: Said, place: &str) {
        self.late.push(Late { target: target.to_owned(), place: place.to_owned(), said });
    }

    /// All of it, each event in the place of its trigger.
    fn finish(mut self) -> (Sketches, Tally) {
        for bond in &mut self.sketches.bonds {
            for end in [&mut bond.from, &mut bond.to] {
                if let Some(trigger) = self.triggers.get(end) {
                    trigger.clone_into(end);
                }
            }
        }
        self.check_events();
        for Late { target, place, said } in self.late {
            let target = self.triggers.get(&target).unwrap_or(&target);
            let (attributes, note) = match self.targets.get(target).copied() {
                Some(Target::Mark(at)) => match self.sketches.marks.get_mut(at) {
                    Some(mark) => (&mut mark.attributes, &mut mark.note),
                    None => continue,
                },
                Some(Target::Bond(at)) => match self.sketches.bonds.get_mut(at) {
                    Some(bond) => (&mut bond.attributes, &mut bond.note),
                    None => continue,
                },
                None => {
                    let word = match said {
                        Said::Attribute(name, _) => name,
                        Said::Note(_) => "AnnotatorNotes".to_owned(),
                    };
                    self.tally.leave_out(&word, &place);
                    continue;
                }
            };
            match said {
                Said::Attribute(name, value) => add(attributes, name, value),
                Said::Note(more) if note.is_empty() => *note = more,
                Said::Note(more) => {
                    note.push('\n');
                    note.push_str(&more);
                }
            }
        }
        (self.sketches, self.tally)
    }
}

impl Lines<'_> {
    /// Tells which events were more than their triggers with links: those of another
    /// type, and those that share a trigger.
    fn check_events(&mut self) {
        let mut used: HashSet<&str> = HashSet::new();
        for Event { kind, trigger, place } in &self.events {
            let mark = match self.targets.get(trigger) {
                Some(Target::Mark(at)) => self.sketches.marks.get(*at),
                _ => None,
            };
            match mark {
                None => self.tally.refuse("an event without its trigger", place),
                Some(mark) if mark.label != *kind => self.tally.leave_out(kind, place),
                Some(_) if !used.insert(trigger) => {
                    self.tally.leave_out("E with the trigger of another", place);
                }
                Some(_) => {}
            }
        }
    }
}

/// Adds a value to those that an attribute has.
fn add(attributes: &mut Attributes, name: String, value: Value) {
    let value = match attributes.remove(&name) {
        None => value,
        Some(same) if same == value => value,
        Some(Value::Several(mut words)) => {
            words.push(in_words(&value));
            Value::Several(words)
        }
        Some(other) => Value::Several(vec![in_words(&other), in_words(&value)]),
    };
    attributes.insert(name, value);
}
