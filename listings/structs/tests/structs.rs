//! What the listings of `structs` promise.

use errors::{Errno, check};
use files::{
    CWD, O_CLOEXEC, O_DIRECTORY, O_NONBLOCK, O_PATH, O_RDONLY, O_WRONLY,
    OwnedFd, open, pipe2,
};
use register_abi::{syscall2, syscall4, syscall5};
use std::ffi::{CStr, CString};
use std::fs::{self, Metadata};
use std::mem::{MaybeUninit, offset_of};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::thread;
use structs::*;
use syscall_tables::Sysno;

/// A new folder, which goes with its name.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let name = format!("structs-{name}-{}", std::process::id());
        let path = std::env::temp_dir().join(name);
        fs::create_dir(&path).unwrap();
        Folder(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).unwrap();
    }
}

fn c_path(path: &Path) -> CString {
    CString::new(path.as_os_str().as_bytes()).unwrap()
}

/// The number of a device, from its two halves, as C's `makedev` does it.
fn device(major: u32, minor: u32) -> u64 {
    let (major, minor) = (u64::from(major), u64::from(minor));
    (major & 0xfff) << 8
        | (major & !0xfff) << 32
        | minor & 0xff
        | (minor & !0xff) << 12
}

#[track_caller]
fn assert_same(ours: &Statx, std: &Metadata) {
    assert_eq!(u32::from(ours.stx_mode), std.mode());
    assert_eq!(u64::from(ours.stx_nlink), std.nlink());
    assert_eq!((ours.stx_uid, ours.stx_gid), (std.uid(), std.gid()));
    assert_eq!((ours.stx_ino, ours.stx_size), (std.ino(), std.size()));
    assert_eq!(ours.stx_blocks, std.blocks());
    assert_eq!(u64::from(ours.stx_blksize), std.blksize());
    let rdev = device(ours.stx_rdev_major, ours.stx_rdev_minor);
    assert_eq!(rdev, std.rdev());
    let dev = device(ours.stx_dev_major, ours.stx_dev_minor);
    assert_eq!(dev, std.dev());
    let time = |time: StatxTimestamp| (time.tv_sec, i64::from(time.tv_nsec));
    assert_eq!(time(ours.stx_mtime), (std.mtime(), std.mtime_nsec()));
    assert_eq!(time(ours.stx_ctime), (std.ctime(), std.ctime_nsec()));
}

#[test]
fn statx_tells_what_std_tells() {
    let folder = Folder::new("std");
    let file = folder.0.join("file");
    fs::write(&file, vec![7; 10_000]).unwrap();
    let name = folder.0.join("second name");
    fs::hard_link(&file, name).unwrap();
    let paths = [&file, &folder.0, Path::new("/dev/null"), Path::new("/")];
    for path in paths {
        let ours = statx(CWD, &c_path(path), 0, STATX_BASIC_STATS).unwrap();
        let has = ours.stx_mask & STATX_BASIC_STATS;
        assert_eq!(has, STATX_BASIC_STATS, "{}", path.display());
        assert_same(&ours, &fs::metadata(path).unwrap());
    }
    let std = fs::metadata(&file).unwrap();
    let mask = STATX_BASIC_STATS | STATX_BTIME;
    let ours = statx(CWD, &c_path(&file), 0, mask).unwrap();
    assert_eq!((ours.stx_size, ours.stx_nlink), (10_000, 2));
    assert_eq!(ours.stx_atime.tv_sec, std.atime());
    assert_eq!(i64::from(ours.stx_atime.tv_nsec), std.atime_nsec());
    if let Ok(created) = std.created() {
        assert_ne!(ours.stx_mask & STATX_BTIME, 0);
        let created = created.duration_since(std::time::UNIX_EPOCH).unwrap();
        assert_eq!(ours.stx_btime.tv_sec as u64, created.as_secs());
        assert_eq!(ours.stx_btime.tv_nsec, created.subsec_nanos());
    }
}

#[test]
fn a_link_is_followed_unless_the_flag_says_no() {
    let folder = Folder::new("link");
    let link = folder.0.join("link");
    symlink("/dev/null", &link).unwrap();
    let path = c_path(&link);
    let ask = |flags| statx(CWD, &path, flags, STATX_BASIC_STATS).unwrap();
    assert_eq!(ask(0).file_type(), S_IFCHR);
    assert_eq!(ask(AT_SYMLINK_NOFOLLOW).file_type(), S_IFLNK);
    let std = fs::symlink_metadata(&link).unwrap();
    assert_same(&ask(AT_SYMLINK_NOFOLLOW), &std);
}

#[test]
fn an_empty_path_with_the_flag_is_the_descriptor_itself() {
    let (from, _to) = pipe2(O_CLOEXEC).unwrap();
    let pipe = statx(&from, c"", AT_EMPTY_PATH, STATX_TYPE).unwrap();
    assert_eq!(pipe.file_type(), S_IFIFO);
    let error = statx(&from, c"", 0, STATX_TYPE).unwrap_err();
    assert_eq!(error, Errno::ENOENT);
}

