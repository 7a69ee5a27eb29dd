//! Arbitrary projects, valid and as unpleasant as projects can be.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use uuid::Uuid;

use crate::core::model::*;
use crate::core::text::{CodePoint, Text, TextRange};

/// Pieces of text that offsets go wrong at.
const PIECES: [&str; 30] = [
    "قُتل",
    "دمشق",
    "بدمشق",
    "مدنيًّا",
    "5",
    "٢٤",
    "2016-04-27",
    " ",
    " ",
    "\n",
    "\r\n",
    "\t",
    "،",
    "«",
    "🚑",
    "👩🏽‍⚕️",
    "🇸🇾",
    "e\u{301}",
    "\u{301}",
    "\u{200f}",
    "\u{200c}",
    "\u{feff}",
    "שָׁלוֹם",
    "می‌رود",
    "\"",
    "\\",
    "\u{1}",
    "ﻻ",
    "a",
    "لـ\"العربي\"",
];

fn text() -> impl Strategy<Value = String> {
    vec(select(&PIECES[..]), 0..40).prop_map(|pieces| pieces.concat())
}

fn moment() -> impl Strategy<Value = Timestamp> {
    (0..60_u8, 0..1000_u16)
        .prop_map(|(s, ms)| Timestamp::parse(&format!("2026-11-22T09:30:{s:02}.{ms:03}Z")).unwrap())
}

fn stamp() -> impl Strategy<Value = Stamp> {
    (text(), moment()).prop_map(|(by, at)| Stamp { by: by.into(), at })
}

fn provenance() -> impl Strategy<Value = Provenance> {
    let origin =
        select(&[Origin::Human, Origin::SuggestionAccepted, Origin::SuggestionEdited, Origin::Import][..]);
    (any::<u32>(), stamp(), stamp(), origin, text(), option::of(taken())).prop_map(
        |(revision, created, updated, origin, tool, taken)| Provenance {
            revision,
            created,
            updated,
            origin,
            tool: tool.into(),
            taken,
        },
    )
}

fn annotation_id() -> impl Strategy<Value = AnnotationId> {
    any::<u128>().prop_map(|id| AnnotationId(Uuid::from_u128(id)))
}

fn layer_id() -> impl Strategy<Value = LayerId> {
    any::<u128>().prop_map(|id| LayerId(Uuid::from_u128(id)))
}

fn taken() -> impl Strategy<Value = Taken> {
    (select(&Rule::ALL[..]), vec(layer_id(), 0..3), any::<bool>()).prop_map(|(by, from, edited)| Taken {
        by,
        from,
        edited,
    })
}

fn decision() -> impl Strategy<Value = Decision> {
    let version = (layer_id(), annotation_id(), any::<u32>());
    let version = version.prop_map(|(layer, id, revision)| Version { layer, id, revision });
    let verdict = select(&Verdict::ALL[..]);
    let about = vec(version, 0..4);
    (annotation_id(), about, verdict, option::of(annotation_id()), text(), any::<u32>(), stamp()).prop_map(
        |(id, about, verdict, gold, reason, revision, made)| Decision {
            id,
            about,
            verdict,
            gold,
            reason,
            revision,
            made,
        },
    )
}

fn comment() -> impl Strategy<Value = Comment> {
    let mention = (layer_id(), annotation_id()).prop_map(|(layer, id)| Mention { layer, id });
    let answers = option::of(annotation_id());
    (annotation_id(), option::of(mention), answers, text(), any::<u32>(), stamp(), stamp()).prop_map(
        |(id, about, answers, text, revision, created, updated)| Comment {
            id,
            about,
            answers,
            text,
            revision,
            created,
            updated,
        },
    )
}

fn attributes() -> impl Strategy<Value = Attributes> {
    let value = prop_oneof![
        Just(Value::NotStated),
        any::<bool>().prop_map(Value::YesNo),
        any::<i64>().prop_map(Value::Whole),
        // Up to 15 digits: the parser may round the last bit of longer ones.
        any::<i32>().prop_map(|n| Value::Number(f64::from(n) / 1000.0)),
        text().prop_map(Value::Text),
        vec(text(), 0..3).prop_map(Value::Several),
    ];
    btree_map(text(), value, 0..3)
}

/// What an annotation carries whatever it stands on.
type Extras = (u128, Attributes, String, Provenance);

fn extras() -> impl Strategy<Value = Extras> {
    (any::<u128>(), attributes(), text(), provenance())
}

fn unplaced() -> impl Strategy<Value = Quarantined> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<i64>().prop_map(serde_json::Value::from),
        text().prop_map(serde_json::Value::from),
    ];
    let annotation = leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(serde_json::Value::from),
            btree_map(text(), inner, 0..4).prop_map(|map| map.into_iter().collect::<serde_json::Value>()),
        ]
    });
    (text(), annotation).prop_map(|(reason, annotation)| Quarantined { reason, annotation })
}

