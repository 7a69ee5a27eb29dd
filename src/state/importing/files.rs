//! The files of a data set as they are read: a long one part by part, so that it is
//! never held whole.

use std::collections::VecDeque;
use std::rc::Rc;

use web_sys::File;

use crate::core::datasets::errands::to_read;
use crate::core::datasets::parts::{Cutter, LinesPart, MARK, PART, is_cut_at_lines};
use crate::core::datasets::read::{Columns, Options};
use crate::core::datasets::{Finding, Format, Unit, What, groups};
use crate::platform::files;

/// What is in a file.
pub enum Body {
    /// This text.
    Text(String),
    /// UTF-8, with a record on each line; as many bytes as this.
    Lines(File, usize),
}

/// A file with annotations.
pub(super) struct DataFile {
    pub(super) name: String,
    pub(super) body: Body,
    /// Its place among the batches.
    pub(super) batch: usize,
}

impl DataFile {
    fn size(&self) -> usize {
        match &self.body {
            Body::Text(text) => text.len(),
            Body::Lines(_, size) => *size,
        }
    }

    /// Whether it is read part by part, in this format.
    fn is_cut(&self, format: Format) -> bool {
        format.is_lines()
            && match &self.body {
                Body::Text(text) => text.len() > PART && is_cut_at_lines(&self.name, text).is_some(),
                Body::Lines(..) => true,
            }
    }

    /// The bytes from one place to another, or what the browser says, where it can't
    /// read them.
    async fn bytes(&self, from: usize, to: usize) -> Result<Vec<u8>, String> {
        match &self.body {
            Body::Text(text) => Ok(text.as_bytes().get(from..to).unwrap_or_default().to_vec()),
            Body::Lines(file, _) => files::read_part(file, from, to).await,
        }
    }
}

/// Files that belong together, and how they are read.
struct Reading {
    format: Format,
    files: Vec<usize>,
    is_cut: bool,
}

/// A file that is read part by part.
#[derive(Default)]
struct Open {
    cutter: Cutter,
    /// How many bytes were read.
    read: usize,
}

/// The jobs of reading files, made one after the other.
pub(super) struct Jobs {
    files: Rc<Vec<DataFile>>,
    waiting: VecDeque<Reading>,
    open: Open,
    unit: Option<Unit>,
    columns: Option<Columns>,
}

impl Jobs {
    /// For these files. `formats` are those of their batches.
    pub(super) fn new(
        files: Rc<Vec<DataFile>>,
        formats: &[Format],
        unit: Option<Unit>,
        columns: Option<Columns>,
    ) -> Self {
        let names: Vec<String> = files.iter().map(|file| file.name.clone()).collect();
        let reading = |group: Vec<usize>| {
            let first = files.get(*group.first()?)?;
            let format = *formats.get(first.batch)?;
            Some(Reading { format, is_cut: group.len() == 1 && first.is_cut(format), files: group })
        };
        let waiting = groups(&names).into_iter().filter_map(reading).collect();
        Self { files, waiting, open: Open::default(), unit, columns }
    }

    /// How many there are about.
    pub(super) fn many(&self) -> usize {
        let parts = |at: &usize| self.files.get(*at).map_or(0, |file| file.size() / PART);
        let of = |one: &Reading| 1 + if one.is_cut { one.files.iter().map(parts).sum() } else { 0 };
        self.waiting.iter().map(of).sum()
    }

    /// The next job, or what keeps a file from being read; `None` after the last.
    pub(super) async fn next(&mut self) -> Option<Result<Vec<u8>, Finding>> {
        while let Some(reading) = self.waiting.front() {
            let made = if reading.is_cut { self.part().await } else { Some(self.whole().await) };
            if made.is_some() {
                return made;
            }
        }
        None
    }

    /// The next part of the file that is read; `None` where it has no more lines.
    async fn part(&mut self) -> Option<Result<Vec<u8>, Finding>> {
        let Reading { format, files: at, .. } = self.waiting.front()?;
        let (format, files) = (*format, self.files.clone());
        let file = at.first().and_then(|at| files.get(*at))?;
        while self.open.read < file.size() {
            let from = self.open.read;
            let to = from.saturating_add(PART).min(file.size());
            let bytes = match file.bytes(from, to).await {
                Ok(bytes) => bytes,
                Err(reason) => {
                    self.close();
                    return Some(Err(unreadable(file, reason)));
                }
            };
            self.open.read = to;
            if let Some(part) = self.open.cutter.cut(&bytes) {
                return Some(Ok(self.job(format, &file.name, &part)));
            }
        }
        let last = self.close().cutter.finish()?;
        Some(Ok(self.job(format, &file.name, &last)))
    }

    fn close(&mut self) -> Open {
        self.waiting.pop_front();
        std::mem::take(&mut self.open)
    }

    fn job(&self, format: Format, name: &str, part: &LinesPart) -> Vec<u8> {
        let options = Options { unit: self.unit, lines_before: part.lines_before, ..Options::default() };
        to_read(format, &[(name, &part.bytes)], &options)
    }

    /// All of the files that are next.
    async fn whole(&mut self) -> Result<Vec<u8>, Finding> {
        let Some(Reading { format, files, .. }) = self.waiting.pop_front() else { return Ok(Vec::new()) };
        let members = files.iter().filter_map(|at| self.files.get(*at));
        let mut all = Vec::with_capacity(files.len());
        for file in members {
            match file.bytes(0, file.size()).await {
                Ok(mut bytes) => {
                    if matches!(file.body, Body::Lines(..)) && bytes.starts_with(MARK) {
                        bytes.drain(..MARK.len());
                    }
                    all.push((&*file.name, bytes));
                }
                Err(reason) => return Err(unreadable(file, reason)),
            }
        }
        let options = Options { unit: self.unit, columns: self.columns.clone(), ..Options::default() };
        let sources: Vec<(&str, &[u8])> = all.iter().map(|(name, bytes)| (*name, &**bytes)).collect();
        Ok(to_read(format, &sources, &options))
    }
}

fn unreadable(file: &DataFile, reason: String) -> Finding {
    Finding { file: file.name.clone(), place: String::new(), what: What::Unreadable(reason) }
}
