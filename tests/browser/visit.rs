//! Goes to pages and notes what is wrong with them, each in several views.

use std::fmt;
use std::path::Path;

use serde_json::{Value, json};

use super::driver::{Window, key};
use super::site::Site;
use crate::tree;

/// How a reader looks at a page.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct View {
    pub medium: Medium,
    /// Of the window or the paper, in CSS pixels.
    pub width: u32,
    /// Whether the reader's system is dark.
    pub dark: bool,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Medium {
    Screen,
    /// A screen, with JavaScript switched off.
    NoScript,
    Paper,
}

impl fmt::Display for View {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let medium = match self.medium {
            Medium::Screen => "",
            Medium::NoScript => ", without JavaScript",
            Medium::Paper => ", printed",
        };
        let scheme = if self.dark { "dark" } else { "light" };
        write!(f, "{} px, {scheme}{medium}", self.width)
    }
}

/// What a page is looked at for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Check {
    /// An error or a warning in the console.
    Console,
    /// A request to another host.
    Host,
    /// A page that is wider than the window, or cut.
    Width,
    /// A light page on a dark system, or the reverse.
    Scheme,
    /// A rule of accessibility.
    Axe,
    /// A long way to the content for who has no mouse.
    Stops,
    /// Something that is not there without JavaScript.
    Text,
    /// Something that comes out of a printer wrong.
    Paper,
    /// A page that is turned by a key that was meant for something else.
    Arrows,
    /// Wrong HTML.
    Html,
}

/// One thing that is wrong.
#[derive(Clone, Debug)]
pub struct Finding {
    pub check: Check,
    /// Relative to the site.
    pub page: String,
    /// How it was looked at, if that matters.
    pub view: Option<View>,
    /// The rule that is broken.
    pub rule: String,
    /// The element's start tag, or an address.
    pub place: String,
    pub message: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut message =
            format!("{}: {}: {}", self.rule, self.place, self.message);
        if let Some(view) = self.view {
            message.push_str(&format!(" (at {view})"));
        }
        let source = Path::new("src").join(&self.page).with_extension("md");
        let site = Path::new("book").join(&self.page);
        let is_written = tree::root().join(&source).exists();
        let file = if is_written { &source } else { &site };
        f.write_str(&tree::problem(file, 1, &message))
    }
}

/// What was looked at, and what is wrong.
#[derive(Default)]
pub struct Report {
    /// How many times a page was opened.
    pub visits: usize,
    /// How many requests the pages made.
    pub requests: usize,
    pub findings: Vec<Finding>,
}

/// Goes to all pages of a site in all `views`. `axe` is the program that tests
/// the accessibility, if it is there.
pub fn visit(
    window: &Window,
    site: &Site,
    views: &[View],
    axe: Option<&str>,
) -> Report {
    let mut report = Report::default();
    for (index, view) in views.iter().enumerate() {
        window.show_as(*view);
        for page in &site.pages {
            // What all pages in one have is on the pages, too.
            if page == "print.html" && index > 0 {
                continue;
            }
            let mut visit = Visit {
                window,
                site,
                page,
                view: *view,
                report: &mut report,
            };
            visit.open();
            visit.look(axe);
        }
    }
    report
}

struct Visit<'a> {
    window: &'a Window,
    site: &'a Site,
    page: &'a str,
    view: View,
    report: &'a mut Report,
}

