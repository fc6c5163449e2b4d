//! What the listings of `files` promise.

use errors::Errno;
use files::{AsFd, BorrowedFd, O_CLOEXEC, O_RDONLY, open, pipe2, read, write};

#[test]
fn a_dropped_descriptor_is_closed() {
    let (from, to) = pipe2(O_CLOEXEC).unwrap();
    drop(to); // the only writer: the reader sees the end
    assert_eq!(read(&from, &mut [0]), Ok(0));
}

#[test]
fn a_closed_descriptor_is_closed_once() {
    let (from, to) = pipe2(O_CLOEXEC).unwrap();
    assert_eq!(from.close(), Ok(()));
    drop(to);
}

#[test]
fn a_lent_descriptor_has_the_number_of_its_owner() {
    let file = open(c"/dev/null", O_RDONLY | O_CLOEXEC, 0).unwrap();
    let lent: BorrowedFd<'_> = file.as_fd();
    assert_eq!(lent.as_raw_fd(), file.as_fd().as_raw_fd());
    assert_eq!(write(lent, b"x"), Err(Errno::EBADF));
}
