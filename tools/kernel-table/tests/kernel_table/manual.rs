//! The list of manual pages: small packages written here, with what can be
//! wrong with one, and the committed list.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use kernel_table::lock::{self, Lock};
use kernel_table::manual::{self, NAME, Pages};
use kernel_table::schema::{Abi, Row, Since};
use tempfile::TempDir;

use crate::data;
use crate::fixture::{Fixture, source};

/// A table as 6.9 writes it, and one as 6.20 does, with the same content.
const TABLES: [&str; 2] = [
    "\
.TS
L2 L  L.
System call\tKernel\tNotes
_
.\\\" a comment
\\fBread\\fP(2)\t1.0
\\fBnewcall\\fP(2)
\\fBgone\\fP(2)\t1.0\tRemoved in 2.6
\\fBaccept\\fP(2)\t2.0; 2.2\tT{
See notes on
.BR socketcall (2)
T}
.TE
",
    "\
.TS
L2 L  L.
System call\tKernel\tNotes
_
\\f[B]read\\f[](2)\t1.0
\\f[B]gone\\f[](2)\t1.0\tRemoved in 2.6
T{
.BR newcall (2)
T}\t\tT{
No version
T}
T{
.BR accept (2)
T}\t2.0; 2.2\tT{
See notes
T}
.TE
",
];

const PAGE: &str = ".\\\" a comment\n.TH page 2\n.SH NAME\n";

/// An unpacked package in a folder of its own.
struct Package {
    folder: TempDir,
}

impl Package {
    /// The table, and a page for read.
    fn new(table: &str) -> Package {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let list = format!("{PAGE}.SH DESCRIPTION\n{table}.SH SEE ALSO\n");
        Package { folder }
            .with("syscalls.2", &list)
            .with("read.2", PAGE)
    }

    fn file(&self, page: &str) -> PathBuf {
        let (_, section) = page.rsplit_once('.').expect("a section");
        let folder = self.folder.path().join("usr/share/man");
        folder.join(format!("man{section}/{page}.gz"))
    }

    /// The package with one more page.
    fn with(self, page: &str, text: &str) -> Package {
        let file = self.file(page);
        let folder = file.parent().expect("it is in a folder");
        fs::create_dir_all(folder).expect("a folder can be made");
        let plain = file.with_extension("");
        fs::write(&plain, text).expect("the file can be written");
        let gzip = Command::new("gzip").arg("-nf").arg(&plain).status();
        assert!(gzip.expect("gzip can be started").success());
        self
    }

    /// The package with a page that is a link.
    fn link(self, page: &str, to: &str) -> Package {
        symlink(to, self.file(page)).expect("a link can be made");
        self
    }

    /// The package with half of a page's file.
    fn cut(self, page: &str) -> Package {
        let bytes = fs::read(self.file(page)).expect("the page is there");
        fs::write(self.file(page), &bytes[..bytes.len() / 2])
            .expect("the file can be written");
        self
    }

    fn read(&self) -> Pages {
        let pages = manual::read(self.folder.path(), source());
        pages.unwrap_or_else(|error| panic!("{error:#}"))
    }

    /// Fails unless the package is an error whose sentence has all the parts.
    #[track_caller]
    fn expect(&self, parts: &[&str]) {
        let read = manual::read(self.folder.path(), source()).map(drop);
        let error = read.expect_err("this package should be an error");
        let error = format!("{error:#}");
        for part in parts {
            assert!(error.contains(part), "no `{part}` in: {error}");
        }
    }
}

fn said(pages: &Pages, name: &str) -> (Option<String>, Option<String>) {
    let said = pages.names.get(name);
    let said = said.unwrap_or_else(|| panic!("nothing about {name}"));
    (said.page.clone(), said.since.clone())
}

/// A row with a name and an age.
fn row(name: &str, after: Option<&str>, by: &str) -> Row {
    let mut row = Fixture::new().row(0);
    row.name = name.to_owned();
    row.since = Some(Since {
        after: after.map(str::to_owned),
        by: by.to_owned(),
    });
    row
}

fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[test]
fn both_shapes_of_the_table_say_the_same() {
    for table in TABLES {
        let pages = Package::new(table).read();
        assert_eq!(said(&pages, "read"), (text("read.2"), text("1.0")));
        assert_eq!(said(&pages, "newcall"), (None, None));
        assert_eq!(said(&pages, "accept"), (None, text("2.0; 2.2")));
        assert_eq!(said(&pages, "gone"), (None, text("1.0")));
        assert_eq!(pages.names["gone"].removed, text("2.6"));
        assert_eq!(pages.names.len(), 5, "{:?}", pages.names);
    }
}

