//! Each public constant of a listing has the value that the kernel's headers
//! give it, as `linux-raw-sys` and `libc` have them. What no header has stands
//! here with the kernel's source.

use std::collections::BTreeMap;

use crate::rust_code::{self, Code, ident, is_mark};
use crate::tree;

/// What a constant is compared with.
struct Known {
    value: i128,
    reference: i128,
    source: &'static str,
}

/// What can be compared.
trait Value {
    fn value(self) -> i128;
}

macro_rules! values {
    ($($number:ty)*) => {$(
        impl Value for $number {
            fn value(self) -> i128 {
                self as i128
            }
        }
    )*}
}

values!(i32 u16 u32 u64 isize usize);

impl Value for files::BorrowedFd<'_> {
    fn value(self) -> i128 {
        self.as_raw_fd().value()
    }
}

macro_rules! known {
    ($($name:path = $reference:expr, $source:literal;)*) => {
        fn known() -> BTreeMap<&'static str, Known> {
            BTreeMap::from([$((
                stringify!($name),
                Known {
                    value: $name.value(),
                    reference: $reference.value(),
                    source: $source,
                },
            ),)*])
        }
    };
}

// A line for each constant: its path, what it must be equal to, and the
// header, or the kernel's source where no header has it.
known! {
    files::CWD = linux_raw_sys::general::AT_FDCWD,
        "include/uapi/linux/fcntl.h";
    files::O_RDONLY = linux_raw_sys::general::O_RDONLY,
        "include/uapi/asm-generic/fcntl.h";
    files::O_WRONLY = linux_raw_sys::general::O_WRONLY,
        "include/uapi/asm-generic/fcntl.h";
    files::O_RDWR = linux_raw_sys::general::O_RDWR,
        "include/uapi/asm-generic/fcntl.h";
    files::O_CREAT = linux_raw_sys::general::O_CREAT,
        "include/uapi/asm-generic/fcntl.h";
    files::O_EXCL = linux_raw_sys::general::O_EXCL,
        "include/uapi/asm-generic/fcntl.h";
    files::O_TRUNC = linux_raw_sys::general::O_TRUNC,
        "include/uapi/asm-generic/fcntl.h";
    files::O_APPEND = linux_raw_sys::general::O_APPEND,
        "include/uapi/asm-generic/fcntl.h";
    files::O_NONBLOCK = linux_raw_sys::general::O_NONBLOCK,
        "include/uapi/asm-generic/fcntl.h";
    files::O_DIRECTORY = linux_raw_sys::general::O_DIRECTORY,
        "include/uapi/asm-generic/fcntl.h";
    files::O_NOFOLLOW = linux_raw_sys::general::O_NOFOLLOW,
        "include/uapi/asm-generic/fcntl.h";
    files::O_CLOEXEC = linux_raw_sys::general::O_CLOEXEC,
        "include/uapi/asm-generic/fcntl.h";
    files::O_PATH = linux_raw_sys::general::O_PATH,
        "include/uapi/asm-generic/fcntl.h";
    files::F_SETPIPE_SZ = linux_raw_sys::general::F_SETPIPE_SZ,
        "include/uapi/linux/fcntl.h";
    files::SEEK_SET = linux_raw_sys::general::SEEK_SET,
        "include/uapi/linux/fs.h";
    files::SEEK_CUR = linux_raw_sys::general::SEEK_CUR,
        "include/uapi/linux/fs.h";
    files::SEEK_END = linux_raw_sys::general::SEEK_END,
        "include/uapi/linux/fs.h";
    files::SEEK_DATA = linux_raw_sys::general::SEEK_DATA,
        "include/uapi/linux/fs.h";
    files::SEEK_HOLE = linux_raw_sys::general::SEEK_HOLE,
        "include/uapi/linux/fs.h";
    files::STDIN = linux_raw_sys::general::STDIN_FILENO,
        "the C library's unistd.h";
    files::STDOUT = linux_raw_sys::general::STDOUT_FILENO,
        "the C library's unistd.h";
    files::STDERR = linux_raw_sys::general::STDERR_FILENO,
        "the C library's unistd.h";
    handler_definitions::AT_FDCWD = linux_raw_sys::general::AT_FDCWD,
        "include/uapi/linux/fcntl.h";
    memory::MADV_DONTNEED = linux_raw_sys::general::MADV_DONTNEED,
        "include/uapi/asm-generic/mman-common.h";
    memory::MADV_NOHUGEPAGE = linux_raw_sys::general::MADV_NOHUGEPAGE,
        "include/uapi/asm-generic/mman-common.h";
    memory::MAP_ANONYMOUS = linux_raw_sys::general::MAP_ANONYMOUS,
        "include/uapi/asm-generic/mman-common.h";
    memory::MAP_FIXED = linux_raw_sys::general::MAP_FIXED,
        "include/uapi/asm-generic/mman-common.h";
    memory::MAP_FIXED_NOREPLACE = linux_raw_sys::general::MAP_FIXED_NOREPLACE,
        "include/uapi/asm-generic/mman-common.h";
    memory::MAP_NORESERVE = linux_raw_sys::general::MAP_NORESERVE,
        "include/uapi/asm-generic/mman.h";
    memory::MAP_PRIVATE = linux_raw_sys::general::MAP_PRIVATE,
        "include/uapi/linux/mman.h";
    memory::MAP_SHARED = linux_raw_sys::general::MAP_SHARED,
        "include/uapi/linux/mman.h";
    memory::MREMAP_MAYMOVE = linux_raw_sys::general::MREMAP_MAYMOVE,
        "include/uapi/linux/mman.h";
    memory::PAGE_SIZE = 4096, "arch/x86/include/asm/page_types.h";
    memory::PROT_EXEC = linux_raw_sys::general::PROT_EXEC,
        "include/uapi/asm-generic/mman-common.h";
    memory::PROT_NONE = linux_raw_sys::general::PROT_NONE,
        "include/uapi/asm-generic/mman-common.h";
    memory::PROT_READ = linux_raw_sys::general::PROT_READ,
        "include/uapi/asm-generic/mman-common.h";
    memory::PROT_WRITE = linux_raw_sys::general::PROT_WRITE,
        "include/uapi/asm-generic/mman-common.h";
    register_abi::MAX_ERRNO = 4095_i32, "include/linux/err.h";
    structs::AT_SYMLINK_NOFOLLOW = linux_raw_sys::general::AT_SYMLINK_NOFOLLOW,
        "include/uapi/linux/fcntl.h";
    structs::AT_NO_AUTOMOUNT = linux_raw_sys::general::AT_NO_AUTOMOUNT,
        "include/uapi/linux/fcntl.h";
    structs::AT_EMPTY_PATH = linux_raw_sys::general::AT_EMPTY_PATH,
        "include/uapi/linux/fcntl.h";
    structs::AT_STATX_FORCE_SYNC = linux_raw_sys::general::AT_STATX_FORCE_SYNC,
        "include/uapi/linux/fcntl.h";
    structs::AT_STATX_DONT_SYNC = linux_raw_sys::general::AT_STATX_DONT_SYNC,
        "include/uapi/linux/fcntl.h";
    structs::STATX_TYPE = linux_raw_sys::general::STATX_TYPE,
        "include/uapi/linux/stat.h";
    structs::STATX_MODE = linux_raw_sys::general::STATX_MODE,
        "include/uapi/linux/stat.h";
    structs::STATX_NLINK = linux_raw_sys::general::STATX_NLINK,
        "include/uapi/linux/stat.h";
    structs::STATX_UID = linux_raw_sys::general::STATX_UID,
        "include/uapi/linux/stat.h";
    structs::STATX_GID = linux_raw_sys::general::STATX_GID,
        "include/uapi/linux/stat.h";
    structs::STATX_ATIME = linux_raw_sys::general::STATX_ATIME,
        "include/uapi/linux/stat.h";
    structs::STATX_MTIME = linux_raw_sys::general::STATX_MTIME,
        "include/uapi/linux/stat.h";
    structs::STATX_CTIME = linux_raw_sys::general::STATX_CTIME,
        "include/uapi/linux/stat.h";
    structs::STATX_INO = linux_raw_sys::general::STATX_INO,
        "include/uapi/linux/stat.h";
    structs::STATX_SIZE = linux_raw_sys::general::STATX_SIZE,
        "include/uapi/linux/stat.h";
    structs::STATX_BLOCKS = linux_raw_sys::general::STATX_BLOCKS,
        "include/uapi/linux/stat.h";
    structs::STATX_BASIC_STATS = linux_raw_sys::general::STATX_BASIC_STATS,
        "include/uapi/linux/stat.h";
    structs::STATX_BTIME = linux_raw_sys::general::STATX_BTIME,
        "include/uapi/linux/stat.h";
    structs::STATX_MNT_ID = linux_raw_sys::general::STATX_MNT_ID,
        "include/uapi/linux/stat.h";
    structs::S_IFMT = linux_raw_sys::general::S_IFMT,
        "include/uapi/linux/stat.h";
    structs::S_IFSOCK = linux_raw_sys::general::S_IFSOCK,
        "include/uapi/linux/stat.h";
    structs::S_IFLNK = linux_raw_sys::general::S_IFLNK,
        "include/uapi/linux/stat.h";
    structs::S_IFREG = linux_raw_sys::general::S_IFREG,
        "include/uapi/linux/stat.h";
    structs::S_IFBLK = linux_raw_sys::general::S_IFBLK,
        "include/uapi/linux/stat.h";
    structs::S_IFDIR = linux_raw_sys::general::S_IFDIR,
        "include/uapi/linux/stat.h";
    structs::S_IFCHR = linux_raw_sys::general::S_IFCHR,
        "include/uapi/linux/stat.h";
    structs::S_IFIFO = linux_raw_sys::general::S_IFIFO,
        "include/uapi/linux/stat.h";
    structs::S_ISUID = linux_raw_sys::general::S_ISUID,
        "include/uapi/linux/stat.h";
    structs::S_ISGID = linux_raw_sys::general::S_ISGID,
        "include/uapi/linux/stat.h";
    structs::S_ISVTX = linux_raw_sys::general::S_ISVTX,
        "include/uapi/linux/stat.h";
    structs::RESOLVE_NO_XDEV = linux_raw_sys::general::RESOLVE_NO_XDEV,
        "include/uapi/linux/openat2.h";
    structs::RESOLVE_NO_MAGICLINKS = linux_raw_sys::general::RESOLVE_NO_MAGICLINKS,
        "include/uapi/linux/openat2.h";
    structs::RESOLVE_NO_SYMLINKS = linux_raw_sys::general::RESOLVE_NO_SYMLINKS,
        "include/uapi/linux/openat2.h";
    structs::RESOLVE_BENEATH = linux_raw_sys::general::RESOLVE_BENEATH,
        "include/uapi/linux/openat2.h";
    structs::RESOLVE_IN_ROOT = linux_raw_sys::general::RESOLVE_IN_ROOT,
        "include/uapi/linux/openat2.h";
    structs::RESOLVE_CACHED = linux_raw_sys::general::RESOLVE_CACHED,
        "include/uapi/linux/openat2.h";
    structs::UIO_MAXIOV = linux_raw_sys::general::UIO_MAXIOV, "include/uapi/linux/uio.h";
    syscall_tables::X32_SYSCALL_BIT = linux_raw_sys::general::__X32_SYSCALL_BIT,
        "arch/x86/include/uapi/asm/unistd.h";
}

