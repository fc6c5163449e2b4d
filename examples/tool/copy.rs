//! From one file to another: within the kernel if it can, through our own
//! memory if not.

use errors::{Errno, retry};
use files::{
    BorrowedFd, SEEK_DATA, SEEK_HOLE, SEEK_SET, copy_file_range, ftruncate,
    lseek, read, set_pipe_size, splice, write_all,
};
use structs::{S_IFIFO, S_IFREG};

/// What did not work.
pub enum Failure {
    /// Reading.
    Read(Errno),
    /// Writing.
    Write(Errno),
}

/// How much we hold in memory at once.
pub const BUFFER: usize = 128 * 1024;

/// How much we ask of the kernel at once.
const AT_ONCE: u64 = 1 << 30;

/// Copies until `from` ends. `kind` is its type.
pub fn copy(
    kind: u16,
    from: BorrowedFd<'_>,
    to: BorrowedFd<'_>,
) -> Result<(), Failure> {
    // At a terminal, who is asked again after the end has to end it again.
    match kind {
        S_IFREG | S_IFIFO => copy_at_most(u64::MAX, from, to).map(drop),
        _ => copy_through_memory(u64::MAX, from, to).map(drop),
    }
}

// ANCHOR: copy
/// Copies so many bytes, and tells how many the first file did not have.
fn copy_at_most(
    length: u64,
    from: BorrowedFd<'_>,
    to: BorrowedFd<'_>,
) -> Result<u64, Failure> {
    let left = copy_in_kernel(length, |n| copy_file_range(from, to, n));
    if left > 0 {
        // More at once, if it is a pipe and may grow; if not, less at once.
        let _ = set_pipe_size(to, 1 << 20);
    }
    let left = copy_in_kernel(left, |n| splice(from, to, n));
    copy_through_memory(left, from, to)
}

/// Repeats `call` for as long as it copies, and tells how much is left.
///
/// An error need not be one: not every pair of files can do it. Where there is
/// one, `read` or `write` meets it too, and tells which file's it is. A 0 need
/// not be the end: before Linux 5.19 a file of /proc, whose size is 0, gave it.
fn copy_in_kernel(
    mut left: u64,
    call: impl Fn(usize) -> Result<usize, Errno>,
) -> u64 {
    while left > 0 {
        let length = left.min(AT_ONCE) as usize;
        match retry(|| call(length)) {
            Ok(0) | Err(_) => break,
            Ok(count) => left -= count as u64,
        }
    }
    left
}
// ANCHOR_END: copy

fn copy_through_memory(
    mut left: u64,
    from: BorrowedFd<'_>,
    to: BorrowedFd<'_>,
) -> Result<u64, Failure> {
    if left == 0 {
        return Ok(0);
    }
    let mut buffer = vec![0; BUFFER];
    while left > 0 {
        let length = left.min(BUFFER as u64) as usize;
        let count = retry(|| read(from, &mut buffer[..length]));
        match count.map_err(Failure::Read)? {
            0 => break,
            count => {
                let bytes = &buffer[..count];
                write_all(to, bytes).map_err(Failure::Write)?;
                left -= count as u64;
            }
        }
    }
    Ok(left)
}

/// Copies a file of `size` bytes that has holes: only what lies between them.
/// The positions are not the files' ends afterwards.
pub fn copy_with_holes(
    mut size: u64,
    from: BorrowedFd<'_>,
    to: BorrowedFd<'_>,
) -> Result<(), Failure> {
    let mut end = 0;
    // `ENXIO`: nothing but a hole to the end. A file system that knows of no
    // holes says that all is data.
    while let Ok(start) = lseek(from, end, SEEK_DATA) {
        end = lseek(from, start, SEEK_HOLE).map_err(Failure::Read)?;
        lseek(from, start, SEEK_SET).map_err(Failure::Read)?;
        lseek(to, start, SEEK_SET).map_err(Failure::Write)?;
        let left = copy_at_most((end - start) as u64, from, to)?;
        if left > 0 {
            // It has become shorter, or has less than its size, as in /sys.
            size = end as u64 - left;
            break;
        }
    }
    ftruncate(to, size as i64).map_err(Failure::Write)
}
