//! The command-line companion, run as a person would.
#![cfg(feature = "cli")]
// Only functions marked as tests may unwrap otherwise; here everything is one.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used)]

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::sync::Arc;

use serde_json::Value;
use uuid::Uuid;
use wasim::core::datasets::zip::{Sum, ZipWriter};
use wasim::core::exchange::project_file;
use wasim::core::model::{
    AnnotationId, LabelId, Layer, LayerId, Project, ProjectId, Provenance, Report, ReportId, Schema, Sheet,
    Span, Stamp, Timestamp,
};
use wasim::core::text::{CodePoint, TextRange};

fn wasim(args: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_wasim"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A usage error ends the program before it reads.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn lines(output: &Output) -> Vec<Value> {
    out(output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A file with these bytes, in a folder of this test.
fn file(test: &str, name: &str, bytes: &[u8]) -> String {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test);
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

/// A folder of this test, which is not there yet.
fn no_folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    folder
}

#[test]
fn one_object_a_line_with_the_fields_in_order() {
    let output =
        wasim(&["figures", "-"], "نحو 20 قرية، و\u{2066}مقتل\u{2069} 3 جنود وإصابة آخرين".as_bytes());
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(
        out(&output),
        "{\"file\":\"-\",\"start\":21,\"end\":27,\"text\":\"3 جنود\",\"low\":3,\"best\":3,\"high\":3,\"modifier\":\"exact\",\"kind\":\"killed\",\"victim\":\"fighter\",\"reason\":\"digits: 3\"}\n\
         {\"file\":\"-\",\"start\":35,\"end\":40,\"text\":\"آخرين\",\"low\":2,\"best\":null,\"high\":null,\"modifier\":\"ambiguous\",\"kind\":\"injured\",\"victim\":\"fighter\",\"reason\":\"dual or plural ending, ambiguous\"}\n"
    );
}

#[test]
fn policies_change_the_figures() {
    let text = "مقتل أكثر من 20 مدنياً وإصابة العشرات";
    let figures = |policy: &str| {
        let output = wasim(&["figures", "--policy", policy, "-"], text.as_bytes());
        let figures = lines(&output).into_iter().map(|line| (line["low"].as_u64(), line["best"].as_u64()));
        figures.collect::<Vec<_>>()
    };
    assert_eq!(figures("literal"), [(Some(21), Some(21)), (Some(10), Some(10))]);
    assert_eq!(figures("conservative"), [(Some(20), Some(20)), (Some(10), Some(10))]);
    assert_eq!(figures("strict"), [(Some(21), Some(21)), (None, None)]);
}

#[test]
fn offsets_count_neither_the_mark_nor_bytes() {
    let output = wasim(&["figures", "-"], "\u{feff}😢\r\nمقتل جندي".as_bytes());
    let found = lines(&output);
    assert_eq!((found[0]["start"].as_u64(), found[0]["end"].as_u64()), (Some(8), Some(12)));
}

#[test]
fn an_unreadable_file_does_not_stop_the_others() {
    let test = "unreadable";
    let good = file(test, "تقرير.txt", "مقتل 5 مدنيين".as_bytes());
    let cut = file(test, "cut.txt", &"مقتل خمسة مدنيين في حلب".as_bytes()[1..]);
    let old = file(test, "old.txt", b"\xde\xca\xe1 5 \xe3\xcf\xe4\xed\xed\xe4");
    let wide: Vec<u8> = "\u{feff}مقتل 3 جنود".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let wide = file(test, "wide.txt", &wide);
    let output = wasim(&["figures", "none.txt", &cut, &good, &old, &wide], b"");
    assert_eq!(output.status.code(), Some(1));
    let files: Vec<_> = lines(&output).iter().map(|line| line["file"].as_str().unwrap().to_owned()).collect();
    assert_eq!(files, [good, wide], "UTF-16 is recognised");
    let complaints = err(&output);
    let complaints: Vec<_> = complaints.lines().collect();
    assert_eq!(complaints.len(), 3);
    assert!(complaints[0].starts_with("wasim: none.txt: can't be read: "), "{}", complaints[0]);
    assert_eq!(complaints[1], format!("wasim: {cut}: is damaged UTF-8: byte 0 is no part of a character"));
    assert!(complaints[2].starts_with(&format!("wasim: {old}: is not UTF-8")), "{}", complaints[2]);
}

#[test]
fn wrong_usage_is_2_and_says_what_is_right() {
    for (args, says) in [
        (&["figures"][..], "<FILE>"),
        (&["figures", "--policy", "bold", "-"], "literal, conservative, strict"),
        (&["figure", "-"], "figures"),
        (&[], "figures"),
    ] {
        let output = wasim(args, b"");
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(err(&output).contains(says), "{}", err(&output));
        assert_eq!(out(&output), "");
    }
}

#[test]
fn help_teaches_every_field_and_policy() {
    let output = wasim(&["figures", "--help"], b"");
    assert_eq!(output.status.code(), Some(0));
    let help = out(&output);
    for word in [
        "file",
        "code points",
        "null",
        "at_least",
        "displaced",
        "officer",
        "conservative",
        "ACLED",
        "GTD",
        "Example",
    ] {
        assert!(help.contains(word), "{word} is not in\n{help}");
    }
}

#[test]
fn help_teaches_the_data_card() {
    let help = out(&wasim(&["convert", "--help"], b""));
    for word in ["--card", "README.md", "not stated", "--card -o corpus"] {
        assert!(help.contains(word), "{word} is not in\n{help}");
    }
}

#[test]
fn the_sample_reports_give_their_figures_in_order() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/sample/reports/");
    let files: Vec<String> = (0..5).map(|n| format!("{folder}00{n}.txt")).collect();
    let args: Vec<&str> = ["figures"].into_iter().chain(files.iter().map(String::as_str)).collect();
    let found = lines(&wasim(&args, b""));
    assert_eq!(found.len(), 1 + 5 + 2 + 12 + 4);
    for line in found {
        let text: Vec<char> = fs::read_to_string(line["file"].as_str().unwrap()).unwrap().chars().collect();
        let at = |key: &str| usize::try_from(line[key].as_u64().unwrap()).unwrap();
        let words: String = text[at("start")..at("end")].iter().collect();
        assert_eq!(line["text"], words);
    }
}

