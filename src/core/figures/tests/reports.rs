//! Every quantity of the five reports: the casualties are found with these
//! readings, and nothing else is.

use super::*;

#[track_caller]
fn check_report(text: &str, expected: &[(&str, &str)]) {
    let found = found(text, Policy::Literal);
    let found: Vec<_> = found.iter().map(|(phrase, line)| (phrase.as_str(), line.as_str())).collect();
    assert_eq!(found, expected);
}

/// Each of these stands in the text, and no casualty touches it.
#[track_caller]
fn check_others(text: &str, others: &[&str]) {
    let text = Text::new(text);
    let found = find(&text, Policy::Literal);
    for words in others {
        let place = place(&text, words);
        assert!(!found.iter().any(|found| found.range.overlaps(place)), "{words}");
    }
}

#[test]
fn report_000() {
    let text = include_str!("../../../sample/reports/000.txt");
    check_report(text, &[("أكثر من 20 شخصاً", "21/21/– more_than killed unknown")]);
    check_others(
        text,
        &[
            "عدة نقاط",
            "الـ24 ساعة",
            "لعربتين مفخختين",
            "مبان عدة",
            "عدة مناطق",
            "الأول",
            "منذ شهر",
            "تهجير السكان",
            "العام 2014",
        ],
    );
}

#[test]
fn report_001() {
    let text = include_str!("../../../sample/reports/001.txt");
    check_report(
        text,
        &[
            ("أكثر من 200", "201/201/– more_than killed fighter"),
            ("82 عنصراً على الأقل", "82/82/– at_least killed fighter"),
            ("9 ضباط على الأقل", "9/9/– at_least killed officer"),
            ("115 مقاتلاً على الأقل", "115/115/– at_least killed fighter"),
            ("العشرات", "10/10/– vague injured fighter"),
        ],
    );
    check_others(
        text,
        &[
            "12\n",
            "عدد من المصادر",
            "الـ 19 من آذار",
            "العام 2017",
            "الـ 25 من الشهر",
            "خسائر بشرية",
            "عدد من قضوا",
            "الثاني من آذار",
            "عدة مصادر",
            "العام 2014",
            "آلاف المقاتلين",
            "مقاتلون منه",
            "عدد المقاتلين",
            "نحو 5 آلاف مقاتل",
            "المرة الثانية",
        ],
    );
}

#[test]
fn report_002() {
    let text = include_str!("../../../sample/reports/002.txt");
    check_report(
        text,
        &[("26 عنصرًا", "26/26/26 exact killed fighter"), ("21 آخرين", "21/21/21 exact killed fighter")],
    );
    check_others(
        text,
        &[
            "المرحلة الثانية",
            "ما لا يقل عن 40 غارة",
            "المئات من صواريخ",
            "ال 24 ساعة",
            "أحد خطوط",
            "أحد مباني",
            "4 مسئولين",
            "ضد مدنيين",
            "عددا من الشركات",
            "239 شخصا",
            "67 شركة",
        ],
    );
}

#[test]
fn report_003() {
    let text = include_str!("../../../sample/reports/003.txt");
    check_report(
        text,
        &[
            ("عدد من عناصر", "3/–/– unspecified killed fighter"),
            ("القيادي", "1/1/1 exact killed fighter"),
            ("أول عنصر", "1/1/1 exact killed fighter"),
            ("العديد", "3/–/– unspecified killed fighter"),
            ("عنصران", "2/2/2 exact killed fighter"),
            ("آخران", "2/2/2 exact injured fighter"),
            ("عنصرين", "2/2/2 exact killed fighter"),
            ("اثنان آخران", "2/2/2 exact injured fighter"),
            ("إصابات", "0/0/0 negated injured civilian"),
            ("ثمانية عشر مدنياً", "18/18/18 exact killed civilian"),
            ("آخرون", "3/–/– unspecified injured civilian"),
            ("ثمانية عشر مدنياً", "18/18/18 exact killed civilian"),
        ],
    );
    check_others(
        text,
        &[
            "عناصر من قوات",
            "عدّة محاور",
            "اللاجئين",
            "القتيل",
            "لقبين",
            "عدد القتلى",
            "المصابَيْن",
            "أستانة 4",
            "عدد من الأبنية",
            "مقاتلي \"داعش\"",
        ],
    );
}

#[test]
fn report_004() {
    let text = include_str!("../../../sample/reports/004.txt");
    check_report(
        text,
        &[
            ("10 آلاف مدني على الأقل", "10000/10000/– at_least displaced civilian"),
            ("جندي", "1/1/1 exact killed fighter"),
            ("37", "37/37/– at_least killed civilian"),
            ("50 مدنيا على الأقل", "50/50/– at_least injured civilian"),
        ],
    );
    check_others(
        text,
        &[
            "محاور عدة",
            "3 قرى",
            "11 قرية",
            "4 كيلومترات",
            "لخمس محافظات",
            "الـ24 ساعة",
            "عدة جبهات",
            "لجنود روس",
            "مقاتلين أكراد",
            "الجولة الخامسة",
            "الأربعة",
        ],
    );
}
