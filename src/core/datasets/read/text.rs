//! Plain text and Markdown: a report a file, exactly as it is.

use super::{Found, Source, stem};
use crate::core::datasets::document::Document;
use crate::core::datasets::finding::What;

pub(super) fn read(sources: &[Source], found: &mut Found) {
    for source in sources {
        found.begin(source.name);
        if source.text.is_empty() {
            found.tell("", What::NoText);
        } else {
            found.documents.push(Document::new(stem(source.name), source.text));
        }
    }
}
