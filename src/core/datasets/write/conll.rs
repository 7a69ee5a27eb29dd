//! CoNLL: `token⇥tag`, a blank line after each sentence, `# id = …` before the
//! first of a text. The tags are those of Ramshaw and Marcus (1995) as IOB2 has
//! them, or BIOES.

use super::loss::{Loss, Losses};
use super::{Nesting, Part, Recipe, Scheme, View, flat, lose_all_but_labels, one_word, works};
use crate::core::datasets::document::{Document, Mark, Work};
use crate::core::datasets::tokens::{cut, sentences, tokens, touched};
use crate::core::order::order;
use crate::core::text::TextRange;

pub(super) fn write(document: &Document, recipe: &Recipe, losses: &mut Losses) -> Vec<Part> {
    lose_all_but_labels(document, losses);
    works(document).iter().map(|work| Part::record(lines(document, work, recipe, losses))).collect()
}

fn lines(document: &Document, work: &Work, recipe: &Recipe, losses: &mut Losses) -> String {
    let mut out = format!("# id = {}\n", document.name.replace(['\n', '\r'], " "));
    let text = &document.text;
    let marks = flat(work, recipe.nesting, losses);
    let ranges: Vec<TextRange> = marks.iter().map(|(range, _)| *range).collect();
    for sentence in sentences(text, &ranges) {
        let from = ranges.partition_point(|mark| mark.end() <= sentence.start());
        let to = ranges.partition_point(|mark| mark.start() < sentence.end());
        let mut found = tokens(text, sentence, recipe.tokens);
        if recipe.view == View::Exact {
            found = cut(found, ranges.get(from..to).unwrap_or_default());
        }
        let tags = tags(&found, marks.get(from..to).unwrap_or_default(), recipe, losses);
        for (token, tag) in found.iter().zip(tags) {
            out.extend([text.slice(*token).unwrap_or_default(), "\t", &tag, "\n"]);
        }
        out.push('\n');
    }
    out
}

/// The tag of each token. Where two marks come to the same token, one stays.
fn tags(
    tokens: &[TextRange],
    marks: &[(TextRange, &Mark)],
    recipe: &Recipe,
    losses: &mut Losses,
) -> Vec<String> {
    let mut tags = vec![String::new(); tokens.len()];
    let rank = |(range, _): &(TextRange, &Mark)| match recipe.nesting {
        Nesting::Innermost => [range.len(), 0, 0],
        Nesting::Outermost => [usize::MAX.saturating_sub(range.len()), 0, 0],
    };
    for (range, mark) in order(marks.iter().map(rank)).into_iter().filter_map(|at| marks.get(at)) {
        let Some((from, to)) = touched(tokens, *range) else { continue };
        let (Some(slots), Some(under)) = (tags.get_mut(from..to), tokens.get(from..to)) else { continue };
        if slots.iter().any(|tag| !tag.is_empty()) {
            losses.count(Loss::Overlapping);
            continue;
        }
        let ends = under.first().zip(under.last());
        if ends.is_some_and(|(first, last)| (first.start(), last.end()) != (range.start(), range.end())) {
            losses.count(Loss::Widened);
        }
        let label = one_word(&mark.label, losses);
        let last = slots.len().saturating_sub(1);
        for (n, slot) in slots.iter_mut().enumerate() {
            let letter = match (recipe.scheme, n) {
                (Scheme::Bioes, 0) if last == 0 => "S",
                (_, 0) => "B",
                (Scheme::Bioes, n) if n == last => "E",
                _ => "I",
            };
            *slot = format!("{letter}-{label}");
        }
    }
    tags.iter_mut().filter(|tag| tag.is_empty()).for_each(|tag| tag.push('O'));
    tags
}
