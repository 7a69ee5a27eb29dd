//! What can be done to a draft.

use super::draft::{Draft, Item, Owner};
use super::findings::alike;
use crate::core::model::{
    Attribute, Choice, Condition, Hue, Ink, Label, LabelId, Mark, RelationKind, RelationType, Schema,
    Underline, ValueKind, Words,
};
use crate::core::sight::Looks;

/// The key of a label that has none.
pub const NO_KEY: char = ' ';

/// An edit. Places are counted from 0; one that does not exist changes nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Call the schema something else.
    Title(Words),
    /// Add a label, with a colour, a line and a key that are free; none of these
    /// keys.
    AddLabel(Vec<char>),
    /// Add a relation type.
    AddRelation,
    /// Add an attribute.
    AddAttribute(Owner),
    /// Add a choice to an attribute.
    AddChoice(Owner, usize),
    /// Name a part. The id of a part that is new in the draft follows its
    /// English name.
    Rename(Item, Words),
    /// Say what a label or an attribute means.
    Describe(Item, Words),
    /// Put a part one place up, or down.
    Shift {
        /// The part.
        item: Item,
        /// Which way.
        up: bool,
    },
    /// Offer a part no longer, or again.
    Retire(Item, bool),
    /// Take a part out.
    Remove(Item),
    /// Give a label a colour.
    Colour(usize, Hue),
    /// Give a label a line.
    Line(usize, Underline),
    /// Give a label a key, a Latin capital, or [`NO_KEY`].
    Key(usize, char),
    /// Say how a label is drawn.
    Draw(usize, Mark),
    /// Write the guidelines of a label, in Markdown.
    Guide(usize, String),
    /// Say what values an attribute takes.
    Kind(Owner, usize, ValueKind),
    /// Say whether an annotation without an attribute is incomplete.
    Require(Owner, usize, bool),
    /// Say when an attribute is asked.
    When(Owner, usize, Option<Condition>),
    /// Let a relation type go from one label to another.
    Join(usize, LabelId, LabelId),
    /// Take away a pair of ends of a relation type, by its place.
    Part(usize, usize),
    /// Say what a relation type is called as seen from where it points.
    Invert(Item, Words),
    /// Say whether a relation type says the same in both directions.
    Symmetric(usize, bool),
}

impl Draft {
    /// Makes an edit. Gives the part that it is about, where it is now; `None`
    /// if that part is gone or was never there.
    pub fn edit(&mut self, edit: Edit) -> Option<Item> {
        match edit {
            Edit::Title(name) => {
                self.schema.name = name;
                None
            }
            Edit::AddLabel(avoid) => self.add_label(&avoid),
            Edit::AddRelation => self.add_relation(),
            Edit::AddAttribute(owner) => self.add_attribute(owner),
            Edit::AddChoice(owner, at) => self.add_choice(owner, at),
            Edit::Rename(item, name) => self.rename(item, name),
            Edit::Describe(item, words) => {
                match item {
                    Item::Owner(Owner::Label(at)) => self.schema.labels.get_mut(at)?.description = words,
                    Item::Attribute(owner, at) => self.attribute_mut(owner, at)?.description = words,
                    Item::Owner(Owner::Relation(_)) | Item::Choice(..) => return None,
                }
                Some(item)
            }
            Edit::Shift { item, up } => self.shift(item, up),
            Edit::Retire(item, retired) => {
                match item {
                    Item::Owner(Owner::Label(at)) => self.schema.labels.get_mut(at)?.retired = retired,
                    Item::Owner(Owner::Relation(at)) => self.schema.relations.get_mut(at)?.retired = retired,
                    Item::Attribute(owner, at) => self.attribute_mut(owner, at)?.retired = retired,
                    Item::Choice(owner, at, n) => {
                        self.attribute_mut(owner, at)?.choices.get_mut(n)?.retired = retired;
                    }
                }
                Some(item)
            }
            Edit::Remove(item) => {
                self.remove(item);
                None
            }
            Edit::Colour(at, hue) => self.change_label(at, |label| label.hue = hue),
            Edit::Line(at, line) => self.change_label(at, |label| label.underline = line),
            Edit::Key(at, key) => self.change_label(at, |label| label.key = key),
            Edit::Draw(at, mark) => self.change_label(at, |label| label.mark = mark),
            Edit::Guide(at, text) => self.change_label(at, |label| label.guidelines = text),
            Edit::Kind(owner, at, kind) => self.change_attribute(owner, at, |one| one.kind = kind),
            Edit::Require(owner, at, required) => {
                self.change_attribute(owner, at, |one| one.required = required)
            }
            Edit::When(owner, at, when) => self.change_attribute(owner, at, |one| one.when = when),
            Edit::Join(at, from, to) => self.change_relation(at, |one| {
                if !one.ends.iter().any(|(f, t)| *f == from && *t == to) {
                    one.ends.push((from, to));
                }
            }),
            Edit::Part(at, pair) => self.change_relation(at, |one| {
                if pair < one.ends.len() {
                    one.ends.remove(pair);
                }
            }),
            Edit::Invert(Item::Owner(Owner::Relation(at)), name) => {
                self.change_relation(at, |one| one.inverse = name)
            }
            Edit::Invert(..) => None,
            Edit::Symmetric(at, symmetric) => self.change_relation(at, |one| one.symmetric = symmetric),
        }
    }

