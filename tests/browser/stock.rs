//! The pages beside those that mdBook makes of the same chapters on its own: a
//! measurement, and not a test.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use mdbook_driver::MDBook;
use serde_json::json;

use super::driver::{self, Window};
use super::site::{SITE, Site};
use super::visit::{Check, Report, screen, text, visit};
use super::{axe, tools, validator};
use crate::{tree, weight};

/// Where the other pages are left, for what else is to be measured.
const STOCK: &str = "target/stock-book";

/// Makes a site of our chapters, with everything included, and mdBook's own
/// theme and settings.
fn stock() -> PathBuf {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let sources = folder.path().join("src");
    let write = |path: &Path, text: &str| {
        let path = sources.join(path);
        let parent = path.parent().expect("it stands in src/");
        fs::create_dir_all(parent).expect("a folder");
        fs::write(path, text).expect("a chapter");
    };
    let summary = tree::read(Path::new("src/SUMMARY.md"));
    write(Path::new("SUMMARY.md"), &summary);
    for chapter in book::site::chapters(tree::root()).expect("the chapters") {
        write(&chapter.path, &chapter.content);
    }
    fs::write(
        folder.path().join("book.toml"),
        "[book]\ntitle = \"Direct System Calls\"\n",
    )
    .expect("the settings");
    let site = tree::root().join(STOCK);
    let mut book = MDBook::load(folder.path()).expect("the chapters");
    book.config.build.build_dir = site.clone();
    book.build().expect("the pages");
    site
}

/// What the browser loads for a page, compressed, in kB by kind of file.
fn sizes(window: &Window, site: &Site, page: &str) -> String {
    let address = site.address_of("");
    window.go(&site.address_of(page));
    let loaded = window.run(LOADED, json!([]));
    let loaded = loaded.as_array().expect("a list").iter().map(text);
    let files = loaded.filter_map(|file| file.strip_prefix(&address));
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for file in files {
        let bytes = fs::read(site.folder.join(file)).expect("it was served");
        let kind = file.rsplit('.').next().unwrap_or(file);
        *kinds.entry(kind).or_default() += weight::compressed(&bytes);
    }
    let total: usize = kinds.values().sum();
    let kinds = kinds.iter().map(|(kind, n)| format!("{kind} {}", n / 1000));
    let kinds = kinds.collect::<Vec<_>>().join(", ");
    format!("{} ({kinds})", total / 1000)
}

/// The addresses of a page and of all that was loaded for it.
const LOADED: &str = "\
    return [location.href, \
        ...performance.getEntriesByType('resource').map(e => e.name)]";

/// How often each rule of a check is broken.
fn broken(report: &Report, check: Check) -> String {
    let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in report.findings.iter().filter(|f| f.check == check) {
        *rules.entry(&finding.rule).or_default() += 1;
    }
    let rules = rules.iter().map(|(rule, count)| format!("{rule} {count}"));
    match rules.collect::<Vec<_>>().join(", ") {
        none if none.is_empty() => "0".to_owned(),
        rules => rules,
    }
}

#[test]
#[ignore = "a measurement, see CONTRIBUTING.md; it takes minutes"]
fn the_pages_beside_stock_mdbook() {
    let window = driver::window().expect("Chromium");
    let axe = axe().expect("axe-core");
    let jar = tools::file("vnu-jar", "build/dist/vnu.jar").expect("vnu");
    let folder = stock();
    let other = Site::serve(folder, None);
    let sites = [&*SITE, &other];
    let reports = sites.map(|site| visit(&window, site, Some(&axe)));
    let wrong = sites.map(|site| validator::validate(&site.folder, &jar).len());

    window.show_as(screen(1280, false));
    println!("| | this book | stock mdBook |\n|---|---|---|");
    let row = |what: &str, [ours, stock]: [String; 2]| {
        println!("| {what} | {ours} | {stock} |");
    };
    row("pages", sites.map(|site| site.pages.len().to_string()));
    for page in [
        "index.html",
        "one-instruction/register-abi.html",
        "from-number-to-handler/errors.html",
        "reference/syscalls.html",
    ] {
        let sizes = sites.map(|site| sizes(&window, site, page));
        row(&format!("{page}, kB gzipped"), sizes);
    }
    for (what, check) in [
        ("rules of accessibility broken (axe)", Check::Axe),
        ("errors and warnings in the console", Check::Console),
        ("requests to other hosts", Check::Host),
        ("wider than the window or the paper", Check::Width),
        ("dark where light is wanted, or the reverse", Check::Scheme),
        ("content or sidebar far for the Tab key", Check::Stops),
        ("lost without JavaScript", Check::Text),
        ("lost or dark on paper", Check::Paper),
    ] {
        row(what, reports.each_ref().map(|report| broken(report, check)));
    }
    row("messages of the HTML checker", wrong.map(|n| n.to_string()));
    println!("\nLighthouse: bash tests/lighthouse.sh [{STOCK}]");
}
