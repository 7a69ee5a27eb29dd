//! The programs that read our files, each fed with what we write for it: the texts
//! that it cuts out by our offsets have to be the words that were marked.
//!
//! A program is a script here, `read_<name>.py`, with its packages in `requirements*.txt`,
//! and a test below that names what is written for it. The script gets a folder:
//! - `expected.jsonl`: what was written, a document a line: `id`, `text`, and the
//!   marks of each work with their quotes, all in code points (see `documents`);
//! - for each export a folder of its name, with `losses.json` and the files.
//!
//! `cargo xtask test` makes the Python environment and names it in `WASIM_PYTHON`.

// Only functions marked as tests may unwrap otherwise; here everything is one.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

// Without the feature the program is the app, which says nothing.
#[cfg(feature = "cli")]
mod agreement;
mod documents;

use std::env;
use std::fs;
use std::io::{Write, stderr};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Map;
use wasim::core::datasets::card::{Facts, File, Told, card};
use wasim::core::datasets::write::{Frame, Losses, Nesting, Part, Recipe, Scheme, beside, frame, write};
use wasim::core::datasets::{Document, Format, Inventory, Split, Subset, Tokens, View};
use wasim::core::model::Sha256;

#[test]
fn spacy_reads_its_lines() {
    let usual = Recipe::of(Format::Spacy);
    let outermost = Recipe { nesting: Nesting::Outermost, ..usual };
    read_by(
        "spacy",
        &[
            ("exact", usual),
            ("outermost", outermost),
            ("whole", Recipe { view: View::WholeTokens, ..usual }),
            ("whole-blanks", Recipe { view: View::WholeTokens, tokens: Tokens::Blanks, ..usual }),
        ],
    );
}

#[test]
fn datasets_and_seqeval_read_lines_for_hugging_face() {
    let usual = Recipe::of(Format::HuggingFace);
    read_by(
        "hugging_face",
        &[
            ("iob2", usual),
            ("bioes", Recipe { scheme: Scheme::Bioes, ..usual }),
            ("whole", Recipe { view: View::WholeTokens, tokens: Tokens::Blanks, ..usual }),
        ],
    );
}

#[test]
fn cassis_loads_its_files() {
    read_by("cassis", &[("files", Recipe::of(Format::Cas))]);
}

#[test]
fn label_studio_converts_its_tasks() {
    read_by("label_studio", &[("tasks", Recipe::of(Format::LabelStudio))]);
}

#[test]
fn json_ld_and_shapes_hold_for_web_annotations() {
    read_by("json_ld", &[("annotations", Recipe::of(Format::WebAnnotation))]);
}

#[test]
fn code_points_cut_the_quotes_out_of_lines_and_standoff() {
    let whole = |format| Recipe { view: View::WholeTokens, ..Recipe::of(format) };
    let conll = Recipe::of(Format::Conll);
    read_by(
        "offsets",
        &[
            ("doccano", Recipe::of(Format::Doccano)),
            ("prodigy", Recipe::of(Format::Prodigy)),
            ("prodigy-whole", whole(Format::Prodigy)),
            ("brat", Recipe::of(Format::Brat)),
            ("conll", conll),
            ("conll-bioes", Recipe { scheme: Scheme::Bioes, nesting: Nesting::Outermost, ..conll }),
            ("conll-whole", Recipe { tokens: Tokens::Blanks, ..whole(Format::Conll) }),
        ],
    );
}

#[cfg(feature = "cli")]
#[test]
fn nervaluate_and_krippendorff_come_to_the_same_agreement() {
    run("agreement", |folder| {
        let told = agreement::told(&documents::all(), folder);
        fs::write(folder.join("agreement.json"), told.to_string()).unwrap();
    });
}

/// Writes all documents in these ways, and has the script of this name look at them.
#[track_caller]
fn read_by(script: &str, exports: &[(&str, Recipe)]) {
    run(script, |folder| {
        let documents = documents::all();
        for (name, recipe) in exports {
            export(&folder.join(name), &documents, recipe);
        }
        let expected: String =
            documents.iter().map(|document| format!("{}\n", documents::expected(document))).collect();
        fs::write(folder.join("expected.jsonl"), expected).unwrap();
    });
}

