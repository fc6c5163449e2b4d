//! `wc`: what counts as a line, a word and a character, and how it is printed.

use super::{AWKWARD, Case, case, compare};

fn wc(name: &'static str) -> Case {
    case("wc", name)
}

/// Bytes that look random, the same on each run: many of them parts of
/// characters, cut off and put together at will.
fn mixed(length: usize) -> Vec<u8> {
    const PARTS: [&[u8]; 12] = [
        b"a",
        b" ",
        b"\n",
        b"\t",
        b"word",
        b"\x01",
        b"\xc3\xa4",
        b"\xe2\x82\xac",
        b"\xf0\x9f\x98\x80",
        b"\xff",
        b"\xe2\x82",
        b"\xc3",
    ];
    let mut state = 1_u64;
    let mut bytes = Vec::new();
    while bytes.len() < length {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        bytes.extend(PARTS[(state >> 33) as usize % PARTS.len()]);
    }
    bytes
}

#[test]
fn wc_does_what_its_namesake_does() {
    let spaces = "a\tb\nc\x0bd\x0ce\rf g\u{85}h\u{a0}i\u{1680}j\u{2007}k\u{202f}m\u{205f}n\u{2060}o\u{3000}p\u{200b}q\u{feff}";
    compare(
        "wc",
        vec![
            wc("one file").args(["a"]).file("a", "one two\nthree\n"),
            wc("an empty file").args(["a"]).file("a", ""),
            wc("a file without a final newline")
                .args(["a"])
                .file("a", "one"),
            wc("two files")
                .args(["a", "b"])
                .file("a", "one\n".repeat(1000))
                .file("b", "two"),
            wc("standard input").input("one two\n"),
            wc("standard input by its name")
                .args(["-"])
                .input("one two\n"),
            wc("standard input from a file")
                .file("a", "one two\n")
                .redirect("< a"),
            wc("standard input, which has been read from before")
                .file("a", "one two\nthree\n")
                .before("{ read line;")
                .redirect("-c")
                .after("; } < a"),
            wc("lines")
                .args(["-l", "a", "-"])
                .file("a", "1\n2\n")
                .input("3\n"),
            wc("words").args(["-w", "a"]).file("a", "1 2\n3"),
            wc("bytes").args(["-c", "a"]).file("a", "1 2\n3"),
            wc("bytes of more than one buffer")
                .args(["-c", "a"])
                .file("a", mixed(300_001)),
            wc("bytes of a file that is larger than memory")
                .args(["-c", "big"])
                .before("ulimit -v 100000")
                .sparse("big", 1 << 42, b"end\n", (1 << 42) - 4),
            wc("bytes of a file of /proc").args(["-c", "/proc/version"]),
            wc("bytes of a file of /sys, which is shorter than its size")
                .args(["-c", "/sys/devices/system/cpu/online"]),
            wc("bytes of a directory").args(["-c", "d"]).directory("d"),
            wc("bytes of a pipe").args(["-c"]).input(mixed(300_001)),
            wc("characters")
                .args(["-m", "a"])
                .file("a", "\u{e4}\u{20ac}a\n"),
            wc("all, in any order")
                .args(["-cmwl", "a"])
                .file("a", "\u{e4} b\n"),
            wc("all, by long names")
                .args(["--bytes", "--line", "--w", "--chars", "a"])
                .file("a", "\u{e4} b\n"),
            wc("bytes of all kinds")
                .args(["-lwmc", "a"])
                .file("a", mixed(300_000)),
            wc("bytes of all kinds, through a pipe")
                .args(["-lwmc"])
                .input(mixed(300_000)),
            wc("a character at the end of each buffer")
                .args(["-lwm", "a"])
                .file(
                    "a",
                    ["x".as_bytes(), "\u{20ac}".repeat(100_000).as_bytes()]
                        .concat(),
                ),
            wc("each byte").args(["-lwmc", "a"]).file(
                "a",
                (0..=u8::MAX)
                    .flat_map(|b| [b, b'\n', b' ', b])
                    .collect::<Vec<_>>(),
            ),
            wc("all that separates words")
                .args(["-w", "a"])
                .file("a", spaces),
            wc("a line separator")
                .args(["-w", "a"])
                .file("a", "a\u{2028}b"),
            wc("characters that nobody has defined")
                .args(["-w", "a"])
                .file("a", "\u{378} \u{530}"),
            wc("bytes like UTF-8, of a number that no character has")
                .args(["-m", "a"])
                .file("a", b"\xf4\x90\x80\x80"),
            wc("a file of /proc, whose size is 0").args(["/proc/version"]),
            wc("files of /proc").args(["/proc/version", "/proc/version"]),
            wc("a device").args(["/dev/null", "a"]).file("a", "one"),
            wc("no such file").args(["nosuch"]),
            wc("no such file between two")
                .args(["a", "nosuch", "a"])
                .file("a", "one\n"),
            wc("a directory")
                .args(["d", "a"])
                .directory("d")
                .file("a", "1"),
            wc("no permission")
                .args(["a", "b"])
                .file("a", "secret")
                .file("b", "one\n")
                .mode("a", 0)
                .without_rights(),
            wc("a full disk")
                .args(["a"])
                .file("a", "1")
                .redirect("> /dev/full"),
            wc("a closed output")
                .args(["a"])
                .file("a", "1")
                .redirect(">&-"),
            wc("a closed input").redirect("<&-"),
            wc("an output that nobody reads")
                .args(["a"])
                .file("a", "1")
                .has_lost_reader(),
            wc("a name with a newline")
                .args(["a\nb"])
                .file("a\nb", "one"),
            wc("a name that is not UTF-8")
                .args([b"\xff"])
                .file(b"\xff", "one"),
            wc("a name that is not UTF-8, with a newline")
                .args([b"\xff\n"])
                .file(b"\xff\n", "one"),
            wc("no file, and names that are hard to quote").args(AWKWARD),
            wc("no name").args(["", "a"]).file("a", "one"),
            wc("an unknown letter").args(["-l@", "a"]),
            wc("an unknown word").args(["--nosuch"]),
        ],
    );
}
