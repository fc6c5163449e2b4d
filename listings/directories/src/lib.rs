//! Directories: records of varying length, and trees of any depth.
//!
//! Listings of the chapter *Directories*.
#![no_std]

use core::ffi::CStr;
use core::mem;
use core::ops::Range;
use errors::{Errno, check, retry};
use files::{
    AsFd, BorrowedFd, O_CLOEXEC, O_DIRECTORY, O_NOFOLLOW, O_RDONLY, OwnedFd,
    openat,
};
use register_abi::syscall3;
use structs::{
    AT_EMPTY_PATH, AT_NO_AUTOMOUNT, AT_SYMLINK_NOFOLLOW, STATX_INO, STATX_TYPE,
    statx,
};
use syscall_tables::Sysno;

/// Fills `buffer` with the next records of the directory `fd`.
///
/// Returns the number of bytes that the records take: 0 when there are no
/// more. They are whole records, and as many as fit or as the kernel has at
/// hand; fewer than would fit do not mean that the end is near. The bytes
/// behind a name, up to the next record, keep what was in `buffer`.
///
/// More than 2,147,483,647 bytes are never used: the kernel's `count` is an
/// `int` by then.
///
/// Kernel: `SYSCALL_DEFINE3(getdents64, …)` in `fs/readdir.c`.
///
/// # Errors
///
/// `EINVAL` if the next record does not fit into `buffer`, `ENOTDIR` if `fd`
/// is no directory, `ENOENT` if the directory has been removed, and what its
/// file system finds.
///
/// # Examples
///
/// ```
/// use directories::getdents64;
/// use files::{O_DIRECTORY, O_RDONLY, open};
///
/// let fd = open(c"/proc", O_RDONLY | O_DIRECTORY, 0)?;
/// let mut buffer = [0; 4096];
/// let length = getdents64(&fd, &mut buffer)?;
/// assert!(length > 24 && length % 8 == 0);
/// # Ok::<(), errors::Errno>(())
/// ```
// ANCHOR: getdents64
pub fn getdents64(fd: impl AsFd, buffer: &mut [u8]) -> Result<usize, Errno> {
    let count = buffer.len().min(i32::MAX as usize);
    // SAFETY: the kernel writes to these bytes only, which are borrowed from
    // their one owner; the descriptor has been lent to us.
    check(unsafe {
        syscall3(
            Sysno::GETDENTS64.number(),
            fd.as_fd().as_raw_fd() as usize,
            buffer.as_mut_ptr() as usize,
            count,
        )
    })
}
// ANCHOR_END: getdents64

/// A record of a directory: a name, and what the directory knows of the file.
///
/// Kernel: `struct linux_dirent64` in `include/linux/dirent.h`.
///
/// # Examples
///
/// ```
/// use directories::{DT_DIR, Directory};
/// use files::{O_DIRECTORY, O_RDONLY, open};
///
/// let fd = open(c"/proc", O_RDONLY | O_DIRECTORY, 0)?;
/// let mut buffer = [0; 4096];
/// let mut directory = Directory::new(&fd, &mut buffer);
/// let first = directory.next_entry()?.unwrap();
/// assert_eq!((first.d_name, first.d_type), (c".", DT_DIR));
/// # Ok::<(), errors::Errno>(())
/// ```
// ANCHOR: dirent
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dirent<'a> {
    /// The file's number within its file system.
    pub d_ino: u64,
    /// Where the next record is: for `lseek` on this directory, and for
    /// nothing else.
    pub d_off: i64,
    /// How many bytes the record takes, padding included.
    pub d_reclen: u16,
    /// What kind of file it is: `DT_REG`, `DT_DIR`, ..., or `DT_UNKNOWN`.
    pub d_type: u8,
    /// The name: any bytes but `/` and NUL.
    pub d_name: &'a CStr,
}
// ANCHOR_END: dirent

/// The bytes of a record before its name.
const HEADER: usize = 8 + 8 + 2 + 1;

