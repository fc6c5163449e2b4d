//! What another program finds open.

use errors::Errno;
use files::{AsFd, O_CLOEXEC, O_RDONLY, OwnedFd, dup, open};
use std::process::Command;

// ANCHOR: main
fn main() -> Result<(), Errno> {
    let plain = open(c"/dev/null", O_RDONLY, 0)?;
    let closed = open(c"/dev/null", O_RDONLY | O_CLOEXEC, 0)?;
    let copy = dup(&closed)?;
    println!("no flag: {}", is_open_in_another(&plain));
    println!("O_CLOEXEC: {}", is_open_in_another(&closed));
    println!("dup of the second: {}", is_open_in_another(&copy));
    Ok(())
}

/// Starts the program `test`, and has it look at its own descriptors.
fn is_open_in_another(file: &OwnedFd) -> bool {
    let path = format!("/proc/self/fd/{}", file.as_fd().as_raw_fd());
    let status = Command::new("test").args(["-e", &path]).status();
    status.expect("test can be started").success()
}
// ANCHOR_END: main
