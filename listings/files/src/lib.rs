//! Files: descriptors with an owner, and the calls that every program makes.
//!
//! Listings of the chapter *Files*.
#![no_std]

mod constants;

pub use constants::*;

use core::ffi::CStr;
use core::marker::PhantomData;
use core::mem;
use errors::{Errno, check, retry};
use register_abi::{syscall1, syscall2, syscall3, syscall4, syscall6};
use syscall_tables::Sysno;

/// A file descriptor that is ours: it is closed when the value is dropped.
///
/// Nobody else has this number, so it stays what it is for as long as the
/// value lives. A number becomes an `OwnedFd` in two ways: a call such as
/// [`openat`] returns it, or `unsafe` code says so.
///
/// Kernel: the table of a process's open files, `struct fdtable` in
/// `include/linux/fdtable.h`.
///
/// # Examples
///
/// ```
/// use files::{O_RDONLY, open, read};
///
/// let file = open(c"/proc/self/exe", O_RDONLY, 0)?;
/// let mut magic = [0; 4];
/// assert_eq!(read(&file, &mut magic)?, 4);
/// assert_eq!(&magic, b"\x7fELF");
/// # Ok::<(), errors::Errno>(())
/// ```
// ANCHOR: owned
#[derive(Debug)]
pub struct OwnedFd {
    fd: i32,
}

impl Drop for OwnedFd {
    fn drop(&mut self) {
        // SAFETY: the descriptor is ours, and after this nobody can use it.
        let _ = unsafe { close_raw(self.fd) };
    }
}

/// Closes a number.
///
/// # Safety
///
/// If `fd` is open it must be the caller's own, and nobody may use it later.
unsafe fn close_raw(fd: i32) -> Result<(), Errno> {
    // SAFETY: `close` takes no address; the caller vouches for `fd`.
    let result = unsafe { syscall1(Sysno::CLOSE.number(), fd as usize) };
    check(result).map(drop)
}
// ANCHOR_END: owned

impl OwnedFd {
    /// Makes an owner of a number.
    ///
    /// # Safety
    ///
    /// `fd` must be open, and nobody else may own it: it will be closed.
    ///
    /// # Examples
    ///
    /// ```
    /// use files::{O_RDONLY, OwnedFd, open};
    ///
    /// let number = open(c"/", O_RDONLY, 0)?.into_raw_fd();
    /// // SAFETY: `into_raw_fd` has left the descriptor to us.
    /// let again = unsafe { OwnedFd::from_raw_fd(number) };
    /// assert_eq!(again.close(), Ok(()));
    /// # Ok::<(), errors::Errno>(())
    /// ```
    pub const unsafe fn from_raw_fd(fd: i32) -> OwnedFd {
        OwnedFd { fd }
    }

    /// Gives the ownership away: whoever takes the number has to close it.
    ///
    /// # Examples
    ///
    /// ```
    /// use files::{O_RDONLY, open};
    ///
    /// let number = open(c"/", O_RDONLY, 0)?.into_raw_fd();
    /// assert!(number >= 0); // and still open
    /// # Ok::<(), errors::Errno>(())
    /// ```
    pub const fn into_raw_fd(self) -> i32 {
        let fd = self.fd;
        mem::forget(self); // no `drop`, no `close`
        fd
    }

    /// Closes the descriptor and tells what the kernel says.
    ///
    /// It is closed whatever the answer is: there is nothing to repeat.
    ///
    /// Kernel: `SYSCALL_DEFINE1(close, …)` in `fs/open.c`.
    ///
    /// # Errors
    ///
    /// `EIO`, `ENOSPC` or `EDQUOT`: what was written earlier has been lost;
    /// a network's file system may say so only now. `EINTR`: a signal came.
    ///
    /// # Examples
    ///
    /// ```
    /// use files::{O_RDONLY, open};
    ///
    /// let file = open(c"/dev/null", O_RDONLY, 0)?;
    /// assert_eq!(file.close(), Ok(()));
    /// # Ok::<(), errors::Errno>(())
    /// ```
    // ANCHOR: close
    pub fn close(self) -> Result<(), Errno> {
        // SAFETY: `into_raw_fd` has left the descriptor to us alone.
        unsafe { close_raw(self.into_raw_fd()) }
    }
    // ANCHOR_END: close
}

