//! The tools that come from npm: pinned in `package.json`, and not there
//! unless somebody has installed them.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use crate::tree;

/// The file `file` of the package `name`, or a sentence that tells how to get
/// it.
pub fn file(name: &str, file: &str) -> Result<PathBuf, String> {
    let folder = tree::root().join("tests/browser");
    let package = folder.join("node_modules").join(name);
    let pinned = read(&folder.join("package.json"));
    let pinned = pinned.expect("package.json is JSON");
    let pinned = &pinned["dependencies"][name];
    assert!(
        pinned.is_string(),
        "tests/browser/package.json: no `{name}`"
    );
    let path = package.join(file);
    let installed = read(&package.join("package.json"));
    let is_right = installed.is_some_and(|found| found["version"] == *pinned);
    match is_right && path.is_file() {
        true => Ok(path),
        false => Err(format!(
            "{name} {} is not installed (npm ci --prefix tests/browser)",
            pinned.as_str().unwrap_or_default()
        )),
    }
}

fn read(path: &std::path::Path) -> Option<Value> {
    serde_json::from_str(&fs::read_to_string(path).ok()?).ok()
}
