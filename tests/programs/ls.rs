//! `ls`: what a directory may hold, and what may be wrong with it.

use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};

use tempfile::TempDir;

use super::{AWKWARD, Case, case, compare};

fn ls(name: &'static str) -> Case {
    case("ls", name)
}

/// One of each kind of file, with names in which order and bytes matter.
pub fn zoo(folder: &Path) {
    for name in ["b", "a", "B", ".hidden", "..dots", "-dash", "a.b", "\u{e4}"] {
        fs::write(folder.join(name), name).expect("a file");
    }
    for name in ["new\nline", "tab\t", "a b", "it's"] {
        fs::write(folder.join(name), "").expect("a file");
    }
    fs::write(folder.join(super::os(b"\xff\xfe")), "").expect("a file");
    fs::create_dir_all(folder.join("dir/inner")).expect("directories");
    fs::write(folder.join("dir/file"), "inside").expect("a file");
    for (link, target) in [
        ("dangling", "nowhere"),
        ("to-dir", "dir"),
        ("to-file", "a"),
        ("dir/up", ".."),
        ("circle", "circle"),
    ] {
        symlink(target, folder.join(link)).expect("a link");
    }
    let _ = UnixListener::bind(folder.join("socket")).expect("a socket");
    let made = Command::new("mkfifo").arg(folder.join("fifo")).status();
    assert!(made.expect("mkfifo").success());
}

/// Gives all that is there the same time, links included.
fn at_one_time(folder: &Path) {
    let touched = Command::new("find")
        .arg(folder)
        .args([
            "-exec",
            "touch",
            "-h",
            "-d",
            "2001-02-03 04:05:06",
            "{}",
            "+",
        ])
        .env("TZ", "UTC")
        .status();
    assert!(touched.expect("find").success());
}

fn in_zoo(name: &'static str) -> Case {
    ls(name).prepare(zoo).prepare(at_one_time)
}

/// Modes in which each letter of the first column occurs.
fn modes(folder: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    for mode in [
        0, 0o777, 0o4755, 0o4644, 0o2755, 0o2644, 0o1777, 0o1776, 0o7777,
        0o7000, 0o421, 0o124,
    ] {
        let file = folder.join(format!("file-{mode:o}"));
        fs::write(&file, "").expect("a file");
        let directory = folder.join(format!("dir-{mode:o}"));
        fs::create_dir(&directory).expect("a directory");
        for path in [file, directory] {
            let mode = fs::Permissions::from_mode(mode);
            fs::set_permissions(path, mode).expect("a mode");
        }
    }
    at_one_time(folder);
}

/// Files of several ages, counted from `now`: the last half year is shown with
/// the hour.
fn ages(now: u64, folder: &Path) {
    const DAY: u64 = 24 * 60 * 60;
    for (name, time) in [
        ("old", "1999-12-31 23:59:59".to_owned()),
        ("leap", "2024-02-29 12:00".to_owned()),
        ("before 1970", "1969-12-31 23:59:59".to_owned()),
        ("far ahead", "2199-03-01 00:00".to_owned()),
        ("last week", format!("@{}", now - 7 * DAY)),
        ("in a week", format!("@{}", now + 7 * DAY)),
        ("150 days old", format!("@{}", now - 150 * DAY)),
        ("200 days old", format!("@{}", now - 200 * DAY)),
    ] {
        let touched = Command::new("touch")
            .args(["-d", &time])
            .arg(folder.join(name))
            .env("TZ", "UTC")
            .status();
        assert!(touched.expect("touch").success());
    }
    fs::write(folder.join("large"), vec![0; 123_456]).expect("a file");
    let name = folder.join("large");
    let touched = Command::new("touch").args(["-d", "@0"]).arg(name).status();
    assert!(touched.expect("touch").success());
}