/// A file descriptor that is lent: open for as long as `'fd`.
///
/// It can be copied and is never closed.
///
/// # Examples
///
/// ```
/// use files::{AsFd, BorrowedFd, STDOUT, write};
///
/// fn greet(fd: BorrowedFd<'_>) {
///     assert_eq!(write(fd, b"hello\n"), Ok(6));
/// }
/// greet(STDOUT);
/// ```
///
/// It cannot outlive its owner:
///
/// ```compile_fail,E0505
/// use files::{AsFd, O_WRONLY, open, write};
///
/// let file = open(c"/dev/null", O_WRONLY, 0)?;
/// let lent = file.as_fd();
/// drop(file);
/// write(lent, b"lost")?;
/// # Ok::<(), errors::Errno>(())
/// ```
// ANCHOR: borrowed
#[derive(Clone, Copy, Debug)]
#[repr(transparent)]
pub struct BorrowedFd<'fd> {
    fd: i32,
    owner: PhantomData<&'fd OwnedFd>,
}
// ANCHOR_END: borrowed

impl BorrowedFd<'_> {
    /// Borrows a number.
    ///
    /// # Safety
    ///
    /// `fd` must be open for as long as the result is used, and the caller
    /// must be entitled to lend it.
    ///
    /// # Examples
    ///
    /// ```
    /// use files::{BorrowedFd, read};
    /// use std::os::fd::AsRawFd;
    ///
    /// let file = std::fs::File::open("/dev/null").unwrap();
    /// // SAFETY: `file` lives until the end.
    /// let fd = unsafe { BorrowedFd::borrow_raw(file.as_raw_fd()) };
    /// assert_eq!(read(fd, &mut [0; 8]), Ok(0));
    /// ```
    pub const unsafe fn borrow_raw<'fd>(fd: i32) -> BorrowedFd<'fd> {
        let owner = PhantomData;
        BorrowedFd { fd, owner }
    }

    /// Returns the number, as the raw calls take it.
    ///
    /// # Examples
    ///
    /// ```
    /// use files::STDERR;
    ///
    /// assert_eq!(STDERR.as_raw_fd(), 2);
    /// ```
    pub const fn as_raw_fd(self) -> i32 {
        self.fd
    }
}

/// Whoever can lend a descriptor.
///
/// # Examples
///
/// ```
/// use files::{AsFd, BorrowedFd, O_WRONLY, OwnedFd, open, write};
///
/// struct Log(OwnedFd);
///
/// impl AsFd for Log {
///     fn as_fd(&self) -> BorrowedFd<'_> {
///         self.0.as_fd()
///     }
/// }
///
/// let log = Log(open(c"/dev/null", O_WRONLY, 0)?);
/// assert_eq!(write(&log, b"started\n")?, 8);
/// # Ok::<(), errors::Errno>(())
/// ```
// ANCHOR: as_fd
pub trait AsFd {
    /// Lends the descriptor.
    fn as_fd(&self) -> BorrowedFd<'_>;
}

impl AsFd for OwnedFd {
    fn as_fd(&self) -> BorrowedFd<'_> {
        let (fd, owner) = (self.fd, PhantomData);
        BorrowedFd { fd, owner }
    }
}
// ANCHOR_END: as_fd

impl AsFd for BorrowedFd<'_> {
    fn as_fd(&self) -> BorrowedFd<'_> {
        *self
    }
}

impl<T: AsFd + ?Sized> AsFd for &T {
    fn as_fd(&self) -> BorrowedFd<'_> {
        (**self).as_fd()
    }
}

