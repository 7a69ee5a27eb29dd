//! Files for the tests of the whole app, kept under `tests/fixtures/files`:
//! made from the sample here, so that they stay what they are said to be.

use super::{FRESH, kept, sample};
use crate::core::exchange::{Receipt, layer_file, project_file};
use crate::core::model::Sha256;

#[test]
fn the_kept_files_are_what_they_are_said_to_be() {
    let file = project_file::write(&sample()).replacen(env!("CARGO_PKG_VERSION"), "0.1.0", 1);
    let with = |from: &str, to: &str| {
        assert!(file.contains(from), "{from}");
        file.replacen(from, to, 1)
    };
    let windows =
        [b"{\"title\": \"".as_slice(), b"\xdb\xc7\xd1\xc9 \xda\xe1\xec \xcd\xe1\xc8", b"\"}\n"].concat();
    let half = &file.as_bytes()[..file.len() / 2];
    let offsets = with("\"start\": 27, \"end\": 31", "\"start\": 29, \"end\": 33").replacen(
        "\"text\": \"5 مدنيين\"",
        "\"text\": \"7 مدنيين\"",
        1,
    );
    let other = "[{\"title\": \"غارة على حلب\", \"pages\": 3}]\n";
    let [there, here] = ["🚑 غارة على حلب", "🚑 غارة علي حلب"].map(Sha256::of);
    let hash = format!("reports[1].sha256: the text of report 002 has the hash {here}, not {there}");
    let version = "version Some(4) of the format; versions up to 3 are known";
    let unit = "offset_unit is Some(\"utf16_code_unit\") and has to be unicode_code_point";
    let shape = "layers[0].sheets[0].spans[2].start: \"28\", expected a whole number (line 260, column 90)";
    check("project", file.as_bytes(), "read");
    check("offsets", offsets.as_bytes(), "1 repaired, 2 set aside");
    check("half", half, "the file ends at line 86, column 322, before it is complete");
    check("windows-1256", &windows, "not UTF-8 at byte 11");
    check("not-json", "غارة على حلب\n".as_bytes(), "not JSON at line 1, column 1: expected value");
    check("other-format", other.as_bytes(), "not a file of Wasim: its format is None");
    check("newer", with("\"version\": 3,", "\"version\": 4,").as_bytes(), version);
    check("utf16", with("unicode_code_point", "utf16_code_unit").as_bytes(), unit);
    check("wrong-hash", with("غارة على حلب\"\n", "غارة علي حلب\"\n").as_bytes(), &hash);
    check("wrong-shape", with("\"start\": 27", "\"start\": \"28\"").as_bytes(), shape);
    let unknown = with("\"report\": \"002\"", "\"report\": \"003\"");
    check("unknown-report", unknown.as_bytes(), "layers[0].sheets[1].report: no report 003");
    let layer =
        layer_file::write(&sample(), &sample().layers[0]).replacen(env!("CARGO_PKG_VERSION"), "0.1.0", 1);
    check("layer", layer.as_bytes(), "a Layer file where a Project file was asked for");
}

fn check(name: &str, content: &[u8], expected: &str) {
    let found = match project_file::read(content, FRESH) {
        Ok((_, Receipt { repaired, quarantined, .. })) if repaired.is_empty() && quarantined.is_empty() => {
            "read".to_owned()
        }
        Ok((_, receipt)) => {
            format!("{} repaired, {} set aside", receipt.repaired.len(), receipt.quarantined.len())
        }
        Err(problem) => problem.to_string(),
    };
    assert_eq!(found, expected, "{name}");
    kept(&format!("tests/fixtures/files/{name}.json"), content);
}
