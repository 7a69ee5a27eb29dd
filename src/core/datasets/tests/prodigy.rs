use super::*;
use crate::core::datasets::{View, What};
use crate::core::exchange::Reason;

fn found(lines: &str) -> Found {
    read_file(Format::Prodigy, "a.jsonl", lines)
}

#[test]
fn spans_are_on_tokens() {
    let check = |view: View, tokens: &str, span: &str, expected: &[(Loss, usize)]| {
        let mut one = document("لا ب⟦حلب|place⟧");
        one.works[0].done = true;
        let (line, losses) = file(&[one], &Recipe { view, ..Recipe::of(Format::Prodigy) });
        let whole = format!(
            "{{\"text\": \"لا بحلب\", \"tokens\": [{{\"text\": \"لا\", \"start\": 0, \"end\": 2, \"id\": 0, \"ws\": true}}, {tokens}], \"spans\": [{span}], \"meta\": {{\"report\": \"r\"}}, \"answer\": \"accept\"}}\n"
        );
        assert_eq!((line, losses.iter().collect::<Vec<_>>()), (whole, expected.to_vec()));
    };
    check(
        View::Exact,
        r#"{"text": "ب", "start": 3, "end": 4, "id": 1, "ws": false}, {"text": "حلب", "start": 4, "end": 7, "id": 2, "ws": false}"#,
        r#"{"start": 4, "end": 7, "token_start": 2, "token_end": 2, "label": "place"}"#,
        &[],
    );
    check(
        View::WholeTokens,
        r#"{"text": "بحلب", "start": 3, "end": 7, "id": 1, "ws": false}"#,
        r#"{"start": 3, "end": 7, "token_start": 1, "token_end": 1, "label": "place"}"#,
        &[(Loss::Widened, 1)],
    );
}

const TOKENS: &str = r#""text": "🚑 قصف الجيش حلب", "tokens": [{"text": "🚑", "start": 0, "end": 1, "id": 0}, {"text": "قصف", "start": 2, "end": 5, "id": 1}, {"text": "الجيش", "start": 6, "end": 11, "id": 2}, {"text": "حلب", "start": 12, "end": 15, "id": 3}], "_input_hash": 1, "_task_hash": 2"#;

