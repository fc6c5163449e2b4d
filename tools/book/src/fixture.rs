//! A small book in a temporary folder, right in every way, for tests to spoil.

use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A repository that is removed when the test ends.
pub struct Tree(TempDir);

impl Tree {
    /// A book of three chapters with two listings.
    pub fn new() -> Tree {
        let folder = tempfile::Builder::new()
            .prefix("Bücher mit Leerzeichen ")
            .tempdir()
            .expect("a temporary folder");
        let tree = Tree(folder);
        for (path, text) in FILES {
            tree.write(path, text);
        }
        tree
    }

    pub fn root(&self) -> &Path {
        self.0.path()
    }

    pub fn write(&self, path: &str, text: &str) {
        let path = self.root().join(path);
        let folder = path.parent().expect("a folder");
        fs::create_dir_all(folder).expect("the folder is made");
        fs::write(path, text).expect("the file is written");
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root().join(path)).expect(path)
    }

    /// Replaces `old`, which the file holds once, by `new`.
    pub fn edit(&self, path: &str, old: &str, new: &str) {
        let text = self.read(path);
        assert_eq!(text.matches(old).count(), 1, "{old:?} in {path}");
        self.write(path, &text.replace(old, new));
    }

    /// Makes `path`, two folders down, a link to `to`.
    pub fn link(&self, path: &str, to: &str) {
        let to = Path::new("../..").join(to);
        let path = self.root().join(path);
        std::os::unix::fs::symlink(to, path).expect("the link is made");
    }

    pub fn remove(&self, path: &str) {
        let path = self.root().join(path);
        let result = match path.is_dir() {
            true => fs::remove_dir_all(path),
            false => fs::remove_file(path),
        };
        result.expect("it was there");
    }
}

