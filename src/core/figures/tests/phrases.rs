//! Phrases of our own: one line each, the figures in brackets.

use super::*;

#[track_caller]
fn all(cases: &[(&str, &[&str])]) {
    for (case, readings) in cases {
        check(case, readings, Policy::Literal);
    }
}

#[test]
fn one_figure() {
    all(&[
        ("مقتل [ثلاثة جنود] في انفجار عبوة ناسفة", &["3/3/3 exact killed fighter"]),
        ("لقي [12 شخصا] مصرعهم في حادث", &["12/12/12 exact killed unknown"]),
        ("راح ضحية القصف [20 مدنيا]", &["20/20/20 exact killed civilian"]),
        ("فارق الحياة [3 أطفال] بسبب البرد", &["3/3/3 exact killed child"]),
        ("ارتفاع عدد القتلى من 20 إلى [25 قتيلا]", &["25/25/25 exact killed unknown"]),
        ("ارتفع عدد القتلى إلى [45]", &["45/45/45 exact killed unknown"]),
        ("بلغ عدد الجرحى [70 جريحا]", &["70/70/70 exact injured unknown"]),
        ("قضى [5 مدنيين] تحت التعذيب", &["5/5/5 exact killed civilian"]),
        ("استشهد [رضيع] وأمه", &["1/1/1 exact killed child"]),
        ("مقتل [ضابطين] برتبة عقيد", &["2/2/2 exact killed officer"]),
        ("مقتل [12 تركياً]", &["12/12/12 exact killed unknown"]),
        ("إصابة [3 مسعفين] من الدفاع المدني", &["3/3/3 exact injured civilian"]),
        ("مقتل [عنصر] من الدفاع المدني", &["1/1/1 exact killed civilian"]),
        ("مقتل [مدنيَّيْن] في حلب", &["2/2/2 exact killed civilian"]),
        ("مقتل [مدنيين اثنين]", &["2/2/2 exact killed civilian"]),
        ("إصابة [جنديين]", &["2/2/2 exact injured fighter"]),
        ("مقتل [أحد عناصر] الدفاع الوطني", &["1/1/1 exact killed fighter"]),
        ("مقتل [إحدى النساء]", &["1/1/1 exact killed woman"]),
        ("مقتل [ثاني جندي] أمريكي", &["1/1/1 exact killed fighter"]),
        ("مقتل [3 من عناصر] حزب الله", &["3/3/3 exact killed fighter"]),
        ("قتل [ألفا مدني]", &["2000/2000/2000 exact killed civilian"]),
        ("مصرع [ستين مهاجراً] غرقاً", &["60/60/60 exact killed civilian"]),
        ("غرق [20 مهاجرا]", &["20/20/20 exact killed civilian"]),
        ("وفاة [3 أسرى] في السجون", &["3/3/3 exact killed unknown"]),
        ("استشهاد [5 أسرى]", &["5/5/5 exact killed unknown"]),
        ("انتشال [8 جثث] من تحت الأنقاض", &["8/8/8 exact killed unknown"]),
        ("العثور على [جثة]", &["1/1/1 exact killed unknown"]),
        ("العثور على [جثتين] مجهولتي الهوية", &["2/2/2 exact killed unknown"]),
        ("[5 حالات وفاة]", &["5/5/5 exact killed unknown"]),
        ("قتلت الغارة الروسية [9 مدنيين]", &["9/9/9 exact killed civilian"]),
        ("قصفت الطائرات سوقاً ما أدى لمقتل [10 مدنيين]", &["10/10/10 exact killed civilian"]),
        ("إعدام [11 مدنياً] ميدانياً", &["11/11/11 exact killed civilian"]),
        ("اغتيال [قيادي] في هيئة تحرير الشام", &["1/1/1 exact killed fighter"]),
        ("قتل مسلحون من داعش [3 مدنيين]", &["3/3/3 exact killed civilian"]),
        ("قتل قناص [طفلا]", &["1/1/1 exact killed child"]),
        ("قتل أمس في غارة على ريف حلب [5 مدنيين]", &["5/5/5 exact killed civilian"]),
        ("قُتل [3] منهم", &["3/3/3 exact killed unknown"]),
        ("ووصل عدد القتلى إلى [300]", &["300/300/300 exact killed unknown"]),
        ("استشهد [الشاب] محمد أحمد", &["1/1/1 exact killed unknown"]),
        ("مقتل [الطفل] محمد", &["1/1/1 exact killed child"]),
        ("أصيبت [امرأة] بجروح خطيرة", &["1/1/1 exact injured woman"]),
        ("قتلت [سيدة] وطفلتها", &["1/1/1 exact killed woman"]),
        ("إصابة [شخصين]", &["2/2/2 exact injured unknown"]),
        ("أصيب [آخر]", &["1/1/1 exact injured unknown"]),
        ("وأصيبت [أخرى]", &["1/1/1 exact injured unknown"]),
        ("[20 آخرون] أصيبوا", &["20/20/20 exact injured unknown"]),
        ("بينهم [طفل]", &["1/1/1 exact killed child"]),
        ("من بينهم [3 نساء]", &["3/3/3 exact killed woman"]),
        ("[جنديان] قتلا", &["2/2/2 exact killed fighter"]),
        ("[٢٥ شهيداً]", &["25/25/25 exact killed unknown"]),
        ("[۲۵ شهيدا]", &["25/25/25 exact killed unknown"]),
        ("وقتل [٢٥ مدنياً]", &["25/25/25 exact killed civilian"]),
        ("مقتل [1.5 مليون شخص]", &["1500000/1500000/1500000 exact killed unknown"]),
        ("مقتل [10 000 مدني]", &["10000/10000/10000 exact killed civilian"]),
        ("عام 2014 قتل [5]", &["5/5/5 exact killed unknown"]),
        ("قتل [5 مدنيين] في هجوم نفذه انتحاريان", &["5/5/5 exact killed civilian"]),
        ("قتل [5 مدنيين] برصاص 3 مسلحين", &["5/5/5 exact killed civilian"]),
        ("سجل المرصد مقتل [3 ضباط]", &["3/3/3 exact killed officer"]),
        ("وأحصت المنظمة [25 قتيلاً]", &["25/25/25 exact killed unknown"]),
        ("مقتل [العقيد] سهيل الحسن", &["1/1/1 exact killed officer"]),
        ("استشهاد [مراسل] قناة الجزيرة", &["1/1/1 exact killed civilian"]),
        ("قتل [6 من عناصر] الأمن الداخلي", &["6/6/6 exact killed fighter"]),
        ("مقتل [4] من الشرطة", &["4/4/4 exact killed fighter"]),
        ("استهدف القصف حافلة تقل 50 مدنياً ما أدى إلى مقتل [12] منهم", &["12/12/12 exact killed unknown"]),
        ("قتل [12] من أصل 50 راكبا", &["12/12/12 exact killed unknown"]),
        ("قتل [5 مدنيين] من عائلة واحدة", &["5/5/5 exact killed civilian"]),
        ("إصابة [مدني] بطلق ناري", &["1/1/1 exact injured civilian"]),
        ("مقتل [الجنديين] التركيين", &["2/2/2 exact killed fighter"]),
        ("مقتل [جنديَين] تركيَين", &["2/2/2 exact killed fighter"]),
        ("مقتل [امرأة] حامل", &["1/1/1 exact killed woman"]),
        ("مقتل [فتاتين]", &["2/2/2 exact killed woman"]),
        ("الحصيلة [5 قتلى]", &["5/5/5 exact killed unknown"]),
        ("ارتفاع الحصيلة إلى [33 قتيلا]", &["33/33/33 exact killed unknown"]),
        ("ارتفعت حصيلة القتلى إلى [33]", &["33/33/33 exact killed unknown"]),
        ("ليرتفع عدد الشهداء إلى [خمسين]", &["50/50/50 exact killed unknown"]),
        ("[أول قتيل]", &["1/1/1 exact killed unknown"]),
        ("قتل [2 من الجنود]", &["2/2/2 exact killed fighter"]),
        ("أصيب [1]", &["1/1/1 exact injured unknown"]),
        ("قُتِلَ [جُنْدِيٌّ]", &["1/1/1 exact killed fighter"]),
        ("قـــتل [3 مدنيين]", &["3/3/3 exact killed civilian"]),
        ("مقتل \"[خمسة\" مدنيين]", &["5/5/5 exact killed civilian"]),
        ("مقتل [ثلاثة (3) مدنيين]", &["3/3/3 exact killed civilian"]),
        ("قتل [عنصران اثنان]", &["2/2/2 exact killed fighter"]),
        ("وذكر مصدر طبي أن [12 جريحاً] وصلوا إلى المستشفى", &["12/12/12 exact injured unknown"]),
        ("نقل [5 جرحى] إلى المشفى", &["5/5/5 exact injured unknown"]),
        ("مقتل [شرطي]", &["1/1/1 exact killed fighter"]),
        ("مقتل [3 صحفيين] وسائقهم", &["3/3/3 exact killed civilian"]),
        ("مقتل [ثمانية من جنود] الاحتلال", &["8/8/8 exact killed fighter"]),
        ("مقتل [9 أفراد] من عائلة واحدة", &["9/9/9 exact killed civilian"]),
        ("استشهد [3 شبان] برصاص الاحتلال", &["3/3/3 exact killed unknown"]),
        ("إصابة [3] أحدهم بحالة خطرة", &["3/3/3 exact injured unknown"]),
        ("قتل [مئة وخمسون مدنيا]", &["150/150/150 exact killed civilian"]),
        ("قتل [مئة وثلاثة وعشرون مدنيا]", &["123/123/123 exact killed civilian"]),
        ("[ثلاثمائة وخمسون قتيلا]", &["350/350/350 exact killed unknown"]),
        ("مقتل [ألف وخمسمئة عنصر]", &["1500/1500/1500 exact killed fighter"]),
        ("مقتل [احدى عشر مدنيا]", &["11/11/11 exact killed civilian"]),
        ("[اثنا عشر قتيلا]", &["12/12/12 exact killed unknown"]),
        ("استشهاد [اثنتي عشرة امرأة]", &["12/12/12 exact killed woman"]),
        ("اصابة [ثمانية عشر طفلة]", &["18/18/18 exact injured child"]),
        ("قتل [مواطنان اثنان]", &["2/2/2 exact killed civilian"]),
        ("وتوفي [3 أشخاص] متأثرين بجراحهم", &["3/3/3 exact killed unknown"]),
        ("وفاة [طفلين] بسبب سوء التغذية", &["2/2/2 exact killed child"]),
        ("وفاة [رضيع]", &["1/1/1 exact killed child"]),
        ("قضى [عنصر] من الجيش الحر", &["1/1/1 exact killed fighter"]),
        ("قضوا [6 عناصر]", &["6/6/6 exact killed fighter"]),
        ("انفجار سيارة مفخخة يوقع [12 قتيلا]", &["12/12/12 exact killed unknown"]),
        ("يقتل [3 مدنيين]", &["3/3/3 exact killed civilian"]),
        ("هيومن رايتس ووتش: [300 قتيل]", &["300/300/300 exact killed unknown"]),
        ("[100 قتيل]", &["100/100/100 exact killed unknown"]),
        ("تم توثيق مقتل [99 مدنيا]", &["99/99/99 exact killed civilian"]),
        ("استمرت المعارك 3 ساعات وقتل خلالها [4 جنود]", &["4/4/4 exact killed fighter"]),
        ("في الساعة 10 قتل [جندي]", &["1/1/1 exact killed fighter"]),
        ("هجوم انتحاري في 11 سبتمبر قتل [3000 شخص]", &["3000/3000/3000 exact killed unknown"]),
    ]);
}

