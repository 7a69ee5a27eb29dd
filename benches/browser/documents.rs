//! The documents that are measured: long texts made of the five sample
//! reports, and spans over them. The same numbers always give the same ones.
//! All offsets are code points, unless a name says UTF-16.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use serde_json::{Value, json};
use uuid::Uuid;
use wasim::core::exchange::project_file;
use wasim::core::model::{
    AnnotationId, LabelId, Layer, LayerId, Project, ProjectId, Provenance, Report, ReportId, Schema, Sheet,
    Span, Stamp, Timestamp,
};
use wasim::core::text::{CodePoint, Text, TextRange};
use wasim::sample;

/// The report with nothing in it, which is shown first.
pub const EMPTY: &str = "empty";
/// The report that is measured.
pub const LONG: &str = "long";

/// A text with spans.
pub struct Document {
    text: Text,
    spans: Vec<(TextRange, &'static str)>,
}

impl Document {
    /// So many code points, so many spans: 8 in 100 are claims as long as a
    /// sentence or two; 20 in 100 lie inside another; the rest are actors,
    /// places and casualties of one to four words, spread evenly.
    pub fn new(characters: usize, spans: usize) -> Self {
        let mut random = Random(0x5eed);
        let text = Text::new(long_text(characters, &mut random));
        let words = text.words(TextRange::between(CodePoint(0), text.len()));
        let claims = spans * 8 / 100;
        let nested = spans * 20 / 100;
        let mut found = even(&text, &words, claims, 12..40, &mut random);
        let outer = even(&text, &words, spans - claims - nested, 1..5, &mut random);
        found.extend(inner(&text, &outer, nested, &mut random));
        found.extend(outer);
        let label = |(i, range)| {
            (range, if i < claims { "claim" } else { random.one_of(&["actor", "place", "casualty"]) })
        };
        Self { spans: found.into_iter().enumerate().map(label).collect(), text }
    }

    /// One paragraph with so many spans in towers of so many, one in another:
    /// each level a word shorter at either end.
    pub fn dense(spans: usize, deep: usize) -> Self {
        let mut random = Random(0xdee9);
        let towers = spans / deep;
        let text =
            long_text(towers * deep * 16, &mut random).replace(['\n', '\r', '\u{2028}', '\u{2029}'], " ");
        let text = Text::new(text);
        let words = text.words(TextRange::between(CodePoint(0), text.len()));
        assert!(words.len() >= 2 * towers * deep, "{} words for {spans} spans", words.len());
        let one = |n: usize| {
            let (tower, level) = (n / deep, n % deep);
            let (first, last) = (2 * tower * deep + level, 2 * (tower + 1) * deep - 1 - level);
            let label = ["actor", "place", "casualty", "claim"][n % 4];
            (TextRange::between(words[first].start(), words[last].end()), label)
        };
        Self { spans: (0..towers * deep).map(one).collect(), text }
    }

    /// Writes a project file: an empty report, and this one. Gives its path.
    pub fn write(&self, folder: &Path) -> io::Result<PathBuf> {
        let path = folder.join(format!("{}-{}.json", self.text.len().0, self.spans.len()));
        fs::write(&path, project_file::write(&self.project()))?;
        Ok(path)
    }

    /// The text and its spans in UTF-16, as other libraries want them.
    pub fn for_peers(&self) -> Value {
        let utf16 = |at| self.text.to_utf16(at).expect("in the text").0;
        let span = |(range, label): &(TextRange, &str)| json!({"start": utf16(range.start()), "end": utf16(range.end()), "quote": self.text.slice(*range), "label": label});
        json!({"text": self.text.as_str(), "spans": self.spans.iter().map(span).collect::<Vec<_>>()})
    }

