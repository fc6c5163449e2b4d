//! What the listings of `errors` promise.

use errors::{Errno, check, retry};
use register_abi::{syscall0, syscall1, syscall2, syscall4, syscall6};
use std::io::{self, ErrorKind};
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};
use syscall_tables::Sysno;

#[test]
fn every_number_from_1_to_4095_is_an_errno_and_no_other() {
    for number in 1..=4095 {
        assert_eq!(Errno::new(number).map(Errno::number), Some(number));
    }
    for number in [0, 4096, u16::MAX] {
        assert_eq!(Errno::new(number), None);
    }
}

/// The C library has its texts from its own list of the same numbers.
#[test]
fn the_numbers_with_a_name_are_those_with_a_text() {
    for number in 1..=133 {
        let errno = Errno::new(number).expect("in range");
        let text = io::Error::from_raw_os_error(number.into()).to_string();
        let is_known = !text.starts_with("Unknown error")
            && !text.starts_with("No error information");
        assert_eq!(errno.name().is_some(), is_known, "{number}: {text}");
    }
    for number in [135, 512, 4095] {
        assert_eq!(Errno::new(number).and_then(Errno::name), None);
    }
}

/// The standard library's own reading of the numbers.
#[test]
fn the_names_mean_what_std_takes_the_numbers_for() {
    for (errno, kind) in [
        (Errno::EPERM, ErrorKind::PermissionDenied),
        (Errno::ENOENT, ErrorKind::NotFound),
        (Errno::EINTR, ErrorKind::Interrupted),
        (Errno::EAGAIN, ErrorKind::WouldBlock),
        (Errno::EWOULDBLOCK, ErrorKind::WouldBlock),
        (Errno::ENOMEM, ErrorKind::OutOfMemory),
        (Errno::EACCES, ErrorKind::PermissionDenied),
        (Errno::EBUSY, ErrorKind::ResourceBusy),
        (Errno::EEXIST, ErrorKind::AlreadyExists),
        (Errno::ENOTDIR, ErrorKind::NotADirectory),
        (Errno::EISDIR, ErrorKind::IsADirectory),
        (Errno::EINVAL, ErrorKind::InvalidInput),
        (Errno::ENOSPC, ErrorKind::StorageFull),
        (Errno::ESPIPE, ErrorKind::NotSeekable),
        (Errno::EPIPE, ErrorKind::BrokenPipe),
        (Errno::EDEADLOCK, ErrorKind::Deadlock),
        (Errno::ENOSYS, ErrorKind::Unsupported),
        (Errno::ENOTEMPTY, ErrorKind::DirectoryNotEmpty),
        (Errno::EADDRINUSE, ErrorKind::AddrInUse),
        (Errno::ETIMEDOUT, ErrorKind::TimedOut),
        (Errno::ECONNREFUSED, ErrorKind::ConnectionRefused),
        (Errno::ESTALE, ErrorKind::StaleNetworkFileHandle),
    ] {
        let number = errno.number().into();
        assert_eq!(io::Error::from_raw_os_error(number).kind(), kind);
    }
}

#[test]
fn aliases_are_the_same_error() {
    assert_eq!(Errno::EWOULDBLOCK, Errno::EAGAIN);
    assert_eq!(Errno::EDEADLOCK, Errno::EDEADLK);
    assert_eq!(Errno::EWOULDBLOCK.name(), Some("EAGAIN"));
}

#[test]
fn check_finds_errors_in_the_last_4095_values_and_nowhere_else() {
    for result in [isize::MIN, -4097, -4096, 0, 1, 4095, isize::MAX] {
        assert_eq!(check(result), Ok(result as usize));
    }
    for number in 1..=4095 {
        let errno = Errno::new(number).expect("in range");
        assert_eq!(check(-(number as isize)), Err(errno));
    }
}

#[test]
fn an_errno_is_printed_by_name_or_by_number() {
    let nameless = Errno::new(524).expect("in range");
    assert_eq!(Errno::EBADF.to_string(), "EBADF (9)");
    assert_eq!(format!("{:?}", Errno::EBADF), "EBADF");
    assert_eq!(nameless.to_string(), "error 524");
    assert_eq!(format!("{nameless:?}"), "Errno(524)");
}

