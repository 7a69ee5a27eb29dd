//! Three colleagues' layers over the sample, made for the purpose: small ones over
//! report 003, in which everything that can differ differs once, and full ones over
//! all five.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::Value as Json;
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

/// Three layers over all five reports, as files: the example, and two in which some
/// spans are missing, some end after their first word, and some have another label.
#[must_use]
pub fn over_all() -> [PathBuf; 3] {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/sample/example/layer.json");
    let example = fs::read_to_string(example).expect("the example");
    [0, 1, 2].map(|whose| {
        let mut file: Json = serde_json::from_str(&example).expect("the example is JSON");
        let layer = &mut file["layer"];
        layer["id"] = format!("c011ea90-0000-4000-8000-0000000001{whose:02}").into();
        layer["annotator"] = NAMES[whose].into();
        for sheet in layer["sheets"].as_array_mut().expect("sheets") {
            otherwise(sheet, whose);
        }
        // Each layer has ids of its own; those of the example begin alike.
        let path = std::env::temp_dir().join(format!("wasim-over-all-{}-{whose}.json", std::process::id()));
        fs::write(&path, with_own_ids(file, whose).to_string()).expect("a file to write");
        path
    })
}

/// What a colleague has otherwise than the example; the first has nothing.
fn otherwise(sheet: &mut Json, whose: usize) {
    sheet["done"] = true.into();
    let mut touched = Vec::new();
    let spans = sheet["spans"].as_array_mut().expect("spans");
    let mut nth = 0;
    spans.retain_mut(|span| {
        nth += 1;
        let text = span["text"].as_str().unwrap_or_default().to_owned();
        let (first, label) = (text.split(' ').next().unwrap_or_default().to_owned(), span["label"].clone());
        let turn = if whose == 0 { 11 } else { (nth * 7 + whose * 3) % 11 };
        let is_named = label == "actor" || label == "place";
        match turn {
            0 => {
                touched.push(span["id"].clone());
                return false;
            }
            1 if first != text && span.get("parts").is_none() => {
                let start = span["start"].as_u64().expect("an offset");
                span["end"] = (start + first.chars().count() as u64).into();
                span["text"] = first.into();
                span.as_object_mut().expect("a span").remove("after");
            }
            5 if whose == 2 && is_named => {
                touched.push(span["id"].clone());
                span["label"] = if label == "actor" { "place" } else { "actor" }.into();
                for own in ["attributes", "origins"] {
                    span.as_object_mut().expect("a span").remove(own);
                }
            }
            _ => {}
        }
        true
    });
    let ends = |relation: &Json| touched.contains(&relation["from"]) || touched.contains(&relation["to"]);
    if let Some(relations) = sheet["relations"].as_array_mut() {
        relations.retain(|relation| !ends(relation));
    }
}

fn with_own_ids(mut file: Json, whose: usize) -> Json {
    let own = |id: &mut Json| {
        let uuid: Uuid = id.as_str().and_then(|id| id.parse().ok()).expect("an id");
        *id = Uuid::from_u128(uuid.as_u128() ^ ((whose as u128 + 1) << 100)).to_string().into();
    };
    for sheet in file["layer"]["sheets"].as_array_mut().expect("sheets") {
        for (list, ids) in [("spans", &["id"][..]), ("relations", &["id", "from", "to"])] {
            for one in sheet[list].as_array_mut().into_iter().flatten() {
                ids.iter().for_each(|id| own(&mut one[*id]));
            }
        }
    }
    file
}

/// The sample with these layers.
#[must_use]
pub fn project_of(files: &[PathBuf]) -> Project {
    let mut project = sample_of(LayerId(Uuid::from_u128(1)), "");
    for file in files {
        let bytes = fs::read(file).expect("a file to read");
        let (layer, receipt) = layer_file::read(&bytes, &project).expect("a layer of the sample");
        assert!(receipt.quarantined.is_empty(), "everything fits: {:?}", receipt.quarantined);
        project.layers.push(layer);
    }
    project
}

/// The sample, with a layer of somebody's.
fn sample_of(layer: LayerId, name: &str) -> Project {
    let text = |id: &&str| {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("src/sample/reports/{id}.txt"));
        fs::read_to_string(file).expect("a report of the sample")
    };
    let texts: Vec<String> = sample::REPORTS.iter().map(text).collect();
    sample::project("sample", &texts, String::new(), layer, name)
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
        let layer = LayerId(Uuid::from_u128(0xc011_ea90_0000_4000_8000_0000_0000_0000 + self.whose as u128));
        let mut project = sample_of(layer, NAMES[self.whose]);
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