/// Standard input. Nobody owns it, so that every part of a program may use it.
///
/// Kernel: none; that 0, 1 and 2 are open is a custom of those who start
/// programs. A program that was started without one gets `EBADF`, or reaches
/// the file that it opened first.
///
/// # Examples
///
/// ```
/// use files::STDIN;
///
/// assert_eq!(STDIN.as_raw_fd(), 0);
/// ```
// ANCHOR: stdin
// SAFETY: 0 is everybody's, and a program must not close it.
pub const STDIN: BorrowedFd<'static> = unsafe { BorrowedFd::borrow_raw(0) };
// ANCHOR_END: stdin

/// Standard output, as [`STDIN`].
///
/// # Examples
///
/// ```
/// use files::{STDOUT, write_all};
///
/// assert_eq!(write_all(STDOUT, b"hello, kernel\n"), Ok(()));
/// ```
// SAFETY: as for 0.
pub const STDOUT: BorrowedFd<'static> = unsafe { BorrowedFd::borrow_raw(1) };

/// Standard error, as [`STDIN`].
///
/// # Examples
///
/// ```
/// use files::{STDERR, write_all};
///
/// assert_eq!(write_all(STDERR, b"oh\n"), Ok(()));
/// ```
// SAFETY: as for 0.
pub const STDERR: BorrowedFd<'static> = unsafe { BorrowedFd::borrow_raw(2) };

/// The current directory, where a call takes a directory's descriptor.
///
/// For other calls it is not open: they answer `EBADF`.
///
/// Kernel: `AT_FDCWD` in `include/uapi/linux/fcntl.h`.
///
/// # Examples
///
/// ```
/// use errors::Errno;
/// use files::{CWD, O_RDONLY, openat, read};
///
/// let here = openat(CWD, c".", O_RDONLY, 0)?;
/// assert_eq!(read(here, &mut [0; 8]), Err(Errno::EISDIR));
/// assert_eq!(read(CWD, &mut [0; 8]), Err(Errno::EBADF));
/// # Ok::<(), errors::Errno>(())
/// ```
pub const CWD: BorrowedFd<'static> =
    // SAFETY: it stands for something that every process has.
    unsafe { BorrowedFd::borrow_raw(handler_definitions::AT_FDCWD) };

/// Opens the file `path`, and creates it first if `flags` say so.
///
/// A `path` that does not begin with `/` starts at the directory `dir`. `flags`
/// is one of [`O_RDONLY`], [`O_WRONLY`] and [`O_RDWR`], and bits such as
/// [`O_CREAT`]. `mode` holds the permission bits of a new file, from which the
/// process's umask is taken away; without `O_CREAT` it does not count.
///
/// A signal's `EINTR` is not seen: the call is made again.
///
/// Kernel: `SYSCALL_DEFINE4(openat, …)` in `fs/open.c`.
///
/// # Errors
///
/// `ENOENT`: no such file. `EACCES`: not yours to open in this way. `EEXIST`,
/// `EISDIR`, `ELOOP`, `ENOTDIR`: see the flags. `EMFILE`: no number is free.
///
/// # Examples
///
/// ```
/// use errors::Errno;
/// use files::{O_DIRECTORY, O_PATH, O_RDONLY, open, openat};
///
/// let proc = open(c"/proc", O_PATH | O_DIRECTORY, 0)?;
/// assert!(openat(&proc, c"self/status", O_RDONLY, 0).is_ok());
/// let error = openat(&proc, c"nothing", O_RDONLY, 0).unwrap_err();
/// assert_eq!(error, Errno::ENOENT);
/// # Ok::<(), errors::Errno>(())
/// ```
// ANCHOR: openat
pub fn openat(
    dir: impl AsFd,
    path: &CStr,
    flags: i32,
    mode: u16,
) -> Result<OwnedFd, Errno> {
    let dir = dir.as_fd().as_raw_fd();
    let fd = retry(|| {
        // SAFETY: the directory has been lent to us.
        let result =
            unsafe { handler_definitions::openat(dir, path, flags, mode) };
        check(result)
    })?;
    // SAFETY: the number is new: nobody else has it.
    Ok(unsafe { OwnedFd::from_raw_fd(fd as i32) })
}
// ANCHOR_END: openat

