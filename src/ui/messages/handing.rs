//! Words about handing reports out and taking layers in, in both languages.

use std::collections::BTreeMap;

use super::plural::figure;
use super::{Language, apart, describe_receipt, fill};
use crate::core::edit::Delta;
use crate::core::exchange::{Cycle, Receipt};
use crate::core::handing::{Clash, Held, How, Namesake, NoDivision, Unsettled, What};
use crate::core::model::{Attribute, Layer, Schema, Verdict};
use crate::platform::clock;
use crate::state::{NoPlan, TakenLayer};

/// The words.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct HandingWording {
    pub menu: &'static str,
    pub title: &'static str,
    pub people: &'static str,
    pub names: &'static str,
    pub nobody_named: &'static str,
    pub overlap: &'static str,
    pub overlap_unit: &'static str,
    pub percent: &'static str,
    pub in_reports: &'static str,
    pub draw: &'static str,
    pub draw_more: &'static str,
    pub with_layers: &'static str,
    pub narrowed: &'static str,
    pub rule: &'static str,
    pub colleague: &'static str,
    pub for_all: &'static str,
    pub own: &'static str,
    pub together: &'static str,
    pub save_of: &'static str,
    pub saved_of: &'static str,
    pub all_saved: &'static str,
    pub then: &'static str,
    pub nobody: &'static str,
    pub too_few: &'static str,
    pub same_name: &'static str,
    pub no_number: &'static str,

    pub replaced: &'static str,
    pub merged: &'static str,
    pub older: &'static str,
    pub counts: &'static str,
    pub counts_merged: &'static str,
    pub refused: &'static str,
    pub in_report: &'static str,
    pub here: &'static str,
    pub in_file: &'static str,
    pub kept: &'static str,
    pub by: &'static str,
    pub about_report: &'static str,
    pub comment: &'static str,
    pub not_done: &'static str,
    pub no_value: &'static str,
    pub aside: &'static str,
    pub circle: &'static str,
    pub circle_first: &'static str,
    pub circle_next: &'static str,
    pub unsettled_row: &'static str,
    /// In the order of [`Verdict::ALL`].
    pub verdicts: [&'static str; 3],
    pub namesakes: &'static str,
    pub last_change: &'static str,
    pub layers_added: &'static str,
    pub layers_removed: &'static str,
    pub layers_changed: &'static str,
}

pub(super) const EN: HandingWording = HandingWording {
    menu: "Hand out to colleagues…",
    title: "Hand out to colleagues",
    people: "People",
    names: "Their names, one on each line",
    nobody_named: "Colleague {}",
    overlap: "Everybody gets",
    overlap_unit: "What is counted",
    percent: "% of the reports",
    in_reports: "reports",
    draw: "Number of the draw",
    draw_more: "The same number divides the same way again",
    with_layers: "With the layers that are here",
    narrowed: "Only what the queue shows now: {}",
    rule: "For everybody: {}. Dealt out by lot, each to one person: {}. Reports stay in the order of the queue.",
    colleague: "Colleague",
    for_all: "shared",
    own: "own",
    together: "in all",
    save_of: "Save the file of {}",
    all_saved: "All files are saved",
    saved_of: "The file of {} was saved; save it again",
    then: "Send everybody their file. They open it, work, and send back what “Export my layer” saves. Drop those files here, all at once if you like.",
    nobody: "Say how many people there are.",
    too_few: "There are fewer reports than people: somebody would get none.",
    same_name: "The name “{}” is there twice.",
    no_number: "Only whole numbers can be used here.",

    replaced: "The layer of {} was brought up to date by a newer file.",
    merged: "The layer of {} had been changed here as well, so both copies were merged.",
    older: "This file of {} is older than what is here. Nothing has changed.",
    counts: "New: {} · changed: {} · gone: {}",
    counts_merged: "New: {} · newer in the file: {} · only here, and kept: {}",
    refused: "Not taken in: {}",
    in_report: "Report {}",
    here: "Here",
    in_file: "In the file",
    kept: "kept",
    by: "{}, {}",
    about_report: "the report as a whole",
    comment: "comment",
    not_done: "not done",
    no_value: "nothing",
    aside: "Report {}: {} × “{}”, {}",
    circle: "In report {} links lead back to where they began: {}. They were taken in as they are.",
    circle_first: "“{}” is {} “{}”",
    circle_next: ", which is {} “{}”",
    unsettled_row: "Report {}: “{}” ({})",
    verdicts: ["accepted", "merged by a rule", "rejected"],
    namesakes: "Several layers are called “{}”. They were begun apart and stand apart: {}.",
    last_change: "{}, last changed {}",
    layers_added: "Layers taken in: {}",
    layers_removed: "Layers taken out again: {}",
    layers_changed: "Layers changed: {}",
};

