//! Words about data sets of other programs, in both languages.

use super::super::plural::figure;
use super::super::problems::describe_reason;
use super::super::{Language, apart, fill};
use crate::core::datasets::errands::Outline;
use crate::core::datasets::{Finding, Unit, What};

/// The words.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct IncomingWording {
    pub import: &'static str,
    pub found: &'static str,
    pub files: &'static str,
    pub unit: &'static str,
    pub as_likely: &'static str,
    /// In the order of [`Unit::ALL`].
    pub units: [&'static str; 3],
    pub doubts: &'static str,
    pub header: &'static str,
    pub columns_more: &'static str,
    pub no_column: &'static str,
    pub column: &'static str,
    /// In the order of [`Columns::roles`].
    ///
    /// [`Columns::roles`]: crate::core::datasets::read::Columns::roles
    pub roles: [&'static str; 11],
    pub reading: &'static str,
    pub labels: &'static str,
    pub relations: &'static str,
    pub becomes: &'static str,
    pub new_label: &'static str,
    pub new_relation: &'static str,
    pub left_out: &'static str,
    pub attributes: &'static str,
    pub into: &'static str,
    pub into_open: &'static str,
    pub into_each: &'static str,
    pub too_many: &'static str,
    pub problems: &'static str,
    pub at: &'static str,
    pub line: &'static str,
    pub unreadable: &'static str,
    pub no_text: &'static str,
    pub moved: &'static str,
    pub trimmed: &'static str,
    pub aside: &'static str,
    pub not_taken: &'static str,
    pub take: &'static str,
    pub taken: &'static str,
    pub there: &'static str,
    pub set_aside: &'static str,
    pub out: &'static str,
    pub noted: &'static str,
}

pub(in super::super) const EN: IncomingWording = IncomingWording {
    import: "Take in annotated files",
    found: "{}, {}, relations: {}, annotators: {}",
    files: "{} and others, {} files",
    unit: "Offsets count",
    as_likely: "what the files say, else what is likely",
    units: ["Unicode code points", "UTF-16 code units", "letters with their marks"],
    doubts: "In {} nothing tells what the offsets count. Look at some spans after taking them in, or choose it here.",
    header: "The first row names the columns",
    columns_more: "Each row is a report. Where label, start and end have columns, each row is a span of its report.",
    no_column: "none",
    column: "column {}",
    roles: [
        "Text of the report",
        "Id of the report",
        "Title",
        "Date",
        "Source",
        "Language",
        "Label of a span",
        "Start of the span",
        "End of the span",
        "Words of the span",
        "Annotator",
    ],
    reading: "The files are being read…",
    labels: "Labels",
    relations: "Relation types",
    becomes: "Becomes",
    new_label: "a new label",
    new_relation: "a new relation type",
    left_out: "nothing: left out",
    attributes: "Add attributes and choices to the schema that it doesn’t have; otherwise they go into the notes",
    into: "Where the work goes",
    into_open: "into the layer that is open",
    into_each: "into a layer for each annotator",
    too_many: "There are {} different labels: the files have likely been read in the wrong format.",
    problems: "What to know",
    at: "{}, {}: {}",
    line: "line {}",
    unreadable: "can’t be read: {}",
    no_text: "has no text; left out",
    moved: "an annotation was moved to where its words are",
    trimmed: "an annotation began or ended with blanks or inside a letter; trimmed",
    aside: "an annotation fits nowhere ({}); it is set aside, not lost",
    not_taken: "not taken in: {}",
    take: "Take in",
    taken: "Taken in: {}, {}",
    there: "There already, and left as they are: {}",
    set_aside: "Set aside because they fit nowhere, listed with their reports: {}",
    out: "Left out, as you chose: {}",
    noted: "Values that no attribute takes, put into the notes: {}",
};

pub(in super::super) const AR: IncomingWording = IncomingWording {
    import: "أخذ ملفات موسومة",
    found: "{}، {}، العلاقات: {}، الواسمون: {}",
    files: "{} وغيره، {} ملفات",
    unit: "وحدة عدّ المواضع",
    as_likely: "ما تقوله الملفات، وإلا فالأرجح",
    units: ["نقاط يونيكود", "وحدات UTF-16", "الحروف مع حركاتها"],
    doubts: "في {} لا شيء يدل على وحدة عدّ المواضع. راجع بعض المقاطع بعد أخذها، أو اختر الوحدة هنا.",
    header: "السطر الأول أسماء الأعمدة",
    columns_more: "كل سطر تقرير. فإن كان للوسم وبدايته ونهايته أعمدة فكل سطر مقطع من تقريره.",
    no_column: "لا عمود",
    column: "العمود {}",
    roles: [
        "نص التقرير",
        "معرّف التقرير",
        "العنوان",
        "التاريخ",
        "المصدر",
        "اللغة",
        "وسم المقطع",
        "بداية المقطع",
        "نهاية المقطع",
        "كلمات المقطع",
        "الواسم",
    ],
    reading: "تُقرأ الملفات…",
    labels: "الوسوم",
    relations: "أنواع العلاقات",
    becomes: "تصير",
    new_label: "وسماً جديداً",
    new_relation: "نوعاً جديداً",
    left_out: "لا شيء: يُترك",
    attributes: "أضف إلى المخطط ما ينقصه من سمات وخيارات؛ وإلا ذهبت إلى الملاحظات",
    into: "إلى أين يذهب العمل",
    into_open: "إلى الطبقة المفتوحة",
    into_each: "إلى طبقة لكل واسم",
    too_many: "في الملفات {} وسوم مختلفة: الأرجح أنها قُرئت بصيغة غير صيغتها.",
    problems: "ما ينبغي معرفته",
    at: "{}، {}: {}",
    line: "السطر {}",
    unreadable: "تعذّرت قراءته: {}",
    no_text: "لا نص فيه، فتُرك",
    moved: "نُقل وسم إلى موضع كلماته",
    trimmed: "وسم بدأ أو انتهى بفراغ أو داخل حرف، فضُبطت حدوده",
    aside: "وسم لا موضع له ({})؛ وُضع جانباً ولم يضِع",
    not_taken: "لم يؤخذ: {}",
    take: "خذها",
    taken: "أُخذ: {}، {}",
    there: "موجودة من قبل فبقيت كما هي: {}",
    set_aside: "وُضعت جانباً لأن لا موضع لها، وهي مذكورة عند تقاريرها: {}",
    out: "تُركت كما اخترت: {}",
    noted: "قيم لا سمة لها، كُتبت في الملاحظات: {}",
};

/// What was found in files.
#[must_use]
pub fn describe_found(language: Language, overview: &Outline) -> String {
    let words = language.messages();
    let inventory = &overview.inventory;
    let reports = words.reports_counted.of(language, inventory.documents);
    let spans = words.spans.of(language, inventory.marks);
    let people = inventory.annotators.keys().filter(|name| !name.is_empty()).count();
    fill(words.incoming.found, &[&reports, &spans, &figure(inventory.links), &figure(people)])
}

/// What a unit is called.
#[must_use]
pub fn unit_name(language: Language, unit: Unit) -> &'static str {
    let [points, utf16, letters] = language.messages().incoming.units;
    match unit {
        Unit::CodePoints => points,
        Unit::Utf16 => utf16,
        Unit::Graphemes => letters,
    }
}