impl Visit<'_> {
    fn open(&mut self) {
        self.report.visits += 1;
        self.window.go(&self.site.address_of(self.page));
        // Nothing of the page's own can happen without JavaScript.
        if self.view.medium == Medium::Screen {
            let settled = self.window.run_until_done(SETTLE, json!([]));
            assert!(settled.is_null(), "{}: {settled}", self.page);
        }
    }

    fn look(&mut self, axe: Option<&str>) {
        let width = json!([self.view.width]);
        self.ask(Check::Width, WIDTH, width);
        match self.view.medium {
            Medium::Screen => {
                self.scheme();
                if let Some(axe) = axe {
                    self.window.run(axe, json!([]));
                    let dark = json!([self.view.dark]);
                    let found = self.window.run_until_done(AXE, dark);
                    self.note(Check::Axe, found);
                }
                self.stops();
            }
            Medium::NoScript => self.ask(Check::Text, TEXT, json!([])),
            Medium::Paper => self.ask(Check::Paper, PAPER, json!([])),
        }
        // Last, so that what a page does late is seen, too.
        self.console();
        self.hosts();
    }

    fn say(&mut self, check: Check, rule: &str, place: &str, message: &str) {
        self.report.findings.push(Finding {
            check,
            page: self.page.to_owned(),
            view: Some(self.view),
            rule: rule.to_owned(),
            place: place.to_owned(),
            message: message.to_owned(),
        });
    }

    /// Notes what a script finds: a list of rule, place and message.
    fn ask(&mut self, check: Check, script: &str, arguments: Value) {
        let found = self.window.run(script, arguments);
        self.note(check, found);
    }

    fn note(&mut self, check: Check, found: Value) {
        let Value::Array(found) = found else {
            panic!("{}: a script of the check {check:?}: {found}", self.page);
        };
        for found in found {
            let [rule, place, message] = [0, 1, 2].map(|i| text(&found[i]));
            self.say(check, rule, place, message);
        }
    }

    fn scheme(&mut self) {
        let color = self.window.run(SCHEME, json!([]));
        let color = text(&color);
        if is_dark(color) != self.view.dark {
            let message = format!("the background is {color}");
            self.say(Check::Scheme, "scheme", "<html>", &message);
        }
    }

    /// Presses Tab as often as a patient reader would.
    fn stops(&mut self) {
        self.window.run(FOCUSED, json!([]));
        self.window.press([key::TAB; MOST_STOPS]);
        self.ask(Check::Stops, STOPS, json!([MOST_STOPS]));
    }

    fn console(&mut self) {
        for entry in self.window.log("browser") {
            let level = text(&entry["level"]);
            if level == "SEVERE" || level == "WARNING" {
                let message = text(&entry["message"]);
                self.say(Check::Console, level, "console", message);
            }
        }
    }

    fn hosts(&mut self) {
        let own = self.site.address_of("");
        let inside = ["data:", "blob:", "about:", &own];
        for address in self.window.requests() {
            self.report.requests += 1;
            if !inside.iter().any(|start| address.starts_with(start)) {
                let message = "the page asks another host for this";
                self.say(Check::Host, "host", &address, message);
            }
        }
    }
}

/// After so many presses of Tab the reader is in the content.
const MOST_STOPS: usize = 9;

const SETTLE: &str = include_str!("scripts/settle.js");
pub const WIDTH: &str = concat!(
    include_str!("scripts/tag.js"),
    include_str!("scripts/width.js")
);
const AXE: &str = include_str!("scripts/axe.js");
const FOCUSED: &str = include_str!("scripts/focused.js");
const STOPS: &str = concat!(
    include_str!("scripts/tag.js"),
    include_str!("scripts/stops.js")
);
const TEXT: &str = concat!(
    include_str!("scripts/tag.js"),
    include_str!("scripts/text.js")
);
const PAPER: &str = concat!(
    include_str!("scripts/tag.js"),
    include_str!("scripts/paper.js")
);
const SCHEME: &str = include_str!("scripts/scheme.js");

/// Tells whether a color, as `rgb(25, 32, 44)`, is nearer to black.
fn is_dark(color: &str) -> bool {
    let numbers = color.split(|c: char| !c.is_ascii_digit() && c != '.');
    let numbers: Vec<f32> = numbers.flat_map(str::parse).take(3).collect();
    let [red, green, blue] = numbers[..] else {
        panic!("`{color}` is no color with three numbers");
    };
    // How bright they look differs.
    0.299 * red + 0.587 * green + 0.114 * blue < 128.0
}

impl Window {
    /// Sets the size of the window and what the page can know of the reader. A
    /// small window is that of a phone.
    pub fn show_as(&self, view: View) {
        let is_phone = view.width < 600;
        let size = json!({
            "width": view.width,
            "height": 800,
            "deviceScaleFactor": 1,
            "mobile": is_phone,
        });
        self.devtools("Emulation.setDeviceMetricsOverride", size);
        let value = if view.dark { "dark" } else { "light" };
        let scheme = json!({ "name": "prefers-color-scheme", "value": value });
        let is_paper = view.medium == Medium::Paper;
        let media = if is_paper { "print" } else { "screen" };
        let media = json!({ "media": media, "features": [scheme] });
        self.devtools("Emulation.setEmulatedMedia", media);
        let off = json!({ "value": view.medium == Medium::NoScript });
        self.devtools("Emulation.setScriptExecutionDisabled", off);
    }

    /// The addresses that the page has asked for since this was last asked.
    pub fn requests(&self) -> Vec<String> {
        let address = |entry: Value| {
            let event = text(&entry["message"]);
            let event: Value = serde_json::from_str(event).expect("JSON");
            let event = &event["message"];
            let parameters = &event["params"];
            let address = match text(&event["method"]) {
                "Network.requestWillBeSent" => &parameters["request"]["url"],
                "Network.webSocketCreated" => &parameters["url"],
                _ => return None,
            };
            Some(text(address).to_owned())
        };
        let log = self.log("performance").into_iter();
        log.filter_map(address).collect()
    }
}

/// The text in a JSON string.
pub fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