#[test]
fn several_figures() {
    all(&[
        (
            "استشهاد [4 أطفال] و[امرأتين] في غارة على خان يونس",
            &["4/4/4 exact killed child", "2/2/2 exact killed woman"],
        ),
        (
            "قُتل [طفلان] وأصيب [خمسة مدنيين] بجروح",
            &["2/2/2 exact killed child", "5/5/5 exact injured civilian"],
        ),
        (
            "لقي [ستة عمال] حتفهم وأصيب [3 آخرون]",
            &["6/6/6 exact killed civilian", "3/3/3 exact injured civilian"],
        ),
        (
            "أودى القصف بحياة [15 مدنياً] بينهم [4 نساء]",
            &["15/15/15 exact killed civilian", "4/4/4 exact killed woman"],
        ),
        ("سقوط [3 قتلى] و[10 جرحى]", &["3/3/3 exact killed unknown", "10/10/10 exact injured unknown"]),
        ("سقوط [قتيل] و[ثلاثة جرحى]", &["1/1/1 exact killed unknown", "3/3/3 exact injured unknown"]),
        ("سقوط [قتيلين] و[جريح]", &["2/2/2 exact killed unknown", "1/1/1 exact injured unknown"]),
        (
            "ارتفعت حصيلة ضحايا الزلزال إلى [1,250 قتيلاً] و[3,400 جريح]",
            &["1250/1250/1250 exact killed unknown", "3400/3400/3400 exact injured unknown"],
        ),
        ("مقتل [ضابط] برتبة نقيب و[4 عناصر]", &["1/1/1 exact killed officer", "4/4/4 exact killed fighter"]),
        (
            "وقال إن [5 مدنيين]، بينهم [طفلان]، قتلوا في القصف",
            &["5/5/5 exact killed civilian", "2/2/2 exact killed child"],
        ),
        ("مقتل [7] بينهم [3 أطفال]", &["7/7/7 exact killed unknown", "3/3/3 exact killed child"]),
        ("أصيب [3 مدنيين]، أحدهم [طفل]", &["3/3/3 exact injured civilian", "1/1/1 exact injured child"]),
        ("مقتل [3 مدنيين] و[5 نازحين]", &["3/3/3 exact killed civilian", "5/5/5 exact killed unknown"]),
        ("قتل [5] وجرح [12]", &["5/5/5 exact killed unknown", "12/12/12 exact injured unknown"]),
        (
            "عدد القتلى بلغ [20] والجرحى [50]",
            &["20/20/20 exact killed unknown", "50/50/50 exact injured unknown"],
        ),
        ("قتلت [امرأتان] و[ثلاثة أطفال]", &["2/2/2 exact killed woman", "3/3/3 exact killed child"]),
        ("[قتيل] و[جريحان]", &["1/1/1 exact killed unknown", "2/2/2 exact injured unknown"]),
        ("[قتيل] و[3 جرحى]", &["1/1/1 exact killed unknown", "3/3/3 exact injured unknown"]),
        ("[4 قتلى] و[7 جرحى] في انفجار", &["4/4/4 exact killed unknown", "7/7/7 exact injured unknown"]),
        ("مقتل [شخص] وإصابة [آخر]", &["1/1/1 exact killed unknown", "1/1/1 exact injured unknown"]),
        ("[5 مدنيين] قتلوا وأصيب [10]", &["5/5/5 exact killed civilian", "10/10/10 exact injured civilian"]),
        (
            "قتل [5 ضباط] و[12 جندياً] و[3 مدنيين]",
            &["5/5/5 exact killed officer", "12/12/12 exact killed fighter", "3/3/3 exact killed civilian"],
        ),
        (
            "أفاد ناشطون بمقتل [4 مدنيين] وإصابة [9 آخرين] بجروح متفاوتة جراء القصف",
            &["4/4/4 exact killed civilian", "9/9/9 exact injured civilian"],
        ),
        (
            "وأضاف المصدر أن [ثلاثة مدنيين] قتلوا وأصيب [سبعة آخرون] بينهم [طفلان] و[امرأة]",
            &[
                "3/3/3 exact killed civilian",
                "7/7/7 exact injured civilian",
                "2/2/2 exact injured child",
                "1/1/1 exact injured woman",
            ],
        ),
        (
            "ارتكبت الطائرات مجزرة راح ضحيتها [35 مدنياً] بينهم [12 طفلاً] و[8 نساء]",
            &["35/35/35 exact killed civilian", "12/12/12 exact killed child", "8/8/8 exact killed woman"],
        ),
        (
            "ووثقت الشبكة السورية مقتل [1250 مدنياً] بينهم [231 طفلاً] و[142 سيدة] خلال شهر آذار",
            &[
                "1250/1250/1250 exact killed civilian",
                "231/231/231 exact killed child",
                "142/142/142 exact killed woman",
            ],
        ),
        (
            "قُتل [القيادي] أبو محمد و[3] من مرافقيه",
            &["1/1/1 exact killed fighter", "3/3/3 exact killed fighter"],
        ),
        (
            "مقتل [سبعة عشر عنصراً] وجرح [ستة وعشرين آخرين]",
            &["17/17/17 exact killed fighter", "26/26/26 exact injured fighter"],
        ),
        (
            "حصيلة القصف [12 شهيداً] و[30 جريحاً]",
            &["12/12/12 exact killed unknown", "30/30/30 exact injured unknown"],
        ),
        (
            "قتل [٣ مدنيين] (بينهم [طفل]) وأصيب [٧]",
            &["3/3/3 exact killed civilian", "1/1/1 exact killed child", "7/7/7 exact injured civilian"],
        ),
        (
            "وأدى القصف لإصابة [5 مدنيين] بجروح ومقتل [طفلة]",
            &["5/5/5 exact injured civilian", "1/1/1 exact killed child"],
        ),
        (
            "أعلنت وزارة الصحة استشهاد [71 مواطناً] وإصابة [112] خلال الساعات الـ24 الماضية",
            &["71/71/71 exact killed civilian", "112/112/112 exact injured civilian"],
        ),
        (
            "ارتفاع حصيلة العدوان إلى [45,028 شهيداً] و[106,962 إصابة]",
            &["45028/45028/45028 exact killed unknown", "106962/106962/106962 exact injured unknown"],
        ),
        (
            "وصول [38 شهيداً] و[203 إصابات] إلى المستشفيات",
            &["38/38/38 exact killed unknown", "203/203/203 exact injured unknown"],
        ),
        ("مقتل [3 إسرائيليين] وإصابة [8]", &["3/3/3 exact killed unknown", "8/8/8 exact injured unknown"]),
        ("[قتيلان] و[4 جرحى] في هجوم", &["2/2/2 exact killed unknown", "4/4/4 exact injured unknown"]),
        ("[قتيلان] و[جريح]", &["2/2/2 exact killed unknown", "1/1/1 exact injured unknown"]),
        ("مقتل [جنديين] وإصابة [ثالث]", &["2/2/2 exact killed fighter", "1/1/1 exact injured fighter"]),
        ("[15 قتيلا] و[20 مصابا]", &["15/15/15 exact killed unknown", "20/20/20 exact injured unknown"]),
        (
            "الانفجار يقتل [5 أشخاص] ويصيب [20]",
            &["5/5/5 exact killed unknown", "20/20/20 exact injured unknown"],
        ),
        ("غارة تقتل [3] وتصيب [7]", &["3/3/3 exact killed unknown", "7/7/7 exact injured unknown"]),
    ]);
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
    ]);
}

