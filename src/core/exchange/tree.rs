//! JSON as a tree, and the way into it: how records take their fields out of
//! it, and what is said where one is missing, unknown or of the wrong type.
//!
//! Records are read by hand, because what serde derives for reading is three
//! times the size in the program that is sent to the browser.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Number;

/// The longest text, in bytes, that is repeated when it is wrong.
const LONGEST: usize = 40;

/// Any JSON: entries in the order of the text, texts borrowed from it where
/// they have no escapes.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json<'a> {
    Null,
    Flag(bool),
    Number(Number),
    Text(Cow<'a, str>),
    List(Vec<Json<'a>>),
    Object(Vec<(Cow<'a, str>, Json<'a>)>),
}

impl<'a> Json<'a> {
    /// The first entry of an object with this key.
    pub(crate) fn entry(&self, key: &str) -> Option<&Self> {
        self.entries().iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// The entries of an object; none of anything else.
    pub(crate) fn entries(&self) -> &[(Cow<'a, str>, Self)] {
        if let Self::Object(entries) = self { entries } else { &[] }
    }

    /// The items of a list; none of anything else.
    pub(crate) fn items(&self) -> &[Self] {
        if let Self::List(items) = self { items } else { &[] }
    }

    /// A text; `None` for anything else.
    pub(crate) fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// A whole number from 0 on; `None` for anything else.
    pub(crate) fn count(&self) -> Option<usize> {
        let Self::Number(number) = self else { return None };
        number.as_u64().and_then(|number| usize::try_from(number).ok())
    }

    /// A short plain value as it is written; of the others only what they are.
    pub(super) fn describe(&self) -> String {
        match self {
            Self::Null => "null".to_owned(),
            Self::Flag(flag) => flag.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Text(text) if text.len() <= LONGEST => format!("\"{text}\""),
            Self::Text(_) => "a string".to_owned(),
            Self::List(_) => "a list".to_owned(),
            Self::Object(_) => "an object".to_owned(),
        }
    }
}

impl<'a> Deserialize<'a> for Json<'a> {
    fn deserialize<D: Deserializer<'a>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Any)
    }
}

struct Any;

impl<'a> Visitor<'a> for Any {
    type Value = Json<'a>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json<'a>, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Json<'a>, E> {
        Ok(Json::Flag(flag))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Json<'a>, E> {
        Ok(Json::Number(number.into()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Json<'a>, E> {
        Ok(Json::Number(number.into()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Json<'a>, E> {
        Ok(Number::from_f64(number).map_or(Json::Null, Json::Number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json<'a>, E> {
        Ok(Json::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_borrowed_str<E>(self, text: &'a str) -> Result<Json<'a>, E> {
        Ok(Json::Text(Cow::Borrowed(text)))
    }

    fn visit_seq<A: SeqAccess<'a>>(self, mut from: A) -> Result<Json<'a>, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = from.next_element()? {
            items.push(item);
        }
        Ok(Json::List(items))
    }

    fn visit_map<A: MapAccess<'a>>(self, mut from: A) -> Result<Json<'a>, A::Error> {
        let mut entries = Vec::new();
        // Keys are read as any JSON, too: so they are borrowed, and are always texts.
        while let Some((Json::Text(key), value)) = from.next_entry()? {
            entries.push((key, value));
        }
        Ok(Json::Object(entries))
    }
}

/// What is wrong with the shape of some JSON, and where.
#[derive(Debug)]
pub struct Wrong {
    /// The path of the value for people: `layers[0].sheets[2]`.
    pub(super) place: String,
    /// The same in positions within the objects and lists, from the outside.
    pub(super) path: Vec<usize>,
    /// Whether the value's key is wrong rather than the value.
    pub(super) key: bool,
    /// What is wrong.
    pub(super) detail: String,
}

/// A value in its place.
#[derive(Clone, Copy)]
pub struct Node<'a> {
    pub(super) json: &'a Json<'a>,
    /// What it is in, its position there and, in an object, its key.
    inside: Option<(&'a Node<'a>, usize, Option<&'a str>)>,
}

impl<'a> Node<'a> {
    /// The whole of some JSON.
    pub(super) fn root(json: &'a Json<'a>) -> Self {
        Self { json, inside: None }
    }

    /// A problem with this value.
    pub(crate) fn wrong(&self, detail: String) -> Wrong {
        let mut wrong = Wrong { place: String::new(), path: Vec::new(), key: false, detail };
        self.locate(&mut wrong);
        wrong
    }

    fn locate(&self, wrong: &mut Wrong) {
        let Some((parent, position, key)) = self.inside else { return };
        parent.locate(wrong);
        wrong.path.push(position);
        match key {
            None => wrong.place.push_str(&format!("[{position}]")),
            Some(key) => {
                let dot = if wrong.place.is_empty() { "" } else { "." };
                wrong.place.push_str(dot);
                wrong.place.push_str(key);
            }
        }
    }

    /// The problem that this is not what it has to be.
    pub(crate) fn expected(&self, what: &str) -> Wrong {
        self.wrong(format!("{}, expected {what}", self.json.describe()))
    }

    /// The text that this has to be.
    pub(crate) fn text(&self) -> Result<&'a str, Wrong> {
        match self.json {
            Json::Text(text) => Ok(text),
            _ => Err(self.expected("a string")),
        }
    }

    /// The one of these words that this has to be, with what it stands for.
    pub(crate) fn word<T: Copy>(&self, words: &[(&str, T)]) -> Result<T, Wrong> {
        let text = self.text()?;
        words.iter().find(|(word, _)| *word == text).map(|(_, meaning)| *meaning).ok_or_else(|| {
            let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            self.expected(&known.join(", "))
        })
    }

    /// The entries of the object that this has to be, each with its key.
    pub(crate) fn entries(&'a self) -> Result<impl Iterator<Item = (&'a str, Node<'a>)>, Wrong> {
        let Json::Object(entries) = self.json else { return Err(self.expected("an object")) };
        Ok(entries.iter().enumerate().map(|(i, (key, json))| {
            let key: &str = key;
            (key, Self { json, inside: Some((self, i, Some(key))) })
        }))
    }

    /// The items of the list that this has to be.
    pub(crate) fn items(&'a self) -> Result<impl Iterator<Item = Node<'a>>, Wrong> {
        let Json::List(items) = self.json else { return Err(self.expected("a list")) };
        Ok(items.iter().enumerate().map(|(i, json)| Self { json, inside: Some((self, i, None)) }))
    }

    /// The items of the list of this length that this has to be.
    pub(crate) fn tuple<const N: usize>(&'a self) -> Result<[Node<'a>; N], Wrong> {
        let items: Vec<_> = self.items()?.collect();
        items.try_into().map_err(|_| self.expected(&format!("a list of {N}")))
    }

    /// Sees that this is an object with none but these keys, each at most once.
    pub(crate) fn only(&self, known: &[&str]) -> Result<(), Wrong> {
        let mut seen = Vec::new();
        for (key, node) in self.entries()? {
            let detail = match (known.contains(&key), seen.contains(&key)) {
                (true, false) => {
                    seen.push(key);
                    continue;
                }
                (true, true) => format!("duplicate field `{key}`"),
                (false, _) => format!("unknown field `{key}`, expected {}", known.join(", ")),
            };
            return Err(Wrong { key: true, ..node.wrong(detail) });
        }
        Ok(())
    }

    fn entry(&self, name: &str) -> Option<Node<'_>> {
        self.entries().ok()?.find(|(key, _)| *key == name).map(|(_, node)| node)
    }

    /// What this object has to have under a key.
    pub(crate) fn need<T: FromJson>(&self, key: &str) -> Result<T, Wrong> {
        match self.entry(key) {
            Some(node) => T::read(&node),
            None => Err(self.wrong(format!("missing field `{key}`"))),
        }
    }

    /// What this object may have under a key; else the default.
    pub(crate) fn may<T: FromJson + Default>(&self, key: &str) -> Result<T, Wrong> {
        self.entry(key).map_or_else(|| Ok(T::default()), |node| T::read(&node))
    }
}

/// What can be read out of JSON.
pub trait FromJson: Sized {
    /// Takes it out of its place.
    ///
    /// # Errors
    /// Where the JSON has another shape.
    fn read(node: &Node<'_>) -> Result<Self, Wrong>;
}

/// Reads a struct field by field: those after `may` can be missing and have a
/// default. `field = "key"` has a key of another name.
macro_rules! record {
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
    ($name:ident { $($field:ident $(= $key:literal)?),* $(; may $($optional:ident),*)? }) => {
        impl $crate::core::exchange::FromJson for $name {
            fn read(
                node: &$crate::core::exchange::Node<'_>,
            ) -> Result<Self, $crate::core::exchange::Wrong> {
                node.only(&[
                    $($crate::core::exchange::record!(@key $field $($key)?),)*
                    $($(stringify!($optional),)*)?
                ])?;
                Ok(Self {
                    $($field: node.need($crate::core::exchange::record!(@key $field $($key)?))?,)*
                    $($($optional: node.may(stringify!($optional))?,)*)?
                })
            }
        }
    };
}
pub(crate) use record;

/// How many bytes of `text`, which is JSON, go up to the end of the value with
/// this path (positions in objects and lists), or to the end of its key.
pub(super) fn end_of(text: &str, path: &[usize], key: bool) -> usize {
    let mut rest = text.trim_start();
    for (depth, position) in path.iter().enumerate() {
        let object = rest.starts_with('{');
        rest = after(rest, "{".len());
        for _ in 0..*position {
            if object {
                rest = after(rest, first(rest));
            }
            rest = after(rest, first(rest));
        }
        if object && !(key && depth.saturating_add(1) == path.len()) {
            rest = after(rest, first(rest));
        }
    }
    text.len().saturating_sub(rest.len()).saturating_add(first(rest))
}

/// What comes after this many bytes, and after a comma or colon.
fn after(json: &str, bytes: usize) -> &str {
    let tail = json.get(bytes..).unwrap_or_default().trim_start();
    tail.strip_prefix([',', ':']).unwrap_or(tail).trim_start()
}

/// How many bytes the value or key that JSON begins with has.
fn first(json: &str) -> usize {
    let (mut open, mut quoted, mut escaped) = (0_usize, false, false);
    let end = json.find(|c| {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '{' | '[' => open = open.saturating_add(1),
            ',' | ':' | '}' | ']' if open == 0 => return true,
            '}' | ']' => open = open.saturating_sub(1),
            _ => {}
        }
        false
    });
    json.get(..end.unwrap_or(json.len())).unwrap_or_default().trim_end().len()
}
