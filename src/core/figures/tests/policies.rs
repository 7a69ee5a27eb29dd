//! The three policies, the reasons in words, and phrases chosen by hand.

use super::*;

#[test]
fn each_policy_has_its_figures() {
    for (text, literal, conservative, strict) in [
        ("مقتل 7 ضباط", "7/7/7", "7/7/7", "7/7/7"),
        ("مقتل 7 ضباط على الأقل", "7/7/–", "7/7/–", "7/7/–"),
        ("مقتل أكثر من 30 مسلحاً", "31/31/–", "30/30/–", "31/31/–"),
        ("مقتل أقل من 30 مسلحاً", "–/29/29", "–/29/29", "–/29/29"),
        ("مقتل نحو 30 مسلحاً", "–/30/–", "–/30/–", "–/30/–"),
        ("مقتل ما يصل إلى 30 مسلحاً", "–/30/30", "–/30/30", "–/30/30"),
        ("مقتل بين 30 و40 مسلحاً", "30/30/40", "30/30/40", "30/30/40"),
        ("مقتل عشرات المسلحين", "10/10/–", "10/10/–", "–/–/–"),
        ("مقتل مئات المسلحين", "100/100/–", "100/100/–", "–/–/–"),
        ("مقتل آلاف المسلحين", "1000/1000/–", "1000/1000/–", "–/–/–"),
        ("مقتل بضعة جنود", "3/3/9", "3/3/9", "–/–/–"),
        ("مقتل جنود", "3/–/–", "3/–/–", "–/–/–"),
        ("مقتل عدد من الجنود", "3/–/–", "3/–/–", "–/–/–"),
        ("مقتل مسلحين", "2/–/–", "2/–/–", "–/–/–"),
        ("مقتل جنديين", "2/2/2", "2/2/2", "2/2/2"),
        ("دون وقوع ضحايا", "0/0/0", "0/0/0", "0/0/0"),
    ] {
        for (policy, figures) in Policy::ALL.iter().zip([literal, conservative, strict]) {
            let found = found(text, *policy);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].1.split(' ').next(), Some(figures), "{text} {}", policy.as_str());
        }
    }
}

#[test]
fn ids_are_read_back() {
    for policy in Policy::ALL {
        assert_eq!(Policy::parse(policy.as_str()), Some(*policy));
    }
    assert_eq!(Policy::parse("Literal"), None);
    assert_eq!(
        Kind::ALL.iter().map(|kind| kind.as_str()).collect::<Vec<_>>().join(" "),
        "killed injured missing detained abducted displaced other"
    );
    assert_eq!(Victim::ALL.len() + Modifier::ALL.len(), 7 + 11);
}

#[test]
fn the_reason_in_words() {
    for (text, reason) in [
        ("مقتل عنصرين", "dual ending: 2"),
        ("مقتل 5 مدنيين على الأقل", "digits: 5, at least"),
        ("مقتل خمسة مدنيين", "number words: 5"),
        ("مقتل مدنيين", "dual or plural ending, ambiguous"),
        ("مقتل جندي", "singular noun: 1"),
        ("مقتل أحد الجنود", "one of a group: 1"),
        ("إصابة العشرات", "round number in the plural: 10"),
        ("مقتل بضعة جنود", "a few, three to nine: 3 to 9"),
        ("سقوط جرحى", "plural without a number"),
        ("مقتل 10-12 جنديا", "two numbers: 10 to 12"),
        ("مقتل وإصابة 9 جنود", "one number for several kinds: 9, ambiguous"),
        ("نزوح 9 عائلات", "families, not people: 9, ambiguous"),
        ("لم تقع إصابات", "negation: 0"),
    ] {
        let found = find(&Text::new(text), Policy::Literal);
        assert_eq!(
            found.iter().map(|one| one.reading.reason.to_string()).collect::<Vec<_>>(),
            [reason],
            "{text}"
        );
    }
}

#[test]
fn a_person_may_choose_what_nothing_shows_to_be_a_casualty() {
    for (text, phrase, expected) in [
        ("دخول 300 مقاتل إلى البلدة", "300 مقاتل", "300/300/300 exact other fighter"),
        ("وصل نحو 20 طفلا", "نحو 20 طفلا", "–/20/– about other child"),
        // More or less than the phrase, or a part of the word before it.
        ("مقتل 3 جنود في حلب", "مقتل 3 جنود في", "3/3/3 exact killed fighter"),
        ("مقتل 3 جنود و5 مدنيين", "5", "5/5/5 exact killed civilian"),
        ("مقتل 3 جنود و5 مدنيين", "و5 مدنيين", "5/5/5 exact killed civilian"),
    ] {
        let text = Text::new(text);
        assert_eq!(line(&read(&text, place(&text, phrase), Policy::Literal)), expected);
    }
    let text = Text::new("غارة على حلب");
    assert_eq!(read(&text, place(&text, "حلب"), Policy::Literal).reason.rule, Rule::NoFigure);
    assert_eq!(read(&Text::new(""), TextRange::default(), Policy::Strict).reason.rule, Rule::NoFigure);
}