#[test]
fn types_and_permissions_are_told_apart() {
    let folder = Folder::new("mode");
    let ask = |path: &Path| {
        statx(CWD, &c_path(path), AT_SYMLINK_NOFOLLOW, STATX_BASIC_STATS)
            .unwrap()
    };
    let (root, null) = (ask(Path::new("/")), ask(Path::new("/dev/null")));
    assert_eq!((root.file_type(), null.file_type()), (S_IFDIR, S_IFCHR));
    let file = folder.0.join("file");
    fs::write(&file, "").unwrap();
    for mode in [0, 0o640, 0o7777 & !S_ISGID, S_ISUID | S_ISVTX] {
        let permissions = fs::Permissions::from_mode(mode.into());
        fs::set_permissions(&file, permissions).unwrap();
        let found = ask(&file);
        assert_eq!((found.file_type(), found.permissions()), (S_IFREG, mode));
    }
}

#[test]
fn statx_refuses_unknown_flags_and_ignores_unknown_wishes() {
    let ask = |flags, mask| statx(CWD, c"/", flags, mask).map(drop);
    assert_eq!(ask(1, STATX_TYPE), Err(Errno::EINVAL));
    let both = AT_STATX_FORCE_SYNC | AT_STATX_DONT_SYNC;
    assert_eq!(ask(both, STATX_TYPE), Err(Errno::EINVAL));
    assert_eq!(ask(0, 1 << 31), Err(Errno::EINVAL)); // reserved
    assert_eq!(ask(AT_NO_AUTOMOUNT, 1 << 30), Ok(()));
    assert_eq!(ask(AT_STATX_DONT_SYNC, 0), Ok(()));
}

#[test]
fn a_statx_fills_the_256_bytes_that_the_kernel_writes() {
    let mut bytes = [0xaa_u8; 1024];
    // SAFETY: the path has its NUL, and there is room for more than 256 bytes.
    let result = unsafe {
        syscall5(
            Sysno::STATX.number(),
            CWD.as_raw_fd() as usize,
            c"/".as_ptr() as usize,
            0,
            STATX_BASIC_STATS as usize,
            bytes.as_mut_ptr() as usize,
        )
    };
    assert_eq!(result, 0);
    assert_eq!(bytes[size_of::<Statx>() - 1], 0);
    let after = &bytes[size_of::<Statx>()..];
    assert!(after.iter().all(|&byte| byte == 0xaa));
}

#[test]
fn read_uninit_gives_what_came_and_no_more() {
    let (from, to) = pipe2(O_CLOEXEC).unwrap();
    let mut buffer = [MaybeUninit::new(0xaa); 16];
    files::write_all(&to, b"hello").unwrap();
    assert_eq!(
        read_uninit(&from, &mut buffer),
        Ok(&mut b"hello"[..].to_owned()[..])
    );
    files::write_all(&to, b"0123456789abcdefgh").unwrap();
    assert_eq!(
        read_uninit(&from, &mut buffer).unwrap(),
        b"0123456789abcdef"
    );
    assert_eq!(read_uninit(&from, &mut buffer).unwrap(), b"gh");
    drop(to);
    assert_eq!(read_uninit(&from, &mut buffer).unwrap(), b"");
    assert_eq!(read_uninit(&from, &mut []).unwrap(), b"");
    let error = read_uninit(CWD, &mut buffer).unwrap_err();
    assert_eq!(error, Errno::EBADF);
}

#[test]
#[should_panic(expected = "out of range")]
fn written_does_not_leave_the_buffer() {
    let mut buffer = [MaybeUninit::new(0); 4];
    // SAFETY: all four have been written, and it panics before the fifth.
    let _ = unsafe { written(&mut buffer, 5) };
}

fn read_to_end(from: OwnedFd) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut buffer = [MaybeUninit::uninit(); 5000];
    loop {
        match read_uninit(&from, &mut buffer).unwrap() {
            [] => return bytes,
            more => bytes.extend_from_slice(more),
        }
    }
}

#[test]
fn writev_and_readv_keep_the_order() {
    let (from, to) = pipe2(O_CLOEXEC).unwrap();
    let pieces = [b"one", &b""[..], b"two ", b"three"].map(IoSlice::new);
    assert_eq!(writev(&to, &pieces), Ok(12));
    let (mut a, mut b, mut c) = ([0; 5], [0; 0], [0; 100]);
    let mut room = [
        IoSliceMut::new(&mut a),
        IoSliceMut::new(&mut b),
        IoSliceMut::new(&mut c),
    ];
    assert_eq!(readv(&from, &mut room), Ok(12));
    assert_eq!((&a, &c[..8]), (b"onetw", &b"o three\0"[..]));
}

