//! What people say in a data card.

use std::collections::BTreeMap;

/// What people have to say, each in their own words and language; empty if nobody did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The licence: an SPDX identifier, or its name.
    pub licence: String,
    /// Where the reports are from.
    pub source: String,
    /// Who made the data set.
    pub curators: String,
    /// Why these reports.
    pub rationale: String,
    /// What the data set is for.
    pub uses: String,
    /// What it is not for.
    pub not_for: String,
    /// Which variety of the language the reports are in.
    pub variety: String,
    /// Who wrote the reports, or speaks in them.
    pub speakers: String,
    /// When, where and for whom the reports were written.
    pub situation: String,
    /// What kind of texts they are.
    pub characteristics: String,
    /// Who the annotators are: training, first languages, what they were paid.
    pub annotators: String,
    /// People in the reports, and how they are protected.
    pub privacy: String,
    /// What may mislead.
    pub limitations: String,
    /// How to cite it.
    pub citation: String,
    /// Whom to ask.
    pub contact: String,
    /// The Hub's words for who annotated (`expert-generated`, `crowdsourced`, …).
    pub annotations_creators: Vec<String>,
    /// The Hub's words for what it was made from (`original`, `extended|…`).
    pub source_datasets: Vec<String>,
}

/// A field of [`Told`].
type Field = fn(&mut Told) -> &mut String;

impl Told {
    /// What is asked, in this order, each under the name by which it is kept.
    pub const FIELDS: [(&'static str, Field); 15] = [
        ("licence", |told| &mut told.licence),
        ("source", |told| &mut told.source),
        ("curators", |told| &mut told.curators),
        ("rationale", |told| &mut told.rationale),
        ("uses", |told| &mut told.uses),
        ("not_for", |told| &mut told.not_for),
        ("variety", |told| &mut told.variety),
        ("speakers", |told| &mut told.speakers),
        ("situation", |told| &mut told.situation),
        ("characteristics", |told| &mut told.characteristics),
        ("annotators", |told| &mut told.annotators),
        ("privacy", |told| &mut told.privacy),
        ("limitations", |told| &mut told.limitations),
        ("citation", |told| &mut told.citation),
        ("contact", |told| &mut told.contact),
    ];

    /// What was said, by the names of the fields.
    #[must_use]
    pub fn said(&self) -> BTreeMap<String, String> {
        let mut told = self.clone();
        let text = |(name, field): (&str, Field)| (name.to_owned(), std::mem::take(field(&mut told)));
        Self::FIELDS.into_iter().map(text).filter(|(_, text)| !text.is_empty()).collect()
    }

    /// As it was [`Self::said`].
    #[must_use]
    pub fn of(mut said: BTreeMap<String, String>) -> Self {
        let mut told = Self::default();
        for (name, field) in Self::FIELDS {
            *field(&mut told) = said.remove(name).unwrap_or_default();
        }
        told
    }
}