pub(super) const AR: HandingWording = HandingWording {
    menu: "وزّع على الزملاء…",
    title: "التوزيع على الزملاء",
    people: "عدد الأشخاص",
    names: "أسماؤهم، كل اسم في سطر",
    nobody_named: "الزميل {}",
    overlap: "يأخذ الجميع",
    overlap_unit: "وحدة العدّ",
    percent: "٪ من التقارير",
    in_reports: "تقارير",
    draw: "رقم القرعة",
    draw_more: "الرقم نفسه يعطي القسمة نفسها في كل مرة",
    with_layers: "مع الطبقات الموجودة هنا",
    narrowed: "ما تعرضه القائمة الآن فقط: {}",
    rule: "للجميع: {}. ويوزَّع بالقرعة، كلٌّ لشخص واحد: {}. ويبقى ترتيب التقارير كما في القائمة.",
    colleague: "الزميل",
    for_all: "مشتركة",
    own: "خاصة",
    together: "المجموع",
    save_of: "احفظ ملف {}",
    all_saved: "حُفظت كل الملفات",
    saved_of: "حُفظ ملف {}؛ احفظه ثانيةً",
    then: "أرسل إلى كل زميل ملفه ليفتحه ويعمل عليه، ثم يعيد إليك الملف الذي يحفظه «صدّر طبقتي». أفلِت تلك الملفات هنا، ولو دفعة واحدة.",
    nobody: "اكتب عدد الأشخاص.",
    too_few: "التقارير أقل من الأشخاص، فيبقى بعضهم بلا تقارير.",
    same_name: "الاسم «{}» مكرر.",
    no_number: "لا تُقبل هنا إلا أعداد صحيحة.",

    replaced: "حُدّثت طبقة {} من ملف أحدث.",
    merged: "عُدّلت طبقة {} هنا أيضاً، فدُمجت النسختان.",
    older: "ملف {} هذا أقدم مما هنا. لم يتغير شيء.",
    counts: "الجديد: {} · المعدَّل: {} · المحذوف: {}",
    counts_merged: "الجديد: {} · الأحدث في الملف: {} · ما هو هنا فقط وقد بقي: {}",
    refused: "لم يؤخذ: {}",
    in_report: "التقرير {}",
    here: "هنا",
    in_file: "في الملف",
    kept: "بقيت",
    by: "{}، {}",
    about_report: "التقرير كله",
    comment: "تعليق",
    not_done: "غير منجز",
    no_value: "لا شيء",
    aside: "التقرير {}: {} × «{}»، {}",
    circle: "في التقرير {} روابط تعود إلى حيث بدأت: {}. وقد أُخذت كما هي.",
    circle_first: "«{}» {} «{}»",
    circle_next: "، وهذا {} «{}»",
    unsettled_row: "التقرير {}: «{}» ({})",
    verdicts: ["قُبل", "دُمج بقاعدة", "رُفض"],
    namesakes: "أكثر من طبقة باسم «{}»، بدأت كل منها على حدة وتبقى قائمة بذاتها: {}.",
    last_change: "{}، آخر تعديل {}",
    layers_added: "طبقات أُخذت: {}",
    layers_removed: "طبقات أُخرجت من جديد: {}",
    layers_changed: "طبقات عُدّلت: {}",
};