impl<'a> Dirent<'a> {
    /// Takes the first record off `bytes`; returns it and the bytes behind it.
    ///
    /// `None` if `bytes` do not begin with a whole record: any bytes may be
    /// passed, also such as no kernel writes.
    ///
    /// # Examples
    ///
    /// ```
    /// use directories::{DT_DIR, Dirent};
    ///
    /// let mut bytes = [0; 24];
    /// bytes[16] = 24; // d_reclen
    /// bytes[18] = DT_DIR;
    /// bytes[19] = b'.';
    /// let (record, rest) = Dirent::split_first(&bytes).unwrap();
    /// assert_eq!(record.d_name, c".");
    /// assert!(rest.is_empty());
    /// assert_eq!(Dirent::split_first(&bytes[..23]), None);
    /// ```
    // ANCHOR: split_first
    pub fn split_first(bytes: &'a [u8]) -> Option<(Dirent<'a>, &'a [u8])> {
        let (&d_ino, rest) = bytes.split_first_chunk()?;
        let (&d_off, rest) = rest.split_first_chunk()?;
        let (&d_reclen, rest) = rest.split_first_chunk()?;
        let (&d_type, _) = rest.split_first()?;

        let d_reclen = u16::from_ne_bytes(d_reclen);
        let (record, rest) = bytes.split_at_checked(d_reclen.into())?;
        let name = record.get(HEADER..)?;
        let dirent = Dirent {
            d_ino: u64::from_ne_bytes(d_ino),
            d_off: i64::from_ne_bytes(d_off),
            d_reclen,
            d_type,
            d_name: CStr::from_bytes_until_nul(name).ok()?,
        };
        Some((dirent, rest))
    }
    // ANCHOR_END: split_first

    /// Tells whether the name is `.` or `..`.
    ///
    /// # Examples
    ///
    /// ```
    /// use directories::Dirent;
    ///
    /// let mut bytes = [0; 24];
    /// bytes[16] = 24;
    /// bytes[19..22].copy_from_slice(b"...");
    /// let (record, _) = Dirent::split_first(&bytes).unwrap();
    /// assert!(!record.is_dot_or_dot_dot());
    /// ```
    pub fn is_dot_or_dot_dot(&self) -> bool {
        matches!(self.d_name.to_bytes(), b"." | b"..")
    }
}

/// A directory that is read record by record, through a buffer of yours.
///
/// # Examples
///
/// ```
/// use directories::Directory;
/// use files::{O_DIRECTORY, O_RDONLY, open};
///
/// let fd = open(c"/proc/self", O_RDONLY | O_DIRECTORY, 0)?;
/// let mut buffer = [0; 4096];
/// let mut directory = Directory::new(&fd, &mut buffer);
/// let mut has_exe = false;
/// while let Some(entry) = directory.next_entry()? {
///     has_exe |= entry.d_name == c"exe";
/// }
/// assert!(has_exe);
/// # Ok::<(), errors::Errno>(())
/// ```
// ANCHOR: directory
#[derive(Debug)]
pub struct Directory<'a> {
    fd: BorrowedFd<'a>,
    buffer: &'a mut [u8],
    unread: Range<usize>, // of `buffer`
}
// ANCHOR_END: directory

impl<'a> Directory<'a> {
    /// Begins where `fd` is: at the first record, if it was opened for this.
    ///
    /// A longer `buffer` makes fewer calls. In 4,120 bytes there is room for
    /// the longest name that the kernel lets pass; most file systems have none
    /// that takes more than 280.
    ///
    /// # Examples
    ///
    /// ```
    /// use directories::Directory;
    /// use errors::Errno;
    /// use files::STDIN;
    ///
    /// let mut buffer = [0; 4096];
    /// let mut directory = Directory::new(&STDIN, &mut buffer);
    /// match directory.next_entry() {
    ///     Err(Errno::ENOTDIR | Errno::EBADF) => {} // no directory, or closed
    ///     other => panic!("{other:?}"),
    /// }
    /// ```
    pub fn new(fd: &'a impl AsFd, buffer: &'a mut [u8]) -> Directory<'a> {
        Directory {
            fd: fd.as_fd(),
            buffer,
            unread: 0..0,
        }
    }

    /// Returns the next record, `.` and `..` among them; `None` at the end.
    ///
    /// # Errors
    ///
    /// Those of [`getdents64`], `EINTR` excepted; `EIO` for bytes that are no
    /// record.
    ///
    /// # Examples
    ///
    /// ```
    /// use directories::Directory;
    /// use files::{O_DIRECTORY, O_RDONLY, open};
    ///
    /// let fd = open(c"/proc/self/fd", O_RDONLY | O_DIRECTORY, 0)?;
    /// let mut buffer = [0; 4096];
    /// let mut directory = Directory::new(&fd, &mut buffer);
    /// let mut count = 0;
    /// while let Some(entry) = directory.next_entry()? {
    ///     count += usize::from(!entry.is_dot_or_dot_dot());
    /// }
    /// assert!(count > 0); // `fd` is one of them
    /// # Ok::<(), errors::Errno>(())
    /// ```
    ///
    /// A record lives until the next one is asked for:
    ///
    /// ```compile_fail,E0499
    /// use directories::Directory;
    /// use files::{O_DIRECTORY, O_RDONLY, open};
    ///
    /// let fd = open(c"/proc", O_RDONLY | O_DIRECTORY, 0)?;
    /// let mut buffer = [0; 4096];
    /// let mut directory = Directory::new(&fd, &mut buffer);
    /// let first = directory.next_entry()?;
    /// let second = directory.next_entry()?;
    /// println!("{first:?}");
    /// # Ok::<(), errors::Errno>(())
    /// ```
    // ANCHOR: next_entry
    pub fn next_entry(&mut self) -> Result<Option<Dirent<'_>>, Errno> {
        if self.unread.is_empty() {
            let length = retry(|| getdents64(self.fd, self.buffer))?;
            if length == 0 {
                return Ok(None);
            }
            self.unread = 0..length;
        }
        let Range { start, end } = mem::take(&mut self.unread);
        let (dirent, _) =
            Dirent::split_first(&self.buffer[start..end]).ok_or(Errno::EIO)?;
        self.unread = start + usize::from(dirent.d_reclen)..end;
        Ok(Some(dirent))
    }
    // ANCHOR_END: next_entry
}

