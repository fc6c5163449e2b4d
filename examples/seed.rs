//! All that the blog post's program did, with the listings of this book: it
//! writes to the terminal, makes a file, writes to it, reads it back to its
//! end, writes several buffers with one call, and meets three errors.
//!
//! Run it: `cargo run --example seed`

use register_abi::{is_error, syscall1, syscall3};
use std::ffi::{CStr, CString};
use std::mem::ManuallyDrop;
use std::os::unix::ffi::OsStringExt as _;
use std::process::ExitCode;

const READ: usize = 0;
const WRITE: usize = 1;
const OPEN: usize = 2;
const CLOSE: usize = 3;
const WRITEV: usize = 20;
const UNLINK: usize = 87;

const O_RDONLY: usize = 0;
const O_WRONLY: usize = 1;
const O_CREAT: usize = 0o100;
const O_EXCL: usize = 0o200;

/// A file that this program opened, and closes when it is done with it.
// ANCHOR: file
struct File(usize);
// ANCHOR_END: file

/// One buffer of `writev`, as the kernel reads it: `struct iovec` of
/// `include/uapi/linux/uio.h`.
#[repr(C)]
struct IoVec {
    base: *const u8,
    length: usize,
}

/// The number of a call that failed, with what was being done.
struct Failure(&'static str, isize);

/// Turns what `rax` held into a result.
// ANCHOR: check
fn check(doing: &'static str, result: isize) -> Result<usize, Failure> {
    if is_error(result) {
        return Err(Failure(doing, result));
    }
    Ok(result as usize)
}
// ANCHOR_END: check

/// Standard output: open from the start, and not ours to close.
const STDOUT: ManuallyDrop<File> = ManuallyDrop::new(File(1));

/// A descriptor that nobody has opened.
const NOT_OPEN: ManuallyDrop<File> = ManuallyDrop::new(File(999));

impl File {
    fn open(path: &CStr, flags: usize, mode: usize) -> Result<File, Failure> {
        // SAFETY: `open` reads the path up to its NUL, which a `CStr` has.
        let result =
            unsafe { syscall3(OPEN, path.as_ptr() as usize, flags, mode) };
        check("open", result).map(File)
    }

    fn write(&self, bytes: &[u8]) -> Result<usize, Failure> {
        // SAFETY: `write` only reads the bytes of the slice; the descriptor
        // is ours or not open.
        let result = unsafe {
            syscall3(WRITE, self.0, bytes.as_ptr() as usize, bytes.len())
        };
        check("write", result)
    }

    // ANCHOR: read
    fn read(&self, buffer: &mut [u8]) -> Result<usize, Failure> {
        // SAFETY: `read` writes at most `buffer.len()` bytes to the buffer.
        let result = unsafe {
            syscall3(READ, self.0, buffer.as_mut_ptr() as usize, buffer.len())
        };
        check("read", result)
    }
    // ANCHOR_END: read

    fn write_vectored(&self, parts: &[&str]) -> Result<usize, Failure> {
        let vectors: Vec<IoVec> = parts
            .iter()
            .map(|part| IoVec {
                base: part.as_ptr(),
                length: part.len(),
            })
            .collect();
        // SAFETY: `writev` only reads the vectors and the bytes that they
        // point to, all borrowed until it returns.
        let result = unsafe {
            syscall3(WRITEV, self.0, vectors.as_ptr() as usize, vectors.len())
        };
        check("writev", result)
    }
}

impl Drop for File {
    fn drop(&mut self) {
        // SAFETY: the descriptor is ours, and nobody uses it afterwards.
        unsafe { syscall1(CLOSE, self.0) };
    }
}

fn unlink(path: &CStr) -> Result<usize, Failure> {
    // SAFETY: `unlink` reads the path up to its NUL.
    check("unlink", unsafe {
        syscall1(UNLINK, path.as_ptr() as usize)
    })
}

/// Makes the file `path`, writes to it, reads it back and takes it away again.
fn use_a_file(path: &CStr) -> Result<(), Failure> {
    // O_EXCL: a file that is there already is not ours to change.
    let file = File::open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)?;
    let result = write_and_read_back(file, path);
    unlink(path)?;
    result
}

fn write_and_read_back(file: File, path: &CStr) -> Result<(), Failure> {
    let written = file.write(b"written by a system call\n")?;
    println!("write: {written} bytes to the file");
    drop(file);

    let file = File::open(path, O_RDONLY, 0)?;
    let mut buffer = [0; 20];
    loop {
        let read = file.read(&mut buffer)?;
        println!("read: {:?}", String::from_utf8_lossy(&buffer[..read]));
        if read == 0 {
            return Ok(()); // the end of the file
        }
    }
}

fn run() -> Result<(), Failure> {
    STDOUT.write(b"hello world\n")?;

    let name = format!("direct-system-calls-{}.txt", std::process::id());
    let path = std::env::temp_dir().join(name);
    let path = CString::new(path.into_os_string().into_vec())
        .expect("a path in the environment has no NUL");
    use_a_file(&path)?;

    let parts = ["one call, ", "three buffers, ", "no copy\n"];
    println!("writev: {} bytes", STDOUT.write_vectored(&parts)?);
    show_failures();
    Ok(())
}

/// Shows three calls that fail, each with another error.
fn show_failures() {
    let no_file = File::open(c"/no/such/file", O_RDONLY, 0).map(drop);
    let not_a_file = File::open(c"/dev/null/file", O_RDONLY, 0).map(drop);
    let no_descriptor = NOT_OPEN.write(b"lost");
    for result in [no_file, not_a_file, no_descriptor.map(drop)] {
        if let Err(Failure(doing, number)) = result {
            println!("{doing}: {number}, {}", describe(number));
        }
    }
}

/// The text that the C library has for an error.
fn describe(result: isize) -> std::io::Error {
    std::io::Error::from_raw_os_error(-result as i32)
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure(doing, number)) => {
            eprintln!("seed: {doing}: {number}, {}", describe(number));
            ExitCode::FAILURE
        }
    }
}
