//! Chrome or Chromium, its driver, and fonts for it to draw with.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::{Setup, apt};
use crate::shell;
use crate::version::Version;

/// Names of the browser, the one whose driver a package manager gives first.
const BROWSERS: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/// The driver; some systems keep it beside the browser, off the search path.
const DRIVERS: &[&str] =
    &["chromedriver", "/usr/lib/chromium/chromedriver", "/usr/lib/chromium-browser/chromedriver"];

/// Families that draw what the tests look at, and the packages that have them:
/// naskh for the reports, pictures for emoji.
const FONTS: &[(&str, &str)] =
    &[("Noto Naskh Arabic", "fonts-noto-core"), ("Noto Color Emoji", "fonts-noto-color-emoji")];

const INSTEAD: &str = "Chrome or Chromium with the chromedriver of the same version, and the fonts Noto Naskh Arabic \
    and Noto Color Emoji; WASIM_CHROMIUM and WASIM_CHROMEDRIVER can name the two programs";

/// A browser and the driver that goes with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Browser {
    /// Chrome or Chromium.
    pub chromium: PathBuf,
    /// The driver of the same major version.
    pub chromedriver: PathBuf,
}

/// A program and its version.
type Found = (PathBuf, Version);

/// Looks for a browser and fonts, installs what is missing, and looks again.
pub fn find_or_install(setup: &mut Setup<'_>) -> Result<Browser> {
    let missing = missing_packages(setup);
    if !missing.is_empty() {
        apt::install(setup, &missing, INSTEAD)?;
    }
    let pair =
        find(setup).with_context(|| format!("set-up: no browser with a driver; please install {INSTEAD}"))?;
    let ((chromium, version), (chromedriver, _)) = pair;
    setup.found(format!("{} {} and its driver", chromium.display(), version.0));
    Ok(Browser { chromium, chromedriver })
}

fn missing_packages(setup: &Setup<'_>) -> Vec<&'static str> {
    let mut missing = Vec::new();
    if find(setup).is_none() {
        missing.extend(["chromium", "chromium-driver"]);
    }
    missing.extend(FONTS.iter().filter(|(family, _)| !has_font(setup, family)).map(|(_, package)| *package));
    missing
}

/// Whether a font family is installed. Elsewhere than on Linux the system's own fonts will do.
fn has_font(setup: &Setup<'_>, family: &str) -> bool {
    let list = || shell::read(setup.sh.command("fc-list", [family, "file"]));
    !cfg!(target_os = "linux") || list().is_some_and(|files| !files.is_empty())
}

fn find(setup: &Setup<'_>) -> Option<(Found, Found)> {
    let browsers = programs(setup, "WASIM_CHROMIUM", BROWSERS);
    let drivers = programs(setup, "WASIM_CHROMEDRIVER", DRIVERS);
    pair(&browsers, &drivers)
}

/// Those of `names` that run; the one that `variable` names alone, where it is set.
fn programs(setup: &Setup<'_>, variable: &str, names: &[&str]) -> Vec<Found> {
    let named = env::var_os(variable).map(PathBuf::from);
    let listed = names.iter().filter_map(|name| setup.sh.find(name));
    let paths = if named.is_some() { named.into_iter().collect() } else { listed.collect::<Vec<_>>() };
    paths.into_iter().filter_map(|path| Some((path.clone(), setup.any_version(path)?))).collect()
}

/// The first browser that has a driver of its own major version.
fn pair(browsers: &[Found], drivers: &[Found]) -> Option<(Found, Found)> {
    browsers.iter().find_map(|browser| {
        let driver = drivers.iter().find(|driver| driver.1.0 == browser.1.0)?;
        Some((browser.clone(), driver.clone()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_goes_with_a_driver_of_its_major_version() {
        let list = |items: &[(&str, u32)]| -> Vec<Found> {
            items.iter().map(|(name, major)| (name.into(), Version(*major, 0, 7))).collect()
        };
        let check = |browsers: &[(&str, u32)], drivers: &[(&str, u32)], expected: Option<(&str, &str)>| {
            let found = pair(&list(browsers), &list(drivers));
            let found = found.map(|(browser, driver)| (browser.0, driver.0));
            assert_eq!(
                found,
                expected.map(|(browser, driver)| (browser.into(), driver.into())),
                "{browsers:?}"
            );
        };
        check(&[("chromium", 156)], &[("driver", 156)], Some(("chromium", "driver")));
        check(&[("chromium", 156), ("chrome", 155)], &[("driver", 155)], Some(("chrome", "driver")));
        check(&[("chromium", 156)], &[("old", 114), ("driver", 156)], Some(("chromium", "driver")));
        check(&[("chromium", 156)], &[("driver", 155)], None);
        check(&[("chromium", 156)], &[("driver", 157)], None);
        check(&[], &[("driver", 156)], None);
        check(&[("chromium", 156)], &[], None);
    }
}