#[test]
fn the_kernel_takes_1024_slices_and_no_more() {
    let null = open(c"/dev/null", O_WRONLY | O_CLOEXEC, 0).unwrap();
    let slices = [IoSlice::new(b"x"); UIO_MAXIOV + 1];
    assert_eq!(writev(&null, &slices[1..]), Ok(UIO_MAXIOV));
    assert_eq!(writev(&null, &slices), Err(Errno::EINVAL));
    assert_eq!(writev(&null, &[]), Ok(0));
    let mut slices = slices;
    assert_eq!(writev_all(&null, &mut slices), Ok(()));
}

#[test]
fn a_short_writev_ends_in_the_middle_of_a_slice() {
    let (from, to) = pipe2(O_CLOEXEC | O_NONBLOCK).unwrap();
    let (a, b) = (vec![b'a'; 1000], vec![b'b'; 2_000_000]);
    let mut slices = [&a[..], &b[..]].map(IoSlice::new);
    let count = writev(&to, &slices).unwrap();
    assert!((1001..2_001_000).contains(&count), "{count}");
    let rest = advance(&mut slices, count);
    assert_eq!(rest.len(), 1);
    assert_eq!(rest[0].as_slice().len(), 2_001_000 - count);
    assert_eq!(writev(&to, rest), Err(Errno::EAGAIN));
    drop(to);
    let bytes = read_to_end(from);
    assert_eq!(bytes.len(), count);
    assert!(bytes[..1000].iter().all(|&byte| byte == b'a'));
    assert!(bytes[1000..].iter().all(|&byte| byte == b'b'));
}

/// Many pieces of all lengths, some empty, far more than a pipe holds.
#[test]
fn writev_all_writes_everything_once_and_in_order() {
    let expected: Vec<u8> = (0..400_000_u32).map(|i| (i % 251) as u8).collect();
    let mut slices = vec![IoSlice::new(b"")];
    let mut rest = &expected[..];
    while !rest.is_empty() {
        let length = (slices.len() * 37 % 271).min(rest.len());
        let (piece, behind) = rest.split_at(length);
        slices.push(IoSlice::new(piece));
        rest = behind;
    }
    slices.push(IoSlice::new(b""));
    assert!(slices.len() > 2 * UIO_MAXIOV);
    let (from, to) = pipe2(O_CLOEXEC).unwrap();
    let reader = thread::spawn(|| read_to_end(from));
    assert_eq!(writev_all(&to, &mut slices), Ok(()));
    drop(to);
    assert!(reader.join().unwrap() == expected);
}

#[test]
fn writev_all_has_nothing_to_do_for_empty_slices() {
    let read_only = open(c"/dev/null", O_RDONLY | O_CLOEXEC, 0).unwrap();
    assert_eq!(writev_all(&read_only, &mut []), Ok(()));
    let mut empty = [IoSlice::new(b""); 3];
    assert_eq!(writev_all(&read_only, &mut empty), Ok(()));
    let mut some = [IoSlice::new(b"x")];
    assert_eq!(writev_all(&read_only, &mut some), Err(Errno::EBADF));
}

#[test]
fn advance_goes_on_at_every_byte() {
    let pieces = [&b"one"[..], b"", b"two ", b"", b"three", b""];
    let whole = pieces.concat();
    for count in 0..=whole.len() {
        let mut slices = pieces.map(IoSlice::new);
        let rest = advance(&mut slices, count);
        let left: Vec<_> = rest.iter().map(IoSlice::as_slice).collect();
        assert_eq!(left.concat(), &whole[count..]);
        assert!(left.first().is_none_or(|first| !first.is_empty()));
    }
}

#[test]
#[should_panic(expected = "more bytes than the slices have")]
fn advance_does_not_go_past_the_end() {
    advance(&mut [IoSlice::new(b"hello")], 6);
}

/// Whether `openat2` answers here; it is newer than some filters.
fn has_openat2() -> bool {
    match openat2(CWD, c"/", &OpenHow::default()) {
        Err(Errno::ENOSYS | Errno::EPERM) => {
            eprintln!("skipped: openat2 is too new or filtered here");
            false
        }
        _ => true,
    }
}

/// Opens `/proc/version` with a struct of these words.
fn open_with(words: &[u64], size: usize) -> Result<(), Errno> {
    assert!(size <= size_of_val(words));
    // SAFETY: the kernel reads the path up to its NUL, and `size` bytes.
    let result = unsafe {
        syscall4(
            Sysno::OPENAT2.number(),
            CWD.as_raw_fd() as usize,
            c"/proc/version".as_ptr() as usize,
            words.as_ptr() as usize,
            size,
        )
    };
    // SAFETY: the number is new: nobody else has it.
    check(result).map(|fd| drop(unsafe { OwnedFd::from_raw_fd(fd as i32) }))
}

