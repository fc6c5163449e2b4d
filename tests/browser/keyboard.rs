//! What a reader without a mouse does: turn pages, search, and read code that
//! is wider than the window.

use serde_json::{Value, json};

use super::driver::{self, Window, key};
use super::exceptions;
use super::site::SITE;
use super::visit::{Check, Finding, screen, text};
use crate::tree;

const CHAPTER: &str = "one-instruction/hello-kernel.html";
const NEXT: &str = "one-instruction/register-abi.html";

const SCROLLING: &str = concat!(
    include_str!("scripts/tag.js"),
    include_str!("scripts/scrolling.js")
);

/// Shows a chapter.
fn open(width: u32) -> Option<Window> {
    let window = driver::window()?;
    window.show_as(screen(width, false));
    window.go(&SITE.address_of(CHAPTER));
    Some(window)
}

#[test]
fn the_arrow_keys_turn_the_page() {
    let Some(window) = open(1280) else { return };
    window.press([key::RIGHT]);
    assert_eq!(window.address(), SITE.address_of(NEXT));
    window.press([key::LEFT]);
    assert_eq!(window.address(), SITE.address_of(CHAPTER));
}

/// There they scroll.
#[test]
fn the_arrow_keys_do_not_turn_the_page_in_wide_code() {
    let Some(window) = open(375) else { return };
    let page = SITE.address_of(CHAPTER);
    let blocks = window.run(SCROLLING, json!([]));
    let blocks = blocks.as_array().expect("a list");
    let mut findings = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        window.run(SCROLLING, json!([index]));
        window.press([key::RIGHT]);
        if window.address() != page {
            findings.push(turned(block));
            window.go(&page);
        }
    }
    let findings: Vec<_> = findings.iter().collect();
    let problems = exceptions::problems(Check::Arrows, &findings);
    tree::verdict("code blocks that scroll", blocks.len(), &problems);
}

fn turned(block: &Value) -> Finding {
    Finding {
        check: Check::Arrows,
        page: CHAPTER.to_owned(),
        view: Some(screen(375, false)),
        rule: "page-turned".to_owned(),
        place: text(block).to_owned(),
        message: "Right turns the page instead of scrolling".to_owned(),
    }
}

#[test]
fn search_needs_no_mouse() {
    let Some(window) = open(1280) else { return };
    window.press(['/']);
    window.wait_for(FOCUSED, json!(["input[type=search]"]));
    window.press("clobber".chars());
    window.wait_for(SEEN, json!(["#mdbook-searchresults a"]));
    // In the field, they move the cursor.
    window.press([key::LEFT, key::RIGHT]);
    assert_eq!(path(&window), format!("/{CHAPTER}"));
    window.press([key::ENTER]);
    assert_ne!(path(&window), format!("/{CHAPTER}"));
}

fn path(window: &Window) -> String {
    let path = window.run("return location.pathname", json!([]));
    text(&path).to_owned()
}

pub const FOCUSED: &str = "document.activeElement.matches(arguments[0])";
pub const SEEN: &str =
    "document.querySelector(arguments[0])?.checkVisibility()";