/// What `kernel-table` writes from `data/`. Its tests repeat that, and compare
/// `data/` with the headers.
const GENERATED: [&str; 2] = [
    "listings/errors/src/errno.rs",
    "listings/syscall-tables/src/sysno.rs",
];

/// The public constants of a file: their lines and names.
fn public_constants(code: &Code) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for level in &code.levels {
        for (index, window) in level.windows(3).enumerate() {
            let [word, name, colon] = window else {
                continue;
            };
            let (Some(word), Some(name)) = (ident(word), ident(name)) else {
                continue;
            };
            let before = index.checked_sub(1).and_then(|i| ident(&level[i]));
            if word == "const"
                && is_mark(colon, ':')
                && before.is_some_and(|before| before == "pub")
            {
                found.push((name.span().start().line, name.to_string()));
            }
        }
    }
    found
}

/// `listings/register-abi/src/…` and `NAME` as `register_abi::…::NAME`.
fn is_named(path: &str, code: &Code, name: &str) -> bool {
    let folder = code.file.components().nth(1).expect("listings/NAME");
    let folder = folder.as_os_str().to_string_lossy().replace('-', "_");
    let parts: Vec<_> = path.split("::").map(str::trim).collect();
    parts.first() == Some(&folder.as_str()) && parts.last() == Some(&name)
}