const FILES: &[(&str, &str)] = &[
    (
        "book.toml",
        "\
[book]
title = \"Small\"

[rust]
edition = \"2024\"

[build]
create-missing = false

[preprocessor.book]
command = \"false\"
before = [\"links\"]
",
    ),
    (
        "Cargo.toml",
        "\
[package]
name = \"small\"

[dependencies]
first.workspace = true
second.workspace = true

[workspace]
members = [\"listings/*\"]

[workspace.dependencies]
first = { path = \"listings/first\" }
second = { path = \"listings/second\" }

[workspace.package]
version = \"0.1.0\"
",
    ),
    (
        "src/SUMMARY.md",
        "\
# Summary

[Introduction](introduction.md)

# Part

- [First](part/first.md)
- [Second](part/second.md)

# Reference

- [Glossary](reference/glossary.md)
",
    ),
    ("src/introduction.md", "# Introduction\n"),
    ("src/reference/glossary.md", "# Glossary\n"),
    (
        "src/part/first.md",
        "\
# First

```rust
{{#rustdoc_include ../../listings/first/examples/one.rs}}
```

```console
{{#include ../../listings/first/output/one.console}}
```

```rust
{{#rustdoc_include ../../listings/first/src/lib.rs:one}}
```

<!-- not run: it is a picture -->
```text
picture
```
",
    ),
    (
        "src/part/second.md",
        "\
# Second

```rust
{{#rustdoc_include ../../listings/second/src/lib.rs:two}}
```

- In a list:

  ```rust
  {{#rustdoc_include ../../listings/second/src/inner.rs:inner}}
  ```

> ```rust
> {{#rustdoc_include ../../examples/whole.rs:sum}}
> ```

```rust,compile_fail,E0308
{{#rustdoc_include ../../listings/second/compile-fail/wrong.rs}}
```
",
    ),
    (
        "listings/first/Cargo.toml",
        "[package]\nname = \"first\"\nversion = \"0.1.0\"\n",
    ),
    (
        "listings/first/src/lib.rs",
        "\
//! First.
#![no_std]

/// One.
///
/// # Examples
///
/// ```
/// use first::one;
///
/// // It is one.
/// assert_eq!(one(), 1);
/// ```
#[inline]
// ANCHOR: one
pub fn one() -> u32 {
    ONE // `zero` is not needed
}
// ANCHOR_END: one

const ONE: u32 = 1;

/// Zero.
pub fn zero() -> u32 {
    0
}
",
    ),
    (
        "listings/first/examples/one.rs",
        "\
//! One.

use first::one;

fn main() {
    println!(\"{}\", one());
}
",
    ),
    ("data/manual-pages.json", MANUAL),
    ("data/x86_64-7.3.4.csv", "number,abi,name\n"),
    ("data/x86_64-7.3.4.json", TABLE),
    ("theme/filter.js", "// The filter.\n"),
    ("listings/first/output/one.console", "$ echo 1\n1\n"),
    (
        "listings/second/Cargo.toml",
        "\
[package]
name = \"second\"
version = \"0.1.0\"

[dependencies]
first.workspace = true
",
    ),
    (
        "listings/second/src/lib.rs",
        "\
//! Second.
#![no_std]

// Only linked.
use first as _;

mod inner;

use core::fmt;
pub use inner::Inner;

impl fmt::Display for Inner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, \"inner\")
    }
}

/// Two.
///
/// ```
/// # fn main() {
/// assert_eq!(second::two(), 2);
/// # }
/// ```
// ANCHOR: two
pub fn two() -> u32 {
    first::one() + first::one()
}
// ANCHOR_END: two
",
    ),
    (
        "listings/second/src/inner.rs",
        "\
//! Inner.

use super::two;
use first::one;

/// Inner.
// ANCHOR: inner
pub struct Inner;

impl Inner {
    /// Three.
    ///
    /// ```
    /// assert_eq!(second::Inner::three().to_string(), \"inner\");
    /// ```
    pub fn three() -> Inner {
        assert_eq!(one() + two(), 3);
        Inner
    }
}
// ANCHOR_END: inner
",
    ),
    (
        "listings/second/compile-fail/wrong.rs",
        "fn main() {\n    let _: u32 = \"text\";\n}\n",
    ),
    ("listings/second/output/two.console", "$ echo 2\n2\n"),
    (
        "examples/whole.rs",
        "\
//! A whole program.
#![allow(dead_code)]

use first::*;

// ANCHOR: sum
fn main() {
    let text = \"two
#lines\";
    println!(\"{} {}\", one() + zero() + second::two(), text.len());
}
// ANCHOR_END: sum

fn unused() {}
",
    ),
];

const MANUAL: &str = r#"{
"schema":1,
"source":{"package":"manpages-dev","version":"6.20-2","sha256":"87d1"},
"names":{
"openat":{"page":"open.2","since":"6.5"},
"read":{"page":"read.2","since":"1.0"},
"write":{"page":"write.2","since":"7.4"}
}
}
"#;

/// Six rows and two errors of the kernel's table, some of them not quite as
/// they are.
const TABLE: &str = r##"{
"schema":1,
"architecture":"x86_64",
"kernel":"7.3.4",
"source":{"package":"linux-source-7.3","version":"7.3.4-1","sha256":"703e"},
"rows":[
{"number":0,"abi":"common","name":"read","entry":"sys_read",
 "args":[{"type":"unsigned int","name":"fd"},
 {"type":"char __user *","name":"buf"},{"type":"size_t","name":"count"}],
 "file":"fs/read_write.c","line":723,"condition":null,"implemented":true,
 "why":null,"since":{"after":null,"by":"6.1.192"}},
{"number":1,"abi":"common","name":"write","entry":"sys_write",
 "args":[{"type":"unsigned int","name":"fd"},
 {"type":"const char __user *","name":"buf"},{"type":"size_t","name":"count"}],
 "file":"fs/read_write.c","line":747,"condition":null,"implemented":true,
 "why":null,"since":{"after":null,"by":"6.1.192"}},
{"number":19,"abi":"64","name":"readv","entry":"sys_readv",
 "args":[{"type":"u64","name":"fd"},
 {"type":"const struct iovec __user *","name":"vec"},
 {"type":"int64_t","name":"vlen"}],
 "file":"fs/read_write.c","line":1091,"condition":null,"implemented":true,
 "why":null,"since":{"after":null,"by":"6.1.192"}},
{"number":181,"abi":"common","name":"getpmsg","entry":null,"args":[],
 "file":null,"line":null,"condition":null,"implemented":false,
 "why":{"kind":"reserved","source":"man-pages 6.03, unimplemented(2)"},
 "since":{"after":null,"by":"6.1.192"}},
{"number":257,"abi":"common","name":"openat","entry":"sys_openat",
 "args":[{"type":"int","name":"dfd"},
 {"type":"const char __user *","name":"filename"},
 {"type":"int","name":"flags"},{"type":"umode_t","name":"mode"}],
 "file":"fs/open.c","line":1434,
 "condition":[{"by":"kbuild","text":"obj-$(CONFIG_TEST)","at":"fs/Makefile:1"},
 {"by":"#if","text":"#ifdef CONFIG_MMU","at":"fs/open.c:1","always":true}],
 "implemented":true,"why":null,"since":{"after":"6.1.192","by":"7.3.4"}},
{"number":515,"abi":"x32","name":"readv","entry":"compat_sys_readv",
 "args":[{"type":"u64","name":"fd"},
 {"type":"const struct iovec __user *","name":"vec"},
 {"type":"u32","name":"vlen"}],
 "file":"fs/read_write.c","line":1091,"condition":null,"implemented":true,
 "why":null,"since":{"after":null,"by":"6.1.192"}}
],
"errnos":[
{"number":9,"name":"EBADF","aliases":[],
 "file":"include/uapi/asm-generic/errno-base.h","line":13},
{"number":11,"name":"EAGAIN","aliases":["EWOULDBLOCK"],
 "file":"include/uapi/asm-generic/errno-base.h","line":15}
]
}
"##;
