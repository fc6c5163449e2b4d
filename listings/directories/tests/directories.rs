//! What the listings of `directories` promise.

use directories::{
    AT_REMOVEDIR, DT_BLK, DT_CHR, DT_DIR, DT_FIFO, DT_LNK, DT_REG, DT_SOCK,
    DT_UNKNOWN, Descent, Directory, Dirent, Identity, file_type, getdents64,
    mkdirat, unlinkat,
};
use errors::Errno;
use files::{
    AsFd, CWD, O_CREAT, O_DIRECTORY, O_RDONLY, O_WRONLY, OwnedFd, SEEK_SET,
    lseek, open, openat, pipe2,
};
use std::collections::BTreeSet;
use std::ffi::{CStr, CString};
use std::os::unix::ffi::OsStringExt as _;
use std::panic::Location;
use structs::{S_IFMT, STATX_TYPE, statx};

/// A folder of the test's own, taken away at its end with all that is in it.
struct Folder(CString);

impl Folder {
    #[track_caller]
    fn new() -> Folder {
        let line = Location::caller().line();
        let name = format!("directories-{}-{line}", std::process::id());
        let path = std::env::temp_dir().join(name).into_os_string();
        let path = CString::new(path.into_vec()).expect("it has no NUL");
        mkdirat(CWD, &path, 0o700).expect("a folder");
        Folder(path)
    }

    fn open(&self) -> OwnedFd {
        open(&self.0, O_RDONLY | O_DIRECTORY, 0).expect("the folder")
    }

    fn file(&self, name: &CStr) {
        let flags = O_WRONLY | O_CREAT;
        openat(self.open(), name, flags, 0o600).expect("a file");
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let path = self.0.to_str().expect("it is UTF-8");
        std::fs::remove_dir_all(path).expect("the folder goes");
    }
}

fn names(directory: impl AsFd, size: usize) -> Result<Vec<CString>, Errno> {
    let mut names = Vec::new();
    let mut buffer = vec![0; size];
    let mut entries = Directory::new(&directory, &mut buffer);
    while let Some(entry) = entries.next_entry()? {
        names.push(entry.d_name.to_owned());
    }
    Ok(names)
}

/// Three records as the kernel makes them.
fn records() -> Vec<u8> {
    let mut bytes = Vec::new();
    for (number, name) in (1_u64..).zip([c".", c"name", c"a longer name"]) {
        let name = name.to_bytes_with_nul();
        let reclen = (19 + name.len()).next_multiple_of(8);
        bytes.extend(number.to_ne_bytes());
        bytes.extend((number as i64 * -3).to_ne_bytes());
        bytes.extend((reclen as u16).to_ne_bytes());
        bytes.push(DT_REG);
        bytes.extend(name);
        bytes.resize(bytes.len().next_multiple_of(8), b'#');
    }
    bytes
}

/// All records that `bytes` begin with.
fn parse(mut bytes: &[u8]) -> Vec<Dirent<'_>> {
    let mut found = Vec::new();
    while let Some((record, rest)) = Dirent::split_first(bytes) {
        assert!(rest.len() < bytes.len(), "no step, no end");
        found.push(record);
        bytes = rest;
    }
    found
}

#[test]
fn records_come_apart_as_they_were_made() {
    let bytes = records();
    let found = parse(&bytes);
    let names: Vec<_> = found.iter().map(|record| record.d_name).collect();
    assert_eq!(names, [c".", c"name", c"a longer name"]);
    assert_eq!(found[2].d_ino, 3);
    assert_eq!(found[2].d_off, -9);
    assert_eq!(found[2].d_type, DT_REG);
    let reclens: Vec<_> = found.iter().map(|r| r.d_reclen).collect();
    assert_eq!(reclens, [24, 24, 40]);
}

#[test]
fn a_record_that_is_cut_off_is_none() {
    let bytes = records();
    for length in 0..bytes.len() {
        let whole = parse(&bytes[..length]).len();
        let expected = match length {
            ..24 => 0,
            24..48 => 1,
            _ => 2,
        };
        assert_eq!(whole, expected, "{length} bytes");
    }
}

#[test]
fn records_may_lie_at_any_address() {
    let bytes = records();
    for shift in 0..8 {
        let shifted = [&vec![0; shift], &bytes[..]].concat();
        assert_eq!(parse(&shifted[shift..]), parse(&bytes));
    }
}

