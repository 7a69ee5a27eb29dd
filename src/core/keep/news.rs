//! What tabs on one project say to one another.

use serde::Serialize;

use super::Write;
use crate::core::exchange::{FromJson, Node, Problem, Wrong, from_json, record, to_json};
use crate::core::model::Timestamp;

/// The version of the letters that are written.
const VERSION: u32 = 1;

/// What one tab says to the others on the same project.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Letter {
    version: u32,
    /// The tab that says it.
    pub from: String,
    /// What it says.
    pub news: News,
}

record!(Letter { version, from, news });

/// What there is to say.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum News {
    /// These records are on the disk: the tab's so manieth batch, counted from 1.
    Wrote(u32, Vec<Write>),
    /// A batch is on the disk that is better read from there.
    WroteMuch(u32),
    /// Whoever works on the project is asked to save and let go.
    LetGo,
    /// The project was exported by a tab that may not write.
    Exported(Timestamp),
}

impl FromJson for News {
    fn read(node: &Node<'_>) -> Result<Self, Wrong> {
        if let Ok("LetGo") = node.text() {
            return Ok(Self::LetGo);
        }
        node.only(&["Wrote", "WroteMuch", "Exported"])?;
        let Some((kind, inner)) = node.entries()?.next() else { return Err(node.expected("news")) };
        Ok(match kind {
            "Wrote" => {
                let (number, writes) = FromJson::read(&inner)?;
                Self::Wrote(number, writes)
            }
            "WroteMuch" => Self::WroteMuch(FromJson::read(&inner)?),
            _ => Self::Exported(FromJson::read(&inner)?),
        })
    }
}

impl FromJson for Write {
    fn read(node: &Node<'_>) -> Result<Self, Wrong> {
        node.only(&["Put", "Delete", "DeleteAll"])?;
        let Some((kind, inner)) = node.entries()?.next() else { return Err(node.expected("a write")) };
        Ok(match kind {
            "Put" => {
                let (key, record): (String, String) = FromJson::read(&inner)?;
                Self::Put(key, record.into())
            }
            "Delete" => Self::Delete(FromJson::read(&inner)?),
            _ => Self::DeleteAll(FromJson::read(&inner)?),
        })
    }
}

/// More bytes than this are read from the disk rather than sent.
const MUCH: usize = 1 << 18;

impl News {
    /// That a batch is on the disk.
    #[must_use]
    pub fn wrote(number: u32, writes: &[Write]) -> Self {
        // Nobody follows where whole sheets came or went.
        let room = |write: &Write| match write {
            Write::Put(key, content) => Some(key.len().saturating_add(content.len()?)),
            Write::Delete(key) => Some(key.len()),
            Write::DeleteAll(_) => None,
        };
        match writes.iter().map(room).sum::<Option<usize>>() {
            Some(room) if room <= MUCH => Self::Wrote(number, writes.to_vec()),
            _ => Self::WroteMuch(number),
        }
    }
}

impl Letter {
    /// News from a tab, in writing.
    #[must_use]
    pub fn write(from: &str, news: News) -> String {
        to_json(&Self { version: VERSION, from: from.to_owned(), news })
    }

    /// Reads what another tab has written.
    ///
    /// # Errors
    /// Where it is damaged, or from another version of this program.
    pub fn read(text: &str) -> Result<Self, Problem> {
        let letter: Self = from_json(text)?;
        if letter.version == VERSION {
            return Ok(letter);
        }
        Err(Problem::Version { found: Some(letter.version.into()), known: VERSION })
    }
}

/// What a follower has heard so far: whether nothing was missed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Thread {
    last: Option<(String, u32)>,
}

impl Thread {
    /// Hears of a batch; `false` if one before it was missed. The first one
    /// after the project was read may have any number: what came before it was
    /// read from the disk, and doing it again does nothing.
    pub fn hears(&mut self, from: &str, number: u32) -> bool {
        let follows = match &self.last {
            None => true,
            Some((before, last)) if before == from => last.checked_add(1) == Some(number),
            // Who takes over begins to count anew.
            Some(_) => number == 1,
        };
        self.last = Some((from.to_owned(), number));
        follows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_read_as_they_were_written() {
        let put = || Write::Put("in/x/a".into(), "1:{\"a\": \"ب\"}".to_owned().into());
        let all = [
            News::Wrote(7, vec![put(), Write::Delete("k".into()), Write::DeleteAll("p".into())]),
            News::WroteMuch(u32::MAX),
            News::LetGo,
            News::Exported(Timestamp::parse("2026-01-02T03:04:05.678Z").unwrap()),
        ];
        for news in all {
            let read = Letter::read(&Letter::write("me", news.clone())).unwrap();
            assert_eq!((read.from.as_str(), read.news), ("me", news));
        }
        assert!(matches!(
            Letter::read(r#"{"version":2,"from":"a","news":"LetGo"}"#),
            Err(Problem::Version { found: Some(2), known: 1 })
        ));
        assert!(Letter::read(r#"{"version":1,"from":"a","news":"Go"}"#).is_err());
        assert!(Letter::read("").is_err());
    }

    #[test]
    fn much_is_read_from_the_disk() {
        let put = |size| Write::Put("k".into(), "x".repeat(size).into());
        let sent = |writes: &[Write]| matches!(News::wrote(1, writes), News::Wrote(..));
        assert!(sent(&[put(1000)]));
        assert!(!sent(&[put(MUCH), put(1)]));
        assert!(!sent(&[Write::DeleteAll("in/".into())]));
    }

    #[test]
    fn what_was_missed_is_noticed() {
        let check = |heard: &[(&str, u32)], expected: &[bool]| {
            let mut thread = Thread::default();
            let follows: Vec<_> = heard.iter().map(|(from, number)| thread.hears(from, *number)).collect();
            assert_eq!(follows, expected, "{heard:?}");
        };
        check(&[("a", 4), ("a", 5), ("a", 7), ("a", 8)], &[true, true, false, true]);
        check(&[("a", 1), ("a", 1)], &[true, false]);
        check(&[("a", 9), ("b", 1), ("b", 2)], &[true, true, true]);
        check(&[("a", 9), ("b", 2)], &[true, false]);
        check(&[("a", u32::MAX), ("a", 0)], &[true, false]);
    }
}
