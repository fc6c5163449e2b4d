//! One function for each number of arguments, to be disassembled: the number
//! is a constant's, as in a program, and the arguments come in the registers of
//! a C function.
#![no_std]

use errors::check;
use register_abi::{
    syscall0, syscall1, syscall2, syscall3, syscall4, syscall5, syscall6,
};
use syscall_tables::Sysno;

/// `getpid`.
#[unsafe(no_mangle)]
pub extern "C" fn call0() -> isize {
    // SAFETY: `getpid` takes no arguments and changes nothing.
    unsafe { syscall0(Sysno::GETPID.number()) }
}

/// `close`.
///
/// # Safety
///
/// The caller vouches for the arguments.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn call1(a: usize) -> isize {
    // SAFETY: the caller vouches for the arguments.
    unsafe { syscall1(Sysno::CLOSE.number(), a) }
}

/// `kill`.
///
/// # Safety
///
/// The caller vouches for the arguments.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn call2(a: usize, b: usize) -> isize {
    // SAFETY: the caller vouches for the arguments.
    unsafe { syscall2(Sysno::KILL.number(), a, b) }
}

/// `write`.
///
/// # Safety
///
/// The caller vouches for the arguments.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn call3(a: usize, b: usize, c: usize) -> isize {
    // SAFETY: the caller vouches for the arguments.
    unsafe { syscall3(Sysno::WRITE.number(), a, b, c) }
}

/// `pread64`.
///
/// # Safety
///
/// The caller vouches for the arguments.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn call4(
    a: usize,
    b: usize,
    c: usize,
    d: usize,
) -> isize {
    // SAFETY: the caller vouches for the arguments.
    unsafe { syscall4(Sysno::PREAD64.number(), a, b, c, d) }
}

/// `prctl`.
///
/// # Safety
///
/// The caller vouches for the arguments.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn call5(
    a: usize,
    b: usize,
    c: usize,
    d: usize,
    e: usize,
) -> isize {
    // SAFETY: the caller vouches for the arguments.
    unsafe { syscall5(Sysno::PRCTL.number(), a, b, c, d, e) }
}

/// `mmap`.
///
/// # Safety
///
/// The caller vouches for the arguments.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn call6(
    a: usize,
    b: usize,
    c: usize,
    d: usize,
    e: usize,
    f: usize,
) -> isize {
    // SAFETY: the caller vouches for the arguments.
    unsafe { syscall6(Sysno::MMAP.number(), a, b, c, d, e, f) }
}

/// The number of the error, or 0.
#[unsafe(no_mangle)]
pub extern "C" fn checked(result: isize) -> u16 {
    check(result).map_or_else(|errno| errno.number(), |_| 0)
}
