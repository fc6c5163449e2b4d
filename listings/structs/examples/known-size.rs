//! How many bytes of a struct does this kernel know?

use errors::{Errno, check};
use files::{AsFd, CWD};
use register_abi::{syscall2, syscall4};
use syscall_tables::Sysno;

// ANCHOR: main
/// Makes a call that must fail with longer and longer structs, in which the
/// last word is 1: `E2BIG` tells that the kernel does not know that word.
///
/// The first words are all ones, which both calls refuse.
fn known(first: usize, call: impl Fn(&[u64]) -> isize) -> Option<usize> {
    for length in first..64 {
        let mut words = [0; 64];
        words[..first].fill(!0);
        words[length] = 1;
        match check(call(&words[..=length])) {
            Err(Errno::E2BIG) => return Some(length * 8),
            Err(Errno::EINVAL) => {} // known so far
            _ => return None,
        }
    }
    None
}

fn open_how(words: &[u64]) -> isize {
    // SAFETY: the kernel reads the path up to its NUL, and the words.
    unsafe {
        syscall4(
            Sysno::OPENAT2.number(),
            CWD.as_fd().as_raw_fd() as usize,
            c"/".as_ptr() as usize,
            words.as_ptr() as usize,
            size_of_val(words),
        )
    }
}

fn clone_args(words: &[u64]) -> isize {
    let address = words.as_ptr() as usize;
    // SAFETY: the kernel reads the words, and starts nothing: `exit_signal`,
    // the fifth, is no signal.
    unsafe { syscall2(Sysno::CLONE3.number(), address, size_of_val(words)) }
}

fn main() {
    let (Some(how), Some(args)) = (known(3, open_how), known(8, clone_args))
    else {
        return println!("not here: one of the two calls is filtered");
    };
    println!("open_how:   24 bytes at first, {how} here");
    println!("clone_args: 64 bytes at first, {args} here");
}
// ANCHOR_END: main
