//! What the chapter `handler-definitions` and its listings promise.

use handler_definitions::{AT_FDCWD, getrandom, openat, pread64};
use register_abi::{
    syscall1, syscall2, syscall3, syscall4, syscall5, syscall6,
};
use std::ffi::CString;
use std::fs::File;
use std::io::PipeReader;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use syscall_tables::Sysno;

const RUBBISH: usize = 0xdead_beef << 32;
const PAGE: usize = 4096;

const ENOENT: isize = 2;
const EBADF: isize = 9;
const EFAULT: isize = 14;
const EINVAL: isize = 22;

/// Writes `count` bytes at `address` to a new pipe.
fn write_to_pipe(rubbish: usize, address: usize, count: usize) -> isize {
    let (_reader, writer) = std::io::pipe().expect("a pipe");
    let fd = rubbish | writer.as_raw_fd() as usize;
    // SAFETY: `write` only reads, and the pipe is ours.
    unsafe { syscall3(Sysno::WRITE.number(), fd, address, count) }
}

#[test]
fn rubbish_above_a_descriptor_is_ignored_and_above_a_pointer_or_size_not() {
    let text = "hello\n";
    let (address, count) = (text.as_ptr() as usize, text.len());
    let lower = address & 0xffff_ffff;
    assert_eq!(write_to_pipe(0, address, count), 6);
    assert_eq!(write_to_pipe(RUBBISH, address, count), 6);
    assert_eq!(write_to_pipe(0, RUBBISH | lower, count), -EFAULT);
    assert_eq!(write_to_pipe(0, address, RUBBISH | count), -EFAULT);
}

/// The definition of `writev` says `unsigned long fd`, but what it calls
/// takes an `unsigned int`.
#[test]
fn writev_cuts_its_descriptor_later() {
    let (_reader, writer) = std::io::pipe().expect("a pipe");
    let fd = RUBBISH | writer.as_raw_fd() as usize;
    let text = "hello\n";
    let vector = [text.as_ptr() as usize, text.len()];
    let address = vector.as_ptr() as usize;
    // SAFETY: `writev` reads one pair of an address and a length, and there.
    let result = unsafe { syscall3(Sysno::WRITEV.number(), fd, address, 1) };
    assert_eq!(result, 6);
}

/// Opens the current directory by a relative path, and closes it again.
fn open_here(dfd: usize) -> isize {
    let path = c".".as_ptr() as usize;
    // SAFETY: opening a directory for reading changes nothing.
    let fd = unsafe { syscall4(Sysno::OPENAT.number(), dfd, path, 0, 0) };
    if fd >= 0 {
        // SAFETY: the descriptor is new, so it is ours to close.
        drop(unsafe { OwnedFd::from_raw_fd(fd as i32) });
    }
    fd
}

#[test]
fn an_int_is_the_same_number_whatever_its_upper_half_holds() {
    for dfd in [usize::MAX - 99, 0xffff_ff9c, RUBBISH | 0xffff_ff9c] {
        assert!(open_here(dfd) >= 0, "{dfd:#x}");
    }
    assert_eq!(open_here(0xffff_ff9b), -EBADF);
}

#[test]
fn unknown_flags_are_refused_and_rubbish_above_flags_is_not_seen() {
    let mut bytes = [0_u8; 8];
    let address = bytes.as_mut_ptr() as usize;
    for (flags, expected) in [
        (0, 8),
        (RUBBISH, 8),
        (1 << 31, -EINVAL),
        (RUBBISH | 8, -EINVAL),
    ] {
        // SAFETY: `getrandom` writes at most 8 bytes to `bytes`.
        let result =
            unsafe { syscall3(Sysno::GETRANDOM.number(), address, 8, flags) };
        assert_eq!(result, expected, "{flags:#x}");
    }
}

fn mode(pipe: PipeReader) -> u32 {
    let file = File::from(OwnedFd::from(pipe));
    let metadata = file.metadata().expect("an open file");
    metadata.permissions().mode() & 0o7777
}

#[test]
fn of_a_mode_twelve_bits_count() {
    for high in [0, RUBBISH, 0xdead_0000, 0xf000] {
        let (pipe, _) = std::io::pipe().expect("a pipe");
        let fd = pipe.as_raw_fd() as usize;
        // SAFETY: `fchmod` changes the pipe, which is ours.
        let result =
            unsafe { syscall2(Sysno::FCHMOD.number(), fd, high | 0o640) };
        assert_eq!((result, mode(pipe)), (0, 0o640), "{high:#x}");
    }
}

#[test]
fn of_an_offset_all_bits_count() {
    let file = File::open("/proc/self/exe").expect("ourselves");
    let fd = file.as_raw_fd() as usize;
    let mut bytes = [0_u8; 3];
    let address = bytes.as_mut_ptr() as usize;
    for (offset, expected) in [
        (1, 3),
        (1 << 32 | 1, 0),
        (RUBBISH | 1, -EINVAL),
        (usize::MAX, -EINVAL),
    ] {
        // SAFETY: `pread64` writes at most 3 bytes to `bytes`.
        let result = unsafe {
            syscall4(Sysno::PREAD64.number(), fd, address, 3, offset)
        };
        assert_eq!(result, expected, "{offset:#x}");
    }
}

