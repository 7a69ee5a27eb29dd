//! The files that are named: folders are walked, archives unpacked.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use miniz_oxide::inflate::decompress_to_vec_with_limit;
use wasim::core::datasets::read::word_parts;
use wasim::core::datasets::zip::{Limits, Refusal, list};

/// A file.
pub struct Input {
    /// Its name, with its folders and archives.
    pub name: String,
    /// What is in it, where it was in an archive.
    unpacked: Option<Vec<u8>>,
    path: PathBuf,
}

impl Input {
    /// The file at this path; `-` is the standard input.
    pub fn at(path: &Path) -> Self {
        Self { name: path.display().to_string(), unpacked: None, path: path.to_owned() }
    }

    /// All files that are named, in their order; what can't be walked or unpacked is
    /// complained of.
    pub fn all(paths: &[PathBuf], complain: &mut dyn FnMut(&str, &str)) -> Vec<Self> {
        let mut files = Vec::new();
        for path in paths {
            if let Err(error) = walk(path, &mut files) {
                complain(&path.display().to_string(), &unreadable(error));
            }
        }
        let mut inputs = Vec::new();
        for path in files {
            let input = Self::at(&path);
            let ends = |ending: &str| input.name.to_ascii_lowercase().ends_with(ending);
            if ends(".zip") || ends(".docx") {
                match input.bytes().and_then(|bytes| unpack(&input.name, &bytes, complain)) {
                    Ok(inside) => inputs.extend(inside),
                    Err(problem) => complain(&input.name, &problem),
                }
            } else {
                inputs.push(input);
            }
        }
        inputs
    }

    /// Opens it.
    pub fn open(&self) -> Result<Box<dyn BufRead + '_>, String> {
        if let Some(bytes) = &self.unpacked {
            return Ok(Box::new(&**bytes));
        }
        if self.path == Path::new("-") {
            return Ok(Box::new(BufReader::new(io::stdin())));
        }
        let file = File::open(&self.path).map_err(unreadable)?;
        Ok(Box::new(BufReader::new(file)))
    }

    /// All that is in it.
    pub fn bytes(&self) -> Result<Vec<u8>, String> {
        let mut bytes = Vec::new();
        self.open()?.read_to_end(&mut bytes).map_err(unreadable)?;
        Ok(bytes)
    }
}

/// Why a file can't be read.
pub fn unreadable(error: io::Error) -> String {
    format!("can't be read: {error}")
}

/// The files of a folder, in the order of their names; a file is itself.
fn walk(file: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if !file.is_dir() {
        files.push(file.to_owned());
        return Ok(());
    }
    let mut inside: Vec<PathBuf> =
        fs::read_dir(file)?.map(|one| one.map(|one| one.path())).collect::<Result<_, _>>()?;
    inside.sort();
    let is_hidden =
        |file: &Path| file.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    inside.iter().filter(|one| !is_hidden(one)).try_for_each(|one| walk(one, files))
}

/// The files of an archive; of a Word document the one that it makes.
fn unpack(name: &str, bytes: &[u8], complain: &mut dyn FnMut(&str, &str)) -> Result<Vec<Input>, String> {
    let said = |why: &Refusal| format!("can't be unpacked: {why:?}").to_lowercase();
    let listing = list(bytes, &Limits::default()).map_err(|why| said(&why))?;
    listing.refused.iter().for_each(|(file, why)| complain(&format!("{name}/{file}"), &said(why)));
    let mut inflate = |packed: &[u8], most| decompress_to_vec_with_limit(packed, most).ok();
    let made = |name, file| Input { name, unpacked: Some(file), path: PathBuf::new() };
    if !name.to_ascii_lowercase().ends_with(".zip") {
        let mut word = Vec::new();
        for part in word_parts(&listing) {
            word.extend_from_slice(&part.unpack(&mut inflate).map_err(|why| said(&why))?);
        }
        let is_none = word.is_empty();
        return if is_none { Err(said(&Refusal::Damaged)) } else { Ok(vec![made(name.to_owned(), word)]) };
    }
    let mut inside = Vec::new();
    for entry in &listing.entries {
        let name = format!("{name}/{}", entry.name);
        match entry.unpack(&mut inflate) {
            Ok(file) => inside.push(made(name, file.into_owned())),
            Err(why) => complain(&name, &said(&why)),
        }
    }
    Ok(inside)
}
