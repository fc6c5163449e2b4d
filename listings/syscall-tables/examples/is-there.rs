//! Asks the kernel whether it has a call, in a way that the call must refuse.

use register_abi::{syscall0, syscall3, syscall4};
use syscall_tables::Sysno;

const ENOSYS: isize = -38;

fn main() {
    // SAFETY: the range from 1 to 0 is empty: nothing is closed.
    let result = unsafe { syscall3(Sysno::CLOSE_RANGE.number(), 1, 0, 0) };
    tell(Sysno::CLOSE_RANGE, result);

    // SAFETY: a structure of 0 bytes is refused unread: nothing is opened.
    let result = unsafe { syscall4(Sysno::OPENAT2.number(), 0, 0, 0, 0) };
    tell(Sysno::OPENAT2, result);

    let unused = Sysno::new(1000);
    // SAFETY: no kernel has a call of this number.
    let result = unsafe { syscall0(unused.number()) };
    tell(unused, result);
}

fn tell(call: Sysno, result: isize) {
    let verb = if result == ENOSYS { "is not" } else { "is" };
    println!("{call} {verb} there: {result}");
}
