//! Three calls by their names.

use register_abi::syscall1;
use syscall_tables::Sysno;

fn main() {
    for call in [Sysno::CLOSE, Sysno::SCHED_YIELD, Sysno::GETPID] {
        let number = call.number();
        // SAFETY: no file has the descriptor -1, so nothing is closed; the
        // other two take no arguments and change nothing.
        let result = unsafe { syscall1(number, usize::MAX) };
        println!("{number:>2} {call}() = {result}");
    }
}
