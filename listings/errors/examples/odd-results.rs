//! Calls whose raw result is not what their manual page says.

use errors::{Errno, check};
use register_abi::{syscall1, syscall2, syscall3};
use std::fs::File;
use std::os::fd::AsRawFd;
use syscall_tables::Sysno;

fn main() -> Result<(), Errno> {
    brk()?;
    getpriority()?;
    getcwd()?;
    sched_getaffinity()?;
    lseek()
}

// ANCHOR: brk
/// Asks how far the heap goes, then asks for more than can be.
fn brk() -> Result<(), Errno> {
    let brk = |end: usize| {
        // SAFETY: no heap begins at 0 or ends at 2^62, so nothing changes.
        check(unsafe { syscall1(Sysno::BRK.number(), end) })
    };
    let end = brk(0)?;
    println!("brk: refused, and still Ok: {}", brk(1 << 62)? == end);
    Ok(())
}
// ANCHOR_END: brk

/// Makes this thread as nice as can be (19), and asks how nice it is.
fn getpriority() -> Result<(), Errno> {
    // SAFETY: `setpriority` changes the priority of this thread only.
    check(unsafe { syscall3(Sysno::SETPRIORITY.number(), 0, 0, 19) })?;
    // SAFETY: `getpriority` changes nothing.
    let result = unsafe { syscall2(Sysno::GETPRIORITY.number(), 0, 0) };
    println!("getpriority at nice 19: {:?}", check(result));
    Ok(())
}

/// Asks for the working directory, which is `/`, and looks at the buffer.
fn getcwd() -> Result<(), Errno> {
    std::env::set_current_dir("/").expect("the root is there");
    let mut path = *b"????";
    let address = path.as_mut_ptr() as usize;
    // SAFETY: `getcwd` writes at most 4 bytes to `path`.
    let result = unsafe { syscall2(Sysno::GETCWD.number(), address, 4) };
    println!("getcwd: {:?}, {:?}", check(result), path.map(char::from));
    Ok(())
}

/// Asks on which processors this thread may run, one bit for each.
fn sched_getaffinity() -> Result<(), Errno> {
    let mut mask = [0_u64; 1024];
    let (address, size) = (mask.as_mut_ptr() as usize, size_of_val(&mask));
    let number = Sysno::SCHED_GETAFFINITY.number();
    // SAFETY: the kernel writes at most `size` bytes to `mask`.
    let bytes = check(unsafe { syscall3(number, 0, size, address) })?;
    println!("sched_getaffinity: 0 for success: {}", bytes == 0);
    Ok(())
}

// ANCHOR: lseek
/// Moves in our own memory, where every number is a position.
fn lseek() -> Result<(), Errno> {
    let memory = File::open("/proc/self/mem").expect("our own memory");
    let fd = memory.as_raw_fd() as usize;
    let lseek = |offset: isize, whence| {
        let (number, offset) = (Sysno::LSEEK.number(), offset as usize);
        // SAFETY: `lseek` moves the position in a file that is ours.
        check(unsafe { syscall3(number, fd, offset, whence) })
    };
    println!("lseek to -9: {:?}", lseek(-9, 0));
    println!("13 further:  {:?}", lseek(13, 1));
    Ok(())
}
// ANCHOR_END: lseek
