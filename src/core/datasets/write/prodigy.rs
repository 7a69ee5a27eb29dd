//! Prodigy's lines: one for each work, for its interfaces `spans` and `relations`
//! (`ner` takes no spans that overlap).
//!
//! Spans are on tokens, both the first and the last of which are in them: a mark
//! that begins or ends inside of one cuts it, or is widened to it. Offsets are code
//! points. The report's name, what is known of it and the note on it are in `meta`,
//! which Prodigy shows and keeps.

use super::json::Json;
use super::loss::{Loss, Losses};
use super::{Part, Recipe, joined, lose_extras, works};
use crate::core::datasets::document::{Document, Link, Mark, Work};
use crate::core::datasets::tokens::{View, cut, tokens, touched};
use crate::core::text::{CodePoint, TextRange};

pub(super) fn write(document: &Document, recipe: &Recipe, losses: &mut Losses) -> Vec<Part> {
    let whole = TextRange::between(CodePoint(0), document.text.len());
    let words = tokens(&document.text, whole, recipe.tokens);
    let line = |work: &Work| Part::record(line(document, work, words.clone(), recipe.view, losses));
    works(document).iter().map(line).collect()
}

/// A mark as it is written.
struct Span<'a> {
    range: TextRange,
    /// Its first token, and one past its last; none if it has nothing that can be seen.
    tokens: Option<(usize, usize)>,
    label: &'a str,
}

fn line(
    document: &Document,
    work: &Work,
    mut words: Vec<TextRange>,
    view: View,
    losses: &mut Losses,
) -> String {
    lose_extras(work, losses);
    if view == View::Exact {
        words = cut(words, &work.marks.iter().map(Mark::range).collect::<Vec<_>>());
    }
    let spans: Vec<Span> = work.marks.iter().map(|mark| span(mark, &words, losses)).collect();
    let mut to = Json::default();
    to.object("");
    to.text("text", document.text.as_str());
    to.list("tokens");
    words.iter().enumerate().for_each(|(n, word)| token(&mut to, n, *word, document));
    to.end_list();
    to.list("spans");
    spans.iter().for_each(|span| put(&mut to, "", span));
    to.end_list();
    if !work.links.is_empty() {
        to.list("relations");
        work.links.iter().for_each(|link| relation(&mut to, link, &spans));
        to.end_list();
    }
    to.object("meta");
    to.text("report", &document.name);
    to.details(document);
    to.text_if("note", &work.note);
    to.end_object();
    if !document.works.is_empty() {
        // What Prodigy takes in is done, and never gold.
        losses.add(Loss::Annotator, usize::from(work.gold || !work.done));
        to.text("answer", "accept");
        to.text_if("_annotator_id", &work.annotator);
    }
    to.end_object();
    to.into_line()
}

fn span<'a>(mark: &'a Mark, words: &[TextRange], losses: &mut Losses) -> Span<'a> {
    let own = joined(mark, losses);
    let tokens = touched(words, own);
    let edges = tokens.and_then(|(from, to)| Some((words.get(from)?, words.get(to.checked_sub(1)?)?)));
    let range = edges.map_or(own, |(first, last)| TextRange::between(first.start(), last.end()));
    losses.add(Loss::Widened, usize::from(range != own));
    Span { range, tokens, label: &mark.label }
}

fn token(to: &mut Json, n: usize, word: TextRange, document: &Document) {
    let text = &document.text;
    let next = TextRange::between(word.end(), CodePoint(word.end().0.saturating_add(1)));
    to.object("");
    to.text("text", text.slice(word).unwrap_or_default());
    to.number("start", word.start().0);
    to.number("end", word.end().0);
    to.number("id", n);
    to.flag("ws", text.slice(next).is_some_and(|next| next.starts_with(char::is_whitespace)));
    to.end_object();
}

fn put(to: &mut Json, key: &str, span: &Span) {
    to.object(key);
    to.number("start", span.range.start().0);
    to.number("end", span.range.end().0);
    if let Some((from, past)) = span.tokens {
        to.number("token_start", from);
        to.number("token_end", past.saturating_sub(1));
    }
    to.text("label", span.label);
    to.end_object();
}

fn relation(to: &mut Json, link: &Link, spans: &[Span]) {
    let ends = [("head", "head_span", link.from), ("child", "child_span", link.to)];
    to.object("");
    for (token, key, n) in ends {
        let Some(span) = spans.get(n) else { continue };
        if let Some((_, past)) = span.tokens {
            to.number(token, past.saturating_sub(1));
        }
        put(to, key, span);
    }
    to.text("label", &link.kind);
    to.end_object();
}