/// Whatever is in the bytes, the parser comes to an end and stays inside.
#[test]
fn any_bytes_can_be_taken_apart() {
    let mut state = 1_u64; // of a generator of numbers, always the same ones
    let mut random = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (state >> 33) as usize
    };
    let whole = records();
    for _ in 0..100_000 {
        let mut bytes = whole.clone();
        for _ in 0..=random() % 4 {
            let place = random() % bytes.len();
            bytes[place] = random() as u8;
        }
        for record in parse(&bytes) {
            assert!(record.d_name.count_bytes() < record.d_reclen.into());
        }
    }
}

#[test]
fn a_length_of_nothing_or_less_than_the_header_is_no_record() {
    for reclen in 0..20_u16 {
        let mut bytes = records();
        bytes[16..18].copy_from_slice(&reclen.to_ne_bytes());
        assert_eq!(Dirent::split_first(&bytes), None, "{reclen}");
    }
}

#[test]
fn the_kernel_leaves_the_padding_alone() {
    let folder = Folder::new();
    folder.file(c"seven77");
    let mut buffer = [b'#'; 4096];
    let length = getdents64(folder.open(), &mut buffer).expect("records");
    let mut rest = &buffer[..length];
    while let Some((record, behind)) = Dirent::split_first(rest) {
        let end = 19 + record.d_name.count_bytes() + 1;
        let padding = &rest[end..record.d_reclen.into()];
        assert!(padding.iter().all(|&byte| byte == b'#'));
        rest = behind;
    }
}

#[test]
fn each_name_comes_once_whatever_the_buffers_size() {
    let folder = Folder::new();
    let mut expected = BTreeSet::from([c".".to_owned(), c"..".to_owned()]);
    for length in 1..=255 {
        let name = CString::new("x".repeat(length)).expect("no NUL");
        folder.file(&name);
        expected.insert(name);
    }
    for size in [280, 281, 4096, 1 << 20] {
        let names = names(folder.open(), size).expect("all names");
        assert_eq!(names.len(), expected.len(), "buffer of {size}");
        assert_eq!(BTreeSet::from_iter(names), expected);
    }
    // 279 bytes are too few for the longest name, wherever it comes.
    assert_eq!(names(folder.open(), 279), Err(Errno::EINVAL));
    assert_eq!(names(folder.open(), 0), Err(Errno::EINVAL));
}

#[test]
fn names_are_bytes() {
    let folder = Folder::new();
    let odd = [c"new\nline", c"\xff\xfe", c"-rf", c"a b", c"\x01", c"..."];
    odd.iter().for_each(|name| folder.file(name));
    let mut expected: Vec<_> = odd.map(CStr::to_owned).into();
    expected.sort();
    let mut found = names(folder.open(), 4096).expect("all names");
    found.retain(|name| name.as_c_str() != c"." && name.as_c_str() != c"..");
    found.sort();
    assert_eq!(found, expected);
}

#[test]
fn what_cannot_be_read_says_so() {
    let (pipe, _) = pipe2(0).expect("a pipe");
    assert_eq!(getdents64(&pipe, &mut [0; 64]), Err(Errno::ENOTDIR));
    assert_eq!(getdents64(CWD, &mut [0; 64]), Err(Errno::EBADF));

    let folder = Folder::new();
    let top = folder.open();
    mkdirat(&top, c"gone", 0o700).expect("a directory");
    let gone = openat(&top, c"gone", O_RDONLY | O_DIRECTORY, 0);
    unlinkat(&top, c"gone", AT_REMOVEDIR).expect("removed");
    let result = getdents64(gone.expect("open"), &mut [0; 64]);
    assert_eq!(result, Err(Errno::ENOENT));
}

/// A directory's descriptor has a position: whoever reads it to the end leaves
/// it there.
#[test]
fn two_readers_of_one_descriptor_share_its_position() {
    let folder = Folder::new();
    let top = folder.open();
    assert_eq!(names(&top, 4096).map(|names| names.len()), Ok(2));
    assert_eq!(names(&top, 4096), Ok(vec![]));
    lseek(&top, 0, SEEK_SET).expect("back to the start");
    assert_eq!(names(&top, 4096).map(|names| names.len()), Ok(2));
}

#[test]
fn the_types_are_those_of_the_mode() {
    for (path, kind) in [
        (c"/proc", DT_DIR),
        (c"/dev/null", DT_CHR),
        (c"/proc/version", DT_REG),
    ] {
        let status = statx(CWD, path, 0, STATX_TYPE).expect("it is there");
        assert_eq!(status.file_type() >> 12, kind.into());
    }
    for kind in [DT_FIFO, DT_BLK, DT_LNK, DT_SOCK] {
        assert_eq!(u16::from(kind) << 12 & !S_IFMT, 0);
    }
}

