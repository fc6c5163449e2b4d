//! Chromium, driven through ChromeDriver by the WebDriver protocol
//! (<https://www.w3.org/TR/webdriver2/>): each command is an HTTP request with
//! JSON in and out. What the protocol lacks goes through ChromeDriver's own
//! command to the browser's DevTools.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex, MutexGuard, Once, PoisonError};
use std::time::{Duration, Instant};
use std::{env, thread};

use serde_json::{Value, json};
use ureq::Agent;

use super::keeper::Keeper;
use super::site::SITE;
use super::visit::View;
use crate::tree;

/// How long all tests together may use the browser: many times what they need,
/// so that a busy machine is none of their business, and a browser that hangs
/// gets an error.
const ALL: Duration = Duration::from_secs(1200);

/// How long one command may take.
const ONE: Duration = Duration::from_secs(120);

/// How long a page may take to load, and a script to finish.
const STEP: Duration = Duration::from_secs(100);

/// How many bytes an answer may have.
const LARGEST: u64 = 1 << 30;

/// The names under which Chromium is installed.
const CHROMIUM: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// As for a fresh user who does not exist, on a machine without a network.
const ARGUMENTS: [&str; 16] = [
    "--headless=new",
    // In a container the user is root, and shared memory is small.
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-breakpad",
    "--disable-component-update",
    "--disable-crash-reporter",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--no-default-browser-check",
    "--no-first-run",
    "--no-proxy-server",
    "--lang=en-US",
    // A page that asks another host is found out, and gets no answer.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

/// Started once for all tests of this gate, which then take turns.
static BROWSER: LazyLock<Result<Mutex<Browser>, Trouble>> =
    LazyLock::new(Browser::start);

/// Why there is no browser.
enum Trouble {
    NotInstalled(String),
    DoesNotStart(String),
}

/// A window of the browser, or nothing, said once, when none is installed.
pub fn window() -> Option<Window> {
    static SAID: Once = Once::new();
    match &*BROWSER {
        Ok(browser) => {
            // A test that has failed has closed its window all the same.
            let browser = browser.lock();
            let browser = browser.unwrap_or_else(PoisonError::into_inner);
            Some(Window::open(browser))
        }
        Err(Trouble::NotInstalled(sentence)) => {
            if tree::must_be_complete() {
                panic!("{sentence}");
            }
            SAID.call_once(|| tree::skip(sentence));
            None
        }
        Err(Trouble::DoesNotStart(sentence)) => panic!("{sentence}"),
    }
}

/// The first of these programs on `PATH`.
pub fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<_> = env::split_paths(&path).collect();
    let mut files = names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    files.find(|file| file.is_file())
}

fn installed(name: &str, files: &[&str]) -> Result<PathBuf, Trouble> {
    on_path(files).ok_or_else(|| {
        Trouble::NotInstalled(format!(
            "{name} is not installed (on Debian the packages chromium and \
             chromium-driver): the pages were not tested in a browser"
        ))
    })
}

/// A browser with a driver, and what ends both.
struct Browser {
    agent: Agent,
    /// The address of the session, without a slash at its end.
    session: String,
    started: Instant,
    keeper: Keeper,
}

impl Browser {
    fn start() -> Result<Mutex<Browser>, Trouble> {
        let chromium = installed("Chromium", &CHROMIUM)?;
        let driver = installed("ChromeDriver", &["chromedriver"])?;
        // The site is built while the browser starts.
        thread::spawn(|| LazyLock::force(&SITE));
        let keeper = Keeper::start(&[&driver.to_string_lossy(), "--port=0"]);
        let port = |line: &str| {
            let (_, port) = line.split_once("successfully on port ")?;
            port.trim_end_matches('.').parse::<u16>().ok()
        };
        let port = keeper.wait_for(port).map_err(|lines| {
            Trouble::DoesNotStart(format!(
                "ChromeDriver does not start; it says:\n{lines}"
            ))
        })?;
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            .proxy(None)
            .build();
        let mut browser = Browser {
            agent: agent.into(),
            session: format!("http://127.0.0.1:{port}/session"),
            started: Instant::now(),
            keeper,
        };
        let id = browser.new_session(&chromium);
        let id = id.map_err(|message| {
            Trouble::DoesNotStart(format!("Chromium does not start: {message}"))
        })?;
        browser.session = format!("{}/{id}", browser.session);
        Ok(Mutex::new(browser))
    }

