use super::*;
use crate::core::datasets::What;

fn told(found: &Found) -> Vec<(&str, String)> {
    let word = |what: &What| match what {
        What::LeftOut(word) | What::Unreadable(word) => word.clone(),
        other => format!("{other:?}"),
    };
    found.findings.iter().map(|finding| (finding.place.as_str(), word(&finding.what))).collect()
}

/// A file with these layers, in which nothing is wrong: its text, its marks and links.
fn good(layers: &[&str], body: &str) -> (String, Vec<String>, Vec<String>) {
    let file = format!("#FORMAT=WebAnno TSV 3.3\n{}\n\n\n{body}", layers.join("\n"));
    let found = read_file(Format::WebAnno, "a.tsv", &file);
    assert_eq!(told(&found), [], "{body}");
    let document = &found.documents[0];
    let words = words(document);
    let Some(work) = document.works.first() else {
        return (document.text.as_str().to_owned(), Vec::new(), Vec::new());
    };
    let attributes = |attributes: &Attributes| {
        attributes.iter().map(|(name, value)| format!(" {name}={value:?}")).collect::<String>()
    };
    let mark =
        |(mark, words): (&Mark, &String)| format!("{} {words:?}{}", mark.label, attributes(&mark.attributes));
    let marks = work.marks.iter().zip(&words).map(mark).collect();
    let end = |at: usize| words[at].as_str();
    let link = |link: &Link| {
        format!("{} {}→{}{}", link.kind, end(link.from), end(link.to), attributes(&link.attributes))
    };
    (document.text.as_str().to_owned(), marks, work.links.iter().map(link).collect())
}

const ENTITY: &str = "#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value";
const SPAN: &str = "#T_SP=webanno.custom.Span|value";
const BARE: &str = "#T_SP=webanno.custom.Bare|";

