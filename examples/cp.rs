//! Copies a file, or several into a directory.
//!
//! Run it: `cargo run --example cp README.md copy-of-README.md`
#![no_main]

mod tool;

use errors::Errno;
use files::{
    AsFd, BorrowedFd, CWD, O_CLOEXEC, O_CREAT, O_DIRECTORY, O_EXCL, O_PATH,
    O_RDONLY, O_TRUNC, O_WRONLY, OwnedFd, open, openat,
};
use std::ffi::{CStr, CString, c_char};
use structs::{
    AT_EMPTY_PATH, S_IFDIR, S_IFREG, STATX_BLOCKS, STATX_INO, STATX_MODE,
    STATX_SIZE, STATX_TYPE, Statx, statx,
};
use tool::copy::{Failure, copy, copy_with_holes};
use tool::quote::quote_always as quoted;
use tool::{Tool, about, given};

const HELP: &str = "\
Usage: cp [OPTION]... SOURCE DEST
  or:  cp [OPTION]... SOURCE... DIRECTORY
Copy SOURCE to DEST, or each SOURCE into DIRECTORY.

A new file gets the permission bits of its SOURCE, but for those that the
umask takes away; a file that is there already keeps its own.

      --help     show this help and exit
      --version  show the version and exit
";

/// The C library calls it, with what the kernel has put on the stack.
#[unsafe(no_mangle)]
extern "C" fn main(argc: i32, argv: *const *const c_char) -> i32 {
    let mut tool = Tool::new("cp", HELP);
    // SAFETY: these are the arguments of `main`.
    let given = unsafe { given(argc, argv) };
    if let Some(arguments) = tool.arguments(&given, "", &[]) {
        cp(&mut tool, &arguments.operands);
    }
    tool.status()
}

fn cp(tool: &mut Tool, operands: &[&CStr]) {
    let (sources, last) = match operands {
        [] => {
            tool.refuse::<()>(b"missing file operand");
            return;
        }
        [one] => {
            let message = b"missing destination file operand after ";
            let name = quoted(one.to_bytes());
            tool.refuse::<()>(&[message, &name[..]].concat());
            return;
        }
        [sources @ .., last] => (sources, *last),
    };
    match open(last, O_PATH | O_DIRECTORY | O_CLOEXEC, 0) {
        Ok(directory) => copy_into(tool, sources, &directory, last),
        Err(errno) => match sources {
            [source] => {
                let target = Target {
                    directory: CWD,
                    name: last,
                    path: last.to_bytes(),
                };
                if let Err(message) = copy_file(source, &target) {
                    tool.complain(&message);
                }
            }
            _ => {
                let name = quoted(last.to_bytes());
                tool.complain(&about(&[b"target ", &name[..]].concat(), errno));
            }
        },
    }
}

/// Where a copy goes.
struct Target<'a> {
    directory: BorrowedFd<'a>,
    /// From that directory on.
    name: &'a CStr,
    /// For messages.
    path: &'a [u8],
}

/// What says which file it is: device and number.
type Place = (u32, u32, u64);

fn place(file: &Statx) -> Place {
    (file.stx_dev_major, file.stx_dev_minor, file.stx_ino)
}

/// Copies each file into the directory, under its own last name.
fn copy_into(
    tool: &mut Tool,
    sources: &[&CStr],
    directory: &OwnedFd,
    directory_name: &CStr,
) {
    let mut seen: Vec<&CStr> = Vec::new();
    let mut made: Vec<Place> = Vec::new();
    for &source in sources {
        let Some(name) = last_name(source) else {
            continue;
        };
        let path = joined(directory_name.to_bytes(), name.to_bytes());
        let target = Target {
            directory: directory.as_fd(),
            name: &name,
            path: &path,
        };
        if seen.contains(&source) {
            let name = quoted(source.to_bytes());
            tool.warn(&[TWICE.0, &name, TWICE.1].concat());
            continue;
        }
        seen.push(source);
        let old = target.look().map(|file| place(&file));
        if old.is_ok_and(|place| made.contains(&place)) {
            let (to, from) = (quoted(&path), quoted(source.to_bytes()));
            let parts =
                [b"will not overwrite just-created ", &to[..], b" with "];
            tool.complain(&[&parts.concat()[..], &from].concat());
            continue;
        }
        match copy_file(source, &target) {
            Ok(()) => made.extend(target.look().map(|file| place(&file))),
            Err(message) => tool.complain(&message),
        }
    }
}

const TWICE: (&[u8], &[u8]) =
    (b"warning: source file ", b" specified more than once");

