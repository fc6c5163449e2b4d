//! The flags of `openat` and `lseek`, with the kernel's names and values.

/// Open for reading.
///
/// Kernel: `include/uapi/asm-generic/fcntl.h`, as all that begin with `O_`.
pub const O_RDONLY: i32 = 0;
/// Open for writing.
pub const O_WRONLY: i32 = 1;
/// Open for both. The three are numbers, not bits: 3 is not `O_RDWR`.
pub const O_RDWR: i32 = 2;

/// Create the file if there is none.
pub const O_CREAT: i32 = 0o100;
/// With `O_CREAT`: fail with `EEXIST` if there is one.
pub const O_EXCL: i32 = 0o200;
/// Empty the file.
pub const O_TRUNC: i32 = 0o1000;
/// Write at the file's end, wherever the position is.
pub const O_APPEND: i32 = 0o2000;
/// Fail with `EAGAIN` instead of waiting.
pub const O_NONBLOCK: i32 = 0o4000;
/// Fail with `ENOTDIR` if it is not a directory.
pub const O_DIRECTORY: i32 = 0o200_000;
/// Fail with `ELOOP` if the path's last part is a symbolic link.
pub const O_NOFOLLOW: i32 = 0o400_000;
/// Close the descriptor when the process starts another program.
pub const O_CLOEXEC: i32 = 0o2_000_000;
/// Open the place, not the file: neither for reading nor for writing.
pub const O_PATH: i32 = 0o10_000_000;

/// Count from the file's start.
///
/// Kernel: `include/uapi/linux/fs.h`, as all that begin with `SEEK_`.
pub const SEEK_SET: i32 = 0;
/// Count from the present position.
pub const SEEK_CUR: i32 = 1;
/// Count from the file's end.
pub const SEEK_END: i32 = 2;
/// Go to the next place that holds data, from the offset on.
pub const SEEK_DATA: i32 = 3;
/// Go to the next hole, from the offset on; a file's end counts as one.
pub const SEEK_HOLE: i32 = 4;

/// The request to `fcntl` that changes how many bytes a pipe holds.
///
/// Kernel: `include/uapi/linux/fcntl.h`.
pub const F_SETPIPE_SZ: i32 = 1031;
