//! The text is spelled right, says nothing that STYLE bans, and a chapter has
//! the length of a chapter.
//!
//! Words that the dictionary takes for mistakes and that are none stand in
//! `.typos.toml`, where the `typos` command finds them, too.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use typos::tokens::{Identifier, TokenizerBuilder, Word};
use typos::{Dictionary, Status};
use unicase::UniCase;

use crate::html::{self, Piece};
use crate::{markdown, tree};

const ALLOWED: &str = ".typos.toml";

/// They tell a reader who does not understand that it is their fault.
const BANNED: [&str; 12] = [
    "simply",
    "just",
    "obviously",
    "magic",
    "easy",
    "easily",
    "trivial",
    "trivially",
    "of course",
    "clearly",
    "basically",
    "straightforward",
];

/// Words of a finished chapter.
const LENGTH: std::ops::RangeInclusive<usize> = 1500..=3500;

/// The dictionary of common mistakes, without the words that are allowed.
struct Mistakes {
    allowed: BTreeMap<String, usize>,
}

impl Dictionary for Mistakes {
    fn correct_ident(&self, _: Identifier<'_>) -> Option<Status<'_>> {
        None
    }

    fn correct_word(&self, word: Word<'_>) -> Option<Status<'_>> {
        if self.allowed.contains_key(&word.token().to_lowercase()) {
            return None;
        }
        let key = UniCase::new(word.token());
        let corrections = typos_dict::WORD_TRIE.find(&key)?;
        let corrections = corrections.iter().map(|&word| word.into());
        Some(Status::Corrections(corrections.collect()))
    }
}

/// The allowed words, each with its line. Without the file there are none.
fn allowed() -> BTreeMap<String, usize> {
    let path = tree::root().join(ALLOWED);
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let table: toml::Table = text.parse().expect(".typos.toml is TOML");
    let words = table.get("default").and_then(|t| t.get("extend-words"));
    let words = words.and_then(|words| words.as_table());
    let line = |word: &String| {
        let starts = |line: &str| line.starts_with(word.as_str());
        text.lines().position(starts).map_or(1, |index| index + 1)
    };
    let words = words.into_iter().flat_map(|words| words.keys());
    words.map(|word| (word.clone(), line(word))).collect()
}

fn spelling_mistakes(path: &Path, mistakes: &Mistakes) -> Vec<String> {
    let text = tree::read(path);
    let tokenizer = TokenizerBuilder::new().build();
    typos::check_str(&text, &tokenizer, mistakes)
        .map(|typo| {
            let line = markdown::line_of(&text, typo.byte_offset);
            let Status::Corrections(better) = &typo.corrections else {
                unreachable!("the dictionary only gives corrections");
            };
            let message = format!(
                "`{}`: write {}, or allow it in {ALLOWED}",
                typo.typo,
                better.join(" or ")
            );
            tree::problem(path, line, &message)
        })
        .collect()
}

#[test]
fn every_file_is_spelled_right() {
    let mistakes = Mistakes { allowed: allowed() };
    let files = tree::files_with(&["md", "rs", "toml", "css", "sh", "console"]);
    let problems: Vec<_> = files
        .iter()
        .flat_map(|path| spelling_mistakes(path, &mistakes))
        .collect();
    tree::verdict("files", files.len(), &problems);
}

#[test]
fn every_allowed_word_has_a_reason_and_is_needed() {
    let allowed = allowed();
    let files = tree::files_with(&["md", "rs", "toml", "css", "sh", "console"]);
    let none = Mistakes {
        allowed: BTreeMap::new(),
    };
    let texts = files.iter().filter(|path| !path.ends_with(ALLOWED));
    let found: String = texts
        .flat_map(|path| spelling_mistakes(path, &none))
        .collect::<Vec<_>>()
        .join("\n")
        .to_lowercase();
    let lines: Vec<_> = match allowed.is_empty() {
        true => return,
        false => tree::read(Path::new(ALLOWED))
            .lines()
            .map(String::from)
            .collect(),
    };
    let mut problems = Vec::new();
    for (word, line) in &allowed {
        let mut say = |message: &str| {
            problems.push(tree::problem(Path::new(ALLOWED), *line, message));
        };
        if !lines[line - 1].contains("# ") {
            say("give the reason in a comment behind the word");
        }
        if !found.contains(&format!("`{word}`")) {
            say("nothing needs this word any more: delete the line");
        }
    }
    tree::verdict("allowed words", allowed.len(), &problems);
}

/// The words of a page's text with their lines. Code is not text.
fn words(text: &str) -> Vec<(usize, String)> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut words = Vec::new();
    let mut in_code = false;
    let mut html = (0, String::new());
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Start(Tag::HtmlBlock) => {
                html = (markdown::line_of(text, range.start), String::new());
            }
            Event::Html(piece) => html.1.push_str(&piece),
            Event::End(TagEnd::HtmlBlock) => {
                for (line, piece) in html::pieces(&html.1) {
                    if let Piece::Text(piece) = piece {
                        split(html.0 + line - 1, &piece, &mut words);
                    }
                }
            }
            Event::Text(piece) if !in_code && !piece.starts_with("{{#") => {
                let line = markdown::line_of(text, range.start);
                split(line, &piece, &mut words);
            }
            _ => {}
        }
    }
    words
}

