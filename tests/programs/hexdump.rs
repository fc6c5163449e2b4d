//! `hexdump`: what can be mapped and what cannot, and where lines, files and
//! windows end.

use super::{Case, case, compare};

fn hexdump(name: &'static str) -> Case {
    case("hexdump", name)
}

/// Bytes that do not repeat within a line's reach.
fn mixed(count: u32) -> Vec<u8> {
    (0..count)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8)
        .collect()
}

/// Zeros, but for the bytes around each MiB, and the last ones.
fn windows(count: usize) -> Vec<u8> {
    let mut bytes = vec![0; count];
    for border in (0..=count).step_by(1 << 20).chain([count]) {
        let near = border.saturating_sub(20)..count.min(border + 20);
        for (byte, at) in bytes[near.clone()].iter_mut().zip(near) {
            *byte = (at % 251) as u8;
        }
    }
    bytes
}

#[test]
fn hexdump_does_what_its_namesake_does() {
    let canonical = |name, file: &'static str| hexdump(name).args(["-C", file]);
    let all: Vec<u8> = (0..=255).collect();
    let mut cases = vec![
        canonical("an empty file", "a").file("a", ""),
        canonical("one byte", "a").file("a", "x"),
        canonical("one line", "a").file("a", &all[..16]),
        canonical("every byte", "a").file("a", &all),
        canonical("a line and a half", "a").file("a", &all[40..65]),
        canonical("repeated lines", "a").file("a", [7; 160]),
        canonical("a line twice", "a").file("a", [7; 32]),
        canonical("repeated lines and a part of one", "a").file("a", [7; 165]),
        canonical("repetitions in two places", "a")
            .file("a", [&[1; 64][..], &all, &[2; 64], b"end"].concat()),
        hexdump("repeated lines, all shown")
            .args(["-C", "-v", "a"])
            .file("a", [7; 165]),
        hexdump("options together and in long")
            .args(["-Cv", "--no-squeezing", "a"])
            .file("a", [7; 100]),
        canonical("exactly a page", "a").file("a", mixed(4096)),
        canonical("exactly a window", "a").file("a", windows(1 << 20)),
        canonical("a window and a byte", "a").file("a", windows((1 << 20) + 1)),
        canonical("several windows", "a").file("a", windows(3_500_001)),
        canonical("a repetition across windows", "a").sparse(
            "a",
            5 << 20,
            b"data",
            (3 << 20) - 2,
        ),
        canonical("more than may be mapped at once", "a")
            .sparse("a", 48 << 20, b"data", 33_333_333)
            .before("ulimit -v 40000"),
        hexdump("files as one")
            .args(["-C", "a", "b", "a"])
            .file("a", "one\n")
            .file("b", mixed(100_000)),
        canonical("a file of /proc, whose size is 0", "/proc/version"),
        canonical("a file of /sys, whose size is a page", SYSTEM),
        hexdump("a pipe").args(["-C"]).input(mixed(200_000)),
        hexdump("nothing to read").args(["-C"]),
        hexdump("a file as standard input")
            .args(["-C"])
            .file("a", mixed(10_000))
            .redirect("< a"),
        hexdump("a file that somebody has begun to read")
            .args(["-C"])
            .file("a", mixed(10_000))
            .before("exec < a; head -c 4500 > /dev/null"),
        canonical("no such file", "nothing"),
        hexdump("no such file between two")
            .args(["-C", "a", "nothing", "b"])
            .file("a", "one\n")
            .file("b", "two\n"),
        hexdump("no such files").args(["-C", "nothing", "nothing else"]),
        hexdump("a name that is no text").args([&b"-C"[..], b"\xff\n'"]),
        canonical("a minus", "-").input("typed\n"),
        canonical("no permission", "a")
            .file("a", "secret\n")
            .mode("a", 0)
            .without_rights(),
        canonical("a directory", "a").directory("a"),
        hexdump("no such option")
            .args(["-C", "-q", "a"])
            .file("a", "one\n"),
        hexdump("no such long option").args(["--nothing"]),
        hexdump("a name like an option")
            .args(["-C", "--", "-v"])
            .file("-v", "one\n"),
        canonical("a full disk", "a")
            .file("a", "one\n")
            .redirect("> /dev/full"),
        canonical("a full disk, soon", "a")
            .file("a", mixed(1_000_000))
            .redirect("> /dev/full"),
        canonical("nobody reads", "a")
            .file("a", mixed(1_000_000))
            .has_lost_reader(),
        canonical("a reader that has enough", "a")
            .file("a", mixed(1_000_000))
            .after("| head -c 100"),
        canonical("a closed standard output", "a")
            .file("a", "one\n")
            .redirect(">&-"),
        hexdump("a closed standard input")
            .args(["-C"])
            .redirect("<&-"),
    ];
    for count in 1..=17 {
        let name: &'static str = format!("{count} bytes").leak();
        cases.push(canonical(name, "a").file("a", mixed(count)));
    }
    compare("hexdump", cases);
}

/// A file of /sys that is on every machine and says the same twice.
const SYSTEM: &str = "/sys/kernel/mm/transparent_hugepage/enabled";
