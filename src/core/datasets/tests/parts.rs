use super::*;
use crate::core::datasets::Inventory;
use crate::core::datasets::errands::{Outline, documents, outline, to_read};
use crate::core::datasets::parts::{Cutter, in_parts};
use crate::core::jobs::answer;

/// What comes of a file that is read part by part, so many bytes at a time.
fn by_parts(bytes: &[u8], step: usize) -> (Vec<Document>, Outline) {
    let (mut cutter, mut all, mut told) = (Cutter::default(), Vec::new(), Outline::default());
    let mut parts: Vec<_> = bytes.chunks(step).filter_map(|chunk| cutter.cut(chunk)).collect();
    parts.extend(cutter.finish());
    for part in parts {
        let options = Options { lines_before: part.lines_before, ..Options::default() };
        let said = answer(&to_read(Format::JsonLines, &[("a", &part.bytes)], &options)).unwrap();
        told.append(outline(&said).unwrap());
        all.extend(documents(&said));
    }
    (all, told)
}

proptest! {
    #[test]
    fn a_file_in_parts_holds_what_the_whole_holds(
        documents in vec(any_document(), 0..5), step in 1_usize..400, mark in any::<bool>(), end in any::<bool>(),
    ) {
        let recipe = Recipe::of(Format::JsonLines);
        let mut losses = Losses::default();
        let parts = documents.iter().flat_map(|one| write(one, &recipe, &mut losses));
        let mut text: String = parts.map(|part| part.text).collect();
        if !end {
            text.truncate(text.trim_end().len());
        }
        let source = [Source { name: "a", text: &text }];
        let whole = read(Format::JsonLines, &source, &Options::default());
        let bytes = if mark { format!("\u{feff}{text}") } else { text.clone() };
        let (parts, told) = by_parts(bytes.as_bytes(), step);
        prop_assert_eq!(&told.inventory, &Inventory::of("a", &whole.documents));
        prop_assert_eq!(told.findings, whole.findings.clone());
        let (mut joined, mut all) = (Found::default(), Found::default());
        all.documents = parts;
        joined.append(all);
        prop_assert_eq!(joined.documents, whole.documents);
    }
}

#[test]
fn a_damaged_line_leaves_the_others_alone() {
    let bytes = b"{\"text\": \"a\"}\r\n{\"text\": \"\xff\"}\n{\"text\": \"b\"}";
    for step in [1, 7, 100] {
        let (documents, told) = by_parts(bytes, step);
        let texts: Vec<&str> = documents.iter().map(|one| one.text.as_str()).collect();
        assert_eq!(texts, ["a", "b"], "{step}");
        let told: Vec<(&str, &str)> = told.findings.iter().map(|one| (&*one.file, &*one.place)).collect();
        assert_eq!(told, [("a", "line 2")], "{step}");
    }
}

#[test]
fn only_files_with_a_record_on_each_line_are_cut() {
    let check = |name: &str, start: &[u8], expected| {
        assert_eq!(in_parts(name, start), expected, "{}", String::from_utf8_lossy(start));
    };
    check(
        "a.jsonl",
        b"{\"text\": \"a\", \"spans\": [], \"annotator\": \"\"}\n{\"te",
        Some(Format::JsonLines),
    );
    check("a.jsonl", b"\xEF\xBB\xBF\n{\"text\": \"a\", \"label\": []}\r\n", Some(Format::Doccano));
    check("a.jsonl", b"{\"text\": \"\xc7\xe1\"}\n", None);
    let damaged = "{\"text\": \"غارة على حلب\", \"label\": []}\n".repeat(9);
    check("a.jsonl", &[damaged.as_bytes(), b"\xff\n"].concat(), Some(Format::Doccano));
    check("a.jsonl", b"{\"text\": \"a\"", None);
    check("a.json", b"[\n{\"text\": \"a\", \"label\": []},\n", None);
    check("a.json", b"{\n\"text\": \"a\"\n}\n", None);
    check("a.json", b"{\"%TYPES\": {}}\n", None);
    check("a.txt", b"\xd8\xba\n\xd8", None);
    check("a.txt", b"", None);
}