#[test]
fn the_kernel_refuses_to_write_where_the_program_may_not() {
    let code = write_to_pipe as fn(usize, usize, usize) -> isize as usize;
    for address in [0, 0xffff_8000_0000_0000, RUBBISH, usize::MAX - 7, code] {
        // SAFETY: none of these places may be written to.
        let result =
            unsafe { syscall3(Sysno::GETRANDOM.number(), address, 8, 0) };
        assert_eq!(result, -EFAULT, "{address:#x}");
    }
    // To read the code is allowed, and so the kernel does that, too.
    assert_eq!(write_to_pipe(0, code, 8), 8);
}

#[test]
fn a_copy_ends_where_the_memory_does() {
    // SAFETY: `mmap` of new memory (read and write; private, no file) at an
    // address that the kernel chooses.
    let pages = unsafe {
        syscall6(Sysno::MMAP.number(), 0, 2 * PAGE, 3, 0x22, usize::MAX, 0)
    };
    assert!(pages > 0, "{pages}");
    let (first, second) = (pages as usize, pages as usize + PAGE);
    // SAFETY: nobody uses the second page.
    let locked = unsafe { syscall3(Sysno::MPROTECT.number(), second, PAGE, 0) };
    assert_eq!(locked, 0);
    let zeros = File::open("/dev/zero").expect("Linux");
    let fd = zeros.as_raw_fd() as usize;
    for (start, count, expected) in
        [(first, 2 * PAGE, PAGE as isize), (second, PAGE, -EFAULT)]
    {
        // SAFETY: `read` writes to the two pages, which nobody uses.
        let result =
            unsafe { syscall3(Sysno::READ.number(), fd, start, count) };
        assert_eq!(result, expected);
    }
    // SAFETY: nothing points to the pages any more.
    unsafe { syscall2(Sysno::MUNMAP.number(), first, 2 * PAGE) };
}

/// Counts the bytes that `call` writes to the address that it is given.
fn written(call: impl Fn(usize) -> isize) -> usize {
    let count = |pattern: u8| {
        let mut bytes = [pattern; 1024];
        assert_eq!(call(bytes.as_mut_ptr() as usize), 0);
        bytes
            .iter()
            .rposition(|&b| b != pattern)
            .map_or(0, |i| i + 1)
    };
    count(0xaa).max(count(0x55))
}

/// The handlers `fstat` and `uname` would write 32 and 325.
#[test]
fn fstat_and_uname_lead_to_the_new_handlers() {
    let file = File::open("/proc/self/exe").expect("ourselves");
    let fd = file.as_raw_fd() as usize;
    // SAFETY: `fstat` writes 144 bytes where there are 1,024.
    let fstat = |to| unsafe { syscall2(Sysno::FSTAT.number(), fd, to) };
    assert_eq!(written(fstat), 144);
    // SAFETY: `uname` writes 390 bytes where there are 1,024.
    let uname = |to| unsafe { syscall1(Sysno::UNAME.number(), to) };
    assert_eq!(written(uname), 390);
}

#[test]
fn getrandom_writes_to_the_whole_slice_and_to_nothing_else() {
    let mut bytes = [0xaa; 96];
    assert_eq!(getrandom(&mut bytes[32..64], 0), 32);
    assert_ne!(bytes[32..64], [0xaa; 32]);
    assert_eq!(
        (&bytes[..32], &bytes[64..]),
        (&[0xaa; 32][..], &[0xaa; 32][..])
    );
    assert_eq!(getrandom(&mut [], 0), 0);
    assert_eq!(getrandom(&mut bytes, u32::MAX), -EINVAL);
}

#[test]
fn openat_passes_directory_path_flags_and_mode() {
    const CREATE_EXCLUSIVELY: i32 = 0o300 | 1;
    let name = format!("handler-definitions-{}", std::process::id());
    let folder = std::env::temp_dir();
    let path = folder.join(&name);
    let directory = File::open(&folder).expect("the folder of temporary files");
    let dirfd = directory.as_raw_fd();
    let relative = CString::new(name).expect("no NUL");
    // SAFETY: the directory is ours.
    let open = |flags| unsafe { openat(dirfd, &relative, flags, 0o400) };
    assert_eq!(open(0), -ENOENT);
    let fd = open(CREATE_EXCLUSIVELY);
    let metadata = std::fs::metadata(&path);
    let removed = std::fs::remove_file(&path);
    assert!(fd >= 0, "{fd}");
    // SAFETY: the descriptor is new, so it is ours to close.
    drop(unsafe { OwnedFd::from_raw_fd(fd as i32) });
    removed.expect("the file was there");
    let mode = metadata.expect("the file was there").permissions().mode();
    assert_eq!(mode & 0o777, 0o400, "{mode:o}");
}

