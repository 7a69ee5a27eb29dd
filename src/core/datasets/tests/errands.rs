use super::*;
use crate::core::datasets::Inventory;
use crate::core::datasets::errands::{Batch, Outline, documents as read_back, outline, to_read, written};
use crate::core::datasets::preview::preview;
use crate::core::jobs::answer;

proptest! {
    #[test]
    fn another_thread_writes_and_reads_the_same(documents in vec(any_document(), 0..4)) {
        let recipe = Recipe::of(Format::JsonLines);
        let mut batch = Batch::new(&recipe);
        documents.iter().for_each(|one| batch.add(one));
        let (parts, losses) = written(&answer(&batch.job()).unwrap()).unwrap();
        let mut here = Losses::default();
        let expected: Vec<_> = documents.iter().map(|one| write(one, &recipe, &mut here)).collect();
        prop_assert_eq!((&parts, &losses), (&expected, &here));
        let text: String = parts.into_iter().flatten().map(|part| part.text).collect();
        let source = [Source { name: "a.jsonl", text: &text }];
        let job = to_read(Format::JsonLines, &[("a.jsonl", text.as_bytes())], &Options::default());
        let there = answer(&job).unwrap();
        let here = read(Format::JsonLines, &source, &Options::default());
        let told = Outline { inventory: Inventory::of("a.jsonl", &here.documents), findings: here.findings, doubts: here.doubts };
        prop_assert_eq!(outline(&there), Some(told));
        prop_assert_eq!(read_back(&there).collect::<Vec<_>>(), here.documents);
    }
}

#[test]
fn each_text_of_a_line_goes_its_own_way() {
    let check = |text: &str, expected: &[&[(&str, bool)]]| {
        let lines = preview(text);
        let lines: Vec<Vec<(&str, bool)>> = lines
            .iter()
            .map(|line| line.iter().map(|piece| (piece.text.as_str(), piece.own)).collect())
            .collect();
        assert_eq!(lines, expected);
    };
    check(
        r#"["حلب", "ريف \" x"] 1"#,
        &[&[("[\"", false), ("حلب", true), ("\", \"", false), (r#"ريف \" x"#, true), ("\"] 1", false)]],
    );
    check(
        "في\tO\nحلب\tB-place",
        &[&[("في", true), ("\t", false), ("O", true)], &[("حلب", true), ("\t", false), ("B-place", true)]],
    );
}
