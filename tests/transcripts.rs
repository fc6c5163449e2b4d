//! Each recorded transcript is what the commands in it print today, and each
//! is shown on a page.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::Instant;

use book::transcripts::{self, Outcome};
use snapbox::IntoData;

use crate::tree;

/// One test for all: they start cargo, which would print that it waits.
#[test]
fn every_transcript_is_what_its_commands_print() {
    let files = transcripts::find(tree::root()).expect("the transcripts");
    let mut problems = Vec::new();
    for file in &files {
        let start = Instant::now();
        let name = file.strip_prefix(tree::root()).unwrap_or(file);
        if let Err(problem) = compare(name.to_owned()) {
            problems.push(problem);
        }
        println!("{}: {:.1?}", name.display(), start.elapsed());
    }
    tree::verdict("transcripts", files.len(), &problems);
}

fn compare(file: PathBuf) -> Result<(), String> {
    let name = file.display();
    let outcome = transcripts::rerun(tree::root(), &file);
    let found = match outcome.map_err(|e| format!("{name}:1: {e:#}"))? {
        Outcome::Ran(found) => found,
        Outcome::Skipped(sentence) if tree::must_be_complete() => {
            return Err(format!("{name}:1: {sentence}"));
        }
        Outcome::Skipped(sentence) => {
            tree::skip(&format!("{name}: {sentence}"));
            return Ok(());
        }
    };
    let recorded = tree::read(&file);
    let compared = |text: &str| {
        let text = transcripts::comparable(text);
        text.map_err(|e| format!("{name}:1: {e:#}"))
    };
    let (found, recorded) = (compared(&found)?, compared(&recorded)?);
    // `raw`: in a transcript, `...` and `[..]` mean themselves.
    snapbox::Assert::new()
        .try_eq(Some(&"today"), found.raw(), recorded.raw())
        .map_err(|difference| {
            format!(
                "{name}:1: the commands print something else today: if that \
                 is right, run `cargo run -- record {name}`{difference}"
            )
        })
}

#[test]
fn every_transcript_is_shown() {
    let shown: BTreeSet<PathBuf> = tree::pages()
        .iter()
        .flat_map(|page| tree::includes(page))
        .map(|(_, file)| file)
        .collect();
    let files = transcripts::find(tree::root()).expect("the transcripts");
    let problems: Vec<_> = files
        .iter()
        .map(|file| file.strip_prefix(tree::root()).unwrap_or(file))
        .filter(|file| !shown.contains(*file))
        .map(|file| tree::problem(file, 1, "no page shows it: delete it"))
        .collect();
    tree::verdict("transcripts on pages", files.len(), &problems);
}
