use std::borrow::Cow;

use super::*;
use crate::core::datasets::zip::{Limits, Listing, Refusal, Sum, ZipWriter, list};

/// An archive of these files.
pub(super) fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::default();
    let mut out = Vec::new();
    for (name, bytes) in files {
        out.extend(writer.file(name, &Sum::of(bytes)).unwrap());
        out.extend(*bytes);
    }
    out.extend(writer.finish().unwrap());
    out
}

/// An archive of one file, with any flags, method and sizes.
fn made(name: &str, flags: u16, method: u16, data: &[u8], size: u32, crc: u32) -> Vec<u8> {
    let packed = u32::try_from(data.len()).unwrap();
    let numbers = |list: &[u16]| list.iter().flat_map(|number| number.to_le_bytes()).collect::<Vec<u8>>();
    let long = |list: &[u32]| list.iter().flat_map(|number| number.to_le_bytes()).collect::<Vec<u8>>();
    let common = [
        numbers(&[20, flags, method, 0, 0x21]),
        long(&[crc, packed, size]),
        numbers(&[u16::try_from(name.len()).unwrap(), 0]),
    ]
    .concat();
    let local = [b"PK\x03\x04".to_vec(), common.clone(), name.as_bytes().to_vec(), data.to_vec()].concat();
    let directory =
        [b"PK\x01\x02".to_vec(), numbers(&[20]), common, vec![0; 14], name.as_bytes().to_vec()].concat();
    let sizes = [directory.len(), local.len()].map(|length| u32::try_from(length).unwrap());
    let end = [b"PK\x05\x06\0\0\0\0".to_vec(), numbers(&[1, 1]), long(&sizes), vec![0, 0]].concat();
    [local, directory, end].concat()
}

/// Inflates stored blocks alone (RFC 1951, 3.2.4): one, the last.
fn inflate(packed: &[u8], size: usize) -> Option<Vec<u8>> {
    let data = packed.strip_prefix(&[1])?.get(4..)?;
    (data.len() <= size).then(|| data.to_vec())
}

const CRC_OF_ABC: u32 = 0x3524_41c2;

#[test]
fn archives_are_what_the_format_says() {
    let expected = made("a.txt", 1 << 11, 0, b"abc", 3, CRC_OF_ABC);
    assert_eq!(archive(&[("a.txt", b"abc")]), expected);
    let bytes = archive(&[("غارة/a.txt", "غارة".as_bytes()), ("b", b"")]);
    let listing = list(&bytes, &Limits::default()).unwrap();
    let names: Vec<(&str, usize)> = listing.entries.iter().map(|one| (one.name.as_str(), one.size)).collect();
    assert_eq!(names, [("غارة/a.txt", 8), ("b", 0)]);
    assert_eq!(list(&archive(&[]), &Limits::default()), Ok(Listing::default()));
    // Behind another program, as in archives that unpack themselves.
    let behind = [b"MZ".repeat(100), made("a", 0, 0, b"abc", 3, CRC_OF_ABC)].concat();
    let listing = list(&behind, &Limits::default()).unwrap();
    assert_eq!(listing.entries[0].unpack(&mut inflate), Ok(Cow::Borrowed(&b"abc"[..])));
    // With sizes in extra fields (zip64), and with a folder.
    let large = concat!(
        "PK\x03\x04\x2d\0\0\0\0\0\0\0!\0",
        "\u{c2}A$5",
        "\u{ff}\u{ff}\u{ff}\u{ff}\u{ff}\u{ff}\u{ff}\u{ff}",
        "\x05\0\x14\0a.txt",
        "\x01\0\x10\0\x03\0\0\0\0\0\0\0\x03\0\0\0\0\0\0\0abc",
        "PK\x01\x02\x2d\x03\x2d\0\0\0\0\0\0\0!\0",
        "\u{c2}A$5",
        "\u{ff}\u{ff}\u{ff}\u{ff}\u{ff}\u{ff}\u{ff}\u{ff}",
        "\x05\0\x14\0\0\0\0\0\0\0\0\0\u{80}\x01\0\0\0\0a.txt",
        "\x01\0\x10\0\x03\0\0\0\0\0\0\0\x03\0\0\0\0\0\0\0",
        "PK\x05\x06\0\0\0\0\x01\0\x01\0\x47\0\0\0\x3a\0\0\0\0\0",
    );
    let large: Vec<u8> = large.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let listing = list(&large, &Limits::default()).unwrap();
    assert_eq!(listing.entries[0].unpack(&mut inflate), Ok(Cow::Borrowed(&b"abc"[..])));
    let folder = made("a/", 0, 0, b"", 0, 0);
    assert_eq!(list(&folder, &Limits::default()), Ok(Listing::default()));
}

#[test]
fn names_lead_into_the_archive() {
    let check = |name: &str, expected: &str| {
        let listing = archive(&[(name, b"")]);
        assert_eq!(list(&listing, &Limits::default()).unwrap().entries[0].name, expected, "{name}");
    };
    check("a/b.txt", "a/b.txt");
    check("../../a", "a");
    check("/etc/a", "etc/a");
    check("a/../../b", "a/b");
    check("C:\\x\\..\\a", "x/a");
    check("./a\0b", "ab");
    check(".\0./.\0/C\0:/a", "a");
    check("..", "-");
    check("\\\\host\\a", "host/a");
}

