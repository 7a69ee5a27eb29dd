//! The parts of a draft, by their places in it.

use crate::core::model::{Attribute, Schema, Words};

/// What takes attributes, by its place in the draft, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A label.
    Label(usize),
    /// A relation type.
    Relation(usize),
}

/// A part of a draft, by its place in it, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// A label or a relation type.
    Owner(Owner),
    /// One of its attributes.
    Attribute(Owner, usize),
    /// A choice of one of its attributes.
    Choice(Owner, usize, usize),
}

impl Item {
    /// The label or relation type that it is or belongs to.
    #[must_use]
    pub fn owner(self) -> Owner {
        match self {
            Self::Owner(owner) | Self::Attribute(owner, _) | Self::Choice(owner, ..) => owner,
        }
    }

    /// Its place in its list.
    #[must_use]
    pub fn place(self) -> usize {
        match self {
            Self::Owner(Owner::Label(at) | Owner::Relation(at))
            | Self::Attribute(_, at)
            | Self::Choice(_, _, at) => at,
        }
    }

    /// The part at another place of the same list.
    #[must_use]
    pub fn at(self, place: usize) -> Self {
        match self {
            Self::Owner(Owner::Label(_)) => Self::Owner(Owner::Label(place)),
            Self::Owner(Owner::Relation(_)) => Self::Owner(Owner::Relation(place)),
            Self::Attribute(owner, _) => Self::Attribute(owner, place),
            Self::Choice(owner, attribute, _) => Self::Choice(owner, attribute, place),
        }
    }
}

/// A schema that is being changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// What it began as: the ids of these parts never change.
    origin: Schema,
    /// As it is now.
    pub(super) schema: Schema,
}

impl Draft {
    /// Of this schema, unchanged.
    #[must_use]
    pub fn of(schema: Schema) -> Self {
        Self { origin: schema.clone(), schema }
    }

    /// As it is now.
    #[must_use]
    pub fn schema(&self) -> &Schema {
        &self.schema
    }

    /// The attributes of a label or relation type.
    #[must_use]
    pub fn attributes(&self, owner: Owner) -> &[Attribute] {
        attributes(&self.schema, owner)
    }

    /// An attribute.
    #[must_use]
    pub fn attribute(&self, owner: Owner, at: usize) -> Option<&Attribute> {
        self.attributes(owner).get(at)
    }

    /// How many parts stand in the list of this one.
    #[must_use]
    pub fn count(&self, item: Item) -> usize {
        match item {
            Item::Owner(Owner::Label(_)) => self.schema.labels.len(),
            Item::Owner(Owner::Relation(_)) => self.schema.relations.len(),
            Item::Attribute(owner, _) => self.attributes(owner).len(),
            Item::Choice(owner, at, _) => self.attribute(owner, at).map_or(0, |one| one.choices.len()),
        }
    }

    /// The name of a part; nothing where there is no such part.
    #[must_use]
    pub fn name(&self, item: Item) -> Words {
        let name = match item {
            Item::Owner(Owner::Label(at)) => self.schema.labels.get(at).map(|one| &one.name),
            Item::Owner(Owner::Relation(at)) => self.schema.relations.get(at).map(|one| &one.name),
            Item::Attribute(owner, at) => self.attribute(owner, at).map(|one| &one.name),
            Item::Choice(owner, at, choice) => {
                self.attribute(owner, at).and_then(|one| one.choices.get(choice)).map(|one| &one.name)
            }
        };
        name.cloned().unwrap_or_default()
    }

    /// What a part means: of labels and attributes.
    #[must_use]
    pub fn description(&self, item: Item) -> Words {
        let description = match item {
            Item::Owner(Owner::Label(at)) => self.schema.labels.get(at).map(|one| &one.description),
            Item::Attribute(owner, at) => self.attribute(owner, at).map(|one| &one.description),
            Item::Owner(Owner::Relation(_)) | Item::Choice(..) => None,
        };
        description.cloned().unwrap_or_default()
    }

    /// What a relation type is called as seen from where it points.
    #[must_use]
    pub fn inverse(&self, item: Item) -> Words {
        let Item::Owner(Owner::Relation(at)) = item else { return Words::default() };
        self.schema.relations.get(at).map(|one| one.inverse.clone()).unwrap_or_default()
    }

