//! The pages as a reader gets them: served, and looked at in Chromium, at a
//! desk and on a phone, by day and by night, without JavaScript, on paper, and
//! with no other tool than the keyboard.

mod driver;
mod exceptions;
mod faults;

mod keeper;
mod keyboard;
mod names;
mod publish;
mod run;
mod site;
mod stepper;
mod stock;
mod table;
mod tools;
mod validator;
mod visit;

use std::fs;
use std::panic;
use std::sync::LazyLock;

use site::SITE;
use visit::{Check, Report};

use crate::tree;

/// All pages, visited once for all tests of this gate: a report, none without
/// a browser, or none since a visit failed.
static VISITS: LazyLock<Result<Option<Report>, ()>> = LazyLock::new(|| {
    panic::catch_unwind(|| {
        let window = driver::window()?;
        Some(visit::visit(&window, &SITE, axe().ok().as_deref()))
    })
    // The message was printed by the test that was the first to ask.
    .map_err(|_| ())
});

/// The program that tests the accessibility, or how to get it.
fn axe() -> Result<String, String> {
    let file = tools::file("axe-core", "axe.min.js")?;
    fs::read_to_string(&file).map_err(|error| error.to_string())
}

/// The report on all pages; none without a browser, which was said.
#[track_caller]
fn report() -> Option<&'static Report> {
    match &*VISITS {
        Ok(report) => report.as_ref(),
        Err(()) => panic!(
            "the pages could not be visited: the message above, or of the \
             other test that has another one, says why"
        ),
    }
}

/// Fails when the visits found something new for a check, or nothing any more
/// of what is known.
#[track_caller]
fn hold(check: Check) {
    let Some(report) = report() else { return };
    let all = report.findings.iter();
    let findings: Vec<_> = all.filter(|f| f.check == check).collect();
    let problems = exceptions::problems(check, &findings);
    tree::verdict("looks at pages", report.looks, &problems);
}

#[test]
fn no_page_writes_an_error_to_the_console() {
    hold(Check::Console);
}

#[test]
fn no_page_asks_another_host() {
    let Some(report) = report() else { return };
    println!("{} requests", report.requests);
    let loads = SITE.pages.len();
    assert!(report.requests > loads, "requests were missed");
    hold(Check::Host);
}

#[test]
fn no_page_is_wider_than_the_window_or_the_paper() {
    hold(Check::Width);
}

#[test]
fn every_page_is_light_by_day_and_dark_by_night() {
    hold(Check::Scheme);
}

#[test]
fn no_page_breaks_a_rule_of_accessibility() {
    match axe() {
        Ok(_) => hold(Check::Axe),
        Err(missing) => tree::skip(&format!(
            "{missing}: the pages' accessibility was not tested"
        )),
    }
}

#[test]
fn the_content_and_the_sidebar_are_near_for_the_tab_key() {
    hold(Check::Stops);
}

#[test]
fn every_page_can_be_read_without_javascript() {
    hold(Check::Text);
}

#[test]
fn every_page_is_printed_whole_and_dark_on_light() {
    hold(Check::Paper);
}
