//! Label Studio's tasks: one for each document, with an annotation for each work
//! of a person and a prediction for each of a program. It shows them under the
//! labelling configuration that [`config`] makes.
//!
//! Offsets are code points. The report's name and what is known of it are data of
//! the task, which Label Studio keeps. Who annotated stands in `annotator`, which
//! it does not: an import that names an annotator whom it doesn't know in
//! `completed_by` is refused as a whole. `ground_truth` is always stated, as its
//! importer takes annotations without it for gold.

use super::json::Json;
use super::loss::{Loss, Losses};
use super::{Part, joined, lose_extras, names};
use crate::core::datasets::document::{Document, Link, Mark, Work};
use crate::core::text::Text;

pub(super) fn write(document: &Document, losses: &mut Losses) -> Vec<Part> {
    let mut to = Json::default();
    to.object("");
    // Its converter does not take a task without one.
    to.text("id", &document.name);
    to.object("data");
    to.text("text", document.text.as_str());
    to.text("report", &document.name);
    to.details(document);
    to.end_object();
    for (key, predicted) in [("annotations", false), ("predictions", true)] {
        to.list(key);
        for work in document.works.iter().filter(|work| work.predicted == predicted) {
            annotation(&mut to, work, &document.text, losses);
        }
        to.end_list();
    }
    to.end_object();
    vec![Part::record(to.into_text())]
}

fn annotation(to: &mut Json, work: &Work, text: &Text, losses: &mut Losses) {
    losses.add(Loss::Note, usize::from(!work.note.is_empty()));
    to.object("");
    if work.predicted {
        to.text("model_version", &work.annotator);
    } else {
        // What it takes in is done, and by whoever takes it in.
        losses.add(Loss::Annotator, usize::from(!work.annotator.is_empty() || !work.done));
        to.text_if("annotator", &work.annotator);
        to.flag("ground_truth", work.gold);
    }
    to.list("result");
    let names = names(work);
    for (mark, id) in work.marks.iter().zip(&names) {
        region(to, id, mark, text, losses);
    }
    for link in &work.links {
        relation(to, &names, link);
    }
    to.end_list();
    to.end_object();
    // The notes of marks are the only ones that it has a place for.
    let marks = work.marks.iter().map(|mark| Mark { note: String::new(), ..mark.clone() });
    lose_extras(&Work { marks: marks.collect(), ..work.clone() }, losses);
}

fn region(to: &mut Json, id: &str, mark: &Mark, text: &Text, losses: &mut Losses) {
    let range = joined(mark, losses);
    to.object("");
    to.text("id", id);
    to.text("from_name", "label");
    to.text("to_name", "text");
    to.text("type", "labels");
    to.object("value");
    to.number("start", range.start().0);
    to.number("end", range.end().0);
    to.text("text", text.slice(range).unwrap_or_default());
    to.list("labels");
    to.text("", &mark.label);
    to.end_list();
    to.end_object();
    if !mark.note.is_empty() {
        to.object("meta");
        to.list("text");
        to.text("", &mark.note);
        to.end_list();
        to.end_object();
    }
    to.end_object();
}

fn relation(to: &mut Json, names: &[String], link: &Link) {
    let name = |n: usize| names.get(n).map(String::as_str).unwrap_or_default();
    to.object("");
    to.text("type", "relation");
    to.text("from_id", name(link.from));
    to.text("to_id", name(link.to));
    to.text("direction", "right");
    to.list("labels");
    to.text_if("", &link.kind);
    to.end_list();
    to.end_object();
}

/// The labelling configuration under which Label Studio shows such tasks.
#[must_use]
pub fn config<'a>(
    labels: impl IntoIterator<Item = &'a str>,
    relations: impl IntoIterator<Item = &'a str>,
) -> String {
    let mut xml = "<View>\n  <Relations>\n".to_owned();
    for name in relations {
        xml.push_str(&format!("    <Relation value=\"{}\"/>\n", escaped(name)));
    }
    xml.push_str("  </Relations>\n  <Labels name=\"label\" toName=\"text\">\n");
    for name in labels {
        xml.push_str(&format!("    <Label value=\"{}\"/>\n", escaped(name)));
    }
    xml.push_str("  </Labels>\n  <Text name=\"text\" value=\"$text\"/>\n</View>\n");
    xml
}

/// As the value of an attribute in XML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
