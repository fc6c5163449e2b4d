//! Who may do what with a new file.

use errors::Errno;
use files::{O_CREAT, O_EXCL, O_TRUNC, O_WRONLY, OwnedFd, open, umask, unlink};
use std::ffi::{CStr, CString, OsStr};
use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};
use std::process::Command;

// ANCHOR: main
fn main() -> Result<(), Errno> {
    let path = temporary("new");
    for (mask, mode) in [(0o022, 0o666), (0o027, 0o666), (0o022, 0o700)] {
        umask(mask);
        let flags = O_WRONLY | O_CREAT | O_EXCL;
        let file = open(&path, flags, mode)?;
        println!("umask {mask:03o}, mode {mode:o}: {}", permissions(&path));
        drop(file);
        unlink(&path)?;
    }

    let new = |flags, mode| open(&path, O_WRONLY | O_CREAT | flags, mode);
    let tell = |what, result: Result<OwnedFd, Errno>| {
        println!("{what}: {:?}", result.map(|_| permissions(&path)));
    };
    tell("new", new(0, 0o600));
    tell("again", new(0, 0o777));
    tell("O_TRUNC", new(O_TRUNC, 0o777));
    tell("O_EXCL", new(O_EXCL, 0o777));
    unlink(&path)
}

/// We ask the command `stat`: the call needs the next chapter.
fn permissions(path: &CStr) -> String {
    let path = OsStr::from_bytes(path.to_bytes());
    let output = Command::new("stat").args(["-c", "%A"]).arg(path).output();
    let output = output.expect("stat can be started").stdout;
    String::from_utf8_lossy(&output).trim().to_owned()
}
// ANCHOR_END: main

/// A name for a file that nobody else uses.
fn temporary(name: &str) -> CString {
    let name = format!("{name}-{}", std::process::id());
    let path = std::env::temp_dir().join(name);
    CString::new(path.into_os_string().into_vec()).expect("no NUL")
}
