//! Rows out of the spans and relations of a layer.

use std::sync::Arc;

use super::count::{Heads, Links, settle};
use super::row::{Claim, Facts, Figure, Name, Perpetrator, Row, Source, Status, choice, count};
use crate::core::model::{AnnotationId, Attributes, Layer, Report, Sheet, Span, Value};
use crate::core::order::{Key, order};
use crate::core::queue::folded;
use crate::core::text::TextRange;

/// The types of relations that are looked up, each from the end where the
/// looking begins.
const KINDS: [&str; 5] = ["source", "about", "at", "victim_of_group", "perpetrator"];

impl Facts {
    /// The casualties that a layer has in these reports, in their order.
    #[must_use]
    pub fn of(layer: &Layer, reports: &[Arc<Report>]) -> Self {
        let mut rows = Vec::new();
        for (at, report) in reports.iter().enumerate() {
            if let Some(sheet) = layer.sheet(&report.id) {
                gather(&mut rows, at, report, sheet);
            }
        }
        Self { reports: reports.to_vec(), rows }
    }
}

/// Puts the rows of one report behind the others.
fn gather(rows: &mut Vec<Row>, at: usize, report: &Report, sheet: &Sheet) {
    let casualties: Vec<&Span> =
        sheet.spans.iter().filter(|span| span.label.as_str() == "casualty").collect();
    if casualties.is_empty() {
        return;
    }
    let first = rows.len();
    let reading = Reading::new(report, sheet);
    rows.extend(casualties.iter().map(|span| reading.row(at, span)));
    let places: Vec<Option<usize>> = casualties.iter().map(|span| sheet.spans.position(span.id)).collect();
    let place = |id| places.binary_search(&Some(sheet.spans.position(id)?)).ok();
    let linked = |kind: &str| {
        let of = sheet.relations.values().filter(|relation| relation.kind.as_str() == kind);
        of.filter_map(|relation| Some((place(relation.from)?, place(relation.to)?))).collect()
    };
    let links = Links { same: linked("same_as"), parts: linked("subset_of") };
    settle(rows.get_mut(first..).unwrap_or_default(), first, &links);
}

/// A relation with its ends as positions in reading order: kind, from, to.
struct End<'a>(Key, &'a Attributes);

/// A sheet with its relations looked up.
struct Reading<'a> {
    report: &'a Report,
    sheet: &'a Sheet,
    /// By kind, by where they begin, in the reading order of where they end.
    ends: Vec<End<'a>>,
    /// Which spans are said to be the same, by their positions.
    same: Heads,
    /// The fullest name of each that is the first of its kind.
    names: Vec<Option<Name>>,
}

impl<'a> Reading<'a> {
    fn new(report: &'a Report, sheet: &'a Sheet) -> Self {
        let mut ends = Vec::new();
        let mut same = Heads::new(sheet.spans.len());
        for relation in sheet.relations.values() {
            let place = |id| sheet.spans.position(id);
            let (Some(from), Some(to)) = (place(relation.from), place(relation.to)) else { continue };
            let word = relation.kind.as_str();
            if word == "same_as" {
                same.join(from, to);
            }
            let Some(kind) = KINDS.iter().position(|kind| *kind == word) else { continue };
            let (from, to) = if word == "about" { (to, from) } else { (from, to) };
            ends.push(End([kind, from, to], &relation.attributes));
        }
        let sorted = order(ends.iter().map(|end| end.0));
        let ends = sorted.into_iter().filter_map(|at| ends.get(at).map(|end| End(end.0, end.1))).collect();
        let mut reading = Self { report, sheet, ends, same, names: Vec::new() };
        reading.names = reading.names();
        reading
    }

    /// The words of a span, those of its pieces apart.
    fn quote(&self, span: &Span) -> String {
        let words = |piece: &TextRange| self.report.text.slice(*piece).unwrap_or_default();
        span.pieces().iter().map(words).collect::<Vec<_>>().join(" … ")
    }

