//! Files that a person picks or drops, and files that they take away.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, FileList, HtmlAnchorElement, Response, Url};

use super::dom::{document, window};

/// A file as it came.
pub struct Picked {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Reads files whole, in the order in which they were picked.
///
/// # Errors
/// The name of the first file that can't be read.
pub async fn read(files: Vec<File>) -> Result<Vec<Picked>, String> {
    let mut picked = Vec::with_capacity(files.len());
    for file in files {
        let name = file.name();
        let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| name.clone())?;
        picked.push(Picked { name, bytes: Uint8Array::new(&buffer).to_vec() });
    }
    Ok(picked)
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

/// Offers a text as a file to save, in UTF-8.
///
/// # Errors
/// What the browser says, where it refuses.
pub fn offer(name: &str, media_type: &str, text: &str) -> Result<(), String> {
    let failed = |error: JsValue| js_sys::Error::from(error).message().into();
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob =
        Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options).map_err(failed)?;
    let address = Url::create_object_url_with_blob(&blob).map_err(failed)?;
    let link: HtmlAnchorElement = document().create_element("a").map_err(failed)?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address).map_err(failed)
}
