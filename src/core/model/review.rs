//! What a review leaves behind: decisions and comments, and where each
//! annotation of a gold layer was taken from.
//!
//! Decisions stand in the gold layer, comments in the layer of the person who
//! wrote them: so each has one owner, travels in that layer's file, and is made
//! and taken back like any other annotation (the W3C Web Annotation model has
//! `assessing` and `commenting` among its motivations, too).

use serde::Serialize;

use super::annotation::{Annotation, Stamp};
use super::id::{AnnotationId, LayerId};

/// By which rule something was taken into the gold layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// All annotators have it so.
    Unanimous,
    /// More than half of them do.
    Majority,
    /// As many as were asked for do.
    Threshold,
    /// It is taken as one annotator has it.
    One,
}

impl Rule {
    /// Every one.
    pub const ALL: [Self; 4] = [Self::Unanimous, Self::Majority, Self::Threshold, Self::One];

    /// Its word in files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unanimous => "unanimous",
            Self::Majority => "majority",
            Self::Threshold => "threshold",
            Self::One => "one",
        }
    }
}

/// Where an annotation of a gold layer was taken from. The reviewer's own has none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Taken {
    /// By which rule.
    pub by: Rule,
    /// The layers that had it so.
    pub from: Vec<LayerId>,
    /// Whether the reviewer changed it afterwards.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub edited: bool,
}

/// An annotation as it was when it was compared with others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Version {
    /// Its layer.
    pub layer: LayerId,
    /// Its id.
    pub id: AnnotationId,
    /// Its revision.
    pub revision: u32,
}

/// What was decided about an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The reviewer took one version of it.
    Accepted,
    /// A rule for many items took it.
    Merged,
    /// Nothing of it is right.
    Rejected,
}

impl Verdict {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Accepted, Self::Merged, Self::Rejected];

    /// Its word in files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Merged => "merged",
            Self::Rejected => "rejected",
        }
    }
}

/// What a reviewer decided about one item, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// Its id.
    pub id: AnnotationId,
    /// The annotations that it is about, in order: where one of them is another
    /// by now, the decision no longer applies.
    pub about: Vec<Version>,
    /// What was decided.
    pub verdict: Verdict,
    /// What it put into the gold layer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gold: Option<AnnotationId>,
    /// Why; empty if nothing was written.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// 1 when made, one more for each time it was revised.
    pub revision: u32,
    /// Who decided it last, when.
    pub made: Stamp,
}

/// An annotation of a layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Mention {
    /// The layer.
    pub layer: LayerId,
    /// The annotation.
    pub id: AnnotationId,
}

/// What somebody has to say about an annotation, or about a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Comment {
    /// Its id.
    pub id: AnnotationId,
    /// The annotation that it is about; without one, the report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Mention>,
    /// The comment that it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answers: Option<AnnotationId>,
    /// The words.
    pub text: String,
    /// 1 when made, one more for each change.
    pub revision: u32,
    /// Who wrote it, when.
    pub created: Stamp,
    /// Who changed it last, when.
    pub updated: Stamp,
}

impl Annotation for Decision {
    fn id(&self) -> AnnotationId {
        self.id
    }
}

impl Annotation for Comment {
    fn id(&self) -> AnnotationId {
        self.id
    }
}