#[test]
fn every_public_constant_has_the_kernels_value() {
    let known = known();
    let mut count = 0;
    let mut problems = Vec::new();
    for code in rust_code::all(&["listings"]) {
        if code
            .file
            .components()
            .nth(2)
            .is_none_or(|c| c.as_os_str() != "src")
            || GENERATED.iter().any(|file| code.file.ends_with(file))
        {
            continue;
        }
        for (line, name) in public_constants(&code) {
            count += 1;
            let mut entries = known.iter();
            let entry = entries.find(|(path, _)| is_named(path, &code, &name));
            let message = match entry {
                None => format!(
                    "`{name}` is compared with nothing: add a line to \
                     `known!` in tests/constants.rs"
                ),
                Some((_, known)) if known.value != known.reference => format!(
                    "`{name}` is {}, where {} has {}",
                    known.value, known.source, known.reference
                ),
                Some(_) => continue,
            };
            problems.push(tree::problem(&code.file, line, &message));
        }
    }
    tree::verdict("public constants", count, &problems);
}

#[test]
fn constants_are_found_wherever_they_stand() {
    let code = rust_code::example(
        "pub const A: u8 = 1;\nconst B: u8 = 2;\npub const fn c() {}\n\
         mod d { impl E { pub const F: u8 = 3; } }",
    );
    let found = [(1, "A".to_owned()), (4, "F".to_owned())];
    assert_eq!(public_constants(&code), found);
}
