//! What the listings of `register-abi` promise.

use register_abi::*;
use std::fs::File;
use std::hint::black_box;
use std::os::fd::AsRawFd;

const ENOSYS: isize = 38;

#[test]
fn errors_are_the_last_4095_values_and_no_others() {
    for error in [-1, -2, -9, -4094, -4095] {
        assert!(is_error(error), "{error}");
    }
    for result in [0, 1, 14, -4096, -4097, isize::MAX, isize::MIN] {
        assert!(!is_error(result), "{result}");
    }
}

/// The sixth argument of `mmap` is the offset in the file.
#[test]
fn all_six_arguments_arrive() {
    const READ: usize = 1;
    const PRIVATE: usize = 2;
    let file = File::open("/proc/self/exe").expect("ourselves");
    let fd = file.as_raw_fd() as usize;
    // SAFETY: `mmap` (9) of a file that nobody writes to, at an address that
    // the kernel chooses, touches nothing that exists.
    let page = unsafe { syscall6(9, 0, 4096, READ, PRIVATE, fd, 0) };
    assert!(!is_error(page), "{page}");
    let start = page as usize as *const [u8; 4];
    // SAFETY: the page is mapped and readable.
    assert_eq!(unsafe { *start }, *b"\x7fELF");
    // An offset that is not a whole number of pages is EINVAL (22).
    // SAFETY: `mmap` (9), as above.
    let wrong = unsafe { syscall6(9, 0, 4096, READ, PRIVATE, fd, 1) };
    assert_eq!(wrong, -22);
    // SAFETY: `munmap` (11) of the page, to which nothing points any more.
    assert_eq!(unsafe { syscall2(11, page as usize, 4096) }, 0);
}

/// The fourth argument of `pread64` is the offset, the third the length.
#[test]
fn four_arguments_arrive_in_their_order() {
    let file = File::open("/proc/self/exe").expect("ourselves");
    let fd = file.as_raw_fd() as usize;
    let mut bytes = [0_u8; 8];
    let address = bytes.as_mut_ptr() as usize;
    // SAFETY: `pread64` (17) writes at most 3 bytes to `bytes`.
    let result = unsafe { syscall4(17, fd, address, 3, 1) };
    assert_eq!(result, 3);
    assert_eq!(&bytes, b"ELF\0\0\0\0\0");
}

/// As many values as there are registers stay what they were: with a clobber
/// forgotten, the optimised build of this test fails.
#[test]
fn values_live_across_a_call_survive() {
    let values: [u64; 16] = black_box(std::array::from_fn(|i| 1 << i));
    let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p] = values;
    // SAFETY: `getppid` (110) takes no arguments and changes nothing.
    let parent = unsafe { syscall0(110) };
    // SAFETY: `getppid` (110), as above.
    assert_eq!(parent, unsafe { syscall0(110) });
    let again = [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p];
    assert_eq!(again, black_box(values));
}

#[test]
fn a_number_without_a_call_is_enosys() {
    for number in [1_000_000, 0x7fff_ffff, usize::MAX] {
        // SAFETY: no system call has this number, so nothing happens.
        assert_eq!(unsafe { syscall0(number) }, -ENOSYS, "{number:#x}");
    }
}
