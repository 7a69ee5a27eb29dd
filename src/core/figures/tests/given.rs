use super::*;

#[derive(serde::Deserialize)]
struct Cases {
    policy: String,
    cases: Vec<Case>,
    not_casualties: Vec<String>,
}

#[derive(serde::Deserialize)]
struct Case {
    text: String,
    span: String,
    low: Option<u64>,
    best: Option<u64>,
    high: Option<u64>,
    modifier: String,
    kind: String,
    victim: String,
}

fn cases() -> Cases {
    serde_json::from_str(include_str!("../../../../tests/fixtures/casualty_cases.json")).unwrap()
}

const REPORT: &str = include_str!("../../../sample/reports/003.txt");

#[test]
fn every_given_case_is_found_and_read() {
    let cases = cases();
    let policy = Policy::parse(&cases.policy).unwrap();
    assert_eq!(cases.cases.len(), 26);
    for case in cases.cases {
        // Whose "others" these are stands in the sentence of the report.
        let elided = matches!(case.span.as_str(), "آخران" | "آخرون");
        let text = Text::new(if elided { REPORT } else { &case.text });
        let place = place(&text, &case.span);
        let reading = read(&text, place, policy);
        assert_eq!(
            (reading.low, reading.best, reading.high),
            (case.low, case.best, case.high),
            "{}",
            case.text
        );
        let words = (reading.modifier.as_str(), reading.kind.as_str(), reading.victim.as_str());
        assert_eq!(words, (&*case.modifier, &*case.kind, &*case.victim), "{}", case.text);
        let same = find(&text, policy).into_iter().find(|found| found.range == place);
        assert_eq!(same.map(|found| found.reading), Some(reading), "{}", case.text);
    }
}

#[test]
fn others_alone_say_their_number_but_not_who_they_are() {
    check("وأُصيب [آخران]", &["2/2/2 exact injured unknown"], Policy::Literal);
    check("وأصيب [آخرون]", &["3/–/– unspecified injured unknown"], Policy::Literal);
}

#[test]
fn what_is_no_casualty_is_left_alone() {
    for text in cases().not_casualties {
        assert_eq!(found(&text, Policy::Literal), [], "{text}");
    }
}
