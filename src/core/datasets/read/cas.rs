//! UIMA CAS as JSON 0.4.0: every view with a text is a document, what is known of
//! it in the document's annotation, and the work of one annotator.
//!
//! An annotation's label is its feature `label` or `value`, or the short name of
//! its type; the other features are its attributes. Relations are annotations with
//! a `Governor` and a `Dependent`, as DKPro and INCEpTION have them, and features
//! that point to annotations, straight or through links with roles. Tokens,
//! sentences, and what hangs on tokens alone say nothing here, and are told of.
//!
//! Offsets are UTF-16 code units (UIMA's Java API).

use std::collections::{BTreeMap, HashMap, HashSet};

use super::sketch::{Bond, Sketch, Sketches};
use super::{Found, Options, Source, json};
use crate::core::datasets::document::{Document, Work};
use crate::core::datasets::finding::What;
use crate::core::datasets::place::{Stated, Unit};
use crate::core::exchange::Json;
use crate::core::intake::stem;
use crate::core::model::{Attributes, Value};

/// What an annotation's label is, in the order in which it is looked for.
const LABELS: [&str; 2] = ["label", "value"];
/// The same of a relation.
const KINDS: [&str; 5] = ["label", "value", "DependencyType", "relationType", "role"];
/// What is read of the document's annotation.
const ABOUT: [&str; 9] =
    ["%ID", "%TYPE", "%FLAGS", "@sofa", "begin", "end", "language", "documentTitle", "documentId"];
/// Packages of DKPro whose annotations are no labels: words and sentences, and what
/// is said of the document.
const STRUCTURE: [&str; 2] = [".api.segmentation.type.", ".api.metadata.type."];
/// So many types stand above another at most.
const HEIGHT: usize = 64;

pub(super) fn read(sources: &[Source], options: &Options, found: &mut Found) {
    for source in sources {
        found.begin(source.name);
        let Some(json) = json::whole(source.text, found) else { continue };
        match Cas::of(&json) {
            Some(cas) => cas.read(stem(source.name), options.unit.unwrap_or(Unit::Utf16), found),
            None => {
                found.tell("", What::Unreadable("no %FEATURE_STRUCTURES: not UIMA CAS JSON 0.4.0".to_owned()))
            }
        }
    }
}

/// The feature structures of a file.
struct Cas<'a> {
    /// With their ids, in the order of the file.
    structures: Vec<(usize, &'a Json<'a>)>,
    by_id: HashMap<usize, &'a Json<'a>>,
    /// The type above each type.
    above: HashMap<&'a str, &'a str>,
}

/// A view in the making.
struct View {
    document: Document,
    work: Work,
    sketches: Sketches,
    /// Relations whose ends may be no marks, with the ids of these.
    bonds: Vec<(Bond, [usize; 2])>,
    /// The ids of marks.
    marks: HashSet<usize>,
    /// What each mark is called, by its id.
    names: HashMap<String, String>,
    /// The lists that were gone through: a thousand marks may point to one.
    lists: HashSet<usize>,
}

impl View {
    fn of(document: Document) -> Self {
        let (work, sketches, bonds) = (Work::default(), Sketches::default(), Vec::new());
        Self {
            document,
            work,
            sketches,
            bonds,
            marks: HashSet::new(),
            names: HashMap::new(),
            lists: HashSet::new(),
        }
    }
}

/// Whether a feature points to another structure, and its name.
fn feature(key: &str) -> Option<(bool, &str)> {
    match key.strip_prefix('@') {
        Some("sofa") => None,
        Some(name) => Some((true, name)),
        None if key.starts_with('%') || matches!(key, "begin" | "end") => None,
        None => Some((false, key)),
    }
}

/// The type of a structure.
fn type_of<'a>(structure: &'a Json<'a>) -> &'a str {
    structure.entry("%TYPE").and_then(Json::text).unwrap_or_default()
}

/// A type without its package.
fn short(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or(name)
}

impl<'a> Cas<'a> {
    fn of(json: &'a Json<'a>) -> Option<Self> {
        let structures = json.entry("%FEATURE_STRUCTURES").or_else(|| json.entry("%VIEWS"))?;
        let structures: Vec<(usize, &Json)> = match structures {
            Json::List(items) => {
                // One without an id is nobody's end.
                let id = |n: usize, one: &Json| {
                    one.entry("%ID").and_then(Json::count).unwrap_or(usize::MAX.saturating_sub(n))
                };
                items.iter().enumerate().map(|(n, one)| (id(n, one), one)).collect()
            }
            Json::Object(entries) => {
                entries.iter().filter_map(|(id, one)| Some((id.parse().ok()?, one))).collect()
            }
            _ => return None,
        };
        let types = json.entry("%TYPES").map(Json::entries).unwrap_or_default();
        let above = types.iter().filter_map(|(name, one)| Some((&**name, one.entry("%SUPER_TYPE")?.text()?)));
        Some(Self { by_id: structures.iter().copied().collect(), above: above.collect(), structures })
    }