#[test]
fn a_struct_may_be_longer_than_the_kernels_if_the_rest_is_zero() {
    if !has_openat2() {
        return;
    }
    let mut words = [0_u64; 1024];
    for size in [24, 64, 100, 4096] {
        assert_eq!(open_with(&words, size), Ok(()), "{size}");
    }
    for size in [0, 8, 23] {
        assert_eq!(open_with(&words, size), Err(Errno::EINVAL), "{size}");
    }
    for size in [4097, 8192] {
        assert_eq!(open_with(&words, size), Err(Errno::E2BIG), "{size}");
    }
    words[100] = 1 << 63; // its last byte is that of 808
    assert_eq!(open_with(&words, 807), Ok(()));
    assert_eq!(open_with(&words, 808), Err(Errno::E2BIG));
}

#[test]
fn openat2_opens_as_openat_does_and_is_stricter() {
    if !has_openat2() {
        return;
    }
    let how = |flags: i32, mode, resolve| OpenHow {
        flags: flags as u64,
        mode,
        resolve,
    };
    let file = openat2(CWD, c"/proc/version", &how(O_CLOEXEC, 0, 0)).unwrap();
    let other = open(c"/proc/version", O_CLOEXEC, 0).unwrap();
    let text = |fd| String::from_utf8(read_to_end(fd)).unwrap();
    assert_eq!(text(file), text(other));
    let error = |how: OpenHow| {
        openat2(CWD, c"/proc/version", &how).map(drop).unwrap_err()
    };
    assert_eq!(error(how(0, 0o640, 0)), Errno::EINVAL);
    assert_eq!(error(how(0, 0, 1 << 63)), Errno::EINVAL);
    let mut unknown = how(0, 0, 0);
    unknown.flags = 1 << 63;
    assert_eq!(error(unknown), Errno::EINVAL);
    assert!(open(c"/proc/version", 1 << 30 | O_CLOEXEC, 0).is_ok());
}

#[test]
fn a_path_stays_beneath_its_directory() {
    if !has_openat2() {
        return;
    }
    let proc = open(c"/proc", O_PATH | O_DIRECTORY | O_CLOEXEC, 0).unwrap();
    let ask = |path: &CStr, resolve| {
        let flags = O_CLOEXEC as u64;
        let how = OpenHow {
            flags,
            resolve,
            ..OpenHow::default()
        };
        openat2(&proc, path, &how).map(drop)
    };
    assert_eq!(ask(c"self/status", RESOLVE_BENEATH), Ok(()));
    assert_eq!(ask(c"../dev/null", RESOLVE_BENEATH), Err(Errno::EXDEV));
    assert_eq!(ask(c"/dev/null", RESOLVE_BENEATH), Err(Errno::EXDEV));
    assert_eq!(ask(c"/version", RESOLVE_IN_ROOT), Ok(()));
    assert_eq!(ask(c"self/status", RESOLVE_NO_SYMLINKS), Err(Errno::ELOOP));
    assert_eq!(ask(c"self/exe", RESOLVE_NO_MAGICLINKS), Err(Errno::ELOOP));
    assert_eq!(ask(c"../dev/null", RESOLVE_NO_XDEV), Err(Errno::EXDEV));
}

/// The C rule, on three fields; what Rust does without it is not promised.
#[test]
fn repr_c_puts_padding_where_the_chapter_says() {
    #[repr(C)]
    struct InC {
        mode: u16,
        size: u64,
        uid: u32,
    }
    let offsets = (
        offset_of!(InC, mode),
        offset_of!(InC, size),
        offset_of!(InC, uid),
    );
    assert_eq!((offsets, size_of::<InC>()), ((0, 8, 16), 24));
}

/// `exit_signal`, the fifth word, is no signal: nothing is started.
#[test]
fn clone3_measures_its_struct_as_openat2_does() {
    let ask = |words: &[u64]| {
        let (address, size) = (words.as_ptr() as usize, size_of_val(words));
        // SAFETY: the kernel reads the words.
        check(unsafe { syscall2(Sysno::CLONE3.number(), address, size) })
    };
    let mut words = [0; 1024];
    words[4] = !0;
    if let Err(Errno::ENOSYS | Errno::EPERM) = ask(&words[..8]) {
        return eprintln!("skipped: clone3 is too new or filtered here");
    }
    assert_eq!(ask(&words[..7]), Err(Errno::EINVAL));
    assert_eq!(ask(&words[..8]), Err(Errno::EINVAL));
    assert_eq!(ask(&words[..100]), Err(Errno::EINVAL));
    assert_eq!(ask(&words), Err(Errno::E2BIG));
    words[99] = 1;
    assert_eq!(ask(&words[..100]), Err(Errno::E2BIG));
}
