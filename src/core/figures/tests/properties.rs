use proptest::prelude::*;

use super::*;

/// Words that the rules know, and some that they don't.
const WORDS: &str = "قتل مقتل وإصابة أصيب 5 20 و25 آلاف مئة وعشرون خمسة مدنيين مدنيا جندي آخرون آخرين على الأقل أكثر من بين إلى عشرات القتلى والجرحى لم دون بينهم عدد ، . الـ24 قرى ساعة من الجيش \u{200f} \n قتلوا أو أي بضع 1.5 مليون راح ضحيته حتى وقتيل";

fn text() -> impl Strategy<Value = String> {
    let words: Vec<&str> = WORDS.split(' ').collect();
    let sentence =
        prop::collection::vec(prop::sample::select(words), 0..30).prop_map(|words| words.join(" "));
    prop_oneof![sentence, ".{0,80}", "[ء-ي0-9٠-٩ ًٌَُِّْـ،.\n]{0,80}"]
}

proptest! {
    #[test]
    fn any_text_can_be_searched(text in text()) {
        let text = Text::new(text);
        for policy in Policy::ALL {
            let found = find(&text, *policy);
            for pair in found.windows(2) {
                prop_assert!(pair[0].range.end() <= pair[1].range.start());
            }
            for one in &found {
                prop_assert!(!one.range.is_empty() && one.range.end() <= text.len());
                let Reading { low, best, high, .. } = one.reading;
                let stated: Vec<u64> = [low, best, high].into_iter().flatten().collect();
                prop_assert!(stated.is_sorted(), "{:?}", one);
                prop_assert_eq!(read(&text, one.range, *policy), one.reading);
            }
        }
    }

    #[test]
    fn any_range_can_be_read(text in text(), a in 0_usize..90, b in 0_usize..90) {
        let text = Text::new(text);
        let _ = read(&text, TextRange::between(CodePoint(a), CodePoint(b)), Policy::Literal);
    }

    #[test]
    fn policies_differ_in_figures_only(text in text()) {
        let text = Text::new(text);
        let literal = find(&text, Policy::Literal);
        for policy in [Policy::Conservative, Policy::Strict] {
            let other = find(&text, policy);
            prop_assert_eq!(other.len(), literal.len());
            for (one, other) in literal.iter().zip(&other) {
                let Reading { low, best, high, .. } = one.reading;
                prop_assert_eq!(one.range, other.range);
                prop_assert_eq!(Reading { low, best, high, ..other.reading }, one.reading);
            }
        }
    }
}

#[test]
fn the_tables_are_spelled_as_folded() {
    let words = modifiers::words()
        .chain(harm::words())
        .chain(nouns::words())
        .chain(little::words())
        .chain(things::words());
    for word in words.chain(quantity::words()) {
        let text = Text::new(word);
        let tokens = sentences(&text, whole(&text));
        assert_eq!(tokens.first().map(|tokens| tokens[0].word.as_str()), Some(word));
    }
}

#[test]
fn a_long_report_takes_no_time() {
    let sentence = "قتل 5 مدنيين وأصيب 20 آخرون في قصف على المدينة حيث وصلت القوات إلى عدة نقاط و";
    let text = Text::new(sentence.repeat(4_000));
    let start = std::time::Instant::now();
    assert!(find(&text, Policy::Literal).len() >= 4_000);
    assert!(start.elapsed() < std::time::Duration::from_secs(20), "{:?}", start.elapsed());
}
