//! mdBook's protocol for preprocessors, so that the official `mdbook` gives
//! the same pages as `cargo run -- build`.

use crate::check::check;
use crate::site;
use anyhow::{Context as _, Result, bail};
use mdbook_preprocessor::{MDBOOK_VERSION, parse_input};
use std::io::{Read, Write};

/// Reads the book that `mdbook` sends and writes it back expanded.
pub fn preprocess(mut input: impl Read, output: impl Write) -> Result<()> {
    let mut sent = Vec::new();
    input.read_to_end(&mut sent)?;
    refuse_other_versions(&sent)?;
    let (mut context, book) = parse_input(&sent[..])?;
    // mdbook starts us in the book's folder.
    context.root = std::env::current_dir()?.join(&context.root);
    check(&context.root)?.into_result()?;
    let book = site::expand(&context, book)?;
    serde_json::to_writer(output, &book)
        .context("the expanded book cannot be written to mdbook")
}

/// What is sent changes with each 0.x, so the version is looked at first.
fn refuse_other_versions(sent: &[u8]) -> Result<()> {
    let sent: serde_json::Value = serde_json::from_slice(sent).context(
        "mdbook runs this command, and sends it a book on its standard \
         input; to see the book yourself, type `cargo run`",
    )?;
    let theirs = sent[0]["mdbook_version"].as_str().unwrap_or("unknown");
    if minor(theirs) != minor(MDBOOK_VERSION) {
        bail!(
            "this book needs mdBook {}, and the mdbook that runs is {theirs}: \
             install that one with `cargo install mdbook --version \
             {MDBOOK_VERSION} --locked`, or use `cargo run -- build`",
            minor(MDBOOK_VERSION)
        );
    }
    Ok(())
}

/// `0.5` of `0.5.4`.
fn minor(version: &str) -> &str {
    let dot = version.match_indices('.').nth(1);
    dot.map_or(version, |(at, _)| &version[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_version_of_mdbook_is_refused_with_both_versions() {
        let sent = br#"[{"mdbook_version": "0.4.40"}, {"sections": []}]"#;
        let error = preprocess(&sent[..], Vec::new()).expect_err("0.4");
        let text = error.to_string();
        assert!(text.contains("needs mdBook 0.5"), "{text}");
        assert!(text.contains("is 0.4.40"), "{text}");
    }

    #[test]
    fn a_later_patch_is_accepted() {
        let sent = br#"[{"mdbook_version": "0.5.99"}, {}]"#;
        refuse_other_versions(sent).expect("0.5 is 0.5");
    }

    #[test]
    fn typing_the_command_by_hand_is_explained() {
        let error = preprocess(&b""[..], Vec::new()).expect_err("no book");
        assert!(error.to_string().contains("type `cargo run`"));
    }
}
