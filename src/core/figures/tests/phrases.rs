//! Phrases of our own that say more than a number: one line each, the figures in brackets.

use super::*;

#[track_caller]
fn all(cases: &[(&str, &[&str])]) {
    for (case, readings) in cases {
        check(case, readings, Policy::Literal);
    }
}

#[test]
fn numbers_with_modifiers() {
    all(&[
        ("راح ضحيته [نحو 30 مدنياً]", &["–/30/– about killed civilian"]),
        ("نزوح [أكثر من 100 ألف مدني] من إدلب", &["100001/100001/– more_than displaced civilian"]),
        ("قتل [ما بين 10 و15 عنصراً] من داعش", &["10/10/15 range killed fighter"]),
        ("قتل [من 20 إلى 25 مسلحا]", &["20/20/25 range killed fighter"]),
        ("مقتل [5 أو 6 مدنيين]", &["5/5/6 range killed civilian"]),
        ("إصابة [20-25 شخصا]", &["20/20/25 range injured unknown"]),
        ("مقتل [ما يزيد عن ألفي مدني]", &["2001/2001/– more_than killed civilian"]),
        ("قتل [حوالي 300 من المسلحين]", &["–/300/– about killed fighter"]),
        (
            "قتل [5 أشخاص على الأقل] وجرح [12]",
            &["5/5/– at_least killed unknown", "12/12/12 exact injured unknown"],
        ),
        (
            "أسفر عن مقتل [3 مدنيين على الأقل] وإصابة [7 آخرين]",
            &["3/3/– at_least killed civilian", "7/7/7 exact injured civilian"],
        ),
        ("[أكثر من مئة قتيل]", &["101/101/– more_than killed unknown"]),
        (
            "[أكثر من عشرين قتيلاً] و[50 جريحاً على الأقل]",
            &["21/21/– more_than killed unknown", "50/50/– at_least injured unknown"],
        ),
        ("إصابة [ما لا يقل عن ثلاثة وثلاثين شخصاً]", &["33/33/– at_least injured unknown"]),
        ("تجاوز عدد القتلى [50]", &["51/51/– more_than killed unknown"]),
        ("تجاوز عدد الضحايا [المئة]", &["101/101/– more_than killed unknown"]),
        ("استشهاد [حوالي ٣٠٠٠ فلسطيني]", &["–/3000/– about killed unknown"]),
        ("قتل [نحو مئتي ألف سوري]", &["–/200000/– about killed unknown"]),
        ("قتل [أكثر من 500 ألف]", &["500001/500001/– more_than killed unknown"]),
        ("قتل [أكثر من خمسين عنصراً] من قوات النظام والميليشيات", &["51/51/– more_than killed fighter"]),
        (
            "مقتل [3 نساء] و[4 أطفال] وإصابة [أكثر من 20 مدنياً] بينهم حالات خطرة",
            &["3/3/3 exact killed woman", "4/4/4 exact killed child", "21/21/– more_than injured civilian"],
        ),
        (
            "اعتقال [أكثر من 70 شخصاً] بينهم [أطفال] و[نساء]",
            &[
                "71/71/– more_than detained unknown",
                "3/–/– unspecified detained child",
                "3/–/– unspecified detained woman",
            ],
        ),
        (
            "مقتل [ما لا يقل عن 7 جنود] وإصابة [أكثر من 10]",
            &["7/7/– at_least killed fighter", "11/11/– more_than injured fighter"],
        ),
        (
            "مقتل [8] وإصابة [15 على الأقل]",
            &["8/8/– at_least killed unknown", "15/15/– at_least injured unknown"],
        ),
        (
            "مقتل [8 مدنيين] و[3 جنود على الأقل]",
            &["8/8/– at_least killed civilian", "3/3/– at_least killed fighter"],
        ),
        ("[يصل إلى 50 قتيلا]", &["–/50/50 up_to killed unknown"]),
        ("[ما يصل إلى 50 قتيلاً]", &["–/50/50 up_to killed unknown"]),
        ("سقوط [حتى 50 قتيلاً]", &["–/50/50 up_to killed unknown"]),
        ("مقتل [قرابة الألف شخص]", &["–/1000/– about killed unknown"]),
        ("[زهاء ألفي قتيل]", &["–/2000/– about killed unknown"]),
        ("مقتل [أقل من عشرين]", &["–/19/19 less_than killed unknown"]),
        ("مقتل [دون العشرين شخصا]", &["–/19/19 less_than killed unknown"]),
        ("مقتل [100 تقريباً]", &["–/100/– about killed unknown"]),
        ("[نحو عشرين قتيلا تقريبا]", &["–/20/– about killed unknown"]),
        ("مقتل [3-4 أشخاص]", &["3/3/4 range killed unknown"]),
        (
            "مقتل [40 شخصاً على الأقل] وإصابة [أكثر من 100 آخرين]",
            &["40/40/– at_least killed unknown", "101/101/– more_than injured unknown"],
        ),
        ("قتل [ما بين 30 إلى 40 شخصا]", &["30/30/40 range killed unknown"]),
        ("[ما بين 3 و5 آلاف قتيل]", &["3000/3000/5000 range killed unknown"]),
        ("مقتل [من 5 إلى 6 آلاف مدني]", &["5000/5000/6000 range killed civilian"]),
        ("سقوط [ما لايقل عن 10 شهداء]", &["10/10/– at_least killed unknown"]),
        ("قتل [على الأقل 12 شخصا]", &["12/12/– at_least killed unknown"]),
        ("[على الأقل 12 قتيلا]", &["12/12/– at_least killed unknown"]),
        ("قتل [12 شخصا كحد أدنى]", &["12/12/– at_least killed unknown"]),
        ("قتل [12 شخصا أو أكثر]", &["12/12/– at_least killed unknown"]),
        ("[فوق المئة قتيل]", &["101/101/– more_than killed unknown"]),
        ("مقتل [ما يربو على 400]", &["401/401/– more_than killed unknown"]),
        ("مقتل [أزيد من 60 شخصا]", &["61/61/– more_than killed unknown"]),
        ("هجر [أكثر من 3000 مواطن]", &["3001/3001/– more_than displaced civilian"]),
        ("منذ 2011 قتل [أكثر من نصف مليون شخص]", &["500001/500001/– more_than killed unknown"]),
        ("وقضى [نحو 350 ألف شخص] منذ بداية النزاع", &["–/350000/– about killed unknown"]),
        (
            "قُتل [ما لا يقل عن خمسة عشر مدنياً]، بينهم [ستة أطفال] و[أربع نساء]، وجُرح [أكثر من ثلاثين آخرين]",
            &[
                "15/15/– at_least killed civilian",
                "6/6/6 exact killed child",
                "4/4/4 exact killed woman",
                "31/31/– more_than injured civilian",
            ],
        ),
        ("جُرح [نحو مائة وعشرين شخصاً]", &["–/120/– about injured unknown"]),
        ("مقتل [٣٥ شخصًا على الأقلّ]", &["35/35/– at_least killed unknown"]),
        ("[ما لا يقلّ عن ٤٠ قتيلاً]", &["40/40/– at_least killed unknown"]),
        ("مقتل [اكثر من ١٠٠ شخص]", &["101/101/– more_than killed unknown"]),
        ("عدد القتلى [يتجاوز 200]", &["201/201/– more_than killed unknown"]),
        ("خلفت الاشتباكات [أكثر من 40 قتيلاً] من الطرفين", &["41/41/– more_than killed unknown"]),
        ("خطف تنظيم الدولة [أكثر من 200 مسيحي]", &["201/201/– more_than abducted unknown"]),
        ("إصابة [حوالى 20]", &["–/20/– about injured unknown"]),
        ("[ما بين عشرة وخمسة عشر قتيلا]", &["10/10/15 range killed unknown"]),
        ("[من 10 إلى 15 قتيلا]", &["10/10/15 range killed unknown"]),
        ("[عشرة إلى خمسة عشر قتيلا]", &["10/10/15 range killed unknown"]),
        ("[5-7 قتلى]", &["5/5/7 range killed unknown"]),
        ("[من 15 إلى 20 قتيلا على الأقل]", &["15/15/20 range killed unknown"]),
        ("عدد النازحين [تجاوز المليون]", &["1000001/1000001/– more_than displaced unknown"]),
        ("[أكثر من مليون نازح]", &["1000001/1000001/– more_than displaced unknown"]),
    ]);
}

