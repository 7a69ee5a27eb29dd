//! Messages for the fine-tuning of chat models: a report a line, as the services
//! and libraries take them that read `messages` with `role` and `content`.
//!
//! Models count badly, so that no offset is asked of them: a mark is its words, and
//! which of the places with these words it is.

use super::Part;
use super::json::Json;
use super::loss::{Loss, Losses};
use super::rows::learnable;
use crate::core::datasets::document::{Document, Work};
use crate::core::exchange::Needles;
use crate::core::order::order;
use crate::core::text::Text;

/// What the model is told before each report.
const TASK: &str = "Mark the spans in the user's report. Answer with JSON alone: \
{\"spans\": [{\"label\": …, \"text\": …, \"occurrence\": …, \"attributes\": {…}}]}, in the order of the report. \
\"text\" is copied from the report, letter by letter. \"occurrence\" says which of the places with this text it is, \
counted from 1 at the start of the report; places inside longer words count, and so do overlapping ones. \
\"attributes\" are left out where there are none. Spans may lie inside one another. \
Where there is nothing to mark, the list is empty.";

pub(super) fn write(document: &Document, losses: &mut Losses) -> Vec<Part> {
    let works = learnable(document, losses);
    works.iter().map(|work| Part::record(line(document, work, losses))).collect()
}

fn line(document: &Document, work: &Work, losses: &mut Losses) -> String {
    let answer = answer(&document.text, work, losses);
    let mut to = Json::default();
    to.object("");
    to.list("messages");
    for (role, content) in [("system", TASK), ("user", document.text.as_str()), ("assistant", &answer)] {
        to.object("");
        to.text("role", role);
        to.text("content", content);
        to.end_object();
    }
    to.end_list();
    to.end_object();
    to.into_line()
}

/// What the model shall answer.
fn answer(text: &Text, work: &Work, losses: &mut Losses) -> String {
    let mut to = Json::default();
    to.object("");
    to.list("spans");
    let starts: Vec<usize> = work.marks.iter().map(|mark| mark.range().start().0).collect();
    let words: Vec<&str> =
        work.marks.iter().map(|mark| text.slice(mark.range()).unwrap_or_default()).collect();
    let occurrences = occurrences(text, &starts, &words);
    let longest_first =
        work.marks.iter().map(|mark| [mark.range().start().0, usize::MAX - mark.range().len(), 0]);
    for at in order(longest_first) {
        let Some(mark) = work.marks.get(at) else { continue };
        losses.add(Loss::Pieces, usize::from(mark.pieces.len() > 1));
        to.object("");
        to.text("label", &mark.label);
        to.text("text", words.get(at).copied().unwrap_or_default());
        to.number("occurrence", occurrences.get(at).copied().unwrap_or_default());
        to.attributes("attributes", &mark.attributes);
        to.end_object();
    }
    to.end_list();
    to.end_object();
    to.into_text()
}

/// Which of the places with these words begins at each start (a code point),
/// counted from 1. One pass over the text.
fn occurrences(text: &Text, starts: &[usize], words: &[&str]) -> Vec<usize> {
    let needles = Needles::new(words.to_vec());
    let mut counts = vec![0_usize; words.len()];
    let mut found = vec![0_usize; words.len()];
    let mut waiting = order(starts.iter().map(|start| [*start, 0, 0])).into_iter().peekable();
    let raw = text.as_str();
    for (at, (byte, _)) in raw.char_indices().enumerate() {
        if waiting.peek().is_none() {
            break;
        }
        for needle in needles.heading(raw.get(byte..).unwrap_or_default()) {
            counts.get_mut(needle).into_iter().for_each(|count| *count = count.saturating_add(1));
        }
        while let Some(mark) = waiting.next_if(|mark| starts.get(*mark) == Some(&at)) {
            let needle = words.get(mark).and_then(|words| needles.position(words));
            let count = needle.and_then(|needle| counts.get(needle));
            found.get_mut(mark).zip(count).into_iter().for_each(|(slot, count)| *slot = *count);
        }
    }
    found
}
