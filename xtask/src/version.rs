//! Versions of tools, as they print them, and which of them will do.

use std::fmt;

/// A version; parts that a tool doesn't print are zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version(pub u32, pub u32, pub u32);

impl Version {
    /// The first version in a tool's own words: `trunk 0.21.14`, `wasm-opt
    /// version 132 (version_132)`, `Chromium 156.0.8078.79 built on Debian`.
    pub fn find(text: &str) -> Option<Self> {
        text.split_whitespace().find_map(Self::parse)
    }

    /// `0.21.14`, also with a `v` before it, fewer parts, more parts or a suffix.
    fn parse(word: &str) -> Option<Self> {
        let word = word.strip_prefix('v').unwrap_or(word);
        let mut parts = word.split(['.', '-', '+']);
        let major = parts.next()?.parse().ok()?;
        let mut next = || parts.next().and_then(|part| part.parse().ok()).unwrap_or(0);
        Some(Self(major, next(), next()))
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.0, self.1, self.2)
    }
}

/// Which versions will do.
#[derive(Clone, Copy, Debug)]
pub enum Wanted {
    /// This one only.
    Exactly(Version),
    /// Any with the same first two parts.
    Series(u32, u32),
    /// This one and later ones.
    AtLeast(Version),
}

impl Wanted {
    /// Whether `version` will do.
    pub fn allows(self, version: Version) -> bool {
        match self {
            Self::Exactly(wanted) => version == wanted,
            Self::Series(major, minor) => (version.0, version.1) == (major, minor),
            Self::AtLeast(wanted) => version >= wanted,
        }
    }
}

/// As `cargo install --version` takes it.
impl fmt::Display for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exactly(version) => write!(f, "{version}"),
            Self::Series(major, minor) => write!(f, "~{major}.{minor}"),
            Self::AtLeast(version) => write!(f, ">={version}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_found_in_what_tools_print() {
        let check = |text, expected| assert_eq!(Version::find(text), expected, "{text}");
        check("trunk 0.21.14", Some(Version(0, 21, 14)));
        check("wasm-bindgen 0.2.130 (27c7a4d06)", Some(Version(0, 2, 130)));
        check("wasm-opt version 132 (version_132)", Some(Version(132, 0, 0)));
        check("Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)", Some(Version(156, 0, 8078)));
        check("Google Chrome 130.0.6723.58 ", Some(Version(130, 0, 6723)));
        check("v20.20.2", Some(Version(20, 20, 2)));
        check("tool 1.2.3-rc.1", Some(Version(1, 2, 3)));
        check("no version here", None);
        check("", None);
    }

    #[test]
    fn wanted_versions() {
        let check = |wanted: Wanted, (a, b, c), expected| {
            assert_eq!(wanted.allows(Version(a, b, c)), expected, "{wanted} {a}.{b}.{c}");
        };
        check(Wanted::Exactly(Version(0, 2, 130)), (0, 2, 130), true);
        check(Wanted::Exactly(Version(0, 2, 130)), (0, 2, 131), false);
        check(Wanted::Series(0, 21), (0, 21, 14), true);
        check(Wanted::Series(0, 21), (0, 22, 0), false);
        check(Wanted::Series(0, 21), (1, 21, 0), false);
        check(Wanted::AtLeast(Version(120, 0, 0)), (132, 0, 0), true);
        check(Wanted::AtLeast(Version(120, 0, 0)), (120, 0, 0), true);
        check(Wanted::AtLeast(Version(120, 0, 0)), (108, 0, 0), false);
    }

    #[test]
    fn wanted_versions_read_as_cargo_takes_them() {
        assert_eq!(Wanted::Exactly(Version(0, 2, 130)).to_string(), "0.2.130");
        assert_eq!(Wanted::Series(0, 21).to_string(), "~0.21");
        assert_eq!(Wanted::AtLeast(Version(0, 9, 0)).to_string(), ">=0.9.0");
    }
}