/// A sheet before it is known what text it is about.
type Seeds = (
    bool,
    String,
    Vec<(usize, usize, usize, bool, Extras)>,
    Vec<(usize, usize, Extras)>,
    Vec<Quarantined>,
    Vec<Decision>,
    Vec<Comment>,
);

fn seeds() -> impl Strategy<Value = Seeds> {
    let span = (any::<usize>(), any::<usize>(), 0..4_usize, any::<bool>(), extras());
    let relation = (any::<usize>(), any::<usize>(), extras());
    (
        any::<bool>(),
        text(),
        vec(span, 0..12),
        vec(relation, 0..8),
        vec(unplaced(), 0..3),
        vec(decision(), 0..3),
        vec(comment(), 0..3),
    )
}

fn sheet(text: &Text, schema: &Schema, seeds: Seeds) -> Sheet {
    let (done, note, spans, relations, quarantine, decisions, comments) = seeds;
    let mut sheet = Sheet { done, note, quarantine, ..Sheet::default() };
    sheet.decisions = decisions.into_iter().map(|one| (one.id, one)).collect();
    sheet.comments = comments.into_iter().map(|one| (one.id, one)).collect();
    let mut last = None;
    for (a, b, label, again, (id, attributes, note, provenance)) in spans {
        let at = |seed: usize| CodePoint(seed % (text.len().0 + 1));
        // Every other time the same words again.
        let range = last.filter(|_| again).or_else(|| text.clean(TextRange::between(at(a), at(b))));
        let Some(range) = range else { continue };
        let label = schema.labels[label].id.clone();
        let id = AnnotationId(Uuid::from_u128(id));
        let filled = [Filled::Suggested, Filled::Accepted, Filled::Edited][a % 3];
        let origins = attributes.keys().take(b % 2).map(|name| (name.clone(), filled)).collect();
        let span = Span { attributes, origins, note, ..Span::new(id, label, range, provenance) };
        // Now and then in pieces.
        let middle = CodePoint((range.start().0 + range.end().0) / 2);
        let halves = [TextRange::between(range.start(), middle), TextRange::between(middle, range.end())];
        let halves = halves.into_iter().filter_map(|half| text.clean(half)).collect();
        let split = span.clone().on(halves).filter(|split| b % 3 == 0 && split.range == range);
        sheet.spans.insert(split.unwrap_or(span));
        last = Some(range);
    }
    for (a, b, (id, attributes, note, provenance)) in relations {
        let Some(len) = Some(sheet.spans.len()).filter(|len| *len > 0) else { break };
        let (from, to) = (sheet.spans.nth(a % len).unwrap(), sheet.spans.nth(b % len).unwrap());
        let fits = |kind: &&RelationType| schema.allows(&kind.id, &from.label, &to.label);
        let Some(kind) = schema.relations.iter().find(fits).filter(|_| from.id != to.id) else { continue };
        let id = AnnotationId(Uuid::from_u128(id));
        let (kind, from, to) = (kind.id.clone(), from.id, to.id);
        sheet.relations.insert(id, Relation { id, kind, from, to, attributes, note, provenance });
    }
    sheet
}

fn report() -> impl Strategy<Value = Report> {
    (text(), text(), option::of(text()), option::of(text()), option::of(text())).prop_map(
        |(text, title, language, source, date)| {
            let report = Report::from_text(ReportId::new("?"), &text);
            Report { title, language, source, date, ..report }
        },
    )
}

/// An arbitrary project.
pub(super) fn project() -> impl Strategy<Value = Project> {
    let layer = (any::<u128>(), text(), any::<u32>(), any::<bool>(), option::of(moment()));
    let layer = (layer, vec(option::of(seeds()), 3));
    (any::<u128>(), text(), text(), vec(report(), 0..4), vec(layer, 1..4)).prop_map(
        |(id, name, guidelines, reports, layers)| {
            let named =
                |(i, report)| Arc::new(Report { id: ReportId::new(&format!("{:03}", 9 - i)), ..report });
            let reports: Vec<_> = reports.into_iter().enumerate().map(named).collect();
            let schema = Schema::conflict_reports();
            let layers: Vec<_> = layers
                .into_iter()
                .map(|((id, annotator, schema_version, gold, as_of), seeds)| Layer {
                    id: LayerId(Uuid::from_u128(id)),
                    annotator,
                    schema_version,
                    gold,
                    as_of,
                    sheets: reports
                        .iter()
                        .zip(seeds)
                        .filter_map(|(report, seeds)| Some((report, sheet(&report.text, &schema, seeds?))))
                        .filter(|(_, sheet)| *sheet != Sheet::default())
                        .map(|(report, sheet)| (report.id.clone(), sheet.into()))
                        .collect::<BTreeMap<_, _>>(),
                })
                .collect();
            let open_layer = layers.iter().find(|layer| !layer.gold).unwrap_or(&layers[0]).id;
            Project {
                id: ProjectId(Uuid::from_u128(id)),
                name,
                schema,
                guidelines,
                reports,
                layers,
                open_layer,
            }
        },
    )
}
