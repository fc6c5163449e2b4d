//! The pages as a reader gets them: served, and looked at in Chromium, at a
//! desk and on a phone, by day and by night, without JavaScript, on paper, and
//! with no other tool than the keyboard.

mod driver;
mod exceptions;
mod faults;

mod keeper;
mod keyboard;
mod names;
mod run;
mod site;
mod table;
mod tools;
mod validator;
mod visit;

use std::fs;
use std::panic;
use std::sync::LazyLock;

use site::SITE;
use visit::{Check, Medium, Report, View};

use crate::tree;

const fn screen(width: u32, dark: bool) -> View {
    View {
        medium: Medium::Screen,
        width,
        dark,
    }
}

const fn no_script(width: u32) -> View {
    View {
        medium: Medium::NoScript,
        width,
        dark: false,
    }
}

/// A4 with margins of a centimetre.
const PAPER: View = View {
    medium: Medium::Paper,
    width: 718,
    dark: true,
};

/// A report; none without a browser; or none since the visit failed.
type Visits = LazyLock<Result<Option<Report>, ()>>;

/// Opens the pages. The message of a failure is printed by the test that was
/// the first to want the report.
fn visit(views: &[View], axe: Option<&str>) -> Result<Option<Report>, ()> {
    panic::catch_unwind(|| {
        let window = driver::window()?;
        Some(visit::visit(&window, &SITE, views, axe))
    })
    .map_err(|_| ())
}

/// A desk and a phone, by day and by night.
static ON_SCREEN: Visits = LazyLock::new(|| {
    let views = [
        screen(1280, false),
        screen(1280, true),
        screen(375, false),
        screen(375, true),
    ];
    visit(&views, axe().ok().as_deref())
});

static WITHOUT_SCRIPT: Visits =
    LazyLock::new(|| visit(&[no_script(1280), no_script(375)], None));

static ON_PAPER: Visits = LazyLock::new(|| visit(&[PAPER], None));

/// The program that tests the accessibility, or how to get it.
fn axe() -> Result<String, String> {
    let file = tools::file("axe-core", "axe.min.js")?;
    fs::read_to_string(&file).map_err(|error| error.to_string())
}

/// The reports of some visits; none without a browser, which was said.
#[track_caller]
fn reports(visits: &[&'static Visits]) -> Option<Vec<&'static Report>> {
    let report = |visits: &&'static Visits| match &***visits {
        Ok(report) => report.as_ref(),
        Err(()) => panic!(
            "the pages could not be visited: another test's message, or the \
             one above, says why"
        ),
    };
    visits.iter().map(report).collect()
}

/// Fails when the visits found something new for a check, or nothing any more
/// of what is known.
#[track_caller]
fn hold(check: Check, visits: &[&'static Visits]) {
    let Some(reports) = reports(visits) else {
        return;
    };
    let all = reports.iter().flat_map(|report| &report.findings);
    let findings: Vec<_> = all.filter(|f| f.check == check).collect();
    let count = reports.iter().map(|report| report.visits).sum();
    let problems = exceptions::problems(check, &findings);
    tree::verdict("visits of pages", count, &problems);
}

#[test]
fn no_page_writes_an_error_to_the_console() {
    hold(Check::Console, &[&ON_SCREEN, &WITHOUT_SCRIPT]);
}

#[test]
fn no_page_asks_another_host() {
    let visits = [&ON_SCREEN, &WITHOUT_SCRIPT];
    for report in reports(&visits).unwrap_or_default() {
        println!("{} requests", report.requests);
        assert!(report.requests >= report.visits, "requests were missed");
    }
    hold(Check::Host, &visits);
}

#[test]
fn no_page_is_wider_than_the_window_or_the_paper() {
    hold(Check::Width, &[&ON_SCREEN, &WITHOUT_SCRIPT, &ON_PAPER]);
}

#[test]
fn every_page_is_light_by_day_and_dark_by_night() {
    hold(Check::Scheme, &[&ON_SCREEN]);
}

#[test]
fn no_page_breaks_a_rule_of_accessibility() {
    match axe() {
        Ok(_) => hold(Check::Axe, &[&ON_SCREEN]),
        Err(missing) => tree::skip(&format!(
            "{missing}: the pages' accessibility was not tested"
        )),
    }
}

#[test]
fn the_content_and_the_sidebar_are_near_for_the_tab_key() {
    hold(Check::Stops, &[&ON_SCREEN]);
}

#[test]
fn every_page_can_be_read_without_javascript() {
    hold(Check::Text, &[&WITHOUT_SCRIPT]);
}

#[test]
fn every_page_is_printed_whole_and_dark_on_light() {
    hold(Check::Paper, &[&ON_PAPER]);
}
