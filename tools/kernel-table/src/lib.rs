//! Makes the table of the x86_64 system calls from an unpacked Linux tree:
//! facts only, as JSON, checked against sources that are not this program's.
//!
//! # The file, schema 1
//!
//! `data/x86_64-VERSION.json` is one object; every row and every error number
//! stands on a line of its own, in the order of the numbers. Fields:
//!
//! - `schema`: 1. A change that could break a reader makes it 2.
//! - `architecture`: `x86_64`.
//! - `kernel`: the version that the tree's `Makefile` gives, as `6.1.192`.
//! - `source`: the Debian package that the tree came from: `package`,
//!   `version`, `sha256` of the `.deb`. The same stands in the lock file
//!   `data/kernel-sources.toml`.
//! - `rows`: one for each line of `arch/x86/entry/syscalls/syscall_64.tbl`:
//!   - `number`; `abi`: `common`, `64` (not for x32 programs) or `x32` (not
//!     for 64-bit programs; the number is given without the x32 bit); `name`;
//!   - `entry`: the handler as the table names it, or null;
//!   - `args`: `type` and `name` of each argument of the handler, in the order
//!     of the registers `rdi`, `rsi`, `rdx`, `r10`, `r8`, `r9`;
//!   - `file`, `line`: where the handler is defined, or null;
//!   - `condition`: what the kernel's build has to say for the handler to be
//!     there, outermost first, see [`schema::Condition`]; null for nothing.
//!     `always` marks what holds on every x86_64 kernel;
//!   - `implemented`, and if not, `why`: see [`schema::Why`];
//!   - `since`: what the tables that were read say about the row's age, see
//!     [`schema::Since`];
//!   - `noreturn`: true where the table says so (Linux 7); else left out;
//!   - `others`: definitions of the same handler that are not the one that an
//!     x86_64 kernel uses, each with the reason; left out when there is none.
//! - `errnos`: `number`, `name`, `aliases`, `file`, `line` from the UAPI
//!   headers `include/uapi/asm-generic/errno-base.h` and `errno.h`.
//!
//! `data/manual-pages.json` has the same `schema` and its own `source`, the
//! package of manual pages; `names` has an object for each name that has a
//! page in section 2 or stands in syscalls(2):
//!
//! - `page`: the page that describes it, with its section, as `stat.2`;
//! - `since`: the version in syscalls(2), as written; or, with `history` true,
//!   the one that the call's own page gives. It is that of the first
//!   architecture which had the call, not of x86_64.
//!
//! `data/binary-VERSION.json` is what the same kernel's own binary says, with
//! its own `source`; see [`binary::Binary`].
//!
//! `data/x86_64-VERSION.csv` is the newest table again, joined with that list,
//! for spreadsheets and data frames; `condition` has the conditions that are
//! not settled on x86_64, and a register's column the argument's type and name.
//!
//! # How a handler is found
//!
//! The handler's name is the table's entry without `sys_` or `compat_sys_`;
//! the row's own name plays no part, since `stat` is handled by `newstat` and
//! a `stat` exists too. `sys_` asks for a `SYSCALL_DEFINE0` to `6`,
//! `compat_sys_` for a `COMPAT_SYSCALL_DEFINE0` to `6`, in the `.c` files of
//! [`tree::DIRECTORIES`].
//! Of several definitions one is taken:
//!
//! 1. It must be built: the folder's `Makefile` or `Kbuild` lists its object,
//!    and so on up to the root, or a file that is built includes it. `BITS` is
//!    64 and `SRCARCH` is x86, so that `process_32.c` and user-mode Linux in
//!    `arch/x86/um` fall away. `:=` overwrites, so that `nommu.c` does.
//! 2. No condition around it may be false on x86_64. Settled are the symbols
//!    of [`condition::SETTLED`], and the `__ARCH_WANT_…` that
//!    `arch/x86/include/asm/unistd.h` defines. Clone's variants end here.
//! 3. If more than one is left, those go that are there for kernels with an
//!    option left out (`posix-stubs.c`, the `#else` of
//!    `CONFIG_X86_IOPL_IOPERM`).
//!
//! None or several left: an error that names the row and the candidates. An
//! entry without any definition but with a `COND_SYSCALL` always answers
//! `ENOSYS`, as `sys_ni_syscall` does, and is not implemented.

pub mod binary;
pub mod condition;
pub mod csv;
pub mod definitions;
pub mod diff;
pub mod entries;
pub mod errnos;
pub mod file;
pub mod generate;
pub mod kbuild;
pub mod lock;
pub mod manual;
pub mod others;
pub mod report;
pub mod resolve;
pub mod running;
pub mod rust;
pub mod schema;
pub mod tree;
