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

#[test]
fn kin_by_whose_they_are() {
    all(&[
        (
            "استشهاد [رجل] و[زوجته] و[أبنائهما الأربعة] في غارة على دير البلح",
            &["1/1/1 exact killed unknown", "1/1/1 exact killed woman", "4/4/4 exact killed unknown"],
        ),
        (
            "أسفر القصف عن استشهاد [أم] و[طفليها] وإصابة [زوجها]",
            &["1/1/1 exact killed woman", "2/2/2 exact killed child", "1/1/1 exact injured unknown"],
        ),
        ("استشهاد [سيدة] حامل و[جنينها]", &["1/1/1 exact killed woman", "1/1/1 exact killed child"]),
        ("قتل [شاب] وأصيبت [والدته]", &["1/1/1 exact killed unknown", "1/1/1 exact injured woman"]),
        ("مقتل [شاب] في جنين", &["1/1/1 exact killed unknown"]),
        ("مقتل [3 مدنيين] في أم درمان", &["3/3/3 exact killed civilian"]),
    ]);
    for text in ["اعتقال أم محمد", "قصف أم درمان", "نزوح أم لجوء", "مقتل ابن لادن"]
    {
        assert_eq!(found(text, Policy::Literal), [], "{text}");
    }
}

#[test]
fn bodies_of_so_many() {
    all(&[
        ("تسلمت العائلات جثامين [9 شهداء]", &["9/9/9 exact killed unknown"]),
        ("استعادت القوات جثث [4 من جنودها]", &["4/4/4 exact killed fighter"]),
        ("انتشال جثث [خمسة مدنيين] من تحت الأنقاض", &["5/5/5 exact killed civilian"]),
    ]);
    check(
        "استقبل المستشفى [17 جثة] و[80 جريحاً]، [20] منهم في حالة حرجة",
        &[
            "17/17/17 exact killed unknown",
            "80/80/80 exact injured unknown",
            "20/20/20 exact injured unknown",
        ],
        Policy::Literal,
    );
    assert_eq!(found("شيّع الآلاف جثامين الشهداء في غزة", Policy::Literal), []);
}

#[test]
fn a_noun_that_says_more_of_another() {
    all(&[
        ("أصيب [جندي] إسرائيلي بجروح متوسطة بعد طعنه", &["1/1/1 exact injured fighter"]),
        ("أعلن التحالف مقتل [160 حوثياً] وتدمير 11 آلية", &["160/160/160 exact killed fighter"]),
        ("قتل الحوثيون [3 مدنيين] في تعز", &["3/3/3 exact killed civilian"]),
    ]);
    assert_eq!(found("سقطوا بين قتيل وجريح", Policy::Literal), []);
}

#[test]
fn words_with_a_second_meaning() {
    all(&[
        ("لم يُقتل سوى [جندي واحد]", &["1/1/1 exact killed fighter"]),
        ("تسجيل [20 حالة اختناق] بالغاز المسيل للدموع", &["20/20/20 exact injured unknown"]),
        ("سيارة تقل [5 عناصر] ما أدى إلى مقتلهم جميعاً", &["5/5/5 exact killed fighter"]),
        ("إعادة اعتقال [الأسرى الأربعة]", &["4/4/4 exact detained unknown"]),
        ("حصيلة نهائية لضحايا انفجار المرفأ [218 قتيلاً]", &["218/218/218 exact killed unknown"]),
        ("سجلت المستشفى [30 إصابة] بالرصاص الحي", &["30/30/30 exact injured unknown"]),
        ("قضت المحكمة بإعدام [12 شخصاً] أدينوا بالإرهاب", &["12/12/12 exact killed unknown"]),
    ]);
    for text in [
        "قضى القاضي بسجن 3 متهمين",
        "قضى الاتفاق بانسحاب 30 مقاتلاً",
        "سجلت وزارة الصحة 120 إصابة جديدة بفيروس كورونا",
        "عدد الإصابات بفيروس كورونا بلغ 120 إصابة",
        "طالبوا بالإفراج عن 20 معتقلاً",
    ] {
        assert_eq!(found(text, Policy::Literal), [], "{text}");
    }
}

