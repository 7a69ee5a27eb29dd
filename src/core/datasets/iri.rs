//! The names of reports and annotations as IRIs: `urn:uuid:…` for an annotation
//! that has a UUID; else `urn:wasim:<report>` and
//! `urn:wasim:<report>:<number of the work>:<annotation>`, all but letters, figures
//! and `-._~` percent-encoded (RFC 3987).

use std::fmt::Write;

const OURS: &str = "urn:wasim:";
const UUID: &str = "urn:uuid:";

/// The IRI of a report.
pub(crate) fn of_report(name: &str) -> String {
    [OURS, &encoded(name)].concat()
}

/// The IRI of an annotation in the `n`th work on a report.
pub(crate) fn of_annotation(report: &str, n: usize, name: &str) -> String {
    if uuid::Uuid::try_parse(name).is_ok_and(|id| id.to_string() == name) {
        [UUID, name].concat()
    } else {
        numbered(report, n, name)
    }
}

/// The same for one whose UUID is another's already.
pub(crate) fn numbered(report: &str, n: usize, name: &str) -> String {
    format!("{}:{n}:{}", of_report(report), encoded(name))
}

/// The name of a report, if this is an IRI of ours.
pub(crate) fn report(iri: &str) -> Option<String> {
    iri.strip_prefix(OURS).map(decoded)
}

/// The name of an annotation: without what we put before it, else the IRI itself.
pub(crate) fn annotation(iri: &str) -> String {
    match iri.strip_prefix(OURS) {
        Some(ours) => ours.rsplit(':').next().map(decoded).unwrap_or_default(),
        None => iri.strip_prefix(UUID).unwrap_or(iri).to_owned(),
    }
}

/// A name that is safe in IRIs, and in the names of files.
pub(crate) fn encoded(name: &str) -> String {
    let mut to = String::new();
    for c in name.chars() {
        if c.is_alphanumeric() || matches!(c, '-' | '.' | '_' | '~') {
            to.push(c);
        } else {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                let _ = write!(to, "%{byte:02X}");
            }
        }
    }
    to
}

fn decoded(name: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = name.bytes();
    while let Some(byte) = rest.next() {
        let hex =
            |byte: Option<u8>| char::from(byte?).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        let mut ahead = rest.clone();
        match hex(ahead.next()).zip(hex(ahead.next())).filter(|_| byte == b'%') {
            Some((high, low)) => {
                bytes.push(high << 4 | low);
                rest = ahead;
            }
            None => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