/// A place in a file: most begin with their line.
fn describe_place(language: Language, place: &str) -> String {
    let Some(rest) = place.strip_prefix("line ") else { return apart(place) };
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let Some((number, within)) = rest.split_at_checked(digits).filter(|_| digits > 0) else {
        return apart(place);
    };
    let line = fill(language.messages().incoming.line, &[number]);
    within.strip_prefix(", ").map_or_else(|| line.clone(), |within| format!("{line} ({})", apart(within)))
}

/// More lines than anybody reads.
const MOST_LINES: usize = 100;

/// What is to be told of files, a line each: what is lost first.
#[must_use]
pub fn describe_findings(language: Language, findings: &[Finding]) -> Vec<String> {
    let words = &language.messages().incoming;
    let (lost, others): (Vec<&Finding>, Vec<&Finding>) = findings.iter().partition(|one| one.what.is_lost());
    let line = |Finding { file, place, what }: &Finding| {
        let says = match what {
            What::Unreadable(detail) => fill(words.unreadable, &[&apart(detail)]),
            What::NoText => words.no_text.to_owned(),
            What::Moved => words.moved.to_owned(),
            What::Trimmed => words.trimmed.to_owned(),
            What::Aside(reason) => fill(words.aside, &[describe_reason(language, *reason)]),
            What::LeftOut(word) => fill(words.not_taken, &[&apart(word)]),
        };
        if place.is_empty() {
            format!("{}: {says}", apart(file))
        } else {
            fill(words.at, &[&apart(file), &describe_place(language, place), &says])
        }
    };
    let mut lines: Vec<String> = lost.into_iter().chain(others).take(MOST_LINES).map(line).collect();
    if let Some(more) = findings.len().checked_sub(MOST_LINES).filter(|more| *more > 0) {
        lines.push(fill(language.messages().adding.and_more, &[&figure(more)]));
    }
    lines
}

/// What was taken in: reports, annotations, those that were there already, those that
/// fit nowhere, those that were left out, values that went into notes.
#[must_use]
pub fn describe_arrival(language: Language, counts: [usize; 6]) -> (String, Vec<String>) {
    let messages = language.messages();
    let words = &messages.incoming;
    let [reports, annotations, there, aside, out, noted] = counts;
    let title = fill(
        words.taken,
        &[&messages.reports_counted.of(language, reports), &messages.annotations.of(language, annotations)],
    );
    let rest = [(words.there, there), (words.set_aside, aside), (words.out, out), (words.noted, noted)];
    let lines = rest.iter().filter(|(_, many)| *many > 0).map(|(form, many)| fill(form, &[&figure(*many)]));
    (title, lines.collect())
}
