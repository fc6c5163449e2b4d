//! What `ls` and `tree` share: the names of a directory in order, and output
//! through one buffer.
#![allow(dead_code, reason = "no program needs all of it")]

use crate::tool::{Tool, about};

use directories::{Directory, Dirent};
use errors::{Errno, check};
use files::{BorrowedFd, STDOUT, write_all};
use register_abi::syscall4;
use std::cmp::Ordering;
use std::ffi::CStr;
use syscall_tables::Sysno;

/// A name among [`Names`].
#[derive(Clone, Copy)]
pub struct Name {
    /// The first eight bytes: they decide nearly every comparison.
    key: u64,
    start: usize,
    length: u16,
    /// What kind of file it is: a `DT_` number.
    pub kind: u8,
    /// The how-manieth one it was in the directory.
    pub index: u32,
}

/// Names, each with a NUL behind it, one after the other.
#[derive(Default)]
pub struct Names {
    bytes: Vec<u8>,
    list: Vec<Name>,
}

/// Which names of a directory are wanted.
#[derive(Clone, Copy, PartialEq)]
pub enum Wanted {
    /// Those that do not begin with a dot.
    Visible,
    /// All but `.` and `..`.
    AlmostAll,
    /// All.
    All,
}

impl Wanted {
    /// Calls `use_it` with each wanted entry of a directory, in the order in
    /// which they come.
    pub fn each(
        self,
        entries: &mut Directory<'_>,
        mut use_it: impl FnMut(&Dirent<'_>),
    ) -> Result<(), Errno> {
        while let Some(entry) = entries.next_entry()? {
            let is_hidden = entry.d_name.to_bytes().starts_with(b".");
            let is_wanted = match self {
                Wanted::Visible => !is_hidden,
                Wanted::AlmostAll => !entry.is_dot_or_dot_dot(),
                Wanted::All => true,
            };
            if is_wanted {
                use_it(&entry);
            }
        }
        Ok(())
    }
}

impl Names {
    /// Adds a name.
    pub fn push(&mut self, name: &CStr, kind: u8) {
        let bytes = name.to_bytes();
        let (start, index) = (self.bytes.len(), self.list.len() as u32);
        self.bytes.extend_from_slice(name.to_bytes_with_nul());
        self.list.push(Name {
            key: first_eight(bytes),
            start,
            length: bytes.len() as u16,
            kind,
            index,
        });
    }

    /// The name's bytes.
    pub fn bytes(&self, name: Name) -> &[u8] {
        &self.bytes[name.start..][..name.length.into()]
    }

    /// The name as the kernel takes it.
    pub fn c_str(&self, name: Name) -> &CStr {
        let bytes = &self.bytes[name.start..][..usize::from(name.length) + 1];
        CStr::from_bytes_with_nul(bytes).expect("`push` has put it there")
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// The name at a place in the list.
    pub fn get(&self, place: usize) -> Name {
        self.list[place]
    }

    /// Sorts the names from `first` on by their bytes.
    pub fn sort_from(&mut self, first: usize) {
        let bytes = &self.bytes;
        let of = |name: &Name| &bytes[name.start..][..name.length.into()];
        self.list[first..].sort_unstable_by(|a, b| match a.key.cmp(&b.key) {
            Ordering::Equal => of(a).cmp(of(b)),
            order => order,
        });
    }

    /// Forgets the names from `first` on. All before it must be older.
    pub fn truncate(&mut self, first: usize) {
        let starts = self.list[first..].iter().map(|name| name.start);
        if let Some(start) = starts.min() {
            self.bytes.truncate(start);
        }
        self.list.truncate(first);
    }
}

fn first_eight(bytes: &[u8]) -> u64 {
    let mut eight = [0; 8];
    let length = bytes.len().min(8);
    eight[..length].copy_from_slice(&bytes[..length]);
    u64::from_be_bytes(eight)
}

/// Standard output through one buffer.
pub struct Output {
    tool: &'static str,
    bytes: Vec<u8>,
}

/// As much as a pipe holds.
const CHUNK: usize = 64 * 1024;

impl Output {
    /// Begins with nothing.
    pub fn new(tool: &'static str) -> Output {
        let bytes = Vec::with_capacity(CHUNK + 4096);
        Output { tool, bytes }
    }

    /// Adds bytes.
    pub fn push(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
        if self.bytes.len() >= CHUNK {
            self.flush();
        }
    }

    /// Adds `text`, behind as many spaces as make it `width` wide.
    pub fn push_right(&mut self, text: &str, width: usize) {
        self.push_spaces(width.saturating_sub(text.len()));
        self.push(text.as_bytes());
    }

    /// Adds `text`, and behind it as many spaces as make it `width` wide.
    pub fn push_left(&mut self, text: &str, width: usize) {
        self.push(text.as_bytes());
        self.push_spaces(width.saturating_sub(text.len()));
    }

    /// Adds a number, behind as many spaces as make it `width` wide.
    pub fn push_number(&mut self, mut number: u64, width: usize) {
        let mut digits = [b'0'; 20];
        let mut first = digits.len();
        loop {
            first -= 1;
            digits[first] += (number % 10) as u8;
            number /= 10;
            if number == 0 {
                break;
            }
        }
        let digits = &digits[first..];
        self.push_spaces(width.saturating_sub(digits.len()));
        self.push(digits);
    }

    /// Adds a line.
    pub fn push_line(&mut self, line: &[u8]) {
        self.bytes.extend_from_slice(line);
        self.push(b"\n");
    }

    fn push_spaces(&mut self, count: usize) {
        self.bytes.resize(self.bytes.len() + count, b' ');
    }

    /// Writes what is there; ends the program with the status 2 if it cannot.
    pub fn flush(&mut self) {
        if let Err(error) = write_all(STDOUT, &self.bytes) {
            let mut tool = Tool::new(self.tool, "");
            tool.complain(&about(b"write error", error));
            std::process::exit(2);
        }
        self.bytes.clear();
    }
}

/// Where the link `name` in `dir` leads.
pub fn readlinkat<'a>(
    dir: BorrowedFd<'_>,
    name: &CStr,
    buffer: &'a mut [u8],
) -> Result<&'a [u8], Errno> {
    // SAFETY: the kernel reads the name up to its NUL and writes to `buffer`
    // only; the directory has been lent to us.
    let result = unsafe {
        syscall4(
            Sysno::READLINKAT.number(),
            dir.as_raw_fd() as usize,
            name.as_ptr() as usize,
            buffer.as_mut_ptr() as usize,
            buffer.len(),
        )
    };
    Ok(&buffer[..check(result)?])
}