/// Opens the file `path`, from the current directory on: [`openat`] at [`CWD`].
///
/// # Errors
///
/// Those of [`openat`].
///
/// # Examples
///
/// ```
/// use errors::Errno;
/// use files::{O_RDONLY, open};
///
/// assert!(open(c"/dev/null", O_RDONLY, 0).is_ok());
/// let error = open(c"/dev/null/file", O_RDONLY, 0).unwrap_err();
/// assert_eq!(error, Errno::ENOTDIR);
/// ```
pub fn open(path: &CStr, flags: i32, mode: u16) -> Result<OwnedFd, Errno> {
    openat(CWD, path, flags, mode)
}

/// Reads up to `buffer.len()` bytes into `buffer`, and returns how many.
///
/// It may be fewer at any time; 0 is the end of the file. At most 0x7fff_f000
/// bytes are read at once.
///
/// Kernel: `SYSCALL_DEFINE3(read, …)` in `fs/read_write.c`.
///
/// # Errors
///
/// `EINTR`: a signal came first; see [`retry`]. `EAGAIN`: nothing there yet,
/// with `O_NONBLOCK`. `EBADF`: not open for reading. `EISDIR`: a directory.
///
/// # Examples
///
/// ```
/// use files::{O_RDONLY, open, read};
///
/// let zeros = open(c"/dev/zero", O_RDONLY, 0)?;
/// let mut buffer = [1; 100];
/// assert_eq!(read(&zeros, &mut buffer)?, 100);
/// assert_eq!(buffer, [0; 100]);
/// # Ok::<(), errors::Errno>(())
/// ```
// ANCHOR: read
pub fn read(fd: impl AsFd, buffer: &mut [u8]) -> Result<usize, Errno> {
    // SAFETY: the kernel writes to these bytes only, which are borrowed from
    // their one owner; the descriptor has been lent to us.
    let result = unsafe {
        syscall3(
            Sysno::READ.number(),
            fd.as_fd().as_raw_fd() as usize,
            buffer.as_mut_ptr() as usize,
            buffer.len(),
        )
    };
    check(result)
}
// ANCHOR_END: read

/// Writes up to `bytes.len()` of the bytes, and returns how many.
///
/// It may be fewer; [`write_all`] goes on until all are written. At most
/// 0x7fff_f000 bytes are written at once.
///
/// Kernel: `SYSCALL_DEFINE3(write, …)` in `fs/read_write.c`.
///
/// # Errors
///
/// `EINTR`: a signal came first. `EAGAIN`: no room yet, with `O_NONBLOCK`.
/// `EPIPE`: nobody reads any more; the signal SIGPIPE comes along, which ends a
/// process that does not ignore it. `ENOSPC`: the disk is full. `EBADF`: not
/// open for writing.
///
/// # Examples
///
/// ```
/// use errors::Errno;
/// use files::{O_WRONLY, STDOUT, open, write};
///
/// assert_eq!(write(STDOUT, b"hello\n"), Ok(6));
/// let full = open(c"/dev/full", O_WRONLY, 0)?;
/// assert_eq!(write(&full, b"hello\n"), Err(Errno::ENOSPC));
/// # Ok::<(), errors::Errno>(())
/// ```
// ANCHOR: write
pub fn write(fd: impl AsFd, bytes: &[u8]) -> Result<usize, Errno> {
    let fd = fd.as_fd().as_raw_fd();
    // SAFETY: the descriptor has been lent to us.
    check(unsafe { hello_kernel::write(fd, bytes) })
}
// ANCHOR_END: write

