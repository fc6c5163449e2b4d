//! Colours the code when the pages are made: the reader's browser has no work
//! with it, and loads no script for it.
//!
//! Rust is taken apart by the compiler's own lexer. A transcript has colours
//! of its own: the commands stand out from what they print.

use ra_ap_rustc_lexer::{FrontmatterAllowed, LiteralKind, TokenKind, tokenize};
use std::fmt::Write as _;

/// What begins a line of a transcript that somebody types.
const PROMPT: &str = "$ ";

const KEYWORDS: [&str; 39] = [
    "Self", "as", "async", "await", "break", "const", "continue", "crate",
    "dyn", "else", "enum", "extern", "false", "fn", "for", "if", "impl", "in",
    "let", "loop", "match", "mod", "move", "mut", "pub", "ref", "return",
    "self", "static", "struct", "super", "trait", "true", "type", "union",
    "unsafe", "use", "where", "while",
];

const PRIMITIVES: [&str; 17] = [
    "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize",
    "str", "u8", "u16", "u32", "u64", "u128", "usize",
];

/// A piece of text and the class of its colour, `""` for none.
type Piece<'a> = (&'static str, &'a str);

/// The HTML of a Rust block, whose hidden lines begin with `# `. They are not
/// text of the page, which would be searched and printed, but stand in
/// attributes; and they have no colours, being the larger part of the code.
pub fn rust(block: &str) -> String {
    let lines: Vec<(bool, &str)> = block.lines().map(hidden).collect();
    let code: String =
        lines.iter().map(|(_, line)| format!("{line}\n")).collect();
    let mut colours = Lines::new(rust_pieces(&code));
    let mut html = String::new();
    let mut inside = false;
    for (hidden, line) in &lines {
        let colours = colours.next().unwrap_or_default();
        if *hidden != inside {
            html += if *hidden { REST } else { REST_END };
            inside = *hidden;
        }
        if inside {
            html += &escape(line).replace('"', "&quot;");
        } else {
            html += &colours;
        }
        html.push('\n');
    }
    html + if inside { REST_END } else { "" }
}

const REST: &str = r#"<span class="rest" data-code=""#;
const REST_END: &str = r#""></span>"#;

/// Whether mdBook hides the line, and the line without the sign for it.
fn hidden(line: &str) -> (bool, &str) {
    match line.strip_prefix("# ") {
        Some(rest) => (true, rest),
        None if line == "#" => (true, ""),
        None => (false, line),
    }
}

/// The HTML of a transcript.
pub fn console(block: &str) -> String {
    let mut html = String::new();
    for line in block.lines() {
        match line.strip_prefix(PROMPT) {
            Some(command) => {
                let command = escape(command);
                let _ = write!(
                    html,
                    r#"<span class="p">$ </span><span class="i">{command}</span>"#
                );
            }
            None => html += &escape(line),
        }
        html.push('\n');
    }
    html
}

/// The HTML of C: its comments, literals and words look enough like Rust's.
pub fn c(block: &str) -> String {
    Lines::new(rust_pieces(block))
        .map(|line| line + "\n")
        .collect()
}

/// Text as HTML.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// Takes code apart into pieces, and gives each its colour.
fn rust_pieces(code: &str) -> Vec<Piece<'_>> {
    let mut start = 0;
    let mut tokens = Vec::new();
    for token in tokenize(code, FrontmatterAllowed::No) {
        let end = start + token.len as usize;
        tokens.push((token.kind, &code[start..end]));
        start = end;
    }
    let next = |from: usize| tokens.get(from + 1).map(|token| token.0);
    let mut pieces = Vec::new();
    for (index, &(kind, text)) in tokens.iter().enumerate() {
        let class = match kind {
            TokenKind::LineComment { .. } | TokenKind::BlockComment { .. } => {
                "c"
            }
            TokenKind::Lifetime { .. } => "t",
            TokenKind::Literal { kind, .. } => literal(kind),
            TokenKind::Ident | TokenKind::RawIdent => word(text, next(index)),
            _ => "",
        };
        pieces.push((class, text));
    }
    pieces
}

