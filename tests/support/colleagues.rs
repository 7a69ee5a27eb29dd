//! Three colleagues' layers over report 003 of the sample, made for the purpose:
//! everything that can differ differs once.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use uuid::Uuid;
use wasim::core::edit::{Command, Target, apply};
use wasim::core::exchange::layer_file;
use wasim::core::model::{
    AnnotationId, LabelId, Layer, LayerId, Project, RelationKind, ReportId, Stamp, Timestamp, Value,
};
use wasim::core::text::{CodePoint, TextRange};
use wasim::sample;

/// The colleagues, in the order of their letters.
pub const NAMES: [&str; 3] = ["ريما", "سامي", "هدى"];

/// A span by a number of its own: label, words, and how often they stand before.
type Marked = (u128, &'static str, &'static str, usize);

/// What a colleague has.
pub struct Work {
    /// Whose it is, by the place of the name.
    pub whose: usize,
    /// The spans.
    pub spans: Vec<Marked>,
    /// Of the span with this number, the victim.
    pub victim: (u128, &'static str),
    /// A link: its number, its type, its ends.
    pub link: Option<(u128, &'static str, u128, u128)>,
}

/// What the three have: two spans alike, one with other edges, one with another
/// label, one with another value, one span and one link that only the first has.
#[must_use]
pub fn three() -> [Work; 3] {
    let alike = [(1, "actor", "قوات النظام", 0), (2, "place", "مدينة درعا", 0)];
    let figure = (3, "casualty", "عدد من عناصر قوات النظام", 0);
    let spans = |own: &[Marked]| alike.iter().copied().chain([figure]).chain(own.iter().copied()).collect();
    [
        Work {
            whose: 0,
            spans: spans(&[
                (4, "place", "حي جوبر", 0),
                (5, "actor", "حزب الله", 0),
                (6, "place", "مدينة دمشق", 0),
            ]),
            victim: (3, "fighter"),
            link: Some((7, "at", 3, 2)),
        },
        Work {
            whose: 1,
            spans: spans(&[(4, "place", "حي جوبر", 0), (5, "actor", "حزب الله", 0)]),
            victim: (3, "unknown"),
            link: None,
        },
        Work {
            whose: 2,
            spans: spans(&[(4, "place", "جوبر", 0), (5, "place", "حزب الله", 0)]),
            victim: (3, "fighter"),
            link: None,
        },
    ]
}

impl Work {
    /// The id that something of this number has in this layer.
    #[must_use]
    pub fn id(&self, number: u128) -> AnnotationId {
        AnnotationId(Uuid::from_u128(
            0xc011_0000_0000_4000_8000_0000_0000_0000 + (self.whose as u128 * 100 + number),
        ))
    }

    /// The layer as a file of its own, worked on at this minute of the day.
    #[must_use]
    pub fn file(&self, minute: u32) -> PathBuf {
        static MADE: AtomicU32 = AtomicU32::new(0);
        let nth = MADE.fetch_add(1, Ordering::Relaxed);
        let (mut project, layer) = self.project();
        self.do_in(&mut project, layer, minute);
        let name = format!("wasim-colleague-{}-{nth}.json", std::process::id());
        let file = std::env::temp_dir().join(name);
        let text = layer_file::write(&project, project.layer(layer).expect("the layer"));
        fs::write(&file, text).expect("a file to write");
        file
    }

    fn project(&self) -> (Project, LayerId) {
        let text = |id: &&str| {
            let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("src/sample/reports/{id}.txt"));
            fs::read_to_string(file).expect("a report of the sample")
        };
        let texts: Vec<String> = sample::REPORTS.iter().map(text).collect();
        let layer = LayerId(Uuid::from_u128(0xc011_ea90_0000_4000_8000_0000_0000_0000 + self.whose as u128));
        let mut project = sample::project("sample", &texts, String::new(), layer, NAMES[self.whose]);
        project.layers = vec![Layer::new(layer, NAMES[self.whose].to_owned(), project.schema.version)];
        (project, layer)
    }

    fn do_in(&self, project: &mut Project, layer: LayerId, minute: u32) {
        let at = Timestamp::parse(&format!("2026-11-22T09:{minute:02}:00.000Z")).expect("a moment");
        let stamp = Stamp { by: NAMES[self.whose].into(), at };
        let target = Target { layer, report: ReportId::new("003") };
        let text = project.report(&target.report).expect("the report").text.as_str().to_owned();
        let mut run = |command| {
            apply(project, &target, command, &stamp).expect("a command that fits");
        };
        for (number, label, words, nth) in &self.spans {
            let (byte, _) = text.match_indices(words).nth(*nth).expect("the words");
            let start = text.get(..byte).map_or(0, |before| before.chars().count());
            let range = TextRange::between(CodePoint(start), CodePoint(start + words.chars().count()));
            let label = LabelId::new(label);
            run(Command::Tag { id: self.id(*number), label, range, suggestions: Vec::new() });
        }
        let (number, victim) = self.victim;
        run(Command::SetAttribute(self.id(number), "victim".into(), Some(Value::Text(victim.into()))));
        if let Some((number, kind, from, to)) = self.link {
            let kind = RelationKind::new(kind);
            run(Command::Relate { id: self.id(number), kind, from: self.id(from), to: self.id(to) });
        }
        run(Command::SetDone(true));
    }
}