/// Reads from `offset` on, and leaves the file's position alone.
///
/// Otherwise like [`read`]. `offset` is in bytes from the file's start.
///
/// Kernel: `SYSCALL_DEFINE4(pread64, …)` in `fs/read_write.c`.
///
/// # Errors
///
/// As [`read`], and `EINVAL` for a negative offset, `ESPIPE` for a pipe.
///
/// # Examples
///
/// ```
/// use files::{O_RDONLY, open, pread64};
///
/// let program = open(c"/proc/self/exe", O_RDONLY, 0)?;
/// let mut bytes = [0; 3];
/// assert_eq!(pread64(&program, &mut bytes, 1)?, 3);
/// assert_eq!(&bytes, b"ELF");
/// # Ok::<(), errors::Errno>(())
/// ```
pub fn pread64(
    fd: impl AsFd,
    buffer: &mut [u8],
    offset: i64,
) -> Result<usize, Errno> {
    let fd = fd.as_fd().as_raw_fd();
    // SAFETY: the descriptor has been lent to us.
    check(unsafe { handler_definitions::pread64(fd, buffer, offset) })
}

/// Writes from `offset` on, and leaves the file's position alone.
///
/// Otherwise like [`write`]. `offset` is in bytes from the file's start. A file
/// that was opened with [`O_APPEND`] ignores it and grows at its end.
///
/// Kernel: `SYSCALL_DEFINE4(pwrite64, …)` in `fs/read_write.c`.
///
/// # Errors
///
/// As [`write`], and `EINVAL` for a negative offset, `ESPIPE` for a pipe.
///
/// # Examples
///
/// ```
/// use errors::Errno;
/// use files::{O_WRONLY, open, pwrite64};
///
/// let null = open(c"/dev/null", O_WRONLY, 0)?;
/// assert_eq!(pwrite64(&null, b"hello", 100), Ok(5));
/// assert_eq!(pwrite64(&null, b"hello", -1), Err(Errno::EINVAL));
/// # Ok::<(), Errno>(())
/// ```
// ANCHOR: pwrite64
pub fn pwrite64(
    fd: impl AsFd,
    bytes: &[u8],
    offset: i64,
) -> Result<usize, Errno> {
    // SAFETY: the kernel only reads the bytes of the slice; the descriptor has
    // been lent to us.
    let result = unsafe {
        syscall4(
            Sysno::PWRITE64.number(),
            fd.as_fd().as_raw_fd() as usize,
            bytes.as_ptr() as usize,
            bytes.len(),
            offset as usize,
        )
    };
    check(result)
}
// ANCHOR_END: pwrite64

/// Moves the file's position, and returns where it is then.
///
/// `whence` says from where `offset`, in bytes, counts: [`SEEK_SET`],
/// [`SEEK_CUR`], [`SEEK_END`].
///
/// Kernel: `SYSCALL_DEFINE3(lseek, …)` in `fs/read_write.c`.
///
/// # Errors
///
/// `EINVAL`: the position would be negative, or the kernel does not know
/// `whence`. `ESPIPE`: a pipe, a socket or a terminal has no position. `ENXIO`:
/// nothing but a hole from there on, with [`SEEK_DATA`].
///
/// # Examples
///
/// ```
/// use errors::Errno;
/// use files::{O_RDONLY, SEEK_CUR, SEEK_SET, lseek, open};
///
/// let program = open(c"/proc/self/exe", O_RDONLY, 0)?;
/// assert_eq!(lseek(&program, 10, SEEK_SET), Ok(10));
/// assert_eq!(lseek(&program, -3, SEEK_CUR), Ok(7));
/// assert_eq!(lseek(&program, -8, SEEK_CUR), Err(Errno::EINVAL));
/// # Ok::<(), Errno>(())
/// ```
pub fn lseek(fd: impl AsFd, offset: i64, whence: i32) -> Result<i64, Errno> {
    // SAFETY: no address is passed; the descriptor has been lent to us.
    let result = unsafe {
        syscall3(
            Sysno::LSEEK.number(),
            fd.as_fd().as_raw_fd() as usize,
            offset as usize,
            whence as usize,
        )
    };
    check(result).map(|position| position as i64)
}

