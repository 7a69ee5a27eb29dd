//! Figures whose number, people or verb stand in another place than right beside
//! them: one line each, the figures in brackets.

use super::*;

#[track_caller]
fn all(cases: &[(&str, &[&str])]) {
    for (case, readings) in cases {
        check(case, readings, Policy::Literal);
    }
}

#[test]
fn a_number_behind_its_definite_noun() {
    all(&[
        ("قتل [الجنود الثلاثة] في كمين", &["3/3/3 exact killed fighter"]),
        ("[المدنيون الخمسة] الذين قتلوا أمس من عائلة واحدة", &["5/5/5 exact killed civilian"]),
        ("مقتل [الشبان الخمسة عشر]", &["15/15/15 exact killed unknown"]),
        ("مقتل [الجنود الخمسة والعشرين]", &["25/25/25 exact killed fighter"]),
        ("اعتقال [الصحفيين الـ4]", &["4/4/4 exact detained civilian"]),
        (
            "قتلت [امرأة] و[أطفالها الثلاثة] في قصف على منزلهم",
            &["1/1/1 exact killed woman", "3/3/3 exact killed child"],
        ),
        ("تم اعتقال [ما يقارب الـ 100 متظاهر] في الناصرية", &["–/100/– about detained civilian"]),
    ]);
    for text in [
        "قتل الجنود الأحد في كمين",
        "قتل الجنود الاثنين في كمين",
        "وصل الجنود الثلاثة إلى القاعدة",
        "اجتمع القادة الأربعة أمس",
    ] {
        assert_eq!(found(text, Policy::Literal), [], "{text}");
    }
}
