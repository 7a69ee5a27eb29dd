//! What the card and the list show of an item, in the language of the interface.

use crate::core::find::{Excerpt, excerpt};
use crate::core::model::{
    AnnotationId, Attribute, Attributes, LayerId, Mention, Stamp, Value, Verdict, Words,
};
use crate::core::review::{Item, Side, Subject, letter};
use crate::core::text::{Text, TextRange};
use crate::state::Shown;
use crate::ui::messages::{Language, fill};

/// How many code points of the line are shown before and behind an item.
const AROUND: (usize, usize) = (20, 28);

/// What one annotator has.
#[derive(Clone, PartialEq)]
pub(super) struct Version {
    pub layer: LayerId,
    pub letter: String,
    pub name: String,
    /// Whether there is anything.
    pub is: bool,
    /// The label, or the type of the relation.
    pub label: Option<Words>,
    /// The class that draws the label.
    pub ink: String,
    /// Its words in their line.
    pub words: Excerpt,
    /// The values that not all have.
    pub values: Vec<String>,
}

/// An item in full.
#[derive(Clone, PartialEq)]
pub(super) struct Data {
    pub item: Item,
    /// The letters of those who have it.
    pub letters: Vec<String>,
    pub direction: &'static str,
    pub versions: Vec<Version>,
    /// The values that all have.
    pub same: Vec<String>,
    /// What was decided, by whom, when.
    pub decision: Option<(Verdict, Stamp)>,
    /// Whether the reviewer changed what the decision put in.
    pub edited: bool,
    /// Whether it is about words and not about a link.
    pub is_span: bool,
    /// Its annotations, and what the gold layer has for it.
    pub mentions: Vec<Mention>,
}

/// The letters of some sides, in their order.
pub(super) fn letters_of(shown: &Shown<'_>, order: &[LayerId], sides: &[usize]) -> Vec<String> {
    let layer = |side: &usize| shown.sides.get(*side).map(|side| side.layer.id);
    let place = |id: LayerId| order.iter().position(|one| *one == id);
    let mut places: Vec<usize> = sides.iter().filter_map(layer).filter_map(place).collect();
    places.sort_unstable();
    places.into_iter().map(letter).collect()
}

/// The sides that have an item.
pub(super) fn having(item: &Item) -> Vec<usize> {
    item.versions.iter().enumerate().filter(|(_, id)| id.is_some()).map(|(side, _)| side).collect()
}

/// The direction of the paragraph that a range begins in.
pub(super) fn direction(text: &Text, range: TextRange) -> &'static str {
    let paragraph = text.paragraphs().get(text.paragraph_index(range.start()));
    paragraph.map_or(text.direction(), |paragraph| paragraph.direction).as_str()
}

impl Data {
    /// Of the item at a place. `order` has the layers by their letters.
    pub(super) fn of(
        shown: &Shown<'_>,
        (at, item): (usize, &Item),
        order: &[LayerId],
        hidden: bool,
        language: Language,
    ) -> Self {
        let values = Values::of(shown, item);
        let version = |(n, layer): (usize, &LayerId)| {
            let side = shown.side(*layer)?;
            let name = if hidden { "" } else { shown.sides.get(side)?.layer.annotator.as_str() };
            let mut version = Version {
                layer: *layer,
                letter: letter(n),
                name: name.to_owned(),
                is: false,
                label: None,
                ink: String::new(),
                words: Excerpt { before: String::new(), hit: String::new(), after: String::new() },
                values: Vec::new(),
            };
            if let Some(id) = item.versions.get(side).copied().flatten() {
                version.is = true;
                version.values = values.apart(side, language);
                version.fill_in(shown, item, side, id, language);
            }
            Some(version)
        };
        let text = shown.project.report(shown.report).map(|report| &report.text);
        let decision = shown.compared.standing.decision(at, shown.gold);
        let gold = decision.and_then(|decision| decision.gold);
        let edited = gold.is_some_and(|id| {
            let span = shown.gold.spans.get(id).map(|span| &*span.provenance);
            let found = span.or(shown.gold.relations.get(&id).map(|one| &one.provenance));
            found.and_then(|found| found.taken.as_ref()).is_some_and(|taken| taken.edited)
        });
        let own = gold.map(|id| Mention { layer: shown.project.open_layer, id });
        Self {
            item: item.clone(),
            letters: letters_of(shown, order, &having(item)),
            direction: text.map(|text| direction(text, item.range)).unwrap_or_default(),
            versions: order.iter().enumerate().filter_map(version).collect(),
            same: values.same(language),
            decision: decision.map(|decision| (decision.verdict, decision.made.clone())),
            edited,
            is_span: item.subject == Subject::Span,
            mentions: shown.mentions(item).chain(own).collect(),
        }
    }
}

