//! What has to hold of whatever was read.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use uuid::Uuid;

use crate::bytes;
use crate::core::datasets::errands::{documents, outline, to_read};
use crate::core::datasets::read::{Columns, Found, Options, Source, preview, read};
use crate::core::datasets::write::{Losses, Nesting, Recipe, Scheme, write};
use crate::core::datasets::{
    Document, Format, Into, Inventory, Mapping, Taker, Tokens, Unit, View, Work, recognise,
};
use crate::core::edit::{Delivery, ProjectCommand, apply_to_project};
use crate::core::exchange::{layer_file, project_file, schema_file};
use crate::core::jobs::answer;
use crate::core::model::{Layer, LayerId, Project, ProjectId, Schema, Stamp, Timestamp};
use crate::limits::bounded;

/// What stands between the files that belong together.
pub const PARTS: &str = "\u{1e}";

/// Longer files are read, but not written again.
const WRITTEN: usize = 2048;

/// A reader.
#[derive(Clone, Copy, PartialEq)]
pub enum Target {
    /// Of a format of data sets.
    Data(Format),
    /// Of our own projects.
    Project,
    /// Of our own layers.
    Layer,
    /// Of our own schemas.
    Schema,
    /// Of archives.
    Zip,
    /// Of texts in any encoding.
    Encoding,
}

impl Target {
    fn all() -> Vec<Self> {
        let formats = Format::ALL.into_iter().filter(|format| format.is_read());
        let others = [Self::Project, Self::Layer, Self::Schema, Self::Zip, Self::Encoding];
        formats.map(Self::Data).chain(others).collect()
    }

    /// Its name.
    pub fn word(self) -> &'static str {
        match self {
            Self::Data(format) => format.word(),
            Self::Project => "project",
            Self::Layer => "layer",
            Self::Schema => "schema",
            Self::Zip => "zip",
            Self::Encoding => "encoding",
        }
    }

    /// The names of all.
    pub fn words() -> Vec<&'static str> {
        Self::all().into_iter().map(Self::word).collect()
    }

    /// The one with this name.
    pub fn parse(word: &str) -> Option<Self> {
        Self::all().into_iter().find(|target| target.word() == word)
    }
}

/// Reads a file, and checks what comes of it.
pub fn check(target: Target, data: &[u8]) {
    match target {
        Target::Data(format) => data_set(format, &String::from_utf8_lossy(data)),
        Target::Project => {
            if let Ok((project, _)) = bounded(data.len(), || project_file::read(data, layer())) {
                reopens(&project);
            }
        }
        Target::Layer => {
            if let Ok((layer, _)) = bounded(data.len(), || layer_file::read(data, &FIXTURE)) {
                let again = layer_file::write(&FIXTURE, &layer);
                assert_eq!(layer_file::read(again.as_bytes(), &FIXTURE).expect("our own layer").0, layer);
            }
        }
        Target::Schema => {
            if let Ok(schema) = bounded(data.len(), || schema_file::read(data)) {
                assert_eq!(
                    schema_file::read(schema_file::write(&schema).as_bytes()).expect("our own"),
                    schema
                );
            }
        }
        Target::Zip => bytes::archive(data),
        Target::Encoding => bytes::encoding(data),
    }
}

fn layer() -> LayerId {
    LayerId(Uuid::from_u128(7))
}

/// The project that the layers of the seeds belong to.
static FIXTURE: LazyLock<Project> = LazyLock::new(|| {
    let file = include_bytes!("../../tests/fixtures/files/project.json");
    project_file::read(file, layer()).expect("the fixture is a project").0
});

/// A project is the same when its file is read again.
fn reopens(project: &Project) {
    let file = project_file::write(project);
    let (again, receipt) = project_file::read(file.as_bytes(), layer()).expect("our own project");
    assert!(receipt.repaired.is_empty() && receipt.quarantined.is_empty(), "{receipt:?}");
    assert_eq!(project_file::write(&again), file);
}

fn data_set(format: Format, text: &str) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let ending = match format {
        Format::Table => "csv",
        Format::Html => "html",
        Format::Docx => "docx",
        Format::Conll => "conll",
        Format::WebAnno => "tsv",
        Format::Text => "txt",
        _ => "json",
    };
    let name = format!("d/a.{ending}");
    let _ = bounded(text.len(), || recognise(&name, text));
    let parts: Vec<&str> = text.split(PARTS).collect();
    let names: &[&str] = if format == Format::Brat { &["d/a.txt", "d/a.ann", "d/a.a2"] } else { &[&name] };
    let sources: Vec<Source> = names.iter().zip(parts).map(|(name, text)| Source { name, text }).collect();
    let mut before = Vec::new();
    for options in options(format, text) {
        let found = bounded(text.len(), || read(format, &sources, &options));
        found.documents.iter().for_each(in_place);
        if text.len() < WRITTEN && found.documents != before {
            before.clone_from(&found.documents);
            travels(format, &sources, &options, &found);
            found.documents.iter().for_each(is_written);
            lines_come_back(&found.documents);
            is_taken_in(&found.documents);
        }
    }
}