    /// Whether a part is no longer offered.
    #[must_use]
    pub fn retired(&self, item: Item) -> bool {
        let retired = match item {
            Item::Owner(Owner::Label(at)) => self.schema.labels.get(at).map(|one| one.retired),
            Item::Owner(Owner::Relation(at)) => self.schema.relations.get(at).map(|one| one.retired),
            Item::Attribute(owner, at) => self.attribute(owner, at).map(|one| one.retired),
            Item::Choice(owner, at, choice) => {
                self.attribute(owner, at).and_then(|one| one.choices.get(choice)).map(|one| one.retired)
            }
        };
        retired.unwrap_or_default()
    }

    /// What programs call a part; empty where there is no such part.
    #[must_use]
    pub fn id(&self, item: Item) -> String {
        id(&self.schema, item).unwrap_or_default()
    }

    /// Whether a part was added to the draft, so that its id may still change.
    #[must_use]
    pub fn is_new(&self, item: Item) -> bool {
        !self.siblings(&self.origin, item).contains(&self.id(item))
    }

    /// Whether nothing is different from another schema but the version.
    #[must_use]
    pub fn is_same(&self, other: &Schema) -> bool {
        let other = Schema { version: self.schema.version, ..other.clone() };
        self.schema == other
    }

    /// An id that no part beside this one has, nor ever had in this draft: the
    /// English name in snake case, or what it is a part of.
    pub(super) fn free_id(&self, item: Item, english: &str) -> String {
        let mut base = snake(english);
        if base.is_empty() {
            base = match item {
                Item::Owner(Owner::Label(_)) => "label",
                Item::Owner(Owner::Relation(_)) => "relation",
                Item::Attribute(..) => "attribute",
                Item::Choice(..) => "choice",
            }
            .to_owned();
        }
        let mut taken = self.siblings(&self.origin, item);
        let mut now = self.siblings(&self.schema, item);
        if item.place() < now.len() {
            now.remove(item.place());
        }
        taken.append(&mut now);
        let numbered = (2..).map(|n| format!("{base}_{n}"));
        let mut free = std::iter::once(base.clone()).chain(numbered).filter(|id| !taken.contains(id));
        free.next().unwrap_or_default()
    }

    /// The ids of the list in which a part of the draft stands, as it is in `schema`.
    fn siblings(&self, schema: &Schema, item: Item) -> Vec<String> {
        // The same label or attribute may stand elsewhere there.
        let owner = || -> Option<Owner> {
            let id = self.id(Item::Owner(item.owner()));
            Some(match item.owner() {
                Owner::Label(_) => Owner::Label(schema.labels.iter().position(|one| one.id.as_str() == id)?),
                Owner::Relation(_) => {
                    Owner::Relation(schema.relations.iter().position(|one| one.id.as_str() == id)?)
                }
            })
        };
        match item {
            Item::Owner(Owner::Label(_)) => schema.labels.iter().map(|one| one.id.to_string()).collect(),
            Item::Owner(Owner::Relation(_)) => {
                schema.relations.iter().map(|one| one.id.to_string()).collect()
            }
            Item::Attribute(..) => {
                let owner = owner().map_or(&[][..], |owner| attributes(schema, owner));
                owner.iter().map(|one| one.id.clone()).collect()
            }
            Item::Choice(of, at, _) => {
                let owner = owner().map_or(&[][..], |owner| attributes(schema, owner));
                let named = self.attribute(of, at).map(|one| &one.id);
                let attribute = owner.iter().find(|one| Some(&one.id) == named);
                attribute.map_or(Vec::new(), |one| one.choices.iter().map(|one| one.id.clone()).collect())
            }
        }
    }
}

/// The attributes of a label or relation type of a schema.
fn attributes(schema: &Schema, owner: Owner) -> &[Attribute] {
    match owner {
        Owner::Label(at) => schema.labels.get(at).map(|one| one.attributes.as_slice()),
        Owner::Relation(at) => schema.relations.get(at).map(|one| one.attributes.as_slice()),
    }
    .unwrap_or_default()
}

fn id(schema: &Schema, item: Item) -> Option<String> {
    Some(match item {
        Item::Owner(Owner::Label(at)) => schema.labels.get(at)?.id.to_string(),
        Item::Owner(Owner::Relation(at)) => schema.relations.get(at)?.id.to_string(),
        Item::Attribute(owner, at) => attributes(schema, owner).get(at)?.id.clone(),
        Item::Choice(owner, at, choice) => attributes(schema, owner).get(at)?.choices.get(choice)?.id.clone(),
    })
}

/// A name in lower case with underscores: what is no ASCII letter or digit parts words.
fn snake(name: &str) -> String {
    let lower = name.to_ascii_lowercase();
    let words = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("_")
}