/// Why nothing can be handed out so.
#[must_use]
pub fn describe_no_plan(language: Language, why: &NoPlan) -> String {
    let words = &language.messages().handing;
    match why {
        NoPlan::Division(NoDivision::Nobody) => words.nobody.to_owned(),
        NoPlan::Division(NoDivision::TooFew) => words.too_few.to_owned(),
        NoPlan::SameName(name) => fill(words.same_name, &[&apart(name)]),
        NoPlan::NoNumber => words.no_number.to_owned(),
    }
}

fn called(language: Language, name: &str) -> String {
    if name.is_empty() { language.messages().nameless.to_owned() } else { apart(name) }
}

/// What layers did in the last step to the project.
pub(super) fn describe_layers(language: Language, layers: &[Delta<Layer>]) -> String {
    let words = &language.messages().handing;
    let name = |delta: &Delta<Layer>| {
        let layer = delta.after.as_ref().or(delta.before.as_ref());
        called(language, layer.map_or("", |layer| layer.annotator.as_str()))
    };
    let names: Vec<String> = layers.iter().map(name).collect();
    let form = if layers.iter().all(|delta| delta.before.is_none()) {
        words.layers_added
    } else if layers.iter().all(|delta| delta.after.is_none()) {
        words.layers_removed
    } else {
        words.layers_changed
    };
    fill(form, &[&names.join(language.comma())])
}

/// What became of a layer: a line each.
#[must_use]
pub fn describe_taken(language: Language, schema: &Schema, taken: &TakenLayer) -> Vec<String> {
    let messages = language.messages();
    let words = &messages.handing;
    let form = match taken.how {
        How::Added => messages.layer_added,
        How::Same => messages.layer_same,
        How::Replaced => words.replaced,
        How::Merged => words.merged,
        How::Older => words.older,
    };
    let mut lines = vec![fill(form, &[&called(language, &taken.annotator)])];
    let Receipt { quarantined, cycles, .. } = &taken.receipt;
    let bare = Receipt { quarantined: Vec::new(), ..taken.receipt.clone() };
    let (counts, repaired) = describe_receipt(language, &bare);
    let [came, changed, gone, stayed] =
        [taken.counts.came, taken.counts.changed, taken.counts.gone, taken.counts.stayed].map(figure);
    match taken.how {
        How::Replaced => lines.push(fill(words.counts, &[&came, &changed, &gone])),
        How::Merged => lines.push(fill(words.counts_merged, &[&came, &changed, &stayed])),
        How::Added | How::Same => lines.push(counts),
        How::Older => return lines,
    }
    lines.extend(repaired);
    if !quarantined.is_empty() {
        lines.push(messages.quarantined.of(language, quarantined.len()));
        let mut alike: BTreeMap<(String, String, &str), usize> = BTreeMap::new();
        for one in quarantined {
            let reason = super::problems::describe_reason(language, one.reason);
            *alike.entry((one.report.to_string(), one.named.clone(), reason)).or_default() += 1;
        }
        lines.extend(alike.into_iter().map(|((report, named, reason), count)| {
            fill(words.aside, &[&apart(&report), &figure(count), &apart(&named), reason])
        }));
    }
    lines.extend(cycles.iter().map(|cycle| describe_cycle(language, schema, cycle)));
    lines
}

fn describe_cycle(language: Language, schema: &Schema, cycle: &Cycle) -> String {
    let words = &language.messages().handing;
    let name = schema.relation(&cycle.kind).map_or("", |kind| language.of(&kind.name));
    let mut circle = String::new();
    let next = cycle.quotes.iter().skip(1).chain(cycle.quotes.first());
    for (at, (from, to)) in cycle.quotes.iter().zip(next).enumerate() {
        let link = if at == 0 {
            fill(words.circle_first, &[&apart(from), name, &apart(to)])
        } else {
            fill(words.circle_next, &[name, &apart(to)])
        };
        circle.push_str(&link);
    }
    fill(words.circle, &[&apart(cycle.report.as_str()), &circle])
}

/// A decision that no longer applies.
#[must_use]
pub fn describe_unsettled(language: Language, one: &Unsettled) -> String {
    let words = &language.messages().handing;
    let verdict = verdict(words, one.verdict);
    fill(words.unsettled_row, &[&apart(one.report.as_str()), &apart(&one.quote), verdict])
}

