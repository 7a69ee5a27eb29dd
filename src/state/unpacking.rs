//! Archives and Word documents among the files that a person brings: what is in them
//! takes their place.

use super::pace::Pace;
use crate::core::datasets::read::word_parts;
use crate::core::datasets::zip::{Entry, Limits, Refusal, list};
use crate::core::intake;
use crate::platform::drops::Source;
use crate::platform::files;
use crate::platform::inflate::inflate;

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
        let wanted: Vec<&Entry> = if is_word {
            word_parts(&listing)
        } else {
            listing.entries.iter().filter(|entry| !is_of_system(&entry.name)).collect()
        };
        let mut word = Vec::new();
        for entry in &wanted {
            if !pace.step(&entry.name, entry.bytes.len()).await {
                return None;
            }
            let mut inflated = if entry.packed { inflate(entry.bytes, entry.size).await } else { None };
            match entry.unpack(&mut |_, _| inflated.take()) {
                Ok(bytes) if is_word => word.extend_from_slice(&bytes),
                Ok(bytes) => unpacked.extend(Source::made(inside(&entry.name), &bytes)),
                Err(why) => {
                    refused.push((inside(&entry.name), intake::Refusal::Packed(why)));
                    if is_word {
                        break;
                    }
                }
            }
        }
        if is_word && wanted.is_empty() {
            refused.push((source.path, intake::Refusal::Packed(Refusal::Damaged)));
        } else if !word.is_empty() {
            unpacked.extend(Source::made(source.path, &word));
        }
    }
    Some((unpacked, refused))
}

/// What systems put into archives beside the files.
fn is_of_system(name: &str) -> bool {
    name.starts_with("__MACOSX/") || name.rsplit('/').next().is_some_and(|name| name.starts_with('.'))
}