/// A project with two reports and two annotators: both tag the place in the first,
/// only one tags who said what in the second, and calls it done.
fn project(test: &str) -> String {
    let text = ["🚑 غارة على حلب", "قال ناشط إن 5 قتلوا"];
    let report = |at: usize| Arc::new(Report::from_text(ReportId::new(&format!("00{at}")), text[at]));
    let stamp = Stamp { by: "A".into(), at: Timestamp::parse("2026-11-22T10:00:00Z").unwrap() };
    let span = |n: u128, label: &str, start: usize, end: usize| {
        let range = TextRange::between(CodePoint(start), CodePoint(end));
        Span::new(AnnotationId(Uuid::from_u128(n)), LabelId::new(label), range, Provenance::human(&stamp))
    };
    let layer = |n: u128, sheets: Vec<(&str, bool, Vec<Span>)>| {
        let sheet = |(report, done, spans): (&str, bool, Vec<Span>)| {
            let sheet = Sheet { done, spans: spans.into_iter().collect(), ..Sheet::default() };
            (ReportId::new(report), Arc::new(sheet))
        };
        let sheets = sheets.into_iter().map(sheet).collect();
        Layer { sheets, ..Layer::new(LayerId(Uuid::from_u128(n)), format!("annotator {n}"), 1) }
    };
    let first = layer(
        1,
        vec![("000", false, vec![span(1, "place", 11, 14)]), ("001", true, vec![span(2, "actor", 4, 8)])],
    );
    let second = layer(
        2,
        vec![("000", false, vec![span(3, "place", 11, 14)]), ("001", false, vec![span(4, "claim", 4, 8)])],
    );
    let project = Project {
        id: ProjectId(Uuid::from_u128(9)),
        name: "reports".to_owned(),
        schema: Schema::conflict_reports(),
        guidelines: String::new(),
        reports: vec![report(0), report(1)],
        open_layer: first.id,
        layers: vec![first, second],
    };
    file(test, "project.json", project_file::write(&project).as_bytes())
}

