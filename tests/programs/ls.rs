//! `ls`: what a directory may hold, and what may be wrong with it.

use std::ffi::{CStr, CString};
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};

use register_abi::syscall5;
use syscall_tables::Sysno;
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

/// Times that few file systems can keep: the others are given what they can.
fn years() -> TempDir {
    let folder = in_memory();
    for seconds in [
        253_402_300_800_i64, // the year 10000
        -62_135_596_801,     // 0
        -62_167_219_201,     // -1
        67_768_036_191_676_799,
        67_768_036_191_676_800, // no year for the C library
        -67_768_040_609_740_801,
    ] {
        let touched = Command::new("touch")
            .args(["-d", &format!("@{seconds}")])
            .arg(folder.path().join(format!("at {seconds}")))
            .status();
        assert!(touched.expect("touch").success());
    }
    folder
}

/// Devices of the largest and the smallest numbers, where they may be made.
fn devices(folder: &Path) {
    for (name, kind, major, minor) in [
        ("all", "c", "4095", "1048575"),
        ("none", "b", "0", "0"),
        ("minor", "b", "7", "65536"),
    ] {
        // Only root may, and not in each container: then there are none.
        let _ = Command::new("mknod")
            .arg(folder.join(name))
            .args([kind, major, minor])
            .output();
    }
    let file = fs::File::create(folder.join("huge")).expect("a file");
    file.set_len(1 << 42).expect("its size");
    at_one_time(folder);
}

/// A file with an access control list, and another with many attributes more;
/// where the file system has neither, nothing is to be seen of them.
fn permissions_for_others(folder: &Path) {
    for (name, attributes) in [("few", 0), ("many", 8)] {
        let path = folder.join(name);
        fs::write(&path, "").expect("a file");
        let path = CString::new(path.as_os_str().as_bytes()).expect("no NUL");
        for number in 0..attributes {
            let name = CString::new(format!("user.{number:0200}"));
            set_attribute(&path, &name.expect("no NUL"), b"1");
        }
        // For the owner, the user 1, the group, as a mask, and for others.
        let entries = [(1, 6), (2, 4), (4, 4), (0x10, 4), (0x20, 4)];
        let mut list = 2_u32.to_le_bytes().to_vec(); // the version
        for (tag, permissions) in entries {
            let user: u32 = if tag == 2 { 1 } else { u32::MAX };
            list.extend(u16::to_le_bytes(tag));
            list.extend(u16::to_le_bytes(permissions));
            list.extend(user.to_le_bytes());
        }
        set_attribute(&path, c"system.posix_acl_access", &list);
    }
    at_one_time(folder);
}

fn set_attribute(path: &CStr, name: &CStr, value: &[u8]) {
    // SAFETY: the kernel reads two texts up to their NULs, and the value.
    unsafe {
        syscall5(
            Sysno::SETXATTR.number(),
            path.as_ptr() as usize,
            name.as_ptr() as usize,
            value.as_ptr() as usize,
            value.len(),
            0,
        )
    };
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
    let years = years();
    let years = years.path().to_str().expect("it is UTF-8");
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
            ls("access control lists")
                .args(["-l"])
                .prepare(permissions_for_others),
            ls("years").args(["-l", years]),
            ls("devices").args(["-l", "/dev/null", "/dev/zero", "/dev/full"]),
            ls("devices of all sizes").args(["-l"]).prepare(devices),
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

/// A directory in memory, where that is possible.
fn in_memory() -> TempDir {
    let folder = tempfile::tempdir_in("/dev/shm");
    let folder = folder.or_else(|_| tempfile::tempdir());
    folder.expect("a temporary folder")
}

/// A directory with 100,000 files.
pub fn many() -> TempDir {
    let folder = in_memory();
    let file = folder.path().join("0");
    fs::write(&file, "").expect("a file");
    for number in 1..100_000_u32 {
        // Names of one file are made more quickly than files.
        let name = number.reverse_bits().to_string();
        fs::hard_link(&file, folder.path().join(name)).expect("a name");
    }
    folder
}
