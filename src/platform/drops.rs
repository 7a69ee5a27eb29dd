//! What a person drops on the page or picks as a folder: files, and folders
//! that are walked to their ends.

use js_sys::{Array, Intl, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DataTransfer, File, FileList, FileSystemDirectoryEntry, FileSystemEntry, FileSystemFileEntry};

use super::files;

/// A file that can be read, with where it came from.
#[derive(Clone)]
pub struct Source {
    /// Its name, with the folders it came in: `Aleppo/001.txt`.
    pub path: String,
    /// The file; `None` where the browser could not open it.
    pub file: Option<File>,
}

impl Source {
    fn of(file: File) -> Self {
        // Only the files of a picked folder have one.
        let path = Reflect::get(&file, &"webkitRelativePath".into()).ok().and_then(|path| path.as_string());
        let path = path.filter(|path| !path.is_empty()).unwrap_or_else(|| file.name());
        Self { path, file: Some(file) }
    }

    /// One with these bytes in it. `None` where the browser refuses to make it.
    #[must_use]
    pub fn made(path: String, bytes: &[u8]) -> Option<Self> {
        let name = path.rsplit('/').next().unwrap_or(&path);
        let pieces = Array::of1(&js_sys::Uint8Array::from(bytes));
        let file = File::new_with_buffer_source_sequence(&pieces, name).ok()?;
        Some(Self { path, file: Some(file) })
    }

    /// Its size in bytes; as large as can be counted where it is larger.
    #[must_use]
    pub fn size(&self) -> usize {
        // A float becomes the nearest whole number that there is.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        self.file.as_ref().map_or(0, |file| file.size() as usize)
    }
}

/// The files that were picked, in the order in which they were picked; those
/// of a folder by their paths.
#[must_use]
pub fn picked(files: Option<FileList>) -> Vec<Source> {
    let sources: Vec<_> = files::list(files).into_iter().map(Source::of).collect();
    let folder = sources.iter().any(|source| source.path.contains('/'));
    if folder { by_path(sources) } else { sources }
}

/// What was dropped. The browser shows it only while the event lasts, so it is
/// taken down at once and walked later.
pub struct Dropped {
    entries: Vec<FileSystemEntry>,
    files: Vec<File>,
}

/// Takes down what an event carries.
#[must_use]
pub fn dropped(data: Option<DataTransfer>) -> Dropped {
    let items = data.as_ref().map(DataTransfer::items);
    let items = items.iter().flat_map(|items| (0..items.length()).filter_map(|i| items.get(i)));
    let entries = items.filter_map(|item| item.webkit_get_as_entry().ok().flatten()).collect();
    Dropped { entries, files: files::list(data.and_then(|data| data.files())) }
}

impl Dropped {
    /// Whether there is no file in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.files.is_empty()
    }

    /// All files in it and in its folders, by their paths. `go_on` is asked
    /// before each folder and told how many files were found so far; where it
    /// says no, so is the answer.
    pub async fn walk(self, go_on: impl Fn(usize) -> bool) -> Option<Vec<Source>> {
        let folders = self.entries.iter().any(FileSystemEntry::is_directory);
        if !folders {
            return Some(self.files.into_iter().map(Source::of).collect());
        }
        let (mut waiting, mut found) = (self.entries, Vec::new());
        while let Some(entry) = waiting.pop() {
            if !entry.is_directory() {
                found.push(open(entry.unchecked_into()).await);
            } else if go_on(found.len()) {
                let path = path_of(&entry);
                match read_folder(entry.unchecked_into()).await {
                    Ok(entries) => waiting.extend(entries),
                    Err(_) => found.push(Source { path, file: None }),
                }
            } else {
                return None;
            }
        }
        Some(by_path(found))
    }
}

fn path_of(entry: &FileSystemEntry) -> String {
    entry.full_path().trim_start_matches('/').to_owned()
}

async fn open(entry: FileSystemFileEntry) -> Source {
    let opened = Promise::new(&mut |opened, failed| entry.file_with_callback_and_callback(&opened, &failed));
    let file = JsFuture::from(opened).await.ok().map(JsCast::unchecked_into);
    Source { path: path_of(&entry), file }
}

/// What lies in a folder. The browser gives a hundred at a time.
async fn read_folder(folder: FileSystemDirectoryEntry) -> Result<Vec<FileSystemEntry>, JsValue> {
    let reader = folder.create_reader();
    let mut all = Vec::new();
    loop {
        let mut refused = Ok(());
        let read = Promise::new(&mut |read, failed| {
            refused = reader.read_entries_with_callback_and_callback(&read, &failed);
        });
        refused?;
        let entries: Array = JsFuture::from(read).await?.unchecked_into();
        if entries.length() == 0 {
            return Ok(all);
        }
        all.extend(entries.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
    }
}

/// In the order of their paths, as people count: 2 before 10. The browser
/// sorts, by the rules of the reader's language.
fn by_path(sources: Vec<Source>) -> Vec<Source> {
    let options = js_sys::Object::new();
    Reflect::set(&options, &"numeric".into(), &true.into()).ok();
    let compare = Intl::Collator::new(&Array::new(), &options).compare();
    let paths: Array = sources
        .iter()
        .enumerate()
        .map(|(i, source)| Array::of2(&JsValue::from_str(&source.path), &JsValue::from(i)))
        .collect();
    paths.sort_by(&mut |a, b| {
        let (a, b): (Array, Array) = (a.unchecked_into(), b.unchecked_into());
        let order =
            compare.call2(&JsValue::UNDEFINED, &a.get(0), &b.get(0)).ok().and_then(|order| order.as_f64());
        order.map_or(0, |order| if order < 0.0 { -1 } else { i32::from(order > 0.0) })
    });
    let mut sources: Vec<_> = sources.into_iter().map(Some).collect();
    let place = |pair: JsValue| pair.unchecked_into::<Array>().get(1).as_f64();
    // The exact inverse of what was put in above.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let places = paths.iter().filter_map(|pair| place(pair).map(|at| at as usize));
    places.filter_map(|at| sources.get_mut(at).and_then(Option::take)).collect()
}