    fn new_session(&self, chromium: &Path) -> Result<String, String> {
        let profile = self.keeper.folder().join("profile");
        let mut arguments: Vec<_> = ARGUMENTS.map(String::from).into();
        arguments.push(format!("--user-data-dir={}", profile.display()));
        let step = STEP.as_millis() as u64;
        let options = json!({
            "args": arguments,
            "binary": chromium,
            "perfLoggingPrefs": { "enablePage": false },
        });
        let wanted = json!({
            "browserName": "chrome",
            "goog:chromeOptions": options,
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
            "timeouts": { "pageLoad": step, "script": step },
        });
        let wanted = json!({ "capabilities": { "alwaysMatch": wanted } });
        let session = self.post("", &wanted)?;
        let id = session["sessionId"].as_str();
        id.map(String::from).ok_or_else(|| session.to_string())
    }

    fn get(&self, command: &str) -> Result<Value, String> {
        let request = self.agent.get(format!("{}{command}", self.session));
        let request = request.config().timeout_global(Some(self.limit()?));
        finish(command, request.build().call())
    }

    fn delete(&self, command: &str) -> Result<Value, String> {
        let request = self.agent.delete(format!("{}{command}", self.session));
        let request = request.config().timeout_global(Some(self.limit()?));
        finish(command, request.build().call())
    }

    fn post(&self, command: &str, body: &Value) -> Result<Value, String> {
        let request = self.agent.post(format!("{}{command}", self.session));
        let request = request.config().timeout_global(Some(self.limit()?));
        finish(command, request.build().send(body.to_string()))
    }

    /// How long the next command may take.
    fn limit(&self) -> Result<Duration, String> {
        let left = ALL.saturating_sub(self.started.elapsed());
        if left.is_zero() {
            return Err(format!(
                "the tests in the browser have taken more than {ALL:?}: \
                 something hangs, or the limit in tests/browser/driver.rs \
                 has become too small"
            ));
        }
        Ok(left.min(ONE))
    }
}

/// The value that a command gives.
fn finish(
    command: &str,
    response: Result<ureq::http::Response<ureq::Body>, ureq::Error>,
) -> Result<Value, String> {
    let text = response.and_then(|response| {
        let mut body = response.into_body();
        body.with_config().limit(LARGEST).read_to_string()
    });
    let text = text.map_err(|error| {
        format!("ChromeDriver does not answer the command {command}: {error}")
    })?;
    let answer = serde_json::from_str(&text);
    let mut answer: Value = answer.map_err(|error| {
        format!("ChromeDriver answers the command {command} {text}: {error}")
    })?;
    let value = answer["value"].take();
    let Some(error) = value["error"].as_str() else {
        return Ok(value);
    };
    let message = value["message"].as_str().unwrap_or_default();
    Err(format!("the command {command} failed: {error}: {message}"))
}

/// The key under which WebDriver gives an element's name.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A key that WebDriver names by a character of its own.
pub mod key {
    pub const TAB: char = '\u{E004}';
    pub const ENTER: char = '\u{E007}';
    pub const ESCAPE: char = '\u{E00C}';
    pub const END: char = '\u{E010}';
    pub const DOWN: char = '\u{E015}';
    pub const HOME: char = '\u{E011}';
    pub const LEFT: char = '\u{E012}';
    pub const RIGHT: char = '\u{E014}';
}

/// A window, with no storage and nothing emulated, for one test. Others wait.
pub struct Window {
    browser: MutexGuard<'static, Browser>,
    /// The window that stays when this one is closed.
    first: Value,
    /// What is emulated.
    pub view: Cell<Option<View>>,
}

impl Window {
    #[track_caller]
    fn open(browser: MutexGuard<'static, Browser>) -> Window {
        let first = done(browser.get("/window"));
        let window = Window {
            browser,
            first,
            view: Cell::new(None),
        };
        // WebDriver's own command loads a page of the browser's first.
        let new = json!({ "url": "about:blank", "newWindow": true });
        let new = window.devtools("Target.createTarget", new);
        done(window.switch(&new["targetId"]));
        let origin = json!({ "origin": "*", "storageTypes": "all" });
        window.devtools("Storage.clearDataForOrigin", origin);
        window.log("browser");
        window.log("performance");
        window
    }

    fn switch(&self, handle: &Value) -> Result<Value, String> {
        self.browser.post("/window", &json!({ "handle": handle }))
    }

    #[track_caller]
    fn post(&self, command: &str, body: Value) -> Value {
        done(self.browser.post(command, &body))
    }

