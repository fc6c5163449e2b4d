//! What the head of each page says about it: a description for search engines
//! and for the previews of a shared link. mdBook has one description for all
//! pages, so `theme/head.hbs` chooses by the page's path.

use crate::chapter::summary;
use crate::facts::Facts;
use crate::tables;
use anyhow::Result;
use kernel_table::file;
use mdbook_markdown::pulldown_cmark::{Event, Tag, TagEnd};
use mdbook_markdown::{MarkdownOptions, new_cmark_parser};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The file that is made.
pub const FILE: &str = "theme/head.hbs";

/// What search engines show of a description.
const LONGEST: usize = 160;

const NOTE: &str = "\
{{!-- Made by `cargo run -- describe` from the chapters' first paragraphs; a test
      repeats it. Edit nothing here. --}}
{{#if is_toc_html}}
<title>Table of contents</title>
{{/if}}
<meta property=\"og:type\" content=\"article\">
<meta property=\"og:title\" content=\"{{ title }}\">
";

/// The file's text for the book at `root`.
pub fn text(root: &Path) -> Result<String> {
    let mut text = NOTE.to_owned();
    let facts = Facts::read(root)?;
    let entries = summary(&crate::read(&root.join("src/SUMMARY.md"))?);
    for (index, entry) in entries.iter().enumerate() {
        let chapter = crate::read(&root.join("src").join(&entry.path))?;
        let chapter = tables::expand(root, &facts, &entry.path, &chapter)?;
        let path = entry.path.display();
        let Some(description) = description(&chapter) else {
            continue;
        };
        page(&mut text, &path.to_string(), &description);
        if index == 0 {
            page(&mut text, "index.md", &description);
        }
    }
    Ok(text)
}

/// Makes the file anew.
pub fn write(root: &Path) -> Result<PathBuf> {
    let path = root.join(FILE);
    file::write(&path, &text(root)?)?;
    Ok(path)
}

fn page(text: &mut String, path: &str, description: &str) {
    let description = tables::escape(description);
    let _ = write!(
        text,
        "{{{{#if (eq path \"{path}\")}}}}\n\
         <meta name=\"description\" content=\"{description}\">\n\
         <meta property=\"og:description\" content=\"{description}\">\n\
         {{{{/if}}}}\n"
    );
}

/// The first sentences of the chapter, as many as a description holds.
fn description(chapter: &str) -> Option<String> {
    let paragraph = first_paragraph(chapter)?;
    let mut end = 0;
    for (at, _) in paragraph.match_indices(['.', '?', '!', ':']) {
        let is_end = paragraph[at + 1..].is_empty()
            || paragraph[at + 1..].starts_with(' ');
        if is_end && paragraph[..at].chars().count() < LONGEST {
            end = at + 1;
        }
    }
    if end > 0 {
        let sentences = paragraph[..end].trim_end_matches(':');
        return Some(match paragraph[..end].ends_with(':') {
            true => format!("{sentences}."),
            false => sentences.to_owned(),
        });
    }
    let mut words = String::new();
    for word in paragraph.split(' ') {
        if words.chars().count() + word.chars().count() + 2 > LONGEST {
            return Some(words.trim_end().to_owned() + "…");
        }
        words += word;
        words.push(' ');
    }
    Some(words.trim_end().to_owned())
}

fn first_paragraph(chapter: &str) -> Option<String> {
    let mut text: Option<String> = None;
    for event in new_cmark_parser(chapter, &MarkdownOptions::default()) {
        match (event, &mut text) {
            (Event::Start(Tag::Paragraph), None) => text = Some(String::new()),
            (Event::End(TagEnd::Paragraph), Some(text)) => {
                return Some(text.trim().to_owned());
            }
            (Event::Text(piece) | Event::Code(piece), Some(text)) => {
                *text += &piece;
            }
            (Event::SoftBreak | Event::HardBreak, Some(text)) => text.push(' '),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Tree;

    #[test]
    fn a_description_is_the_first_whole_sentences() {
        let chapter = "# T\n\nOne `a`,\n*two*. Three 1.5. Four\n\nmore\n";
        assert_eq!(
            description(chapter).as_deref(),
            Some("One a, two. Three 1.5.")
        );
        let long = format!("# T\n\n{}. End.\n", "word ".repeat(40).trim());
        let found = description(&long).expect("a description");
        assert!(found.ends_with("word…"), "{found}");
        assert!(found.chars().count() <= LONGEST);
        assert_eq!(description("# T\n"), None);
        assert_eq!(
            description("# T\n\nTwo things: a\n").as_deref(),
            Some("Two things.")
        );
    }

    #[test]
    fn each_page_has_its_own_and_the_first_is_the_index_too() {
        let tree = Tree::new();
        tree.write("src/introduction.md", "# I\n\nIt `\"begins\"`.\n");
        tree.write("src/part/second.md", "# S\n\nIt ends.\n");
        let text = text(tree.root()).expect("the chapters");
        let first = "content=\"It &quot;begins&quot;.\"";
        for path in ["introduction.md", "index.md"] {
            let line = format!(
                "{{{{#if (eq path \"{path}\")}}}}\n<meta name=\"description\" {first}>"
            );
            assert!(text.contains(&line), "{text}");
        }
        assert!(text.contains("(eq path \"part/second.md\")"));
    }
}
