use proptest::prelude::*;

use super::*;

fn query(typed: &str) -> Query {
    Query::new(typed).unwrap()
}

/// A text with its hits in brackets.
fn show(text: &Text, hits: &[TextRange]) -> String {
    let mut out = String::new();
    for (at, c) in text.as_str().chars().map(Some).chain([None]).enumerate() {
        out.extend(hits.iter().filter(|hit| hit.end() == CodePoint(at)).map(|_| '⟧'));
        out.extend(hits.iter().filter(|hit| hit.start() == CodePoint(at)).map(|_| '⟦'));
        out.extend(c);
    }
    out
}

#[test]
fn hits() {
    for (typed, marked) in [
        ("الفصائل", "⟦الفصائل⟧ و⟦الفصائل⟧ وفصائل"),
        ("قتل", "⟦قُتِلَ⟧ م⟦قتل⟧ ⟦قـتـل⟧ى قال"),
        ("مدرسة", "⟦مدرسه⟧ ⟦مدرسةٌ⟧ مدارس"),
        ("علي", "⟦على⟧ ⟦علي⟧ أ⟦على⟧"),
        ("اب", "⟦أب⟧ ⟦إب⟧ ⟦آب⟧ ⟦ٱب⟧ ⟦ا\u{653}ب⟧"),
        ("2017", "⟦2017⟧ ⟦٢٠١٧⟧ ⟦۲۰۱۷⟧ 2016"),
        ("٢٠١٧", "⟦2017⟧"),
        ("ك ي", "⟦ک ی⟧ ⟦ك\u{a0}\n ي⟧ كي"),
        ("  قوات \t النظام ", "⟦قوات  النظام⟧ ⟦قوات\nالنظام⟧، قوات، النظام"),
        ("IDLIB", "⟦Idlib⟧ ⟦idlib⟧s"),
        // Marks and invisible characters inside go along, those beside do not.
        ("دمشق", "\u{200f}⟦دم\u{200f}شق⟧\u{200f} ⟦دمشقُ⟧ \u{2067}⟦دمشق⟧\u{2069}"),
        ("میگویند", "⟦می\u{200c}گویند⟧"),
        // Two letters of one character, and one of two.
        ("ثلاثة", "⟦ﺛﻼﺛﺔ⟧"),
        ("ل", "ث⟦ﻻ⟧ث ﺛ⟦ﻼ⟧ﺛﺔ"),
        ("الله", "ب⟦ﷲ⟧ ⟦الله⟧"),
        // Never a part of what is drawn as one, and never twice.
        ("👩", "👨‍👩‍👧 ⟦👩⟧ x"),
        ("أ\u{64e}", "⟦أَ⟧ ⟦ا⟧"),
        // What begins anew in the middle of itself.
        ("aab", "a⟦aab⟧⟦aab⟧ aa ab"),
        ("ababac", "ab⟦ababac⟧"),
        ("aa", "⟦aa⟧⟦aa⟧a"),
        ("x", "no"),
        ("x", ""),
        ("xyz", "xy"),
        ("c", "a\r\nb\r\n⟦c⟧"),
    ] {
        let marked = marked.replace("👨‍👩‍👧", if typed == "👩" { "⟦👨‍👩‍👧⟧" } else { "👨‍👩‍👧" });
        let text = Text::new(marked.replace(['⟦', '⟧'], ""));
        assert_eq!(show(&text, &all(&query(typed), &text)), marked, "{typed}");
    }
}

#[test]
fn nothing_is_looked_for_where_nothing_is_left() {
    for typed in ["", " \n", "\u{64e}", "ـ", "\u{200f} \u{200f}"] {
        assert_eq!(Query::new(typed), None, "{typed:?}");
    }
    assert_eq!(query(" أَحـمد \u{200f} "), query("احمد"));
}

#[test]
fn excerpts() {
    let around = |text: &str, typed: &str, before, after| {
        let text = Text::new(text);
        let Excerpt { before, hit, after } = excerpt(&text, all(&query(typed), &text)[0], before, after);
        format!("{before}⟦{hit}⟧{after}")
    };
    let text = "عنوان\nقال المرصد السوري إن 82 عنصراً قتلوا أمس\nوأضاف";
    for (typed, before, after, expected) in [
        ("82", 99, 99, "قال المرصد السوري إن ⟦82⟧ عنصراً قتلوا أمس"),
        ("82", 10, 12, "…إن ⟦82⟧ عنصراً…"),
        ("82", 11, 15, "…السوري إن ⟦82⟧ عنصراً قتلوا…"),
        ("82", 1, 1, "…⟦82⟧…"),
        ("قال", 5, 0, "⟦قال⟧…"),
        ("أمس", 0, 5, "…⟦أمس⟧"),
        // Of a hit over two lines the first one's part.
        ("أمس وأضاف", 7, 9, "…قتلوا ⟦أمس⟧"),
        ("عنوان", 9, 9, "⟦عنوان⟧"),
    ] {
        assert_eq!(around(text, typed, before, after), expected, "{typed} {before} {after}");
    }
    // Without a blank to cut at, letters are cut, but no letter from its marks.
    assert_eq!(around("aaae\u{301}xbbb", "x", 1, 2), "…e\u{301}⟦x⟧bb…");
    assert_eq!(around("  \u{a0}x \t", "x", 9, 9), "⟦x⟧");
}