/// The record says nothing; the file system is asked.
#[test]
fn an_unknown_type_is_looked_up_and_links_are_not_followed() {
    let fd = open(c"/proc/self", O_RDONLY | O_DIRECTORY, 0).expect("open");
    let of = |name| {
        let (d_ino, d_off, d_reclen) = (0, 0, 0);
        let entry = Dirent {
            d_ino,
            d_off,
            d_reclen,
            d_type: DT_UNKNOWN,
            d_name: name,
        };
        file_type(&fd, &entry)
    };
    assert_eq!(of(c"exe"), Ok(DT_LNK));
    assert_eq!(of(c"cwd"), Ok(DT_LNK));
    assert_eq!(of(c"task"), Ok(DT_DIR));
    assert_eq!(of(c"maps"), Ok(DT_REG));
    assert_eq!(of(c"no such"), Err(Errno::ENOENT));
}

/// How many descriptors of this process lead to or below the folder.
fn open_below(folder: &Folder) -> usize {
    let path = folder.0.to_str().expect("it is UTF-8");
    let links = std::fs::read_dir("/proc/self/fd").expect("descriptors");
    let targets =
        links.filter_map(|link| std::fs::read_link(link.ok()?.path()).ok());
    targets.filter(|target| target.starts_with(path)).count()
}

#[test]
fn a_descent_keeps_few_directories_open_and_finds_back() {
    let folder = Folder::new();
    let mut way = Descent::<4>::new(folder.open());
    let mut above = Vec::new();
    for depth in 0..20 {
        assert_eq!(way.depth(), depth);
        assert_eq!(open_below(&folder), 4.min(depth + 1));
        mkdirat(&way, c"below", 0o700).expect("made");
        above.push(Identity::of(&way).expect("its identity"));
        way.down(c"below").expect("opened");
    }
    while let Some(parent) = above.pop() {
        way.up(parent).expect("found back");
        assert_eq!(Identity::of(&way), Ok(parent));
        unlinkat(&way, c"below", AT_REMOVEDIR).expect("removed");
    }
    assert_eq!(way.depth(), 0);
    let here = Identity::of(&way).expect("its identity");
    assert_eq!(way.up(here), Err(Errno::ENOENT));
}

#[test]
fn a_descent_notices_that_it_has_been_moved() {
    let folder = Folder::new();
    let path = folder.0.to_str().expect("it is UTF-8");
    std::fs::create_dir_all(format!("{path}/a/b/c")).expect("made");
    std::fs::create_dir(format!("{path}/else")).expect("made");

    let mut way = Descent::<2>::new(folder.open());
    let mut above = Vec::new();
    for name in [c"a", c"b", c"c"] {
        above.push(Identity::of(&way).expect("its identity"));
        way.down(name).expect("opened");
    }
    let (from, to) = (format!("{path}/a/b"), format!("{path}/else/b"));
    std::fs::rename(from, to).expect("moved");
    // `b` is still open. `a` is not, and is no longer above it.
    assert_eq!(way.up(above[2]), Ok(()));
    assert_eq!(way.up(above[1]), Err(Errno::ESTALE));
    assert_eq!(Identity::of(&way), Ok(above[2]));
}

#[test]
fn a_descent_follows_no_link_and_stays_where_it_was() {
    let folder = Folder::new();
    let path = folder.0.to_str().expect("it is UTF-8");
    std::os::unix::fs::symlink(".", format!("{path}/link")).expect("made");
    folder.file(c"file");
    let mut way = Descent::<2>::new(folder.open());
    let here = Identity::of(&way);
    assert_eq!(way.down(c"link"), Err(Errno::ENOTDIR));
    assert_eq!(way.down(c"file"), Err(Errno::ENOTDIR));
    assert_eq!(way.down(c"nothing"), Err(Errno::ENOENT));
    assert_eq!((way.depth(), Identity::of(&way)), (0, here));
}

/// What the page says about circles.
#[test]
fn directories_make_no_circles() {
    let folder = Folder::new();
    let path = folder.0.to_str().expect("it is UTF-8");
    std::fs::create_dir(format!("{path}/a")).expect("made");
    let second = std::fs::hard_link(format!("{path}/a"), format!("{path}/b"));
    assert_eq!(second.unwrap_err().raw_os_error(), Some(1)); // EPERM
    let into = std::fs::rename(format!("{path}/a"), format!("{path}/a/b"));
    assert_eq!(into.unwrap_err().raw_os_error(), Some(22)); // EINVAL
}
