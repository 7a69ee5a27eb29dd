//! What files hold: Wasim's own, and those of other programs.

use std::io::{self, BufRead, Read};
use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use encoding_rs::Encoding;
use uuid::Uuid;
use wasim::core::datasets::read::{Found, Options, Source, read};
use wasim::core::datasets::{Format, Unit, groups, recognise as format_of};
use wasim::core::decode::{Recognised, recognise};
use wasim::core::exchange::{FileKind, Problem, kind_of, layer_file, project_file};
use wasim::core::handing::take;
use wasim::core::model::{LayerId, Project};

use super::files::{Input, unreadable};

/// How many bytes of a file of lines are read at once.
const PART: usize = 4 << 20;

/// How files are read.
#[derive(Args)]
pub struct How {
    /// The format of the files, where they don't show it; `wasim convert --help` lists all
    #[arg(long, value_name = "FORMAT", value_parser = formats(Format::is_read), hide_possible_values = true)]
    from: Option<Format>,
    /// What offsets are counted in, where the files don't say: code-points, utf-16 or graphemes
    #[arg(long, value_name = "UNIT", value_parser = units(), hide_possible_values = true)]
    unit: Option<Unit>,
    /// The encoding of files that are not UTF-8: windows-1256, utf-16le …
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,
    /// Files and folders; `-` is the standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

/// Parses the names of formats that can be read, or written.
pub fn formats(fits: fn(Format) -> bool) -> impl TypedValueParser<Value = Format> {
    let names = Format::ALL.into_iter().filter(move |format| fits(*format)).map(Format::word);
    PossibleValuesParser::new(names).map(|name| Format::parse(&name).unwrap_or(Format::Text))
}

fn units() -> impl TypedValueParser<Value = Unit> {
    PossibleValuesParser::new(Unit::ALL.map(Unit::word)).map(|name| Unit::parse(&name).unwrap_or_default())
}

/// Something that was read: all that a file holds, or a part of a long one.
pub enum Piece {
    /// Documents of another program, in this file.
    Data(String, Format, Found),
    /// A project, with the layers that were given for it.
    Own(Box<Project>),
}

/// Wasim's own files, until all of them are there.
#[derive(Default)]
struct Own {
    projects: Vec<Project>,
    layers: Vec<(String, Vec<u8>)>,
}

impl How {
    /// Reads all files in turn: `take` gets what they hold, `complain` what is wrong
    /// with a file as a whole. Where a project is given, the layers go into it.
    pub fn read(
        &self,
        complain: &mut dyn FnMut(&str, &str),
        take: &mut dyn FnMut(Piece) -> io::Result<()>,
    ) -> io::Result<()> {
        let files = Input::all(&self.files, complain);
        let names: Vec<String> = files.iter().map(|file| file.name.clone()).collect();
        let mut own = Own::default();
        for group in groups(&names) {
            let members: Vec<&Input> = group.iter().filter_map(|at| files.get(*at)).collect();
            match &*members {
                [file] => match self.one(file, &mut own, take)? {
                    Ok(()) => {}
                    Err(problem) => complain(&file.name, &problem),
                },
                many => take(self.several(many, complain))?,
            }
        }
        own.finish(complain, take)
    }

    /// Reads one file; the inner error is about the file.
    fn one(
        &self,
        file: &Input,
        own: &mut Own,
        take: &mut dyn FnMut(Piece) -> io::Result<()>,
    ) -> io::Result<Result<(), String>> {
        let name = &*file.name;
        let mut reader = match file.open() {
            Ok(reader) => reader,
            Err(problem) => return Ok(Err(problem)),
        };
        let head = match reader.fill_buf() {
            Ok(head) => head.to_vec(),
            Err(error) => return Ok(Err(unreadable(error))),
        };
        let start = String::from_utf8_lossy(&head);
        let start = start.trim_start_matches('\u{feff}');
        if start.trim_start().starts_with('{') && start.contains("\"wasim-") {
            return Ok(own.add(name, reader));
        }
        let is_utf8 = matches!(recognise(whole_characters(&head)), Recognised::Utf8(_));
        let format = self.from.unwrap_or_else(|| format_of(name, start));
        if format.is_lines() && is_utf8 {
            return self.lines(format, name, reader, take);
        }
        let mut bytes = Vec::new();
        if let Err(error) = reader.read_to_end(&mut bytes) {
            return Ok(Err(unreadable(error)));
        }
        let text = match text(bytes, self.encoding.as_deref()) {
            Ok(text) => text,
            Err(problem) => return Ok(Err(problem)),
        };
        let format = self.from.unwrap_or_else(|| format_of(name, &text));
        let found = read(format, &[Source { name, text: &text }], &self.options(0));
        take(Piece::Data(name.to_owned(), format, found)).map(Ok)
    }

