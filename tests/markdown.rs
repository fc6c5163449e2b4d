//! The fenced blocks of a Markdown text. The build script uses this, too.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

/// A fenced code block.
pub struct Block {
    /// What stands behind the fence, such as `rust,no_run`.
    pub info: String,
    /// The line of the opening fence, counted from 1.
    pub line: usize,
    /// The lines between the fences.
    pub text: String,
    /// The HTML between the block and the paragraph before it.
    pub html: String,
    /// Where the block stands in the text, fences included.
    #[allow(dead_code, reason = "only the build script needs it")]
    pub range: Range<usize>,
}

impl Block {
    /// Tells whether `word` is one of the words behind the fence.
    pub fn has(&self, word: &str) -> bool {
        self.words().any(|found| found == word)
    }

    /// The words behind the fence.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.info.split([',', ' ']).filter(|word| !word.is_empty())
    }
}

/// All fenced blocks of `text`, in its order.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut html = String::new();
    let mut inside = false;
    for (event, range) in Parser::new(text).into_offset_iter() {
        match event {
            Event::Html(piece) => html.push_str(&piece),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                inside = true;
                blocks.push(Block {
                    info: info.into_string(),
                    line: line_of(text, range.start),
                    text: String::new(),
                    html: std::mem::take(&mut html),
                    range,
                });
            }
            Event::Text(piece) if inside => {
                let block = blocks.last_mut().expect("we are inside a block");
                block.text.push_str(&piece);
            }
            Event::End(TagEnd::CodeBlock) => inside = false,
            Event::Start(Tag::Paragraph | Tag::Heading { .. }) => html.clear(),
            _ => {}
        }
    }
    blocks
}

/// The line, counted from 1, in which the byte `offset` of `text` stands.
pub fn line_of(text: &str, offset: usize) -> usize {
    text[..offset].matches('\n').count() + 1
}

/// The program of a Rust block: mdBook's hidden lines without their `# `.
pub fn program(text: &str) -> String {
    let reveal = |line: &str| match line.trim_start() {
        "#" => String::new(),
        escaped if escaped.starts_with("##") => line.replacen('#', "", 1),
        trimmed => match trimmed.strip_prefix("# ") {
            Some(hidden) => hidden.to_owned(),
            None => line.to_owned(),
        },
    };
    text.lines().map(|line| reveal(line) + "\n").collect()
}
