//! The flags of `statx` and `openat2`, the bits of a mode, and how many
//! buffers one call takes, with the kernel's names and values.

/// Ask about the link, if the path's last part is a symbolic link.
///
/// Kernel: `include/uapi/linux/fcntl.h`, as all that begin with `AT_`.
pub const AT_SYMLINK_NOFOLLOW: u32 = 0x100;
/// Mount nothing, if the path's last part is where something could be mounted.
pub const AT_NO_AUTOMOUNT: u32 = 0x800;
/// An empty path means the descriptor itself.
pub const AT_EMPTY_PATH: u32 = 0x1000;
/// Of a file on a server: ask the server.
pub const AT_STATX_FORCE_SYNC: u32 = 0x2000;
/// Of a file on a server: be content with what is known here.
pub const AT_STATX_DONT_SYNC: u32 = 0x4000;

/// The type, in `stx_mode`.
///
/// Kernel: `include/uapi/linux/stat.h`, as all that begin with `STATX_` or
/// `S_`.
pub const STATX_TYPE: u32 = 0x1;
/// The rest of `stx_mode`.
pub const STATX_MODE: u32 = 0x2;
/// `stx_nlink`.
pub const STATX_NLINK: u32 = 0x4;
/// `stx_uid`.
pub const STATX_UID: u32 = 0x8;
/// `stx_gid`.
pub const STATX_GID: u32 = 0x10;
/// `stx_atime`.
pub const STATX_ATIME: u32 = 0x20;
/// `stx_mtime`.
pub const STATX_MTIME: u32 = 0x40;
/// `stx_ctime`.
pub const STATX_CTIME: u32 = 0x80;
/// `stx_ino`.
pub const STATX_INO: u32 = 0x100;
/// `stx_size`.
pub const STATX_SIZE: u32 = 0x200;
/// `stx_blocks`.
pub const STATX_BLOCKS: u32 = 0x400;
/// All of the above: what `stat` tells, too.
pub const STATX_BASIC_STATS: u32 = 0x7ff;
/// `stx_btime`.
pub const STATX_BTIME: u32 = 0x800;
/// `stx_mnt_id`.
pub const STATX_MNT_ID: u32 = 0x1000;

/// The bits of a mode that tell the type.
pub const S_IFMT: u16 = 0o170_000;
/// The type of a socket.
pub const S_IFSOCK: u16 = 0o140_000;
/// The type of a symbolic link.
pub const S_IFLNK: u16 = 0o120_000;
/// The type of a regular file.
pub const S_IFREG: u16 = 0o100_000;
/// The type of a block device, such as a disk.
pub const S_IFBLK: u16 = 0o060_000;
/// The type of a directory.
pub const S_IFDIR: u16 = 0o040_000;
/// The type of a character device, such as a terminal.
pub const S_IFCHR: u16 = 0o020_000;
/// The type of a pipe with a name.
pub const S_IFIFO: u16 = 0o010_000;
/// Runs as its owner.
pub const S_ISUID: u16 = 0o4000;
/// Runs as its group; of a directory: new files get its group.
pub const S_ISGID: u16 = 0o2000;
/// Of a directory: only the owner of a file takes its name away.
pub const S_ISVTX: u16 = 0o1000;

/// Do not leave the file system that the path begins in.
///
/// Kernel: `include/uapi/linux/openat2.h`, as all that begin with `RESOLVE_`.
pub const RESOLVE_NO_XDEV: u64 = 0x1;
/// Do not go through links that are no paths, such as those in `/proc`.
pub const RESOLVE_NO_MAGICLINKS: u64 = 0x2;
/// Do not go through any symbolic link.
pub const RESOLVE_NO_SYMLINKS: u64 = 0x4;
/// Do not leave the directory.
pub const RESOLVE_BENEATH: u64 = 0x8;
/// Take the directory for the root, `/`.
pub const RESOLVE_IN_ROOT: u64 = 0x10;
/// Fail with `EAGAIN` if it would have to be looked up on a disk.
pub const RESOLVE_CACHED: u64 = 0x20;

/// How many slices `readv` and `writev` take at most.
///
/// Kernel: `include/uapi/linux/uio.h`.
pub const UIO_MAXIOV: usize = 1024;
