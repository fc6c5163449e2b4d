//! Structs that cross the border to the kernel, and memory that is not yet
//! written.
//!
//! Listings of the chapter *Structs*.
#![no_std]

mod constants;

pub use constants::*;

use core::ffi::CStr;
use core::marker::PhantomData;
use core::mem::MaybeUninit;
use core::{ptr, slice};
use errors::{Errno, check, retry};
use files::{AsFd, OwnedFd};
use register_abi::{syscall3, syscall4, syscall5};
use syscall_tables::Sysno;

/// A time as `statx` tells it, counted from the beginning of 1970, UTC.
///
/// Kernel: `struct statx_timestamp` in `include/uapi/linux/stat.h`.
///
/// # Examples
///
/// ```
/// use files::CWD;
/// use structs::{STATX_ATIME, statx};
///
/// let now = statx(CWD, c"/", 0, STATX_ATIME)?.stx_atime;
/// assert!(now.tv_nsec < 1_000_000_000);
/// # Ok::<(), errors::Errno>(())
/// ```
// ANCHOR: timestamp
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(C)]
pub struct StatxTimestamp {
    /// Seconds; negative before 1970.
    pub tv_sec: i64,
    /// Nanoseconds after that, from 0 to 999,999,999.
    pub tv_nsec: u32,
    __reserved: i32,
}
// ANCHOR_END: timestamp

/// What `statx` tells about a file.
///
/// Which of the fields hold an answer, `stx_mask` says: a file system need not
/// have all of them. The others hold 0, or something that fits. `stx_mask`,
/// `stx_blksize`, the attributes and the device have no bit: they are always
/// told, and `stx_rdev_major` and `stx_rdev_minor` go with the type.
///
/// Kernel: `struct statx` in `include/uapi/linux/stat.h`. `__spare` is where
/// newer kernels have more fields.
///
/// # Examples
///
/// ```
/// use files::CWD;
/// use structs::{STATX_BASIC_STATS, statx};
///
/// let null = statx(CWD, c"/dev/null", 0, STATX_BASIC_STATS)?;
/// assert_eq!((null.stx_rdev_major, null.stx_rdev_minor), (1, 3));
/// # Ok::<(), errors::Errno>(())
/// ```
// ANCHOR: statx_struct
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct Statx {
    /// Which fields hold an answer: bits such as [`STATX_SIZE`].
    pub stx_mask: u32,
    /// In how many bytes at once it is best read and written.
    pub stx_blksize: u32,
    /// Properties such as "cannot be changed", as bits.
    pub stx_attributes: u64,
    /// How many names the file has.
    pub stx_nlink: u32,
    /// The user that owns it.
    pub stx_uid: u32,
    /// The group that owns it.
    pub stx_gid: u32,
    /// Its type and who may do what; see [`Statx::file_type`].
    pub stx_mode: u16,
    __spare0: u16,
    /// Its number in its file system.
    pub stx_ino: u64,
    /// Its size in bytes.
    pub stx_size: u64,
    /// The room that it takes up, in blocks of 512 bytes.
    pub stx_blocks: u64,
    /// Which bits of `stx_attributes` its file system knows.
    pub stx_attributes_mask: u64,
    /// When it was last read.
    pub stx_atime: StatxTimestamp,
    /// When it was made.
    pub stx_btime: StatxTimestamp,
    /// When what this struct tells last changed.
    pub stx_ctime: StatxTimestamp,
    /// When its contents last changed.
    pub stx_mtime: StatxTimestamp,
    /// Of a device: which driver.
    pub stx_rdev_major: u32,
    /// Of a device: which of the driver's devices.
    pub stx_rdev_minor: u32,
    /// The device that its file system is on.
    pub stx_dev_major: u32,
    /// As `stx_dev_major`.
    pub stx_dev_minor: u32,
    /// The number of the mount that the path led to.
    pub stx_mnt_id: u64,
    __spare: [u64; 13],
}
// ANCHOR_END: statx_struct

