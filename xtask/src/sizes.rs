//! What the built app weighs on the wire: brotli at its best quality, as a
//! static host sends it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

/// The most that wasm, JavaScript and style sheets should weigh together, brotli, in bytes (250 KB).
pub const BUDGET: usize = 250_000;

/// What they may weigh until the budget is met: a little more than they do. It
/// is lowered with what is saved, and raised only in a commit of its own that
/// says for what.
pub const CEILING: usize = 1_160_000;

/// One file of the built app.
#[derive(Clone, Debug)]
pub struct Size {
    /// Its path inside the folder.
    pub name: String,
    /// Its length in bytes.
    pub raw: usize,
    /// Its length in bytes after brotli.
    pub brotli: usize,
}

impl Size {
    /// Whether the budget counts it: wasm, JavaScript and style sheets.
    fn counts(&self) -> bool {
        [".wasm", ".js", ".css"].iter().any(|ending| self.name.ends_with(ending))
    }
}

/// Every file under `folder`, the heaviest first.
pub fn measure(folder: &Path) -> Result<Vec<Size>> {
    let mut sizes = Vec::new();
    collect(folder, "", &mut sizes).with_context(|| format!("could not read {}", folder.display()))?;
    sizes.sort_by(|a, b| b.brotli.cmp(&a.brotli).then_with(|| a.name.cmp(&b.name)));
    Ok(sizes)
}

fn collect(folder: &Path, prefix: &str, sizes: &mut Vec<Size>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{name}/"), sizes)?;
        } else {
            let content = fs::read(entry.path())?;
            sizes.push(Size { name, raw: content.len(), brotli: brotli(&content)? });
        }
    }
    Ok(())
}

/// The length in bytes of `content` after brotli, quality 11, window 22.
fn brotli(content: &[u8]) -> Result<usize> {
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    let mut packed = Vec::new();
    Ok(brotli::BrotliCompress(&mut &*content, &mut packed, &params)?)
}

/// What the budget counts, in bytes after brotli.
pub fn total(sizes: &[Size]) -> usize {
    sizes.iter().filter(|size| size.counts()).map(|size| size.brotli).sum()
}

/// A table of all files and the sum that the budget is about.
pub fn table(sizes: &[Size]) -> String {
    let mut lines = vec![format!("{:<44}{:>10}{:>10}", "file", "bytes", "brotli")];
    lines.extend(sizes.iter().map(|size| format!("{:<44}{:>10}{:>10}", size.name, size.raw, size.brotli)));
    lines.push(format!("{:<44}{:>10}{:>10}", "wasm + JS + CSS", "", total(sizes)));
    lines.join("\n")
}

/// Fails where the app is heavier than its ceiling, and says where it misses its budget.
pub fn check_budget(sizes: &[Size]) -> Result<()> {
    ensure!(sizes.iter().any(|size| size.name.ends_with(".wasm")), "the built app has no wasm file");
    let total = total(sizes);
    ensure!(total <= CEILING, "wasm, JS and CSS weigh {total} bytes after brotli; the ceiling is {CEILING}");
    if total > BUDGET {
        println!("wasm, JS and CSS weigh {total} bytes after brotli: the budget of {BUDGET} is missed");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(name: &str, brotli: usize) -> Size {
        Size { name: name.to_owned(), raw: brotli * 3, brotli }
    }

    #[test]
    fn wasm_scripts_and_styles_are_summed() {
        let check = |files: &[(&str, usize)], expected| {
            let sizes: Vec<Size> = files.iter().map(|(name, brotli)| size(name, *brotli)).collect();
            assert_eq!(total(&sizes), expected, "{files:?}");
        };
        check(&[], 0);
        check(&[("a.wasm", 100), ("a.js", 20), ("a.css", 3)], 123);
        check(&[("index.html", 9), ("icon.svg", 9), ("a.css", 3)], 3);
        check(&[("snippets/b/inline0.js", 7), ("a.json", 9), ("a.js.map", 9)], 7);
    }

    #[test]
    fn the_ceiling_is_a_limit() {
        assert!(check_budget(&[size("a.wasm", CEILING - 1), size("a.js", 1), size("icon.svg", 9)]).is_ok());
        let error = check_budget(&[size("a.wasm", CEILING), size("a.js", 1)]).unwrap_err().to_string();
        assert!(error.contains(&(CEILING + 1).to_string()), "{error}");
        assert!(check_budget(&[size("a.js", 1)]).is_err(), "an empty build is not a light one");
    }

    #[test]
    fn files_are_measured_where_they_lie() {
        let folder = std::env::temp_dir().join(format!("wasim-sizes-{}", std::process::id()));
        fs::create_dir_all(folder.join("snippets")).unwrap();
        fs::write(folder.join("a.css"), "p{margin:0}".repeat(1000)).unwrap();
        fs::write(folder.join("snippets/b.js"), "1").unwrap();
        let sizes = measure(&folder).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        let names: Vec<&str> = sizes.iter().map(|size| size.name.as_str()).collect();
        assert_eq!(names, ["a.css", "snippets/b.js"]);
        let (style, script) = (&sizes[0], &sizes[1]);
        assert_eq!((style.raw, script.raw), (11_000, 1));
        assert!(style.brotli < 100 && style.brotli > script.brotli, "{sizes:?}");
        assert!(table(&sizes).ends_with(&total(&sizes).to_string()));
    }
}
