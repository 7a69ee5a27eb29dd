//! Selectors of the Web Annotation Data Model (4.2), as pieces of a text.

use crate::core::datasets::place::Stated;
use crate::core::exchange::Json;

/// What a selector, or a list of those that select the same, says of a place.
pub(super) fn select(json: &Json) -> Stated {
    let one = std::slice::from_ref(json);
    let all = if let Json::List(items) = json { items.as_slice() } else { one };
    all.iter().map(single).reduce(joined).unwrap_or_else(|| Stated::said(None))
}

/// The offsets of one and the words of the other.
fn joined(one: Stated, other: Stated) -> Stated {
    let (start, end) = if one.is_anywhere() { (other.start, other.end) } else { (one.start, one.end) };
    let words = if one.quote.is_some() { one } else { other };
    Stated { start, end, ..words }
}

fn single(json: &Json) -> Stated {
    let kind = json.entry("type").or_else(|| json.entry("@type")).and_then(Json::text).unwrap_or_default();
    let word = |key: &str| json.entry(key).and_then(Json::text).unwrap_or_default();
    let at = |of: &Json, key: &str| of.entry(key).and_then(Json::count);
    let between =
        |ends: Option<(usize, usize)>| ends.map_or(Stated::said(None), |(start, end)| Stated::at(start, end));
    let outer = match kind.strip_prefix("oa:").unwrap_or(kind) {
        "TextPositionSelector" => between(at(json, "start").zip(at(json, "end"))),
        "TextQuoteSelector" => Stated {
            before: word("prefix").to_owned(),
            after: word("suffix").to_owned(),
            ..Stated::said(Some(word("exact").to_owned()))
        },
        // Up to where the second begins (4.2.9).
        "RangeSelector" => {
            let edge = |key: &str| at(json.entry(key)?, "start");
            between(edge("startSelector").zip(edge("endSelector")))
        }
        "FragmentSelector" => between(characters(word("value"))),
        // Of the others, the words are looked for.
        _ => Stated::said(None),
    };
    match json.entry("refinedBy") {
        Some(inner) => refined(outer, select(inner)),
        None => outer,
    }
}

/// A place within another: its offsets count from where that begins.
fn refined(outer: Stated, inner: Stated) -> Stated {
    let Stated { start, end, quote, before, after } = inner;
    match (outer.start, &quote) {
        (from, _) if !outer.is_anywhere() && start <= end && end < usize::MAX => {
            let (start, end) = (from.saturating_add(start), from.saturating_add(end));
            Stated { start, end, quote, before, after }
        }
        (from, Some(words)) if !outer.is_anywhere() => {
            let end = from.saturating_add(words.chars().count());
            Stated { start: from, end, quote, before, after }
        }
        (_, Some(_)) => Stated { before, after, ..Stated::said(quote) },
        // Offsets within words that are looked for.
        (_, None) => {
            let words = outer.quote.unwrap_or_default();
            let part = |from: usize, to: usize| words.chars().take(to).skip(from).collect::<String>();
            let quote = Some(part(start, end)).filter(|part| !part.is_empty());
            let before = outer.before + &part(0, start);
            let after = part(end, usize::MAX) + &outer.after;
            Stated { before, after, ..Stated::said(quote) }
        }
    }
}

/// `char=10,20` of a fragment of plain text (RFC 5147), with or without its `#`.
fn characters(fragment: &str) -> Option<(usize, usize)> {
    let range = fragment.trim_start_matches('#').strip_prefix("char=")?;
    // Checks of the text's length or hash may follow.
    let (start, end) = range.split(';').next()?.split_once(',')?;
    Some((start.parse().ok()?, end.parse().ok()?))
}
