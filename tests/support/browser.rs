//! A browser with an empty profile of its own, and a watch over what it does.

use std::env;
use std::fs;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::Capabilities;
use thirtyfour::WindowHandle;
use thirtyfour::common::command::{Actions, Command};
use thirtyfour::prelude::*;
use tokio::runtime::{Builder, Runtime};

use super::driver::Chromedriver;
use super::server;

/// Who sits at the browser.
#[derive(Clone, Debug)]
pub struct Person {
    /// The languages that the browser asks for, best first: `ar,en`.
    pub languages: &'static str,
    /// Whether the system is dark.
    pub dark: bool,
    /// Width and height of the page in CSS pixels.
    pub window: (u32, u32),
    /// Whether the person has a finger instead of a mouse.
    pub touch: bool,
    /// The annotator's name that the device remembers: empty for one who would
    /// rather give none, `None` for one who was never asked.
    pub name: Option<&'static str>,
    /// Scripts that run before those of the page, to take something away from it.
    pub without: Vec<&'static str>,
}

/// Reads English, on a wide screen, in the light, with a mouse; gives no name.
impl Default for Person {
    fn default() -> Self {
        Self {
            languages: "en-GB,en",
            dark: false,
            window: (1440, 900),
            touch: false,
            name: Some(""),
            without: Vec::new(),
        }
    }
}

/// Flags that let it run anywhere and keep it quiet.
const FLAGS: &[&str] = &[
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-precise-memory-info",
    "--hide-scrollbars",
];

/// A browser. Everything here waits until the browser has answered.
pub struct Browser {
    driver: Option<WebDriver>,
    runtime: Runtime,
    /// Where downloads go; ends with the browser.
    pub downloads: PathBuf,
    /// The address of the app, without a slash at the end.
    pub origin: String,
    // Dropped after the browser.
    _chromedriver: Arc<Chromedriver>,
}

/// The folder `target`.
pub fn target() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("it lies in target").to_path_buf()
}

/// The address of the built app, which `WASIM_DIST` names.
fn origin() -> String {
    static ORIGIN: OnceLock<String> = OnceLock::new();
    let serve = || {
        let dist = env::var_os("WASIM_DIST").expect("run `cargo xtask test`, which sets WASIM_DIST");
        server::serve(dist.into())
    };
    ORIGIN.get_or_init(serve).clone()
}