fn split(line: usize, text: &str, words: &mut Vec<(usize, String)>) {
    let is_part = |c: char| c.is_alphanumeric() || c == '\'' || c == '’';
    for word in text.split(|c: char| !is_part(c)) {
        if word.contains(char::is_alphanumeric) {
            words.push((line, word.to_lowercase()));
        }
    }
}

/// The banned words of a text, with their lines.
fn banned(text: &str) -> Vec<(usize, &'static str)> {
    let words = words(text);
    let mut found = Vec::new();
    for (index, (line, _)) in words.iter().enumerate() {
        let rest = &words[index..];
        let is_here = |banned: &&&str| {
            let parts = banned.split(' ');
            let mut pairs = parts.clone().zip(rest);
            parts.count() <= rest.len() && pairs.all(|(part, w)| part == w.1)
        };
        if let Some(banned) = BANNED.iter().find(is_here) {
            found.push((*line, *banned));
        }
    }
    found
}

/// The pages, and what is read on the repository's own page.
fn texts() -> Vec<PathBuf> {
    let mut texts = tree::pages();
    for name in ["README.md", "CONTRIBUTING.md"] {
        if tree::root().join(name).exists() {
            texts.push(name.into());
        }
    }
    texts
}

#[test]
fn no_page_says_what_style_bans() {
    let texts = texts();
    let mut problems = Vec::new();
    for path in &texts {
        for (line, word) in banned(&tree::read(path)) {
            let message = format!("`{word}` is banned: leave it out");
            problems.push(tree::problem(path, line, &message));
        }
    }
    tree::verdict("texts", texts.len(), &problems);
}

#[test]
fn every_chapter_has_1500_to_3500_words() {
    let mut chapters = tree::pages();
    chapters.retain(|page| tree::is_chapter(page));
    // An unwritten chapter is for the gate `names` to tell of.
    chapters.retain(|page| !tree::read(page).contains("<!-- unwritten -->"));
    let mut problems = Vec::new();
    for path in &chapters {
        let count = words(&tree::read(path)).len();
        println!("{}: {count} words", path.display());
        if !LENGTH.contains(&count) {
            let message = format!("{count} words, where 1500 to 3500 belong");
            problems.push(tree::problem(path, 1, &message));
        }
    }
    tree::verdict("chapters", chapters.len(), &problems);
}

#[test]
fn banned_words_are_seen_in_text_and_not_in_code() {
    let text = "Of\ncourse `simply` this\n\n```text\njust\n```\n\n\
                <figure><!-- easy -->\n<figcaption>Magic</figcaption></figure>";
    assert_eq!(banned(text), [(1, "of course"), (9, "magic")]);
}
