//! A fuzz target for every reader: libFuzzer makes up files, led by which branches of
//! the core they reach, and each is read and checked. `cargo xtask fuzz [SECONDS]` runs
//! them one after the other; see there for how to run one alone.
//!
//! - `bytes`: archives and encodings.
//! - `checks`: what has to hold of what was read.
//! - `limits`: how much time and memory reading may take.
//! - `mutate`: how a file is made of another.
//! - `seeds`: the files to begin with.
//!
//! A file that breaks a rule lies in `target/fuzz/finds` then, and stays a find until it
//! is the input of a test beside what read it. Those inputs are seeds, so that
//! what was found once is what the next run begins with.
//!
//! It is a crate of its own that compiles the core alone, in seconds where the whole
//! program takes minutes. Rust's stable compiler does.
#![no_main]

mod bytes;
mod checks;
#[path = "../../src/core/mod.rs"]
#[allow(dead_code, unused_imports)]
mod core;
mod limits;
mod mutate;
mod seeds;

use std::sync::LazyLock;

use libfuzzer_sys::{fuzz_mutator, fuzz_target};

use checks::Target;

/// What is read, by its word in `WASIM_FUZZ`; any other word lists them.
static TARGET: LazyLock<Target> = LazyLock::new(|| {
    let word = std::env::var("WASIM_FUZZ").unwrap_or_default();
    Target::parse(&word).unwrap_or_else(|| {
        println!("{}", Target::words().join("\n"));
        std::process::exit(i32::from(word != "list"))
    })
});

fuzz_target!(
    init: {
        LazyLock::force(&TARGET);
        if let Some(folder) = std::env::var_os("WASIM_FUZZ_SEEDS") {
            seeds::put(*TARGET, folder.as_ref()).expect("seeds can't be written");
        }
    },
    |data: &[u8]| checks::check(*TARGET, data)
);

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    mutate::mutate(data, size, max_size, seed)
});