fn verdict(words: &HandingWording, verdict: Verdict) -> &'static str {
    let at = Verdict::ALL.iter().position(|one| *one == verdict).unwrap_or_default();
    words.verdicts.get(at).copied().unwrap_or_default()
}

/// Layers that are called alike, and by what they can be told apart.
#[must_use]
pub fn name_namesakes(language: Language, all: &[Namesake]) -> String {
    let messages = language.messages();
    let one = |one: &Namesake| {
        let spans = messages.spans.of(language, one.spans);
        match &one.last {
            Some(at) => fill(messages.handing.last_change, &[&spans, &apart(&clock::day_minute(at))]),
            None => spans,
        }
    };
    let name = all.first().map(|one| apart(&one.name)).unwrap_or_default();
    let each: Vec<String> = all.iter().map(one).collect();
    fill(messages.handing.namesakes, &[&name, &each.join(language.semicolon())])
}

/// Both versions of something, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClashRow {
    /// Where it is and what it stands on.
    pub title: String,
    /// The version here.
    pub ours: String,
    /// The version of the file.
    pub theirs: String,
    /// Whether the file's was kept.
    pub took_theirs: bool,
}

/// Both versions of something, in words.
#[must_use]
pub fn describe_clash(language: Language, schema: &Schema, clash: &Clash) -> ClashRow {
    let words = &language.messages().handing;
    let Clash { report, ours, theirs, took_theirs } = clash;
    let report = fill(words.in_report, &[&apart(report.as_str())]);
    let same_words = ours.quote == theirs.quote;
    let title = match &ours.what {
        What::Report(_) => format!("{report}: {}", words.about_report),
        What::Comment => format!("{report}: {}", words.comment),
        _ if ours.quote.is_empty() => report,
        _ => format!("{report}: {}", apart(&ours.quote)),
    };
    let held = |held: &Held, other: &Held| describe_held(language, schema, held, other, same_words);
    ClashRow { title, ours: held(ours, theirs), theirs: held(theirs, ours), took_theirs: *took_theirs }
}

/// What a version says that the other one does not.
fn describe_held(language: Language, schema: &Schema, held: &Held, other: &Held, same_words: bool) -> String {
    let messages = language.messages();
    let words = &messages.handing;
    let mut says = Vec::new();
    let none: &[Attribute] = &[];
    let asked = match &held.what {
        What::Span(label) => {
            says.push(language.label(schema, label).to_owned());
            schema.label(label).map_or(none, |label| &label.attributes)
        }
        What::Relation(kind) => {
            let kind = schema.relation(kind);
            says.extend(kind.map(|kind| language.of(&kind.name).to_owned()));
            kind.map_or(none, |kind| &kind.attributes)
        }
        What::Decision(made) => {
            says.push(verdict(words, *made).to_owned());
            none
        }
        What::Comment => none,
        What::Report(done) => {
            says.push(if *done { messages.state_done } else { words.not_done }.to_owned());
            none
        }
    };
    if !same_words {
        says.push(apart(&held.quote));
    }
    for (id, value) in &held.values {
        let attribute = asked.iter().find(|one| one.id == *id);
        says.extend(
            attribute
                .map(|one| format!("{}: {}", language.of(&one.name), apart(&language.value(one, value)))),
        );
    }
    for id in other.values.keys().filter(|id| !held.values.contains_key(*id)) {
        let attribute = asked.iter().find(|one| one.id == *id);
        says.extend(attribute.map(|one| format!("{}: {}", language.of(&one.name), words.no_value)));
    }
    if held.note != other.note && !held.note.is_empty() {
        says.push(apart(&held.note));
    }
    if let Some(stamp) = &held.stamp {
        let by = called(language, &stamp.by);
        says.push(fill(words.by, &[&by, &apart(&clock::day_minute(&stamp.at))]));
    }
    says.join(" · ")
}

impl Language {
    fn comma(self) -> &'static str {
        match self {
            Self::En => ", ",
            Self::Ar => "، ",
        }
    }

    fn semicolon(self) -> &'static str {
        match self {
            Self::En => "; ",
            Self::Ar => "؛ ",
        }
    }
}
