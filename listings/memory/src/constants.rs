//! Protections, flags and advice, with the kernel's names and values.

/// The bytes of a page on x86_64. Addresses and offsets of mappings are
/// multiples of it.
///
/// Kernel: `PAGE_SIZE` in `arch/x86/include/asm/page_types.h`.
pub const PAGE_SIZE: usize = 4096;

/// The pages may not be touched at all.
///
/// Kernel: `include/uapi/asm-generic/mman-common.h`, as all that begin with
/// `PROT_` or `MADV_`.
pub const PROT_NONE: u64 = 0;
/// The pages may be read.
pub const PROT_READ: u64 = 1;
/// The pages may be written.
pub const PROT_WRITE: u64 = 2;
/// What the pages hold may be executed.
pub const PROT_EXEC: u64 = 4;

/// What is written reaches the file, and whoever else has mapped it.
///
/// Kernel: `include/uapi/linux/mman.h`.
pub const MAP_SHARED: u64 = 1;
/// What is written stays with this mapping.
///
/// Kernel: `include/uapi/linux/mman.h`.
pub const MAP_PRIVATE: u64 = 2;
/// At this very address, in place of whatever is there.
///
/// Kernel: `include/uapi/asm-generic/mman-common.h`, as the other `MAP_`.
pub const MAP_FIXED: u64 = 0x10;
/// No file: the pages begin as zeros.
pub const MAP_ANONYMOUS: u64 = 0x20;
/// Do not count the pages as promised.
///
/// Kernel: `include/uapi/asm-generic/mman.h`.
pub const MAP_NORESERVE: u64 = 0x4000;
/// At this very address, and `EEXIST` if something is there. A kernel older
/// than 4.17 takes the address as a hint only.
pub const MAP_FIXED_NOREPLACE: u64 = 0x10_0000;

/// Take the pages away; the next touch finds them as on the first day.
pub const MADV_DONTNEED: i32 = 4;
/// Never back the range with large pages.
pub const MADV_NOHUGEPAGE: i32 = 15;

/// The mapping may be moved to another address.
///
/// Kernel: `include/uapi/linux/mman.h`.
pub const MREMAP_MAYMOVE: u64 = 1;
