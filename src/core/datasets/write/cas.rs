//! UIMA CAS as JSON 0.4.0: a file for each work, as a CAS is the work of one, with
//! the types that it needs declared in it.
//!
//! Marks are `wasim.Span`, relations `wasim.Relation` with `Governor` and
//! `Dependent`, which is how INCEpTION knows relations; their attributes are
//! `wasim.Attribute`, which point to what they are of, as features can't be named
//! by words of any language. Title, language and the report's name are in DKPro's
//! `DocumentMetaData`. Offsets are UTF-16 code units (UIMA's Java API).

use super::json::Json;
use super::loss::{Loss, Losses};
use super::{Part, joined, works};
use crate::core::datasets::document::{Document, Work};
use crate::core::datasets::iri::encoded;
use crate::core::model::{Attributes, Value};
use crate::core::text::{CodePoint, Text, TextRange};

const METADATA: &str = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData";
/// A type, the one above it, and its features with their ranges.
type Type = (&'static str, &'static str, &'static [(&'static str, &'static str)]);
/// The types that we use.
const TYPES: [Type; 5] = [
    (METADATA, "uima.tcas.DocumentAnnotation", &[("documentTitle", STRING), ("documentId", STRING)]),
    (
        "wasim.Work",
        "uima.cas.AnnotationBase",
        &[
            ("annotator", STRING),
            ("gold", FLAG),
            ("done", FLAG),
            ("predicted", FLAG),
            ("note", STRING),
            ("source", STRING),
            ("date", STRING),
        ],
    ),
    ("wasim.Span", "uima.tcas.Annotation", &[("label", STRING), ("identifier", STRING), ("note", STRING)]),
    (
        "wasim.Relation",
        "uima.tcas.Annotation",
        &[
            ("Governor", "wasim.Span"),
            ("Dependent", "wasim.Span"),
            ("label", STRING),
            ("identifier", STRING),
            ("note", STRING),
        ],
    ),
    (
        "wasim.Attribute",
        "uima.cas.AnnotationBase",
        &[("of", "uima.tcas.Annotation"), ("name", STRING), ("kind", STRING), ("value", STRING)],
    ),
];
const STRING: &str = "uima.cas.String";
const FLAG: &str = "uima.cas.Boolean";

/// The id of the text among the structures of a file; the next ones follow it.
const SOFA: usize = 1;

pub(super) fn write(document: &Document, losses: &mut Losses) -> Vec<Part> {
    let (mut parts, mut names) = (Vec::new(), Vec::new());
    for work in works(document) {
        losses.add(Loss::Aside, work.aside.len());
        let by =
            if work.annotator.is_empty() { String::new() } else { format!(".{}", encoded(&work.annotator)) };
        let stem = format!("{}{by}", encoded(&document.name));
        let before = names.iter().filter(|name| **name == stem).count();
        let number = if before == 0 { String::new() } else { format!(".{}", before.saturating_add(1)) };
        parts.push(Part { name: format!("{stem}{number}.json"), text: file(document, &work, losses) });
        names.push(stem);
    }
    parts
}

fn file(document: &Document, work: &Work, losses: &mut Losses) -> String {
    let mut to = Json::default();
    to.object("");
    types(&mut to);
    to.list("%FEATURE_STRUCTURES");
    let mut writer = Writer { to, text: &document.text, last: SOFA };
    writer.sofa();
    writer.metadata(document);
    if !document.works.is_empty() || document.source.is_some() || document.date.is_some() {
        writer.work(document, work);
    }
    writer.annotations(work, losses);
    let Writer { mut to, last, .. } = writer;
    to.end_list();
    to.object("%VIEWS");
    to.object("_InitialView");
    to.number("%SOFA", SOFA);
    to.list("%MEMBERS");
    (SOFA..last).for_each(|before| to.number("", before.saturating_add(1)));
    to.end_list();
    to.end_object();
    to.end_object();
    to.end_object();
    to.into_line()
}

fn types(to: &mut Json) {
    to.object("%TYPES");
    for (name, above, features) in TYPES {
        to.object(name);
        to.text("%NAME", name);
        to.text("%SUPER_TYPE", above);
        for (feature, range) in features {
            to.object(feature);
            to.text("%NAME", feature);
            to.text("%RANGE", range);
            to.end_object();
        }
        to.end_object();
    }
    to.end_object();
}

/// The structures of a file in the making.
struct Writer<'a> {
    to: Json,
    text: &'a Text,
    /// The id of the last structure.
    last: usize,
}

