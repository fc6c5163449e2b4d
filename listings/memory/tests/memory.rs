//! What the listings of `memory` promise of mappings.

use errors::Errno;
use files::{AsFd as _, O_RDONLY, O_WRONLY, open, pipe2, pwrite64, write_all};
use memory::{
    FileMap, MADV_DONTNEED, MAP_ANONYMOUS, MAP_FIXED, MAP_FIXED_NOREPLACE,
    MAP_PRIVATE, MAP_SHARED, MREMAP_MAYMOVE, PAGE_SIZE, PROT_NONE, PROT_READ,
    PROT_WRITE, Pages, brk, madvise, memfd_create, mmap, mprotect, mremap,
    munmap, page_faults, program_break,
};
use std::ptr::{null_mut, without_provenance_mut};

const ANONYMOUS: u64 = MAP_PRIVATE | MAP_ANONYMOUS;

/// The permissions of the mapping around an address, as `/proc` has them.
fn permissions(address: *mut u8) -> Option<String> {
    let maps = std::fs::read_to_string("/proc/self/maps").expect("Linux");
    maps.lines().find_map(|line| {
        let (range, rest) = line.split_once(' ')?;
        let (start, end) = range.split_once('-')?;
        let number = |text| usize::from_str_radix(text, 16).ok();
        let range = number(start)?..number(end)?;
        range
            .contains(&address.addr())
            .then(|| rest[..4].to_owned())
    })
}

/// The kernel tells each program in its auxiliary vector.
#[test]
fn the_page_size_is_the_kernels() {
    const AT_PAGESZ: usize = 6;
    let vector = std::fs::read("/proc/self/auxv").expect("Linux");
    let words: Vec<_> = vector
        .chunks_exact(8)
        .map(|word| usize::from_ne_bytes(word.try_into().expect("8 bytes")))
        .collect();
    let mut pairs = words.chunks_exact(2);
    let page_size = pairs.find(|pair| pair[0] == AT_PAGESZ);
    assert_eq!(page_size.expect("every program is told")[1], PAGE_SIZE);
}

#[test]
fn new_pages_are_aligned_zeros_and_writable_to_the_last_byte() {
    for length in [1, PAGE_SIZE - 1, PAGE_SIZE, PAGE_SIZE + 1, 1 << 20] {
        let mut pages = Pages::new(length).expect("memory");
        assert_eq!(pages.as_ptr().addr() % PAGE_SIZE, 0);
        assert_eq!(pages.len(), length);
        assert!(pages.iter().all(|byte| *byte == 0));
        pages.fill(7);
        assert!(pages.iter().all(|byte| *byte == 7));
    }
}

#[test]
fn lengths_that_cannot_be_are_refused() {
    assert_eq!(Pages::new(0).err(), Some(Errno::EINVAL));
    for length in [1 << 47, 1 << 63, usize::MAX] {
        assert_eq!(Pages::new(length).err(), Some(Errno::ENOMEM));
        assert_eq!(Pages::sparse(length).err(), Some(Errno::ENOMEM));
    }
}

/// Unless the machine counts each page as promised, or limits the addresses of
/// a process.
#[test]
fn sparse_pages_may_be_more_than_there_is() {
    let read = |file| std::fs::read_to_string(file).expect("Linux");
    let is_strict = read("/proc/sys/vm/overcommit_memory").trim() == "2";
    let limits = read("/proc/self/limits");
    let addresses = limits.lines().find(|l| l.starts_with("Max address space"));
    if is_strict || !addresses.expect("a limit").contains("unlimited") {
        return;
    }
    let mut pages = Pages::sparse(1 << 40).expect("addresses");
    pages[(1 << 40) - 1] = 7;
    assert_eq!((pages[1 << 39], pages[(1 << 40) - 1]), (0, 7));
}

#[test]
fn each_page_costs_a_fault_the_first_time_and_none_after_that() {
    const COUNT: usize = 500;
    let mut pages = Pages::new(COUNT * PAGE_SIZE).expect("memory");
    pages.small_pages();
    let faults = |pages: &mut Pages| {
        let before = page_faults();
        for page in 0..COUNT {
            pages[page * PAGE_SIZE + page] = 1;
        }
        page_faults() - before
    };
    // A rehearsal: the pages of the code come by faults, too.
    faults(&mut Pages::new(COUNT * PAGE_SIZE).expect("memory"));
    assert_eq!(faults(&mut pages), COUNT as u64);
    assert_eq!(faults(&mut pages), 0);
}

