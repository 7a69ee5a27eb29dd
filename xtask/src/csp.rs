//! The content security policy of the built page. Trunk starts the app from an
//! inline script; the policy in `index.html` allows no inline script but those
//! whose hash it names, so the hash is filled in after each build.

use std::env;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// Stands in `index.html` where the hashes go. A browser reads it as a source
/// that matches nothing: a page that was never filled in does not start.
const PLACEHOLDER: &str = "{{script-hashes}}";

/// Trunk's hook: fills in the page that Trunk is about to hand over.
pub fn post_build() -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .context("TRUNK_STAGING_DIR is not set: Trunk runs this as its hook")?;
    let page = Path::new(&staging).join("index.html");
    let html = fs::read_to_string(&page).with_context(|| format!("could not read {}", page.display()))?;
    let html = fill(&html).with_context(|| format!("the content security policy of {}", page.display()))?;
    fs::write(&page, html).with_context(|| format!("could not write {}", page.display()))
}

/// The page with the hash of each of its inline scripts in the policy.
fn fill(html: &str) -> Result<String> {
    let Some((before, after)) = html.split_once(PLACEHOLDER) else { bail!("the page has no {PLACEHOLDER}") };
    ensure!(!after.contains(PLACEHOLDER), "the page has {PLACEHOLDER} more than once");
    ensure!(!before.contains("<script"), "a script stands before the policy, which would not govern it");
    let scripts = inline_scripts(html)?;
    ensure!(!scripts.is_empty(), "the page has no inline script: has Trunk's loader changed?");
    let hashes: Vec<String> = scripts.into_iter().map(source).collect();
    Ok(html.replace(PLACEHOLDER, &hashes.join(" ")))
}

/// The policy's name for one script.
fn source(script: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(script)))
}

/// The text of every script without a `src`. Tag names are in lower case, as
/// Trunk and our `index.html` write them.
fn inline_scripts(html: &str) -> Result<Vec<&str>> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some((_, after)) = rest.split_once("<script") {
        let (attributes, after) = after.split_once('>').context("a script's tag has no end")?;
        let (script, after) = after.split_once("</script>").context("a script has no end")?;
        let external = attributes.split_whitespace().any(|word| word == "src" || word.starts_with("src="));
        if !external {
            found.push(script);
        }
        rest = after;
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The hash of `alert('Hello, world.');`, from the example in the specification (CSP 3, § 8.3).
    const HELLO: &str = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='";

    fn page(scripts: &str) -> String {
        format!("<meta content=\"script-src 'self' {PLACEHOLDER}; img-src 'self'\">{scripts}")
    }

    #[test]
    fn hashes_are_filled_in() {
        let check = |scripts: &str, hashes: &str| {
            let filled = fill(&page(scripts)).unwrap();
            assert_eq!(filled, page(scripts).replace(PLACEHOLDER, hashes));
        };
        check("<script>alert('Hello, world.');</script>", HELLO);
        check("<script type=\"module\">alert('Hello, world.');</script><script src='a.js'></script>", HELLO);
        check("<script src></script>\n<script type=module>alert('Hello, world.');</script>", HELLO);
        let twice = "<script>alert('Hello, world.');</script>".repeat(2);
        check(&twice, &format!("{HELLO} {HELLO}"));
    }

    #[test]
    fn every_byte_of_the_script_counts() {
        assert_ne!(source("a()"), source("\na()"));
    }

    #[test]
    fn what_could_not_work_is_an_error() {
        let check = |html: &str, expected: &str| {
            let error = fill(html).unwrap_err().to_string();
            assert!(error.contains(expected), "{html}: {error}");
        };
        check("<script>a()</script>", "has no {{script-hashes}}");
        check(&page(PLACEHOLDER), "more than once");
        check(&page(""), "no inline script");
        check(&page("<script src=\"a.js\"></script>"), "no inline script");
        check(&page("<script>a()"), "no end");
        check(&page("<script"), "no end");
        check(&format!("<script>a()</script>{}", page("")), "before the policy");
    }

    #[test]
    fn our_page_is_strict() {
        let root = crate::shell::Shell::new().unwrap().root;
        let html = fs::read_to_string(root.join("index.html")).unwrap();
        fill(&format!("{html}<script>a()</script>")).unwrap();
        let (_, policy) = html.split_once("Content-Security-Policy\" content=\"").unwrap();
        let (policy, _) = policy.split_once('"').unwrap();
        assert!(policy.starts_with("default-src 'none'; "), "{policy}");
        for loose in ["'unsafe-inline'", "'unsafe-eval'", "http", "data:", "blob:", "*"] {
            assert!(!policy.contains(loose), "{loose} in {policy}");
        }
        for blocked in ["<style", " style=", " onclick=", " onload="] {
            assert!(!html.contains(blocked), "the policy blocks {blocked}");
        }
    }
}
