//! `cat`: cases in which users, or the kernel, do what is not expected.

use super::{AWKWARD, Case, case, compare};

fn cat(name: &'static str) -> Case {
    case("cat", name)
}

#[test]
fn cat_does_what_its_namesake_does() {
    let long: Vec<u8> = (0..300_000_u32).map(|n| n as u8).collect();
    compare(
        "cat",
        vec![
            cat("one file").args(["a"]).file("a", "one\n"),
            cat("an empty file").args(["a"]).file("a", ""),
            cat("a file without a final newline")
                .args(["a", "b"])
                .file("a", "one")
                .file("b", "two"),
            cat("more than one buffer").args(["a"]).file("a", &long),
            cat("standard input").input("typed\n"),
            cat("standard input between files")
                .args(["a", "-", "a"])
                .file("a", "one\n")
                .input(&long),
            cat("standard input twice").args(["-", "-"]).input("once\n"),
            cat("a file of /proc, whose size is 0").args(["/proc/version"]),
            cat("a file of /proc into a file")
                .args(["/proc/version"])
                .redirect("> out"),
            cat("a file of /sys, which is shorter than its size")
                .args(["/sys/devices/system/cpu/online"]),
            cat("a file of /sys into a file")
                .args(["/sys/devices/system/cpu/online"])
                .redirect("> out"),
            cat("a file into a file")
                .args(["a", "a"])
                .file("a", &long)
                .redirect("> out"),
            cat("a file to the end of a file")
                .args(["a"])
                .file("a", "new\n")
                .file("out", "old\n")
                .redirect(">> out"),
            cat("a pipe into a file").input(&long).redirect("> out"),
            cat("a pipe to the end of a file")
                .input(&long)
                .file("out", "old\n")
                .redirect(">> out"),
            cat("a pipe and a full disk")
                .input(&long)
                .redirect("> /dev/full"),
            cat("a limit of the size")
                .before("trap '' XFSZ; ulimit -f 2")
                .args(["a", "nosuch"])
                .file("a", &long)
                .redirect("> out"),
            cat("a pipe and a limit of the size")
                .before("trap '' XFSZ; ulimit -f 2")
                .input(&long)
                .redirect("> out"),
            cat("two outputs with one position")
                .before("{ echo first;")
                .args(["a"])
                .file("a", "one\n")
                .after("; echo last; } > out"),
            cat("no such file").args(["nosuch"]),
            cat("no such file between two")
                .args(["a", "nosuch", "a"])
                .file("a", "one\n"),
            cat("a directory")
                .args(["d", "a"])
                .directory("d")
                .file("a", "1"),
            cat("no permission")
                .args(["a"])
                .file("a", "secret")
                .mode("a", 0)
                .without_rights(),
            cat("a full disk")
                .args(["a", "nosuch"])
                .file("a", "one")
                .redirect("> /dev/full"),
            cat("a closed output")
                .args(["a"])
                .file("a", "one")
                .redirect(">&-"),
            cat("an output for reading only")
                .args(["a"])
                .file("a", "one")
                .redirect("1< a"),
            cat("a closed input").redirect("<&-"),
            cat("an output that nobody reads")
                .args(["a"])
                .file("a", &long)
                .has_lost_reader(),
            cat("an output that nobody reads, SIGPIPE ignored")
                .before("trap '' PIPE")
                .args(["a"])
                .file("a", &long)
                .has_lost_reader(),
            cat("an output of which only the start is read")
                .args(["big"])
                .sparse("big", 1 << 40, b"start\n", 0)
                .after("| head -c 100000 | md5sum"),
            cat("its own output")
                .args(["a"])
                .file("a", "1")
                .redirect(">> a"),
            cat("its own output, empty").args(["a"]).redirect(">> a"),
            cat("its own output as standard input")
                .file("a", "one")
                .redirect("< a >> a"),
            cat("its own output, read to its end before")
                .file("a", "one")
                .redirect("< a 1<> a"),
            cat("a name with a newline")
                .args(["a\nb"])
                .file("a\nb", "one"),
            cat("no file, and a name with a newline").args(["a\nb"]),
            cat("no file, and names that are hard to quote").args(AWKWARD),
            cat("no file, and a name that is not UTF-8")
                .args([&b"a\xff\xfeb"[..], b"\xc3"]),
            cat("a name that is not UTF-8")
                .args([b"\xff"])
                .file(b"\xff", "one"),
            cat("a name that begins with a dash")
                .args(["--", "-a"])
                .file("-a", "one"),
            cat("-u").args(["-u", "a", "-uu"]).file("a", "one"),
            cat("an unknown letter").args(["-u@", "a"]),
            cat("an unknown word").args(["--nosuch"]),
            cat("a file that grows with its name after a link")
                .args(["link"])
                .file("a", "one")
                .link("link", "a"),
            cat("a link that leads nowhere")
                .args(["link"])
                .link("link", "nowhere"),
            cat("links in a circle").args(["link"]).link("link", "link"),
            cat("a file as a directory").args(["a/b"]).file("a", ""),
            cat("a name that is too long").args(["x".repeat(300)]),
        ],
    );
}
