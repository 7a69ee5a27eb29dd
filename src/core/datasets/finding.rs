//! What is to be told of a file that was read: what is wrong in it, what was
//! left out, moved or kept aside, and where.

use thiserror::Error;

use crate::core::exchange::Reason;

/// Something to be told, and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The file, with its folders.
    pub file: String,
    /// Where in the file: `line 12`, `[3].annotations[0]`; empty for the file as a whole.
    pub place: String,
    /// What it is.
    pub what: What,
}

/// What there is to be told. The words here are for logs and the command line; the
/// interface has its own in every language.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum What {
    /// The file, or this record of it, can't be read: what is wrong, in English.
    #[error("{0}")]
    Unreadable(String),
    /// A record has no text.
    #[error("has no text")]
    NoText,
    /// The words of an annotation are elsewhere than its offsets say, and only
    /// there: moved.
    #[error("moved to where its words are")]
    Moved,
    /// An annotation began or ended with blanks, or inside a letter: it begins and
    /// ends with whole visible letters now.
    #[error("begins or ends with blanks or inside a letter: trimmed")]
    Trimmed,
    /// An annotation fits nowhere: kept aside.
    #[error("fits nowhere: {}", .0.as_str().replace('_', " "))]
    Aside(Reason),
    /// Something that has no place here, in a word of its format: left out.
    #[error("left out: {0}")]
    LeftOut(String),
}

impl What {
    /// Whether something that a person marked did not come in as it was meant to: a
    /// file or a record, or an annotation that fits nowhere.
    #[must_use]
    pub fn is_lost(&self) -> bool {
        matches!(self, Self::Unreadable(_) | Self::NoText | Self::Aside(_))
    }
}