impl Statx {
    /// The type alone, such as [`S_IFDIR`].
    ///
    /// # Examples
    ///
    /// ```
    /// use files::CWD;
    /// use structs::{S_IFDIR, STATX_TYPE, statx};
    ///
    /// let root = statx(CWD, c"/", 0, STATX_TYPE)?;
    /// assert_eq!(root.file_type(), S_IFDIR);
    /// # Ok::<(), errors::Errno>(())
    /// ```
    // ANCHOR: file_type
    pub const fn file_type(&self) -> u16 {
        self.stx_mode & S_IFMT
    }
    // ANCHOR_END: file_type

    /// The mode without the type: [`S_ISUID`] and its like, and the nine
    /// permission bits.
    ///
    /// # Examples
    ///
    /// ```
    /// use files::CWD;
    /// use structs::{STATX_MODE, statx};
    ///
    /// let version = statx(CWD, c"/proc/version", 0, STATX_MODE)?;
    /// assert_eq!(version.permissions(), 0o444);
    /// # Ok::<(), errors::Errno>(())
    /// ```
    // ANCHOR: permissions
    pub const fn permissions(&self) -> u16 {
        self.stx_mode & !S_IFMT
    }
    // ANCHOR_END: permissions
}

/// Tells about the file `path`.
///
/// A `path` that does not begin with `/` starts at the directory `dir`. With
/// [`AT_EMPTY_PATH`] in `flags` it may be empty; then the file is `dir` itself.
/// Other flags are [`AT_SYMLINK_NOFOLLOW`] and its neighbours. `mask` is what is
/// asked for: bits such as [`STATX_SIZE`]. More or less may come.
///
/// Kernel: `SYSCALL_DEFINE5(statx, …)` in `fs/stat.c`.
///
/// # Errors
///
/// `ENOENT`: no such file, or an empty path without the flag. `EINVAL`: flags
/// that the kernel does not know (newer ones do not look at them if the path is
/// empty), or the highest bit of `mask`. `EACCES`, `ELOOP`, `ENOTDIR`: as `openat`;
/// the file itself need not be readable.
///
/// # Examples
///
/// ```
/// use files::{CWD, O_RDONLY, open};
/// use structs::{AT_EMPTY_PATH, STATX_INO, statx};
///
/// let by_path = statx(CWD, c"/proc/self/exe", 0, STATX_INO)?;
/// let file = open(c"/proc/self/exe", O_RDONLY, 0)?;
/// let by_fd = statx(&file, c"", AT_EMPTY_PATH, STATX_INO)?;
/// assert_eq!(by_path.stx_ino, by_fd.stx_ino);
/// # Ok::<(), errors::Errno>(())
/// ```
// ANCHOR: statx
pub fn statx(
    dir: impl AsFd,
    path: &CStr,
    flags: u32,
    mask: u32,
) -> Result<Statx, Errno> {
    let mut buffer = MaybeUninit::<Statx>::uninit();
    // SAFETY: the kernel reads the path up to its NUL and writes one `struct
    // statx`, for which there is room; the directory has been lent to us.
    let result = unsafe {
        syscall5(
            Sysno::STATX.number(),
            dir.as_fd().as_raw_fd() as usize,
            path.as_ptr() as usize,
            flags as usize,
            mask as usize,
            buffer.as_mut_ptr() as usize,
        )
    };
    check(result)?;
    // SAFETY: it succeeded, so all bytes are written; any bits are numbers.
    Ok(unsafe { buffer.assume_init() })
}
// ANCHOR_END: statx

/// The first `count` bytes of `buffer`, which have been written.
///
/// # Panics
///
/// If `buffer` is shorter.
///
/// # Safety
///
/// The first `count` bytes must have been written: by the kernel, which has
/// said so, or by the program.
///
/// # Examples
///
/// ```
/// use core::mem::MaybeUninit;
/// use structs::written;
///
/// let mut buffer = [MaybeUninit::uninit(); 100];
/// buffer[0].write(b'!');
/// // SAFETY: the first byte has been written.
/// assert_eq!(unsafe { written(&mut buffer, 1) }, b"!");
/// ```
// ANCHOR: written
pub unsafe fn written(
    buffer: &mut [MaybeUninit<u8>],
    count: usize,
) -> &mut [u8] {
    let bytes = ptr::from_mut(&mut buffer[..count]);
    // SAFETY: a `MaybeUninit<u8>` lies in memory as a `u8` does; the caller
    // vouches for the values.
    unsafe { &mut *(bytes as *mut [u8]) }
}
// ANCHOR_END: written

