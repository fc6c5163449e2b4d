//! `tree`: compared with Debian's package of this name.

use std::fs;
use std::path::Path;
use std::process::Command;

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