    fn change_label(&mut self, at: usize, change: impl FnOnce(&mut Label)) -> Option<Item> {
        change(self.schema.labels.get_mut(at)?);
        Some(Item::Owner(Owner::Label(at)))
    }

    fn change_relation(&mut self, at: usize, change: impl FnOnce(&mut RelationType)) -> Option<Item> {
        change(self.schema.relations.get_mut(at)?);
        Some(Item::Owner(Owner::Relation(at)))
    }

    fn change_attribute(
        &mut self,
        owner: Owner,
        at: usize,
        change: impl FnOnce(&mut Attribute),
    ) -> Option<Item> {
        change(self.attribute_mut(owner, at)?);
        Some(Item::Attribute(owner, at))
    }

    fn attributes_mut(&mut self, owner: Owner) -> Option<&mut Vec<Attribute>> {
        match owner {
            Owner::Label(at) => self.schema.labels.get_mut(at).map(|one| &mut one.attributes),
            Owner::Relation(at) => self.schema.relations.get_mut(at).map(|one| &mut one.attributes),
        }
    }

    fn attribute_mut(&mut self, owner: Owner, at: usize) -> Option<&mut Attribute> {
        self.attributes_mut(owner)?.get_mut(at)
    }

    fn add_label(&mut self, avoid: &[char]) -> Option<Item> {
        let labels = &self.schema.labels;
        let at = labels.len();
        let item = Item::Owner(Owner::Label(at));
        let free = |key: &char| !avoid.contains(key) && labels.iter().all(|label| label.key != *key);
        let key = ('A'..='Z').find(free).unwrap_or(NO_KEY);
        let inks = || {
            Hue::ALL
                .iter()
                .flat_map(|hue| Underline::ALL.iter().map(|line| Ink { hue: *hue, underline: *line }))
        };
        let looks = Looks::built_in();
        let unlike = |ink: &Ink| labels.iter().all(|label| alike(label.ink(), *ink, &looks).is_none());
        let fresh = |ink: &Ink| labels.iter().all(|label| label.hue != ink.hue);
        let other = |ink: &Ink| labels.iter().all(|label| label.ink() != *ink);
        let ink = inks()
            .find(|ink| fresh(ink) && unlike(ink))
            .or_else(|| inks().find(fresh))
            .or_else(|| inks().find(other));
        let Ink { hue, underline } =
            ink.unwrap_or(Ink { hue: Hue::default(), underline: Underline::default() });
        let label = Label {
            id: LabelId::new(&self.free_id(item, "")),
            name: Words::default(),
            key,
            hue,
            underline,
            mark: Mark::Fill,
            description: Words::default(),
            guidelines: String::new(),
            attributes: Vec::new(),
            retired: false,
        };
        self.schema.labels.push(label);
        Some(item)
    }

    fn add_relation(&mut self) -> Option<Item> {
        let item = Item::Owner(Owner::Relation(self.schema.relations.len()));
        self.schema.relations.push(RelationType {
            id: RelationKind::new(&self.free_id(item, "")),
            name: Words::default(),
            inverse: Words::default(),
            ends: Vec::new(),
            symmetric: false,
            attributes: Vec::new(),
            retired: false,
        });
        Some(item)
    }

