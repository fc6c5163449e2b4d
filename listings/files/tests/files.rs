//! What the listings of `files` promise.

use errors::Errno;
use files::*;
use std::ffi::CString;
use std::os::unix::ffi::OsStringExt as _;

/// An empty file without a name, opened as often as there are `flags`.
fn opened<const N: usize>(name: &str, flags: [i32; N]) -> [OwnedFd; N] {
    let name = format!("files-{name}-{}", std::process::id());
    let path = std::env::temp_dir().join(name);
    let path = CString::new(path.into_os_string().into_vec()).unwrap();
    let make = O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC;
    drop(open(&path, make, 0o600).unwrap());
    let files = flags.map(|flags| open(&path, flags | O_CLOEXEC, 0).unwrap());
    unlink(&path).unwrap();
    files
}

fn contents(file: &OwnedFd) -> Vec<u8> {
    let mut buffer = [0; 100];
    let length = pread64(file, &mut buffer, 0).unwrap();
    buffer[..length].to_vec()
}

#[test]
fn a_dropped_descriptor_is_closed() {
    let (from, to) = pipe2(O_CLOEXEC | O_NONBLOCK).unwrap();
    drop(to); // the only writer: the reader sees the end
    assert_eq!(read(&from, &mut [0]), Ok(0));
}

#[test]
fn close_closes_and_says_so() {
    let (from, to) = pipe2(O_CLOEXEC | O_NONBLOCK).unwrap();
    assert_eq!(to.close(), Ok(()));
    assert_eq!(read(&from, &mut [0]), Ok(0));
}

#[test]
fn a_descriptor_that_was_given_away_stays_open() {
    let (from, to) = pipe2(O_CLOEXEC | O_NONBLOCK).unwrap();
    let number = to.into_raw_fd();
    assert_eq!(read(&from, &mut [0]), Err(Errno::EAGAIN));
    // SAFETY: `into_raw_fd` has left it to us.
    drop(unsafe { OwnedFd::from_raw_fd(number) });
    assert_eq!(read(&from, &mut [0]), Ok(0));
}

#[test]
fn a_lent_descriptor_has_the_number_of_its_owner() {
    let file = open(c"/dev/null", O_RDONLY | O_CLOEXEC, 0).unwrap();
    let lent: BorrowedFd<'_> = file.as_fd();
    assert_eq!(lent.as_raw_fd(), AsFd::as_fd(&&lent).as_raw_fd());
    assert_eq!(write(lent, b"x"), Err(Errno::EBADF));
}

#[test]
fn dup_shares_the_position_and_a_second_open_does_not() {
    let [file, other] = opened("position", [O_RDWR, O_RDONLY]);
    let same = dup(&file).unwrap();
    write_all(&file, b"12345").unwrap();
    assert_eq!(lseek(&same, 0, SEEK_CUR), Ok(5));
    assert_eq!(lseek(&other, 0, SEEK_CUR), Ok(0));
}

#[test]
fn pread_and_pwrite_leave_the_position_alone() {
    let [file] = opened("pwrite", [O_RDWR]);
    write_all(&file, b"12345").unwrap();
    assert_eq!(pwrite64(&file, b"xy", 1), Ok(2));
    assert_eq!(pread64(&file, &mut [0; 2], 0), Ok(2));
    assert_eq!(lseek(&file, 0, SEEK_CUR), Ok(5));
    assert_eq!(contents(&file), b"1xy45");
    assert_eq!(pwrite64(&file, b"x", -1), Err(Errno::EINVAL));
}

#[test]
fn append_writes_at_the_end_whatever_the_position_is() {
    let [file, other] = opened("append", [O_RDWR, O_WRONLY | O_APPEND]);
    write_all(&file, b"12345").unwrap();
    write_all(&other, b"67").unwrap();
    assert_eq!(pwrite64(&other, b"8", 0), Ok(1));
    assert_eq!(contents(&file), b"12345678");
}

#[test]
fn write_all_goes_on_until_a_slow_reader_has_it_all() {
    let (from, to) = pipe2(O_CLOEXEC).unwrap();
    let bytes: Vec<u8> = (0..1_000_000_u32).map(|n| n as u8).collect();
    let copy = bytes.clone();
    let writer = std::thread::spawn(move || write_all(&to, &copy));
    let mut buffer = vec![0; bytes.len() + 1];
    assert_eq!(read_full(&from, &mut buffer), Ok(bytes.len()));
    assert_eq!(writer.join().unwrap(), Ok(()));
    assert_eq!(&buffer[..bytes.len()], bytes);
}

#[test]
fn write_all_tells_what_stops_it() {
    let full = open(c"/dev/full", O_WRONLY | O_CLOEXEC, 0).unwrap();
    assert_eq!(write_all(&full, b"x"), Err(Errno::ENOSPC));
    assert_eq!(write_all(&full, b""), Ok(()));
    let (from, to) = pipe2(O_CLOEXEC).unwrap();
    drop(from); // Rust's tests ignore SIGPIPE
    assert_eq!(write_all(&to, b"x"), Err(Errno::EPIPE));
}

#[test]
fn the_kernel_copies_between_files_and_into_a_pipe() {
    let [from, to] = opened("copy", [O_RDWR, O_RDWR]);
    write_all(&from, b"12345").unwrap();
    lseek(&from, 0, SEEK_SET).unwrap();
    assert_eq!(copy_file_range(&from, &to, 5), Err(Errno::EINVAL)); // itself
    let (end, start) = pipe2(O_CLOEXEC).unwrap();
    assert_eq!(splice(&from, &start, 100), Ok(5));
    let [other] = opened("copy-other", [O_RDWR]);
    assert_eq!(splice(&end, &other, 100), Ok(5));
    assert_eq!(contents(&other), b"12345");
    assert_eq!(splice(&from, &other, 100), Err(Errno::EINVAL)); // no pipe
}

#[test]
fn a_file_gets_a_hole_and_loses_its_end() {
    let [file] = opened("truncate", [O_RDWR]);
    write_all(&file, b"12345").unwrap();
    assert_eq!(ftruncate(&file, 2), Ok(()));
    assert_eq!(ftruncate(&file, 4), Ok(()));
    assert_eq!(contents(&file), b"12\0\0");
}
