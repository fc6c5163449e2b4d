//! Asks the kernel whether it has a call, with arguments that it must refuse.

use register_abi::{syscall3, syscall4};
use syscall_tables::Sysno;

const ENOSYS: isize = -38;

fn main() {
    // SAFETY: `close_range` from 1 down to 0 is refused: nothing is closed.
    let result = unsafe { syscall3(Sysno::CLOSE_RANGE.number(), 1, 0, 0) };
    tell(Sysno::CLOSE_RANGE, result);

    let nowhere = usize::MAX;
    // SAFETY: `openat2` with a description of 0 bytes is refused unread.
    let result = unsafe { syscall4(Sysno::OPENAT2.number(), nowhere, 0, 0, 0) };
    tell(Sysno::OPENAT2, result);

    // SAFETY: `vserver` has no handler on any kernel.
    let result = unsafe { syscall3(Sysno::VSERVER.number(), 0, 0, 0) };
    tell(Sysno::VSERVER, result);
}

fn tell(call: Sysno, result: isize) {
    let is = if result == ENOSYS { "is not" } else { "is" };
    println!("{call} {is} there: {result}");
}