#[test]
fn a_project_becomes_lines_with_the_words_that_its_offsets_cut_out() {
    let project = project("convert");
    let output = wasim(&["convert", &project, "--to", "jsonl"], b"");
    assert_eq!((output.status.code(), err(&output)), (Some(0), String::new()));
    let lines = lines(&output);
    assert_eq!(lines.len(), 4, "a line for each report and annotator");
    for line in lines {
        let text: Vec<char> = line["text"].as_str().unwrap().chars().collect();
        let span = &line["spans"][0];
        let at = |key: &str| usize::try_from(span[key].as_u64().unwrap()).unwrap();
        assert_eq!(span["text"], text[at("start")..at("end")].iter().collect::<String>());
    }
}

#[test]
fn what_is_asked_of_a_project_is_all_that_comes() {
    let project = project("choose");
    let check = |more: &[&str], expected: usize| {
        let output = wasim(&[&["convert", &project, "--to", "jsonl"][..], more].concat(), b"");
        let annotated = lines(&output).iter().filter(|line| line.get("annotator").is_some()).count();
        assert_eq!(annotated, expected, "{more:?}");
    };
    check(&["--annotator", "annotator 1"], 2);
    check(&["--annotator", "annotator 1", "--annotator", "annotator 2"], 4);
    check(&["--done"], 1);
    check(&["--gold"], 0);
}

