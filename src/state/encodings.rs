//! The person confirms in which encoding files are that are not UTF-8.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::adding::{Adding, Batch};
use crate::core::decode::Encoding;
use crate::platform::files;

/// Files with the same guess.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The encoding: the guess, or what the person chose.
    pub encoding: Encoding,
    /// The files, by their places among those that are not UTF-8.
    pub files: Vec<usize>,
    /// The place in `files` of the one that is shown.
    pub at: usize,
    /// Its name.
    pub name: String,
    /// How it begins, in this encoding.
    pub preview: String,
}

/// Bytes at the start of a file that its preview is made of. Even, so that
/// UTF-16 is not cut apart.
const PREVIEWED: usize = 2048;

impl Adding {
    /// Shows the files by what was guessed of them.
    pub(super) fn ask_for_encodings(self, batch: Batch) {
        let mut groups: Vec<Group> = Vec::new();
        for (place, (guess, _)) in batch.unsure.iter().enumerate() {
            match groups.iter_mut().find(|group| group.encoding == *guess) {
                Some(group) => group.files.push(place),
                None => groups.push(Group {
                    encoding: *guess,
                    files: vec![place],
                    at: 0,
                    name: String::new(),
                    preview: String::new(),
                }),
            }
        }
        self.batch.set_value(Some(batch));
        let all = groups.len();
        self.groups.set(groups);
        (0..all).for_each(|group| self.preview(group));
    }

    fn change_group(self, group: usize, change: impl FnOnce(&mut Group)) {
        self.groups.update(|groups| {
            if let Some(group) = groups.get_mut(group) {
                change(group);
            }
        });
    }

    /// Chooses the encoding of a group.
    pub fn choose_encoding(self, group: usize, encoding: Encoding) {
        self.change_group(group, |group| group.encoding = encoding);
        self.preview(group);
    }

    /// Chooses the encoding of one group for all of them.
    pub fn choose_for_all(self, group: usize) {
        let chosen = self.groups.with_untracked(|groups| groups.get(group).map(|group| group.encoding));
        let Some(encoding) = chosen else { return };
        let all = self.groups.with_untracked(Vec::len);
        (0..all).for_each(|group| self.choose_encoding(group, encoding));
    }

    /// Shows the file so many places further in a group.
    pub fn step_file(self, group: usize, by: isize) {
        self.change_group(group, |group| {
            let last = group.files.len().saturating_sub(1);
            group.at = group.at.saturating_add_signed(by).min(last);
        });
        self.preview(group);
    }

    /// Leaves the shown file of a group out; with the last one of all it is
    /// as if everything had been confirmed.
    pub fn skip_file(self, group: usize) {
        self.change_group(group, |group| {
            if group.at < group.files.len() {
                group.files.remove(group.at);
            }
            group.at = group.at.min(group.files.len().saturating_sub(1));
        });
        if self.groups.with_untracked(|groups| groups.iter().all(|group| group.files.is_empty())) {
            return self.confirm_encodings();
        }
        self.groups.update(|groups| groups.retain(|group| !group.files.is_empty()));
        let all = self.groups.with_untracked(Vec::len);
        (0..all).for_each(|group| self.preview(group));
    }

    /// Reads how the shown file of a group begins.
    fn preview(self, group: usize) {
        let shown = move || {
            let place = self.groups.with_untracked(|groups| {
                let group = groups.get(group)?;
                group.files.get(group.at).map(|place| (*place, group.encoding))
            });
            place.filter(|_| self.batch.with_value(Option::is_some))
        };
        let Some((place, encoding)) = shown() else { return };
        let source = self.batch.with_value(|batch| {
            batch.as_ref().and_then(|batch| batch.unsure.get(place)).map(|(_, source)| source.clone())
        });
        let Some((path, Some(file))) = source.map(|source| (source.path, source.file)) else { return };
        self.change_group(group, |group| group.name = path);
        spawn_local(async move {
            let text = files::decode_roughly(&files::read_start(&file, PREVIEWED).await, encoding);
            // Meanwhile another file or encoding may have been chosen.
            if shown() == Some((place, encoding)) {
                self.change_group(group, |group| group.preview = text);
            }
        });
    }
}