impl Writer<'_> {
    /// Begins a structure that belongs to the text.
    fn begin(&mut self, kind: &str) -> usize {
        self.last = self.last.saturating_add(1);
        self.to.object("");
        self.to.number("%ID", self.last);
        self.to.text("%TYPE", kind);
        self.to.number("@sofa", SOFA);
        self.last
    }

    /// Where a structure is.
    fn place(&mut self, range: TextRange) {
        let at = |at: CodePoint| self.text.to_utf16(at).map(|at| at.0).unwrap_or_default();
        let (begin, end) = (at(range.start()), at(range.end()));
        self.to.number("begin", begin);
        self.to.number("end", end);
    }

    fn sofa(&mut self) {
        self.to.object("");
        self.to.number("%ID", SOFA);
        self.to.text("%TYPE", "uima.cas.Sofa");
        self.to.number("sofaNum", 1);
        self.to.text("sofaID", "_InitialView");
        self.to.text("mimeType", "text/plain");
        self.to.text("sofaString", self.text.as_str());
        self.to.end_object();
    }

    fn metadata(&mut self, document: &Document) {
        self.begin(METADATA);
        self.place(TextRange::between(CodePoint(0), self.text.len()));
        // UIMA's word for a language that nobody named.
        self.to.text("language", document.language.as_deref().unwrap_or("x-unspecified"));
        self.to.text_if("documentTitle", &document.title);
        self.to.text("documentId", &document.name);
        self.to.end_object();
    }

    fn work(&mut self, document: &Document, work: &Work) {
        self.begin("wasim.Work");
        let to = &mut self.to;
        to.text_if("annotator", &work.annotator);
        to.flag("gold", work.gold);
        to.flag("done", work.done);
        to.flag("predicted", work.predicted);
        to.text_if("note", &work.note);
        to.text_if("source", document.source.as_deref().unwrap_or_default());
        to.text_if("date", document.date.as_deref().unwrap_or_default());
        to.end_object();
    }

    fn annotations(&mut self, work: &Work, losses: &mut Losses) {
        let mut marks = Vec::with_capacity(work.marks.len());
        let mut attributes: Vec<(usize, &Attributes)> = Vec::new();
        for mark in &work.marks {
            let range = joined(mark, losses);
            let id = self.begin("wasim.Span");
            self.place(range);
            self.words([("label", &mark.label), ("identifier", &mark.id), ("note", &mark.note)]);
            marks.push((id, range));
            attributes.push((id, &mark.attributes));
        }
        for link in &work.links {
            let Some(((from, _), (to, range))) = marks.get(link.from).zip(marks.get(link.to)) else {
                continue;
            };
            let id = self.begin("wasim.Relation");
            // INCEpTION has relations where they point to.
            self.place(*range);
            self.to.number("@Governor", *from);
            self.to.number("@Dependent", *to);
            self.words([("label", &link.kind), ("identifier", &link.id), ("note", &link.note)]);
            attributes.push((id, &link.attributes));
        }
        for (of, attributes) in attributes {
            for (name, value) in attributes {
                self.begin("wasim.Attribute");
                self.to.number("@of", of);
                let (kind, value) = in_words(value);
                self.words([("name", name), ("kind", &kind.to_owned()), ("value", &value)]);
            }
        }
    }

    /// Ends a structure with these features; the first is always there.
    fn words(&mut self, features: [(&str, &String); 3]) {
        let [(first, label), rest @ ..] = features;
        self.to.text(first, label);
        rest.iter().for_each(|(key, word)| self.to.text_if(key, word));
        self.to.end_object();
    }
}

/// The kind of a value, and itself; several words are lines.
fn in_words(value: &Value) -> (&'static str, String) {
    match value {
        Value::NotStated => ("not_stated", String::new()),
        Value::YesNo(flag) => ("yes_no", flag.to_string()),
        Value::Whole(number) => ("whole", number.to_string()),
        Value::Number(number) => (
            "number",
            serde_json::Number::from_f64(*number).map(|number| number.to_string()).unwrap_or_default(),
        ),
        Value::Text(text) => ("text", text.clone()),
        Value::Several(words) => ("several", words.join("\n")),
    }
}
