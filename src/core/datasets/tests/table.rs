use super::*;
use crate::core::datasets::read::{Columns, preview};
use crate::core::datasets::write::Loss;
use crate::core::datasets::{Unit, What};
use crate::core::exchange::Reason;

fn told(found: &Found) -> Vec<(&str, String)> {
    let word = |what: &What| match what {
        What::LeftOut(word) | What::Unreadable(word) => word.clone(),
        other => format!("{other:?}"),
    };
    found.findings.iter().map(|finding| (finding.place.as_str(), word(&finding.what))).collect()
}

#[test]
fn cells_are_cut_as_the_standard_says() {
    let check = |file: &str, expected: &[&[&str]]| assert_eq!(preview(file).rows, expected, "{file}");
    check("a,b\r\nc,d\r\n", &[&["a", "b"], &["c", "d"]]);
    check("a,b\nc,d", &[&["a", "b"], &["c", "d"]]);
    check("a,b\rc,d", &[&["a", "b"], &["c", "d"]]);
    check("a,b\n\n \nc,\n", &[&["a", "b"], &["c", ""]]);
    check("a;\"b;\"\"x\"\"\r\ny\"\n\"\";d", &[&["a", "b;\"x\"\r\ny"], &["", "d"]]);
    check("a\tb\n\"قال\" لنا\tc\n\"\td", &[&["a", "b"], &["\"قال\" لنا", "c"], &["\"", "d"]]);
    check("a|b, c\nd|e", &[&["a", "b, c"], &["d", "e"]]);
    check("sep=;\na;b,c\n", &[&["a", "b,c"]]);
    check("text\na, b\nc", &[&["text"], &["a, b"], &["c"]]);
    check("a,b\nc,\"d", &[&["a", "b"], &["c", "\"d"]]);
    check("", &[]);
}

#[test]
fn columns_are_known_by_name_or_by_what_is_in_them() {
    let check = |file: &str, expected: Columns| assert_eq!(preview(file).columns, expected, "{file}");
    let comma = Columns { delimiter: Some(','), header: true, ..Columns::default() };
    let usual = Columns { id: Some(0), text: Some(1), ..comma.clone() };
    check("id,text\n1,a", usual.clone());
    check("Report_ID,Body,x\n1,a,b", usual.clone());
    check("المعرّف,النصّ\n1,غارة", usual);
    check("report,text\n1,a", Columns { id: Some(0), text: Some(1), ..comma.clone() });
    check("date,report\n1,a", Columns { date: Some(0), text: Some(1), ..comma.clone() });
    let all = Columns {
        title: Some(0),
        date: Some(1),
        source: Some(2),
        language: Some(3),
        text: Some(4),
        ..comma.clone()
    };
    check("title,published-at,Publisher,lang,content\na,b,c,d,e", all.clone());
    check("العنوان,تاريخ النشر,المصدر,اللغة,المحتوى\na,b,c,d,e", all);
    let unnamed = Columns { header: false, text: Some(1), ..comma.clone() };
    check("1,غارة على حلب\n2,غارة على حمص", unnamed);
    let named = Columns { text: Some(1), ..comma.clone() };
    check("no,what was said\n1,A long text that is much longer than what stands above it, is it not", named);
    check("غارة\nقصف", Columns { text: Some(0), ..Columns::default() });
    let marks = Columns { label: Some(1), start: Some(2), end: Some(3), ..comma.clone() };
    check("text,label,start,end\nin Homs,place,3,7", Columns { text: Some(0), ..marks.clone() });
    check("text,label,start,end\nHoms,place,3,7", Columns { quote: Some(0), ..marks.clone() });
    check(
        "text,label,start,end,quote\nHoms,place,0,4,Homs",
        Columns { text: Some(0), quote: Some(4), ..marks },
    );
}

#[test]
fn a_row_is_a_report() {
    let file = "id,title,date,source,lang,text,note\r\nr1,T,2024,SANA,ar,\"غارة\r\nعلى حلب\",n\r\n,,,,,قصف,n\r\n,,,,,,x\r\n";
    let found = read_file(Format::Table, "d/a.csv", file);
    assert_eq!(
        told(&found),
        [("line 2", "note × 2".to_owned()), ("line 5", "a row without a text".to_owned())]
    );
    let word = |word: &str| Some(word.to_owned());
    let first = Document {
        title: "T".to_owned(),
        date: word("2024"),
        source: word("SANA"),
        language: word("ar"),
        ..Document::new("r1", "غارة\r\nعلى حلب")
    };
    assert_eq!(found.documents, [first, Document::new("a-2", "قصف")]);
    let columns = Columns { delimiter: Some(','), text: Some(0), ..Columns::default() };
    let options = Options { columns: Some(columns), ..Options::default() };
    let found = read(Format::Table, &[Source { name: "a.csv", text: "text,b\nc" }], &options);
    assert_eq!(told(&found), [("line 1", "column 2".to_owned())]);
    assert_eq!(found.documents, [Document::new("a-1", "text"), Document::new("a-2", "c")]);
    assert_eq!(told(&read_file(Format::Table, "a.csv", "")), [("", "NoText".to_owned())]);
    assert_eq!(told(&read_file(Format::Table, "a.csv", "id,text\n")), [("", "NoText".to_owned())]);
}