    fn project(&self) -> Project {
        let schema = Schema::conflict_reports();
        let at = Timestamp::parse("2026-01-02T03:04:05.678Z").expect("a timestamp");
        let provenance = Provenance::human(&Stamp { by: "".into(), at });
        let span = |(i, (range, label)): (usize, &(TextRange, &str))| {
            let id = AnnotationId(Uuid::from_u64_pair(0x4000, 0x8000_0000_0000_0000 | i as u64));
            Span::new(id, LabelId::new(label), *range, provenance.clone())
        };
        let sheet = Sheet { spans: self.spans.iter().enumerate().map(span).collect(), ..Sheet::default() };
        let id = LayerId(Uuid::from_u64_pair(0x4001, 0x8000_0000_0000_0000));
        let sheets = BTreeMap::from([(ReportId::new(LONG), sheet.into())]);
        let layer = Layer { sheets, ..Layer::new(id, String::new(), schema.version) };
        let report = |id, text| Arc::new(Report::from_text(ReportId::new(id), text));
        Project {
            // Each document is a project of its own, so that none is taken for another that is kept already.
            id: ProjectId(Uuid::from_u64_pair(
                0x4002 + self.spans.len() as u64,
                0x8000_0000_0000_0000 | self.text.len().0 as u64,
            )),
            name: "bench".to_owned(),
            schema,
            guidelines: String::new(),
            reports: vec![report(EMPTY, ""), report(LONG, self.text.as_str())],
            layers: vec![layer],
            open_layer: id,
        }
    }
}

/// The paragraphs of the five reports, shuffled again and again, up to an exact length.
pub fn long_text(characters: usize, random: &mut Random) -> String {
    let reports = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/sample/reports");
    let read = |id| fs::read_to_string(reports.join(format!("{id}.txt"))).expect("a sample report");
    let sample = sample::project("", &sample::REPORTS.map(read), String::new(), LayerId(Uuid::nil()), "");
    let texts = sample.reports.iter().map(|report| &report.text);
    let mut paragraphs: Vec<&str> = texts
        .flat_map(|text| text.paragraphs().iter().filter_map(|paragraph| text.slice(paragraph.range)))
        .filter(|paragraph| !paragraph.trim().is_empty())
        .collect();
    let (mut long, mut length) = (String::new(), 0);
    while length < characters {
        random.shuffle(&mut paragraphs);
        for paragraph in &paragraphs {
            length += paragraph.chars().count() + 2;
            long.push_str(paragraph);
            long.push_str("\n\n");
        }
    }
    long.chars().take(characters).collect()
}

/// So many ranges of as many words as `sizes` allows, one in each equal part of
/// the text, none over the end of a paragraph.
pub fn even(
    text: &Text,
    words: &[TextRange],
    count: usize,
    sizes: std::ops::Range<usize>,
    random: &mut Random,
) -> Vec<TextRange> {
    let part = |i: usize| i * words.len() / count;
    let one = |i| {
        let first = part(i) + random.below(part(i + 1) - part(i));
        let last = first + sizes.start - 1 + random.below(sizes.len());
        let paragraph = text.paragraph_index(words[first].start());
        let inside = |word: &&TextRange| text.paragraph_index(word.start()) == paragraph;
        let last = words[first..=last.min(words.len() - 1)]
            .iter()
            .take_while(inside)
            .last()
            .unwrap_or(&words[first]);
        TextRange::between(words[first].start(), last.end())
    };
    (0..count).map(one).collect()
}

/// So many single words inside ranges of several words.
fn inner(text: &Text, outer: &[TextRange], count: usize, random: &mut Random) -> Vec<TextRange> {
    let holders: Vec<Vec<TextRange>> =
        outer.iter().map(|range| text.words(*range)).filter(|words| words.len() > 1).collect();
    let one = |i: usize| *random.one_of_slice(&holders[i * holders.len() / count]);
    (0..count).map(one).collect()
}

/// A small generator of even random numbers: SplitMix64 (Steele, Lea, Flood, 2014).
pub struct Random(pub u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 to `end`, which is excluded.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    pub fn one_of<T: Copy>(&mut self, choices: &[T]) -> T {
        *self.one_of_slice(choices)
    }

    fn one_of_slice<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.below(choices.len())]
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, self.below(i + 1));
        }
    }
}