#[test]
fn openat_takes_an_absolute_path_and_at_fdcwd() {
    let path = std::env::current_dir().expect("a directory");
    let path = CString::new(path.as_os_str().as_bytes()).expect("no NUL");
    for path in [path.as_c_str(), c"."] {
        // SAFETY: we pass no descriptor.
        let fd = unsafe { openat(AT_FDCWD, path, 0, 0) };
        assert!(fd >= 0, "{path:?}: {fd}");
        // SAFETY: the descriptor is new, so it is ours to close.
        drop(unsafe { OwnedFd::from_raw_fd(fd as i32) });
    }
}

#[test]
fn pread64_passes_its_offset_and_leaves_the_position() {
    let file = File::open("/proc/self/exe").expect("ourselves");
    let mut bytes = [0; 3];
    let mut read = |offset| {
        // SAFETY: the file is ours.
        let result = unsafe { pread64(file.as_raw_fd(), &mut bytes, offset) };
        (result, bytes)
    };
    assert_eq!(read(1), (3, *b"ELF"));
    assert_eq!(read(0), (3, *b"\x7fEL"));
    assert_eq!(read(1 << 40), (0, *b"\x7fEL"));
    assert_eq!(read(-1), (-EINVAL, *b"\x7fEL"));
    let fd = file.as_raw_fd() as usize;
    // SAFETY: `lseek` by 0 from the present position (1) only tells it.
    assert_eq!(unsafe { syscall3(Sysno::LSEEK.number(), fd, 0, 1) }, 0);
}

/// The file tells the registers of the call that reads it.
#[test]
fn narrow_arguments_fill_their_registers() {
    let file = File::open("/proc/thread-self/syscall").expect("Linux");
    let fd = file.as_raw_fd();
    let mut bytes = [0; 256];
    // SAFETY: the file is ours.
    let result = unsafe { pread64(fd, &mut bytes, 0) };
    let line = String::from_utf8_lossy(&bytes[..result as usize]);
    let fields: Vec<_> = line.split_whitespace().collect();
    assert_eq!(fields[0], Sysno::PREAD64.number().to_string());
    assert_eq!(fields[1], format!("{fd:#x}"));
    assert_eq!(fields[3..5], ["0x100", "0x0"], "{line}");
}

/// `getcpu` has a third argument that nobody looks at, and takes null.
#[test]
fn getcpu_takes_null_pointers() {
    let mut cpu = u32::MAX;
    let address = &raw mut cpu as usize;
    // SAFETY: `getcpu` writes 4 bytes to `cpu`, and nothing to null.
    let result = unsafe {
        syscall5(
            Sysno::GETCPU.number(),
            address,
            0,
            RUBBISH,
            RUBBISH,
            RUBBISH,
        )
    };
    assert_eq!(result, 0);
    assert_ne!(cpu, u32::MAX);
}

fn repository() -> &'static Path {
    let listing = Path::new(env!("CARGO_MANIFEST_DIR"));
    listing.ancestors().nth(2).expect("listings/NAME")
}

/// The types in data/ of arguments that are not visibly pointers.
fn types_of_values() -> Vec<String> {
    let folder = std::fs::read_dir(repository().join("data")).expect("data/");
    let files = folder.map(|entry| entry.expect("an entry").path());
    let mut types = Vec::new();
    let is_table = |file: &PathBuf| {
        let name = file.file_name().and_then(|name| name.to_str());
        name.is_some_and(|name| {
            name.starts_with("x86_64-") && name.ends_with(".json")
        })
    };
    for file in files.filter(is_table) {
        let text = std::fs::read_to_string(&file).expect("text");
        let rows = text.lines().filter(|row| !row.contains(r#""abi":"x32""#));
        for row in rows {
            let rest = row.split(r#"{"type":""#).skip(1);
            types.extend(
                rest.filter_map(|rest| rest.split('"').next())
                    .map(|name| name.trim_start_matches("const ").to_owned()),
            );
        }
    }
    types.retain(|name| !name.contains('*'));
    types.sort();
    types.dedup();
    types
}

#[test]
fn the_chapters_table_has_every_type_of_the_kernels() {
    let page = "src/from-number-to-handler/handler-definitions.md";
    let text = std::fs::read_to_string(repository().join(page)).expect("page");
    let heading = "| in the definition |";
    let (_, table) = text.split_once(heading).expect("the table of types");
    let table = table.split("\n\n").next().expect("its lines");
    let types = types_of_values();
    assert!(types.len() > 25, "{types:?}");
    for name in types {
        let name = name
            .split(' ')
            .find(|&word| word == "enum")
            .unwrap_or(&name);
        let found = table.contains(&format!("`{name}`"));
        assert!(found, "{page}: the table of types has no `{name}`");
    }
}