#[test]
fn what_is_too_much_is_refused() {
    let limits = Limits { files: 2, each: 1 << 22, all: 1 << 23, ratio: 10 };
    let refused = |bytes: &[u8]| {
        list(bytes, &limits)
            .map(|listing| listing.refused.into_iter().map(|(_, why)| why).collect::<Vec<_>>())
    };
    let block = [&[1, 3, 0, 0xfc, 0xff][..], b"abc"].concat();
    assert_eq!(refused(&made("a", 0, 8, &block, 3, CRC_OF_ABC)), Ok(Vec::new()));
    assert_eq!(refused(&made("a", 1, 8, &block, 3, CRC_OF_ABC)), Ok(vec![Refusal::Encrypted]));
    assert_eq!(refused(&made("a", 0, 14, &block, 3, CRC_OF_ABC)), Ok(vec![Refusal::Method(14)]));
    assert_eq!(refused(&made("a", 0, 8, &block, 1 << 23, 0)), Ok(vec![Refusal::TooLarge]));
    assert_eq!(refused(&made("a", 0, 8, &block, (1 << 20) + 1, 0)), Ok(vec![Refusal::Bomb]));
    assert_eq!(refused(&archive(&[("a", b""), ("b", b""), ("c", b"")])), Err(Refusal::TooMany));
    // The same few bytes twice, each time just small enough.
    let half = made("a", 0, 8, &block, 1 << 20, 0);
    let [directory, end] = [&half[39..86], &half[86..]];
    let count = |end: &[u8]| [&end[..8], &[2, 0, 2, 0, 94, 0, 0, 0], &end[16..]].concat();
    let twice = [&half[..39], directory, directory, &count(end)].concat();
    assert_eq!((refused(&half), refused(&twice)), (Ok(Vec::new()), Err(Refusal::Bomb)));
    let large = vec![0; 1 << 22];
    assert_eq!(refused(&archive(&[("a", &large), ("b", &large)])), Ok(Vec::new()));
    let tight = Limits { all: (1 << 23) - 1, ..limits };
    assert_eq!(list(&archive(&[("a", &large), ("b", &large)]), &tight), Err(Refusal::TooLarge));
    for bytes in [&b""[..], b"PK\x03\x04", b"PK", &archive(&[("a", b"abc")])[..60]] {
        assert_eq!(refused(bytes), Err(Refusal::Damaged));
    }
}

#[test]
fn files_come_out_whole_or_not_at_all() {
    let unpacked = |bytes: &[u8]| {
        list(bytes, &Limits::default()).unwrap().entries[0].unpack(&mut inflate).map(Cow::into_owned)
    };
    let block = [&[1, 3, 0, 0xfc, 0xff][..], b"abc"].concat();
    assert_eq!(unpacked(&made("a", 0, 8, &block, 3, CRC_OF_ABC)), Ok(b"abc".to_vec()));
    assert_eq!(unpacked(&made("a", 0, 8, &block, 3, 1)), Err(Refusal::Damaged));
    assert_eq!(unpacked(&made("a", 0, 8, &block, 4, CRC_OF_ABC)), Err(Refusal::Damaged));
    assert_eq!(unpacked(&made("a", 0, 8, b"\x02", 3, CRC_OF_ABC)), Err(Refusal::Damaged));
    assert_eq!(unpacked(&made("a", 0, 0, b"abc", 3, CRC_OF_ABC)), Ok(b"abc".to_vec()));
    assert_eq!(unpacked(&made("a", 0, 0, b"abd", 3, CRC_OF_ABC)), Err(Refusal::Damaged));
    assert_eq!(unpacked(&made("a", 0, 0, b"abc", 2, CRC_OF_ABC)), Err(Refusal::Damaged));
}

#[test]
fn an_archive_that_needs_another_format_is_not_made() {
    let long = "a".repeat(70_000);
    assert_eq!(ZipWriter::default().file(&long, &Sum::default()), None);
    let mut writer = ZipWriter::default();
    let made = (0..70_000).take_while(|n| writer.file(&n.to_string(), &Sum::default()).is_some()).count();
    assert_eq!(made, 65_534);
    let mut large = Sum::default();
    large.size = 1 << 32;
    assert_eq!(ZipWriter::default().file("a", &large), None);
}

proptest! {
    #[test]
    fn files_come_back(files in vec(("[a-zء-ي]{1,8}", vec(any::<u8>(), 0..50)), 0..6)) {
        let named: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        let bytes = archive(&named);
        let listing = list(&bytes, &Limits::default()).unwrap();
        prop_assert_eq!(&listing.refused, &[]);
        let came: Vec<(String, Vec<u8>)> =
            listing.entries.iter().map(|one| (one.name.clone(), one.unpack(&mut inflate).unwrap().into_owned())).collect();
        prop_assert_eq!(came, files);
    }

    #[test]
    fn a_damaged_archive_is_only_that(at in any::<prop::sample::Index>(), byte in any::<u8>(), end in any::<prop::sample::Index>()) {
        let mut bytes = archive(&[("a.txt", b"abc"), ("b.txt", b"defg")]);
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let _ = list(&bytes, &Limits::default()).map(|listing| {
            listing.entries.iter().for_each(|entry| drop(entry.unpack(&mut inflate)));
        });
        bytes.truncate(end.index(bytes.len()));
        prop_assert!(list(&bytes, &Limits::default()).is_err());
    }
}
