//! One name everywhere: chapters, crates, outputs and anchors agree, as the
//! book's own check has it; every chapter is written; and a listing is
//! `no_std` and uses nothing but listings of earlier chapters.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use crate::tree;

#[test]
fn the_check_of_the_chapters_finds_no_problem() {
    let report = book::check::check(tree::root()).expect("the check runs");
    let problem = |problem: &book::problem::Problem| {
        tree::problem(&problem.file, problem.line, &problem.message)
    };
    let problems: Vec<_> = report.problems.iter().map(problem).collect();
    println!("{:?}", report.counts);
    tree::verdict("pages checked", tree::pages().len(), &problems);
}

#[test]
fn every_page_is_written() {
    let pages = tree::pages();
    let mut problems = Vec::new();
    for page in &pages {
        for (index, line) in tree::read(page).lines().enumerate() {
            if line.contains("<!-- unwritten -->") {
                let message = "not written yet: write, then delete this line";
                problems.push(tree::problem(page, index + 1, message));
            }
        }
    }
    tree::verdict("pages", pages.len(), &problems);
}

/// The chapters' names in SUMMARY.md's order, each with its place in it.
fn order() -> BTreeMap<String, usize> {
    let summary = tree::read(Path::new("src/SUMMARY.md"));
    let targets = summary.split("](").skip(1);
    let names = targets.filter_map(|rest| {
        let (target, _) = rest.split_once(')')?;
        let page = Path::new("src").join(target);
        let name = page.file_stem()?.to_str()?.to_owned();
        tree::is_chapter(&page).then_some(name)
    });
    names
        .enumerate()
        .map(|(place, name)| (name, place))
        .collect()
}

#[test]
fn a_listing_depends_only_on_listings_of_earlier_chapters() {
    let order = order();
    let metadata = tree::metadata();
    let packages = metadata["packages"].as_array().expect("a list");
    let mut count = 0;
    let mut problems = Vec::new();
    for package in packages.iter().filter(|package| is_listing(package)) {
        let name = package["name"].as_str().expect("a name");
        let manifest = format!("listings/{name}/Cargo.toml");
        let mut say = |message: String| {
            let path = Path::new(&manifest);
            problems.push(tree::problem(path, 1, &message));
        };
        count += 1;
        let Some(place) = order.get(name) else {
            say("SUMMARY.md names no chapter for this listing".to_owned());
            continue;
        };
        for dependency in package["dependencies"].as_array().expect("a list") {
            let used = dependency["name"].as_str().expect("a name");
            match order.get(used) {
                None => say(format!(
                    "depends on `{used}`, which is no listing: a reader must \
                     see all of the code"
                )),
                Some(other) if other >= place => say(format!(
                    "depends on `{used}`, whose chapter comes later"
                )),
                Some(_) => {}
            }
        }
    }
    tree::verdict("listings", count, &problems);
}

fn is_listing(package: &Value) -> bool {
    let manifest = package["manifest_path"].as_str().unwrap_or_default();
    Path::new(manifest).starts_with(tree::root().join("listings"))
}

#[test]
fn every_listing_is_no_std() {
    let mut libraries = tree::files_with(&["rs"]);
    libraries.retain(|path| path.starts_with("listings"));
    libraries.retain(|path| path.ends_with("src/lib.rs"));
    let is_std = |path: &Path| {
        !tree::read(path).lines().any(|line| line == "#![no_std]")
    };
    let problems: Vec<_> = libraries
        .iter()
        .filter(|path| is_std(path))
        .map(|path| tree::problem(path, 1, "add the line `#![no_std]`"))
        .collect();
    tree::verdict("libraries", libraries.len(), &problems);
}