    /// A command to the browser's DevTools, for this window.
    #[track_caller]
    pub fn devtools(&self, command: &str, parameters: Value) -> Value {
        let body = json!({ "cmd": command, "params": parameters });
        self.post("/goog/cdp/execute", body)
    }

    /// Goes to an address and waits until it is loaded.
    #[track_caller]
    pub fn go(&self, address: &str) {
        self.post("/url", json!({ "url": address }));
    }

    /// The address that the window shows.
    #[track_caller]
    pub fn address(&self) -> String {
        let address = done(self.browser.get("/url"));
        address.as_str().expect("an address").to_owned()
    }

    /// What `return` gives in a JavaScript function with these `arguments`.
    #[track_caller]
    pub fn run(&self, script: &str, arguments: Value) -> Value {
        let body = json!({ "script": script, "args": arguments });
        self.post("/execute/sync", body)
    }

    /// As `run`, but the script says that it has finished by calling its last
    /// argument.
    #[track_caller]
    pub fn run_until_done(&self, script: &str, arguments: Value) -> Value {
        let body = json!({ "script": script, "args": arguments });
        self.post("/execute/async", body)
    }

    /// Waits until an expression is true, in the page, with these
    /// `arguments`.
    #[track_caller]
    pub fn wait_for(&self, expression: &str, arguments: Value) {
        let script =
            include_str!("scripts/wait.js").replace("CONDITION", expression);
        let outcome = self.run_until_done(&script, arguments.clone());
        assert!(
            outcome == true,
            "{}: `{expression}` does not become true for {arguments}",
            self.address()
        );
    }

    /// The name of an element in the tree that a screen reader gets.
    #[track_caller]
    pub fn label(&self, selector: &str) -> String {
        self.computed(selector, "label")
    }

    /// The role of an element in that tree.
    #[track_caller]
    pub fn role(&self, selector: &str) -> String {
        self.computed(selector, "role")
    }

    #[track_caller]
    fn computed(&self, selector: &str, what: &str) -> String {
        let element = self.element(selector);
        let command = format!("/element/{element}/computed{what}");
        let value = done(self.browser.get(&command));
        value.as_str().expect("text").to_owned()
    }

    /// WebDriver's name of the first element that a CSS selector matches.
    #[track_caller]
    fn element(&self, selector: &str) -> String {
        let wanted = json!({ "using": "css selector", "value": selector });
        let element = self.post("/element", wanted);
        element[ELEMENT].as_str().expect("an element").to_owned()
    }

    /// Moves the mouse to the middle of an element, which is scrolled to.
    #[track_caller]
    pub fn point_at(&self, selector: &str) {
        let element = self.element(selector);
        let scroll = "document.querySelector(arguments[0]).scrollIntoView( \
                      { block: 'center', behavior: 'instant' })";
        self.run(scroll, json!([selector]));
        let origin = json!({ ELEMENT: element });
        let step = json!({
            "type": "pointerMove", "x": 0, "y": 0, "duration": 0,
            "origin": origin,
        });
        self.perform(
            json!({ "type": "pointer", "id": "mouse", "actions": [step] }),
        );
    }

    /// Presses keys, one after the other.
    #[track_caller]
    pub fn press(&self, keys: impl IntoIterator<Item = char>) {
        let press = |key: char| {
            let event = |kind| json!({ "type": kind, "value": key });
            ["keyDown", "keyUp"].map(event)
        };
        let keys: Vec<_> = keys.into_iter().flat_map(press).collect();
        self.perform(json!({ "type": "key", "id": "keys", "actions": keys }));
    }

    /// Does what a keyboard or a mouse does.
    #[track_caller]
    pub fn perform(&self, source: Value) {
        self.post("/actions", json!({ "actions": [source] }));
    }

    /// What was logged since this was last asked, by the pages (`browser`) or
    /// by the network (`performance`).
    #[track_caller]
    pub fn log(&self, kind: &str) -> Vec<Value> {
        let mut log = self.post("/se/log", json!({ "type": kind }));
        match log.take() {
            Value::Array(entries) => entries,
            other => panic!("the log is no list: {other}"),
        }
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        // A browser that does not answer has made the test fail already.
        let _ = self.browser.delete("/window");
        let _ = self.switch(&self.first);
    }
}

#[track_caller]
fn done(outcome: Result<Value, String>) -> Value {
    outcome.unwrap_or_else(|message| panic!("{message}"))
}