/// Writes all the bytes, with as many calls as it takes.
///
/// # Errors
///
/// Those of [`write`], `EINTR` excepted. How many bytes were written by then is
/// not told. `ENOSPC` also if `write` returns 0, which is no progress.
///
/// # Examples
///
/// ```
/// use files::{STDOUT, write_all};
///
/// write_all(STDOUT, b"all of it\n")?;
/// # Ok::<(), errors::Errno>(())
/// ```
// ANCHOR: write_all
pub fn write_all(fd: impl AsFd, mut bytes: &[u8]) -> Result<(), Errno> {
    while !bytes.is_empty() {
        match retry(|| write(&fd, bytes))? {
            0 => return Err(Errno::ENOSPC),
            written => bytes = &bytes[written..],
        }
    }
    Ok(())
}
// ANCHOR_END: write_all

/// Reads until `buffer` is full or the file ends, and returns how many bytes.
///
/// Fewer than `buffer.len()` means that the file has ended.
///
/// # Errors
///
/// Those of [`read`], `EINTR` excepted. What was read by then is lost.
///
/// # Examples
///
/// ```
/// use files::{pipe2, read_full, write_all};
///
/// let (from, to) = pipe2(0)?;
/// write_all(&to, b"one ")?;
/// write_all(&to, b"two")?;
/// drop(to);
/// let mut buffer = [0; 100];
/// let length = read_full(&from, &mut buffer)?;
/// assert_eq!(&buffer[..length], b"one two");
/// # Ok::<(), errors::Errno>(())
/// ```
pub fn read_full(fd: impl AsFd, buffer: &mut [u8]) -> Result<usize, Errno> {
    let mut filled = 0;
    while filled < buffer.len() {
        match retry(|| read(&fd, &mut buffer[filled..]))? {
            0 => break,
            count => filled += count,
        }
    }
    Ok(filled)
}

/// Makes a second descriptor of the same open file: the position is shared.
///
/// The new one is not closed when the process starts another program, even if
/// the first was opened with [`O_CLOEXEC`].
///
/// Kernel: `SYSCALL_DEFINE1(dup, …)` in `fs/file.c`.
///
/// # Errors
///
/// `EBADF`: not open. `EMFILE`: no number is free.
///
/// # Examples
///
/// ```
/// use files::{O_RDONLY, SEEK_CUR, SEEK_SET, dup, lseek, open};
///
/// let one = open(c"/proc/self/exe", O_RDONLY, 0)?;
/// let two = dup(&one)?;
/// lseek(&one, 10, SEEK_SET)?;
/// assert_eq!(lseek(&two, 0, SEEK_CUR), Ok(10));
/// # Ok::<(), errors::Errno>(())
/// ```
pub fn dup(fd: impl AsFd) -> Result<OwnedFd, Errno> {
    let fd = fd.as_fd().as_raw_fd() as usize;
    // SAFETY: no address is passed; the descriptor has been lent to us.
    let new = check(unsafe { syscall1(Sysno::DUP.number(), fd) })?;
    // SAFETY: the number is new: nobody else has it.
    Ok(unsafe { OwnedFd::from_raw_fd(new as i32) })
}

