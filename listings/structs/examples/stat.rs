//! Type, permissions, size and time of the files that are named.

use errors::Errno;
use files::CWD;
use std::ffi::CString;
use structs::{S_IFDIR, S_IFLNK, S_IFREG, STATX_BASIC_STATS, statx};

// ANCHOR: main
fn main() -> Result<(), Errno> {
    for name in std::env::args_os().skip(1) {
        let path = CString::new(name.as_encoded_bytes())
            .expect("an argument ends at its NUL");
        let file = statx(CWD, &path, 0, STATX_BASIC_STATS)?;
        let kind = match file.file_type() {
            S_IFREG => "file",
            S_IFDIR => "directory",
            S_IFLNK => "link",
            _ => "something else",
        };
        let (mode, size) = (file.permissions(), file.stx_size);
        let name = name.display();
        println!("{name}: {kind}, mode {mode:o}, {size} bytes");
        let time = file.stx_mtime;
        println!("modified {}.{:09}", time.tv_sec, time.tv_nsec);
    }
    Ok(())
}
// ANCHOR_END: main