fn literal(kind: LiteralKind) -> &'static str {
    match kind {
        LiteralKind::Int { .. } | LiteralKind::Float { .. } => "n",
        _ => "s",
    }
}

/// The colour of a word before `next`.
fn word(word: &str, next: Option<TokenKind>) -> &'static str {
    let is_constant = |c: char| c.is_uppercase() || c.is_numeric() || c == '_';
    if KEYWORDS.contains(&word) {
        "k"
    } else if PRIMITIVES.contains(&word) {
        "t"
    } else if word.len() > 1 && word.chars().all(is_constant) {
        "n"
    } else if word.starts_with(char::is_uppercase) {
        "t"
    } else if next == Some(TokenKind::Bang) {
        "m"
    } else if next == Some(TokenKind::OpenParen) {
        "f"
    } else {
        ""
    }
}

/// Pieces as lines of HTML: no element goes over the end of a line.
struct Lines {
    lines: std::vec::IntoIter<String>,
}

impl Lines {
    fn new(pieces: Vec<Piece<'_>>) -> Lines {
        let mut lines = vec![String::new()];
        for (class, text) in pieces {
            for (index, part) in text.split('\n').enumerate() {
                if index > 0 {
                    lines.push(String::new());
                }
                let Some(line) = lines.last_mut() else {
                    continue;
                };
                let part = escape(part);
                if class.is_empty() || part.is_empty() {
                    *line += &part;
                } else {
                    let _ =
                        write!(line, r#"<span class="{class}">{part}</span>"#);
                }
            }
        }
        if lines.last().is_some_and(String::is_empty) {
            lines.pop();
        }
        Lines {
            lines: lines.into_iter(),
        }
    }
}

impl Iterator for Lines {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        self.lines.next()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_literals_and_comments_have_their_colours() {
        let html = rust("let x: Vec<u8> = f(b\"<\", 0x1F); // end\n");
        assert_eq!(
            html,
            "<span class=\"k\">let</span> x: <span class=\"t\">Vec</span>\
             &lt;<span class=\"t\">u8</span>&gt; = \
             <span class=\"f\">f</span>(<span class=\"s\">b\"&lt;\"</span>, \
             <span class=\"n\">0x1F</span>); \
             <span class=\"c\">// end</span>\n"
        );
        let html = rust("asm!(\"nop\");\nconst PAGE_SIZE: &'static T;\n");
        assert!(html.contains("<span class=\"m\">asm</span>!"), "{html}");
        assert!(html.contains("<span class=\"n\">PAGE_SIZE</span>"));
        assert!(html.contains("<span class=\"t\">'static</span>"));
    }

    #[test]
    fn hidden_lines_stand_together_and_the_rest_keeps_its_lines() {
        let html = rust("#[inline]\n# a < \"b\"\n#\n# x\nfn\n");
        assert_eq!(
            html,
            "#[inline]\n<span class=\"rest\" data-code=\"a &lt; &quot;b&quot;\
             \n\nx\n\"></span><span class=\"k\">fn</span>\n"
        );
    }

    #[test]
    fn no_element_goes_over_the_end_of_a_line() {
        let html = rust("/* a\n\nb */ \"c\nd\"\n");
        assert_eq!(
            html,
            "<span class=\"c\">/* a</span>\n\n<span class=\"c\">b */</span> \
             <span class=\"s\">\"c</span>\n<span class=\"s\">d\"</span>\n"
        );
    }

    #[test]
    fn the_commands_of_a_transcript_stand_out() {
        let html = console("$ echo '<'\n<\n  $ no\n");
        assert_eq!(
            html,
            "<span class=\"p\">$ </span><span class=\"i\">echo '&lt;'</span>\n\
             &lt;\n  $ no\n"
        );
    }
}
