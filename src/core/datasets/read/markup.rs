//! The pieces of HTML or XML: tags, and the text between them. Whatever is wrong
//! in it, it comes to an end: each character is looked at a few times at most.

use std::borrow::Cow;

/// A piece of markup.
#[derive(Debug, PartialEq)]
pub(super) enum Piece<'a> {
    /// Text as it is written, with its entities.
    Text(&'a str),
    /// Text without entities.
    Plain(&'a str),
    /// A tag that opens an element: its name, its attributes as they are written, and
    /// whether it closes it, too.
    Open(&'a str, &'a str, bool),
    /// A tag that closes an element.
    Close(&'a str),
}

/// The pieces of a file.
pub(super) struct Pieces<'a> {
    rest: &'a str,
    /// Whether quotation marks still hold `>` in tags: not once one was never closed.
    quotes: bool,
    /// The elements that are not closed any more.
    unclosed: Vec<String>,
}

impl<'a> Pieces<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self { rest: text, quotes: true, unclosed: Vec::new() }
    }

    /// Skips what is in an element, up to the tag that closes it. Without one nothing
    /// is skipped, and that is not looked for again.
    pub(super) fn leave(&mut self, name: &str) {
        if self.unclosed.iter().any(|one| one == name) {
            return;
        }
        let mut rest = self.rest;
        while let Some((_, after)) = rest.split_once("</") {
            if after.get(..name.len()).is_some_and(|here| here.eq_ignore_ascii_case(name)) {
                let end = self.rest.len().saturating_sub(after.len()).saturating_sub(2);
                self.rest = self.rest.get(end..).unwrap_or_default();
                return;
            }
            rest = after;
        }
        self.unclosed.push(name.to_owned());
    }

    /// Takes what comes before `end`, and `end` off; all if it does not come.
    fn until(&mut self, end: &str) -> &'a str {
        let (head, rest) = self.rest.split_once(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        head
    }

    /// The rest of a tag, up to the `>` that is in no quotation marks.
    fn tag(&mut self) -> &'a str {
        let mut open = None;
        let end = self.rest.bytes().position(|byte| match (open, byte) {
            (None, b'>') => true,
            (None, b'"' | b'\'') if self.quotes => {
                open = Some(byte);
                false
            }
            (Some(mark), _) if mark == byte => {
                open = None;
                false
            }
            _ => false,
        });
        if end.is_none() {
            self.quotes = false;
            return self.until(">");
        }
        let (head, rest) = end.and_then(|end| self.rest.split_at_checked(end)).unwrap_or((self.rest, ""));
        self.rest = rest.get(1..).unwrap_or_default();
        head
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            let Some(after) = self.rest.strip_prefix('<') else {
                let end = self.rest.find('<').unwrap_or(self.rest.len());
                let (text, rest) = self.rest.split_at_checked(end)?;
                self.rest = rest;
                return Some(Piece::Text(text));
            };
            let name = after.strip_prefix('/').unwrap_or(after);
            if name.starts_with(|c: char| c.is_ascii_alphabetic()) {
                self.rest = after;
                let tag = self.tag();
                if let Some(close) = tag.strip_prefix('/') {
                    return Some(Piece::Close(close.split(is_blank).next().unwrap_or_default()));
                }
                let ended = tag.strip_suffix('/');
                let tag = ended.unwrap_or(tag);
                let (name, attributes) = tag.split_once(is_blank).unwrap_or((tag, ""));
                return Some(Piece::Open(name, attributes, ended.is_some()));
            }
            if let Some(comment) = after.strip_prefix("!--") {
                self.rest = comment;
                self.until("-->");
            } else if let Some(data) = after.strip_prefix("![CDATA[") {
                self.rest = data;
                return Some(Piece::Plain(self.until("]]>")));
            } else if after.starts_with(['!', '?', '/']) {
                self.until(">");
            } else {
                // A sign of its own: `3 < 5`.
                let (sign, rest) = self.rest.split_at_checked(1)?;
                self.rest = rest;
                return Some(Piece::Plain(sign));
            }
        }
    }
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

/// The value of an attribute, among attributes as they are written.
pub(super) fn attribute<'a>(attributes: &'a str, name: &str) -> Option<Cow<'a, str>> {
    let mut rest = attributes.trim_start_matches(is_blank);
    while !rest.is_empty() {
        let end = rest.find(|c| is_blank(c) || c == '=').unwrap_or(rest.len());
        let (key, after) = rest.split_at_checked(end)?;
        let value =
            after.trim_start_matches(is_blank).strip_prefix('=').map(|v| v.trim_start_matches(is_blank));
        let (value, behind) = match (value, value.and_then(|value| value.chars().next())) {
            (None, _) => ("", after),
            (Some(value), Some(mark @ ('"' | '\''))) => {
                let inner = value.get(1..).unwrap_or_default();
                inner.split_once(mark).unwrap_or((inner, ""))
            }
            (Some(value), _) => value.split_at_checked(value.find(is_blank).unwrap_or(value.len()))?,
        };
        if key.eq_ignore_ascii_case(name) {
            return Some(decoded(value));
        }
        // A sign that is no name would stay for ever.
        let behind = if behind.len() < rest.len() { behind } else { rest.get(1..).unwrap_or_default() };
        rest = behind.trim_start_matches(is_blank);
    }
    None
}

