use super::*;
use crate::core::datasets::What;

#[test]
fn paragraphs_become_lines() {
    let check = |body: &str, expected: &str, findings: &[&str]| {
        let file = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<w:document xmlns:w=\"x\"><w:body>{body}<w:sectPr/></w:body></w:document>"
        );
        let found = read_file(Format::Docx, "d/a.docx", &file);
        let text = found.documents.first().map(|one| one.text.as_str()).unwrap_or_default();
        let told: Vec<String> = found
            .findings
            .iter()
            .map(|finding| match &finding.what {
                What::LeftOut(word) => word.clone(),
                other => format!("{other:?}"),
            })
            .collect();
        assert_eq!((text, told), (expected, findings.iter().map(|one| one.to_string()).collect()), "{body}");
    };
    let run =
        |text: &str| format!("<w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    let paragraph =
        |inner: &str| format!("<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr>{inner}</w:p>\n");
    let line = |text: &str| paragraph(&run(text));
    check(&[line("غارة على "), line("حلب &amp; حمص")].concat(), "غارة على \nحلب & حمص", &[]);
    check(&[line("a"), "<w:p/>".to_owned(), line("b")].concat(), "a\n\nb", &[]);
    check(
        &paragraph(
            "<w:r><w:t> a </w:t><w:t/><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:cr/></w:r>",
        ),
        "a\tb\nc\u{2011}",
        &[],
    );
    check(
        &paragraph(
            "<w:ins><w:r><w:t>a</w:t></w:r></w:ins><w:del><w:r><w:delText>b</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>c</w:t></w:r></w:moveFrom>",
        ),
        "a",
        &["w:del", "w:moveFrom"],
    );
    check(
        &paragraph(&format!(
            "{}<w:r><w:footnoteReference w:id=\"1\"/></w:r><w:r><w:drawing><w:p><w:r><w:t>x</w:t></w:r></w:p></w:drawing></w:r><w:hyperlink>{}</w:hyperlink>",
            run("a"),
            run("b")
        )),
        "ab",
        &["w:drawing", "w:footnoteReference", "w:hyperlink"],
    );
    check(
        &paragraph(
            "<mc:AlternateContent><mc:Choice><w:r><w:t>a</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>a</w:t></w:r></mc:Fallback></mc:AlternateContent><w:r><w:instrText>PAGE</w:instrText></w:r>",
        ),
        "a",
        &[],
    );
    let cell = |inner: &str| format!("<w:tc><w:tcPr/>{inner}</w:tc>");
    let row = |inner: &str| format!("<w:tr>{inner}</w:tr>");
    let first = row(&[cell(&[line("a"), line("b")].concat()), cell(&line("c"))].concat());
    let second = row(&[cell(&line("d")), cell("<w:p/>"), cell(&line("e"))].concat());
    check(
        &[line("x"), format!("<w:tbl>{first}{second}</w:tbl>"), line("y")].concat(),
        "x\na b\tc\nd\te\ny",
        &["w:tbl"],
    );
    check("<w:p><w:r><w:t>a<w:p>", "a", &[]);
    check("<w:p/>", "", &["NoText"]);
}

proptest! {
    #[test]
    fn nothing_in_a_document_is_too_much(names in vec("</?w:(t|p|tbl|tr|tc|del|pPr)/?>|[a&; ]", 0..30)) {
        let found = read_file(Format::Docx, "a", &names.concat());
        prop_assert!(!found.documents.is_empty() || !found.findings.is_empty());
    }
}
