//! Recogito's text annotator, alone in a bare page, with its renderer that
//! uses the browser's own highlights.

use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::{Value, json};

use crate::app::{Added, OPENS, TAGS, person};
use crate::documents::Document;
use crate::support::browser::Browser;
use crate::support::server;

/// The library in a browser.
pub struct Recogito {
    browser: Browser,
    /// The library and its version.
    pub name: String,
}

impl Recogito {
    /// Puts the library and the document into a page.
    pub fn with(document: &Document, folder: &Path) -> Self {
        let tools = env::var_os("WASIM_TOOLS").expect("run `cargo xtask bench`, which sets WASIM_TOOLS");
        let package = PathBuf::from(tools).join("node_modules/@recogito/text-annotator");
        for file in ["text-annotator.umd.js", "text-annotator.css"] {
            fs::copy(package.join("dist").join(file), folder.join(file)).expect("the library");
        }
        let write =
            |name: &str, content: &str| fs::write(folder.join(name), content).expect("a folder to write to");
        write("index.html", include_str!("peer.html"));
        write("peer.js", include_str!("peer.js"));
        write("document.json", &document.for_peers().to_string());
        let facts = fs::read(package.join("package.json")).expect("its package.json");
        let facts: Value = serde_json::from_slice(&facts).expect("JSON");
        let name = format!("Recogito {}", facts["version"].as_str().expect("a version"));
        let mut browser = Browser::start(&person());
        browser.origin = server::serve(folder.to_path_buf());
        browser.go("/");
        Self { browser, name }
    }

    /// Gives the library the spans of a text that is shown already, again and
    /// again: milliseconds to the painted frame.
    pub fn opens(&self) -> Vec<f64> {
        let all: Vec<f64> = self.browser.ask("return openAll(arguments[0])", vec![json!(OPENS)]);
        all.into_iter().skip(1).collect()
    }

    /// Adds annotations in sight, one after the other, by a call.
    pub fn adds(&self) -> Added {
        let all: Value = self.browser.ask("return addAll(arguments[0])", vec![json!(TAGS)]);
        let list = |name: &str| serde_json::from_value(all[name].clone()).expect("figures");
        let added = Added { script: list("script"), frame: list("frame") };
        assert_eq!(added.script.len(), TAGS, "so many words were in sight");
        added
    }
}
