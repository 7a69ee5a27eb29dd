//! Unpacking by the browser. Bound by hand, as little as is needed.

use js_sys::{Array, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

#[wasm_bindgen]
extern "C" {
    /// `DecompressionStream`.
    type DecompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;

    /// A file that streams, and `ReadableStream`.
    type Stream;
    #[wasm_bindgen(method)]
    fn stream(this: &Stream) -> Stream;
    #[wasm_bindgen(method, js_name = pipeThrough, catch)]
    fn pipe_through(this: &Stream, through: &DecompressionStream) -> Result<Stream, JsValue>;
    #[wasm_bindgen(method, js_name = getReader, catch)]
    fn reader(this: &Stream) -> Result<Reader, JsValue>;

    /// `ReadableStreamDefaultReader`.
    type Reader;
    #[wasm_bindgen(method)]
    fn read(this: &Reader) -> Promise;
    #[wasm_bindgen(method)]
    fn cancel(this: &Reader) -> Promise;
}

/// Unpacks DEFLATE (RFC 1951) into so many bytes at most. `None` where it is damaged
/// or comes to more.
pub async fn inflate(packed: &[u8], most: usize) -> Option<Vec<u8>> {
    let bytes = Uint8Array::from(packed);
    let blob = Blob::new_with_buffer_source_sequence(&Array::of1(&bytes)).ok()?;
    let file: Stream = JsValue::from(blob).unchecked_into();
    let unpacked = file.stream().pipe_through(&DecompressionStream::new("deflate-raw").ok()?).ok()?;
    let reader = unpacked.reader().ok()?;
    let mut all = Vec::new();
    loop {
        let piece = JsFuture::from(reader.read()).await.ok()?;
        if Reflect::get(&piece, &"done".into()).ok()?.is_truthy() {
            return Some(all);
        }
        let piece: Uint8Array = Reflect::get(&piece, &"value".into()).ok()?.dyn_into().ok()?;
        if usize::try_from(piece.length()).is_ok_and(|more| all.len().saturating_add(more) > most) {
            // What is not read any more can't fill the memory.
            JsFuture::from(reader.cancel()).await.ok();
            return None;
        }
        all.extend(piece.to_vec());
    }
}
