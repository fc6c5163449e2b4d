//! The table of system calls and the table of errors, as a reader uses them.
//! Which rows a filter has to show is not typed here: it is what
//! `cargo run -- syscall` finds in the same data.

use std::sync::LazyLock;

use book::lookup;
use kernel_table::schema::{Row, Table};
use serde_json::json;

use super::driver::{self, Window, key};
use super::site::SITE;
use super::visit::{self, View, no_script, screen, text};
use crate::tree;

const PAGE: &str = "reference/syscalls.html";
const ERRORS: &str = "reference/errnos.html";

/// A part of a type, a number, a type of two words, a part of a file's name
/// and of others, and what no row says.
const QUERIES: [&str; 5] = ["fd", "0x3b", "struct iovec", "epoll", "no-such"];

/// The rows of the data.
pub static TABLE: LazyLock<Table> = LazyLock::new(|| {
    Table::newest(&tree::root().join("data")).expect("the table")
});

fn open(page: &str, view: View) -> Option<Window> {
    let window = driver::window()?;
    window.show_as(view);
    window.go(&SITE.address_of(page));
    Some(window)
}

/// The address of a row on the page.
fn id(row: &Row) -> String {
    let prefix = if row.is_64() { "" } else { "x32-" };
    format!("{prefix}{}", row.name)
}

/// The addresses of some rows; those for x32 programs stand in a table of
/// their own, below the others.
fn ids<'a>(rows: impl IntoIterator<Item = &'a Row>) -> Vec<String> {
    let (both, x32): (Vec<_>, Vec<_>) =
        rows.into_iter().partition(|row| row.is_64());
    both.into_iter().chain(x32).map(id).collect()
}

/// The addresses of the rows that are to be seen.
fn shown(window: &Window) -> Vec<String> {
    let rows = window.run(SHOWN, json!([]));
    let rows = rows.as_array().expect("a list").iter();
    rows.map(|row| text(row).to_owned()).collect()
}

const SHOWN: &str = "\
    const rows = [...document.querySelectorAll('tbody tr[id]')]; \
    return rows.filter((row) => row.checkVisibility()).map((row) => row.id)";

/// Types a query into the field, instead of what stood there, and waits until
/// the page has said how many rows it has found.
fn type_query(window: &Window, query: &str) {
    let field = "const field = document.getElementById('syscall-filter'); \
                 field.focus(); field.select()";
    window.run(field, json!([]));
    window.press(query.chars());
    window.wait_for(STORED, json!([query]));
}

/// The query is written into the address together with the count.
const STORED: &str =
    "new URL(location).searchParams.get('q') === (arguments[0] || null)";

/// The number that the page says, and the number of rows that are to be seen.
fn counts(window: &Window) -> (String, u64) {
    let said = window.run(SAID, json!([]));
    let count = window.run(COUNT, json!([]));
    (text(&said).to_owned(), count.as_u64().expect("a number"))
}

const SAID: &str =
    "return document.getElementById('syscall-count').textContent";
const COUNT: &str = "\
    const rows = [...document.querySelectorAll('#syscalls tbody tr')]; \
    return rows.filter((row) => row.checkVisibility()).length";

/// The first number in a text.
fn number(text: &str) -> Option<u64> {
    let digits = text.split(|c: char| !c.is_ascii_digit());
    digits.into_iter().find_map(|digits| digits.parse().ok())
}

/// What is wrong with what the page shows for a query.
fn mistakes(window: &Window, query: &str) -> Vec<String> {
    let mut mistakes = Vec::new();
    let expected = ids(lookup::containing(&TABLE, query));
    let shown = shown(window);
    println!("{query}: {} rows", shown.len());
    if shown != expected {
        mistakes.push(format!(
            "{PAGE}: the filter `{query}` shows {shown:?} instead of \
             {expected:?}"
        ));
    }
    let (said, count) = counts(window);
    if number(&said) != Some(count) {
        mistakes.push(format!(
            "{PAGE}: the filter `{query}` shows {count} rows of the first \
             table and says `{said}`"
        ));
    }
    mistakes
}

#[test]
fn the_filter_finds_what_the_terminal_finds() {
    let Some(window) = open(PAGE, screen(1280, false)) else {
        return;
    };
    let mut problems = Vec::new();
    for query in QUERIES {
        type_query(&window, query);
        problems.extend(mistakes(&window, query));
    }
    tree::verdict("filters", QUERIES.len(), &problems);
}

#[test]
fn a_filtered_table_can_be_shared() {
    let Some(window) = open(PAGE, screen(1280, false)) else {
        return;
    };
    let addresses = QUERIES.map(|query| {
        type_query(&window, query);
        window.address()
    });
    let mut problems = Vec::new();
    for (query, address) in QUERIES.iter().zip(&addresses) {
        window.go(address);
        problems.extend(mistakes(&window, query));
        let field = "return document.getElementById('syscall-filter').value";
        assert_eq!(window.run(field, json!([])), *query, "{address}");
    }
    tree::verdict("addresses with a query", QUERIES.len(), &problems);
}

