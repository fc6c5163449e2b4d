//! Four numbers, the names that the table gives them, and the kernel's answers.

use register_abi::syscall1;
use syscall_tables::Sysno;

fn main() {
    let calls = [
        Sysno::CLOSE,
        Sysno::GETPID,
        Sysno::TUXCALL,
        Sysno::new(400), // a number that has no name
    ];
    for call in calls {
        let number = call.number();
        // SAFETY: no file has the descriptor -1, so there is nothing to
        // close; `getpid` takes no arguments; the others do not exist.
        let result = unsafe { syscall1(number, usize::MAX) };
        println!("{number:>3} {call}() = {result}");
    }
}