#[test]
fn an_errno_becomes_any_error() {
    let error: Box<dyn std::error::Error> = Errno::EBADF.into();
    assert_eq!(error.to_string(), "EBADF (9)");
}

/// `Ok(())` is stored as the 0 that no error has.
#[test]
fn a_result_without_a_value_is_as_small_as_a_number() {
    assert_eq!(size_of::<Errno>(), 2);
    assert_eq!(size_of::<Result<(), Errno>>(), 2);
    for (result, number) in [(Ok(()), 0), (Err(Errno::EBADF), 9)] {
        // SAFETY: `Errno` is transparent around a `NonZeroU16`, for which
        // `Result` promises two bytes; either value fills both of them.
        let stored: u16 = unsafe { std::mem::transmute(result) };
        assert_eq!(stored, number);
    }
}

#[test]
fn retry_stops_at_the_first_answer_that_is_not_eintr() {
    let answers = [
        (vec![Ok(1)], Ok(1)),
        (vec![Err(Errno::EINTR), Err(Errno::EINTR), Ok(0)], Ok(0)),
        (
            vec![Err(Errno::EINTR), Err(Errno::EAGAIN)],
            Err(Errno::EAGAIN),
        ),
    ];
    for (answers, expected) in answers {
        let mut calls = 0;
        let result = retry(|| {
            calls += 1;
            answers[calls - 1]
        });
        assert_eq!(result, expected);
        assert_eq!(calls, answers.len());
    }
}

#[test]
fn a_number_without_a_call_is_enosys() {
    // SAFETY: no system call has this number, so nothing happens.
    let result = unsafe { syscall0(Sysno::new(1_000_000).number()) };
    assert_eq!(check(result), Err(Errno::ENOSYS));
}

/// `epoll_pwait` fails with EINTR although the signal has no handler and is
/// ignored: the kernel does not begin it again.
#[test]
fn not_every_call_is_restarted_when_there_is_no_handler() {
    const SIGURG: usize = 23; // ignored unless a program says otherwise
    const SIG_BLOCK: usize = 0;
    const SIG_SETMASK: usize = 2;
    let mask: u64 = 1 << (SIGURG - 1);
    let (mask, mut old) = (&raw const mask as usize, 0_u64);
    let old = &raw mut old as usize;
    let number = Sysno::RT_SIGPROCMASK.number();
    // SAFETY: reads one mask and writes one; blocks a signal that nobody here
    // waits for, in this thread.
    check(unsafe { syscall4(number, SIG_BLOCK, mask, old, 8) }).expect("set");

    // SAFETY: takes no arguments and changes nothing.
    let thread = unsafe { syscall0(Sysno::GETTID.number()) } as usize;
    // SAFETY: sends this thread a signal that ends nothing.
    let sent = unsafe { syscall2(Sysno::TKILL.number(), thread, SIGURG) };
    assert_eq!(check(sent), Ok(0));

    // SAFETY: makes a descriptor and nothing else.
    let fd = check(unsafe { syscall1(Sysno::EPOLL_CREATE1.number(), 0) });
    let fd = fd.expect("a descriptor");
    // SAFETY: it is new, and nobody else has it.
    let epoll = unsafe { OwnedFd::from_raw_fd(fd as i32) };
    let (mut event, forever, none) = ([0_u32; 3], usize::MAX, 0_u64);
    // SAFETY: writes at most one event, 12 bytes; with no signal blocked
    // while it waits.
    let result = unsafe {
        syscall6(
            Sysno::EPOLL_PWAIT.number(),
            epoll.as_raw_fd() as usize,
            event.as_mut_ptr() as usize,
            1,
            forever,
            &raw const none as usize,
            8,
        )
    };
    assert_eq!(check(result), Err(Errno::EINTR));
    // SAFETY: puts the mask back that was there.
    let set = unsafe { syscall4(number, SIG_SETMASK, old, 0, 8) };
    assert_eq!(check(set), Ok(0));
}