/// Runs the script of this name on a folder that was filled for it.
#[track_caller]
fn run(script: &str, fill: impl FnOnce(&Path)) {
    let Some(python) = env::var_os("WASIM_PYTHON") else {
        // Not by a macro: what that prints is shown of tests that fail alone.
        let words = format!("skipped {script}: `cargo xtask test` makes the Python that it needs\n");
        stderr().write_all(words.as_bytes()).unwrap();
        return;
    };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("interop").join(script);
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    fs::create_dir_all(&folder).unwrap();
    fill(&folder);

    let script =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/interop").join(format!("read_{script}.py"));
    let mut command = Command::new(python);
    // Nothing is looked for in the network, and nothing kept beside the scripts.
    command.args(["-B", "-X", "utf8"]).arg(&script).arg(&folder);
    command.env("HF_HUB_OFFLINE", "1").env("HF_HOME", folder.join("cache"));
    let output = command.output().expect("WASIM_PYTHON names no program");
    let said = [output.stdout, output.stderr].map(|said| String::from_utf8_lossy(&said).into_owned());
    assert!(output.status.success(), "{}:\n{}", script.display(), said.concat());
}

/// Writes documents into a folder: parted, with a data card, where all are in one file.
fn export(folder: &Path, documents: &[Document], recipe: &Recipe) {
    fs::create_dir_all(folder).unwrap();
    let mut losses = Losses::default();
    match frame(recipe.format) {
        Frame::Together { ending, before, between, after } => {
            let split = Split { train: 60, dev: 20, test: 20, seed: 42 };
            let hashes: Vec<Sha256> = documents.iter().map(|one| Sha256::of(one.text.as_str())).collect();
            let subsets = split.assign(&hashes);
            let files = Subset::ALL.map(|subset| {
                let chosen = documents.iter().zip(&subsets).filter(|(_, one)| **one == subset);
                let (mut reports, mut parts) = (0, Vec::new());
                for (document, _) in chosen {
                    reports += 1;
                    parts.extend(write(document, recipe, &mut losses).into_iter().map(|part| part.text));
                }
                let name = format!("{}.{ending}", subset.word());
                fs::write(folder.join(&name), format!("{before}{}{after}", parts.join(between))).unwrap();
                File { name, subset, reports, records: parts.len() }
            });
            fs::write(folder.join("README.md"), data_card(documents, recipe, &losses, &files, split))
                .unwrap();
        }
        Frame::Apart => {
            for part in documents.iter().flat_map(|document| write(document, recipe, &mut losses)) {
                let path: PathBuf = folder.join(&part.name);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, part.text).unwrap();
            }
        }
    }
    let mut inventory = Inventory::default();
    documents.iter().for_each(|document| inventory.count(document));
    for Part { name, text } in beside(recipe.format, &inventory) {
        fs::write(folder.join(name), text).unwrap();
    }
    let losses: Map<_, _> = losses.iter().map(|(loss, many)| (loss.word().to_owned(), many.into())).collect();
    fs::write(folder.join("losses.json"), serde_json::to_string(&losses).unwrap()).unwrap();
}

fn data_card(
    documents: &[Document],
    recipe: &Recipe,
    losses: &Losses,
    files: &[File],
    split: Split,
) -> String {
    let mut inventory = Inventory::default();
    documents.iter().for_each(|document| inventory.count(document));
    let told =
        Told { licence: "CC-BY-4.0".to_owned(), rationale: "---\n# a: 'b'".to_owned(), ..Told::default() };
    card(&Facts {
        name: "تقارير: \"واسم\" # 1\u{2028}",
        languages: &["ar".to_owned(), "no".to_owned()],
        inventory: &inventory,
        names: false,
        gold: false,
        schema_version: Some(1),
        guidelines: "",
        agreement: None,
        recipe: *recipe,
        losses,
        files,
        split: Some(split),
        told: &told,
    })
}
