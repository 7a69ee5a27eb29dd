//! Words about data sets for other programs, in both languages; `incoming`: about
//! those of other programs.

pub(super) mod incoming;

use super::plural::figure;
use super::{Language, fill};
use crate::core::datasets::Format;
use crate::core::datasets::write::{Loss, Losses};
use crate::state::{Extent, Made};

/// The words.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct DatasetsWording {
    pub menu: &'static str,
    pub export: &'static str,
    pub reports: &'static str,
    /// In the order of [`Extent`].
    pub extents: [&'static str; 3],
    pub whose: &'static str,
    pub gold: &'static str,
    pub done_only: &'static str,
    pub format: &'static str,
    pub edges: &'static str,
    pub exact: &'static str,
    pub whole_tokens: &'static str,
    pub overlaps: &'static str,
    pub innermost: &'static str,
    pub outermost: &'static str,
    pub tokens: &'static str,
    pub by_words: &'static str,
    pub by_blanks: &'static str,
    pub tags: &'static str,
    pub first_lines: &'static str,
    pub nothing: &'static str,
    pub making: &'static str,
    pub holds: &'static str,
    pub all_carried: &'static str,
    pub lost: &'static str,
    /// In the order of [`Loss::ALL`].
    pub losses: [&'static str; 12],
    pub offsets: &'static str,
    pub offsets_utf16: &'static str,
    pub save: &'static str,
    pub too_large: &'static str,
    pub more_files: &'static str,
    pub kilobytes: &'static str,
    pub part: &'static str,
    /// In the order of the subsets, in hundredths.
    pub shares: [&'static str; 3],
    pub seed: &'static str,
    pub seed_more: &'static str,
    pub card: &'static str,
    pub card_more: &'static str,
    /// In the order of [`Told::FIELDS`].
    ///
    /// [`Told::FIELDS`]: crate::core::datasets::card::Told::FIELDS
    pub about: [&'static str; 15],
}

impl DatasetsWording {
    /// What the share of a subset is called, by its place in [`Subset::ALL`].
    ///
    /// [`Subset::ALL`]: crate::core::datasets::Subset::ALL
    #[must_use]
    pub fn share(&self, at: usize) -> &'static str {
        self.shares.get(at).copied().unwrap_or_default()
    }
}

pub(super) const EN: DatasetsWording = DatasetsWording {
    menu: "Export a data set…",
    export: "Export a data set",
    reports: "Reports",
    extents: ["the one that is shown", "what the list shows now", "all"],
    whose: "Whose work",
    gold: "{}, adjudicated",
    done_only: "Only what is marked as done",
    format: "Format",
    edges: "A span that begins or ends inside a token",
    exact: "stays exact; the token is cut there",
    whole_tokens: "is widened to the whole token",
    overlaps: "Of spans that overlap",
    innermost: "the innermost stays",
    outermost: "the outermost stays",
    tokens: "Tokens",
    by_words: "words and punctuation",
    by_blanks: "whatever stands between blanks",
    tags: "Tags",
    first_lines: "First lines",
    nothing: "There is nothing to export in what is chosen.",
    making: "The data set is being made…",
    holds: "{}, {}, relations: {}",
    all_carried: "This format carries everything that is chosen.",
    lost: "This format can't carry:",
    losses: [
        "spans that overlap others, left out: {}",
        "discontinuous spans, written as one piece: {}",
        "spans widened to whole tokens: {}",
        "spans cut at line ends: {}",
        "relations: {}",
        "attributes: {}",
        "notes: {}",
        "names of annotators, gold and done: {}",
        "titles, sources and dates of reports: {}",
        "names that had to be respelled: {}",
        "annotations set aside because they fit nowhere: {}",
        "reports that nobody annotated, left out: {}",
    ],
    offsets: "Offsets count Unicode code points; the end is exclusive.",
    offsets_utf16: "Offsets count UTF-16 code units, as the format asks; the end is exclusive.",
    save: "Save",
    too_large: "This is too much for one zip file (4 GB, 65,534 files). Export fewer reports at a time, or without a data card.",
    more_files: "and {} more",
    kilobytes: "{} KB",
    part: "Part it, report by report, into what a model learns from and what it is tried on",
    shares: ["train, %", "dev, %", "test, %"],
    seed: "Number of the draw",
    seed_more: "The same number parts the same texts the same way again",
    card: "With a data card",
    card_more: "What to say in the data card (what stays empty is called not stated)",
    about: [
        "Licence",
        "Where the reports are from",
        "Who made the data set",
        "Why these reports",
        "What it is for",
        "What it is not for",
        "Which variety of the language",
        "Who wrote the reports, or speaks in them",
        "When, where and for whom they were written",
        "What kind of texts they are",
        "Who the annotators are, how they were trained and paid",
        "People in the reports, and how they are protected",
        "What may mislead",
        "How to cite it",
        "Whom to ask",
    ],
};

pub(super) const AR: DatasetsWording = DatasetsWording {
    menu: "صدّر مجموعة بيانات…",
    export: "تصدير مجموعة بيانات",
    reports: "التقارير",
    extents: ["التقرير المعروض", "ما تعرضه القائمة الآن", "كلها"],
    whose: "عمل مَن",
    gold: "{}، بعد التحكيم",
    done_only: "المنجز فقط",
    format: "الصيغة",
    edges: "المقطع الذي يبدأ أو ينتهي داخل كلمة",
    exact: "يبقى كما هو وتُقطع الكلمة عنده",
    whole_tokens: "يوسَّع إلى الكلمة كلها",
    overlaps: "من المقاطع المتداخلة",
    innermost: "يبقى الأصغر",
    outermost: "يبقى الأكبر",
    tokens: "الوحدات",
    by_words: "الكلمات وعلامات الترقيم",
    by_blanks: "ما بين الفراغات",
    tags: "الرموز",
    first_lines: "السطور الأولى",
    nothing: "لا شيء للتصدير في ما اخترته.",
    making: "يجري إعداد مجموعة البيانات…",
    holds: "{}، {}، العلاقات: {}",
    all_carried: "تحمل هذه الصيغة كل ما اخترته.",
    lost: "لا تحمل هذه الصيغة:",
    losses: [
        "مقاطع متداخلة مع غيرها، تُركت: {}",
        "مقاطع متقطعة، كُتبت قطعة واحدة: {}",
        "مقاطع وُسّعت إلى كلمات كاملة: {}",
        "مقاطع قُطعت عند نهايات السطور: {}",
        "العلاقات: {}",
        "السمات: {}",
        "الملاحظات: {}",
        "أسماء الواسمين والتحكيم والإنجاز: {}",
        "عناوين التقارير ومصادرها وتواريخها: {}",
        "أسماء تغيّرت كتابتها: {}",
        "ما وُضع جانباً لأنه لا موضع له: {}",
        "تقارير لم يسِمها أحد، تُركت: {}",
    ],
    offsets: "المواضع معدودة بنقاط يونيكود، والنهاية غير داخلة.",
    offsets_utf16: "المواضع معدودة بوحدات UTF-16 كما تطلب الصيغة، والنهاية غير داخلة.",
    save: "احفظ",
    too_large: "هذا أكبر من أن يسعه ملف zip واحد (4 غيغابايت، 65,534 ملفاً). صدّر تقارير أقل في كل مرة، أو بلا بطاقة بيانات.",
    more_files: "و{} غيرها",
    kilobytes: "{} كيلوبايت",
    part: "قسّمها، تقريراً تقريراً، إلى ما يتعلم منه النموذج وما يُختبر به",
    shares: ["train، ٪", "dev، ٪", "test، ٪"],
    seed: "رقم القرعة",
    seed_more: "الرقم نفسه يقسم النصوص نفسها القسمة نفسها في كل مرة",
    card: "مع بطاقة بيانات",
    card_more: "ما يقال في بطاقة البيانات (وما تُرك فارغاً كُتب أنه غير مذكور)",
    about: [
        "الترخيص",
        "مصدر التقارير",
        "مَن أعدّ مجموعة البيانات",
        "لماذا هذه التقارير",
        "لأي غرض",
        "ما لا تصلح له",
        "أي لهجة أو مستوى من اللغة",
        "مَن كتب التقارير أو يتكلم فيها",
        "متى وأين ولمن كُتبت",
        "نوع النصوص",
        "مَن الواسمون، وكيف دُرّبوا وما أجرهم",
        "الأشخاص المذكورون وكيف تُحفظ خصوصيتهم",
        "ما قد يضلّل",
        "كيف يُستشهد بها",
        "مَن يُسأل عنها",
    ],
};

/// Which reports.
#[must_use]
pub fn extent_name(language: Language, extent: Extent) -> &'static str {
    let [this, queue, all] = language.messages().datasets.extents;
    match extent {
        Extent::This => this,
        Extent::Queue => queue,
        Extent::All => all,
    }
}

/// What a data set holds.
#[must_use]
pub fn describe_made(language: Language, made: &Made) -> String {
    let words = language.messages();
    let reports = words.reports_counted.of(language, made.reports);
    let spans = words.spans.of(language, made.spans);
    fill(words.datasets.holds, &[&reports, &spans, &figure(made.relations)])
}

/// What could not be carried, a line each.
#[must_use]
pub fn describe_losses(language: Language, losses: &Losses) -> Vec<String> {
    let forms = language.messages().datasets.losses;
    let kinds = Loss::ALL.into_iter().zip(forms);
    let line = |(loss, form): (Loss, &str)| {
        Some(losses.of(loss)).filter(|many| *many > 0).map(|many| fill(form, &[&figure(many)]))
    };
    kinds.filter_map(line).collect()
}

/// What offsets count in a format.
#[must_use]
pub fn describe_offsets(language: Language, format: Format) -> &'static str {
    let words = &language.messages().datasets;
    if format == Format::Cas { words.offsets_utf16 } else { words.offsets }
}