#[test]
fn a_row_is_an_annotation() {
    let file = concat!(
        "id,text,label,start,end,quote,annotator,kind\n",
        "1,غارة على حلب,place,9,12,حلب,A,city\n",
        "1,غارة على حلب,attack,0,4,,B,3\n",
        "2,قصف حمص,,,,,,\n",
        "1,غارة على حلب,attack,0,4,غارة,A,\n",
        "2,قصف حمص,place,3,6,حمص,A,\n",
        "2,قصف حمص,place,x,,,A,\n",
    );
    let found = read_file(Format::Table, "a.csv", file);
    let outside = format!("{:?}", What::Aside(Reason::OutsideText));
    assert_eq!(told(&found), [("line 6", "Moved".to_owned()), ("line 7", outside)]);
    let works: Vec<(&str, &str, usize)> = found
        .documents
        .iter()
        .flat_map(|one| {
            one.works.iter().map(|work| (one.name.as_str(), work.annotator.as_str(), work.marks.len()))
        })
        .collect();
    assert_eq!(works, [("1", "A", 2), ("1", "B", 1), ("2", "A", 1)]);
    assert_eq!(words(&found.documents[0]), ["حلب", "غارة", "غارة"]);
    let marks = |work: usize| found.documents[0].works[work].marks[0].attributes.clone();
    let kind = |value: Value| Attributes::from([("kind".to_owned(), value)]);
    assert_eq!((marks(0), marks(1)), (kind(Value::Text("city".to_owned())), kind(Value::Whole(3))));

    let alone = read_file(Format::Table, "a.csv", "report,text,label,start,end\n1,Homs,place,3,7\n");
    assert_eq!(told(&alone), [("", "annotations without the texts they are in".to_owned())]);

    let file = "text,label,start,end\n🚑 في حلب,place,6,9\n";
    let doubtful = read_file(Format::Table, "a.csv", file);
    assert_eq!(doubtful.doubts, Some((1, Unit::Utf16)));
}

#[test]
fn a_row_is_a_span() {
    let mut one = document("⟦غارة ⟦على \"حلب\"|place⟧|attack⟧ ⟦=1+1|x⟧");
    one.title = "T, t".to_owned();
    one.works[0].annotator = "A".to_owned();
    one.works[0].done = true;
    let mark = &mut one.works[0].marks[0];
    mark.pieces = vec![range(0, 4), range(9, 14)];
    mark.note = "@x".to_owned();
    mark.attributes.insert("low".to_owned(), Value::Whole(-3));
    mark.attributes.insert("kind".to_owned(), Value::Several(vec!["a".to_owned(), "b".to_owned()]));
    let link = Link {
        id: String::new(),
        kind: "in".to_owned(),
        from: 0,
        to: 1,
        attributes: Attributes::new(),
        note: "n".to_owned(),
    };
    one.works[0].links.push(link);
    let (file, losses) = file(&[one], &Recipe::of(Format::Table));
    let expected = concat!(
        "report,title,annotator,gold,done,label,start_code_point,end_code_point_exclusive,text,pieces,attributes,note,span\r\n",
        "r,\"T, t\",A,,yes,attack,0,14,\"غارة على \"\"حلب\"\"\",0-4; 9-14,\"kind=a, b; low=-3\",'@x,T1\r\n",
        "r,\"T, t\",A,,yes,place,5,14,\"على \"\"حلب\"\"\",,,,T2\r\n",
        "r,\"T, t\",A,,yes,x,15,19,'=1+1,,,,T3\r\n",
    );
    assert_eq!(file, expected);
    assert_eq!(losses.iter().collect::<Vec<_>>(), [(Loss::Relation, 1), (Loss::Note, 1)]);
}

proptest! {
    #[test]
    fn texts_come_back(texts in vec(hard_text(), 1..5), delimiter in prop_oneof![Just(','), Just(';'), Just('\t')]) {
        let row = |(n, text): (usize, &String)| format!("{n}{delimiter}\"{}\"\r\n", text.replace('"', "\"\""));
        let rows: String = texts.iter().enumerate().map(row).collect();
        let found = read_file(Format::Table, "a", &format!("id{delimiter}text\n{rows}"));
        let texts: Vec<&String> = texts.iter().filter(|text| !text.trim().is_empty()).collect();
        let came: Vec<&str> = found.documents.iter().map(|one| one.text.as_str()).collect();
        prop_assert_eq!(came, texts);
    }

    #[test]
    fn nothing_in_a_table_is_too_much(text in "[a-c,;\t|\"\r\n🚑]{0,60}") {
        let found = read_file(Format::Table, "a", &text);
        prop_assert!(!found.documents.is_empty() || !found.findings.is_empty());
    }

    #[test]
    fn the_words_in_a_table_are_those_at_its_offsets(document in any_document()) {
        let (file, _) = file(std::slice::from_ref(&document), &Recipe::of(Format::Table));
        let rows = preview(&file).rows;
        let spans: Vec<_> = rows.iter().skip(1).collect();
        prop_assert_eq!(spans.len(), document.works[0].marks.len());
        for (row, mark) in spans.into_iter().zip(&document.works[0].marks) {
            let start: usize = row[6].parse().unwrap();
            let words = row[8].strip_prefix('\'').filter(|rest| rest.starts_with(['-', '@', '='])).unwrap_or(&row[8]);
            let there: String = document.text.as_str().chars().skip(start).take(words.chars().count()).collect();
            prop_assert_eq!((&row[5], words), (&mark.label, there.as_str()));
        }
    }
}