/// The file system does not say; ask with `statx`.
pub const DT_UNKNOWN: u8 = 0;
/// A named pipe.
pub const DT_FIFO: u8 = 1;
/// A character device, such as a terminal.
pub const DT_CHR: u8 = 2;
/// A directory.
pub const DT_DIR: u8 = 4;
/// A block device, such as a disk.
pub const DT_BLK: u8 = 6;
/// A regular file.
pub const DT_REG: u8 = 8;
/// A symbolic link.
pub const DT_LNK: u8 = 10;
/// A socket.
pub const DT_SOCK: u8 = 12;

/// Makes the directory `path`, which begins at the directory `dir`.
///
/// `mode` holds its permission bits, from which the process's umask is taken
/// away.
///
/// Kernel: `SYSCALL_DEFINE3(mkdirat, …)` in `fs/namei.c`.
///
/// # Errors
///
/// `EEXIST` if there is something of this name, `ENOENT` if there is no
/// directory to make it in, `EACCES` if that is not yours to change.
///
/// # Examples
///
/// ```
/// use directories::mkdirat;
/// use errors::Errno;
/// use files::CWD;
///
/// assert_eq!(mkdirat(CWD, c"/proc", 0o777), Err(Errno::EEXIST));
/// ```
pub fn mkdirat(dir: impl AsFd, path: &CStr, mode: u16) -> Result<(), Errno> {
    let dir = dir.as_fd().as_raw_fd() as usize;
    let (number, path) = (Sysno::MKDIRAT.number(), path.as_ptr() as usize);
    // SAFETY: the kernel reads the path up to its NUL, which a `CStr` has; the
    // directory has been lent to us.
    check(unsafe { syscall3(number, dir, path, mode.into()) }).map(drop)
}

/// Takes a name away from a directory: that of an empty directory with
/// [`AT_REMOVEDIR`] among the `flags`, that of another file without.
///
/// `path` begins at the directory `dir`.
///
/// Kernel: `SYSCALL_DEFINE3(unlinkat, …)` in `fs/namei.c`.
///
/// # Errors
///
/// `ENOENT`: no such name. `EISDIR`, `ENOTDIR`: the other kind. `ENOTEMPTY`:
/// something is in it. `EACCES`, `EPERM`: not yours to change.
///
/// # Examples
///
/// ```
/// use directories::{AT_REMOVEDIR, unlinkat};
/// use errors::Errno;
/// use files::CWD;
///
/// let path = c"/proc/no-such-directory";
/// assert_eq!(unlinkat(CWD, path, AT_REMOVEDIR), Err(Errno::ENOENT));
/// ```
pub fn unlinkat(dir: impl AsFd, path: &CStr, flags: u32) -> Result<(), Errno> {
    let dir = dir.as_fd().as_raw_fd() as usize;
    let (number, path) = (Sysno::UNLINKAT.number(), path.as_ptr() as usize);
    // SAFETY: as in `mkdirat`.
    check(unsafe { syscall3(number, dir, path, flags as usize) }).map(drop)
}

/// For [`unlinkat`]: the name is a directory's.
///
/// Kernel: `include/uapi/linux/fcntl.h`.
pub const AT_REMOVEDIR: u32 = 0x200;

