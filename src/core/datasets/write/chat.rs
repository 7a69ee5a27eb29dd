//! Messages for the fine-tuning of chat models: a report a line, as the services
//! and libraries take them that read `messages` with `role` and `content`.
//!
//! Models count badly, so that no offset is asked of them: a mark is its words, and
//! which of the places with these words it is. Words of spans that lie in one another
//! are repeated with each, so that there is an end to how many.

use super::Part;
use super::json::Json;
use super::loss::{Loss, Losses};
use super::rows::learnable;
use crate::core::datasets::document::{Document, Mark, Work};
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

/// The words of all spans are so many times as long as the report, or so many bytes, at
/// most: more than people or models ever nest.
const MOST: (usize, usize) = (32, 1 << 16);

/// The spans of an answer with their words, in the order of the report, the longest first.
fn spans<'a>(text: &'a Text, work: &'a Work, losses: &mut Losses) -> Vec<(&'a Mark, &'a str)> {
    let longest_first =
        work.marks.iter().map(|mark| [mark.range().start().0, usize::MAX - mark.range().len(), 0]);
    let mut left = text.as_str().len().saturating_mul(MOST.0).max(MOST.1);
    let mut spans = Vec::new();
    for mark in order(longest_first).into_iter().filter_map(|at| work.marks.get(at)) {
        let words = text.slice(mark.range()).unwrap_or_default();
        match left.checked_sub(words.len()) {
            Some(rest) => {
                left = rest;
                spans.push((mark, words));
            }
            None => losses.count(Loss::Overlapping),
        }
    }
    spans
}

/// What the model shall answer.
fn answer(text: &Text, work: &Work, losses: &mut Losses) -> String {
    let mut to = Json::default();
    to.object("");
    to.list("spans");
    let spans = spans(text, work, losses);
    for ((mark, words), occurrence) in spans.iter().zip(occurrences(text, &spans)) {
        losses.add(Loss::Pieces, usize::from(mark.pieces.len() > 1));
        to.object("");
        to.text("label", &mark.label);
        to.text("text", words);
        to.number("occurrence", occurrence);
        to.attributes("attributes", &mark.attributes);
        to.end_object();
    }
    to.end_list();
    to.end_object();
    to.into_text()
}

/// Which of the places with its words each of these spans is, counted from 1. They come
/// in the order of the text: one pass over it.
fn occurrences(text: &Text, spans: &[(&Mark, &str)]) -> Vec<usize> {
    let needles = Needles::new(spans.iter().map(|(_, words)| *words).collect());
    let mut counts = vec![0_usize; spans.len()];
    let mut found = Vec::with_capacity(spans.len());
    let mut waiting = spans.iter().peekable();
    let raw = text.as_str();
    for (at, (byte, _)) in raw.char_indices().enumerate() {
        if waiting.peek().is_none() {
            break;
        }
        for needle in needles.heading(raw.get(byte..).unwrap_or_default()) {
            counts.get_mut(needle).into_iter().for_each(|count| *count = count.saturating_add(1));
        }
        while let Some((_, words)) = waiting.next_if(|(mark, _)| mark.range().start().0 == at) {
            let count = needles.position(words).and_then(|needle| counts.get(needle));
            found.push(count.copied().unwrap_or_default());
        }
    }
    found
}