/// HTML's names for the characters from U+00A0 on, which need no `;`.
const LATIN_1: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg \
    plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute \
    Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve \
    Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc \
    atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute \
    ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

/// The other names that pages of text have.
const NAMES: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("AMP", '&'),
    ("LT", '<'),
    ("GT", '>'),
    ("QUOT", '"'),
    ("apos", '\''),
    ("hellip", '…'),
    ("mdash", '—'),
    ("ndash", '–'),
    ("horbar", '―'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("lsaquo", '‹'),
    ("rsaquo", '›'),
    ("bull", '•'),
    ("trade", '™'),
    ("euro", '€'),
    ("permil", '‰'),
    ("dagger", '†'),
    ("Dagger", '‡'),
    ("prime", '′'),
    ("Prime", '″'),
    ("minus", '−'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("zwnj", '\u{200c}'),
    ("zwj", '\u{200d}'),
    ("lrm", '\u{200e}'),
    ("rlm", '\u{200f}'),
    ("OElig", 'Œ'),
    ("oelig", 'œ'),
    ("Scaron", 'Š'),
    ("scaron", 'š'),
    ("Zcaron", 'Ž'),
    ("zcaron", 'ž'),
    ("Yuml", 'Ÿ'),
    ("fnof", 'ƒ'),
    ("circ", 'ˆ'),
    ("tilde", '˜'),
    ("larr", '←'),
    ("uarr", '↑'),
    ("rarr", '→'),
    ("darr", '↓'),
    ("harr", '↔'),
    ("ne", '≠'),
    ("le", '≤'),
    ("ge", '≥'),
    ("infin", '∞'),
    ("check", '✓'),
    ("comma", ','),
    ("period", '.'),
    ("colon", ':'),
    ("semi", ';'),
    ("excl", '!'),
    ("quest", '?'),
    ("num", '#'),
    ("percnt", '%'),
    ("lpar", '('),
    ("rpar", ')'),
    ("lsqb", '['),
    ("rsqb", ']'),
    ("sol", '/'),
    ("bsol", '\\'),
    ("lowbar", '_'),
    ("plus", '+'),
    ("equals", '='),
    ("ast", '*'),
    ("commat", '@'),
    ("dollar", '$'),
    ("vert", '|'),
    ("grave", '`'),
    ("lcub", '{'),
    ("rcub", '}'),
    ("Tab", '\t'),
    ("NewLine", '\n'),
];

/// What the numbers from 128 on mean in pages that take them for Windows-1252, as
/// the HTML standard wants them read.
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// A text with its entities as characters. What is no known entity stays as it is.
pub(super) fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut pieces = text.split('&');
    out.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        match entity(piece) {
            Some((c, rest)) => {
                out.push(c);
                out.push_str(rest);
            }
            None => {
                out.push('&');
                out.push_str(piece);
            }
        }
    }
    Cow::Owned(out)
}

/// The character that an entity stands for, and what comes behind it; `text` begins
/// behind its `&`.
fn entity(text: &str) -> Option<(char, &str)> {
    let numeric = text.strip_prefix('#');
    let body = numeric.unwrap_or(text);
    let end = body.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(body.len());
    let (name, rest) = body.split_at_checked(end)?;
    let closed = rest.strip_prefix(';');
    let c = if numeric.is_some() {
        let number = match name.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => name.parse::<u32>().ok()?,
        };
        let windows = number.checked_sub(128).and_then(|at| WINDOWS.chars().nth(usize::try_from(at).ok()?));
        windows.or_else(|| char::from_u32(number)).filter(|c| *c != '\0').unwrap_or('\u{fffd}')
    } else {
        let latin = LATIN_1.split_whitespace().position(|one| one == name);
        let latin = latin.and_then(|at| char::from_u32(u32::try_from(at).ok()?.saturating_add(0xa0)));
        let named = || NAMES.iter().position(|(one, _)| *one == name);
        // The first eight need no `;` either.
        let other = || named().filter(|at| closed.is_some() || *at < 8).and_then(|at| NAMES.get(at));
        latin.or_else(|| other().map(|(_, c)| *c))?
    };
    Some((c, closed.unwrap_or(rest)))
}