/// Tells what kind of file `entry` of the directory `dir` is: a `DT_` number.
///
/// That is `d_type`, or what [`statx`] says where `d_type` is `DT_UNKNOWN`. A
/// symbolic link is a `DT_LNK`, whatever it leads to.
///
/// Kernel: the numbers are the file's mode shifted by 12, `S_DT` in
/// `include/linux/fs_types.h`.
///
/// # Errors
///
/// Those of `statx`: `ENOENT` if the file has been removed since.
///
/// # Examples
///
/// ```
/// use directories::{DT_LNK, Directory, file_type};
/// use files::{O_DIRECTORY, O_RDONLY, open};
///
/// let fd = open(c"/proc/self", O_RDONLY | O_DIRECTORY, 0)?;
/// let mut buffer = [0; 4096];
/// let mut directory = Directory::new(&fd, &mut buffer);
/// while let Some(entry) = directory.next_entry()? {
///     if entry.d_name == c"exe" {
///         assert_eq!(file_type(&fd, &entry), Ok(DT_LNK));
///     }
/// }
/// # Ok::<(), errors::Errno>(())
/// ```
// ANCHOR: file_type
pub fn file_type(dir: impl AsFd, entry: &Dirent<'_>) -> Result<u8, Errno> {
    if entry.d_type != DT_UNKNOWN {
        return Ok(entry.d_type);
    }
    let flags = AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT;
    let status = statx(dir, entry.d_name, flags, STATX_TYPE)?;
    Ok((status.file_type() >> 12) as u8)
}
// ANCHOR_END: file_type

/// Which file it is, among all that exist on the machine now.
///
/// The number of a file that is gone may be given to another one.
///
/// # Examples
///
/// ```
/// use directories::Identity;
/// use files::{O_PATH, open};
///
/// let once = Identity::of(open(c"/proc", O_PATH, 0)?)?;
/// let again = Identity::of(open(c"/proc", O_PATH, 0)?)?;
/// assert_eq!(once, again);
/// # Ok::<(), errors::Errno>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
// ANCHOR: identity
pub struct Identity {
    device: (u32, u32),
    inode: u64,
}
// ANCHOR_END: identity

impl Identity {
    /// Asks the kernel.
    ///
    /// # Errors
    ///
    /// Those of [`statx`].
    ///
    /// # Examples
    ///
    /// ```
    /// use directories::Identity;
    /// use files::{O_PATH, open};
    ///
    /// let root = Identity::of(open(c"/", O_PATH, 0)?)?;
    /// let proc = Identity::of(open(c"/proc", O_PATH, 0)?)?;
    /// let above = Identity::of(open(c"/proc/..", O_PATH, 0)?)?;
    /// assert_ne!(root, proc);
    /// assert_eq!(root, above);
    /// # Ok::<(), errors::Errno>(())
    /// ```
    // ANCHOR: identity_of
    pub fn of(file: impl AsFd) -> Result<Identity, Errno> {
        let status = statx(file, c"", AT_EMPTY_PATH, STATX_INO)?;
        Ok(Identity {
            device: (status.stx_dev_major, status.stx_dev_minor),
            inode: status.stx_ino,
        })
    }
    // ANCHOR_END: identity_of
}

/// The way from a directory down to one below it.
///
/// It may be as long as it likes: of the directories on it, only the last
/// `OPEN` are open, with one more for the moment in which it goes down. No path
/// is longer than a name.
///
/// # Examples
///
/// ```
/// use directories::{Descent, Identity};
/// use files::{O_DIRECTORY, O_RDONLY, open};
///
/// let start = open(c"/proc", O_RDONLY | O_DIRECTORY, 0)?;
/// let proc = Identity::of(&start)?;
/// let mut way = Descent::<4>::new(start);
/// way.down(c"sys")?;
/// assert_ne!(Identity::of(&way)?, proc);
/// way.up(proc)?;
/// assert_eq!(Identity::of(&way)?, proc);
/// # Ok::<(), errors::Errno>(())
/// ```
// ANCHOR: descent
#[derive(Debug)]
pub struct Descent<const OPEN: usize> {
    fds: [Option<OwnedFd>; OPEN], // that of depth 7 is at 7 % OPEN
    depth: usize,
}
// ANCHOR_END: descent

impl<const OPEN: usize> Descent<OPEN> {
    /// Begins at the directory `start`. `OPEN` must be 2 at least.
    ///
    /// # Examples
    ///
    /// ```
    /// use directories::Descent;
    /// use files::{O_DIRECTORY, O_RDONLY, open};
    ///
    /// let start = open(c"/", O_RDONLY | O_DIRECTORY, 0)?;
    /// assert_eq!(Descent::<2>::new(start).depth(), 0);
    /// # Ok::<(), errors::Errno>(())
    /// ```
    pub fn new(start: OwnedFd) -> Descent<OPEN> {
        const { assert!(OPEN > 1, "`up` needs two at once") };
        let mut fds = [const { None }; OPEN];
        fds[0] = Some(start);
        Descent { fds, depth: 0 }
    }