#[test]
fn the_filter_needs_no_mouse() {
    let Some(window) = open(PAGE, screen(1280, false)) else {
        return;
    };
    // How far it is to the content is another test's.
    window.run("document.querySelector('h1 a').focus()", json!([]));
    let field = "return document.activeElement.id === 'syscall-filter'";
    let mut presses = 0;
    while window.run(field, json!([])) != true {
        presses += 1;
        assert!(presses < 20, "{PAGE}: Tab does not reach the filter");
        window.press([key::TAB]);
    }
    println!("{presses} presses of Tab");
    window.press("epoll".chars());
    window.wait_for(STORED, json!(["epoll"]));
    let filtered = shown(&window);
    // They move the cursor: the next letter stands one before the last.
    window.press([key::LEFT, key::LEFT, key::RIGHT, '_']);
    window.wait_for(STORED, json!(["epol_l"]));
    window.press([key::ESCAPE]);
    window.wait_for(STORED, json!([""]));
    assert!(window.address().starts_with(&SITE.address_of(PAGE)));
    assert_eq!(shown(&window), ids(&TABLE.rows));
    assert!(filtered.len() < TABLE.rows.len());
}

#[test]
fn the_number_of_rows_is_announced() {
    let Some(window) = open(PAGE, screen(1280, false)) else {
        return;
    };
    assert_eq!(window.role("#syscall-count"), "status");
    assert_eq!(window.role("#syscall-filter"), "searchbox");
    assert_ne!(window.label("#syscall-filter"), "");
    window.run(LISTEN, json!([]));
    type_query(&window, "epoll");
    let heard = window.run("return window.heard", json!([]));
    let heard = heard.as_array().expect("a list");
    let rows = lookup::containing(&TABLE, "epoll");
    let rows = rows.iter().filter(|row| row.is_64()).count();
    let last = heard.last().map(text).and_then(number);
    assert_eq!(last, Some(rows as u64), "a screen reader hears {heard:?}");
    // One that talks at each letter is not listened to for long.
    assert!(heard.len() < "epoll".len(), "it hears {heard:?}");
}

/// Notes what a screen reader would say. It says nothing of what is hidden.
const LISTEN: &str = "\
    window.heard = []; \
    const status = document.getElementById('syscall-count'); \
    new MutationObserver(() => { \
        if (status.checkVisibility()) window.heard.push(status.textContent); \
    }).observe(status, { childList: true, characterData: true, subtree: true })";

#[test]
fn an_address_with_a_name_leads_to_its_row() {
    let x32 = TABLE.rows.iter().find(|row| !row.is_64());
    let x32 = id(x32.expect("there are rows for x32"));
    let ways = [
        (1280, format!("{PAGE}#openat"), "openat"),
        // The page is there already: only the row changes.
        (1280, format!("{PAGE}#{x32}"), &x32),
        // A filter must not hide what an address names.
        (1280, format!("{PAGE}?q=epoll#openat"), "openat"),
        (1280, format!("{ERRORS}#EBADF"), "EBADF"),
        (375, format!("{PAGE}#openat"), "openat"),
    ];
    let Some(window) = driver::window() else {
        return;
    };
    for (width, way, id) in &ways {
        window.show_as(screen(*width, false));
        window.go(&SITE.address_of(way));
        window.wait_for(IN_SIGHT, json!([id]));
    }
    tree::verdict("addresses of rows", ways.len(), &[]);
}

/// The row is in the window, and nothing that stays in place lies over it.
const IN_SIGHT: &str = "(() => { \
    const row = document.getElementById(arguments[0]).closest('tr'); \
    const box = row.getBoundingClientRect(); \
    const top = document.elementFromPoint( \
        box.left + box.width / 4, box.top + 3); \
    return row.contains(top); \
})()";

#[test]
fn without_javascript_the_table_is_whole_and_has_no_filter() {
    let Some(window) = open(PAGE, no_script(1280)) else {
        return;
    };
    assert_eq!(shown(&window), ids(&TABLE.rows));
    let field = "return [...document.querySelectorAll('main input, output')] \
                 .filter((field) => field.checkVisibility()).length";
    assert_eq!(window.run(field, json!([])), 0, "there is a field");
    tree::verdict("rows", TABLE.rows.len(), &[]);
}

#[test]
fn a_phone_shows_the_tables_whole() {
    let pages = [PAGE, ERRORS];
    for page in pages {
        let Some(window) = open(page, screen(375, false)) else {
            return;
        };
        for width in [375, 320] {
            window.show_as(screen(width, false));
            for script in [visit::WIDTH, CUT] {
                let found = window.run(script, json!([width]));
                assert_eq!(found, json!([]), "{page} at {width} px");
            }
        }
    }
    tree::verdict("pages", pages.len(), &[]);
}

/// The cells of which a part is not to be seen.
const CUT: &str = concat!(
    include_str!("scripts/tag.js"),
    include_str!("scripts/cut.js")
);
