//! Every page is right HTML, as the Nu checker of the W3C sees it. It also
//! looks at the SVG and the ARIA in the pages.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::site::SITE;
use super::visit::{Check, Finding, text};
use super::{driver, exceptions, tools};
use crate::tree;

/// What is wrong with the HTML files in a folder.
pub fn validate(folder: &Path, jar: &Path) -> Vec<Finding> {
    let output = Command::new("java")
        // The checker recurses deeply. Code that is less optimised is ready
        // sooner, which saves half of the time.
        .args(["-Xss8m", "-XX:TieredStopAtLevel=1", "-jar"])
        .arg(jar)
        .args(["--format", "json", "--stdout", "--exit-zero-always"])
        .arg("--skip-non-html")
        .arg(folder)
        .output()
        .expect("java can be started");
    let report: Value =
        serde_json::from_slice(&output.stdout).unwrap_or_else(|_| {
            panic!("vnu: {}", String::from_utf8_lossy(&output.stderr))
        });
    let messages = report["messages"].as_array().expect("a list");
    let root = format!("file:{}/", folder.display());
    let is_wrong = |message: &&Value| {
        message["type"] != "info" || message["subType"] == "warning"
    };
    let finding = |message: &Value| {
        let page = text(&message["url"]);
        let what = text(&message["message"]);
        let number = |name| message[name].as_u64().unwrap_or(0) as usize;
        let extract = text(&message["extract"]).chars();
        let place = extract.skip(number("hiliteStart"));
        Finding {
            check: Check::Html,
            page: page.strip_prefix(&root).unwrap_or(page).to_owned(),
            view: None,
            rule: "html".to_owned(),
            place: place.take(number("hiliteLength")).collect(),
            message: format!("{what} (line {})", number("lastLine")),
        }
    };
    messages.iter().filter(is_wrong).map(finding).collect()
}

#[test]
fn every_page_is_valid_html() {
    let missing = match tools::file("vnu-jar", "build/dist/vnu.jar") {
        Ok(jar) if driver::on_path(&["java"]).is_some() => {
            let findings = validate(&SITE.folder, &jar);
            let findings: Vec<_> = findings.iter().collect();
            let problems = exceptions::problems(Check::Html, &findings);
            let count = SITE.pages.len();
            return tree::verdict("pages validated", count, &problems);
        }
        Ok(_) => "java is not installed".to_owned(),
        Err(missing) => missing,
    };
    tree::skip(&format!("{missing}: the pages' HTML was not validated"));
}