#[test]
fn ambiguous_phrases() {
    all(&[
        ("نزح [نحو 2500 عائلة]", &["2500/–/– ambiguous displaced civilian"]),
        ("مقتل وإصابة [20 شخصاً]", &["–/–/20 ambiguous other unknown"]),
        ("[20 بين قتيل وجريح]", &["–/–/20 ambiguous other unknown"]),
        ("جرح [جندي] و[شرطيين]", &["1/1/1 exact injured fighter", "2/–/– ambiguous injured fighter"]),
        ("قتل وجرح [20 عنصراً]", &["–/–/20 ambiguous other fighter"]),
        ("عدد القتلى والجرحى [70]", &["–/–/70 ambiguous other unknown"]),
        ("مقتل وجرح [العشرات]", &["–/–/– ambiguous other unknown"]),
        ("[العشرات بين قتيل وجريح]", &["–/–/– ambiguous other unknown"]),
        ("مقتل وإصابة [عدد من عناصر] قوات النظام", &["–/–/– ambiguous other fighter"]),
        ("مقتل [شخص] وإصابة [آخرين]", &["1/1/1 exact killed unknown", "2/–/– ambiguous injured unknown"]),
        ("نزوح [300 عائلة]", &["300/–/– ambiguous displaced civilian"]),
        ("[20 قتيلاً وجريحاً]", &["–/–/20 ambiguous other unknown"]),
        ("إصابة [مدنيين] بطلق ناري", &["2/–/– ambiguous injured civilian"]),
        ("سقوط [عشرات الضحايا بين قتيل وجريح]", &["–/–/– ambiguous other unknown"]),
        ("نزوح [ألف أسرة]", &["1000/–/– ambiguous displaced civilian"]),
        ("تشريد [آلاف العائلات]", &["1000/–/– ambiguous displaced civilian"]),
        ("سقط [9 مدنيين بين قتيل وجريح]", &["–/–/9 ambiguous other civilian"]),
        ("مصرع وإصابة [العشرات] من الحوثيين", &["–/–/– ambiguous other fighter"]),
        ("شرد القصف [600 عائلة]", &["600/–/– ambiguous displaced civilian"]),
        ("اعتقلت الشرطة [صحفيين]", &["2/–/– ambiguous detained civilian"]),
        ("مقتل وجرح [15 عنصراً]", &["–/–/15 ambiguous other fighter"]),
        ("[30 قتيلاً وجريحاً] من قوات النظام", &["–/–/30 ambiguous other fighter"]),
        ("سقوط [نحو 50 بين قتيل وجريح]", &["–/–/50 ambiguous other unknown"]),
        ("تظاهر 500 شخص احتجاجا على اعتقال [ناشطين]", &["2/–/– ambiguous detained civilian"]),
    ]);
}

