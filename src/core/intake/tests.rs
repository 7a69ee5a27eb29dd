use super::*;
use crate::core::decode::Encoding;
use crate::core::notation;

fn ids(reports: &[Arc<Report>]) -> Vec<&str> {
    reports.iter().map(|report| report.id.as_str()).collect()
}

#[test]
fn reports_are_named_after_their_files() {
    let check = |file: &str, expected: &str| assert_eq!(stem(file), expected);
    check("001.txt", "001");
    check("حلب/تقرير 3.txt", "تقرير 3");
    check("a\\b.md", "b");
    check("two.dots.txt", "two.dots");
    check("no ending", "no ending");
    check(".hidden", ".hidden");
    check(" .txt", ".txt");
    check("folder/", "-");
    check("", "-");
}

#[test]
fn ids_stay_unique() {
    let mut intake = Intake::new(Some(&notation::project("حلب")));
    for (i, file) in
        ["r.txt", "a/r.txt", "r-2.txt", "b/r.md", "x.txt", "b/x.txt", "x-2.txt"].into_iter().enumerate()
    {
        intake.take(file, "", &format!("text {i}"));
    }
    assert_eq!(ids(&intake.fresh), ["r-2", "r-3", "r-2-2", "r-4", "x", "x-2", "x-2-2"]);
}

#[test]
fn twins_are_known_by_their_text_alone() {
    let mut intake = Intake::new(Some(&notation::project("حلب")));
    intake.take("a.txt", "", "حلب");
    intake.take("b.txt", "", "حماة");
    intake.take("c.txt", "", "حماة");
    intake.take("d.txt", "", "حماة ");
    assert_eq!(ids(&intake.fresh), ["b", "d"]);
    let twins: Vec<_> =
        intake.twins.iter().map(|twin| (twin.report.id.as_str(), twin.same_as.as_str())).collect();
    assert_eq!(twins, [("a", "r"), ("c", "b")]);
}

#[test]
fn texts_are_kept_as_they_are_and_titled() {
    let mut intake = Intake::new(None);
    intake.take("a.txt", "", "\u{feff} عنوان\r\nنص ");
    intake.take("b.txt", "  عنوانه ", "نص");
    let [a, b] = &intake.fresh[..] else { panic!() };
    assert_eq!((a.text.as_str(), a.title.as_str()), ("\u{feff} عنوان\r\nنص ", "عنوان"));
    assert_eq!((b.text.as_str(), b.title.as_str()), ("نص", "عنوانه"));
}

#[test]
fn what_is_no_text_is_refused() {
    let by_name = |file: &str, expected| assert_eq!(refused_by_name(file), expected, "{file}");
    by_name("report.PDF", true);
    by_name("a/b.doc", true);
    by_name(".DS_Store", true);
    by_name("pdf", false);
    by_name("folder.zip/report.txt", false);
    by_name("report", false);
    let check = |bytes: &[u8], expected| assert_eq!(refused_by_content(bytes), expected, "{bytes:?}");
    check(b"", Some(Refusal::Empty));
    check(b"\xEF\xBB\xBF", Some(Refusal::Empty));
    check(b"\xFF\xFE", Some(Refusal::Empty));
    check(b"%PDF-1.7", Some(Refusal::NotText));
    check(b"PK\x03\x04...", Some(Refusal::NotText));
    check(b"a\0b\x01", Some(Refusal::NotText));
    check(b"\x27\x06\x44\x06", None);
    check(b" ", None);
    check("نص".as_bytes(), None);
    check(&[&[b'a'; 1024][..], b"\0"].concat(), None);
    assert_ne!(Refusal::NotIn(Encoding::Iso8859_6), Refusal::NotIn(Encoding::Windows1256));
}
