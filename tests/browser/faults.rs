//! A page with every fault that the gates look for, and one with none: the
//! gates must tell them apart.

use std::collections::BTreeSet;

use super::site::Site;
use super::visit::{Finding, visit};
use super::{axe, driver};
use crate::tree;

/// By how the page is looked at, the rules that it breaks.
const EXPECTED: [&str; 15] = [
    "NoScript navigation",
    "NoScript text",
    "NoScript width",
    "Paper cut",
    "Paper dark-paper",
    "Paper light-ink",
    "Paper width",
    "Screen SEVERE",
    "Screen host",
    "Screen image-alt",
    "Screen region",
    "Screen scheme",
    "Screen sidebar-toggle",
    "Screen way-to-content",
    "Screen width",
];

/// Those that only axe knows.
const AXE: [&str; 2] = ["Screen image-alt", "Screen region"];

const FOLDER: &str = "tests/browser/faults";

#[test]
fn every_fault_is_noticed() {
    let Some(window) = driver::window() else {
        return;
    };
    let axe = axe().ok();
    let site = Site::serve(tree::root().join(FOLDER), None);
    let report = visit(&window, &site, axe.as_deref());
    let right = report.findings.iter().filter(|f| f.page == "right.html");
    let right: Vec<_> = right.map(Finding::to_string).collect();
    assert!(right.is_empty(), "{right:#?}");
    let found = report.findings.iter().filter_map(|finding| {
        let medium = finding.view?.medium;
        Some(format!("{medium:?} {}", finding.rule))
    });
    let found: BTreeSet<_> = found.collect();
    let mut expected = BTreeSet::from(EXPECTED.map(String::from));
    if axe.is_none() {
        expected.retain(|fault| !AXE.contains(&&**fault));
    }
    assert_eq!(found, expected);
}
