//! JSON, written piece by piece.

use std::fmt::Write;

use crate::core::datasets::document::Document;
use crate::core::model::{Attributes, Value};

/// JSON in the making. What is put in goes behind what is there, with a comma
/// where one is due; what goes into a list has no key, whatever is given.
#[derive(Debug, Default)]
pub(super) struct Json {
    json: String,
    /// Of each object and list that is open, whether it is an object.
    open: Vec<bool>,
}

impl Json {
    /// Opens an object.
    pub(super) fn object(&mut self, key: &str) {
        self.key(key);
        self.json.push('{');
        self.open.push(true);
    }

    /// Opens a list.
    pub(super) fn list(&mut self, key: &str) {
        self.key(key);
        self.json.push('[');
        self.open.push(false);
    }

    /// Closes an object.
    pub(super) fn end_object(&mut self) {
        self.json.push('}');
        self.open.pop();
    }

    /// Closes a list.
    pub(super) fn end_list(&mut self) {
        self.json.push(']');
        self.open.pop();
    }

    /// A text.
    pub(super) fn text(&mut self, key: &str, text: &str) {
        self.key(key);
        self.quote(text);
    }

    /// A text, unless it is empty.
    pub(super) fn text_if(&mut self, key: &str, text: &str) {
        if !text.is_empty() {
            self.text(key, text);
        }
    }

    /// A number.
    pub(super) fn number(&mut self, key: &str, number: usize) {
        self.key(key);
        let _ = write!(self.json, "{number}");
    }

    /// Yes or no.
    pub(super) fn flag(&mut self, key: &str, flag: bool) {
        self.key(key);
        self.json.push_str(if flag { "true" } else { "false" });
    }

    /// Any JSON, as text.
    pub(super) fn raw(&mut self, key: &str, json: &str) {
        self.key(key);
        self.json.push_str(json);
    }

    /// The value of an attribute.
    pub(super) fn value(&mut self, key: &str, value: &Value) {
        match value {
            Value::NotStated => self.raw(key, "null"),
            Value::YesNo(flag) => self.flag(key, *flag),
            Value::Whole(number) => self.raw(key, &number.to_string()),
            // Not a number is none in JSON, either.
            Value::Number(number) => {
                self.raw(
                    key,
                    &serde_json::Number::from_f64(*number).map_or("null".into(), |n| n.to_string()),
                );
            }
            Value::Text(text) => self.text(key, text),
            Value::Several(words) => {
                self.list(key);
                words.iter().for_each(|word| self.text("", word));
                self.end_list();
            }
        }
    }

    /// Attributes as an object, unless there are none.
    pub(super) fn attributes(&mut self, key: &str, attributes: &Attributes) {
        if attributes.is_empty() {
            return;
        }
        self.object(key);
        attributes.iter().for_each(|(name, value)| self.value(name, value));
        self.end_object();
    }

    /// What is known of a text besides its words, where it is known.
    pub(super) fn details(&mut self, document: &Document) {
        self.text_if("title", &document.title);
        for (key, word) in
            [("language", &document.language), ("source", &document.source), ("date", &document.date)]
        {
            self.text_if(key, word.as_deref().unwrap_or_default());
        }
    }

    /// The text as it stands.
    pub(super) fn into_text(self) -> String {
        self.json
    }

    /// The text as a line.
    pub(super) fn into_line(mut self) -> String {
        self.json.push('\n');
        self.json
    }

    fn key(&mut self, key: &str) {
        if !(self.json.is_empty() || self.json.ends_with(['{', '['])) {
            self.json.push_str(", ");
        }
        // An attribute of a foreign file may have a name without letters.
        if self.open.last() == Some(&true) {
            self.quote(key);
            self.json.push_str(": ");
        }
    }

    /// In quotation marks, with the escapes that RFC 8259 (7) asks for.
    fn quote(&mut self, text: &str) {
        self.json.push('"');
        let mut rest = text;
        // All that is escaped is ASCII, which is no part of another character in UTF-8.
        while let Some((head, tail)) = rest
            .bytes()
            .position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20))
            .and_then(|at| rest.split_at_checked(at))
        {
            self.json.push_str(head);
            let mut tail = tail.chars();
            match tail.next() {
                Some('\n') => self.json.push_str("\\n"),
                Some('\r') => self.json.push_str("\\r"),
                Some('\t') => self.json.push_str("\\t"),
                Some(c @ ('"' | '\\')) => self.json.extend(['\\', c]),
                Some(c) => {
                    let _ = write!(self.json, "\\u{:04x}", u32::from(c));
                }
                None => {}
            }
            rest = tail.as_str();
        }
        self.json.push_str(rest);
        self.json.push('"');
    }
}
