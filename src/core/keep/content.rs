//! What a record says, made when it is written: a whole report, or all the work on one,
//! is long, and thousands of them at once would need more room than the project.

use std::borrow::Cow;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::{Record, seal};
use crate::core::exchange::{ReportRecord, SheetRecord};
use crate::core::model::{LayerId, Report, Sheet};

/// What a record says.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// This, sealed already.
    Sealed(String),
    /// A report.
    Report(Arc<Report>),
    /// All the work of a layer on a report, as it is in this sheet.
    Work(LayerId, Arc<Report>, Arc<Sheet>),
}

impl Content {
    /// The text that is kept.
    #[must_use]
    pub fn seal(&self) -> Cow<'_, str> {
        let record = match self {
            Self::Sealed(text) => return Cow::Borrowed(text),
            Self::Report(report) => Record::Report(ReportRecord::of(report)),
            Self::Work(layer, report, sheet) => Record::Work(*layer, SheetRecord::of(sheet, report)),
        };
        Cow::Owned(seal(&record))
    }

    /// About how many bytes it has; `None` where that is only known once it is sealed.
    pub(super) fn len(&self) -> Option<usize> {
        match self {
            Self::Sealed(text) => Some(text.len()),
            Self::Report(report) => Some(report.text.as_str().len()),
            Self::Work(..) => None,
        }
    }
}

impl From<String> for Content {
    fn from(sealed: String) -> Self {
        Self::Sealed(sealed)
    }
}

impl Serialize for Content {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.seal())
    }
}
