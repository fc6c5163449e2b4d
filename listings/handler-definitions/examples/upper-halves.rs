//! One `write`, three times: rubbish in the upper half of each argument.

use register_abi::syscall3;
use syscall_tables::Sysno;

fn main() {
    let text = "hello\n";
    let right = [1, text.as_ptr() as usize, text.len()];
    for (index, register) in ["rdi", "rsi", "rdx"].iter().enumerate() {
        let mut args = right;
        args[index] = 0xdead_beef << 32 | args[index] & 0xffff_ffff;
        let [fd, address, count] = args;
        // SAFETY: `write` only reads, and the kernel checks what it reads.
        let result =
            unsafe { syscall3(Sysno::WRITE.number(), fd, address, count) };
        println!("0xdeadbeef in the upper half of {register}: {result}");
    }
}
