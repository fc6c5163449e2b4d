//! Counts the lines, words, characters and bytes of files.
//!
//! Run it: `cargo run --example wc README.md`
#![no_main]

mod tool;

use errors::{Errno, retry};
use files::{
    AsFd, BorrowedFd, O_CLOEXEC, O_RDONLY, SEEK_CUR, SEEK_END, SEEK_SET, STDIN,
    lseek, open, read,
};
use std::ffi::{CStr, c_char};
use structs::{AT_EMPTY_PATH, S_IFREG, STATX_SIZE, STATX_TYPE, Statx, statx};
use tool::quote::quote;
use tool::{Tool, given};

const HELP: &str = "\
Usage: wc [OPTION]... [FILE]...
Count the lines, words and bytes of each FILE, and of all together.

With no FILE, or when FILE is -, read standard input. A word is what stands
between white space. Text is UTF-8.

  -l, --lines    count newlines
  -w, --words    count words
  -m, --chars    count characters
  -c, --bytes    count bytes
      --help     show this help and exit
      --version  show the version and exit
";

/// The C library calls it, with what the kernel has put on the stack.
#[unsafe(no_mangle)]
extern "C" fn main(argc: i32, argv: *const *const c_char) -> i32 {
    let mut tool = Tool::new("wc", HELP);
    // SAFETY: these are the arguments of `main`.
    let given = unsafe { given(argc, argv) };
    let long = [
        ("lines", 'l'),
        ("words", 'w'),
        ("chars", 'm'),
        ("bytes", 'c'),
    ];
    if let Some(arguments) = tool.arguments(&given, "lwmc", &long) {
        let names: Vec<Option<&CStr>> = match &arguments.operands[..] {
            [] => vec![None],
            names => names.iter().copied().map(Some).collect(),
        };
        let wanted = Wanted::new(&arguments.options);
        wc(&mut tool, &wanted, &names);
    }
    tool.status()
}

/// What is to be counted.
struct Wanted {
    lines: bool,
    words: bool,
    chars: bool,
    bytes: bool,
}

impl Wanted {
    fn new(options: &[char]) -> Wanted {
        let is = |letter| options.contains(&letter);
        let usual = options.is_empty();
        Wanted {
            lines: is('l') || usual,
            words: is('w') || usual,
            chars: is('m'),
            bytes: is('c') || usual,
        }
    }

    /// The counts that are wanted, in the order in which they are printed.
    fn of(&self, counts: &Counts) -> impl Iterator<Item = u64> {
        let all = [
            (self.lines, counts.lines),
            (self.words, counts.words),
            (self.chars, counts.chars),
            (self.bytes, counts.bytes),
        ];
        all.into_iter()
            .filter(|(is, _)| *is)
            .map(|(_, count)| count)
    }
}

/// What has been counted.
#[derive(Default)]
struct Counts {
    lines: u64,
    words: u64,
    chars: u64,
    bytes: u64,
}

fn wc(tool: &mut Tool, wanted: &Wanted, names: &[Option<&CStr>]) {
    let width = width(wanted, names);
    let mut buffer = vec![0; BUFFER];
    let mut total = Counts::default();
    for &name in names {
        if name == Some(c"") {
            tool.complain(b"invalid zero-length file name");
            continue;
        }
        let mut counts = Counts::default();
        let result = match name {
            None => count(STDIN, wanted, &mut buffer, &mut counts),
            Some(name) if name == c"-" => {
                count(STDIN, wanted, &mut buffer, &mut counts)
            }
            Some(name) => match open(name, O_RDONLY | O_CLOEXEC, 0) {
                Ok(file) => {
                    count(file.as_fd(), wanted, &mut buffer, &mut counts)
                }
                Err(errno) => {
                    tool.complain_about(name, errno);
                    continue;
                }
            },
        };
        if let Err(errno) = result {
            tool.complain_about(name.unwrap_or(STANDARD_INPUT), errno);
        }
        let name = name.map(CStr::to_bytes);
        if !tool.print(&line(wanted, width, &counts, name)) {
            return;
        }
        total.lines += counts.lines;
        total.words += counts.words;
        total.chars += counts.chars;
        total.bytes += counts.bytes;
    }
    if names.len() > 1 {
        tool.print(&line(wanted, width, &total, Some(b"total")));
    }
}

const STANDARD_INPUT: &CStr = c"standard input";

/// One line of the output.
fn line(
    wanted: &Wanted,
    width: usize,
    counts: &Counts,
    name: Option<&[u8]>,
) -> Vec<u8> {
    let numbers = wanted.of(counts).map(|count| format!("{count:width$}"));
    let mut text = numbers.collect::<Vec<_>>().join(" ").into_bytes();
    if let Some(name) = name {
        text.push(b' ');
        match name.contains(&b'\n') {
            true => text.extend(quote(name)),
            false => text.extend(name),
        }
    }
    text.push(b'\n');
    text
}

/// How wide a number is printed: as wide as the sizes of all files together,
/// since no count will be larger; 7 if there is a file whose size says nothing.
fn width(wanted: &Wanted, names: &[Option<&CStr>]) -> usize {
    let kinds = [wanted.lines, wanted.words, wanted.chars, wanted.bytes];
    let is_alone = kinds.iter().filter(|is| **is).count() == 1;
    if names.len() == 1 && is_alone {
        return 1;
    }
    let mut least = 1;
    let mut size = 0;
    let described = names.iter().filter_map(|name| describe(*name).ok());
    for file in described {
        match file.file_type() {
            S_IFREG => size += file.stx_size,
            _ => least = 7,
        }
    }
    size.to_string().len().max(least)
}