#[test]
fn columns_are_layers() {
    let check = |layers: &[&str], body: &str, marks: &[&str], links: &[&str]| {
        let (_, found, linked) = good(layers, body);
        assert_eq!(
            (found, linked),
            (
                marks.iter().map(|one| one.to_string()).collect(),
                links.iter().map(|one| one.to_string()).collect()
            ),
            "{body}"
        );
        assert_eq!(good(layers, &body.replace('\n', "\r\n")).1, marks);
    };
    let text = "#Text=قتل أحمد ديب في حلب\n";
    let rows = |cells: [&str; 5]| {
        let tokens =
            ["1-1\t0-3\tقتل", "1-2\t4-8\tأحمد", "1-3\t9-12\tديب", "1-4\t13-15\tفي", "1-5\t16-19\tحلب"];
        let row = |(token, cell): (&str, &str)| format!("{token}\t{cell}\t\n");
        let rows: String = tokens.into_iter().zip(cells).map(row).collect();
        format!("{text}{rows}")
    };
    check(
        &[ENTITY],
        &rows(["_\t_", "*\tPER[1]", "*\tPER[1]", "_\t_", "Q7\tLOC"]),
        &[r#"PER "أحمد ديب""#, r#"LOC "حلب" identifier=Text("Q7")"#],
        &[],
    );
    check(
        &[SPAN],
        &rows(["_", "A[1]|B[2]", "A[1]", "*", "C"]),
        &[r#"A "أحمد ديب""#, r#"B "أحمد""#, r#"Span "في""#, r#"C "حلب""#],
        &[],
    );
    check(
        &[BARE, SPAN],
        &rows(["*\t_", "*[1]\tA", "*[1]\t_", "_\t_", "_\t_"]),
        &[r#"Bare "قتل""#, r#"Bare "أحمد ديب""#, r#"A "أحمد""#],
        &[],
    );
    let escaped = r"a\|b\[1\]\_\->\;\*\\\tc";
    check(
        &[SPAN],
        &rows([escaped, "\\_", "\\*", r"x\[2\]", "y\\]"]),
        &["a|b[1]_->;*\\\tc \"قتل\"", r#"_ "أحمد""#, r#"* "ديب""#, r#"x[2] "في""#, r#"y] "حلب""#],
        &[],
    );
    let lemma = "#T_SP=de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Lemma|value";
    check(
        &[lemma, "#T_SP=webanno.custom.Harm|count|sure|kind"],
        &rows(["قتل\t3\ttrue\tkilled", "_\t_\t_\t_", "_\t_\t_\t_", "_\t_\t_\t_", "_\t_\t_\t_"]),
        &[
            r#"Lemma "قتل" value=Text("قتل")"#,
            r#"Harm "قتل" count=Whole(3) kind=Text("killed") sure=YesNo(true)"#,
        ],
        &[],
    );
    let relation = "#T_RL=webanno.custom.Rel|label|sure|BT_webanno.custom.Span";
    check(
        &[SPAN, relation],
        &rows([
            "K\t_\t_\t_",
            "P[1]\tvictim\ttrue\t1-1[0_1]",
            "P[1]\t_\t_\t_",
            "_\t_\t_\t_",
            "L[2]|M[3]\tin|*\t*|*\t1-2[1_2]|1-1[0_3]",
        ]),
        &[r#"K "قتل""#, r#"P "أحمد ديب""#, r#"L "حلب""#, r#"M "حلب""#],
        &["victim قتل→أحمد ديب sure=YesNo(true)", "in أحمد ديب→حلب", "Rel قتل→حلب"],
    );
    check(
        &[BARE, "#T_RL=webanno.custom.Rel|BT_webanno.custom.Bare"],
        &rows(["*\t1-5", "_\t_", "_\t_", "_\t_", "*\t_"]),
        &[r#"Bare "قتل""#, r#"Bare "حلب""#],
        &["Rel حلب→قتل"],
    );
    let slots = "#T_SP=webanno.custom.Event|value|ROLE_webanno.custom.Event:roles_webanno.custom.EventRolesLink|uima.tcas.Annotation";
    check(
        &[SPAN, slots],
        &rows([
            "_\tkill\tvictim;*\t1-2[1];1-5",
            "P[1]\t_\t_\t_",
            "P[1]\t_\t_\t_",
            "_\tnone\t_\t*",
            "L\t_\t_\t_",
        ]),
        &[r#"kill "قتل""#, r#"P "أحمد ديب""#, r#"none "في""#, r#"L "حلب""#],
        &["victim قتل→أحمد ديب", "roles قتل→حلب"],
    );
    let chain =
        "#T_CH=de.tudarmstadt.ukp.dkpro.core.api.coref.type.CoreferenceLink|referenceRelation|referenceType";
    check(
        &[chain],
        &rows([
            "coref->1-2\tpr[1]",
            "same->1-1\tname[1]",
            "same->1-1\tname[1]",
            "*->2-1\t*[2]",
            "*->1-3|*->2-2\tpr[1]|x[2]",
        ]),
        &[r#"pr "قتل""#, r#"name "أحمد ديب""#, r#"CoreferenceLink "في""#, r#"pr "حلب""#, r#"x "حلب""#],
        &["same أحمد ديب→قتل", "coref قتل→حلب", "CoreferenceLink في→حلب"],
    );
}

#[test]
fn parts_of_tokens_are_marks_of_their_own() {
    let body = "#Text=بدمشق وحلب\n1-1\t0-5\tبدمشق\t_\t\n1-1.1\t1-5\tدمشق\tA[1]\t\n1-2\t6-10\tوحلب\t_\t\n1-2.1\t6-7\tو\tA[1]\t\n1-2.2\t7-10\tحلب\tB";
    assert_eq!(good(&[SPAN], body).1, [r#"A "دمشق و""#, r#"B "حلب""#]);
}

#[test]
fn texts_are_put_together() {
    let check = |body: &str, expected: &str, marks: &[&str]| {
        let (text, found, _) = good(&[SPAN], body);
        assert_eq!(
            (text.as_str(), found),
            (expected, marks.iter().map(|one| one.to_string()).collect()),
            "{body}"
        );
    };
    check("#Text=a 🚑 b\n1-1\t0-1\ta\t_\n1-2\t2-4\t🚑\t_\n1-3\t5-6\tb\tX\n", "a 🚑 b", &[r#"X "b""#]);
    check("#Text=a 🚑 b\n1-1\t0-1\ta\t_\n1-2\t2-3\t🚑\t_\n1-3\t4-5\tb\tX\n", "a 🚑 b", &[r#"X "b""#]);
    check("#Text=a\n#Text=b c\n1-1\t0-1\ta\t_\n1-2\t2-3\tb\tX\n", "a\nb c", &[r#"X "b""#]);
    check("#Text=a\\tb\\\\c\n1-1\t0-1\ta\t_\n1-2\t2-5\tb\\\\c\tX\n", "a\tb\\c", &[r#"X "b\\c""#]);
    check("#Text=C:\\temp\n1-1\t0-2\tC:\t_\n1-2\t3-7\ttemp\tX\n", "C:\\temp", &[r#"X "temp""#]);
    check("#Text=a.\n1-1\t0-2\ta.\tX[1]\n\n#Text=b\n2-1\t3-4\tb\tX[1]\n", "a.\nb", &[r#"X "a.\nb""#]);
    check(
        "#Text=a.\n1-1\t0-2\ta.\t_\n\n#Text=b\n2-1\t2-3\tb\tX\n#Text=c\n3-1\t6-7\tc\t_",
        "a.b  \nc",
        &[r#"X "b""#],
    );
    check("#Text=a\n1-1\t1-2\ta\tX", "\na", &[r#"X "a""#]);
    check("#Text=a\n1-1\t9999999999999-10000000000000\ta\tX", "\na", &[r#"X "a""#]);
}

#[test]
fn what_is_wrong_is_told() {
    let check = |body: &str, expected: &[(&str, &str)]| {
        let found = read_file(
            Format::WebAnno,
            "a.tsv",
            &format!("#FORMAT=WebAnno TSV 3.3\n{SPAN}\n#T_RL=R|BT_webanno.custom.Span\n{body}"),
        );
        let told = told(&found);
        assert_eq!(
            told.iter().map(|(place, word)| (*place, word.as_str())).collect::<Vec<_>>(),
            expected,
            "{body}"
        );
    };
    check("", &[("", "NoText")]);
    check("#Text=a\n1-1\t0-1\ta\tX\t_\t", &[]);
    check("#Text=a\n1-1\t0-1\ta", &[]);
    check("#Sentence.id=1\n#Text=a\n1-1\t0-1\ta\t_\t_\n#Sentence.id=2\n", &[("line 4", "#Sentence.id × 2")]);
    check("#Text=a\n1-1\t0-1\ta\t_\t_\t?\n", &[("line 5", "columns without a layer")]);
    check("#Text=a\nhello\n1-1\tx-1\ta\n1\t0-1\ta", &[("line 5", "not a line of WebAnno TSV 3 × 3")]);
    check("#Text=a\n1-1\t0-0\t\tX\t_\n", &[("line 5", "Aside(QuoteBlank)")]);
    check(
        "#Text=a\n1-1\t0-1\tb\tX\t_\n",
        &[("line 5", "a token that is not where its offsets say"), ("line 5", "Aside(QuoteNotFound)")],
    );
    check(
        "#Text=a\n1-1\t0-9\ta\tX\t_\n",
        &[
            ("line 5", "a token outside of its sentence"),
            ("line 5", "a token that is not where its offsets say"),
        ],
    );
    check("#Text=a\n1-1\t0-1\ta\tX\t1-2\n", &[("line 5", "Aside(EndMissing)")]);
    check("#Text=a\n1-1\t0-1\ta\tX\t*\n", &[("line 5", "a relation without its source")]);
    check("1-1\t0-1\ta\tX\t_\n", &[("", "NoText")]);
}

proptest! {
    #[test]
    fn nothing_in_a_file_is_too_much(lines in vec("(#Text=|1-[1-3](\\.1)?\t[0-9]-[0-9]\t|#T_(SP|RL|CH)=)[ab|_*\t;>\\[\\]\\\\🚑0-9-]{0,12}", 0..12)) {
        let found = read_file(Format::WebAnno, "a", &format!("{SPAN}\n{}", lines.join("\n")));
        prop_assert!(!found.documents.is_empty() || !found.findings.is_empty());
    }
}