#[test]
fn dates_and_figures_of_an_excerpt_are_isolated() {
    let isolated = |text: &str, typed: &str| {
        let text = Text::new(text);
        let Excerpt { before, hit, after } = excerpt(&text, all(&query(typed), &text)[0], 99, 99).isolated();
        let shown = format!("{before}⟦{hit}⟧{after}");
        shown.replace("\u{2066}\u{202d}", "<").replace("\u{202c}\u{2069}", ">")
    };
    for (text, typed, expected) in [
        ("في 2016-04-27 قتل 3-5 مدنيين", "قتل", "في <2016-04-27> ⟦قتل⟧ <3-5> مدنيين"),
        ("في 2016-04-27 قتل", "2016-04-27", "في <⟦2016-04-27⟧> قتل"),
        ("في 2016-04-27 قتل", "04", "في <2016-⟦04⟧-27> قتل"),
        ("في 2016-04-27", "27", "في <2016-04-⟦27⟧>"),
        ("في 2016-04-27", "في 2016", "⟦في <2016⟧-04-27>"),
        ("قتل 3 مدنيين", "قتل", "⟦قتل⟧ 3 مدنيين"),
    ] {
        assert_eq!(isolated(text, typed), expected);
    }
}

/// The hits found the slow way: of every pair of grapheme edges.
fn slowly(typed: &str, raw: &str) -> Vec<(usize, usize)> {
    let wanted = query(typed);
    let edges: Vec<usize> = (0..=raw.len()).filter(|at| raw.is_char_boundary(*at)).collect();
    let mut found: Vec<(usize, usize)> = Vec::new();
    for start in &edges {
        let end = edges
            .iter()
            .filter(|end| *end > start)
            .find(|end| raw.get(*start..**end).and_then(Query::new).is_some_and(|q| q == wanted));
        let free = found.last().is_none_or(|last| last.1 <= *start);
        // Not from a character that is ignored on.
        let begins = raw
            .get(*start..)
            .and_then(|rest| rest.chars().next())
            .is_some_and(|c| !matches!(fold(c), Folded::Nothing | Folded::Blank));
        if let (Some(end), true, true) = (end, free, begins) {
            found.push((*start, *end));
        }
    }
    found
}

proptest! {
    /// Over letters without marks, where graphemes are characters.
    #[test]
    fn the_walk_finds_what_a_look_at_every_place_finds(typed in "[ab أ]{0,3}[abأ]", raw in "[ab أاإ\u{200f} ]{0,24}") {
        let text = Text::new(raw.clone());
        let hits: Vec<_> = all(&query(&typed), &text).into_iter()
            .map(|hit| (text.to_byte(hit.start()).unwrap().0, text.to_byte(hit.end()).unwrap().0)).collect();
        let slow: Vec<_> = slowly(&typed, &raw).into_iter()
            .map(|(start, end)| (start, text.to_byte(text.grapheme_end(text.from_byte(crate::core::text::Byte(end)).unwrap())).unwrap().0)).collect();
        prop_assert_eq!(hits, slow);
    }

    #[test]
    fn hits_are_in_order_on_graphemes_and_hold_what_was_looked_for(
        typed in "[اأقتلى\u{64e}ـ 1٢e\u{301}]{1,3}",
        raw in "[اأإقتلىي\u{64e}ـ \n12٢eé\u{301}👩\u{200d}\u{200f}ﻻ]{0,60}",
    ) {
        prop_assume!(Query::new(&typed).is_some());
        let wanted = query(&typed);
        let text = Text::new(raw);
        let hits = all(&wanted, &text);
        for hit in &hits {
            prop_assert!(text.is_grapheme_edge(hit.start()) && text.is_grapheme_edge(hit.end()));
            let words = Text::new(text.slice(*hit).unwrap());
            prop_assert_eq!(all(&wanted, &words).len(), 1);
        }
        for pair in hits.windows(2) {
            prop_assert!(pair[0].end() <= pair[1].start());
        }
    }

    #[test]
    fn a_walk_that_rests_finds_the_same(typed in "[ابا]{1,3}", raw in "[اب\u{64e}ﻻ 👩\u{200d}]{0,40}", many in 1usize..7) {
        let (wanted, text) = (query(&typed), Text::new(raw));
        let (mut walk, mut hits) = (Walk::default(), Vec::new());
        while !walk.on(&wanted, &text, many, &mut hits) {}
        prop_assert_eq!(hits, all(&wanted, &text));
    }
}
