//! The command-line companion, run as a person would.
#![cfg(feature = "cli")]
// Only functions marked as tests may unwrap otherwise; here everything is one.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used)]

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

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
    let wide: Vec<u8> = "\u{feff}مقتل".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let wide = file(test, "wide.txt", &wide);
    let output = wasim(&["figures", "none.txt", &cut, &good, &old, &wide, &good], b"");
    assert_eq!(output.status.code(), Some(1));
    let files: Vec<_> = lines(&output).iter().map(|line| line["file"].as_str().unwrap().to_owned()).collect();
    assert_eq!(files, [good.clone(), good]);
    let complaints = err(&output);
    let complaints: Vec<_> = complaints.lines().collect();
    assert_eq!(complaints.len(), 4);
    assert!(complaints[0].starts_with("wasim: none.txt: can't be read: "), "{}", complaints[0]);
    assert_eq!(complaints[1], format!("wasim: {cut}: is damaged UTF-8: byte 0 is no part of a character"));
    assert!(complaints[2].starts_with(&format!("wasim: {old}: is not UTF-8")), "{}", complaints[2]);
    assert_eq!(complaints[3], format!("wasim: {wide}: is not UTF-8 but utf-16le; convert it first"));
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