#[test]
fn vague_numbers() {
    all(&[
        (
            "[عشرات القتلى] و[الجرحى] في صفوف قوات النظام",
            &["10/10/– vague killed fighter", "10/10/– vague injured fighter"],
        ),
        (
            "مقتل [عشرات المدنيين] ونزوح [مئات الآلاف]",
            &["10/10/– vague killed civilian", "100000/100000/– vague displaced civilian"],
        ),
        ("نزوح [عشرات الآلاف من السكان]", &["10000/10000/– vague displaced civilian"]),
        ("مقتل [بضعة عناصر]", &["3/3/9 vague killed fighter"]),
        ("إصابة [بضع عشرات من المتظاهرين]", &["30/30/90 vague injured civilian"]),
        ("[عشرات الشهداء] و[الجرحى]", &["10/10/– vague killed unknown", "10/10/– vague injured unknown"]),
        ("[مئات المدنيين] قتلوا", &["100/100/– vague killed civilian"]),
        ("[عشرات الآلاف] نزحوا", &["10000/10000/– vague displaced unknown"]),
        ("نزوح [مئات الآلاف من المدنيين]", &["100000/100000/– vague displaced civilian"]),
        ("فرّ [الآلاف] من منازلهم", &["1000/1000/– vague displaced unknown"]),
        (
            "قتل [3 مدنيين]، وأصيب [العشرات]",
            &["3/3/3 exact killed civilian", "10/10/– vague injured civilian"],
        ),
        (
            "[عشرات القتلى] و[الجرحى] و[المفقودين]",
            &[
                "10/10/– vague killed unknown",
                "10/10/– vague injured unknown",
                "10/10/– vague missing unknown",
            ],
        ),
        ("جرح [العشرات]", &["10/10/– vague injured unknown"]),
        ("سقوط [العشرات من القتلى]", &["10/10/– vague killed unknown"]),
        ("ارتقى [5 شهداء] وأصيب [العشرات]", &["5/5/5 exact killed unknown", "10/10/– vague injured unknown"]),
        ("أودت بحياة [العشرات]", &["10/10/– vague killed unknown"]),
        ("تسبب بنزوح [آلاف المدنيين]", &["1000/1000/– vague displaced civilian"]),
        ("قتل [العشرات] وجرح [المئات]", &["10/10/– vague killed unknown", "100/100/– vague injured unknown"]),
        ("قتل [المئات من المدنيين]", &["100/100/– vague killed civilian"]),
        (
            "[مئات القتلى] و[آلاف الجرحى]",
            &["100/100/– vague killed unknown", "1000/1000/– vague injured unknown"],
        ),
        ("[عشرات الإصابات]", &["10/10/– vague injured unknown"]),
        ("[بضعة قتلى]", &["3/3/9 vague killed unknown"]),
        ("[بضع مئات من القتلى]", &["300/300/900 vague killed unknown"]),
    ]);
}