    /// Returns how many directories lie above the present one, on this way.
    ///
    /// # Examples
    ///
    /// ```
    /// use directories::Descent;
    /// use files::{O_DIRECTORY, O_RDONLY, open};
    ///
    /// let start = open(c"/proc", O_RDONLY | O_DIRECTORY, 0)?;
    /// let mut way = Descent::<2>::new(start);
    /// way.down(c"sys")?;
    /// assert_eq!(way.depth(), 1);
    /// # Ok::<(), errors::Errno>(())
    /// ```
    pub fn depth(&self) -> usize {
        self.depth
    }

    /// Goes to the directory `name` in the present one.
    ///
    /// A symbolic link is no directory: it is not followed.
    ///
    /// # Errors
    ///
    /// Those of [`openat`], with `ENOTDIR` for a link; the way stays as it
    /// was.
    ///
    /// # Examples
    ///
    /// ```
    /// use directories::Descent;
    /// use errors::Errno;
    /// use files::{O_DIRECTORY, O_RDONLY, open};
    ///
    /// let start = open(c"/proc/self", O_RDONLY | O_DIRECTORY, 0)?;
    /// let mut way = Descent::<2>::new(start);
    /// assert_eq!(way.down(c"cwd"), Err(Errno::ENOTDIR)); // a link
    /// assert_eq!(way.down(c"task"), Ok(()));
    /// # Ok::<(), Errno>(())
    /// ```
    // ANCHOR: down
    pub fn down(&mut self, name: &CStr) -> Result<(), Errno> {
        let fd = openat(&*self, name, INTO_DIRECTORY, 0)?;
        self.depth += 1;
        self.fds[self.depth % OPEN] = Some(fd); // closes the one `OPEN` above
        Ok(())
    }
    // ANCHOR_END: down

    /// Goes back to the directory above, which must still be `parent`.
    ///
    /// If it is no longer open, `..` leads there, unless the present directory
    /// has been moved in the meantime.
    ///
    /// # Errors
    ///
    /// `ESTALE` if another directory than `parent` is above now, `ENOENT` at
    /// the start; those of [`openat`]. The way stays as it was.
    ///
    /// # Examples
    ///
    /// ```
    /// use directories::{Descent, Identity};
    /// use errors::Errno;
    /// use files::{O_DIRECTORY, O_RDONLY, open};
    ///
    /// let start = open(c"/proc/self", O_RDONLY | O_DIRECTORY, 0)?;
    /// let top = Identity::of(&start)?;
    /// let mut way = Descent::<2>::new(start);
    /// way.down(c"task")?;
    /// assert_eq!(way.up(top), Ok(()));
    /// assert_eq!(way.up(top), Err(Errno::ENOENT));
    /// # Ok::<(), Errno>(())
    /// ```
    // ANCHOR: up
    pub fn up(&mut self, parent: Identity) -> Result<(), Errno> {
        let above = self.depth.checked_sub(1).ok_or(Errno::ENOENT)?;
        if self.fds[above % OPEN].is_none() {
            let fd = openat(&*self, c"..", INTO_DIRECTORY, 0)?;
            if Identity::of(&fd)? != parent {
                return Err(Errno::ESTALE);
            }
            self.fds[above % OPEN] = Some(fd);
        }
        self.fds[self.depth % OPEN] = None; // closes the present one
        self.depth = above;
        Ok(())
    }
    // ANCHOR_END: up
}

const INTO_DIRECTORY: i32 = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;

/// Lends the present directory.
///
/// # Examples
///
/// ```
/// use directories::Descent;
/// use files::{O_DIRECTORY, O_RDONLY, open, openat};
///
/// let start = open(c"/proc", O_RDONLY | O_DIRECTORY, 0)?;
/// let mut way = Descent::<2>::new(start);
/// way.down(c"sys")?;
/// assert!(openat(&way, c"kernel/ostype", O_RDONLY, 0).is_ok());
/// # Ok::<(), errors::Errno>(())
/// ```
// ANCHOR: present
impl<const OPEN: usize> AsFd for Descent<OPEN> {
    fn as_fd(&self) -> BorrowedFd<'_> {
        let fd = self.fds[self.depth % OPEN].as_ref();
        fd.expect("the present directory is open").as_fd()
    }
}
// ANCHOR_END: present