/// What a person could say about a file.
fn options(format: Format, text: &str) -> Vec<Options> {
    let plain = Options::default();
    let units = Unit::ALL.map(|unit| Options { unit: Some(unit), lines_before: usize::MAX, ..plain.clone() });
    let mut all = vec![plain.clone()];
    all.extend(units);
    if format == Format::Table {
        let proposed = bounded(text.len(), || preview(text)).columns;
        let every = Columns {
            text: Some(0),
            label: Some(1),
            start: Some(2),
            end: Some(3),
            quote: Some(4),
            annotator: Some(usize::MAX),
            header: !proposed.header,
            ..proposed
        };
        let lines = Columns { delimiter: None, text: Some(0), ..Columns::default() };
        all.extend([every, lines].map(|columns| Options { columns: Some(columns), ..plain.clone() }));
    }
    all
}

/// Marks are whole words inside their texts, and links join two of them.
fn in_place(document: &Document) {
    for Work { marks, links, .. } in &document.works {
        for mark in marks {
            assert!(!mark.pieces.is_empty(), "{mark:?} is nowhere");
            for piece in &mark.pieces {
                assert_eq!(document.text.clean(*piece), Some(*piece), "{mark:?} is not clean");
            }
            let apart = mark.pieces.is_sorted_by(|one, next| one.end() < next.start());
            assert!(apart, "{mark:?} is not in order");
        }
        let ends = links.iter().flat_map(|link| [link.from, link.to]);
        ends.for_each(|end| assert!(end < marks.len(), "a link to nothing"));
    }
}

/// Another thread reads the same.
fn travels(format: Format, sources: &[Source], options: &Options, here: &Found) {
    let files: Vec<(&str, &[u8])> = sources.iter().map(|one| (one.name, one.text.as_bytes())).collect();
    let there = answer(&to_read(format, &files, options)).expect("no answer");
    let told = outline(&there).expect("no outline");
    // Numbers that are none are not equal to themselves.
    let there: Vec<Document> = documents(&there).collect();
    assert_eq!(format!("{there:?}"), format!("{:?}", here.documents));
    assert_eq!((told.findings, told.doubts), (here.findings.clone(), here.doubts));
    assert_eq!(told.inventory.documents, here.documents.len());
}

/// Every format that is written takes the document.
fn is_written(document: &Document) {
    for format in Format::ALL {
        let usual = Recipe::of(format);
        let other = Recipe {
            view: View::WholeTokens,
            nesting: Nesting::Outermost,
            tokens: Tokens::Blanks,
            scheme: Scheme::Bioes,
            ..usual
        };
        for recipe in [usual, other] {
            let _ = write(document, &recipe, &mut Losses::default());
        }
    }
}

/// What our own lines say is the same when they are read again.
fn lines_come_back(documents: &[Document]) {
    let lines = |documents: &[Document]| -> String {
        let write = |one| write(one, &Recipe::of(Format::JsonLines), &mut Losses::default());
        documents.iter().flat_map(write).map(|part| part.text).collect()
    };
    // What follows on itself is one document.
    let mut joined = Found::default();
    let mut all = Found::default();
    all.documents.extend_from_slice(documents);
    joined.append(all);
    let file = lines(&joined.documents);
    let found = read(Format::JsonLines, &[Source { name: "d.jsonl", text: &file }], &Options::default());
    assert_eq!(found.findings, [], "our own lines");
    assert_eq!(lines(&found.documents), file);
}

/// All labels and relation types as they are proposed, all documents become reports, and
/// the project's file is read again as it is.
fn is_taken_in(documents: &[Document]) {
    let mut project = Project {
        id: ProjectId(Uuid::from_u128(8)),
        name: "p".to_owned(),
        schema: Schema::conflict_reports(),
        guidelines: String::new(),
        reports: Vec::new(),
        layers: vec![Layer::new(layer(), "A".to_owned(), 1)],
        open_layer: layer(),
    };
    let mut inventory = Inventory::default();
    documents.iter().for_each(|one| inventory.count(one));
    let settled = Mapping::proposed(&inventory, &project.schema).settle(&inventory, &project.schema, &[]);
    let at = Timestamp::parse("2026-01-02T03:04:05.678Z").expect("a time");
    let mut n = 1000;
    let mut new_id = || {
        n += 1;
        Uuid::from_u128(n)
    };
    let stamp = Stamp { by: "A".into(), at };
    let mut taker = Taker::new(&project, &settled, Into::Each, stamp, "t", &mut new_id);
    documents.iter().for_each(|one| taker.take(one.clone()));
    let arrival = taker.finish();
    let texts: BTreeSet<&str> = documents.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(arrival.reports.len(), texts.len());
    let (reports, layers) = (arrival.reports, arrival.layers);
    let delivery = Box::new(Delivery { reports, schema: Some(settled.schema), layers });
    apply_to_project(&mut project, ProjectCommand::TakeIn(delivery)).expect("what was made ready");
    reopens(&project);
}