#[test]
fn plurals_without_a_number() {
    all(&[
        (
            "سقوط [قتلى] و[جرحى] من المدنيين",
            &["3/–/– unspecified killed civilian", "3/–/– unspecified injured civilian"],
        ),
        ("مقتل [مدنيِّين] في حلب", &["3/–/– unspecified killed civilian"]),
        ("قتل [عدد من المدنيين]", &["3/–/– unspecified killed civilian"]),
        ("إصابة [عدة أشخاص] بجروح", &["3/–/– unspecified injured unknown"]),
        ("إصابة [بعض المدنيين]", &["3/–/– unspecified injured civilian"]),
        ("[قتلى] و[جرحى] في قصف", &["3/–/– unspecified killed unknown", "3/–/– unspecified injured unknown"]),
        ("[جرحى] من المدنيين", &["3/–/– unspecified injured civilian"]),
        ("[20 قتيلا] بينهم [أطفال]", &["20/20/20 exact killed unknown", "3/–/– unspecified killed child"]),
        (
            "وخلفت الغارات [قتلى] و[جرحى]",
            &["3/–/– unspecified killed unknown", "3/–/– unspecified injured unknown"],
        ),
        ("أوقع الهجوم [قتلى] في صفوف الجيش", &["3/–/– unspecified killed fighter"]),
        ("بينهم [ضباط]", &["3/–/– unspecified killed officer"]),
        (
            "[قتلى] و[جرحى] من الطرفين",
            &["3/–/– unspecified killed unknown", "3/–/– unspecified injured unknown"],
        ),
        ("مقتل [المزيد من المدنيين]", &["3/–/– unspecified killed civilian"]),
        ("مقتل [عدد كبير من عناصر] التنظيم", &["3/–/– unspecified killed fighter"]),
        ("مقتل [العديد من المدنيين]", &["3/–/– unspecified killed civilian"]),
        ("مقتل [كثير من المدنيين]", &["3/–/– unspecified killed civilian"]),
        ("مقتل [مجموعة من الجنود]", &["3/–/– unspecified killed fighter"]),
        ("قتل [بعض عناصر] الدورية", &["3/–/– unspecified killed fighter"]),
    ]);
}

#[test]
fn negations() {
    all(&[
        ("لم يسفر القصف عن [إصابات]", &["0/0/0 negated injured unknown"]),
        ("دون وقوع [إصابات]", &["0/0/0 negated injured unknown"]),
        ("دون تسجيل [أي إصابات] بشرية", &["0/0/0 negated injured unknown"]),
        ("لم يصب [أحد] بأذى", &["0/0/0 negated injured unknown"]),
        ("ولم تسجل [أي خسائر بشرية]", &["0/0/0 negated other unknown"]),
        ("لا [قتلى] ولا [جرحى]", &["0/0/0 negated killed unknown", "0/0/0 negated injured unknown"]),
        ("من دون وقوع [ضحايا]", &["0/0/0 negated killed unknown"]),
        ("دون وقوع [أي إصابة]", &["0/0/0 negated injured unknown"]),
        ("دون وقوع [إصابة واحدة]", &["0/0/0 negated injured unknown"]),
        ("نفى الجيش سقوط [قتلى]", &["0/0/0 negated killed unknown"]),
        ("لم يقتل [أي مدني]", &["0/0/0 negated killed civilian"]),
        ("لم يسقط [أي قتيل]", &["0/0/0 negated killed unknown"]),
        ("ولم ترد أنباء عن [إصابات]", &["0/0/0 negated injured unknown"]),
        ("لا [إصابات]", &["0/0/0 negated injured unknown"]),
        ("بلا [ضحايا]", &["0/0/0 negated killed unknown"]),
        ("ولم تسفر الغارات عن سقوط [ضحايا] مدنيين", &["0/0/0 negated killed civilian"]),
        ("دون أن يسفر عن [إصابات]", &["0/0/0 negated injured unknown"]),
        ("دون أن توقع [إصابات]", &["0/0/0 negated injured unknown"]),
        ("لم يسجل سقوط [أي ضحايا]", &["0/0/0 negated killed unknown"]),
        ("من دون أن يسفر عن [خسائر بشرية]", &["0/0/0 negated other unknown"]),
        ("دون [خسائر بشرية]", &["0/0/0 negated other unknown"]),
        ("دون أن يصاب [أحد]", &["0/0/0 negated injured unknown"]),
        ("ولم يصب [أي من الركاب]", &["0/0/0 negated injured civilian"]),
        ("ولم يبلغ عن وقوع [إصابات]", &["0/0/0 negated injured unknown"]),
        ("واقتصرت الأضرار على الماديات دون [إصابات]", &["0/0/0 negated injured unknown"]),
        ("من دون [إصابات] بشرية", &["0/0/0 negated injured unknown"]),
    ]);
}
