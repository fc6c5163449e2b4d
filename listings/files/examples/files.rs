//! Writes to a file and reads it back.

use errors::Errno;
use files::{
    O_CREAT, O_EXCL, O_RDWR, SEEK_SET, lseek, open, read, unlink, write,
};
use std::ffi::CString;
use std::os::unix::ffi::OsStringExt as _;

// ANCHOR: main
fn main() -> Result<(), Errno> {
    let path = temporary("hello");
    let file = open(&path, O_RDWR | O_CREAT | O_EXCL, 0o600)?;
    unlink(&path)?; // its name is gone; the file is not
    println!("written: {} bytes", write(&file, b"hello, file\n")?);

    println!("position: {}", lseek(&file, 7, SEEK_SET)?);
    let mut buffer = [0; 100];
    let length = read(&file, &mut buffer)?;
    println!("read: {}", buffer[..length].escape_ascii());
    println!("then: {} bytes", read(&file, &mut buffer)?);
    file.close()
}
// ANCHOR_END: main

/// A name for a file that nobody else uses.
fn temporary(name: &str) -> CString {
    let name = format!("{name}-{}", std::process::id());
    let path = std::env::temp_dir().join(name);
    CString::new(path.into_os_string().into_vec()).expect("no NUL")
}
