//! Words about attributes, relations and parts of spans.

use super::Language;
use super::plural::{Forms, figure};
use crate::core::model::{Attribute, Schema, Value};

/// The words.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct CodingWording {
    pub attributes: &'static str,
    pub not_stated: &'static str,
    pub blank: &'static str,
    pub missing: &'static str,
    pub suggested: &'static str,
    pub not_a_number: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
    pub list_comma: &'static str,
    pub confirm: &'static str,
    pub clear: &'static str,
    pub to_do: &'static str,
    pub incomplete: &'static str,
    pub said_confirmed: &'static str,
    pub relations: &'static str,
    pub add_relation: &'static str,
    pub remove_relation: &'static str,
    pub no_relations: &'static str,
    pub pick_end: &'static str,
    pub pick_end_more: &'static str,
    pub which_relation: &'static str,
    pub leave: &'static str,
    pub no_ends: &'static str,
    pub not_this_end: &'static str,
    pub linked_already: &'static str,
    pub said_link: &'static str,
    pub said_end: &'static str,
    pub said_which: &'static str,
    pub said_linked: &'static str,
    pub said_unlinked: &'static str,
    pub relations_gone: Forms,
    pub parts: &'static str,
    pub drop_part: &'static str,
    pub join_part: &'static str,
    pub no_part: &'static str,
    pub said_parts: &'static str,
    pub doubt_incomplete: Forms,
    pub doubt_unconfirmed: Forms,
    pub done_anyway: &'static str,
    pub show_them: &'static str,
    pub see_example: &'static str,
    pub key_fill: &'static str,
    pub key_confirm: &'static str,
    pub key_link: &'static str,
    pub key_add_part: &'static str,
    pub key_drop_part: &'static str,
}

pub(super) const EN: CodingWording = CodingWording {
    attributes: "Attributes",
    not_stated: "not stated",
    blank: "not set",
    missing: "to be filled in",
    suggested: "suggested",
    not_a_number: "A whole number is asked here, or – for “not stated”.",
    yes: "yes",
    no: "no",
    list_comma: ", ",
    confirm: "Confirm",
    clear: "Clear",
    to_do: "To do",
    incomplete: "incomplete",
    said_confirmed: "Everything suggested is confirmed.",
    relations: "Relations",
    add_relation: "Link",
    remove_relation: "Remove this relation",
    no_relations: "Not linked to anything yet.",
    pick_end: "Link to…",
    pick_end_more: "Click a span in the text or in this list, or walk with the keys and press Enter.",
    which_relation: "How are they linked?",
    leave: "Leave it",
    no_ends: "There is no span here that this one could be linked to.",
    not_this_end: "These two can't be linked.",
    linked_already: "They are linked in this way already, or the other way round.",
    said_link: "Choose the other end of the relation.",
    said_end: "{}: {}",
    said_which: "Choose how they are linked.",
    said_linked: "Linked: {} – {} – {}",
    said_unlinked: "The relation is removed.",
    relations_gone: Forms {
        zero: "",
        one: "1 relation goes with it.",
        two: "2 relations go with it.",
        few: "{} relations go with it.",
        many: "{} relations go with it.",
        other: "{} relations go with it.",
    },
    parts: "Parts",
    drop_part: "Take this part away",
    join_part: "Add to",
    no_part: "Select a span first, then the words of its further part.",
    said_parts: "The span is now: {}",
    doubt_incomplete: Forms {
        zero: "",
        one: "1 span is incomplete.",
        two: "2 spans are incomplete.",
        few: "{} spans are incomplete.",
        many: "{} spans are incomplete.",
        other: "{} spans are incomplete.",
    },
    doubt_unconfirmed: Forms {
        zero: "",
        one: "Suggestions on 1 span are unconfirmed.",
        two: "Suggestions on 2 spans are unconfirmed.",
        few: "Suggestions on {} spans are unconfirmed.",
        many: "Suggestions on {} spans are unconfirmed.",
        other: "Suggestions on {} spans are unconfirmed.",
    },
    done_anyway: "Done all the same",
    show_them: "Show them",
    see_example: "See these reports coded in full",
    key_fill: "Fill in the attributes",
    key_confirm: "Confirm what is suggested",
    key_link: "Link to another span",
    key_add_part: "Add the selected words to the span",
    key_drop_part: "Take the selected words from the span",
};

