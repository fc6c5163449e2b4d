//! A system call that reads what the kernel has stored about this very call.

use register_abi::{syscall3, syscall6};
use syscall_tables::Sysno;

fn main() {
    let path = c"/proc/thread-self/syscall".as_ptr() as usize;
    // SAFETY: `open` reads the path up to its NUL. 0: for reading.
    let file = unsafe { syscall3(Sysno::OPEN.number(), path, 0, 0) };
    let mut text = [0; 256];
    // SAFETY: `read` writes at most 256 bytes, to `text`. It has three
    // arguments and ignores the others.
    let length = unsafe {
        syscall6(
            Sysno::READ.number(),
            file as usize,
            text.as_mut_ptr() as usize,
            text.len(),
            0x1010_1010,
            0x0808_0808,
            0x0909_0909,
        )
    };
    let text = str::from_utf8(&text[..length as usize]).unwrap();
    let names = ["orig_ax", "di", "si", "dx", "r10", "r8", "r9", "sp", "ip"];
    for (name, word) in names.iter().zip(text.split_whitespace()) {
        println!("{name:>8} {word:>14}");
    }
}