#[test]
fn other_kinds() {
    all(&[
        ("اعتقال [17 شاباً] من بلدة عرسال", &["17/17/17 exact detained unknown"]),
        ("اعتقلت قوات الأمن [25 متظاهراً]", &["25/25/25 exact detained civilian"]),
        ("اختطاف [صحفيين اثنين] في صنعاء", &["2/2/2 exact abducted civilian"]),
        ("خطف مسلحون مجهولون [3 مهندسين]", &["3/3/3 exact abducted civilian"]),
        ("أجبر [500 مدني] على النزوح", &["500/500/500 exact displaced civilian"]),
        ("فقدان [7 بحارة]", &["7/7/7 exact missing civilian"]),
        ("إلقاء القبض على [4 أشخاص]", &["4/4/4 exact detained unknown"]),
        ("تهجير [1500 شخص]", &["1500/1500/1500 exact displaced unknown"]),
        ("احتجاز [7 رهائن]", &["7/7/7 exact abducted unknown"]),
        ("سقوط [3 قتلى] و[5 مفقودين]", &["3/3/3 exact killed unknown", "5/5/5 exact missing unknown"]),
        ("اعتقال [الناشط] فلان", &["1/1/1 exact detained civilian"]),
        ("نزوح [1.5 مليون سوري]", &["1500000/1500000/1500000 exact displaced unknown"]),
        ("نزوح [مليون ونصف المليون شخص]", &["1500000/1500000/1500000 exact displaced unknown"]),
        ("تهجير [نصف مليون مدني]", &["500000/500000/500000 exact displaced civilian"]),
        ("وثقت المنظمة اعتقال [45 شخصا]", &["45/45/45 exact detained unknown"]),
        ("اختفاء [43 طالبا]", &["43/43/43 exact missing civilian"]),
        ("فقد [12 شخصا]", &["12/12/12 exact missing unknown"]),
        ("أسر [4 جنود]", &["4/4/4 exact detained fighter"]),
        ("وقع [5 جنود] في الأسر", &["5/5/5 exact detained fighter"]),
        ("خطف [11 راهباً]", &["11/11/11 exact abducted unknown"]),
        ("هرب [200 سجين]", &["200/200/200 exact displaced unknown"]),
        ("لجوء [5000 شخص] إلى تركيا", &["5000/5000/5000 exact displaced unknown"]),
        ("وصول [700 لاجئ]", &["700/700/700 exact displaced unknown"]),
        ("إجلاء [1200 مدني] من حلب الشرقية", &["1200/1200/1200 exact displaced civilian"]),
        ("إنقاذ 30 مهاجراً وفقدان [5 آخرين]", &["5/5/5 exact missing unknown"]),
        (
            "قتل [300 ألف شخص] وتشريد [12 مليوناً]",
            &[
                "300000/300000/300000 exact killed unknown",
                "12000000/12000000/12000000 exact displaced unknown",
            ],
        ),
        ("فرار [20 عنصرا] من داعش", &["20/20/20 exact displaced fighter"]),
        ("ويعتقل [10 شبان]", &["10/10/10 exact detained unknown"]),
        (
            "اعتقال [8 مواطنين] بينهم [سيدة] و[طفلان]",
            &["8/8/8 exact detained civilian", "1/1/1 exact detained woman", "2/2/2 exact detained child"],
        ),
        ("تم اعتقال [3 أشخاص]", &["3/3/3 exact detained unknown"]),
        ("احتجزت الشرطة [12 شخصا]", &["12/12/12 exact detained unknown"]),
        ("القبض على [3 متهمين]", &["3/3/3 exact detained unknown"]),
        ("أوقفت السلطات [30 مهاجرا]", &["30/30/30 exact detained civilian"]),
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
    ]);
}