pub(super) const AR: CodingWording = CodingWording {
    attributes: "السمات",
    not_stated: "لم يُذكر",
    blank: "غير معيّن",
    missing: "مطلوب",
    suggested: "مقترح",
    not_a_number: "المطلوب هنا عدد صحيح، أو – إن لم يُذكر.",
    yes: "نعم",
    no: "لا",
    list_comma: "، ",
    confirm: "اعتماد",
    clear: "مسح",
    to_do: "ينتظر العمل",
    incomplete: "غير مكتمل",
    said_confirmed: "اعتُمد كل ما كان مقترحًا.",
    relations: "العلاقات",
    add_relation: "ربط",
    remove_relation: "حذف هذه العلاقة",
    no_relations: "غير مرتبط بشيء بعد.",
    pick_end: "الربط بـ…",
    pick_end_more: "اختر مقطعًا من النص أو من هذه القائمة، أو تنقّل بالمفاتيح ثم اضغط Enter.",
    which_relation: "ما العلاقة بينهما؟",
    leave: "ترك الربط",
    no_ends: "لا مقطع هنا يمكن ربطه بهذا المقطع.",
    not_this_end: "لا علاقة ممكنة بين هذين المقطعين.",
    linked_already: "بينهما هذه العلاقة من قبل، في هذا الاتجاه أو عكسه.",
    said_link: "اختر الطرف الآخر للعلاقة.",
    said_end: "{}: {}",
    said_which: "اختر نوع العلاقة بينهما.",
    said_linked: "رُبط: {} – {} – {}",
    said_unlinked: "حُذفت العلاقة.",
    relations_gone: Forms {
        zero: "",
        one: "وحُذفت معه علاقة واحدة.",
        two: "وحُذفت معه علاقتان.",
        few: "وحُذفت معه {} علاقات.",
        many: "وحُذفت معه {} علاقة.",
        other: "وحُذفت معه {} علاقة.",
    },
    parts: "الأجزاء",
    drop_part: "إزالة هذا الجزء",
    join_part: "إضافة إلى",
    no_part: "حدّد المقطع أولًا، ثم ألفاظ جزئه الآخر.",
    said_parts: "صار المقطع: {}",
    doubt_incomplete: Forms {
        zero: "",
        one: "مقطع واحد غير مكتمل.",
        two: "مقطعان غير مكتملين.",
        few: "{} مقاطع غير مكتملة.",
        many: "{} مقطعًا غير مكتمل.",
        other: "{} مقطع غير مكتمل.",
    },
    doubt_unconfirmed: Forms {
        zero: "",
        one: "في مقطع واحد مقترحات لم تُعتمد.",
        two: "في مقطعين مقترحات لم تُعتمد.",
        few: "في {} مقاطع مقترحات لم تُعتمد.",
        many: "في {} مقطعًا مقترحات لم تُعتمد.",
        other: "في {} مقطع مقترحات لم تُعتمد.",
    },
    done_anyway: "إنجاز مع ذلك",
    show_them: "عرضها",
    see_example: "عرض هذه التقارير مرمّزة بالكامل",
    key_fill: "تعبئة السمات",
    key_confirm: "اعتماد المقترحات",
    key_link: "الربط بمقطع آخر",
    key_add_part: "إضافة الألفاظ المحددة إلى المقطع",
    key_drop_part: "إزالة الألفاظ المحددة من المقطع",
};

impl Language {
    /// What the schema calls an attribute; its id where it has none such.
    #[must_use]
    pub fn attribute(self, schema: &Schema, id: &str) -> String {
        schema.attribute(id).map_or(id, |attribute| self.of(&attribute.name)).to_owned()
    }

    /// What the schema calls a choice of an attribute; its id where it has none such.
    #[must_use]
    pub fn choice(self, schema: &Schema, attribute: &str, id: &str) -> String {
        let choice = schema.attribute(attribute).and_then(|attribute| attribute.choice(id));
        choice.map_or(id, |choice| self.of(&choice.name)).to_owned()
    }

    /// A value in words: the names of its choices, "not stated".
    #[must_use]
    pub fn value(self, attribute: &Attribute, value: &Value) -> String {
        let words = &self.messages().coding;
        let name = |id: &str| {
            attribute.choice(id).map_or_else(|| id.to_owned(), |choice| self.of(&choice.name).to_owned())
        };
        match value {
            Value::NotStated => words.not_stated.to_owned(),
            Value::YesNo(yes) => if *yes { words.yes } else { words.no }.to_owned(),
            Value::Whole(number) => usize::try_from(*number).map_or_else(|_| number.to_string(), figure),
            Value::Number(number) => crate::platform::dom::number(*number),
            Value::Text(id) => name(id),
            Value::Several(ids) => ids.iter().map(|id| name(id)).collect::<Vec<_>>().join(words.list_comma),
        }
    }
}