impl Version {
    fn fill_in(&mut self, shown: &Shown<'_>, item: &Item, side: usize, id: AnnotationId, language: Language) {
        let sheet = shown.sides.get(side).map(|side| side.sheet);
        let Some((sheet, report)) = sheet.zip(shown.project.report(shown.report)) else { return };
        let schema = &shown.project.schema;
        if let Some(span) = sheet.spans.get(id) {
            if let Some(label) = schema.label(&span.label) {
                (self.label, self.ink) = (Some(label.name.clone()), label.ink().class());
            }
            self.words = in_context(&report.text, item.range, span.range);
        } else if let Some(relation) = sheet.relations.get(&id) {
            self.label = schema.relation(&relation.kind).map(|kind| kind.name.clone());
            let quote = |end| {
                let range = sheet.spans.get(end).map(|span| span.range).unwrap_or_default();
                report.text.slice(range).unwrap_or_default().chars().take(60).collect::<String>()
            };
            let ends = [quote(relation.from), quote(relation.to)];
            self.words.before = fill(language.messages().review.link_to, &[&ends[0], &ends[1]]);
        }
    }
}

/// The words of a version in the line of its item, so that the lines of all
/// versions are the same and the eye compares their edges.
fn in_context(text: &Text, item: TextRange, span: TextRange) -> Excerpt {
    let line = excerpt(text, item, AROUND.0, AROUND.1);
    let cut = |from: usize, to: usize| -> String {
        line.hit.chars().skip(from).take(to.saturating_sub(from)).collect()
    };
    let start = span.start().0.saturating_sub(item.start().0);
    let end = span.end().0.saturating_sub(item.start().0);
    Excerpt {
        before: format!("{}{}", line.before, cut(0, start)),
        hit: cut(start, end),
        after: format!("{}{}", cut(end, usize::MAX), line.after),
    }
}

/// The values of an item's versions.
struct Values<'a> {
    asked: Vec<&'a Attribute>,
    by_side: Vec<Option<&'a Attributes>>,
}

impl<'a> Values<'a> {
    fn of(shown: &'a Shown<'a>, item: &Item) -> Self {
        let schema = &shown.project.schema;
        let mut asked: Vec<&Attribute> = Vec::new();
        let mut values = |(side, id): (&'a Side<'a>, &Option<AnnotationId>)| {
            let id = (*id)?;
            let (values, more) = match side.sheet.spans.get(id) {
                Some(span) => (&span.attributes, schema.label(&span.label).map(|label| &label.attributes)),
                None => {
                    let relation = side.sheet.relations.get(&id)?;
                    (&relation.attributes, schema.relation(&relation.kind).map(|kind| &kind.attributes))
                }
            };
            for one in more.into_iter().flatten() {
                if !asked.iter().any(|known| known.id == one.id) {
                    asked.push(one);
                }
            }
            Some(values)
        };
        let by_side = shown.sides.iter().zip(&item.versions).map(&mut values).collect();
        Self { asked, by_side }
    }

    fn value(&self, side: usize, asked: &Attribute) -> Option<&Value> {
        self.by_side.get(side).copied().flatten()?.get(&asked.id).filter(|value| !value.is_blank())
    }

    fn is_same(&self, asked: &Attribute) -> bool {
        let mut sides = self.by_side.iter().enumerate().filter(|(_, values)| values.is_some());
        let first = sides.next().map(|(side, _)| self.value(side, asked));
        sides.all(|(side, _)| Some(self.value(side, asked)) == first)
    }

    fn say(&self, side: usize, asked: &Attribute, language: Language) -> String {
        let value = self.value(side, asked);
        let value = value.map_or_else(|| "–".to_owned(), |value| language.value(asked, value));
        format!("{} \u{2068}{value}\u{2069}", language.of(&asked.name))
    }

    /// What a side has otherwise than another.
    fn apart(&self, side: usize, language: Language) -> Vec<String> {
        let apart = self.asked.iter().filter(|asked| !self.is_same(asked));
        apart.map(|asked| self.say(side, asked, language)).collect()
    }

    /// What all have alike, if anything is filled in.
    fn same(&self, language: Language) -> Vec<String> {
        let Some(side) = self.by_side.iter().position(Option::is_some) else { return Vec::new() };
        let same = self.asked.iter().filter(|asked| self.is_same(asked) && self.value(side, asked).is_some());
        same.map(|asked| self.say(side, asked, language)).collect()
    }
}