/// Reads into memory that need not hold anything yet, and returns what came.
///
/// Otherwise like [`files::read`].
///
/// Kernel: `SYSCALL_DEFINE3(read, …)` in `fs/read_write.c`.
///
/// # Errors
///
/// Those of [`files::read`].
///
/// # Examples
///
/// ```
/// use core::mem::MaybeUninit;
/// use files::{O_RDONLY, open};
/// use structs::read_uninit;
///
/// let file = open(c"/proc/sys/kernel/ostype", O_RDONLY, 0)?;
/// let mut buffer = [MaybeUninit::uninit(); 4096];
/// assert_eq!(read_uninit(&file, &mut buffer)?, b"Linux\n");
/// # Ok::<(), errors::Errno>(())
/// ```
// ANCHOR: read_uninit
pub fn read_uninit(
    fd: impl AsFd,
    buffer: &mut [MaybeUninit<u8>],
) -> Result<&mut [u8], Errno> {
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
    let count = check(result)?;
    // SAFETY: the kernel says that it has written as many.
    Ok(unsafe { written(buffer, count) })
}
// ANCHOR_END: read_uninit

/// Bytes that are to be written, as [`writev`] takes them.
///
/// Kernel: `struct iovec` in `include/uapi/linux/uio.h`.
///
/// # Examples
///
/// ```
/// use structs::IoSlice;
///
/// let slice = IoSlice::new(b"hello");
/// assert_eq!(slice.as_slice(), b"hello");
/// assert_eq!(size_of::<IoSlice>(), 16);
/// ```
// ANCHOR: io_slice
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct IoSlice<'a> {
    iov_base: *const u8,
    iov_len: usize,
    bytes: PhantomData<&'a [u8]>,
}
// ANCHOR_END: io_slice

impl<'a> IoSlice<'a> {
    /// Makes one of a slice.
    ///
    /// # Examples
    ///
    /// ```
    /// use structs::IoSlice;
    ///
    /// let empty = IoSlice::new(b"");
    /// assert!(empty.as_slice().is_empty());
    /// ```
    // ANCHOR: io_slice_new
    pub const fn new(bytes: &'a [u8]) -> IoSlice<'a> {
        IoSlice {
            iov_base: bytes.as_ptr(),
            iov_len: bytes.len(),
            bytes: PhantomData,
        }
    }
    // ANCHOR_END: io_slice_new

    /// The slice again.
    ///
    /// # Examples
    ///
    /// ```
    /// use structs::IoSlice;
    ///
    /// assert_eq!(IoSlice::new(b"hello").as_slice().len(), 5);
    /// ```
    pub const fn as_slice(&self) -> &'a [u8] {
        // SAFETY: the two are those of a slice that lives for `'a`.
        unsafe { slice::from_raw_parts(self.iov_base, self.iov_len) }
    }
}

/// Bytes that can be overwritten, as [`readv`] takes them.
///
/// Kernel: `struct iovec` in `include/uapi/linux/uio.h`.
///
/// # Examples
///
/// ```
/// use structs::IoSliceMut;
///
/// let mut buffer = [0; 100];
/// let _slice = IoSliceMut::new(&mut buffer);
/// assert_eq!(size_of::<IoSliceMut>(), 16);
/// ```
#[derive(Debug)]
#[repr(C)]
pub struct IoSliceMut<'a> {
    iov_base: *mut u8,
    iov_len: usize,
    bytes: PhantomData<&'a mut [u8]>,
}