#[test]
fn lines_of_another_program_come_from_the_standard_input() {
    let input = r#"{"text": "غارة على حلب", "label": [[9, 12, "LOC"]]}"#;
    let output = wasim(&["convert", "-", "--from", "doccano", "--to", "conll"], input.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(out(&output).contains("حلب\tB-LOC\n"), "{}", out(&output));
}

#[test]
fn what_a_format_can_not_carry_is_counted() {
    let input = concat!(
        r#"{"text": "غارة على حلب", "spans": [{"id": "a", "label": "place", "start": 9, "end": 12, "note": "?"}, "#,
        r#"{"id": "b", "label": "claim", "start": 0, "end": 12}], "relations": [{"type": "in", "from": "b", "to": "a"}]}"#,
    );
    let output = wasim(&["convert", "-", "--from", "jsonl", "--to", "hugging-face"], input.as_bytes());
    assert_eq!(output.status.code(), Some(0));
    for lost in ["1 overlapping spans", "1 relations", "1 notes"] {
        assert!(err(&output).contains(&format!("not carried by hugging-face: {lost}")), "{}", err(&output));
    }
}

#[test]
fn a_long_file_is_read_in_parts_and_nothing_is_counted_twice() {
    let line = |n: usize, by: &str| {
        format!(r#"{{"id": "{n}", "text": "{}", "annotator": "{by}", "spans": []}}"#, "حلب ".repeat(2000))
    };
    let input: String = (0..700).flat_map(|n| [line(n, "A") + "\n", line(n, "B") + "\n"]).collect();
    let output = wasim(&["stats", "-"], input.as_bytes());
    let stats: Value = serde_json::from_str(&out(&output)).unwrap();
    assert_eq!((&stats["reports"], &stats["annotators"]["B"]), (&700.into(), &700.into()));
}

#[test]
fn what_is_wrong_is_told_with_its_place_and_by_the_exit_code() {
    let check = |args: &[&str], input: &str, code: i32, says: &str| {
        let output = wasim(args, input.as_bytes());
        let told = [out(&output), err(&output)].concat();
        assert!(output.status.code() == Some(code) && told.contains(says), "{args:?}: {told}");
    };
    let good =
        r#"{"text": "غارة على حلب", "spans": [{"label": "place", "start": 9, "end": 12, "text": "حلب"}]}"#;
    check(&["validate", "-"], good, 0, "-: jsonl: 1 reports, 1 spans, 0 relations, 0 set aside");
    check(&["validate", "-"], &good.replace(": 12", ": 99").replace("\"حلب\"", "\"حمص\""), 1, "line 1");
    check(&["validate", "-"], &format!("{good}\n{{"), 1, "wasim: -: line 2: ");
    check(&["validate", "nowhere.json"], "", 1, "nowhere.json: can't be read");
    check(&["convert", "-", "--to", "text"], good, 2, "text");
    check(&["convert", "-", "--from", "jsonl", "--to", "brat"], good, 1, "name a folder with -o");
}

#[test]
fn agreement_is_that_of_the_app() {
    let project = project("agree");
    let output = wasim(&["agree", &project], b"");
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(out(&output).contains("exact_f1                      0.500"), "{}", out(&output));
    let output = wasim(&["agree", &project, "--json"], b"");
    let all: Value = serde_json::from_str(&out(&output)).unwrap();
    let figures = all["figures"].as_array().unwrap();
    let exact = figures.iter().find(|row| row["measure"] == "exact_f1").unwrap();
    assert_eq!(exact["value"], 0.5);
    assert_eq!(wasim(&["agree", "-"], b"{\"text\": \"a\"}").status.code(), Some(1));
}

#[test]
fn an_old_encoding_is_read_where_it_is_named() {
    let old = file("encoding", "old.txt", b"\xde\xca\xe1 5");
    let refused = wasim(&["convert", &old, "--to", "jsonl"], b"");
    assert!(refused.status.code() == Some(1) && err(&refused).contains("--encoding windows-1256"));
    let output =
        wasim(&["convert", &old, "--from", "text", "--encoding", "windows-1256", "--to", "jsonl"], b"");
    assert_eq!((output.status.code(), lines(&output)[0]["text"].as_str()), (Some(0), Some("قتل 5")));
}

#[test]
fn no_report_is_in_two_parts() {
    let input: String = (0..20)
        .map(|n| format!("{{\"id\": \"r{n}\", \"text\": \"حلب {n}\", \"annotator\": \"A\"}}\n"))
        .collect();
    let folder = no_folder("parted");
    let args = [
        "convert",
        "-",
        "--to",
        "jsonl",
        "--split",
        "70,20,10",
        "--seed",
        "7",
        "-o",
        folder.to_str().unwrap(),
    ];
    let lines = |name: &str| fs::read_to_string(folder.join(name)).unwrap().lines().count();
    // Nor is one in a part twice, however often it is parted.
    for _ in 0..2 {
        let output = wasim(&args, input.as_bytes());
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        assert_eq!([lines("train.jsonl"), lines("dev.jsonl"), lines("test.jsonl")], [14, 4, 2]);
    }
}

#[test]
fn a_data_card_goes_along() {
    let project = project("card-of");
    let folder = no_folder("card");
    fs::create_dir_all(&folder).unwrap();
    let to = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let check = |args: &[&str], card: &str, says: &[&str]| {
        let output = wasim(&[&["convert", &project, "--card", "--to"], args].concat(), b"");
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        let card = fs::read_to_string(to(card)).unwrap();
        let missing: Vec<_> = says.iter().filter(|words| !card.contains(**words)).collect();
        assert!(missing.is_empty(), "{missing:?} is not in\n{card}");
    };
    let parted = to("parted");
    let shares = ["hugging-face", "--split", "50,0,50", "--seed", "7", "-o", &parted];
    check(
        &shares,
        "parted/README.md",
        &[
            "pretty_name: \"reports\"",
            "path: \"train.jsonl\"",
            "B-place",
            "2 reports with 4 spans",
            "- **Schema version:** 1",
            "- **Annotators:** 2",
            "Parted 50 : 0 : 50 (train, validation, test) with the seed 7.",
            "License:** not stated",
        ],
    );
    let file = to("one.spans.jsonl");
    let one = ["doccano", "--annotator", "annotator 1", "--whole-tokens", "-o", &file];
    check(&one, "README.md", &["| train | one.spans.jsonl | 2 | 2 |", "- **Annotators:** 1"]);
    let standoff = to("standoff");
    check(&["brat", "-o", &standoff], "standoff/README.md", &["as the annotators left them"]);

    // Nothing that is there is written over, and nothing of the data set written then.
    fs::write(to("README.md"), "ours").unwrap();
    let other = to("other.jsonl");
    let refuse = |args: &[&str], code: i32, says: &str| {
        let output = wasim(&[&["convert", &project, "--card", "--to", "jsonl"], args].concat(), b"");
        assert_eq!(
            (output.status.code(), err(&output).contains(says)),
            (Some(code), true),
            "{}",
            err(&output)
        );
    };
    refuse(&["-o", &other], 1, "README.md is there already");
    refuse(&["-o", "-"], 1, "-o");
    refuse(&[], 2, "--out");
    assert_eq!(fs::read_to_string(to("README.md")).unwrap(), "ours");
    assert!(!PathBuf::from(other).exists());
}

#[test]
fn a_card_of_files_of_other_programs_has_the_name_of_what_is_written() {
    let folder = no_folder("card-of-lines");
    fs::create_dir_all(&folder).unwrap();
    let out = folder.join("corpus.json");
    let line = r#"{"text": "غارة", "language": "ar-SY", "annotator": "A", "gold": true, "spans": []}"#;
    let args = ["convert", "-", "--card", "--to", "label-studio", "-o", out.to_str().unwrap()];
    let output = wasim(&args, line.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let card = fs::read_to_string(folder.join("README.md")).unwrap();
    for words in
        ["pretty_name: \"corpus\"", "- \"ar\"", "adjudicated by a reviewer", "Schema version:** not stated"]
    {
        assert!(card.contains(words), "{words} is not in\n{card}");
    }
}

#[test]
fn a_folder_of_files_comes_back() {
    let folder = no_folder("brat");
    let out_folder = folder.to_str().unwrap();
    let written = wasim(
        &["convert", &project("brat-in"), "--annotator", "annotator 1", "--to", "brat", "-o", out_folder],
        b"",
    );
    assert_eq!(written.status.code(), Some(0), "{}", err(&written));
    assert!(folder.join("annotation.conf").exists());
    let again = wasim(&["stats", out_folder], b"");
    let stats: Value = serde_json::from_str(&out(&again)).unwrap();
    assert_eq!(
        (&stats["reports"], &stats["labels"]["place"], &stats["labels"]["actor"]),
        (&2.into(), &1.into(), &1.into())
    );
}

#[test]
fn archives_are_unpacked() {
    let mut writer = ZipWriter::default();
    let lines = r#"{"text": "غارة على حلب", "label": [[9, 12, "LOC"]]}"#;
    let word = "<w:document><w:body><w:p><w:r><w:t>قُتل 5</w:t></w:r></w:p></w:body></w:document>";
    let mut zip = |name: &str, text: &str| {
        [writer.file(name, &Sum::of(text.as_bytes())).unwrap(), text.as_bytes().to_vec()].concat()
    };
    let bytes = zip("folder/all.jsonl", lines);
    let archive = file("zip", "all.zip", &[bytes, writer.finish().unwrap()].concat());
    let mut writer = ZipWriter::default();
    let mut part = |name: &str, text: &str| {
        [writer.file(name, &Sum::of(text.as_bytes())).unwrap(), text.as_bytes().to_vec()].concat()
    };
    let parts = [part("docProps/core.xml", "<dc:title>غارة</dc:title>"), part("word/document.xml", word)];
    let report = file("zip", "report.docx", &[parts.concat(), writer.finish().unwrap()].concat());
    let broken = file("zip", "broken.zip", b"PK\x03\x04");
    let output = wasim(&["convert", &archive, &report, &broken, "--to", "jsonl"], b"");
    let lines = crate::lines(&output);
    let all: Vec<[&Value; 2]> = lines.iter().map(|line| [&line["title"], &line["text"]]).collect();
    assert_eq!(all, [[&Value::Null, &"غارة على حلب".into()], [&"غارة".into(), &"قُتل 5".into()]]);
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("broken.zip: can't be unpacked"), "{}", err(&output));
}
