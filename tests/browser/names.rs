//! The name of a system call in a chapter leads to its row of the table, and
//! shows the row's facts to a mouse that rests on it and to the keyboard.

use book::lookup;
use kernel_table::schema::Row;
use serde_json::json;

use super::driver::{self, Window, key};
use super::site::SITE;
use super::table::TABLE;
use super::visit::{self, screen, text};
use crate::tree;

const CHAPTER: &str = "one-instruction/hello-kernel.html";

/// The first `write` in the chapter's text.
const NAME: &str = "main a[href$='reference/syscalls.html#write']";

/// What CSS shows beside the name, once it is quite there.
const TIP: &str = "(() => { \
    const name = document.querySelector(arguments[0]); \
    const tip = getComputedStyle(name.closest('[data-tip]'), '::after'); \
    const isSeen = tip.content !== 'none' && tip.display !== 'none' \
        && tip.visibility === 'visible' && tip.opacity === '1'; \
    return isSeen ? tip.content : ''; \
})()";

fn tip(window: &Window) -> String {
    let tip = window.run(&format!("return {TIP}"), json!([NAME]));
    text(&tip).to_owned()
}

/// Waits for the tip, which has to say what the table does.
#[track_caller]
fn wait_for_tip(window: &Window, row: &Row) {
    window.wait_for(TIP, json!([NAME]));
    let tip = tip(window);
    let number = row.number.to_string();
    let args = row.args.iter().flat_map(|arg| [&arg.ctype, &arg.name]);
    for fact in args.chain([&row.name, &number]) {
        assert!(tip.contains(fact.as_str()), "`{tip}` lacks `{fact}`");
    }
}

#[test]
fn a_name_shows_its_row_and_leads_to_it() {
    let row = lookup::exactly(&TABLE, "write")[0];
    for width in [1280, 320] {
        let Some(window) = driver::window() else {
            return;
        };
        window.show_as(screen(width, false));
        window.go(&SITE.address_of(CHAPTER));
        assert_eq!(tip(&window), "", "before anybody asks");

        window.point_at(NAME);
        wait_for_tip(&window, row);
        let wide = window.run(visit::WIDTH, json!([width]));
        assert_eq!(wide, json!([]), "the tip is cut at {width} px");
        window.point_at("h1");
        assert_eq!(tip(&window), "", "after the mouse has gone");

        window.run("document.querySelector('h1 a').focus()", json!([]));
        let focused = "return document.activeElement.matches(arguments[0])";
        let mut presses = 0;
        while window.run(focused, json!([NAME])) != true {
            presses += 1;
            assert!(presses < 30, "Tab does not reach `{NAME}`");
            window.press([key::TAB]);
        }
        wait_for_tip(&window, row);
        window.press([key::ENTER]);
        let target = SITE.address_of("reference/syscalls.html#write");
        assert_eq!(window.address(), target);
    }
    tree::verdict("windows", 2, &[]);
}