#[test]
fn a_page_may_be_a_link_or_name_another() {
    let pages = Package::new(TABLES[1])
        .link("accept.2", "accept4.2.gz")
        .with("accept4.2", ".\\\" a comment\n.so man3/other.3\n")
        .with("other.3", PAGE)
        .read();
    let accept = row("accept", None, "9.1.2");
    assert_eq!(pages.page(&accept), Some("other.3"));
    let address = "https://man7.org/linux/man-pages/man3/other.3.html";
    assert_eq!(pages.address(&accept).as_deref(), Some(address));
    assert_eq!(pages.address(&row("newcall", None, "9.1.2")), None);
}

#[test]
fn a_page_says_since_when_where_the_list_does_not() {
    let history = ".SH HISTORY\n.\\\" a comment\nLinux 6.5,\nglibc 2.40.\n";
    let tags = ".SH HISTORY\n.TP\n.BR two ()\nLinux 5.2.\n.TP\n\
                .BR newcall ()\nLinux 6.15.\n";
    let no_version = ".SH HISTORY\nPOSIX.1-2001.\nLinux 2.0.\n";
    let later = ".SH HISTORY\n.SH NOTES\nLinux 2.0.\n";
    let since = |page: &str, said_there: &str| {
        let package = Package::new(TABLES[0])
            .with(page, &format!("{PAGE}{said_there}"))
            .with("accept.2", &format!("{PAGE}{history}"));
        let package = match page {
            "newcall.2" => package,
            other => package.link("newcall.2", &format!("{other}.gz")),
        };
        let pages = package.read();
        // What the list says goes first.
        assert_eq!(said(&pages, "accept").1, text("2.0; 2.2"));
        let newcall = &pages.names["newcall"];
        assert_eq!(newcall.history, newcall.since.is_some());
        newcall.since.clone()
    };
    assert_eq!(since("newcall.2", history), text("6.5"));
    assert_eq!(since("newcall.2", tags), text("6.15"));
    assert_eq!(since("two.2", tags), text("6.15"));
    assert_eq!(since("two.2", history), None, "that is another call's");
    assert_eq!(since("newcall.2", no_version), None);
    assert_eq!(since("newcall.2", later), None);
}

#[test]
fn the_manual_is_held_against_the_tables() {
    let pages = Package::new(TABLES[0]).read();
    let no = |row: &Row| assert_eq!(pages.contradiction(row), None);
    no(&row("read", None, "6.1.192"));
    no(&row("read", Some("0.99"), "1.0.3"));
    no(&row("accept", Some("2.1.1"), "2.2.5"));
    no(&row("newcall", Some("6.1.192"), "9.1.2"));
    no(&row("absent", None, "9.1.2"));
    let mut x32 = row("read", Some("6.1.192"), "9.1.2");
    x32.abi = Abi::X32;
    no(&x32);
    let yes = row("read", Some("6.1.192"), "9.1.2");
    let sentence = pages.contradiction(&yes).expect("1.0 is before 6.1");
    assert_eq!(
        sentence,
        "0 read: the manual says since 1.0; of the tables, the last without \
         it is 6.1.192, the first with it 9.1.2"
    );
    assert!(pages.contradiction(&row("read", None, "0.99")).is_some());
    // The version before the table that still lacks it is too early, too.
    let same = row("accept", Some("2.2.9"), "2.6.1");
    assert!(pages.contradiction(&same).is_some());
}

#[test]
fn a_package_that_is_not_there() {
    let read = manual::read(Path::new("/nonexistent"), source()).map(drop);
    let error = format!("{:#}", read.expect_err("there is no such folder"));
    let path = "/nonexistent/usr/share/man/man2/syscalls.2.gz";
    assert!(error.contains(path), "{error}");
}

