//! A site that is made for an address: each page has a picture for who shares
//! a link to it.

use std::fs;
use std::path::Path;

use book::publish::{Address, publish};

use super::driver;
use crate::tree;

/// How a PNG file begins, up to the width and the height.
const START: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x04\xb0\0\0\x02\x76";

#[test]
fn a_page_gets_a_picture_of_1200_by_630() {
    if driver::window().is_none() {
        return;
    }
    let site = tempfile::tempdir().expect("a temporary folder");
    let page = |title: &str| {
        format!("<head><title>{title} - Book</title></head><body></body>")
    };
    let files = [
        ("index.html", "First"),
        ("first.html", "First"),
        ("part/second.html", "Second"),
        ("404.html", "Not found"),
    ];
    for (file, title) in files {
        let file = site.path().join(file);
        fs::create_dir_all(file.parent().expect("a folder")).expect("made");
        fs::write(file, page(title)).expect("written");
    }
    let address: Address = "https://example.org/b".parse().expect("right");
    publish(tree::root(), site.path(), &address).expect("published");
    let read = |file: &str| fs::read(site.path().join(file)).expect(file);
    for file in ["index", "first", "part/second"] {
        let picture = read(&format!("preview/{file}.png"));
        assert!(picture.starts_with(START), "{file}: its size is another");
        let text = read(&format!("{file}.html"));
        let text = String::from_utf8(text).expect("UTF-8");
        let address = format!("https://example.org/b/preview/{file}.png");
        assert!(text.contains(&address), "{text}");
    }
    let first = String::from_utf8(read("first.html")).expect("UTF-8");
    let home = "<link rel=\"canonical\" href=\"https://example.org/b/\">";
    assert!(first.contains(home), "{first}");
    assert!(!site.path().join(Path::new("preview/404.png")).exists());
    assert_eq!(read("404.html"), page("Not found").into_bytes());
}
