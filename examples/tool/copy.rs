//! From one file to another: within the kernel if it can, through our own
//! memory if not.

use errors::{Errno, retry};
use files::{BorrowedFd, copy_file_range, read, write_all};

/// What did not work.
pub enum Failure {
    /// Reading.
    Read(Errno),
    /// Writing.
    Write(Errno),
}

/// In how many bytes we copy.
pub const BUFFER: usize = 128 * 1024;

/// Copies until `from` ends.

pub fn copy(from: BorrowedFd<'_>, to: BorrowedFd<'_>) -> Result<(), Failure> {
    // An error here need not be one: not every file can do it. Where there is
    // one, the second way meets it too, and knows which file it comes from.
    while let Ok(1..) = retry(|| copy_file_range(from, to, AT_ONCE)) {}
    through_memory(from, to)
}

/// How much we ask of `copy_file_range`. It takes less if it has to.
const AT_ONCE: usize = 1 << 30;

fn through_memory(
    from: BorrowedFd<'_>,
    to: BorrowedFd<'_>,
) -> Result<(), Failure> {
    let mut buffer = vec![0; BUFFER];
    loop {
        let length = retry(|| read(from, &mut buffer));
        match length.map_err(Failure::Read)? {
            0 => return Ok(()),
            length => {
                let bytes = &buffer[..length];
                write_all(to, bytes).map_err(Failure::Write)?;
            }
        }
    }
}
