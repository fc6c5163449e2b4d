//! What the listings of `hello-kernel` promise.

use hello_kernel::{print, write};

#[test]
fn print_returns_the_number_of_bytes_written() {
    assert_eq!(print("hello, kernel\n"), 14);
    assert_eq!(print(""), 0);
}

#[test]
fn write_to_a_descriptor_that_is_not_open_returns_ebadf() {
    // SAFETY: no file is open under these numbers.
    assert_eq!(unsafe { write(-1, b"lost") }, -9);
    // SAFETY: as above.
    assert_eq!(unsafe { write(i32::MAX, b"lost") }, -9);
}
