//! The first program of the chapter *The system-call table*.

use register_abi::syscall0;
use syscall_tables::Sysno;

fn main() {
    // SAFETY: `getpid` takes no arguments and changes nothing.
    let pid = unsafe { syscall0(Sysno::GETPID.number()) };
    println!("pid {pid}");
}
