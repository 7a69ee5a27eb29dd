//! `cargo xtask bench`: measures the built app in a browser, on documents made
//! from the sample reports, with a peer beside it. Prints a table and writes
//! `target/bench.json`. A missed budget is shown, and is no failure.

#![allow(
    clippy::cast_possible_truncation,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable,
    clippy::unwrap_used
)]

use std::path::Path;
use std::time::Instant;
use std::{env, fs, thread};

use wasim::ui::messages::figure;

use self::app::Wasim;
use self::archive::{Archive, Measured};
use self::crowd::Crowd;
use self::documents::Document;
use self::figures::{Row, median, percentile};
use self::peer::Recogito;
use self::support::browser::target;
use self::team::{Long, Team};

mod app;
mod archive;
mod crowd;
mod documents;
mod figures;
mod peer;
#[allow(dead_code)] // the tests use what the bench does not
#[path = "../../tests/support/mod.rs"]
mod support;
mod team;

fn main() {
    let begun = Instant::now();
    let folder = target().join("bench");
    fs::create_dir_all(&folder).expect("a folder in target");
    let mut rows = Vec::new();
    let browser = common(&folder, &mut rows);
    large(&folder, &mut rows);
    dense(&folder, &mut rows);
    team(&folder, &mut rows);
    archive(&folder, &mut rows);
    rows.push(weight());

    let json = serde_json::to_string_pretty(&rows).expect("JSON");
    let file = target().join("bench.json");
    fs::write(&file, json + "\n").expect("a folder to write to");
    let cores = thread::available_parallelism().map_or(1, usize::from);
    println!("\n{browser}, {cores} cores:\n\n{}", figures::table(&rows));
    println!("also in {}, measured in {} s", file.display(), begun.elapsed().as_secs());
}

/// A report as long as a book's chapter, with the peer beside it. Gives the browser's name.
fn common(folder: &Path, rows: &mut Vec<Row>) -> String {
    let (characters, spans) = (100_000, 2_000);
    let document = Document::new(characters, spans);
    let size = size(characters, spans);

    let recogito = Recogito::with(&document, folder);
    let (peer_opens, peer_adds) = (recogito.opens(), recogito.adds());
    let name = &recogito.name;
    report(&format!("{name}: open {size}"), &peer_opens);

    let wasim = Wasim::with(&document, folder);
    let opens = wasim.opens();
    report(&format!("open {size}"), &opens);
    rows.push(open_row(&size, &opens, 100.0).beside(name, median(&peer_opens)));
    let [script, frame] = tag_rows(&size, &wasim);
    rows.push(script.beside(name, percentile(&peer_adds.script, 95)));
    rows.push(frame.beside(name, percentile(&peer_adds.frame, 95)));
    rows.push(Row::new(format!("JS heap and wasm memory, {size}"), wasim.memory() / 1e6, "MB", 40.0));
    wasim.browser()
}

/// A report as long as a book.
fn large(folder: &Path, rows: &mut Vec<Row>) {
    let (characters, few, many) = (1_000_000, 1_000, 10_000);
    let with_few = {
        let wasim = Wasim::with(&Document::new(characters, few), folder);
        wasim.open();
        wasim.elements()
    };
    let size = size(characters, many);
    let wasim = Wasim::with(&Document::new(characters, many), folder);
    let opens = wasim.opens();
    report(&format!("open {size}"), &opens);
    let with_many = wasim.elements();
    eprintln!("elements, {few} and {many} spans: {} and {}", with_few.0, with_many.0);
    rows.push(open_row(&size, &opens, 300.0));
    rows.extend(tag_rows(&size, &wasim));
    let frames = wasim.scrolled();
    report(&format!("{} frames of scrolling, {size}", frames.len()), &frames);
    let longest = percentile(&frames, 100);
    rows.push(Row::new(format!("longest frame while scrolling, {size}"), longest, "ms", 50.0));
    let [few, many] = [few, many].map(figure);
    let work = format!("DOM elements more with {many} spans than with {few}, marks in sight aside");
    rows.push(Row::new(work, with_many.1 - with_few.1, "", 0.0));
}

/// One paragraph full of spans that lie one in another.
fn dense(folder: &Path, rows: &mut Vec<Row>) {
    let (spans, deep) = (3_000, 50);
    let wasim = Wasim::with(&Document::dense(spans, deep), folder);
    let size = format!("one paragraph with {} spans, {deep} deep", figure(spans));
    let opens = wasim.opens();
    report(&format!("open {size}"), &opens);
    rows.push(open_row(&size, &opens, 300.0));
    let steps = wasim.walked(300);
    report(&format!("walk, {size}"), &steps);
    let work = format!("walk from span to span in {size}: frame, 95th percentile of {}", steps.len());
    rows.push(Row::new(work, percentile(&steps, 95), "ms", 50.0));
    let hovers = wasim.hovered(100);
    report(&format!("hover, {size}"), &hovers);
    let work = format!("move the pointer over {size}: script, 95th percentile of {}", hovers.len());
    rows.push(Row::new(work, percentile(&hovers, 95), "ms", 16.0));
    rows.extend(tag_rows(&size, &wasim));
    let frames = wasim.scrolled();
    report(&format!("{} frames of scrolling, {size}", frames.len()), &frames);
    let longest = percentile(&frames, 100);
    rows.push(Row::new(format!("longest frame while scrolling, {size}"), longest, "ms", 50.0));
}

