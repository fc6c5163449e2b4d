//! Chapters as the page has them: code coloured, reachable with the keyboard,
//! and with what the page's script needs to run it; and how long a chapter
//! takes to read.

use crate::chapter::{Block, blocks, escape};
use crate::highlight;
use crate::tables;
use regex::{Captures, Regex};
use std::collections::HashMap;
use std::sync::LazyLock;

/// The line above a listing that names its file.
static CAPTION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"<p class="listing"><code>([^<]+)</code>"#)
        .expect("a right pattern")
});

/// The lines that `highlight` has hidden.
static HIDDEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"data-code="([^"]*)""#).expect("a right pattern")
});

/// Replaces the code blocks of a chapter by their HTML. `repository` is the
/// address of the book's files, if book.toml names one.
pub fn html(text: &str, repository: Option<&str>) -> String {
    let mut html = text.to_owned();
    for block in blocks(text).iter().rev() {
        let Some(body) = &block.body else { continue };
        let end = text[body.end..]
            .find('\n')
            .map_or(text.len(), |at| body.end + at + 1);
        html.replace_range(block.start..end, &element(block));
    }
    let html = share_hidden_lines(&html);
    match repository {
        Some(repository) => link_files(&html, repository),
        None => html,
    }
}

/// Puts each line that is hidden on the page there once, at its end. A place
/// that hides some names them by their numbers, such as `0-12 17`: the blocks
/// of a chapter need the same listings over and over.
fn share_hidden_lines(html: &str) -> String {
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let mut lines = Vec::new();
    let shared = HIDDEN.replace_all(html, |found: &Captures<'_>| {
        let (_, [code]) = found.extract();
        let code = code.strip_suffix('\n').unwrap_or(code);
        let mut ranges: Vec<(usize, usize)> = Vec::new();
        for line in code.split('\n') {
            let number = *numbers.entry(line.to_owned()).or_insert_with(|| {
                lines.push(line.to_owned());
                lines.len() - 1
            });
            match ranges.last_mut() {
                Some((_, last)) if *last + 1 == number => *last = number,
                _ => ranges.push((number, number)),
            }
        }
        let name = |&(first, last): &(usize, usize)| match first == last {
            true => first.to_string(),
            false => format!("{first}-{last}"),
        };
        let names: Vec<_> = ranges.iter().map(name).collect();
        format!(r#"data-rest="{}""#, names.join(" "))
    });
    if lines.is_empty() {
        return html.to_owned();
    }
    // A blank line would end the element, as CommonMark reads it.
    let lines = lines.join("&#10;");
    format!("{shared}\n\n<div class=\"lines\" data-lines=\"{lines}\"></div>\n")
}

/// How many words a reader of a text like this one takes in a minute, code and
/// figures looked at on the way.
const WORDS_A_MINUTE: usize = 150;

/// Puts the minutes that a chapter takes below its title. `written` is the
/// chapter before anything was put in.
pub fn with_minutes(text: &str, written: &str) -> String {
    let Some(end) = title_end(text) else {
        return text.to_owned();
    };
    let minutes = words(written).div_ceil(WORDS_A_MINUTE);
    let (title, rest) = text.split_at(end);
    format!(
        "{title}\n<p class=\"minutes\">{minutes} minutes to read</p>\n{rest}"
    )
}

/// Where the line of the title ends, if the text begins with one.
fn title_end(text: &str) -> Option<usize> {
    text.starts_with("# ")
        .then(|| text.find('\n').map_or(text.len(), |at| at + 1))
}

/// The words of a chapter's text; code and HTML comments are none.
fn words(text: &str) -> usize {
    let mut prose = text.to_owned();
    for block in blocks(text).iter().rev() {
        if let Some(body) = &block.body {
            prose.replace_range(block.start..body.end, "");
        }
    }
    let is_word = |word: &&str| word.contains(char::is_alphanumeric);
    prose.split_whitespace().filter(is_word).count()
}

fn link_files(html: &str, repository: &str) -> String {
    let repository = repository.trim_end_matches('/');
    let link = |found: &Captures<'_>| {
        let file = &found[1];
        format!(
            "<p class=\"listing\"><a href=\"{repository}/blob/main/{file}\">\
             <code>{file}</code></a>"
        )
    };
    CAPTION.replace_all(html, link).into_owned()
}

