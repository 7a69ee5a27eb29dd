use super::*;
use crate::core::find::Query;
use crate::core::notation;
use crate::core::text::Text;

/// Blocks in short: `h1(…)`, `p(…)`; heavy words in `*`, stressed in `/`, code
/// in backticks, a link as `[words→address]`, a hit as `{n:words}`.
fn short(blocks: &[Block]) -> String {
    let run = |run: &Run| {
        let mut text = run.text.clone();
        if let Some(hit) = run.hit {
            text = format!("{{{hit}:{text}}}");
        }
        for (on, sign) in [(run.style.strong, '*'), (run.style.emphasis, '/'), (run.style.code, '`')] {
            if on {
                text = format!("{sign}{text}{sign}");
            }
        }
        run.style.link.as_ref().map_or(text.clone(), |link| format!("[{text}→{link}]"))
    };
    let runs = |runs: &[Run]| runs.iter().map(run).collect::<String>();
    let block = |block: &Block| match block {
        Block::Heading(level, of) => format!("h{level}({})", runs(of)),
        Block::Paragraph(of) => format!("p({})", runs(of)),
        Block::Code(of) => format!("pre({})", runs(of)),
        Block::Quote(of) => format!("q({})", short(of)),
        Block::List(first, items) => {
            let items = items.iter().map(|item| short(item)).collect::<Vec<_>>().join("|");
            format!("l{}({items})", first.map_or(String::new(), |first| first.to_string()))
        }
        Block::Rule => "hr".to_owned(),
    };
    blocks.iter().map(block).collect::<Vec<_>>().join(" ")
}

#[test]
fn markdown_is_read() {
    let check = |markdown: &str, expected: &str| assert_eq!(short(&read(markdown)), expected, "{markdown}");
    check("", "");
    check("# من\n\nنص **ثقيل** و*مائل*", "h1(من) p(نص *ثقيل* و/مائل/)");
    check("سطر\nآخر  \nثالث", "p(سطر آخر\nثالث)");
    check("- أ\n- ب\n  - ج", "l(p(أ)|p(ب) l(p(ج)))");
    check("3. أ\n\n4. ب", "l3(p(أ)|p(ب))");
    check("> قال\n> **9**", "q(p(قال *9*))");
    check("`x` و\n\n    y\n", "p(`x` و) pre(`y\n`)");
    check("أ\n\n---\n\nب", "p(أ) hr p(ب)");
    check("***", "hr");
    check("**لا ينتهي", "p(**لا ينتهي)");
}

#[test]
fn nothing_in_it_can_do_anything() {
    let check = |markdown: &str, expected: &str| assert_eq!(short(&read(markdown)), expected, "{markdown}");
    check("<script>alert(1)</script>", "p(<script>alert(1)</script>)");
    check("أ <img src=x onerror=alert(1)> ب", "p(أ <img src=x onerror=alert(1)> ب)");
    check("<div onclick='x'>\nنص\n</div>", "p(<div onclick='x'>\nنص\n</div>)");
    check("[هنا](https://example.org/a)", "p([هنا→https://example.org/a])");
    check("[هنا](HTTP://example.org)", "p([هنا→HTTP://example.org])");
    check("<mailto:a@example.org>", "p([mailto:a@example.org→mailto:a@example.org])");
    check("[هنا](javascript:alert(1))", "p(هنا)");
    check("[هنا](JaVaScRiPt:alert)", "p(هنا)");
    check("[هنا](data:text/html,x)", "p(هنا)");
    check("[هنا](file.html)", "p(هنا)");
    check("[هنا](//example.org)", "p(هنا)");
    check("![صورة جسر](https://example.org/a.png)", "p(صورة جسر)");
    check("[![صورة](x.png)](https://example.org)", "p([صورة→https://example.org])");
}

#[test]
fn hits_are_marked_whatever_the_spelling() {
    let check = |markdown: &str, typed: &str, expected: &str| {
        let mut blocks = read(markdown);
        let count = mark(&mut blocks, &Query::new(typed).unwrap(), 0);
        assert_eq!(short(&blocks), expected, "{markdown}");
        let counted: std::collections::BTreeSet<String> =
            expected.split('{').skip(1).map(|hit| hit.split(':').next().unwrap().to_owned()).collect();
        assert_eq!(count, counted.len());
    };
    check("إصابة و**اصابه** أخرى", "اصابة", "p({0:إصابة} و*{1:اصابه}* أخرى)");
    check("# قتلى\n\n- قتلى\n\n> قتلى", "قتلى", "h1({0:قتلى}) l(p({1:قتلى})) q(p({2:قتلى}))");
    check("على **الأقل**", "على الاقل", "p({0:على }*{0:الأقل}*)");
    check("لا شيء", "مكان", "p(لا شيء)");
}

#[test]
fn an_example_is_the_span_in_its_sentence() {
    let check = |marked: &str, expected: &str| {
        let (text, spans) = notation::parse(marked);
        assert_eq!(example(&Text::new(text), &spans[0]), expected);
    };
    check("قتل ⟦82 عنصراً على الأقل|casualty⟧ في جوبر.", "> قتل **82 عنصراً على الأقل** في جوبر.");
    check("قال. قتل ⟦9|casualty⟧ هناك. ثم عاد.", "> … قتل **9** هناك. …");
    check("سطر\n⟦دمشق|place⟧\nسطر", "> **دمشق**");
    check("في *حي_⟦جوبر|place⟧ [<b>]", "> في \\*حي\\_**جوبر** \\[\\<b\\>\\]");
    // Stars between a letter and a sign do not open.
    check("قرب⟦«جوبر»|place⟧ليلاً", "> قرب⟦«جوبر»⟧ليلاً");
    let far = "كلمة ".repeat(40);
    let (text, spans) = notation::parse(&format!("{far}⟦9|casualty⟧ {far}"));
    let found = example(&Text::new(text), &spans[0]);
    assert!(found.starts_with("> … كلمة كلمة") && found.ends_with("كلمة …"), "{found}");
    assert!(found.chars().count() < 200);
}

#[test]
fn a_span_in_pieces_stands_out_piece_by_piece() {
    let (text, spans) = notation::parse("⟦قتل وجرح 9|casualty⟧ هناك");
    let piece = |from, to| {
        crate::core::text::TextRange::between(
            crate::core::text::CodePoint(from),
            crate::core::text::CodePoint(to),
        )
    };
    let span = spans[0].clone().on(vec![piece(0, 3), piece(9, 10)]).unwrap();
    assert_eq!(example(&Text::new(text), &span), "> **قتل** وجرح **9** هناك");
}

#[test]
fn examples_go_to_the_end() {
    assert_eq!(with_example("", "> أ"), "> أ\n");
    assert_eq!(with_example("نص\n\n\n", "> أ"), "نص\n\n> أ\n");
}

proptest::proptest! {
    #[test]
    fn whatever_is_written_can_be_read_and_searched(markdown in "[\\p{Arabic}a-c*_#>`<!\\[\\]()\\-\\n 0-9]{0,60}") {
        let mut blocks = read(&markdown);
        if let Some(query) = Query::new("ا") {
            mark(&mut blocks, &query, 0);
        }
    }
}