impl Browser {
    /// Starts one with an empty profile.
    pub fn start(person: &Person) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let downloads = env::temp_dir().join(format!("wasim-downloads-{}-{number}", std::process::id()));
        fs::create_dir_all(&downloads).expect("a folder for downloads");
        let chromedriver = Chromedriver::shared();
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        let wanted = capabilities(person, &downloads);
        let driver = runtime.block_on(WebDriver::new(chromedriver.url(), wanted)).expect("a browser");
        let browser =
            Self { driver: Some(driver), runtime, downloads, origin: origin(), _chromedriver: chromedriver };
        browser.seat(person);
        browser
    }

    /// Makes the window that is looked at fit the person.
    fn seat(&self, person: &Person) {
        let (width, height) = person.window;
        self.devtools(
            "Emulation.setDeviceMetricsOverride",
            json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": person.touch}),
        );
        if person.touch {
            self.devtools("Emulation.setTouchEmulationEnabled", json!({"enabled": true}));
        }
        let scheme = if person.dark { "dark" } else { "light" };
        let features = json!([{"name": "prefers-color-scheme", "value": scheme}]);
        self.devtools("Emulation.setEmulatedMedia", json!({"features": features}));
        if let Some(name) = person.name {
            let remember = format!(
                "try {{ localStorage.getItem('wasim:annotator') ?? localStorage.setItem('wasim:annotator', '{}') }} catch {{}}",
                json!(name)
            );
            self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({"source": remember}));
        }
        for script in &person.without {
            self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({"source": script}));
        }
    }

    /// Opens another window of the same browser, empty, and looks at it from
    /// now on. Gives its name and that of the window before.
    #[track_caller]
    pub fn open_window(&self, person: &Person) -> [WindowHandle; 2] {
        let before = self.wait(self.driver().window());
        let new = self.wait(self.driver().new_window());
        self.look_at(&new);
        self.seat(person);
        [before, new]
    }

    /// Looks at a window from now on.
    #[track_caller]
    pub fn look_at(&self, window: &WindowHandle) {
        self.wait(self.driver().switch_to_window(window.clone()));
    }

    /// Closes the window that is looked at.
    #[track_caller]
    pub fn close_window(&self) {
        self.wait(self.driver().close_window());
    }

    fn driver(&self) -> &WebDriver {
        self.driver.as_ref().expect("it is there until it is dropped")
    }

    #[track_caller]
    fn wait<T>(&self, answer: impl Future<Output = WebDriverResult<T>>) -> T {
        self.runtime.block_on(answer).unwrap_or_else(|error| panic!("the browser refused: {error}"))
    }

    /// Goes to an address of the app.
    #[track_caller]
    pub fn go(&self, path: &str) {
        self.wait(self.driver().goto(format!("{}{path}", self.origin)));
    }

    /// Loads the page again.
    #[track_caller]
    pub fn reload(&self) {
        self.wait(self.driver().refresh());
    }

    /// Runs a script in the page and gives what it returns. It has the
    /// functions of `page.js`.
    #[track_caller]
    pub fn ask<T: DeserializeOwned>(&self, script: &str, arguments: Vec<Value>) -> T {
        let script = format!(
            "{}\nreturn (function () {{ {script} }}).apply(null, arguments)",
            include_str!("page.js")
        );
        let returned = self.wait(self.driver().execute(script, arguments));
        returned.convert().unwrap_or_else(|error| panic!("{error}: {}", returned.json()))
    }

    /// A command of the DevTools protocol.
    #[track_caller]
    pub fn devtools(&self, command: &str, parameters: Value) -> Value {
        self.wait(self.driver().cdp().send_raw(command, parameters))
    }

    /// Real input: key, pointer and wheel actions as WebDriver has them.
    #[track_caller]
    pub fn act(&self, sources: Value) {
        self.wait(self.driver().cmd(Command::PerformActions(Actions::from(sources))));
    }

    /// The one element that a selector finds and that is shown.
    #[track_caller]
    pub fn click(&self, selector: &str) {
        self.wait(async { self.driver().find(By::Css(selector)).await?.click().await });
    }

    /// Clicks the element whose words are exactly these.
    #[track_caller]
    pub fn click_words(&self, words: &str) {
        let path = format!("//*[self::button or self::label][normalize-space(.)=\"{words}\"]");
        self.wait(async { self.driver().find(By::XPath(path)).await?.click().await });
    }

    /// Types into a field, after what is in it.
    #[track_caller]
    pub fn type_into(&self, selector: &str, words: &str) {
        self.wait(async { self.driver().find(By::Css(selector)).await?.send_keys(words).await });
    }

    /// Picks files in a file field.
    #[track_caller]
    pub fn pick(&self, selector: &str, files: &[PathBuf]) {
        let paths: Vec<_> = files.iter().map(|file| file.display().to_string()).collect();
        self.type_into(selector, &paths.join("\n"));
    }

    /// A picture of the window.
    #[track_caller]
    pub fn picture(&self, file: &Path) {
        fs::create_dir_all(file.parent().expect("a file in a folder")).expect("a folder for pictures");
        self.wait(self.driver().screenshot(file));
    }

    /// The page as it is now.
    #[track_caller]
    pub fn html(&self) -> String {
        self.wait(self.driver().source())
    }

    /// What must never happen and did since the last call: errors and
    /// warnings of the console (among them what the content security policy
    /// stopped), and requests to anywhere else than the app's own origin.
    #[track_caller]
    pub fn trouble(&self) -> Vec<String> {
        let console = self.wait(self.driver().get_log("browser"));
        let bad = console.into_iter().filter(|entry| matches!(entry.level.as_str(), "SEVERE" | "WARNING"));
        let mut trouble: Vec<_> = bad.map(|entry| format!("{}: {}", entry.level, entry.message)).collect();
        for entry in self.wait(self.driver().get_log("performance")) {
            let event: Value = serde_json::from_str(&entry.message).unwrap_or_default();
            if event["message"]["method"] == "Network.requestWillBeSent" {
                let url = event["message"]["params"]["request"]["url"].as_str().unwrap_or("(no address)");
                // What is made in the page itself, such as a file to save.
                let local = ["data:", "blob:", "about:"].iter().any(|scheme| url.starts_with(scheme));
                if !local && !url.starts_with(&format!("{}/", self.origin)) {
                    trouble.push(format!("request to {url}"));
                }
            }
        }
        trouble
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if let Some(driver) = self.driver.take() {
            // The driver ends it in any case.
            self.runtime.block_on(driver.quit()).ok();
        }
        fs::remove_dir_all(&self.downloads).ok();
    }
}

fn capabilities(person: &Person, downloads: &Path) -> Capabilities {
    let chromium = env::var("WASIM_CHROMIUM").unwrap_or_else(|_| "chromium".to_owned());
    let first = person.languages.split(',').next().unwrap_or("en");
    let flags = FLAGS.iter().map(|flag| (*flag).to_owned()).chain([format!("--lang={first}")]);
    // chromedriver gives each browser an empty profile of its own.
    let wanted = json!({
        "browserName": "chrome",
        "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
        "goog:chromeOptions": {
            "binary": chromium,
            "args": flags.collect::<Vec<_>>(),
            "prefs": {
                "intl.accept_languages": person.languages,
                "download.default_directory": downloads,
                "download.prompt_for_download": false,
            },
            "perfLoggingPrefs": {"enableNetwork": true, "enablePage": false},
        },
        "timeouts": {"script": 30_000, "pageLoad": 30_000, "implicit": 0},
    });
    let Value::Object(wanted) = wanted else { unreachable!("it is an object") };
    Capabilities::from(wanted)
}

/// How long anything may take before it counts as missing.
pub const PATIENCE: Duration = Duration::from_secs(10);