#[test]
fn ls_does_what_its_namesake_does() {
    // Asked once: ours and the namesake's files are made one after the other.
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let now = now.expect("after 1970").as_secs();
    let many = many();
    let many = many.path().to_str().expect("it is UTF-8");
    compare(
        "ls",
        vec![
            ls("an empty directory").args(["d"]).directory("d"),
            ls("an empty directory, all")
                .args(["-a", "d"])
                .directory("d"),
            ls("an empty directory, long")
                .args(["-l", "d"])
                .directory("d"),
            in_zoo("all kinds of files"),
            in_zoo("all kinds of files, all").args(["-a"]),
            in_zoo("all kinds of files, almost all").args(["-A"]),
            in_zoo("all kinds of files, long").args(["-la"]),
            in_zoo("all kinds of files, long, in numbers").args(["-n"]),
            in_zoo("all kinds of files, named").args([
                "b", "a", "dir", "to-dir", "to-file", "dangling", "circle",
                "fifo", "socket",
            ]),
            in_zoo("all kinds of files, named, long")
                .args(["-l", "b", "a", "dir", "to-dir", "dangling", "fifo"]),
            in_zoo("directories themselves")
                .args(["-d", "dir", ".", "to-dir", "a"]),
            in_zoo("the current directory itself").args(["-ld"]),
            in_zoo("a link to a directory, with a slash")
                .args(["-l", "to-dir/"]),
            in_zoo("up and down").args(["dir/up/dir/up/dir"]),
            in_zoo("two directories").args(["dir", "dir/inner"]),
            in_zoo("one directory and a file").args(["dir", "a"]),
            in_zoo("what is there and what is not")
                .args(["nosuch", "dir", "a", "nosuch2"]),
            in_zoo("a file as a directory").args(["a/b", "a/"]),
            in_zoo("a link in a circle").args(["circle/x"]),
            ls("modes").args(["-l"]).prepare(modes),
            ls("ages")
                .args(["-l"])
                .prepare(move |folder| ages(now, folder)),
            ls("devices").args(["-l", "/dev/null", "/dev/zero", "/dev/full"]),
            ls("a device and a large file")
                .args(["-l", "/dev/null", "large"])
                .prepare(move |folder| ages(now, folder)),
            ls("a directory of /proc").args(["/proc/self/fdinfo"]),
            ls("open files").args(["/proc/self/fd"]),
            ls("/sys").args(["-l", "/sys/kernel"]),
            ls("a directory that may not be read")
                .args(["d", "."])
                .directory("d")
                .mode("d", 0o300)
                .without_rights(),
            ls("a directory in which nothing may be looked at")
                .args(["-l", "d"])
                .prepare(|folder| {
                    fs::create_dir(folder.join("d")).expect("a directory");
                    fs::write(folder.join("d/a"), "").expect("a file");
                    fs::create_dir(folder.join("d/b")).expect("a directory");
                    symlink("a", folder.join("d/c")).expect("a link");
                })
                .mode("d", 0o600)
                .without_rights(),
            ls("no such file").args(["nosuch"]),
            ls("no file, and names that are hard to quote").args(AWKWARD),
            ls("no file, and a name that is not UTF-8")
                .args([&b"a\xff\xfeb"[..], b"\xc3"]),
            ls("a name that is too long").args(["x".repeat(300)]),
            in_zoo("a name that begins with a dash").args(["--", "-dash"]),
            in_zoo("options behind names").args(["dir", "-a"]),
            in_zoo("long options").args([
                "--all",
                "--almost-all",
                "dir",
                "--directory",
            ]),
            in_zoo("a full disk").redirect("> /dev/full"),
            in_zoo("a closed output").redirect(">&-"),
            ls("a closed output, and nothing to say").redirect(">&-"),
            in_zoo("an output that nobody reads").has_lost_reader(),
            ls("an unknown letter").args(["-\u{e4}"]),
            ls("an unknown word").args(["--nosuch"]),
            ls("100,000 files").args([many]).after("| md5sum"),
            ls("100,000 files, in the directory's order")
                .args(["-U", many])
                .after("| md5sum"),
        ],
    );
}

/// A directory with 100,000 files; in memory where that is possible.
pub fn many() -> TempDir {
    let folder = tempfile::tempdir_in("/dev/shm");
    let folder = folder.or_else(|_| tempfile::tempdir());
    let folder = folder.expect("a temporary folder");
    let file = folder.path().join("0");
    fs::write(&file, "").expect("a file");
    for number in 1..100_000_u32 {
        // Names of one file are made more quickly than files.
        let name = number.reverse_bits().to_string();
        fs::hard_link(&file, folder.path().join(name)).expect("a name");
    }
    folder
}