    /// A type, and all above it.
    fn lineage(&self, name: &'a str) -> impl Iterator<Item = &'a str> {
        std::iter::successors(Some(name), |name| self.above.get(name).copied()).take(HEIGHT)
    }

    fn is_document_annotation(&self, name: &'a str) -> bool {
        self.lineage(name)
            .any(|one| one == "uima.tcas.DocumentAnnotation" || short(one) == "DocumentMetaData")
    }

    /// Whether it has a place in the text: all know of their own, or of their type's.
    fn is_annotation(&self, structure: &'a Json<'a>) -> bool {
        structure.entry("end").is_some()
            || self.lineage(type_of(structure)).any(|one| one == "uima.tcas.Annotation")
    }

    fn read(&self, stem: &str, unit: Unit, found: &mut Found) {
        let mut views: BTreeMap<usize, View> = BTreeMap::new();
        let is_sofa = |(_, one): &&(usize, &Json)| type_of(one) == "uima.cas.Sofa";
        let sofas: Vec<(usize, &Json)> = self.structures.iter().filter(is_sofa).copied().collect();
        for (id, sofa) in &sofas {
            let Some(text) = sofa.entry("sofaString").and_then(Json::text) else {
                found.tell(&json::word(sofa, "sofaID"), What::NoText);
                continue;
            };
            // Among several views, each has its own name.
            let name = if sofas.len() > 1 {
                [stem, ".", &json::word(sofa, "sofaID")].concat()
            } else {
                stem.to_owned()
            };
            views.insert(*id, View::of(Document::new(name, text)));
        }
        if sofas.is_empty() {
            return found.tell("", What::NoText);
        }
        let mut attributes = self.attributes();
        for (id, one) in &self.structures {
            let kind = type_of(one);
            let sofa = one.entry("@sofa").and_then(Json::count);
            let view = sofa.and_then(|sofa| views.get_mut(&sofa));
            match view {
                Some(view) if self.is_document_annotation(kind) => about(one, view, found),
                Some(view) if short(kind) == "CASMetadata" => {
                    view.work.annotator = json::word(one, "username");
                }
                Some(view) if kind == "wasim.Work" => work(one, view),
                Some(_) if STRUCTURE.iter().any(|part| kind.contains(part)) => found.leave_out(short(kind)),
                Some(view) if self.is_annotation(one) => {
                    let own = attributes.remove(id).unwrap_or_default();
                    self.annotation((*id, one), own, view, found);
                }
                _ if self.is_part(one) => {}
                _ => found.leave_out(short(kind)),
            }
        }
        for (_, view) in views {
            self.settle(view, unit, found);
        }
    }

    /// Whether a structure says nothing by itself: texts, lists, links, and our attributes.
    fn is_part(&self, one: &Json) -> bool {
        let kind = type_of(one);
        let list = kind.ends_with("[]") || kind.ends_with("Array");
        list || one.entry("@target").is_some() || matches!(kind, "uima.cas.Sofa" | "wasim.Attribute")
    }

    /// The attributes that we write, by the structures that have them.
    fn attributes(&self) -> HashMap<usize, Attributes> {
        let mut all: HashMap<usize, Attributes> = HashMap::new();
        for (_, one) in self.structures.iter().filter(|(_, one)| type_of(one) == "wasim.Attribute") {
            let Some(of) = one.entry("@of").and_then(Json::count) else { continue };
            let text = json::word(one, "value");
            let value = match json::word(one, "kind").as_str() {
                "not_stated" => Value::NotStated,
                "yes_no" => Value::YesNo(text == "true"),
                "whole" => text.parse().map_or(Value::Text(text), Value::Whole),
                "number" => text.parse().map_or(Value::Text(text), Value::Number),
                "several" => Value::Several(text.lines().map(str::to_owned).collect()),
                _ => Value::Text(text),
            };
            all.entry(of).or_default().insert(json::word(one, "name"), value);
        }
        all
    }

    fn annotation(
        &self,
        (id, one): (usize, &'a Json<'a>),
        own: Attributes,
        view: &mut View,
        found: &mut Found,
    ) {
        let ours = type_of(one).starts_with("wasim.");
        let end = |key: &str| {
            let reference =
                |name: &str| name.strip_prefix('@').is_some_and(|name| name.eq_ignore_ascii_case(key));
            one.entries().iter().find(|(name, _)| reference(name)).and_then(|(_, value)| value.count())
        };
        let ends = end("Governor").zip(end("Dependent"));
        let known: &[&str] = if ends.is_some() { &KINDS } else { &LABELS };
        let label = known.iter().find_map(|key| Some((*key, json::name(one.entry(key))?)));
        let place = format!("%FEATURE_STRUCTURES {id}");
        let (mut attributes, mut note, mut name) = (own, String::new(), id.to_string());
        for (key, value) in one.entries() {
            let Some((points, key)) = feature(key) else { continue };
            match value.text() {
                _ if label.as_ref().is_some_and(|(taken, _)| *taken == key) => {}
                Some(text) if ours && key == "note" => text.clone_into(&mut note),
                Some(text) if ours && key == "identifier" => text.clone_into(&mut name),
                _ if points
                    && ends.is_some()
                    && ["governor", "dependent"].contains(&key.to_ascii_lowercase().as_str()) => {}
                _ if points => self.pointer((id, key, value), &mut attributes, view, found),
                _ if *value == Json::Null => {}
                _ => match json::value(value) {
                    Some(value) => drop(attributes.insert(key.to_owned(), value)),
                    None => found.leave_out(key),
                },
            }
        }
        let label = label.map_or_else(|| short(type_of(one)).to_owned(), |(_, label)| label);
        if let Some((from, to)) = ends {
            let bond = Bond { id: name, kind: label, attributes, note, place, ..Bond::default() };
            view.bonds.push((bond, [from, to]));
            return;
        }
        let at = |key: &str| one.entry(key).map_or(Some(0), Json::count);
        let piece =
            at("begin").zip(at("end")).map_or(Stated::said(None), |(begin, end)| Stated::at(begin, end));
        view.marks.insert(id);
        // Relations find their ends by the ids of the file; the names come back after.
        view.names.insert(id.to_string(), name);
        view.sketches.marks.push(Sketch {
            id: id.to_string(),
            label,
            pieces: vec![piece],
            attributes,
            note,
            place,
        });
    }

    /// A feature of a mark that points to something: to another mark, or to a list
    /// of words, marks, or links to marks.
    fn pointer(
        &self,
        (from, name, value): (usize, &str, &Json),
        attributes: &mut Attributes,
        view: &mut View,
        found: &mut Found,
    ) {
        if *value == Json::Null {
            return;
        }
        let mut bond = |kind: String, to: usize| {
            let place = format!("%FEATURE_STRUCTURES {from}.{name}");
            view.bonds.push((Bond { kind, place, ..Bond::default() }, [from, to]));
        };
        let target = value.count().and_then(|id| Some((id, *self.by_id.get(&id)?)));
        match target.map(|(id, one)| (id, one, one.entry("%ELEMENTS"))) {
            Some((id, _, Some(elements))) if view.lists.insert(id) => {
                let words = elements.items().iter().map(|one| one.text().map(str::to_owned));
                let words: Option<Vec<String>> = words.collect();
                if let Some(words) = words.filter(|words| !words.is_empty()) {
                    attributes.insert(name.to_owned(), Value::Several(words));
                    return;
                }
                for element in elements.items() {
                    let link = element.count().and_then(|id| Some((id, *self.by_id.get(&id)?)));
                    let Some((id, one)) = link else {
                        found.leave_out(name);
                        continue;
                    };
                    match one.entry("@target").and_then(Json::count) {
                        Some(to) => {
                            bond(json::name(one.entry("role")).unwrap_or_else(|| name.to_owned()), to)
                        }
                        None => bond(name.to_owned(), id),
                    }
                }
            }
            Some((id, one, None)) if self.is_annotation(one) => bond(name.to_owned(), id),
            _ => found.leave_out(name),
        }
    }

    fn settle(&self, view: View, unit: Unit, found: &mut Found) {
        let View { mut document, work, mut sketches, bonds, marks, names, .. } = view;
        for (mut bond, ends) in bonds {
            // An end that is there but no mark is a word, or lies in another view.
            let other = ends.iter().find(|end| !marks.contains(end)).and_then(|end| self.by_id.get(end));
            match other {
                Some(other) => found.leave_out(&format!("relation to {}", short(type_of(other)))),
                None => {
                    [bond.from, bond.to] = ends.map(|end| end.to_string());
                    sketches.bonds.push(bond);
                }
            }
        }
        let mut settled = sketches.settle(&document.text, Some(unit), found);
        for mark in &mut settled.marks {
            mark.id = names.get(&mark.id).cloned().unwrap_or_default();
        }
        let Work { annotator, note, gold, done, predicted, .. } = work;
        let work = Work { annotator, note, gold, done, predicted, ..settled };
        if work != Work::default() {
            document.works.push(work);
        }
        found.put(document);
    }
}

/// What the document's annotation says.
fn about(one: &Json, view: &mut View, found: &mut Found) {
    json::leave_others(one, &ABOUT, found);
    let word = |key: &str| Some(json::word(one, key)).filter(|word| !word.is_empty());
    let document = &mut view.document;
    if let Some(title) = word("documentTitle") {
        document.title = title;
    }
    if let Some(id) = word("documentId") {
        document.name = id;
    }
    document.language = word("language").filter(|tag| tag != "x-unspecified").or(document.language.take());
}

/// What we write of a work and its report.
fn work(one: &Json, view: &mut View) {
    json::details(one, &mut view.document);
    let Work { annotator, note, gold, done, predicted, .. } = &mut view.work;
    (*annotator, *note) = (json::word(one, "annotator"), json::word(one, "note"));
    (*gold, *done, *predicted) =
        (json::flag(one, "gold"), json::flag(one, "done"), json::flag(one, "predicted"));
}
