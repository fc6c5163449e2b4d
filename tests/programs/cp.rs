//! `cp`: what is copied, what is refused, and what is left behind.

use super::{AWKWARD, Case, case, compare};

fn cp(name: &'static str) -> Case {
    case("cp", name)
}

#[test]
fn cp_does_what_its_namesake_does() {
    let long: Vec<u8> = (0..300_000_u32).map(|n| n as u8).collect();
    let awkward = AWKWARD.iter().filter(|name| !name.is_empty());
    let mut odd_names = cp("names that are hard to quote").directory("d");
    for name in awkward {
        odd_names = odd_names.file(name, *name).args([name]);
    }
    compare(
        "cp",
        vec![
            cp("a file").args(["a", "b"]).file("a", &long),
            cp("an empty file").args(["a", "b"]).file("a", ""),
            cp("a file over another")
                .args(["a", "b"])
                .file("a", "new\n")
                .file("b", &long)
                .mode("b", 0o600),
            cp("a mode")
                .args(["a", "b"])
                .file("a", "1")
                .mode("a", 0o751),
            cp("a mode and a umask")
                .args(["a", "b"])
                .before("umask 027")
                .file("a", "1")
                .mode("a", 0o777),
            cp("a mode with all bits")
                .args(["a", "b"])
                .file("a", "1")
                .mode("a", 0o7755),
            cp("a file that only its owner may write")
                .args(["a", "b"])
                .file("a", "1")
                .mode("a", 0o200),
            cp("a file into a directory")
                .args(["a", "d"])
                .file("a", "1")
                .directory("d"),
            cp("files into a directory")
                .args(["a", "b", "d/"])
                .file("a", "1")
                .file("b", "2")
                .directory("d"),
            cp("a path with slashes into a directory")
                .args([".//d/../d//a", "e/."])
                .directory("d")
                .directory("e")
                .file("d/a", "1"),
            cp("a file into the directory that it is in")
                .args(["a", "."])
                .file("a", "1"),
            cp("two files with one name")
                .args(["d/a", "e/a", "f"])
                .directory("d")
                .directory("e")
                .directory("f")
                .file("d/a", "1")
                .file("e/a", "2"),
            cp("a file given twice")
                .args(["a", "b", "a", "d"])
                .file("a", "1")
                .file("b", "2")
                .directory("d"),
            cp("a file of /proc, whose size is 0").args(["/proc/version", "a"]),
            cp("a file of /sys, which is shorter than its size")
                .args(["/sys/devices/system/cpu/online", "a"]),
            cp("a device, which is read").args(["/dev/null", "a"]),
            cp("to a device").args(["a", "/dev/null"]).file("a", "1"),
            cp("holes")
                .args(["a", "b"])
                .sparse("a", 1 << 20, b"x", 500_000),
            cp("holes at both ends").args(["a", "b"]).sparse(
                "a",
                1 << 24,
                b"data",
                1 << 23,
            ),
            cp("nothing but a hole").args(["a", "b"]).sparse(
                "a",
                1 << 20,
                b"",
                0,
            ),
            cp("a file that is larger than memory")
                .args(["a", "b"])
                .before("ulimit -v 100000")
                .sparse("a", 1 << 42, b"end\n", (1 << 42) - 4),
            cp("a file with holes over another")
                .args(["a", "b"])
                .sparse("a", 1 << 20, b"x", 500_000)
                .file("b", &long),
            cp("a file with holes to a device")
                .args(["a", "/dev/null"])
                .sparse("a", 1 << 20, b"x", 500_000),
            cp("a file with holes into a pipe")
                .args(["a", "/dev/stdout"])
                .sparse("a", 1 << 20, b"x", 500_000)
                .after("| md5sum"),
            cp("a file into a pipe")
                .args(["a", "/dev/stdout"])
                .file("a", &long)
                .after("| md5sum"),
            cp("a pipe, which is read")
                .args(["/dev/stdin", "b"])
                .input(&long),
            cp("the same file").args(["a", "a"]).file("a", "1"),
            cp("the same file by another name")
                .args(["a", "./a"])
                .file("a", "1"),
            cp("the same file by a link")
                .args(["link", "a"])
                .file("a", "1")
                .link("link", "a"),
            cp("the same file by a second name")
                .args(["a", "b"])
                .file("a", "1")
                .prepare(|folder| {
                    std::fs::hard_link(folder.join("a"), folder.join("b"))
                        .expect("a link");
                }),
            cp("through a link")
                .args(["link", "b"])
                .file("a", "1")
                .link("link", "a"),
            cp("to where a link leads")
                .args(["a", "link"])
                .file("a", "1")
                .file("b", "2")
                .link("link", "b"),
            cp("to a link that leads nowhere")
                .args(["a", "link"])
                .file("a", "1")
                .link("link", "nowhere"),
            cp("no such file").args(["nosuch", "b"]),
            cp("no such file among others")
                .args(["a", "nosuch", "b", "d"])
                .file("a", "1")
                .file("b", "2")
                .directory("d"),
            cp("no such directory")
                .args(["a", "nosuch/b"])
                .file("a", "1"),
            cp("a name that ends in a slash")
                .args(["a", "nosuch/"])
                .file("a", "1"),
            cp("below a file").args(["a", "a/b"]).file("a", "1"),
            cp("several into what is not there")
                .args(["a", "a", "nosuch"])
                .file("a", "1"),
            cp("several into a file")
                .args(["a", "a", "a"])
                .file("a", "1"),
            cp("a directory").args(["d", "b"]).directory("d"),
            cp("a directory into itself")
                .args(["d", "d"])
                .directory("d"),
            cp("over a directory")
                .args(["a", "d"])
                .file("a", "1")
                .directory("d")
                .directory("d/a"),
            cp("no permission to read")
                .args(["a", "b"])
                .file("a", "1")
                .mode("a", 0)
                .without_rights(),
            cp("no permission to write")
                .args(["a", "b"])
                .file("a", "1")
                .file("b", "2")
                .mode("b", 0o400)
                .without_rights(),
            cp("no permission to look")
                .args(["d/a", "b"])
                .directory("d")
                .mode("d", 0)
                .without_rights(),
            cp("no permission to make")
                .args(["a", "d/b"])
                .file("a", "1")
                .directory("d")
                .mode("d", 0o500)
                .without_rights(),
            cp("a full disk").args(["a", "/dev/full"]).file("a", "1"),
            cp("a limit of the size")
                .before("trap '' XFSZ; ulimit -f 2")
                .args(["a", "b"])
                .file("a", &long),
            // The message differs, see above; what is left behind does not.
            cp("a limit of the size, without the message")
                .before("trap '' XFSZ; ulimit -f 2")
                .args(["a", "b"])
                .file("a", &long)
                .redirect("2> /dev/null"),
            cp("no operand"),
            cp("one operand").args(["a b"]),
            cp("an empty name").args(["", "b"]),
            cp("to an empty name").args(["a", ""]).file("a", "1"),
            cp("a name with a newline")
                .args(["a\nb", "c\nd"])
                .file("a\nb", "1"),
            cp("a name that is not UTF-8")
                .args([b"\xff", b"\xfe"])
                .file(b"\xff", "1"),
            cp("no file, and a name that is not UTF-8")
                .args([b"\xff", b"\xfe"]),
            cp("a name that begins with a dash")
                .args(["--", "-a", "-b"])
                .file("-a", "1"),
            odd_names.args(["d"]),
            cp("no file, and names that are hard to quote")
                .args(AWKWARD)
                .args(["d"])
                .directory("d"),
            cp("an unknown letter").args(["-@", "a"]),
            cp("an unknown word").args(["--nosuch"]),
        ],
    );
}
