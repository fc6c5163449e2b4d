//! Four ways to say which file, and a question that gets no answer.

use errors::Errno;
use files::{AsFd, BorrowedFd, CWD, O_RDONLY, open};
use std::ffi::CStr;
use structs::{
    AT_EMPTY_PATH, AT_SYMLINK_NOFOLLOW, S_IFLNK, S_IFREG, STATX_BTIME,
    STATX_SIZE, STATX_TYPE, statx,
};

// ANCHOR: main
fn kind(dir: BorrowedFd<'_>, path: &CStr, flags: u32) -> &'static str {
    match statx(dir, path, flags, STATX_TYPE) {
        Ok(file) if file.file_type() == S_IFREG => "file",
        Ok(file) if file.file_type() == S_IFLNK => "link",
        Ok(_) => "something else",
        Err(error) => error.name().unwrap_or("?"),
    }
}

fn main() -> Result<(), Errno> {
    let exe = c"/proc/self/exe";
    println!("what it leads to: {}", kind(CWD, exe, 0));
    println!("the link itself:  {}", kind(CWD, exe, AT_SYMLINK_NOFOLLOW));
    let open = open(exe, O_RDONLY, 0)?;
    println!(
        "a descriptor:     {}",
        kind(open.as_fd(), c"", AT_EMPTY_PATH)
    );
    println!("without the flag: {}", kind(open.as_fd(), c"", 0));

    let asked = STATX_SIZE | STATX_BTIME;
    let told = statx(CWD, c"/proc/version", 0, asked)?.stx_mask;
    println!("asked {asked:#x}, of that told {:#x}", told & asked);
    Ok(())
}
// ANCHOR_END: main
