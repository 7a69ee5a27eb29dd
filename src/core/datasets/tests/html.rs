use super::*;
use crate::core::datasets::What;

fn told(found: &Found) -> Vec<String> {
    let word = |what: &What| match what {
        What::LeftOut(word) | What::Unreadable(word) => word.clone(),
        other => format!("{other:?}"),
    };
    found.findings.iter().map(|finding| word(&finding.what)).collect()
}

#[test]
fn pages_become_lines() {
    let check = |page: &str, expected: &str, findings: &[&str]| {
        let found = read_file(Format::Html, "d/a.html", page);
        let text = found.documents.first().map(|one| one.text.as_str()).unwrap_or_default();
        assert_eq!(
            (text, told(&found)),
            (expected, findings.iter().map(|one| one.to_string()).collect()),
            "{page}"
        );
    };
    check("<p>a</p><p>b\n c  d", "a\nb c d", &[]);
    check("a<b>b</b> <i> c</i>\t", "ab c", &[]);
    check("<DIV><P CLASS=x>a<DIV>b</DIV>c</P></DIV>", "a\nb\nc", &[]);
    check("a<br>b<br/>c<br><br><br><p>d", "a\nb\nc\n\nd", &[]);
    check("<pre> a\r\n  b</pre> c", " a\n  b\nc", &[]);
    check("<ul><li>a<li>b</ul>", "a\nb", &[]);
    check("<table><tr><td>a<td>b\n<tr><td>c</td> <td>d</table>e", "a\tb\nc\td\ne", &["<table>"]);
    check("a <a href=x>b</a> <a>c</a> <a\nhref='y'>d</a><img alt=\"<p>\">", "a b c d", &["<a> × 2", "<img>"]);
    check(
        "<head><title>t</title><style>p > a {}</style><script>if (a < b) '</p>'</script></head>a",
        "a",
        &[],
    );
    check("<nav>x<nav>y</nav>z</nav>a<select><option>b</select>c", "ac", &["<nav>", "<select>"]);
    check("<nav>x<h1>a</h1>", "a", &["<nav>"]);
    check(
        "<noscript>x</noscript><svg><title>x</title></svg><svg/>a<template>x</template>",
        "a",
        &["<svg> × 2"],
    );
    check("<script>x", "x", &[]);
    check("a<!-- <p>x -->b<!doctype y><?z?>c<![CDATA[<d&amp;>]]></>", "abc<d&amp;>", &[]);
    check("3 < 5 > 4 <3 & <", "3 < 5 > 4 <3 & <", &[]);
    check("a<p title='x>y' id=\">\">b", "a\nb", &[]);
    check("a<p title=\"x>b", "a\nb", &[]);
    check("a<p", "a", &[]);
    check(
        "&amp;&lt;&gt;&quot;&apos;&#1594;&#x627;&#X62A;&nbsp;&eacute;&zwnj;&rlm;",
        "&<>\"'غات\u{a0}é\u{200c}\u{200f}",
        &[],
    );
    check(
        "&amp &copy2 &notit; &hellip &foo; &; &#; &#x; &#0; &#xD800; &#99999999999; &#146;",
        "& &copy2 &notit; &hellip &foo; &; &#; &#x; \u{fffd} \u{fffd} &#99999999999; ’",
        &[],
    );
    check("&amp;lt;", "&lt;", &[]);
    check("<p> \n</p>", "", &["NoText"]);
    check("", "", &["NoText"]);
}

#[test]
fn pages_say_what_they_are() {
    let page = concat!(
        "<!DOCTYPE html><html class=x lang=\"ar\"><head><title>\n غارة على&nbsp;حلب | وكالة </title>",
        "<meta charset=utf-8><meta property='article:published_time' content='2024-05-01T10:00:00Z'>",
        "<meta name=author content='A &amp; B'><META NAME=\"og:site_name\" CONTENT=SANA><meta name=date content=x>",
        "</head><body><time datetime=y>z</time> a</body></html>",
    );
    let found = read_file(Format::Html, "d/a.html", page);
    assert_eq!(found.findings, []);
    let word = |word: &str| Some(word.to_owned());
    let expected = Document {
        title: "غارة على حلب | وكالة".to_owned(),
        language: word("ar"),
        source: word("SANA"),
        date: word("2024-05-01T10:00:00Z"),
        ..Document::new("a", "z a")
    };
    assert_eq!(found.documents, [expected]);
    let bare = "<meta name=author content=A><p><time datetime=2024>x</time>";
    let found = read_file(Format::Html, "a", bare);
    assert_eq!((&found.documents[0].source, &found.documents[0].date), (&word("A"), &word("2024")));
}

#[test]
fn long_pages_take_no_longer() {
    for piece in [
        "<a \">\"",
        "<svg>",
        "<!--",
        "<nav>",
        "<p",
        "</",
        "&",
        "<a b='",
        "<![CDATA[",
        "<textarea>",
        "&#",
        "<a =\"=",
        "<a b",
    ] {
        let found = read_file(Format::Html, "a", &format!("x{}", piece.repeat(50_000)));
        assert_eq!(found.documents.len(), 1, "{piece}");
    }
}

proptest! {
    #[test]
    fn texts_come_back(text in hard_text()) {
        let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
        let found = read_file(Format::Html, "a", &format!("<p>{escaped}</p>"));
        let squeezed = |text: &str| text.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        let came = found.documents.first().map(|one| one.text.as_str()).unwrap_or_default().to_owned();
        prop_assert!(squeezed(&came) == squeezed(&text) || text.trim().is_empty());
    }

    #[test]
    fn nothing_in_a_page_is_too_much(page in "[<>/!a-c=\"'& ;#x-]{0,60}") {
        let found = read_file(Format::Html, "a", &page);
        prop_assert!(!found.documents.is_empty() || !found.findings.is_empty());
    }
}