    /// The names, at the first of all spans that are the same.
    fn names(&self) -> Vec<Option<Name>> {
        let mut fullest: Vec<(bool, usize)> = vec![(false, 0); self.sheet.spans.len()];
        let mut names: Vec<Option<Name>> = fullest.iter().map(|_| None).collect();
        for (at, span) in self.sheet.spans.iter().enumerate() {
            let head = self.same.head(at);
            let (Some(best), Some(name)) = (fullest.get_mut(head), names.get_mut(head)) else { continue };
            let weight =
                (choice(span.attributes.get("mention")).as_deref() == Some("name"), span.range.len());
            let given = given_id(span);
            let known = name.as_ref().map(|name| name.key.clone()).filter(|key| key.starts_with('#'));
            if *best < weight {
                *best = weight;
                let text = self.quote(span);
                let key = known.or(given).unwrap_or_else(|| folded(&text));
                *name = Some(Name { span: span.id, text, key });
            } else if let (Some(name), Some(given), None) = (name, given, known) {
                name.key = given;
            }
        }
        names
    }

    fn name(&self, at: usize) -> Option<Name> {
        let span = self.sheet.spans.nth(at)?;
        self.names.get(self.same.head(at))?.clone().map(|name| Name { span: span.id, ..name })
    }

    /// Where the relations of a kind lead from a span.
    fn ends(&self, kind: &str, from: AnnotationId) -> &[End<'a>] {
        let kind = KINDS.iter().position(|one| *one == kind);
        let (Some(kind), Some(from)) = (kind, self.sheet.spans.position(from)) else { return &[] };
        let place = |key: Key| self.ends.partition_point(|end| end.0 < key);
        self.ends.get(place([kind, from, 0])..place([kind, from + 1, 0])).unwrap_or_default()
    }

    fn linked(&self, kind: &str, of: AnnotationId) -> Vec<Name> {
        self.ends(kind, of).iter().filter_map(|end| self.name(end.0[2])).collect()
    }

    fn row(&self, report: usize, span: &Span) -> Row {
        let value = |name: &str| span.attributes.get(name);
        let (low, best, high) = (value("low"), value("best"), value("high"));
        let perpetrator = |End([_, _, to], attributes): &End<'_>| {
            Some(Perpetrator { name: self.name(*to)?, confidence: choice(attributes.get("confidence")) })
        };
        let claims = self.ends("about", span.id).iter().filter_map(|end| self.claim(end.0[2]));
        Row {
            report,
            span: span.id,
            range: span.range,
            quote: self.quote(span),
            figure: Figure { low: count(low), best: count(best), high: count(high) },
            coded: [low, best, high].into_iter().flatten().next().is_some(),
            modifier: choice(value("modifier")),
            kind: choice(value("kind")),
            victim: choice(value("victim")),
            scope: choice(value("scope")),
            groups: self.linked("victim_of_group", span.id),
            perpetrators: self.ends("perpetrator", span.id).iter().filter_map(perpetrator).collect(),
            places: self.linked("at", span.id),
            claims: claims.collect(),
            status: Status::NotCoded,
            adds: None,
            same: 0,
            notes: Vec::new(),
        }
    }

    fn claim(&self, at: usize) -> Option<Claim> {
        let spans = &self.sheet.spans;
        let span = spans.nth(at)?;
        let mut sources: Vec<Source> = Vec::new();
        // Whom a claim has from another claim: that one's sources, one hop further.
        let (mut seen, mut wave, mut hops) = (vec![at], vec![span.id], 0);
        while !wave.is_empty() {
            for claim in std::mem::take(&mut wave) {
                for End([_, _, to], _) in self.ends("source", claim) {
                    let Some(source) = spans.nth(*to).filter(|_| !seen.contains(to)) else { continue };
                    seen.push(*to);
                    if source.label == span.label {
                        wave.push(source.id);
                    } else {
                        sources.extend(self.name(*to).map(|name| Source { name, hops }));
                    }
                }
            }
            hops += 1;
        }
        let (stance, certainty) = (span.attributes.get("stance"), span.attributes.get("certainty"));
        Some(Claim { span: span.id, stance: choice(stance), certainty: choice(certainty), sources })
    }
}

/// What a gazetteer or knowledge base calls it.
fn given_id(span: &Span) -> Option<String> {
    ["gazetteer_id", "kb_id"].iter().find_map(|name| match span.attributes.get(*name) {
        // Behind a sign that no folded name begins with.
        Some(Value::Text(id)) if !id.trim().is_empty() => Some(format!("#{}", id.trim())),
        _ => None,
    })
}
