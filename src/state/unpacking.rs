//! Archives and Word documents among the files that a person brings: what is in them
//! takes their place.

use super::pace::Pace;
use crate::core::datasets::zip::{Limits, Refusal, list};
use crate::core::intake;
use crate::platform::drops::Source;
use crate::platform::files;
use crate::platform::inflate::inflate;

/// Where the text of a Word document is, in its archive.
const DOCUMENT: &str = "word/document.xml";

/// The files, those of archives in place of the archives, and what could not be
/// unpacked. `None` if it was cancelled.
pub(super) async fn unpack(
    sources: Vec<Source>,
    pace: &mut Pace,
) -> Option<(Vec<Source>, Vec<(String, intake::Refusal)>)> {
    let (mut unpacked, mut refused) = (Vec::with_capacity(sources.len()), Vec::new());
    for source in sources {
        let ends = |ending: &str| source.path.to_ascii_lowercase().ends_with(ending);
        let (is_zip, is_word) = (ends(".zip"), ends(".docx"));
        let Some(file) = source.file.as_ref().filter(|_| is_zip || is_word) else {
            unpacked.push(source);
            continue;
        };
        let Ok(bytes) = files::read(file).await else {
            refused.push((source.path, intake::Refusal::Unreadable));
            continue;
        };
        let listing = match list(&bytes, &Limits::default()) {
            Ok(listing) => listing,
            Err(why) => {
                refused.push((source.path, intake::Refusal::Packed(why)));
                continue;
            }
        };
        let inside = |name: &str| format!("{}/{name}", source.path);
        refused
            .extend(listing.refused.iter().map(|(name, why)| (inside(name), intake::Refusal::Packed(*why))));
        let wanted = listing.entries.iter().filter(|entry| is_zip || entry.name == DOCUMENT);
        for entry in wanted.filter(|entry| !is_of_system(&entry.name)) {
            if !pace.step(&entry.name, entry.bytes.len()).await {
                return None;
            }
            let path = if is_word { source.path.clone() } else { inside(&entry.name) };
            let mut inflated = if entry.packed { inflate(entry.bytes, entry.size).await } else { None };
            match entry.unpack(&mut |_, _| inflated.take()) {
                Ok(bytes) => unpacked.extend(Source::made(path, &bytes)),
                Err(why) => refused.push((path, intake::Refusal::Packed(why))),
            }
        }
        if is_word && !listing.entries.iter().any(|entry| entry.name == DOCUMENT) {
            refused.push((source.path, intake::Refusal::Packed(Refusal::Damaged)));
        }
    }
    Some((unpacked, refused))
}

/// What systems put into archives beside the files.
fn is_of_system(name: &str) -> bool {
    name.starts_with("__MACOSX/") || name.rsplit('/').next().is_some_and(|name| name.starts_with('.'))
}