    fn add_attribute(&mut self, owner: Owner) -> Option<Item> {
        let item = Item::Attribute(owner, self.attributes(owner).len());
        let id = self.free_id(item, "");
        self.attributes_mut(owner)?.push(Attribute {
            id,
            name: Words::default(),
            kind: ValueKind::Choice,
            choices: Vec::new(),
            required: false,
            when: None,
            description: Words::default(),
            retired: false,
        });
        Some(item)
    }

    fn add_choice(&mut self, owner: Owner, at: usize) -> Option<Item> {
        let item = Item::Choice(owner, at, self.attribute(owner, at)?.choices.len());
        let id = self.free_id(item, "");
        let choice = Choice { id, name: Words::default(), retired: false };
        self.attribute_mut(owner, at)?.choices.push(choice);
        Some(item)
    }

    fn rename(&mut self, item: Item, name: Words) -> Option<Item> {
        let before = self.id(item);
        let id = if self.is_new(item) { self.free_id(item, &name.en) } else { before.clone() };
        match item {
            Item::Owner(Owner::Label(at)) => {
                let label = self.schema.labels.get_mut(at)?;
                (label.name, label.id) = (name, LabelId::new(&id));
                for end in self.schema.relations.iter_mut().flat_map(|one| &mut one.ends) {
                    for end in [&mut end.0, &mut end.1] {
                        if end.as_str() == before {
                            *end = LabelId::new(&id);
                        }
                    }
                }
            }
            Item::Owner(Owner::Relation(at)) => {
                let relation = self.schema.relations.get_mut(at)?;
                (relation.name, relation.id) = (name, RelationKind::new(&id));
            }
            Item::Attribute(owner, at) => {
                let attribute = self.attribute_mut(owner, at)?;
                (attribute.name, attribute.id) = (name, id.clone());
                for condition in self.attributes_mut(owner)?.iter_mut().filter_map(|one| one.when.as_mut()) {
                    if condition.attribute == before {
                        condition.attribute.clone_from(&id);
                    }
                }
            }
            Item::Choice(owner, at, n) => {
                let attribute = self.attribute_mut(owner, at)?;
                let of = attribute.id.clone();
                let choice = attribute.choices.get_mut(n)?;
                (choice.name, choice.id) = (name, id.clone());
                for condition in self.attributes_mut(owner)?.iter_mut().filter_map(|one| one.when.as_mut()) {
                    let named = condition.values.iter_mut().filter(|value| **value == before);
                    if condition.attribute == of {
                        named.for_each(|value| value.clone_from(&id));
                    }
                }
            }
        }
        Some(item)
    }

    fn shift(&mut self, item: Item, up: bool) -> Option<Item> {
        let at = item.place();
        let to = if up { at.checked_sub(1)? } else { at + 1 };
        if self.count(item) <= to.max(at) {
            return None;
        }
        match item {
            Item::Owner(Owner::Label(_)) => self.schema.labels.swap(at, to),
            Item::Owner(Owner::Relation(_)) => self.schema.relations.swap(at, to),
            Item::Attribute(owner, _) => self.attributes_mut(owner)?.swap(at, to),
            Item::Choice(owner, of, _) => self.attribute_mut(owner, of)?.choices.swap(at, to),
        }
        Some(item.at(to))
    }

    fn remove(&mut self, item: Item) {
        let at = item.place();
        if self.count(item) <= at {
            return;
        }
        match item {
            Item::Owner(Owner::Label(_)) => {
                let gone = self.schema.labels.remove(at).id;
                let Schema { relations, .. } = &mut self.schema;
                relations
                    .iter_mut()
                    .for_each(|one| one.ends.retain(|(from, to)| *from != gone && *to != gone));
            }
            Item::Owner(Owner::Relation(_)) => {
                self.schema.relations.remove(at);
            }
            Item::Attribute(owner, _) => {
                self.attributes_mut(owner).map(|all| all.remove(at));
            }
            Item::Choice(owner, of, _) => {
                self.attribute_mut(owner, of).map(|one| one.choices.remove(at));
            }
        }
    }
}