    /// Reads files that belong together.
    fn several(&self, files: &[&Input], complain: &mut dyn FnMut(&str, &str)) -> Piece {
        let mut texts = Vec::new();
        for file in files {
            match file.bytes().and_then(|bytes| text(bytes, self.encoding.as_deref())) {
                Ok(text) => texts.push((&*file.name, text)),
                Err(problem) => complain(&file.name, &problem),
            }
        }
        let sources: Vec<Source> = texts.iter().map(|(name, text)| Source { name, text }).collect();
        let format = self.from.unwrap_or(Format::Brat);
        let name = files.first().map(|file| file.name.clone()).unwrap_or_default();
        Piece::Data(name, format, read(format, &sources, &self.options(0)))
    }

    /// Reads a file of lines part by part, however long it is.
    fn lines(
        &self,
        format: Format,
        name: &str,
        mut reader: Box<dyn BufRead + '_>,
        take: &mut dyn FnMut(Piece) -> io::Result<()>,
    ) -> io::Result<Result<(), String>> {
        let (mut before, mut held) = (0_usize, Found::default());
        loop {
            let mut part = Vec::new();
            let mut more = true;
            while more && part.len() < PART {
                match reader.read_until(b'\n', &mut part) {
                    Ok(read) => more = read > 0,
                    Err(error) => return Ok(Err(unreadable(error))),
                }
            }
            let Recognised::Utf8(text) = recognise(&part) else {
                return Ok(Err(format!("is damaged UTF-8 after line {before}")));
            };
            let mut found = held;
            found.append(read(format, &[Source { name, text }], &self.options(before)));
            before = before.saturating_add(text.lines().count());
            held = if more { found.unfinished() } else { Found::default() };
            take(Piece::Data(name.to_owned(), format, found))?;
            if !more {
                return Ok(Ok(()));
            }
        }
    }

    fn options(&self, lines_before: usize) -> Options {
        Options { unit: self.unit, lines_before, ..Options::default() }
    }
}

/// The bytes without a character that is cut off at their end.
fn whole_characters(bytes: &[u8]) -> &[u8] {
    let cut = bytes.len().saturating_sub(3);
    let start = bytes.get(cut..).and_then(|tail| tail.iter().rposition(|byte| *byte >= 0xc0));
    match std::str::from_utf8(bytes) {
        Err(error) if error.error_len().is_none() => {
            start.and_then(|at| bytes.get(..cut.saturating_add(at))).unwrap_or(bytes)
        }
        _ => bytes,
    }
}

impl Own {
    fn add(&mut self, name: &str, mut reader: Box<dyn BufRead + '_>) -> Result<(), String> {
        let mut bytes = Vec::new();
        reader.read_to_end(&mut bytes).map_err(unreadable)?;
        let said = |problem: Problem| problem.to_string();
        match kind_of(&bytes).map_err(said)? {
            FileKind::Project => {
                let (project, _) = project_file::read(&bytes, LayerId(Uuid::from_u128(1))).map_err(said)?;
                self.projects.push(project);
            }
            FileKind::Layer => self.layers.push((name.to_owned(), bytes)),
            FileKind::Schema => return Err("is a schema, which has no annotations".to_owned()),
        }
        Ok(())
    }

    fn finish(
        mut self,
        complain: &mut dyn FnMut(&str, &str),
        take_piece: &mut dyn FnMut(Piece) -> io::Result<()>,
    ) -> io::Result<()> {
        for (name, bytes) in &self.layers {
            let mut told = "is a layer, and no project was given for it".to_owned();
            let fitting =
                self.projects.iter_mut().find_map(|project| match layer_file::read(bytes, project) {
                    Ok((layer, receipt)) => {
                        let taken = take(project, layer, &receipt.untouched).layer;
                        match project.layer_mut(taken.id) {
                            Some(there) => *there = taken,
                            None => project.layers.push(taken),
                        }
                        Some(())
                    }
                    Err(problem) => {
                        told = problem.to_string();
                        None
                    }
                });
            if fitting.is_none() {
                complain(name, &told);
            }
        }
        self.projects.into_iter().try_for_each(|project| take_piece(Piece::Own(Box::new(project))))
    }
}

/// The text of a file as the app would hold it, or what is wrong with it.
pub fn text(bytes: Vec<u8>, encoding: Option<&str>) -> Result<String, String> {
    let decoded = |label: &str| {
        let encoding = Encoding::for_label(label.as_bytes()).ok_or(format!("no encoding {label}"))?;
        let (text, _, damaged) = encoding.decode(&bytes);
        if damaged { Err(format!("has bytes that mean nothing in {label}")) } else { Ok(text.into_owned()) }
    };
    match (recognise(&bytes), encoding) {
        (Recognised::Utf8(text), _) => Ok(text.to_owned()),
        (_, Some(label)) => decoded(label),
        (Recognised::Utf16(encoding), None) => decoded(encoding.label()),
        (Recognised::Damaged(byte), None) => {
            Err(format!("is damaged UTF-8: byte {} is no part of a character", byte.0))
        }
        (Recognised::SingleByte, None) => {
            Err("is not UTF-8; name its encoding, as in --encoding windows-1256".into())
        }
    }
}