/// Makes a pipe: what is written to the second can be read from the first.
///
/// `flags` is 0 or bits: [`O_CLOEXEC`], [`O_NONBLOCK`].
///
/// Kernel: `SYSCALL_DEFINE2(pipe2, …)` in `fs/pipe.c`.
///
/// # Errors
///
/// `EINVAL`: unknown flags. `EMFILE`: no numbers are free.
///
/// # Examples
///
/// ```
/// use files::{pipe2, read, write};
///
/// let (from, to) = pipe2(0)?;
/// assert_eq!(write(&to, b"through")?, 7);
/// let mut buffer = [0; 10];
/// assert_eq!(read(&from, &mut buffer)?, 7);
/// assert_eq!(&buffer[..7], b"through");
/// # Ok::<(), errors::Errno>(())
/// ```
pub fn pipe2(flags: i32) -> Result<(OwnedFd, OwnedFd), Errno> {
    let mut fds = [0_i32; 2];
    let address = fds.as_mut_ptr() as usize;
    // SAFETY: the kernel writes two numbers of 32 bits, for which there is
    // room.
    let result =
        unsafe { syscall2(Sysno::PIPE2.number(), address, flags as usize) };
    check(result)?;
    // SAFETY: the numbers are new: nobody else has them.
    Ok(fds.map(|fd| unsafe { OwnedFd::from_raw_fd(fd) }).into())
}

/// Copies up to `length` bytes from one file to another within the kernel, and
/// returns how many. 0 is the end of the first file.
///
/// Both positions move on. No byte comes into the program's memory, and some
/// file systems copy none, but let both files share it.
///
/// Kernel: `SYSCALL_DEFINE6(copy_file_range, …)` in `fs/read_write.c`.
///
/// # Errors
///
/// `EINVAL`: not two regular files, or ranges of one that overlap. `EXDEV`:
/// these two file systems cannot. `EBADF`: not open for this, or `to` was
/// opened with [`O_APPEND`]. `EINTR`: a signal came first.
///
/// # Examples
///
/// ```
/// use errors::Errno;
/// use files::{O_RDONLY, O_WRONLY, copy_file_range, open};
///
/// let program = open(c"/proc/self/exe", O_RDONLY, 0)?;
/// let null = open(c"/dev/null", O_WRONLY, 0)?;
/// let result = copy_file_range(&program, &null, 100);
/// assert_eq!(result, Err(Errno::EINVAL));
/// # Ok::<(), Errno>(())
/// ```
pub fn copy_file_range(
    from: impl AsFd,
    to: impl AsFd,
    length: usize,
) -> Result<usize, Errno> {
    // SAFETY: both addresses, of offsets, are null, which means the positions;
    // the descriptors have been lent to us.
    let result = unsafe {
        syscall6(
            Sysno::COPY_FILE_RANGE.number(),
            from.as_fd().as_raw_fd() as usize,
            0,
            to.as_fd().as_raw_fd() as usize,
            0,
            length,
            0, // flags: there are none yet
        )
    };
    check(result)
}

/// Moves up to `length` bytes between a pipe and another file within the
/// kernel, and returns how many. 0 is the end of the first file.
///
/// Both positions move on. What a file gives to a pipe need not be copied: the
/// pipe may hold the file's own memory, and shows changes until it is read.
///
/// Kernel: `SYSCALL_DEFINE6(splice, …)` in `fs/splice.c`.
///
/// # Errors
///
/// `EINVAL`: neither is a pipe, or the other cannot do it, as a file that was
/// opened with [`O_APPEND`]. Otherwise those of [`read`] and [`write`].
///
/// # Examples
///
/// ```
/// use files::{O_RDONLY, open, pipe2, read, splice};
///
/// let program = open(c"/proc/self/exe", O_RDONLY, 0)?;
/// let (from, to) = pipe2(0)?;
/// assert_eq!(splice(&program, &to, 4)?, 4);
/// let mut magic = [0; 4];
/// read(&from, &mut magic)?;
/// assert_eq!(&magic, b"\x7fELF");
/// # Ok::<(), errors::Errno>(())
/// ```
pub fn splice(
    from: impl AsFd,
    to: impl AsFd,
    length: usize,
) -> Result<usize, Errno> {
    // SAFETY: both addresses, of offsets, are null, which means the positions;
    // the descriptors have been lent to us.
    let result = unsafe {
        syscall6(
            Sysno::SPLICE.number(),
            from.as_fd().as_raw_fd() as usize,
            0,
            to.as_fd().as_raw_fd() as usize,
            0,
            length,
            0, // flags: none
        )
    };
    check(result)
}

