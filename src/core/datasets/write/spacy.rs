//! spaCy: a report a line, as `Doc(vocab).from_json(line)` takes it.
//!
//! `id` · `text` · `tokens` (`id`, `start`, `end`) · `ents`: marks side by side, by
//! which `ner` learns · `spans.sc`: all marks, nested and overlapping ones too, by
//! which `spancat` learns. Offsets are code points, ends excluded.
//!
//! spaCy lets one space follow a token; every other stretch of white space has to be
//! a token of its own, and so has everything else between words (its
//! `util.get_words_and_spaces`; else `from_json` refuses the line).
//!
//! Models are trained on the tokens of spaCy's own tokenizer, and a mark that begins
//! or ends inside one of those is passed over (its warning W030). So the view of
//! whole tokens widens marks to what every tokenizer of spaCy's is sure to part.

use super::json::Json;
use super::loss::{Loss, Losses};
use super::rows::{Layout, fit, learnable, widened};
use super::{Part, Recipe, flatten};
use crate::core::datasets::document::{Document, Mark, Work};
use crate::core::datasets::tokens::{Tokens, View, tokens};
use crate::core::text::{CodePoint, Text, TextRange};

pub(super) fn write(document: &Document, recipe: &Recipe, losses: &mut Losses) -> Vec<Part> {
    let works = learnable(document, losses);
    works.iter().map(|work| Part::record(line(document, work, recipe, losses))).collect()
}

fn line(document: &Document, work: &Work, recipe: &Recipe, losses: &mut Losses) -> String {
    let text = &document.text;
    let words = match recipe.view {
        View::Exact => tokens(text, TextRange::between(CodePoint(0), text.len()), recipe.tokens),
        View::WholeTokens => surely_parted(text, recipe.tokens),
    };
    let (mut words, marks) = fit(words, work.marks.iter(), recipe, Layout::Nested, losses);
    let is_solid = |token: &TextRange| !text.slice(*token).is_some_and(is_blank);
    words.retain(is_solid);
    let all = with_gaps(text, &words);
    let marks = visible(marks, &all.iter().copied().filter(is_solid).collect::<Vec<_>>(), losses);
    let mut to = Json::default();
    to.object("");
    to.text_if("id", &document.name);
    to.text("text", text.as_str());
    to.list("tokens");
    for (id, token) in all.into_iter().enumerate() {
        to.object("");
        to.number("id", id);
        range(&mut to, token);
    }
    to.end_list();
    // Nothing is lost that is among the spans.
    let side_by_side = flatten(marks.clone(), recipe.nesting, &mut Losses::default());
    spans(&mut to, "ents", &side_by_side);
    to.object("spans");
    spans(&mut to, "sc", &marks);
    to.end_object();
    to.end_object();
    to.into_line()
}

/// Marks of punctuation that spaCy's tokenizers strip from both ends of a stretch.
const STRIPPED: &[char] =
    &['(', ')', '[', ']', '{', '}', ',', ';', ':', '!', '?', '؟', '،', '؛', '"', '«', '»', '“', '”'];

/// What stands between white space; of words, without the punctuation around them,
/// which is one token on each side: spaCy knows `:)` as a face. It also knows `8)`
/// and `:D`, so that around a single letter or digit the punctuation stays.
fn surely_parted(text: &Text, how: Tokens) -> Vec<TextRange> {
    let (mut found, mut at) = (Vec::new(), 0_usize);
    for stretch in text.as_str().split(is_white) {
        let core = stretch.trim_matches(STRIPPED);
        let is_word = how == Tokens::Words && core.chars().filter(|c| c.is_alphanumeric()).count() > 1;
        let before = stretch.chars().take_while(|c| is_word && STRIPPED.contains(c)).count();
        let core = if is_word { core } else { stretch }.chars().count();
        let all = stretch.chars().count();
        for len in [before, core, all.saturating_sub(before).saturating_sub(core)] {
            let end = at.saturating_add(len);
            if len > 0 {
                found.push(TextRange::between(CodePoint(at), CodePoint(end)));
            }
            at = end;
        }
        // The white space is one code point.
        at = at.saturating_add(1);
    }
    found
}

/// The marks without white space of Python's at their edges, which is no white
/// space of Unicode's: there spaCy has no edge of a token.
fn visible<'a>(
    marks: Vec<(TextRange, &'a Mark)>,
    solid: &[TextRange],
    losses: &mut Losses,
) -> Vec<(TextRange, &'a Mark)> {
    let mut visible = Vec::with_capacity(marks.len());
    for (range, mark) in marks {
        match widened(solid, range) {
            Some(tokens) => {
                losses.add(Loss::Widened, usize::from(tokens != range));
                visible.push((tokens, mark));
            }
            None => losses.count(Loss::Aside),
        }
    }
    visible
}

fn spans(to: &mut Json, key: &str, marks: &[(TextRange, &Mark)]) {
    to.list(key);
    for (at, mark) in marks {
        to.object("");
        to.text("label", &mark.label);
        to.text("kb_id", "");
        range(to, *at);
    }
    to.end_list();
}

/// The last keys of an object.
fn range(to: &mut Json, range: TextRange) {
    to.number("start", range.start().0);
    to.number("end", range.end().0);
    to.end_object();
}

/// The words, and what spaCy takes for tokens between them.
fn with_gaps(text: &Text, words: &[TextRange]) -> Vec<TextRange> {
    let mut all = Vec::with_capacity(words.len());
    let mut at = CodePoint(0);
    for word in words {
        gap(text, TextRange::between(at, word.start()), &mut all);
        all.push(*word);
        at = word.end();
    }
    gap(text, TextRange::between(at, text.len()), &mut all);
    all
}

/// What lies between two words: stretches of white space, without the space that
/// belongs to the token before, and of what else can't be seen.
fn gap(text: &Text, between: TextRange, all: &mut Vec<TextRange>) {
    let mut at = between.start();
    let mut follows_token = at > CodePoint(0);
    let mut rest = text.slice(between).unwrap_or_default();
    while let Some(first) = rest.chars().next() {
        let owned = follows_token && first == ' ';
        let white = is_white(first);
        let len = if owned { 1 } else { rest.find(|c| is_white(c) != white).unwrap_or(rest.len()) };
        let Some((stretch, tail)) = rest.split_at_checked(len) else { return };
        let end = CodePoint(at.0.saturating_add(stretch.chars().count()));
        if !owned {
            all.push(TextRange::between(at, end));
        }
        (follows_token, at, rest) = (!white, end, tail);
    }
}

fn is_blank(text: &str) -> bool {
    text.chars().all(is_white)
}

/// What Python's `str.isspace` calls white space: that of Unicode, and the
/// separators of old terminals.
fn is_white(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{1c}'..='\u{1f}')
}