#[test]
fn a_list_without_a_whole_table() {
    let whole = TABLES[1];
    let cut = |until: &str| whole.split_once(until).expect("in it").0;
    let no_table = ["", cut("_\n"), cut("\\f[B]read"), cut(".TE"), "_\n.TE\n"];
    for table in no_table {
        let parts = ["syscalls.2.gz: no whole table of system calls"];
        let package = Package::new("").with("syscalls.2", table);
        package.expect(&parts);
    }
    let in_a_block = cut("See notes");
    let parts = ["syscalls.2.gz:12: `T{` does not begin a row", "unpack"];
    let package = Package::new("").with("syscalls.2", in_a_block);
    package.expect(&parts);
    let package = Package::new(&format!("{in_a_block}.TE\n"));
    package.expect(&["`T{` does not begin a row"]);
}

#[test]
fn a_row_of_another_shape() {
    let rows = [
        "read(2)\t1.0",
        "\\fBread\\fP(3)\t1.0",
        "\\fBread write\\fP(2)\t1.0",
        "\\fBread\\fP(2)\tsoon",
        "\\fBread\\fP(2)\t1.0, 1.2",
        "T{",
        ".TP",
    ];
    for row in rows {
        let package = Package::new(&format!("_\n{row}\n.TE\n"));
        package.expect(&["syscalls.2.gz:6: `", row, "teach this program"]);
    }
}

#[test]
fn a_page_that_is_truncated() {
    let package = Package::new(TABLES[0]).cut("read.2");
    package.expect(&["man2/read.2.gz: cannot be unpacked: ", "gzip: "]);
    let package = Package::new(TABLES[0]).cut("syscalls.2");
    package.expect(&["man2/syscalls.2.gz: cannot be unpacked: "]);
}

#[test]
fn pages_that_lead_nowhere() {
    let package = Package::new(TABLES[0])
        .with("accept.2", ".so man2/newcall.2\n")
        .with("newcall.2", ".so man2/accept.2\n");
    package.expect(&[".2.gz: leads from page to page"]);
    let package = Package::new(TABLES[0]).with("accept.2", ".so man3/no.3\n");
    package.expect(&["man3/no.3.gz: leads to no page: unpack the whole"]);
    let package = Package::new(TABLES[0]).link("accept.2", "no.2.gz");
    package.expect(&["man2/accept.2.gz: leads to no page"]);
    let package = Package::new(TABLES[0]).link("accept.2", "accept.2.gz");
    package.expect(&["man2/accept.2.gz: leads to no page"]);
}

fn committed() -> Pages {
    let pages = Pages::read(&data::folder());
    pages.unwrap_or_else(|error| panic!("{error:#}"))
}

#[test]
fn the_committed_list_is_as_the_program_writes_it_and_locked() {
    let pages = committed();
    let text = fs::read_to_string(data::folder().join(NAME));
    assert_eq!(pages.to_json().expect("a text"), text.expect("a file"));
    let lock = Lock::read(&data::folder().join(lock::NAME));
    let lock = lock.unwrap_or_else(|error| panic!("{error:#}"));
    assert_eq!(lock.manual, Some(pages.source));
}

#[test]
fn the_committed_list_does_not_contradict_the_tables() {
    let pages = committed();
    let counts = data::tables().map(|table| {
        assert_eq!(pages.contradictions(&table), [""; 0]);
        let rows = || table.rows_64();
        (
            rows().filter(|row| pages.page(row).is_some()).count(),
            rows().filter(|row| pages.since(row).is_some()).count(),
        )
    });
    println!("{counts:?}");
    assert_eq!(counts, [(353, 350), (358, 353)]);
}

#[test]
fn the_tables_were_made_with_the_committed_list() {
    let pages = committed();
    for table in data::tables() {
        let whys = table.rows.iter().filter_map(|row| {
            let why = row.why.as_ref()?;
            let is_manual = why.source.starts_with("man-pages ");
            is_manual.then_some((row, why))
        });
        let whys: Vec<_> = whys.collect();
        assert_eq!(whys.len(), 11, "{}", table.kernel);
        for (row, why) in whys {
            let name = &row.name;
            assert_eq!(pages.why(name).as_ref(), Some(why), "{name}");
        }
    }
}

#[test]
fn a_list_of_another_schema_is_an_error() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let file = folder.path().join(NAME);
    let good = committed().to_json().expect("a text");
    let bad = [
        good.replace("\"schema\":1", "\"schema\":2"),
        good[..good.len() / 2].to_owned(),
    ];
    for text in bad {
        fs::write(&file, text).expect("the file can be written");
        let read = Pages::read(folder.path()).map(drop);
        let error = format!("{:#}", read.expect_err("it is wrong"));
        assert!(error.contains("`kernel-table manual`"), "{error}");
    }
}