#[test]
fn places_are_told_by_offsets_or_tokens() {
    let check = |spans: &str, expected: &[&str], told: &[What]| {
        let found = found(&format!("{{{TOKENS}, \"spans\": [{spans}]}}"));
        let whats: Vec<What> = found.findings.into_iter().map(|finding| finding.what).collect();
        assert_eq!(
            (words(&found.documents[0]), &whats[..]),
            (expected.iter().map(|w| w.to_string()).collect(), told),
            "{spans}"
        );
    };
    check(r#"{"start": 12, "end": 15, "token_start": 3, "token_end": 3, "label": "place"}"#, &["حلب"], &[]);
    check(r#"{"start": 12, "end": 15}"#, &["حلب"], &[]);
    check(r#"{"token_start": 2, "token_end": 3, "label": "x"}"#, &["الجيش حلب"], &[]);
    check(r#"{"token_start": 2, "token_end": 30, "label": "x"}"#, &[], &[What::Aside(Reason::OutsideText)]);
    check(r#"{"text": "حلب", "label": "x"}"#, &["حلب"], &[]);
    check(r#"{"start": 1, "end": 5, "label": "x"}"#, &["قصف"], &[What::Trimmed]);
    check("3, null", &[], &[What::LeftOut("span × 2".to_owned())]);
    check(r#"{"start": 3, "end": null}"#, &[], &[What::Aside(Reason::OutsideText)]);
}

#[test]
fn relations_join_spans_or_their_tokens() {
    let spans = r#""spans": [{"start": 6, "end": 11, "token_start": 2, "token_end": 2, "label": "actor"}, {"start": 12, "end": 15, "token_start": 3, "token_end": 3, "label": "place"}]"#;
    let check = |relation: &str, expected: Option<(usize, usize)>| {
        let found = found(&format!("{{{TOKENS}, {spans}, \"relations\": [{relation}]}}"));
        let work = &found.documents[0].works[0];
        assert_eq!(work.links.first().map(|link| (link.from, link.to)), expected, "{relation}");
        assert_eq!(work.aside.len(), usize::from(expected.is_none()), "{relation}");
    };
    check(
        r#"{"head": 3, "child": 2, "head_span": {"start": 12, "end": 15, "token_start": 3, "token_end": 3, "label": "place"}, "child_span": {"start": 6, "end": 11, "token_start": 2, "token_end": 2, "label": "actor"}, "label": "by"}"#,
        Some((1, 0)),
    );
    check(r#"{"head": 3, "child": 2, "label": "by"}"#, Some((1, 0)));
    check(r#"{"head": 0, "child": 2, "label": "by"}"#, None);
    check(r#"{"head": 1e99, "child": -2}"#, None);
}

#[test]
fn answers_decide_what_comes_in() {
    let check = |entries: &str, expected: &[(&str, bool)], told: &[&str]| {
        let found = found(&format!(
            "{{{TOKENS}, \"spans\": [{{\"start\": 12, \"end\": 15, \"label\": \"x\"}}], {entries}}}\r\n"
        ));
        let works: Vec<_> =
            found.documents[0].works.iter().map(|work| (&*work.annotator, work.done)).collect();
        let told: Vec<What> = told.iter().map(|word| What::LeftOut(word.to_string())).collect();
        assert_eq!(
            (works, found.findings.iter().map(|f| f.what.clone()).collect::<Vec<_>>()),
            (expected.to_vec(), told),
            "{entries}"
        );
    };
    check(
        r#""answer": "accept", "_annotator_id": "db-rim", "_session_id": "db-x""#,
        &[("db-rim", true)],
        &[],
    );
    check(r#""answer": "accept", "_session_id": "db-x""#, &[("db-x", true)], &[]);
    check(r#""answer": "reject""#, &[], &["answer: reject"]);
    check(r#""answer": "ignore""#, &[], &["answer: ignore"]);
    check(r#""meta": {"score": 0.5, "title": "t"}, "label": "BAD""#, &[("", false)], &["label", "score"]);
    assert_eq!(found(r#"{"image": "a.png"}"#).findings[0].what, What::NoText);
    assert_eq!(found("").documents, []);
}

proptest! {
    #[test]
    fn what_it_can_carry_comes_back(document in any_document(), whole in any::<bool>()) {
        let mut expected = document;
        let work = &mut expected.works[0];
        work.note = "مهم".to_owned();
        for mark in &mut work.marks {
            *mark = Mark::new(mark.label.clone(), mark.range());
        }
        let same = |n: usize| work.marks.iter().rposition(|mark| *mark == work.marks[n]).unwrap();
        let links = work.links.iter().map(|link| Link { id: String::new(), from: same(link.from), to: same(link.to), ..link.clone() });
        work.links = links.collect();
        let view = if whole { View::WholeTokens } else { View::Exact };
        let (lines, losses) = file(&[expected.clone()], &Recipe { view, ..Recipe::of(Format::Prodigy) });
        let mut found = found(&lines);
        prop_assert_eq!(&found.findings, &[]);
        let came = &mut found.documents[0].works[0];
        let widened = came.marks.iter().zip(&expected.works[0].marks).filter(|(came, mark)| came != mark).count();
        let lost: Vec<_> = Some((Loss::Widened, widened)).filter(|_| widened > 0).into_iter().collect();
        prop_assert_eq!(losses.iter().collect::<Vec<_>>(), lost);
        prop_assert!(whole || widened == 0);
        for (came, mark) in came.marks.iter_mut().zip(&expected.works[0].marks) {
            prop_assert!(came.range().encloses(mark.range()));
            came.pieces = mark.pieces.clone();
        }
        if whole {
            // Marks that were widened to the same words are one to relations.
            came.links.clone_from(&expected.works[0].links);
        }
        prop_assert_eq!(found.documents, [expected]);
    }
}