fn describe(name: Option<&CStr>) -> Result<Statx, Errno> {
    let mask = STATX_TYPE | STATX_SIZE;
    match name {
        Some(name) if name != c"-" => statx(files::CWD, name, 0, mask),
        _ => statx(STDIN, c"", AT_EMPTY_PATH, mask),
    }
}

/// How much we hold in memory at once.
const BUFFER: usize = 128 * 1024;

/// Reads the file to its end and counts.
fn count(
    file: BorrowedFd<'_>,
    wanted: &Wanted,
    buffer: &mut [u8],
    counts: &mut Counts,
) -> Result<(), Errno> {
    let needs_text = wanted.words || wanted.chars;
    let mut text = Text::default();
    let mut kept = 0;
    loop {
        let length = retry(|| read(file, &mut buffer[kept..]))?;
        if length == 0 {
            break;
        }
        counts.bytes += length as u64;
        if wanted.lines {
            counts.lines += newlines(&buffer[kept..kept + length]);
        }
        if needs_text {
            let end = kept + length;
            let done = text.count(&buffer[..end]);
            buffer.copy_within(done..end, 0);
            kept = end - done;
        } else if !wanted.lines {
            counts.bytes += skip(file)?;
        }
    }
    counts.words = text.words;
    counts.chars = text.chars;
    Ok(())
}

/// Goes nearly to the file's end if the file has a size, and tells how far.
/// What is left is read: the size may be out of date, and each file of /sys has
/// a page by its size, and less in truth.
fn skip(file: BorrowedFd<'_>) -> Result<u64, Errno> {
    let Ok(here) = lseek(file, 0, SEEK_CUR) else {
        return Ok(0); // a pipe
    };
    let end = lseek(file, 0, SEEK_END).unwrap_or(here);
    let near = (end - end % (PAGE + 1)).max(here);
    lseek(file, near, SEEK_SET)?;
    Ok((near - here) as u64)
}

/// The size of a page of memory.
const PAGE: i64 = 4096;

/// How many newlines there are.
///
/// Each of 64 small counters looks at every 64th byte: so the compiler can work
/// on as many bytes at once as a register of the processor's holds. A counter
/// holds at most 255, so they are added up after 255 rounds.
fn newlines(bytes: &[u8]) -> u64 {
    let mut count = 0;
    for block in bytes.chunks(64 * 255) {
        let mut counters = [0_u8; 64];
        let (rounds, rest) = block.as_chunks();
        for round in rounds {
            add(&mut counters, round);
        }
        count += counters.iter().map(|n| u64::from(*n)).sum::<u64>();
        count += rest.iter().filter(|byte| **byte == b'\n').count() as u64;
    }
    count
}

fn add(counters: &mut [u8; 64], round: &[u8; 64]) {
    for (counter, byte) in counters.iter_mut().zip(round) {
        *counter += u8::from(*byte == b'\n');
    }
}

/// The words and characters of a text so far.
#[derive(Default)]
struct Text {
    words: u64,
    chars: u64,
    is_in_word: bool,
}

impl Text {
    /// Counts, and tells how far: a character may have been cut in two.
    fn count(&mut self, bytes: &[u8]) -> usize {
        let mut rest = bytes;
        loop {
            let (ascii, other) = rest.split_at(
                rest.iter()
                    .position(|b| !b.is_ascii())
                    .unwrap_or(rest.len()),
            );
            self.ascii(ascii);
            rest = other;
            if rest.is_empty() {
                return bytes.len();
            }
            let longest = &rest[..rest.len().min(4)];
            let valid = match str::from_utf8(longest) {
                Ok(text) => text,
                Err(error) if error.valid_up_to() > 0 => {
                    let end = error.valid_up_to();
                    str::from_utf8(&longest[..end]).unwrap_or_default()
                }
                Err(error) => match error.error_len() {
                    None => return bytes.len() - rest.len(),
                    Some(length) => {
                        rest = &rest[length..]; // no character at all
                        continue;
                    }
                },
            };
            let Some(c) = valid.chars().next() else {
                return bytes.len() - rest.len();
            };
            self.character(c);
            rest = &rest[c.len_utf8()..];
        }
    }

    fn ascii(&mut self, bytes: &[u8]) {
        self.chars += bytes.len() as u64;
        for byte in bytes {
            let is_space = matches!(byte, b'\t'..=b'\r' | b' ');
            let is_word = byte.is_ascii_graphic();
            self.words += u64::from(is_word && !self.is_in_word);
            self.is_in_word = (self.is_in_word || is_word) && !is_space;
        }
    }

    fn character(&mut self, c: char) {
        self.chars += 1;
        let is_space = c.is_whitespace() && c != '\u{85}' || c == '\u{2060}';
        let is_word = !is_space && !c.is_control();
        self.words += u64::from(is_word && !self.is_in_word);
        self.is_in_word = (self.is_in_word || is_word) && !is_space;
    }
}