#[test]
fn resident_tells_of_the_pages_that_were_touched_and_no_more() {
    let mut pages = Pages::new(5 * PAGE_SIZE - 1).expect("memory");
    pages.small_pages();
    pages[0] = 1;
    pages[4 * PAGE_SIZE] = 1;
    let mut there = [9; 7];
    assert_eq!(pages.resident(&mut there), Ok(5));
    assert_eq!(there.map(|byte| byte & 1), [1, 0, 0, 0, 1, 1, 1]);
    assert_eq!(there[5..], [9, 9]); // not written
    let mut two = [9; 2];
    assert_eq!(pages.resident(&mut two), Ok(2));
    assert_eq!(two.map(|byte| byte & 1), [1, 0]);
    assert_eq!(pages.resident(&mut []), Ok(0));
}

#[test]
fn pages_that_are_not_needed_are_zeros_again() {
    let mut pages = Pages::new(2 * PAGE_SIZE).expect("memory");
    pages.fill(7);
    let start = pages.as_mut_ptr();
    // SAFETY: the bytes may become zeros: nobody borrows them.
    let result = unsafe { madvise(start, PAGE_SIZE, MADV_DONTNEED) };
    assert_eq!(result, Ok(()));
    assert_eq!((pages[0], pages[PAGE_SIZE]), (0, 7));
}

#[test]
fn mprotect_sets_what_proc_shows() {
    let page = Pages::new(PAGE_SIZE).expect("memory").into_mapping();
    for (prot, shown) in [
        (PROT_NONE, "---p"),
        (PROT_READ, "r--p"),
        (PROT_READ | PROT_WRITE, "rw-p"),
    ] {
        // SAFETY: nobody else uses the page, and we do not touch it.
        let result = unsafe { mprotect(page.as_ptr(), PAGE_SIZE, prot) };
        assert_eq!(result, Ok(()));
        assert_eq!(permissions(page.as_ptr()).as_deref(), Some(shown));
    }
    // SAFETY: an address that is no multiple of 4096 is refused.
    let odd = unsafe { mprotect(page.as_ptr().wrapping_add(8), 1, 0) };
    assert_eq!(odd, Err(Errno::EINVAL));
}

#[test]
fn mremap_keeps_what_is_there() {
    let mut pages = Pages::new(2 * PAGE_SIZE).expect("memory");
    pages[0] = 1;
    pages[PAGE_SIZE] = 2;
    let start = pages.into_mapping().into_raw();
    let (two, many) = (2 * PAGE_SIZE, 10_000 * PAGE_SIZE);
    // SAFETY: the pages are ours, and we go on with what comes back.
    let start = unsafe { mremap(start, two, many, MREMAP_MAYMOVE) };
    let start = start.expect("memory");
    for (at, expected) in [(0, 1), (PAGE_SIZE, 2), (many - 1, 0)] {
        // SAFETY: `many` bytes are there.
        let byte = unsafe { start.wrapping_add(at).read() };
        assert_eq!(byte, expected);
    }
    // SAFETY: as above.
    let again = unsafe { mremap(start, many, PAGE_SIZE, 0) };
    assert_eq!(again, Ok(start));
    // SAFETY: nobody uses the page any more.
    assert_eq!(unsafe { munmap(start, PAGE_SIZE) }, Ok(()));
}

#[test]
fn a_fixed_address_replaces_and_noreplace_refuses() {
    let mut page = Pages::new(PAGE_SIZE).expect("memory");
    page[0] = 7;
    let page = page.into_mapping();
    let at = |flag| {
        let (address, flags) = (page.as_ptr(), ANONYMOUS | flag);
        // SAFETY: the page is ours, and may be lost.
        unsafe { mmap(address, PAGE_SIZE, PROT_READ, flags, None, 0) }
    };
    // SAFETY: here and below: some page is there and may be read.
    let byte = || unsafe { page.as_ptr().read_volatile() };
    assert_eq!(at(MAP_FIXED_NOREPLACE), Err(Errno::EEXIST));
    assert_eq!(byte(), 7);
    assert_eq!(at(MAP_FIXED), Ok(page.as_ptr()));
    assert_eq!(byte(), 0);
}

#[test]
fn an_offset_is_in_bytes_and_a_multiple_of_the_page_size() {
    let file = memfd_create(c"two pages").expect("a file");
    write_all(&file, &[1; PAGE_SIZE]).expect("room");
    write_all(&file, &[2; PAGE_SIZE]).expect("room");
    let map = FileMap::new(&file, PAGE_SIZE as u64, 8).expect("a mapping");
    let mut bytes = [0; 10];
    assert_eq!(map.read(0, &mut bytes), 8);
    assert_eq!(bytes, [2, 2, 2, 2, 2, 2, 2, 2, 0, 0]);
    for offset in [1, 512, 4095] {
        let refused = FileMap::new(&file, offset, 8).err();
        assert_eq!(refused, Some(Errno::EINVAL));
    }
    let far = u64::MAX - 4095;
    let refused = FileMap::new(&file, far, 8192).err();
    assert_eq!(refused, Some(Errno::EOVERFLOW));
}

