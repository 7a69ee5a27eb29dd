//! Files that a person picks or drops, and files that they take away.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, File, FileList, HtmlAnchorElement, Response, TextDecoder, TextDecoderOptions, Url,
};

use super::dom::{document, window};
use crate::core::datasets::zip::{Sum, ZipWriter};
use crate::core::decode::Encoding;

/// A file as it came.
pub struct Picked {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The bytes of a file, or of its first part.
///
/// # Errors
/// What the browser says, where it can't be read.
pub async fn read(file: &Blob) -> Result<Vec<u8>, String> {
    let failed = |error: JsValue| String::from(js_sys::Error::from(error).message());
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(failed)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// The bytes of a file from one place to another.
///
/// # Errors
/// As [`read`].
pub async fn read_part(file: &Blob, from: usize, to: usize) -> Result<Vec<u8>, String> {
    // Exact for every file that there is.
    #[allow(clippy::cast_precision_loss)]
    let part = file.slice_with_f64_and_f64(from as f64, to as f64);
    let failed = |error: JsValue| String::from(js_sys::Error::from(error).message());
    read(&part.map_err(failed)?).await
}

/// The first so many bytes of a file; none where it can't be read.
pub async fn read_start(file: &Blob, bytes: usize) -> Vec<u8> {
    read_part(file, 0, bytes).await.unwrap_or_default()
}

/// The text of bytes in an encoding, without its byte order mark; `None` where
/// some of them mean nothing in it.
#[must_use]
pub fn decode(bytes: &[u8], encoding: Encoding) -> Option<String> {
    let strictly = TextDecoderOptions::new();
    strictly.set_fatal(true);
    let decoder = TextDecoder::new_with_label_and_options(encoding.label(), &strictly).ok()?;
    decoder.decode_with_u8_array(bytes).ok()
}

/// The same with U+FFFD for what means nothing.
#[must_use]
pub fn decode_roughly(bytes: &[u8], encoding: Encoding) -> String {
    let decoder = TextDecoder::new_with_label(encoding.label());
    decoder.and_then(|decoder| decoder.decode_with_u8_array(bytes)).unwrap_or_default()
}

/// A text that lies beside the app, at an address as seen from the page.
///
/// # Errors
/// What the browser or the host says, where it is not there.
pub async fn fetch(address: &str) -> Result<String, String> {
    let failed = |error: JsValue| String::from(js_sys::Error::from(error).message());
    let answer = JsFuture::from(window().fetch_with_str(address)).await.map_err(failed)?;
    let answer: Response = answer.unchecked_into();
    if !answer.ok() {
        return Err(answer.status_text());
    }
    let text = JsFuture::from(answer.text().map_err(failed)?).await.map_err(failed)?;
    Ok(text.as_string().unwrap_or_default())
}

/// The files of a list that the browser hands over.
#[must_use]
pub fn list(files: Option<FileList>) -> Vec<File> {
    files.map(|files| (0..files.length()).filter_map(|i| files.item(i)).collect()).unwrap_or_default()
}

/// A file in the making, which the browser holds: it can be larger than what the
/// program has room for.
#[derive(Clone, Default)]
pub struct Growing {
    pieces: Array,
    /// How many bytes of them are held in the page.
    held: usize,
    sum: Sum,
}

/// So many bytes are held in the page at most: those before are the browser's, which can
/// keep them on the disk.
const HELD: usize = 1 << 22;

impl Growing {
    /// Puts bytes at its end.
    pub fn push(&mut self, bytes: &[u8]) {
        self.pieces.push(&Uint8Array::from(bytes));
        self.sum.add(bytes);
        self.held = self.held.saturating_add(bytes.len());
        if self.held > HELD
            && let Ok(blob) = Blob::new_with_buffer_source_sequence(&self.pieces)
        {
            self.pieces = Array::of1(&blob);
            self.held = 0;
        }
    }

    /// How many bytes it has.
    #[must_use]
    pub fn size(&self) -> usize {
        usize::try_from(self.sum.size()).unwrap_or(usize::MAX)
    }

    /// All of these in one archive. `None` where it would be too large for one.
    #[must_use]
    pub fn zipped<'a>(files: impl Iterator<Item = (&'a str, &'a Self)>) -> Option<Self> {
        let (mut writer, mut archive) = (ZipWriter::default(), Self::default());
        for (name, file) in files {
            archive.push(&writer.file(name, &file.sum)?);
            archive.pieces = archive.pieces.concat(&file.pieces);
        }
        archive.push(&writer.finish()?);
        Some(archive)
    }

    /// Offers it as a file to save.
    ///
    /// # Errors
    /// What the browser says, where it refuses.
    pub fn offer(&self, name: &str, media_type: &str) -> Result<(), String> {
        offer_pieces(name, media_type, &self.pieces)
    }
}

/// Offers a text as a file to save, in UTF-8.
///
/// # Errors
/// What the browser says, where it refuses.
pub fn offer(name: &str, media_type: &str, text: &str) -> Result<(), String> {
    offer_pieces(name, media_type, &Array::of1(&text.into()))
}

fn offer_pieces(name: &str, media_type: &str, pieces: &Array) -> Result<(), String> {
    let failed = |error: JsValue| js_sys::Error::from(error).message().into();
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_buffer_source_sequence_and_options(pieces, &options).map_err(failed)?;
    let address = Url::create_object_url_with_blob(&blob).map_err(failed)?;
    let link: HtmlAnchorElement = document().create_element("a").map_err(failed)?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address).map_err(failed)
}
