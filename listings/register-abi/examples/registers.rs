//! Every register that a program can name, before and after one `write`.

use core::arch::asm;

fn main() {
    let text = "hello, kernel\n";
    // ANCHOR: call
    let before: [u64; 13] = [
        1,                    // rax: the number of `write`
        1,                    // rdi: standard output
        text.as_ptr() as u64, // rsi
        text.len() as u64,    // rdx
        0x1010_1010,          // r10 and below: values to recognise
        0x0808_0808,
        0x0909_0909,
        0xcccc_cccc,
        0x1111_1111,
        0x1212_1212,
        0x1313_1313,
        0x1414_1414,
        0x1515_1515,
    ];
    let mut after = before;
    // SAFETY: `write` only reads the bytes of `text`; every register that the
    // two instructions may change is an output.
    unsafe {
        asm!(
            "cmp rax, rax", // flags that we know: the two are equal
            "syscall",
            inlateout("rax") before[0] => after[0],
            inlateout("rdi") before[1] => after[1],
            inlateout("rsi") before[2] => after[2],
            inlateout("rdx") before[3] => after[3],
            inlateout("r10") before[4] => after[4],
            inlateout("r8") before[5] => after[5],
            inlateout("r9") before[6] => after[6],
            inlateout("rcx") before[7] => after[7],
            inlateout("r11") before[8] => after[8],
            inlateout("r12") before[9] => after[9],
            inlateout("r13") before[10] => after[10],
            inlateout("r14") before[11] => after[11],
            inlateout("r15") before[12] => after[12],
            options(nostack),
        );
    }
    // ANCHOR_END: call
    let names = [
        "rax", "rdi", "rsi", "rdx", "r10", "r8", "r9", "rcx", "r11", "r12",
        "r13", "r14", "r15",
    ];
    for ((name, before), after) in names.iter().zip(before).zip(after) {
        let note = if before == after { "" } else { "  changed" };
        println!("{name:>4} {before:#16x} {after:#16x}{note}");
    }
}