#[test]
fn a_file_map_reads_what_is_there_and_stops_at_its_end() {
    let file = memfd_create(c"digits").expect("a file");
    write_all(&file, b"0123456789").expect("room");
    let map = FileMap::new(&file, 0, 10).expect("a mapping");
    drop(file); // the mapping stays
    for (at, size, expected) in [
        (0, 10, "0123456789"),
        (0, 20, "0123456789"),
        (3, 4, "3456"),
        (9, 4, "9"),
        (10, 4, ""),
        (11, 4, ""),
        (usize::MAX, 4, ""),
        (5, 0, ""),
    ] {
        let mut bytes = vec![b'?'; size];
        let count = map.read(at, &mut bytes);
        assert_eq!(&bytes[..count], expected.as_bytes());
        assert!(bytes[count..].iter().all(|byte| *byte == b'?'));
    }
}

#[test]
fn a_file_map_shows_what_is_written_later() {
    let file = memfd_create(c"letter").expect("a file");
    write_all(&file, b"a").expect("room");
    let map = FileMap::new(&file, 0, 1).expect("a mapping");
    for letter in b'b'..=b'z' {
        assert_eq!(pwrite64(&file, &[letter], 0), Ok(1));
        let mut byte = [0];
        map.read(0, &mut byte);
        assert_eq!(byte, [letter]);
    }
}

/// What `mmap(2)` promises: "the remaining bytes in the partial page at the
/// end of the mapping are zeroed".
#[test]
fn behind_the_end_of_a_file_its_last_page_is_zeros() {
    let file = memfd_create(c"five").expect("a file");
    write_all(&file, b"fives").expect("room");
    let map = FileMap::new(&file, 0, PAGE_SIZE).expect("a mapping");
    let mut page = [7; PAGE_SIZE];
    assert_eq!(map.read(0, &mut page), PAGE_SIZE);
    assert_eq!(&page[..5], b"fives");
    assert!(page[5..].iter().all(|byte| *byte == 0));
}

#[test]
fn what_cannot_be_mapped_says_why() {
    let directory = open(c"/", O_RDONLY, 0).expect("the root");
    let (pipe, _writer) = pipe2(0).expect("a pipe");
    let only_written = open(c"/dev/zero", O_WRONLY, 0).expect("Linux");
    for (result, expected) in [
        (FileMap::new(&directory, 0, 1), Errno::ENODEV),
        (FileMap::new(&pipe, 0, 1), Errno::ENODEV),
        (FileMap::new(&only_written, 0, 1), Errno::EACCES),
    ] {
        assert_eq!(result.err(), Some(expected));
    }
    let file = memfd_create(c"empty").expect("a file");
    assert_eq!(FileMap::new(&file, 0, 0).err(), Some(Errno::EINVAL));
    let fd = Some(file.as_fd());
    for flags in [0, MAP_ANONYMOUS] {
        // SAFETY: without `MAP_SHARED` or `MAP_PRIVATE` it is refused.
        let result = unsafe { mmap(null_mut(), 1, PROT_READ, flags, fd, 0) };
        assert_eq!(result, Err(Errno::EINVAL));
    }
}

#[test]
fn a_private_page_is_a_copy_from_its_first_write_on() {
    let file = memfd_create(c"letter").expect("a file");
    write_all(&file, b"a").expect("room");
    let map = |flags| {
        let (prot, fd) = (PROT_READ | PROT_WRITE, Some(file.as_fd()));
        // SAFETY: new memory, touched with volatile accesses only.
        let start = unsafe { mmap(null_mut(), 1, prot, flags, fd, 0) };
        start.expect("a mapping")
    };
    let (shared, private) = (map(MAP_SHARED), map(MAP_PRIVATE));
    // SAFETY: here and below: both pages are there, readable and writable.
    unsafe { private.write_volatile(b'p') };
    // SAFETY: as above.
    assert_eq!(unsafe { shared.read_volatile() }, b'a');
    // SAFETY: as above.
    unsafe { shared.write_volatile(b's') };
    // SAFETY: as above.
    assert_eq!(unsafe { private.read_volatile() }, b'p');
    let mut byte = [0];
    assert_eq!(files::pread64(&file, &mut byte, 0), Ok(1));
    assert_eq!(byte, [b's']);
    for start in [shared, private] {
        // SAFETY: nobody uses the page any more.
        assert_eq!(unsafe { munmap(start, 1) }, Ok(()));
    }
}

/// The break of this program is its C library's, so it is not moved here.
#[test]
fn a_break_that_cannot_be_is_refused() {
    for impossible in [1 << 62, usize::MAX, 1] {
        // SAFETY: no heap ends there, so nothing moves.
        let result = unsafe { brk(without_provenance_mut(impossible)) };
        assert_eq!(result, Err(Errno::ENOMEM));
    }
    assert!(!program_break().is_null());
}
