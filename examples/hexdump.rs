//! Shows files byte by byte. What can be mapped is not read: the program looks
//! at the file's own pages, a window at a time.
//!
//! If a file becomes shorter while the program looks at it, the signal SIGBUS
//! ends the program.
//!
//! Run it: `cargo run --example hexdump README.md`
#![no_main]

mod tool;

use errors::{Errno, retry};
use files::{
    AsFd as _, BorrowedFd, O_CLOEXEC, O_RDONLY, SEEK_CUR, SEEK_SET, STDIN,
    lseek, open, read,
};
use memory::{FileMap, PAGE_SIZE};
use std::ffi::{CStr, c_char};
use structs::{AT_EMPTY_PATH, S_IFREG, STATX_SIZE, STATX_TYPE, statx};
use tool::{Tool, about, given};

const HELP: &str = "\
Usage: hexdump [OPTION]... [FILE]...
Show the bytes of all FILEs, taken as one, in hexadecimal and as text.

With no FILE, read standard input.

  -C, --canonical     (ignored: it is the only format)
  -v, --no-squeezing  show a line again if it is the same as the one before,
                      and not one * for all of them
      --help          show this help and exit
      --version       show the version and exit
";

/// How much of a file is mapped at a time.
const WINDOW: u64 = 1 << 20;

/// The C library calls it, with what the kernel has put on the stack.
#[unsafe(no_mangle)]
extern "C" fn main(argc: i32, argv: *const *const c_char) -> i32 {
    let mut tool = Tool::new("hexdump", HELP);
    // SAFETY: these are the arguments of `main`.
    let given = unsafe { given(argc, argv) };
    let long = [("canonical", 'C'), ("no-squeezing", 'v')];
    if let Some(arguments) = tool.arguments(&given, "Cv", &long) {
        let shows_all = arguments.options.contains(&'v');
        let mut dump = Dump::new(&mut tool, shows_all);
        // A write error has been told of by then.
        let _ = dump.files(&arguments.operands);
    }
    tool.status()
}

/// Standard output takes no more; the user has been told.
struct OutputFailed;

struct Dump<'tool> {
    tool: &'tool mut Tool,
    /// Whether repeated lines are shown.
    shows_all: bool,
    /// The line that is being filled, and how far it is.
    line: [u8; 16],
    filled: usize,
    /// The line before it, and whether a `*` stands for its repetitions.
    last: Option<[u8; 16]>,
    starred: bool,
    /// How many bytes have been shown.
    offset: u64,
    /// What waits to be written.
    output: Vec<u8>,
}

