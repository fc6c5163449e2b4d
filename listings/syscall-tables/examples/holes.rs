//! Numbers that lead nowhere, and what comes back.

use register_abi::syscall0;
use syscall_tables::Sysno;

fn main() {
    for number in [156, 184, 400, 514, 1_000] {
        let call = Sysno::new(number);
        // SAFETY: no kernel of the last years has a handler for one of these.
        let result = unsafe { syscall0(call.number()) };
        let name = call.name().unwrap_or("no row");
        println!("{number:>4} {name:<8} {result}");
    }
}
