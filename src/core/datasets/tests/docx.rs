use super::*;
use crate::core::datasets::What;
use crate::core::datasets::read::word_parts;
use crate::core::datasets::zip::{Limits, list};

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
            "{}<w:r><w:footnoteReference w:id=\"1\"/></w:r><w:r><w:drawing><a:t>x</a:t></w:drawing></w:r><w:hyperlink>{}</w:hyperlink>",
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
    let boxed = |inner: &str| format!("<w:txbxContent>{inner}</w:txbxContent>");
    let drawing =
        |inner: &str| format!("<w:r><w:drawing><wps:wsp>{}</wps:wsp></w:drawing></w:r>", boxed(inner));
    let old = |inner: &str| format!("<w:pict><v:textbox>{}</v:textbox></w:pict>", boxed(inner));
    let either = |new: &str, old: &str| {
        format!(
            "<mc:AlternateContent><mc:Choice Requires=\"wps\">{new}</mc:Choice><mc:Choice>{old}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
        )
    };
    let inner = either(&drawing(&[line("x"), line("y")].concat()), &old(&line("x y")));
    check(
        &[paragraph(&[run("a"), inner.clone(), run("b")].concat()), line("c")].concat(),
        "ab\nx\ny\nc",
        &[],
    );
    check(
        &paragraph(&format!(
            "<mc:AlternateContent><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
            old(&line("x"))
        )),
        "\nx",
        &[],
    );
    let twice = drawing(&paragraph(&[run("x"), drawing(&line("y"))].concat()));
    check(&paragraph(&[run("a"), twice].concat()), "a\nx\ny", &[]);
    let (open, close) = ("<w:txbxContent>".repeat(1000), "</w:txbxContent>".repeat(1000));
    check(&paragraph(&[run("a"), open, line("b"), close].concat()), "a\nb", &[]);
    check("<w:p><w:r><w:t>a<w:drawing><w:txbxContent><w:p><w:r><w:t>b", "a\nb", &[]);
    let cell = |inner: &str| format!("<w:tc><w:tcPr/>{inner}</w:tc>");
    let row = |inner: &str| format!("<w:tr>{inner}</w:tr>");
    let first = row(&[cell(&[line("a"), line("b")].concat()), cell(&line("c"))].concat());
    let second = row(&[cell(&line("d")), cell("<w:p/>"), cell(&line("e"))].concat());
    check(
        &[line("x"), format!("<w:tbl>{first}{second}</w:tbl>"), line("y")].concat(),
        "x\na b\tc\nd\te\ny",
        &["w:tbl"],
    );
    let boxes = cell(&paragraph(&[run("a"), inner].concat()));
    check(&format!("<w:tbl>{}</w:tbl>", row(&[boxes, cell(&line("b"))].concat())), "a\tb\nx\ny", &["w:tbl"]);
    check("<w:p><w:r><w:t>a<w:p>", "a", &[]);
    check("<w:p/>", "", &["NoText"]);
}

#[test]
fn the_title_is_in_the_properties() {
    let text = "<w:document><w:body><w:p><w:r><w:t>a</w:t></w:r></w:p></w:body></w:document>";
    let check = |properties: &str, title: &str| {
        let file = format!("{text}\u{feff}<?xml?><cp:coreProperties>{properties}</cp:coreProperties>");
        let document = read_file(Format::Docx, "a.docx", &file).documents.remove(0);
        assert_eq!(document.text.as_str(), "a", "{properties}");
        assert_eq!((document.title.as_str(), document.date), (title, None), "{properties}");
    };
    let date = "<dcterms:created xsi:type=\"dcterms:W3CDTF\">2026-01-02T03:04:05Z</dcterms:created>";
    let title = "<dc:title>غارة &amp;\n قتلى</dc:title><dc:creator>x</dc:creator>";
    check(&[title, date].concat(), "غارة & قتلى");
    check("<dc:title/>", "");
    check("", "");
}

#[test]
fn text_and_properties_lie_in_two_files_of_the_archive() {
    let check = |names: &[&str], expected: &[&str]| {
        let files: Vec<(&str, &[u8])> = names.iter().map(|name| (*name, &b""[..])).collect();
        let archive = super::zip::archive(&files);
        let listing = list(&archive, &Limits::default()).unwrap();
        let parts: Vec<&str> = word_parts(&listing).iter().map(|part| part.name.as_str()).collect();
        assert_eq!(parts, expected);
    };
    check(
        &["docProps/core.xml", "word/media/a.png", "word/document.xml"],
        &["word/document.xml", "docProps/core.xml"],
    );
    check(&["word/document.xml"], &["word/document.xml"]);
    check(&["docProps/core.xml"], &[]);
}

proptest! {
    #[test]
    fn nothing_in_a_document_is_too_much(names in vec("</?(w:(t|p|tbl|tr|tc|del|pPr|pict|txbxContent)|mc:(Choice|Fallback|AlternateContent))/?>|[a&; ]", 0..30)) {
        let found = read_file(Format::Docx, "a", &names.concat());
        prop_assert!(!found.documents.is_empty() || !found.findings.is_empty());
    }
}