impl<'tool> Dump<'tool> {
    fn new(tool: &'tool mut Tool, shows_all: bool) -> Dump<'tool> {
        Dump {
            tool,
            shows_all,
            line: [0; 16],
            filled: 0,
            last: None,
            starred: false,
            offset: 0,
            output: Vec::new(),
        }
    }

    fn files(&mut self, names: &[&CStr]) -> Result<(), OutputFailed> {
        if names.is_empty() {
            self.file(STDIN, b"stdin")?;
            return self.finish();
        }
        let mut any = false;
        for name in names {
            match open(name, O_RDONLY | O_CLOEXEC, 0) {
                Ok(file) => {
                    any = true;
                    self.file(file.as_fd(), name.to_bytes())?;
                }
                Err(errno) => self.complain(name.to_bytes(), errno),
            }
        }
        if !any {
            self.tool.complain(b"all input file arguments failed");
        }
        self.finish()
    }

    fn complain(&mut self, name: &[u8], errno: Errno) {
        self.tool.complain(&about(name, errno));
    }

    fn file(
        &mut self,
        file: BorrowedFd<'_>,
        name: &[u8],
    ) -> Result<(), OutputFailed> {
        self.mapped(file)?;
        self.rest(file, name)
    }

    /// Shows what can be mapped, from the present position on, and moves the
    /// position behind that. What does not work here, `rest` meets again.
    fn mapped(&mut self, file: BorrowedFd<'_>) -> Result<(), OutputFailed> {
        let size = size_of_regular(file).unwrap_or(0);
        let Ok(start) = lseek(file, 0, SEEK_CUR) else {
            return Ok(()); // a pipe, say
        };
        let mut position = start as u64;
        let mut buffer = [0; 16 * PAGE_SIZE];
        while position < size {
            let within = position % PAGE_SIZE as u64;
            let from = position - within;
            let length = WINDOW.min(size - from) as usize;
            let Ok(map) = FileMap::new(file, from, length) else {
                break;
            };
            let mut at = within as usize;
            while at < length {
                let count = map.read(at, &mut buffer);
                self.bytes(&buffer[..count])?;
                at += count;
            }
            position = from + length as u64;
        }
        if position > start as u64 {
            // It works for a file that could be mapped; else `rest` would
            // begin anew.
            let moved = lseek(file, position as i64, SEEK_SET);
            debug_assert_eq!(moved, Ok(position as i64));
        }
        Ok(())
    }

    /// Reads from the position on: all of a file that cannot be mapped, and
    /// what has been added meanwhile to one that can.
    fn rest(
        &mut self,
        file: BorrowedFd<'_>,
        name: &[u8],
    ) -> Result<(), OutputFailed> {
        let mut buffer = [0; 16 * PAGE_SIZE];
        loop {
            match retry(|| read(file, &mut buffer)) {
                Ok(0) => return Ok(()),
                Ok(count) => self.bytes(&buffer[..count])?,
                Err(errno) => {
                    self.complain(name, errno);
                    return Ok(());
                }
            }
        }
    }

    fn bytes(&mut self, mut bytes: &[u8]) -> Result<(), OutputFailed> {
        while !bytes.is_empty() {
            let room = &mut self.line[self.filled..];
            let (now, later) = bytes.split_at(room.len().min(bytes.len()));
            room[..now.len()].copy_from_slice(now);
            self.filled += now.len();
            bytes = later;
            if self.filled == self.line.len() {
                self.full_line()?;
            }
        }
        Ok(())
    }

    fn full_line(&mut self) -> Result<(), OutputFailed> {
        if self.shows_all || self.last != Some(self.line) {
            self.show_line();
            self.last = Some(self.line);
            self.starred = false;
        } else if !self.starred {
            self.output.extend(b"*\n");
            self.starred = true;
        }
        self.offset += 16;
        self.filled = 0;
        match self.output.len() {
            ..65_536 => Ok(()),
            _ => self.flush(),
        }
    }

    /// `00000000  61 62 63 …  |abc…|`
    fn show_line(&mut self) {
        let bytes = &self.line[..self.filled];
        show_offset(&mut self.output, self.offset);
        self.output.extend(b"  ");
        for place in 0..16 {
            match bytes.get(place) {
                Some(byte) => self.output.extend(hexadecimal(*byte)),
                None => self.output.extend(b"  "),
            }
            let gap: &[u8] = if place == 7 { b"  " } else { b" " };
            self.output.extend(gap);
        }
        self.output.extend(b" |");
        let text = bytes.iter().map(|byte| match byte {
            b' '..=b'~' => *byte,
            _ => b'.',
        });
        self.output.extend(text);
        self.output.extend(b"|\n");
    }

    /// Shows the line that is not full, and how many bytes there were.
    fn finish(&mut self) -> Result<(), OutputFailed> {
        if self.filled > 0 {
            self.show_line();
            self.offset += self.filled as u64;
        }
        if self.offset > 0 {
            show_offset(&mut self.output, self.offset);
            self.output.push(b'\n');
        }
        self.flush()
    }

    fn flush(&mut self) -> Result<(), OutputFailed> {
        let written = self.tool.print(&self.output);
        self.output.clear();
        written.then_some(()).ok_or(OutputFailed)
    }
}

/// The size of a file that has its bytes on a disk, or could have.
fn size_of_regular(file: BorrowedFd<'_>) -> Option<u64> {
    let mask = STATX_TYPE | STATX_SIZE;
    let status = statx(file, c"", AT_EMPTY_PATH, mask).ok()?;
    (status.file_type() == S_IFREG).then_some(status.stx_size)
}

/// Eight digits, or more if that is not enough.
fn show_offset(output: &mut Vec<u8>, offset: u64) {
    let bytes = offset.to_be_bytes();
    let first = bytes.iter().position(|byte| *byte != 0).unwrap_or(7);
    let first = first.min(4);
    let digits = bytes[first..].iter().flat_map(|byte| hexadecimal(*byte));
    let extra = usize::from(first < 4 && bytes[first] < 16);
    output.extend(digits.skip(extra));
}

fn hexadecimal(byte: u8) -> [u8; 2] {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    [byte >> 4, byte & 15].map(|digit| DIGITS[usize::from(digit)])
}
