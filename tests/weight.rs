//! A page is light: with all that a browser loads for it the first time, it
//! stays below a bound, compressed as a host sends it.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use walkdir::WalkDir;

use crate::html::{self, Piece};
use crate::tree;

/// What a page may weigh, all told.
const HEAVIEST: usize = 130_000;

/// The size of what a host sends.
pub fn compressed(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory can be written to");
    encoder.finish().expect("memory can be written to").len()
}

/// The files that a browser loads to show a page, relative to it.
fn loaded(page: &str) -> Vec<String> {
    let pieces = html::pieces(page);
    let files = pieces.iter().filter_map(|(_, piece)| {
        let Piece::Tag(tag) = piece else { return None };
        let attribute = |name| html::attribute(tag, name);
        match &*tag.name {
            "script" | "img" => attribute("src"),
            // A browser takes one icon of two; a print style sheet is loaded
            // too, if late.
            "link" => match attribute("rel") {
                Some("stylesheet" | "icon") => attribute("href"),
                _ => None,
            },
            _ => None,
        }
    });
    files.map(str::to_owned).collect()
}

#[test]
fn every_page_is_light() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let site = folder.path().join("site");
    book::site::build(tree::root(), &site, None).expect("the site");
    let mut sizes: BTreeMap<PathBuf, usize> = BTreeMap::new();
    let mut size = |path: &Path| {
        *sizes.entry(path.to_owned()).or_insert_with(|| {
            let bytes = fs::read(site.join(path));
            let bytes = bytes.unwrap_or_else(|e| panic!("{path:?}: {e}"));
            compressed(&bytes)
        })
    };
    let mut count = 0;
    let mut problems = Vec::new();
    for entry in WalkDir::new(&site) {
        let entry = entry.expect("the site can be read");
        let path = entry.path().strip_prefix(&site).expect("it is in it");
        let is_page = path.extension().is_some_and(|end| end == "html");
        // All chapters in one are loaded to be printed.
        if !is_page || path == Path::new("print.html") {
            continue;
        }
        count += 1;
        let text = fs::read_to_string(entry.path()).expect("UTF-8");
        let beside = path.parent().unwrap_or(Path::new(""));
        let parts = loaded(&text).into_iter().map(|part| {
            let part = part.trim_start_matches('/');
            size(&tree::normalised(&beside.join(part)))
        });
        let weight = parts.sum::<usize>() + size(path);
        println!("{}: {weight} bytes, compressed", path.display());
        if weight > HEAVIEST {
            let source = Path::new("src").join(path).with_extension("md");
            let message = format!("{weight} bytes, where {HEAVIEST} may be");
            problems.push(tree::problem(&source, 1, &message));
        }
    }
    tree::verdict("pages weighed", count, &problems);
}
