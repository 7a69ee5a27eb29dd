//! What has to hold of files that are bytes first: archives, and texts in any encoding.

use std::fs;
use std::io;

use encoding_rs::Encoding as Decoder;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

use crate::core::datasets::zip::{Entry, Limits, Sum, ZipWriter, list};
use crate::core::decode::{Encoding, Recognised, most_plausible, recognise, zeros_are_utf16};
use crate::limits::bounded;

/// Archives this much longer unpacked than packed are bombs, unless they are small.
const SMALL: usize = 1 << 20;

/// Unpacks an archive, within the limits; what came out goes into another one.
pub fn archive(data: &[u8]) {
    let limits = Limits::default();
    let Ok(listing) = bounded(data.len(), || list(data, &limits)) else { return };
    let sizes = listing.entries.iter().map(|entry| entry.size);
    let all: usize = sizes.fold(0, usize::saturating_add);
    assert!(all <= SMALL.max(data.len() * limits.ratio), "{} bytes become {all}", data.len());
    let names = listing.entries.iter().map(|entry| &entry.name);
    for name in names.chain(listing.refused.iter().map(|(name, _)| name)) {
        let leads_out =
            |part: &str| matches!(part, "" | "." | "..") || part.ends_with(':') && part.len() == 2;
        assert!(!name.split('/').any(leads_out) && !name.contains(['\\', '\0']), "{name:?} leads out");
    }
    let unpack = |entry: &Entry| {
        let mut inflate = |packed: &[u8], most| decompress_to_vec_with_limit(packed, most).ok();
        entry.unpack(&mut inflate).ok().map(|file| file.into_owned())
    };
    let mut files = Vec::new();
    for entry in &listing.entries {
        if let Some(file) = bounded(data.len() + entry.size, || unpack(entry)) {
            assert_eq!(file.len(), entry.size);
            files.push((entry.name.as_str(), file));
        }
    }
    let Some(again) = packed(&files) else { return };
    let again = list(&again, &limits).expect("our own archive");
    let came: Vec<_> =
        again.entries.iter().map(|entry| (&*entry.name, unpack(entry).expect("our own file"))).collect();
    assert!(came == files && again.refused.is_empty(), "another archive comes back");
}

fn packed(files: &[(&str, Vec<u8>)]) -> Option<Vec<u8>> {
    let (mut writer, mut bytes) = (ZipWriter::default(), Vec::new());
    for (name, file) in files {
        bytes.extend(writer.file(name, &Sum::of(file))?);
        bytes.extend(file);
    }
    bytes.extend(writer.finish()?);
    Some(bytes)
}

/// Looks for the encoding of a text, as a browser would under each.
pub fn encoding(data: &[u8]) {
    let decoder = |one: Encoding| Decoder::for_label(one.label().as_bytes()).expect("a known label");
    let recognised = bounded(data.len(), || recognise(data));
    match recognised {
        Recognised::Utf8(text) => {
            let mark = data.len() - text.len();
            assert!(data.ends_with(text.as_bytes()) && [&b""[..], b"\xEF\xBB\xBF"].contains(&&data[..mark]));
        }
        Recognised::Damaged(at) => {
            let error = std::str::from_utf8(data).expect_err("damaged");
            assert_eq!(error.valid_up_to(), at.0);
        }
        Recognised::Utf16(one) => assert!(matches!(one, Encoding::Utf16Le | Encoding::Utf16Be)),
        Recognised::SingleByte => assert!(std::str::from_utf8(data).is_err()),
    }
    assert!(!zeros_are_utf16(data) || matches!(recognised, Recognised::Utf16(_)));
    let decode = |one| decoder(one).decode_without_bom_handling(data).0.into_owned();
    let best = bounded(data.len(), || most_plausible(&mut |one| decoder(one).decode(data).0.into_owned()));
    assert!(!matches!(best, Encoding::Utf16Le | Encoding::Utf16Be), "these tell themselves");
    // A text with a mark at its head is what the mark says, and nothing else.
    let text = decode(best);
    let marked = ["\u{feff}", text.trim_start_matches('\u{feff}')].concat();
    assert_eq!(recognise(marked.as_bytes()), Recognised::Utf8(&marked['\u{feff}'.len_utf8()..]));
    for one in [Encoding::Utf16Le, Encoding::Utf16Be] {
        assert_eq!(recognise(&encoded(&marked, one)), Recognised::Utf16(one));
    }
}

fn encoded(text: &str, encoding: Encoding) -> Vec<u8> {
    match encoding {
        Encoding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        Encoding::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        other => {
            let encoder = Decoder::for_label(other.label().as_bytes()).expect("a known label");
            encoder.encode(text).0.into_owned()
        }
    }
}

/// Archives to begin with: without files, with some, in which one is packed, and a Word
/// document.
pub fn archives() -> Vec<Vec<u8>> {
    // Packed it is filled up to the size it has unpacked, which is what the writer knows.
    let file = [b'a'; 40];
    let mut deflated = compress_to_vec(&file, 6);
    deflated.resize(file.len(), 0);
    let mut writer = ZipWriter::default();
    let mut head = writer.file("a/b.txt", &Sum::of(&file)).unwrap_or_default();
    let mut tail = writer.finish().unwrap_or_default();
    for (part, method) in [(&mut head, 8), (&mut tail, 10)] {
        part[method] = 8;
    }
    let text = |text: &str| text.as_bytes().to_vec();
    let word = [
        ("word/document.xml", text("<w:document><w:p><w:r><w:t>غارة</w:t></w:r></w:p></w:document>")),
        ("docProps/core.xml", text("<dc:title>ت</dc:title>")),
    ];
    let several = [("غارة/a.txt", text("غارة")), ("__MACOSX/.a", Vec::new()), ("../..\\b", text("b"))];
    let mut seeds: Vec<Vec<u8>> = [&[][..], &word, &several].iter().filter_map(|one| packed(one)).collect();
    seeds.push([head, deflated, tail].concat());
    seeds
}

/// Texts to begin with, in each encoding.
pub fn texts(folder: &str) -> io::Result<Vec<Vec<u8>>> {
    let mut seeds = Vec::new();
    for entry in fs::read_dir(folder)? {
        let bytes = fs::read(entry?.path())?;
        if let Ok(text) = std::str::from_utf8(&bytes) {
            seeds.extend(Encoding::ALL.map(|encoding| encoded(text, encoding)));
            seeds.extend(Encoding::ALL.map(|encoding| encoded("قُتل 5 في دمشق", encoding)));
        }
        seeds.push(bytes);
    }
    Ok(seeds)
}