/// What five colleagues did in a thousand reports.
fn team(folder: &Path, rows: &mut Vec<Row>) {
    let crowd = Crowd { people: 5, reports: 1_000, spans: 100, length: 5_000 };
    let team = Team::with(crowd, folder);
    let [people, reports, spans] = [crowd.people, crowd.reports, crowd.spans].map(figure);
    let size = format!("{people} annotators, {reports} reports, {spans} spans each");
    long_rows(&format!("agreement of {size}: to all figures"), 2_000.0, &team.agreed(4), rows);
    let words = ["النظام", "حي جوبر", "المعارضة"];
    let marked: Vec<Long> = words
        .iter()
        .map(|words| {
            let (long, said) = team.marked(words);
            eprintln!("{words}: {said}");
            long
        })
        .collect();
    let work =
        format!("find every place of a word in {reports} reports of {} characters", figure(crowd.length));
    long_rows(&work, 1_000.0, &marked, rows);
}

/// Ten thousand reports with a million spans, as our own lines.
fn archive(folder: &Path, rows: &mut Vec<Row>) {
    let crowd = Crowd { people: 1, reports: 10_000, spans: 100, length: 2_000 };
    let all = Archive::with(crowd, folder).expect("a folder to write to").measured();
    let size = format!("{} reports, {} spans", figure(crowd.reports), figure(crowd.reports * crowd.spans));
    let Measured { read, taken, kept, written, memory, python, size: bytes } = all;
    eprintln!(
        "{size}: {:.0} MB, read {read:?}, taken in {taken:?}, on the disk after {kept:.0} ms more, written {written:?}",
        bytes / 1e6
    );
    let name = "Python's json";
    let beside = |row: Row, value: Option<f64>| match value {
        Some(value) => row.beside(name, value),
        None => row,
    };
    let export = Row::new(format!("export {size} as JSON Lines"), written.whole, "ms", 5_000.0);
    rows.push(beside(export, python.map(|(_, written)| written)));
    let import =
        Row::new(format!("import {size}: read, then taken in"), read.whole + taken.whole, "ms", 10_000.0);
    rows.push(beside(import, python.map(|(read, _)| read)));
    let frame = [read, taken, written].iter().map(|long| long.frame).fold(0.0, f64::max);
    rows.push(Row::new(format!("longest frame meanwhile, {size}"), frame, "ms", 50.0));
    if let Some(memory) = memory {
        let work =
            format!("most memory of the page and its worker meanwhile, above the empty page's, {size}");
        rows.push(Row::new(work, memory / 1e6, "MB", bytes * 2.0 / 1e6));
    }
}

/// Work that takes a while, and what the page does meanwhile.
fn long_rows(work: &str, budget: f64, all: &[Long], rows: &mut Vec<Row>) {
    let wholes: Vec<f64> = all.iter().map(|long| long.whole).collect();
    let frames: Vec<f64> = all.iter().map(|long| long.frame).collect();
    report(work, &wholes);
    report(&format!("longest frame, {work}"), &frames);
    rows.push(Row::new(format!("{work}, median of {}", all.len()), median(&wholes), "ms", budget));
    rows.push(Row::new(format!("longest frame meanwhile, {work}"), percentile(&frames, 100), "ms", 50.0));
}

/// What the app weighs, as `cargo xtask` measured it.
fn weight() -> Row {
    let bytes = env::var("WASIM_BROTLI_BYTES").ok().and_then(|bytes| bytes.parse::<f64>().ok());
    let bytes = bytes.expect("run `cargo xtask bench`, which sets WASIM_BROTLI_BYTES");
    Row::new("wasm, JS and CSS after brotli", bytes / 1e3, "KB", 250.0)
}

fn size(characters: usize, spans: usize) -> String {
    format!("{} characters, {} spans", figure(characters), figure(spans))
}

fn open_row(size: &str, opens: &[f64], budget: f64) -> Row {
    Row::new(
        format!("open {size}: to the next frame, median of {}", opens.len()),
        median(opens),
        "ms",
        budget,
    )
}

fn tag_rows(size: &str, wasim: &Wasim) -> [Row; 2] {
    let tags = wasim.tags();
    let row = |what: &str, all: &[f64], budget| {
        report(&format!("tag, {what}, {size}"), all);
        let work = format!("tag one span in {size}: {what}, 95th percentile of {}", all.len());
        Row::new(work, percentile(all, 95), "ms", budget)
    };
    [row("script", &tags.script, 4.0), row("key press to painted frame", &tags.frame, 34.0)]
}

/// Says how far the figures lie apart, for whoever watches.
fn report(work: &str, all: &[f64]) {
    let (least, most) = (percentile(all, 0), percentile(all, 100));
    eprintln!("{work}: {least:.1} to {most:.1} ms, median {:.1}", median(all));
}
