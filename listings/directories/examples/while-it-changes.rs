//! Removes each file of a directory while the directory is read.

use directories::{AT_REMOVEDIR, Directory, mkdirat, unlinkat};
use errors::Errno;
use files::{
    CWD, O_CREAT, O_DIRECTORY, O_EXCL, O_RDONLY, O_WRONLY, OwnedFd, open,
    openat,
};
use std::ffi::CString;
use std::os::unix::ffi::OsStringExt as _;

fn main() -> Result<(), Errno> {
    let name = format!("while-it-changes-{}", std::process::id());
    let path = std::env::temp_dir().join(name).into_os_string();
    let path = CString::new(path.into_vec()).expect("it has no NUL");
    mkdirat(CWD, &path, 0o700)?;
    let result = fill_and_empty(&open(&path, O_RDONLY | O_DIRECTORY, 0)?);
    let removed = unlinkat(CWD, &path, AT_REMOVEDIR);
    result.and(removed) // the first trouble is the one to tell of
}

// ANCHOR: main
fn fill_and_empty(directory: &OwnedFd) -> Result<(), Errno> {
    for number in 0..1000 {
        let name = CString::new(number.to_string()).expect("it has no NUL");
        openat(directory, &name, O_WRONLY | O_CREAT | O_EXCL, 0o600)?;
    }
    println!("names read and removed: {}", empty(directory)?);

    let again = openat(directory, c".", O_RDONLY | O_DIRECTORY, 0)?;
    println!("left: {}", empty(&again)?);
    Ok(())
}

fn empty(directory: &OwnedFd) -> Result<usize, Errno> {
    let mut removed = 0;
    let mut buffer = [0; 512]; // about twenty names
    let mut entries = Directory::new(directory, &mut buffer);
    while let Some(entry) = entries.next_entry()? {
        if !entry.is_dot_or_dot_dot() {
            unlinkat(directory, entry.d_name, 0)?;
            removed += 1;
        }
    }
    Ok(removed)
}
// ANCHOR_END: main
