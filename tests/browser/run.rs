//! The Run button: it says where a program goes, sends it when it is told to
//! and not before, and says so when it cannot.

use std::path::Path;

use serde_json::{Value, json};

use super::driver;
use super::site::SITE;
use super::visit::{Medium, View};
use crate::tree;

const PAGE: &str = "one-instruction/hello-kernel.html";

/// Answers in the Playground's place, and notes what it would have got.
const ANSWER: &str = "\
    window.sent = []; \
    window.fetch = async (address, request) => { \
        window.sent.push({ address, body: JSON.parse(request.body) }); \
        return new Response(JSON.stringify({ success: true, \
            exitDetail: 'exit status: 0', stdout: 'hello\\n', stderr: '' })); \
    }";

const FAIL: &str = "\
    window.fetch = async () => { throw new TypeError('no network'); }";

const PRESS: &str = "\
    [...document.querySelectorAll('button')] \
        .find(button => button.textContent === arguments[0]).click()";

const SENT: &str = "return window.sent";

const PANEL: &str = "return document.querySelector('.run').textContent";

#[test]
fn a_program_is_sent_when_the_reader_says_so_and_not_before() {
    let Some(window) = driver::window() else {
        return;
    };
    window.show_as(View {
        medium: Medium::Screen,
        width: 1280,
        dark: false,
    });
    window.go(&SITE.address_of(PAGE));
    window.run(ANSWER, json!([]));
    window.run(PRESS, json!(["Run …"]));
    let panel = window.run(PANEL, json!([])).to_string();
    assert!(panel.contains("play.rust-lang.org"), "{panel}");
    assert_eq!(window.run(SENT, json!([])), json!([]), "sent unasked");

    window.run(
        "document.querySelectorAll('.run input')[1].click()",
        json!([]),
    );
    window.run(PRESS, json!(["Send and run"]));
    let ended = "document.querySelector('.run').textContent.includes('hello')";
    window.wait_for(ended, json!([]));
    let panel = window.run(PANEL, json!([])).to_string();
    assert!(panel.contains("release build; it ended with: exit status: 0"));
    let sent = window.run(SENT, json!([]));
    let Value::Array(requests) = &sent else {
        panic!("{sent}");
    };
    assert_eq!(requests.len(), 1, "{sent}");
    assert_eq!(requests[0]["body"]["mode"], "release");
    assert_eq!(requests[0]["body"]["edition"], "2024");
    // The first block of the page, hidden lines included.
    let code = requests[0]["body"]["code"].as_str().expect("text");
    let pages = book::site::chapters(tree::root()).expect("the chapters");
    let page = Path::new(PAGE).with_extension("md");
    let page = pages.iter().find(|chapter| chapter.path == page);
    let blocks = book::chapter::blocks(&page.expect("the page").content);
    let block = blocks.iter().find(|block| block.language() == "rust");
    let lines = block.expect("a program").text.lines();
    let lines = lines.map(|line| line.strip_prefix("# ").unwrap_or(line));
    assert_eq!(code.lines().collect::<Vec<_>>(), lines.collect::<Vec<_>>());
    tree::verdict("programs sent", requests.len(), &[]);
}

#[test]
fn without_network_the_reader_is_told_what_to_type() {
    let Some(window) = driver::window() else {
        return;
    };
    window.go(&SITE.address_of(PAGE));
    window.run(FAIL, json!([]));
    window.run(PRESS, json!(["Run …"]));
    window.run(PRESS, json!(["Send and run"]));
    let told = "document.querySelector('.run').textContent.includes( \
                'cargo run --example hello-kernel')";
    window.wait_for(told, json!([]));
    tree::verdict("programs not sent", 1, &[]);
}
