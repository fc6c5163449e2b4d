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
    /// How many times a page was looked at, each in another view.
    pub looks: usize,
    /// How many requests the pages made.
    pub requests: usize,
    pub findings: Vec<Finding>,
}

/// Goes to all pages of a site and looks at them in all views. `axe` is the
/// program that tests the accessibility, if it is there.
///
/// A page is loaded thrice, in a wide window by day, on a phone by night, and
/// without JavaScript. What else changes, changes while it is there.
pub fn visit(window: &Window, site: &Site, axe: Option<&str>) -> Report {
    let mut report = Report::default();
    for page in &site.pages {
        let mut visit = Visit {
            window,
            site,
            page,
            view: screen(WIDE, false),
            report: &mut report,
        };
        visit.wide(axe);
        // All pages in one: the rest was seen on each of them.
        if page != "print.html" {
            visit.phone(axe);
            visit.without_script();
        }
    }
    report
}

/// The windows of a desk and of a phone.
const WIDE: u32 = 1280;
const PHONE: u32 = 375;

/// A4 with margins of a centimetre. A page that is printed while it is dark
/// has to come out light.
const PAPER: View = View {
    medium: Medium::Paper,
    width: 718,
    dark: true,
};

pub const fn screen(width: u32, dark: bool) -> View {
    View {
        medium: Medium::Screen,
        width,
        dark,
    }
}

pub const fn no_script(width: u32) -> View {
    View {
        medium: Medium::NoScript,
        width,
        dark: false,
    }
}

struct Visit<'a> {
    window: &'a Window,
    site: &'a Site,
    page: &'a str,
    /// How the page is looked at now.
    view: View,
    report: &'a mut Report,
}

impl Visit<'_> {
    fn wide(&mut self, axe: Option<&str>) {
        let views = [screen(WIDE, false), screen(WIDE, true)];
        self.open(views[0]);
        views.into_iter().for_each(|view| self.look(view));
        self.look(PAPER);
        self.axe(axe, views);
        // Nobody presses Tab on paper.
        self.turn(views[0]);
        self.stops();
        self.logs(views[0]);
    }

    fn phone(&mut self, axe: Option<&str>) {
        let views = [screen(PHONE, true), screen(PHONE, false)];
        self.open(views[0]);
        views.into_iter().for_each(|view| self.look(view));
        self.axe(axe, views);
        self.stops();
        self.logs(views[0]);
    }

    fn without_script(&mut self) {
        let views = [WIDE, PHONE].map(no_script);
        self.open(views[0]);
        views.into_iter().for_each(|view| self.look(view));
        self.logs(views[0]);
    }

    fn open(&mut self, view: View) {
        self.view = view;
        self.window.show_as(view);
        self.window.go(&self.site.address_of(self.page));
        self.settle(LOADED);
    }

    /// Shows the page in another way.
    fn turn(&mut self, view: View) {
        self.view = view;
        self.window.show_as(view);
        self.settle(SETTLE);
    }

    fn settle(&self, script: &str) {
        // Without JavaScript a page does nothing on its own.
        if self.view.medium != Medium::NoScript {
            let settled = self.window.run_until_done(script, json!([]));
            assert!(settled.is_null(), "{}: {settled}", self.page);
        }
    }

    fn look(&mut self, view: View) {
        self.turn(view);
        self.report.looks += 1;
        self.ask(Check::Width, WIDTH, json!([view.width]));
        match view.medium {
            Medium::Screen => self.scheme(),
            Medium::NoScript => self.ask(Check::Text, TEXT, json!([])),
            Medium::Paper => self.ask(Check::Paper, PRINTED, json!([])),
        }
    }

    /// Last but for what the page does in the meantime: see `axe.js`.
    fn axe(&mut self, axe: Option<&str>, views: [View; 2]) {
        let Some(axe) = axe else { return };
        self.window.run(axe, json!([]));
        for view in views {
            self.turn(view);
            let found = self.window.run_until_done(AXE, json!([view.dark]));
            self.note(Check::Axe, found);
        }
    }

    /// What the page has done since it was opened in this view.
    fn logs(&mut self, view: View) {
        self.view = view;
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

const LOADED: &str = include_str!("scripts/loaded.js");
pub const SETTLE: &str = include_str!("scripts/settle.js");
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
const PRINTED: &str = concat!(
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
        let old = self.view.replace(Some(view));
        let is_new = |part: fn(View) -> u32| old.map(part) != Some(part(view));
        // Each of these takes the browser a while.
        if is_new(|view| view.width) {
            let size = json!({
                "width": view.width,
                "height": 800,
                "deviceScaleFactor": 1,
                "mobile": view.width < 600,
            });
            self.devtools("Emulation.setDeviceMetricsOverride", size);
        }
        let value = if view.dark { "dark" } else { "light" };
        let scheme = json!({ "name": "prefers-color-scheme", "value": value });
        let is_paper = view.medium == Medium::Paper;
        let media = if is_paper { "print" } else { "screen" };
        let media = json!({ "media": media, "features": [scheme] });
        self.devtools("Emulation.setEmulatedMedia", media);
        if is_new(|view| (view.medium == Medium::NoScript).into()) {
            let off = json!({ "value": view.medium == Medium::NoScript });
            self.devtools("Emulation.setScriptExecutionDisabled", off);
        }
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
