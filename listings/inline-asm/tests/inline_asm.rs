//! What the listings of `inline-asm` promise.

use inline_asm::*;

#[test]
fn bytes_are_swapped() {
    for value in [0, 1, u64::MAX, 0x0123_4567_89ab_cdef] {
        assert_eq!(swap_bytes(value), value.swap_bytes());
    }
}

#[test]
fn the_product_has_all_its_bits() {
    for a in [0, 1, 3, 1 << 63, u64::MAX] {
        for b in [0, 7, 1 << 32, u64::MAX] {
            let whole = u128::from(a) * u128::from(b);
            let (high, low) = multiply(a, b);
            assert_eq!((u128::from(high) << 64) | u128::from(low), whole);
        }
    }
}

#[test]
fn the_sum_wraps_around() {
    assert_eq!(add_five(u64::MAX), 4);
}

#[test]
fn the_vendor_is_what_the_kernel_reports() {
    let info = std::fs::read_to_string("/proc/cpuinfo").expect("procfs");
    let line = info.lines().find(|line| line.starts_with("vendor_id"));
    let name = line
        .and_then(|line| line.split(": ").nth(1))
        .expect("vendor");
    assert_eq!(str::from_utf8(&cpu_vendor()), Ok(name));
}

#[test]
fn the_flags_have_their_fixed_bits() {
    // Bit 1 is always set, bits 3, 5 and 15 never are.
    assert_eq!(flags() & 0b1000_0000_0010_1010, 0b10);
}

#[test]
fn the_readonly_twin_writes() {
    let text = "to stdout\n";
    // SAFETY: `write` (1) only reads the bytes of `text`; 1 is our stdout.
    let result =
        unsafe { syscall3_readonly(1, 1, text.as_ptr() as usize, text.len()) };
    assert_eq!(result, 10);
}

#[test]
fn exit_ends_a_process_with_the_low_eight_bits() {
    use std::os::unix::process::ExitStatusExt as _;
    use std::process::Command;
    // This test program runs itself again, as the child that exits.
    if std::env::var_os("EXIT_NOW").is_some() {
        exit(0x1234);
    }
    let status = Command::new(std::env::current_exe().expect("ourselves"))
        .args(["--exact", "exit_ends_a_process_with_the_low_eight_bits"])
        .env("EXIT_NOW", "1")
        .status()
        .expect("the child starts");
    assert_eq!(status.code(), Some(0x34));
    assert_eq!(status.signal(), None);
}
