//! Many reports that several annotators worked on: the same spans, but for those
//! that one has otherwise. The same numbers always give the same ones.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use uuid::Uuid;
use wasim::core::exchange::project_file;
use wasim::core::model::{
    AnnotationId, LabelId, Layer, LayerId, Project, ProjectId, Provenance, Report, ReportId, Schema, Sheet,
    Span, Stamp, Timestamp, Value,
};
use wasim::core::text::{CodePoint, TextRange};

use crate::documents::{Random, even, long_text};

const LABELS: [&str; 4] = ["actor", "place", "casualty", "claim"];

/// So many annotators, each with so many spans in each of so many reports.
#[derive(Clone, Copy, Debug)]
pub struct Crowd {
    /// How many annotators there are.
    pub people: usize,
    /// How many reports there are.
    pub reports: usize,
    /// How many spans each has in each of them.
    pub spans: usize,
    /// How many code points a report has.
    pub length: usize,
}

impl Crowd {
    /// Writes a project file with all layers. Gives its path.
    pub fn write(self, folder: &Path) -> io::Result<PathBuf> {
        let path = folder.join(format!("crowd-{}-{}-{}.json", self.people, self.reports, self.spans));
        fs::write(&path, project_file::write(&self.project()))?;
        Ok(path)
    }

    /// The project with all layers.
    pub fn project(self) -> Project {
        let mut random = Random(0xc0de);
        let text = long_text(self.reports * self.length, &mut random);
        let letters: Vec<char> = text.chars().collect();
        let report = |(n, text): (usize, &[char])| {
            let id = ReportId::new(&format!("{n:0>5}"));
            Arc::new(Report::from_text(id, &text.iter().collect::<String>()))
        };
        let reports: Vec<Arc<Report>> = letters.chunks(self.length).enumerate().map(report).collect();
        let schema = Schema::conflict_reports();
        let id = |n: usize| LayerId(Uuid::from_u64_pair(0x5001, 0x8000_0000_0000_0000 | n as u64));
        let mut layers: Vec<Layer> = (0..self.people)
            .map(|n| Layer::new(id(n), format!("annotator {}", n + 1), schema.version))
            .collect();
        for (at, report) in reports.iter().enumerate() {
            let all = TextRange::between(CodePoint(0), report.text.len());
            let words = report.text.words(all);
            let marked: Vec<(TextRange, usize)> = even(&report.text, &words, self.spans, 1..5, &mut random)
                .into_iter()
                .map(|range| (range, random.below(LABELS.len())))
                .collect();
            for (n, layer) in layers.iter_mut().enumerate() {
                let first = (n * self.reports + at) * self.spans;
                let own = |(i, (range, label)): (usize, &(TextRange, usize))| {
                    span(first + i, otherwise(*range, *label, &words, &mut random), at, &mut random)
                };
                let spans = marked.iter().enumerate().map(own).collect();
                layer.sheets.insert(report.id.clone(), Sheet { spans, ..Sheet::default() }.into());
            }
        }
        Project {
            id: ProjectId(Uuid::from_u64_pair(0x5002, 0x8000_0000_0000_0000 | self.reports as u64)),
            name: "crowd".to_owned(),
            schema,
            guidelines: String::new(),
            reports,
            open_layer: layers.first().map_or(LayerId(Uuid::nil()), |layer| layer.id),
            layers,
        }
    }
}

/// In 70 of 100 what all have; else with another label, or without its first word.
fn otherwise(range: TextRange, label: usize, words: &[TextRange], random: &mut Random) -> (TextRange, usize) {
    match random.below(10) {
        0 => (range, (label + 1) % LABELS.len()),
        1 | 2 => {
            let second = words.iter().find(|word| word.start() > range.start() && word.end() <= range.end());
            (second.map_or(range, |word| TextRange::between(word.start(), range.end())), label)
        }
        _ => (range, label),
    }
}

/// Casualties say how many, and whom.
fn span(number: usize, (range, label): (TextRange, usize), day: usize, random: &mut Random) -> Span {
    let at = format!("2026-{:0>2}-{:0>2}T03:04:05.678Z", day / 28 % 12 + 1, day % 28 + 1);
    let at = Timestamp::parse(&at).expect("a timestamp");
    let id = AnnotationId(Uuid::from_u64_pair(0x4000, 0x8000_0000_0000_0000 | number as u64));
    let label = LabelId::new(LABELS[label]);
    let is_casualty = label.as_str() == "casualty";
    let mut span = Span::new(id, label, range, Provenance::human(&Stamp { by: "".into(), at }));
    if is_casualty {
        let figure = i64::try_from(random.below(3) + 1).expect("a small number");
        let whom = random.one_of(&["civilian", "civilian", "fighter"]).to_owned();
        span.attributes = BTreeMap::from([
            ("low".into(), Value::Whole(figure)),
            ("high".into(), Value::Whole(figure)),
            ("victim".into(), Value::Text(whom)),
        ]);
    }
    span
}
