//! `tree`: compared with Debian's package of this name.

use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::process::{Command, Stdio};

use super::{AWKWARD, Case, case, compare, ls, program};

fn tree(name: &'static str) -> Case {
    case("tree", name).args(["-N"])
}

/// Directories in directories, and links that lead up.
fn grove(folder: &Path) {
    ls::zoo(folder);
    for path in ["deep/a/b/c/d", "deep/a/empty", "deep/z", ".dot/inside"] {
        fs::create_dir_all(folder.join(path)).expect("directories");
    }
    for path in ["deep/a/b/c/d/e", "deep/a/last", "deep/.x", ".dot/y"] {
        fs::write(folder.join(path), "").expect("a file");
    }
}

fn in_grove(name: &'static str) -> Case {
    tree(name).prepare(grove)
}

#[test]
fn tree_does_what_its_namesake_does() {
    let many = ls::many();
    let many = many.path().to_str().expect("it is UTF-8");
    compare(
        "tree",
        vec![
            tree("an empty directory").args(["d"]).directory("d"),
            in_grove("all kinds of files"),
            in_grove("all kinds of files, all").args(["-a"]),
            in_grove("several trees").args(["deep", "dir", "deep/a"]),
            in_grove("a link to a directory").args(["to-dir"]),
            in_grove("up and down").args(["dir/up/dir"]),
            in_grove("no such directory").args(["nosuch", "dir"]),
            in_grove("a file in place of a directory").args(["a"]),
            in_grove("a link that leads nowhere").args(["dangling"]),
            tree("a directory that may not be read")
                .prepare(grove)
                .mode("deep/a", 0o300)
                .without_rights(),
            tree("a directory that may be read and not entered")
                .prepare(grove)
                .mode("deep/a", 0o600)
                .without_rights(),
            tree("no right to read what was named")
                .args(["deep/a", "deep/z"])
                .prepare(grove)
                .mode("deep/a", 0o300)
                .without_rights(),
            tree("no file, and names that are hard to quote").args(AWKWARD),
            in_grove("an output that nobody reads").has_lost_reader(),
            in_grove("a full disk").redirect("> /dev/full"),
            in_grove("a closed output").redirect(">&-"),
            tree("100,000 files").args([many]).after("| md5sum"),
        ],
    );
}

/// Where a path would be too long, and with fewer descriptors than levels.
#[test]
fn tree_goes_deeper_than_any_path() {
    const DEPTH: usize = 1500;
    let place = tempfile::tempdir().expect("a temporary folder");
    let script = format!(
        "i=0; while [ $i -lt {DEPTH} ]; do mkdir deep && cd -P deep || exit; \
         i=$((i + 1)); done"
    );
    let made = Command::new("sh")
        .args(["-c", &script])
        .current_dir(place.path())
        .status();
    assert!(made.expect("sh").success());
    let output = Command::new("sh")
        .args(["-c", "ulimit -n 64; \"$0\" | tail -n 1"])
        .arg(program("tree"))
        .current_dir(place.path())
        .output()
        .expect("sh");
    let removed = Command::new("rm").arg("-rf").arg(place.path()).status();
    assert!(removed.expect("rm").success());
    let text = String::from_utf8_lossy(&output.stdout);
    assert_eq!(text, format!("{} directories, 0 files\n", DEPTH + 1));
}

/// A directory on the way is moved while `tree` waits for its reader. It has
/// closed the one above by then, and must not go on wherever `..` leads.
#[test]
fn tree_says_that_it_is_lost_and_goes_on_with_the_next() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let place = place.path();
    let deepest = place.join("first").join("d/".repeat(40));
    fs::create_dir_all(&deepest).expect("directories");
    // More lines than a pipe and our buffer hold: the walk cannot end before
    // somebody reads.
    for number in 0..2000 {
        fs::write(deepest.join(format!("{number:0100}")), "").expect("a file");
    }
    fs::create_dir(place.join("second")).expect("a directory");
    fs::write(place.join("second/file"), "").expect("a file");

    let mut child = Command::new(program("tree"))
        .args(["first", "second"])
        .current_dir(place)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("tree");
    let mut first = [0];
    let output = child.stdout.as_mut().expect("piped");
    output.read_exact(&mut first).expect("it is down there");
    fs::rename(place.join("first/d/d"), place.join("moved")).expect("moved");
    let output = child.wait_with_output().expect("tree");

    let text = String::from_utf8_lossy(&output.stdout);
    let (_, second) = text.split_once("\nsecond\n").expect("the next tree");
    assert_eq!(second.lines().next(), Some("└── file"));
    let error = String::from_utf8_lossy(&output.stderr);
    assert_eq!(error, "tree: lost in 'first': Stale file handle\n");
    assert_eq!(output.status.code(), Some(2));
}
