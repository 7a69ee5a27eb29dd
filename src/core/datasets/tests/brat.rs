use super::*;
use crate::core::datasets::write::{Loss, beside};
use crate::core::datasets::{Inventory, Unit, What};
use crate::core::exchange::Reason;

const TEXT: &str = "غارة على مستشفى في حلب 🚑 قتلت ثلاثة\r\nوجرحت خمسة";

/// What a text and its annotations hold.
fn pair(text: &str, annotations: &str) -> Found {
    let sources = [Source { name: "d/a.ann", text: annotations }, Source { name: "d/a.txt", text }];
    read(Format::Brat, &sources, &Options::default())
}

fn told(found: Found) -> Vec<(String, What)> {
    found.findings.into_iter().map(|finding| (finding.place, finding.what)).collect()
}

fn left_out(word: &str) -> What {
    What::LeftOut(word.to_owned())
}

#[test]
fn lines_become_marks_and_links() {
    let annotations = concat!(
        "T1\tplace 9 15\tمستشفى\r\n",
        "T2\tplace 9 15;19 22\tمستشفى حلب\n",
        "T3\tAttack 0 4\tغارة\n",
        "T4\tKill 25 29\tقتلت\n",
        "T5\tharm 25 42\tقتلت ثلاثة\r وجرحت\n",
        "E1\tAttack:T3 Target:T1 Target2:T2 Effect:E2\n",
        "E2\tKill:T4 \n",
        "R1\tpart_of Arg1:T1 Arg2:T2\t\n",
        "*\tEquiv T1 T2 T3\n",
        "A1\tNegated E1\n",
        "A2\tConfidence T1 L1\n",
        "A3\tCount T4 3\n",
        "A4\tWho T4 women\n",
        "A5\tWho T4 children\n",
        "M1\tSpeculated R1\n",
        "\n",
        "#1\tAnnotatorNotes E1\tby whom?\n",
        "#2\tAnnotatorNotes R1\tsure\n",
        "#3\tAnnotatorNotes R1\tvery",
    );
    let found = pair(TEXT, annotations);
    assert_eq!(found.findings, []);
    let document = &found.documents[0];
    assert_eq!((document.name.as_str(), document.text.as_str()), ("a", TEXT));
    assert_eq!(words(document), ["مستشفى", "مستشفى…حلب", "غارة", "قتلت", "قتلت ثلاثة\r\nوجرحت"]);
    let work = &document.works[0];
    let links: Vec<(&str, usize, usize)> =
        work.links.iter().map(|link| (link.kind.as_str(), link.from, link.to)).collect();
    let expected = [
        ("Target", 2, 0),
        ("Target", 2, 1),
        ("Effect", 2, 3),
        ("part_of", 0, 1),
        ("Equiv", 0, 1),
        ("Equiv", 1, 2),
    ];
    assert_eq!(links, expected);
    let attributes = |attributes: &Attributes| format!("{attributes:?}");
    assert_eq!(attributes(&work.marks[2].attributes), r#"{"Negated": YesNo(true)}"#);
    assert_eq!(attributes(&work.marks[0].attributes), r#"{"Confidence": Text("L1")}"#);
    let several = r#"{"Count": Whole(3), "Who": Several(["women", "children"])}"#;
    assert_eq!(attributes(&work.marks[3].attributes), several);
    assert_eq!(attributes(&work.links[3].attributes), r#"{"Speculated": YesNo(true)}"#);
    assert_eq!((work.marks[2].note.as_str(), work.links[3].note.as_str()), ("by whom?", "sure\nvery"));
}

#[test]
fn what_is_wrong_in_a_line_is_told() {
    let check = |annotations: &str, expected: &[What]| {
        let told: Vec<What> = told(pair(TEXT, annotations)).into_iter().map(|(_, what)| what).collect();
        assert_eq!(told, expected, "{annotations}");
    };
    let broken = |many: &str| What::Unreadable(format!("not a line of brat standoff{many}"));
    check("", &[]);
    check("T1\tplace 9 15\tمستشفى", &[]);
    check("T1\tplace 9 15\t", &[]);
    check("T1\tplace 9 15", &[]);
    check("T1\tplace 9 15\tمستشفى  ", &[]);
    check("T1\tplace 8 15\t مستشفى", &[What::Trimmed]);
    check("T1\tplace 12 18\tمستشفى", &[What::Moved]);
    check("T1\tplace 12 13;19 22\tمستشفى حلب", &[What::Aside(Reason::QuoteNotFound)]);
    check("T1\tplace 9 15\tمسجد", &[What::Aside(Reason::QuoteNotFound)]);
    check("T1\tplace 9 99", &[What::Aside(Reason::OutsideText)]);
    check(&format!("T1\tplace 9 1{}", "0".repeat(308)), &[What::Aside(Reason::OutsideText)]);
    check("T1\tplace -9 15", &[What::Aside(Reason::OutsideText)]);
    check("T1\tplace 15 9", &[What::Aside(Reason::OffsetsReversed)]);
    check("T1\tplace 9 9", &[What::Aside(Reason::QuoteBlank)]);
    check("T1\tplace 9 15\nT1\tplace 0 4", &[What::Unreadable("there is another T1".to_owned())]);
    check("T1\tplace 9-15\nT1 place 9 15\nhello\nX1\ta", &[broken(" × 4")]);
    check("T1\nR1\tby\nE1\tKill\nA1\tx\n*\tEquiv\n#1\tx", &[broken(" × 6")]);
    check("R1\tby Arg1:T1 Arg2:T2", &[What::Aside(Reason::EndMissing)]);
    check("T1\tKill 9 15\nE1\tAttack:T1", &[left_out("Attack")]);
    check("T1\tKill 9 15\nE1\tKill:T1\nE2\tKill:T1", &[left_out("E with the trigger of another")]);
    check("E1\tKill:T1", &[What::Unreadable("an event without its trigger".to_owned())]);
    check("A1\tNegated T1\n#1\tAnnotatorNotes T2\tx", &[left_out("AnnotatorNotes"), left_out("Negated")]);
    check("N1\tReference T1 Wikipedia:1\tx\nN2\tReference T1 Wikipedia:2\tx", &[left_out("N Reference × 2")]);
    check("#1\tTypo T1\tx", &[left_out("# Typo")]);
    // After so many kinds the others are one.
    let kinds: String = (10..70).map(|n| format!("N{n}\tKind{n} T1 x:1\tx\n")).collect();
    let told: Vec<What> = (10..60).map(|n| left_out(&format!("N Kind{n}"))).collect();
    check(&kinds, &[&told[..], &[left_out("… × 10")]].concat());
}

#[test]
fn files_find_each_other_by_their_paths() {
    let files = [
        ("x/annotation.conf", "[entities]"),
        ("x/a.txt", "حلب"),
        ("y/a.txt", "حمص"),
        ("y/a.ann", "T1\tplace 0 3\tحمص"),
        ("x/b.ann", ""),
        ("x/c.TXT", "c d"),
        ("x/c.a1", "T1\tx 0 1\tc"),
        ("x/c.a2", "T2\tx 2 3\td\nR1\tby Arg1:T1 Arg2:T2"),
    ];
    let sources: Vec<Source> = files.iter().map(|(name, text)| Source { name, text }).collect();
    let found = read(Format::Brat, &sources, &Options::default());
    let held: Vec<(&str, Vec<String>)> =
        found.documents.iter().map(|document| (document.name.as_str(), words(document))).collect();
    let none: [&str; 0] = [];
    assert_eq!(held[0], ("a", none.map(str::to_owned).to_vec()));
    assert_eq!(held[1], ("a", vec!["حمص".to_owned()]));
    assert_eq!(held[2], ("c", vec!["c".to_owned(), "d".to_owned()]));
    assert_eq!(found.documents[2].works[0].links.len(), 1);
    let told: Vec<(&str, &What)> =
        found.findings.iter().map(|finding| (finding.file.as_str(), &finding.what)).collect();
    let missing = What::Unreadable("b.txt is missing".to_owned());
    assert_eq!(told, [("x/annotation.conf", &left_out("annotation.conf")), ("x/b.ann", &missing)]);
}

#[test]
fn offsets_are_of_the_unit_that_a_person_names() {
    let sources =
        [Source { name: "a.txt", text: "🚑 حلب" }, Source { name: "a.ann", text: "T1\tplace 3 6\tحلب" }];
    let options = Options { unit: Some(Unit::Utf16), ..Options::default() };
    let found = read(Format::Brat, &sources, &options);
    assert_eq!((words(&found.documents[0]), found.findings), (vec!["حلب".to_owned()], Vec::new()));
}

/// The files that a document makes, and what they can't carry.
fn files(document: &Document) -> (Vec<(String, String)>, Losses) {
    let mut losses = Losses::default();
    let parts = write(document, &Recipe::of(Format::Brat), &mut losses);
    (parts.into_iter().map(|part| (part.name, part.text)).collect(), losses)
}

#[test]
fn a_work_is_two_files() {
    let mut one = document("⟦غارة⟦ على\nحلب|place⟧|attack⟧ 🚑");
    let work = &mut one.works[0];
    work.marks[0].note = "a\nb".to_owned();
    let value = |name: &str, value: Value| (name.to_owned(), value);
    let values = [
        value("a", Value::YesNo(true)),
        value("b", Value::YesNo(false)),
        value("c d", Value::Whole(3)),
        value("e", Value::Several(vec!["x".to_owned(), "y".to_owned()])),
        value("f", Value::Text("two words".to_owned())),
        value("g", Value::NotStated),
        value("h", Value::Text(String::new())),
    ];
    work.marks[1].attributes = values.into_iter().collect();
    let link = Link {
        id: String::new(),
        kind: "in".to_owned(),
        from: 0,
        to: 1,
        attributes: Attributes::from([value("a", Value::YesNo(true))]),
        note: "n".to_owned(),
    };
    work.links.push(link);
    let (files, losses) = files(&one);
    let annotations = concat!(
        "T1\tattack 0 8;9 12\tغارة على حلب\n",
        "#1\tAnnotatorNotes T1\ta b\n",
        "T2\tplace 5 8;9 12\tعلى حلب\n",
        "A1\ta T2\nA2\tb T2 false\nA3\tc_d T2 3\nA4\te T2 x\nA5\te T2 y\n",
        "R1\tin Arg1:T1 Arg2:T2\n",
        "A6\ta R1\n",
        "#2\tAnnotatorNotes R1\tn\n",
    );
    let name = |ending: &str| format!("r.{ending}");
    let text = one.text.as_str().to_owned();
    assert_eq!(files, [(name("txt"), text), (name("ann"), annotations.to_owned())]);
    let losses: Vec<(Loss, usize)> = losses.iter().collect();
    assert_eq!(losses, [(Loss::Lines, 2), (Loss::Attribute, 3), (Loss::Note, 1), (Loss::Name, 1)]);
}

#[test]
fn files_have_safe_names_of_their_own() {
    let names = |name: &str, annotators: &[&str]| -> Vec<String> {
        let work = |annotator: &&str| Work { annotator: (*annotator).to_owned(), ..Work::default() };
        let works = annotators.iter().map(work).collect();
        let (files, _) = files(&Document { works, ..Document::new(name, "x") });
        files.into_iter().map(|(name, _)| name).filter(|name| name.ends_with(".txt")).collect()
    };
    assert_eq!(names("تقرير 1", &[]), ["تقرير 1.txt"]);
    assert_eq!(names("../a/b:c", &["A"]), ["%2E.%2Fa%2Fb%3Ac.txt"]);
    assert_eq!(names("", &["A", "B"]), ["A/-.txt", "B/-.txt"]);
    assert_eq!(names("r", &["A", "A", "", ".."]), ["A/r.txt", "A-2/r.txt", "-/r.txt", "%2E%2E/r.txt"]);
}

#[test]
fn the_configuration_names_what_there_is() {
    let mut one = document("⟦حلب|place⟧ ⟦غارة|air strike⟧");
    let word = |word: &str| Value::Text(word.to_owned());
    one.works[0].marks[0].attributes.insert("kind".to_owned(), word("city"));
    one.works[0].marks[1].attributes.insert("kind".to_owned(), word("town"));
    one.works[0].marks[1].attributes.insert("denied".to_owned(), Value::YesNo(true));
    let link = Link {
        id: String::new(),
        kind: "in".to_owned(),
        from: 1,
        to: 0,
        attributes: Attributes::new(),
        note: String::new(),
    };
    one.works[0].links.push(link);
    let mut inventory = Inventory::default();
    inventory.count(&one);
    let expected = concat!(
        "[entities]\n\nair_strike\nplace\n",
        "\n[relations]\n\n<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n",
        "in\tArg1:air_strike, Arg2:place\n",
        "\n[events]\n",
        "\n[attributes]\n\ndenied\tArg:air_strike\nkind\tArg:air_strike|place, Value:city|town\n",
    );
    assert_eq!(beside(Format::Brat, &inventory)[0].text, expected);
}

proptest! {
    #[test]
    fn what_brat_can_hold_comes_back(document in any_document()) {
        let (files, losses) = files(&document);
        let sources: Vec<Source> = files.iter().map(|(name, text)| Source { name, text }).collect();
        let found = read(Format::Brat, &sources, &Options::default());
        prop_assert_eq!(found.findings, []);
        let lost = |loss: Loss| losses.iter().any(|(one, _)| one == loss);
        prop_assert!(lost(Loss::Annotator));
        let empty = Work::default();
        let came = found.documents[0].works.first().unwrap_or(&empty);
        let sent = &document.works[0];
        prop_assert_eq!(came.links.len(), sent.links.len());
        prop_assert_eq!(came.marks.len(), sent.marks.len());
        for (came, sent) in came.marks.iter().zip(&sent.marks) {
            prop_assert_eq!((&came.id, &came.label, came.range()), (&sent.id, &sent.label, sent.range()));
            if !lost(Loss::Lines) {
                prop_assert_eq!(&came.pieces, &sent.pieces);
            }
            if !lost(Loss::Attribute) {
                prop_assert_eq!(&came.attributes, &sent.attributes);
            }
            if !lost(Loss::Note) {
                prop_assert_eq!(&came.note, &sent.note);
            }
        }
    }

    #[test]
    fn nothing_in_a_file_is_too_much(text in hard_text(), lines in vec("[TREA#*N][0-9]?\t[a-z]{0,3}[: ]?-?[0-9]{0,3} [0-9;T]{0,3}\t?.{0,4}", 0..9)) {
        let found = pair(&text, &lines.join("\n"));
        prop_assert_eq!(found.documents.len(), 1);
    }
}