/// The block as an element, with what stands before each line of the block in
/// the chapter. What looks like an include stays one that mdBook leaves alone.
fn element(block: &Block) -> String {
    let text = unescape(&block.text);
    let language = block.language();
    let code = match language {
        "rust" => highlight::rust(&text),
        "console" => highlight::console(&text),
        "c" => highlight::c(&text),
        _ => highlight::escape(&text),
    };
    let run = if language == "rust" {
        run(block)
    } else {
        String::new()
    };
    let code = escape(code.trim_end_matches('\n'));
    let element = format!(
        "<pre><code class=\"{language}\" tabindex=\"0\"{run}>{code}</code></pre>"
    );
    element.replace('\n', &format!("\n{}", block.prefix)) + "\n"
}

/// What `escape` has put before what looks like an include goes again.
fn unescape(text: &str) -> String {
    text.replace(r"\{{#", "{{#")
}

/// The attributes of a program: that the reader can run it, and what there is
/// to know before.
fn run(block: &Block) -> String {
    let note = if block.has("compile_fail") {
        Some("It does not compile, on purpose.".to_owned())
    } else if block.has("should_panic") {
        Some("It panics, on purpose.".to_owned())
    } else if block.has("no_run") {
        block
            .reason("not run")
            .map(|reason| format!("Note: {reason}."))
    } else {
        None
    };
    match note {
        Some(note) => {
            let note = tables::escape(&note);
            format!(" data-run=\"{note}\"")
        }
        None => " data-run".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_becomes_an_element_and_the_text_stays() {
        let text = "a\n\n```rust\nfn f() {}\n# hidden\n```\n\nb\n";
        assert_eq!(
            html(text, None),
            "a\n\n<pre><code class=\"rust\" tabindex=\"0\" data-run>\
             <span class=\"k\">fn</span> <span class=\"f\">f</span>() {}\n\
             <span class=\"rest\" data-rest=\"0\"></span></code></pre>\n\nb\n\
             \n\n<div class=\"lines\" data-lines=\"hidden\"></div>\n"
        );
        let text = "```text\n<&>\n```\n```sh\nls\n```\n";
        assert_eq!(
            html(text, None),
            "<pre><code class=\"text\" tabindex=\"0\">&lt;&amp;&gt;</code></pre>\n\
             <pre><code class=\"sh\" tabindex=\"0\">ls</code></pre>\n"
        );
    }

    #[test]
    fn a_block_in_a_list_stays_in_it() {
        let text = "1. a\n\n   ```console\n   $ b\n\n   c\n   ```\n";
        assert_eq!(
            html(text, None),
            "1. a\n\n   <pre><code class=\"console\" tabindex=\"0\">\
             <span class=\"p\">$ </span><span class=\"i\">b</span>\n   \n   c\
             </code></pre>\n"
        );
    }

    #[test]
    fn a_chapter_s_minutes_stand_below_its_title() {
        let text =
            format!("# T\n\n{}\n```text\nx y\n```\n", "word ".repeat(151));
        let found = with_minutes(&text, &text);
        let start = "# T\n\n<p class=\"minutes\">2 minutes to read</p>\n\nword";
        assert!(found.starts_with(start), "{found}");
        assert_eq!(with_minutes("no title", "no title"), "no title");
    }

    #[test]
    fn who_runs_a_program_is_told_what_to_expect() {
        let text = "<!-- not run: it \"ends\" -->\n```rust,no_run\nx\n```\n";
        let html = html(text, None);
        assert!(
            html.contains("data-run=\"Note: it &quot;ends&quot;.\""),
            "{html}"
        );
    }

    #[test]
    fn the_file_s_name_leads_to_the_file() {
        let text = "<p class=\"listing\"><code>examples/a.rs</code></p>\n";
        assert_eq!(html(text, None), text);
        assert_eq!(
            html(text, Some("https://example.org/book/")),
            "<p class=\"listing\"><a href=\"https://example.org/book/blob/main/\
             examples/a.rs\"><code>examples/a.rs</code></a></p>\n"
        );
    }

    #[test]
    fn what_looks_like_an_include_is_left_to_mdbook_as_it_was() {
        let text = "```console\n$ x\n\\{{#include y}}\n```\n";
        assert!(html(text, None).contains("\n\\{{#include y}}</code>"));
    }

    #[test]
    fn a_hidden_line_is_on_the_page_once() {
        let html = "<span data-code=\"a\n\nb\n\"></span> \
                    <span data-code=\"a\nc\n\nb\n\"></span>";
        assert_eq!(
            share_hidden_lines(html),
            "<span data-rest=\"0-2\"></span> <span data-rest=\"0 3 1-2\"></span>\
             \n\n<div class=\"lines\" data-lines=\"a&#10;&#10;b&#10;c\"></div>\n"
        );
        assert_eq!(share_hidden_lines("none"), "none");
    }
}