#[test]
fn others_of_the_sentence_before() {
    all(&[
        (
            "قتل [عنصران] من قوات النظام بانفجار لغم. وأُصيب [آخران] بجروح خطيرة.",
            &["2/2/2 exact killed fighter", "2/2/2 exact injured fighter"],
        ),
        (
            "قتل [8 مدنيين] في غارة على السوق. وأصيب [آخرون].",
            &["8/8/8 exact killed civilian", "3/–/– unspecified injured civilian"],
        ),
        (
            "قتل [3 مدنيين] و[جنديان]. وأصيب [آخرون].",
            &[
                "3/3/3 exact killed civilian",
                "2/2/2 exact killed fighter",
                "3/–/– unspecified injured unknown",
            ],
        ),
        (
            "قتل [3 مدنيين]. ثم قتل [4 أشخاص] وأصيب [آخران].",
            &["3/3/3 exact killed civilian", "4/4/4 exact killed unknown", "2/2/2 exact injured unknown"],
        ),
        (
            "قتل [3 مدنيين].\nوأصيب [5 آخرون].",
            &["3/3/3 exact killed civilian", "5/5/5 exact injured unknown"],
        ),
        ("قتل [3 مدنيين]. وأصيب [9].", &["3/3/3 exact killed civilian", "9/9/9 exact injured unknown"]),
        (
            "سقوط [3 قتلى] و[7 جرحى] في صفوف الجيش اليمني",
            &["3/3/3 exact killed fighter", "7/7/7 exact injured fighter"],
        ),
        ("سقوط [3 قتلى] و[7 جرحى] مدنيين", &["3/3/3 exact killed unknown", "7/7/7 exact injured civilian"]),
        ("قتل [رجل] وأصيبت [امرأة]", &["1/1/1 exact killed unknown", "1/1/1 exact injured woman"]),
    ]);
}

#[test]
fn a_heading_and_its_number() {
    all(&[
        ("سقوط [جرحى] قرب الجسر 7", &["3/–/– unspecified injured unknown"]),
        ("الجرحى المدنيون [20]", &["20/20/20 exact injured unknown"]),
        ("ضحايا القصف [20]", &["20/20/20 exact killed unknown"]),
        ("جرحى الانفجار: [34]", &["34/34/34 exact injured unknown"]),
        ("ضحايا القصف الإسرائيلي على غزة بلغوا [45]", &["45/45/45 exact killed unknown"]),
        ("ضحايا الألغام في اليمن بلغوا [نحو 8 آلاف]", &["–/8000/– about killed unknown"]),
    ]);
    for text in [
        "أسماء شهداء مجزرة 17 أكتوبر",
        "إحياء ذكرى ضحايا الهجوم الكيماوي 2013",
        "ضحايا المجزرة طالبوا بمحاكمة 20 متهماً",
        "تعويض ضحايا الحرب 500 دولار",
        "مساعدة ضحايا الزلزال في 3 مدن",
        "أسماء شهداء الحي 17",
        "ضحايا القصف الذي شنه الجيش 20",
        "ضحايا القصف في شارع 30",
    ] {
        assert_eq!(found(text, Policy::Literal), [], "{text}");
    }
}

#[test]
fn a_verb_further_off() {
    all(&[
        ("قتل في هجوم نفذه شخصان [6 مدنيين]", &["6/6/6 exact killed civilian"]),
        ("أصيب في هجوم شنه تنظيم داعش على نقطة للجيش [5 جنود]", &["5/5/5 exact injured fighter"]),
        ("قتل [4 مدنيين] في تفجير نفذه انتحاري و3 مسلحين", &["4/4/4 exact killed civilian"]),
        ("[طفل] و[3 نساء] قتلوا في قصف للنظام", &["1/1/1 exact killed child", "3/3/3 exact killed woman"]),
        ("رجل و3 نساء قتل [والدهم]", &["1/1/1 exact killed unknown"]),
        ("[رجل] و[امرأة] قتلا طعناً", &["1/1/1 exact killed unknown", "1/1/1 exact killed woman"]),
        (
            "قتل [القائد] الميداني أبو حمزة مع [خمسة من مرافقيه]",
            &["1/1/1 exact killed fighter", "5/5/5 exact killed unknown"],
        ),
        ("قتل [جندي] في اشتباكات مع 3 مسلحين", &["1/1/1 exact killed fighter"]),
        ("قتل [اثنان]، أحدهما [طفل]", &["2/2/2 exact killed unknown", "1/1/1 exact killed child"]),
        ("أصيب [4]، بينهم [طفلة]، جراء القصف", &["4/4/4 exact injured unknown", "1/1/1 exact injured child"]),
        (
            "قتل [5 أشخاص] هم [3 رجال] و[امرأتان]",
            &["5/5/5 exact killed unknown", "3/3/3 exact killed unknown", "2/2/2 exact killed woman"],
        ),
    ]);
    for text in [
        "هجوم نفذه شخصان و6 مسلحين",
        "جنود ومسلحون تبادلوا إطلاق النار",
        "قتل في هجوم نفذه 6 مسلحين",
        "قتل في هجوم نفذه شخصان و6 مسلحين",
    ] {
        assert_eq!(found(text, Policy::Literal), [], "{text}");
    }
}