impl<'a> IoSliceMut<'a> {
    /// Makes one of a slice.
    ///
    /// # Examples
    ///
    /// ```
    /// use structs::IoSliceMut;
    ///
    /// let mut buffer = [0; 100];
    /// let _slice = IoSliceMut::new(&mut buffer[10..]);
    /// ```
    pub const fn new(bytes: &'a mut [u8]) -> IoSliceMut<'a> {
        IoSliceMut {
            iov_base: bytes.as_mut_ptr(),
            iov_len: bytes.len(),
            bytes: PhantomData,
        }
    }
}

/// Writes the bytes of all slices, the first slice first, and returns how many
/// bytes were written.
///
/// It may be fewer than there are, and end in the middle of a slice;
/// [`writev_all`] goes on from there. Otherwise like [`files::write`].
///
/// Kernel: `SYSCALL_DEFINE3(writev, …)` in `fs/read_write.c`.
///
/// # Errors
///
/// Those of [`files::write`], and `EINVAL` for more than [`UIO_MAXIOV`] slices.
///
/// # Examples
///
/// ```
/// use files::STDOUT;
/// use structs::{IoSlice, writev};
///
/// let line = [IoSlice::new(b"hello, "), IoSlice::new(b"kernel\n")];
/// assert_eq!(writev(STDOUT, &line), Ok(14));
/// ```
// ANCHOR: writev
pub fn writev(fd: impl AsFd, slices: &[IoSlice<'_>]) -> Result<usize, Errno> {
    // SAFETY: the kernel reads the array and the bytes that its slices lead
    // to, and writes nothing; the descriptor has been lent to us.
    let result = unsafe {
        syscall3(
            Sysno::WRITEV.number(),
            fd.as_fd().as_raw_fd() as usize,
            slices.as_ptr() as usize,
            slices.len(),
        )
    };
    check(result)
}
// ANCHOR_END: writev

/// Reads into all slices, the first slice first, and returns how many bytes
/// came.
///
/// A slice is filled before the next one gets a byte. Otherwise like
/// [`files::read`].
///
/// Kernel: `SYSCALL_DEFINE3(readv, …)` in `fs/read_write.c`.
///
/// # Errors
///
/// Those of [`files::read`], and `EINVAL` for more than [`UIO_MAXIOV`] slices.
///
/// # Examples
///
/// ```
/// use files::{O_RDONLY, open};
/// use structs::{IoSliceMut, readv};
///
/// let program = open(c"/proc/self/exe", O_RDONLY, 0)?;
/// let (mut magic, mut class) = ([0; 4], [0; 1]);
/// let mut slices = [IoSliceMut::new(&mut magic), IoSliceMut::new(&mut class)];
/// assert_eq!(readv(&program, &mut slices)?, 5);
/// assert_eq!((&magic, class[0]), (b"\x7fELF", 2)); // 2: 64 bits
/// # Ok::<(), errors::Errno>(())
/// ```
pub fn readv(
    fd: impl AsFd,
    slices: &mut [IoSliceMut<'_>],
) -> Result<usize, Errno> {
    // SAFETY: the kernel reads the array, and writes to the bytes that its
    // slices have borrowed; the descriptor has been lent to us.
    let result = unsafe {
        syscall3(
            Sysno::READV.number(),
            fd.as_fd().as_raw_fd() as usize,
            slices.as_ptr() as usize,
            slices.len(),
        )
    };
    check(result)
}

/// Takes `count` bytes off the front of the slices, and returns what is left.
///
/// Slices that become empty, or were, are not in the result, up to the first
/// that has bytes.
///
/// # Panics
///
/// If the slices have fewer bytes than that.
///
/// # Examples
///
/// ```
/// use structs::{IoSlice, advance};
///
/// let mut slices = [IoSlice::new(b"one "), IoSlice::new(b"two")];
/// let rest = advance(&mut slices, 5);
/// assert_eq!(rest.len(), 1);
/// assert_eq!(rest[0].as_slice(), b"wo");
/// ```
// ANCHOR: advance
pub fn advance<'s, 'a>(
    mut slices: &'s mut [IoSlice<'a>],
    mut count: usize,
) -> &'s mut [IoSlice<'a>] {
    while let Some(first) = slices.first_mut() {
        if first.iov_len > count {
            *first = IoSlice::new(&first.as_slice()[count..]);
            return slices;
        }
        count -= first.iov_len;
        slices = &mut slices[1..];
    }
    assert_eq!(count, 0, "more bytes than the slices have");
    slices
}
// ANCHOR_END: advance

/// Writes the bytes of all slices, with as many calls as it takes.
///
/// The slices are cut on the way: afterwards they are of no more use.
///
/// # Errors
///
/// Those of [`files::write_all`].
///
/// # Examples
///
/// ```
/// use files::STDOUT;
/// use structs::{IoSlice, writev_all};
///
/// let mut lines = [IoSlice::new(b"one\n"), IoSlice::new(b"two\n")];
/// writev_all(STDOUT, &mut lines)?;
/// # Ok::<(), errors::Errno>(())
/// ```
// ANCHOR: writev_all
pub fn writev_all(
    fd: impl AsFd,
    slices: &mut [IoSlice<'_>],
) -> Result<(), Errno> {
    let mut rest = advance(slices, 0);
    while !rest.is_empty() {
        let now = &rest[..rest.len().min(UIO_MAXIOV)];
        match retry(|| writev(&fd, now))? {
            0 => return Err(Errno::ENOSPC), // as in `write_all`
            count => rest = advance(rest, count),
        }
    }
    Ok(())
}
// ANCHOR_END: writev_all

/// How [`openat2`] opens a file. Begin with the default, which is all zeros:
/// the kernel's struct may grow, and then this one grows.
///
/// Kernel: `struct open_how` in `include/uapi/linux/openat2.h`.
///
/// # Examples
///
/// ```
/// use structs::{OpenHow, RESOLVE_BENEATH};
///
/// let how = OpenHow {
///     resolve: RESOLVE_BENEATH,
///     ..OpenHow::default()
/// };
/// assert_eq!((how.flags, how.mode), (0, 0));
/// ```
// ANCHOR: open_how
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(C)]
pub struct OpenHow {
    /// As for `openat`; but an unknown bit is an error.
    pub flags: u64,
    /// As for `openat`; but it must be 0 if no file is created.
    pub mode: u64,
    /// Which ways the path must not take: bits such as [`RESOLVE_BENEATH`].
    pub resolve: u64,
}
// ANCHOR_END: open_how

/// Opens the file `path` as `how` says.
///
/// A `path` that does not begin with `/` starts at the directory `dir`.
///
/// A signal's `EINTR` is not seen: the call is made again.
///
/// Kernel: `SYSCALL_DEFINE4(openat2, …)` in `fs/open.c`.
///
/// # Errors
///
/// Those of [`files::openat`]. `EINVAL`: unknown bits in a field, or fields
/// that contradict one another. `EXDEV`: the path leaves what `resolve` keeps
/// it in. `EAGAIN`: something was renamed or mounted meanwhile, so the kernel
/// cannot tell where a `..` leads ([`RESOLVE_BENEATH`], [`RESOLVE_IN_ROOT`]; ask
/// again), or what [`RESOLVE_CACHED`] says.
/// `E2BIG`: a field that this kernel does not have is not 0. `ENOSYS`: older
/// than Linux 5.6.
///
/// # Examples
///
/// ```
/// use errors::Errno;
/// use files::{O_DIRECTORY, O_PATH, open};
/// use structs::{OpenHow, RESOLVE_BENEATH, openat2};
///
/// let proc = open(c"/proc", O_PATH | O_DIRECTORY, 0)?;
/// let how = OpenHow {
///     resolve: RESOLVE_BENEATH,
///     ..OpenHow::default()
/// };
/// match openat2(&proc, c"../dev/null", &how) {
///     Err(Errno::EXDEV) => {}
///     Err(Errno::ENOSYS | Errno::EPERM) => {} // old, or filtered
///     other => panic!("{other:?}"),
/// }
/// # Ok::<(), Errno>(())
/// ```
// ANCHOR: openat2
pub fn openat2(
    dir: impl AsFd,
    path: &CStr,
    how: &OpenHow,
) -> Result<OwnedFd, Errno> {
    let fd = retry(|| {
        // SAFETY: the kernel reads the path up to its NUL, and of `how` as
        // many bytes as we say; the directory has been lent to us.
        let result = unsafe {
            syscall4(
                Sysno::OPENAT2.number(),
                dir.as_fd().as_raw_fd() as usize,
                path.as_ptr() as usize,
                ptr::from_ref(how) as usize,
                size_of::<OpenHow>(),
            )
        };
        check(result)
    })?;
    // SAFETY: the number is new: nobody else has it.
    Ok(unsafe { OwnedFd::from_raw_fd(fd as i32) })
}
// ANCHOR_END: openat2