/// Has a pipe hold `size` bytes at least, and returns how many it will.
///
/// Kernel: `SYSCALL_DEFINE3(fcntl, …)` in `fs/fcntl.c`, which calls
/// `pipe_fcntl` in `fs/pipe.c`.
///
/// # Errors
///
/// `EBADF`: not a pipe. `EPERM`: more than the user may have. `EBUSY`: there is
/// more in it.
///
/// # Examples
///
/// ```
/// use files::{pipe2, set_pipe_size};
///
/// let (_from, to) = pipe2(0)?;
/// assert_eq!(set_pipe_size(&to, 4096), Ok(4096));
/// # Ok::<(), errors::Errno>(())
/// ```
pub fn set_pipe_size(fd: impl AsFd, size: u32) -> Result<usize, Errno> {
    // SAFETY: no address is passed; the descriptor has been lent to us.
    let result = unsafe {
        syscall3(
            Sysno::FCNTL.number(),
            fd.as_fd().as_raw_fd() as usize,
            F_SETPIPE_SZ as usize,
            size as usize,
        )
    };
    check(result)
}

/// Makes a file `length` bytes long: it loses its end, or gets a hole there.
///
/// Kernel: `SYSCALL_DEFINE2(ftruncate, …)` in `fs/open.c`.
///
/// # Errors
///
/// `EINVAL`: a negative length, not a regular file, or not open for writing.
/// `EFBIG`: more than the file system, or a limit of the process, allows.
///
/// # Examples
///
/// ```
/// use errors::Errno;
/// use files::{O_WRONLY, ftruncate, open};
///
/// let null = open(c"/dev/null", O_WRONLY, 0)?;
/// assert_eq!(ftruncate(&null, 100), Err(Errno::EINVAL));
/// # Ok::<(), Errno>(())
/// ```
pub fn ftruncate(fd: impl AsFd, length: i64) -> Result<(), Errno> {
    let fd = fd.as_fd().as_raw_fd() as usize;
    // SAFETY: no address is passed; the descriptor has been lent to us.
    let result =
        unsafe { syscall2(Sysno::FTRUNCATE.number(), fd, length as usize) };
    check(result).map(drop)
}

/// Takes a file's name away. The file itself goes when nobody has it open.
///
/// Kernel: `SYSCALL_DEFINE1(unlink, …)` in `fs/namei.c`.
///
/// # Errors
///
/// `ENOENT`: no such name. `EISDIR`: a directory. `EACCES`, `EPERM`: its
/// directory is not yours to change.
///
/// # Examples
///
/// ```
/// use errors::Errno;
/// use files::unlink;
///
/// assert_eq!(unlink(c"/no/such/file"), Err(Errno::ENOENT));
/// ```
pub fn unlink(path: &CStr) -> Result<(), Errno> {
    // SAFETY: the kernel reads the path up to its NUL, which a `CStr` has.
    let result =
        unsafe { syscall1(Sysno::UNLINK.number(), path.as_ptr() as usize) };
    check(result).map(drop)
}

/// Sets the permission bits that new files of the process do not get, and
/// returns those of before.
///
/// Of `mask` only the bits of `0o777` count.
///
/// Kernel: `SYSCALL_DEFINE1(umask, …)` in `kernel/sys.c`.
///
/// # Examples
///
/// ```
/// use files::umask;
///
/// let before = umask(0o027);
/// assert_eq!(umask(before), 0o027);
/// ```
pub fn umask(mask: u16) -> u16 {
    // SAFETY: no address is passed, and a mask is nothing to rely on.
    unsafe { syscall1(Sysno::UMASK.number(), mask as usize) as u16 }
}