/// The last part of a path; `None` if it has none, as `/` and the empty path.
fn last_name(path: &CStr) -> Option<CString> {
    let bytes = path.to_bytes();
    let end = bytes.iter().rposition(|byte| *byte != b'/');
    let Some(end) = end else {
        return CString::new(bytes).ok();
    };
    let bytes = &bytes[..=end];
    let start = bytes.iter().rposition(|byte| *byte == b'/');
    CString::new(&bytes[start.map_or(0, |slash| slash + 1)..]).ok()
}

fn joined(directory: &[u8], name: &[u8]) -> Vec<u8> {
    match directory.ends_with(b"/") {
        true => [directory, name].concat(),
        false => [directory, b"/", name].concat(),
    }
}

/// Copies one file; an error is a message for the user.
fn copy_file(source: &CStr, target: &Target<'_>) -> Result<(), Vec<u8>> {
    let from = quoted(source.to_bytes());
    let cannot = |what: &str, behind: &str, errno| {
        let what = [what.as_bytes(), b" ", &from, behind.as_bytes()].concat();
        about(&what, errno)
    };
    let described = statx(CWD, source, 0, MASK)
        .map_err(|errno| cannot("cannot stat", "", errno))?;
    if described.file_type() == S_IFDIR {
        let message = b"-r not specified; omitting directory ";
        return Err([message, &from[..]].concat());
    }
    let is_new = target.check(&described, &from)?;
    let input = open(source, O_RDONLY | O_CLOEXEC, 0)
        .map_err(|errno| cannot("cannot open", " for reading", errno))?;
    let output = target.open(is_new, described.permissions())?;
    let result = transfer(&described, input.as_fd(), output.as_fd());
    result.map_err(|failure| match failure {
        Failure::Read(errno) => cannot("error reading", "", errno),
        Failure::Write(errno) => target.cannot("error writing", errno),
    })?;
    // Some file systems find out only now that they could not write it.
    let closed = output.close();
    closed.map_err(|errno| target.cannot("failed to close", errno))
}

const MASK: u32 =
    STATX_TYPE | STATX_MODE | STATX_INO | STATX_SIZE | STATX_BLOCKS;

fn transfer(
    source: &Statx,
    from: BorrowedFd<'_>,
    to: BorrowedFd<'_>,
) -> Result<(), Failure> {
    let (size, room) = (source.stx_size, source.stx_blocks * 512);
    match source.file_type() {
        S_IFREG if room < size && may_have_holes(to) => {
            copy_with_holes(size, from, to)
        }
        kind => copy(kind, from, to),
    }
}

/// A device or a pipe has no holes: it gets the zeros.
fn may_have_holes(file: BorrowedFd<'_>) -> bool {
    let described = statx(file, c"", AT_EMPTY_PATH, STATX_TYPE);
    described.is_ok_and(|file| file.file_type() == S_IFREG)
}

impl Target<'_> {
    fn look(&self) -> Result<Statx, Errno> {
        statx(self.directory, self.name, 0, MASK)
    }

    fn cannot(&self, what: &str, errno: Errno) -> Vec<u8> {
        let name = quoted(self.path);
        about(&[what.as_bytes(), b" ", &name].concat(), errno)
    }

    /// Whether it has to be made, if it is not what may not be overwritten.
    fn check(&self, source: &Statx, from: &[u8]) -> Result<bool, Vec<u8>> {
        let there = match self.look() {
            Ok(there) => there,
            Err(Errno::ENOENT) => return Ok(true),
            Err(errno) => return Err(self.cannot("cannot stat", errno)),
        };
        let to = quoted(self.path);
        if place(&there) == place(source) {
            return Err([from, b" and ", &to, b" are the same file"].concat());
        }
        if there.file_type() == S_IFDIR {
            let parts = [
                b"cannot overwrite directory ",
                &to[..],
                b" with non-directory",
            ];
            return Err(parts.concat());
        }
        Ok(false)
    }

    /// Opens it for writing. A new one must not be there: not even as a link
    /// that leads nowhere, through which we would make a file elsewhere.
    fn open(&self, is_new: bool, permissions: u16) -> Result<OwnedFd, Vec<u8>> {
        let flags = match is_new {
            true => O_CREAT | O_EXCL,
            false => O_TRUNC,
        };
        let flags = flags | O_WRONLY | O_CLOEXEC;
        let mode = permissions & 0o777;
        let result = openat(self.directory, self.name, flags, mode);
        result.map_err(|errno| {
            let errno = match errno {
                Errno::EEXIST => {
                    let message = b"not writing through dangling symlink ";
                    return [message, &quoted(self.path)[..]].concat();
                }
                // The kernel takes `name/` for a directory to be made.
                Errno::EISDIR if is_new => Errno::ENOTDIR,
                errno => errno,
            };
            self.cannot("cannot create regular file", errno)
        })
    }
}
