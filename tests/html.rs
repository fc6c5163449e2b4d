//! HTML as html5ever's tokenizer sees it: start tags, and text.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer,
    TokenizerOpts, states::RawKind,
};

/// A start tag or a piece of text.
pub enum Piece {
    /// A start tag.
    Tag(Tag),
    /// Text between tags; comments, scripts and styles are none.
    Text(String),
}

/// The tags and the text of `html`, each with its line, in order.
pub fn pieces(html: &str) -> Vec<(usize, Piece)> {
    let tokenizer =
        Tokenizer::new(Collector::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    // The tokenizer stops at `</script>`, where a browser would run it.
    while !input.is_empty() {
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
    tokenizer.sink.pieces.take()
}

/// The value of a tag's attribute.
pub fn attribute<'a>(tag: &'a Tag, name: &str) -> Option<&'a str> {
    let mut attributes = tag.attrs.iter();
    let found = attributes.find(|found| *found.name.local == *name)?;
    Some(&found.value)
}

#[derive(Default)]
struct Collector {
    pieces: RefCell<Vec<(usize, Piece)>>,
    raw: RefCell<bool>,
}

impl TokenSink for Collector {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let mut pieces = self.pieces.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                let raw = match &*tag.name {
                    "script" => Some(RawKind::ScriptData),
                    "style" => Some(RawKind::Rawtext),
                    _ => None,
                };
                pieces.push((line as usize, Piece::Tag(tag)));
                if let Some(kind) = raw {
                    self.raw.replace(true);
                    return TokenSinkResult::RawData(kind);
                }
            }
            Token::TagToken(_) => drop(self.raw.replace(false)),
            Token::CharacterTokens(text) if !*self.raw.borrow() => {
                pieces.push((line as usize, Piece::Text(text.to_string())));
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}
