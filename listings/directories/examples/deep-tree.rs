//! A tree that no path reaches the end of, and two walks through it.

use directories::{
    AT_REMOVEDIR, DT_DIR, Descent, Directory, Identity, file_type, mkdirat,
    unlinkat,
};
use errors::Errno;
use files::{AsFd, CWD, O_DIRECTORY, O_RDONLY, OwnedFd, open, openat};
use std::ffi::{CStr, CString};
use std::os::unix::ffi::OsStringExt as _;

const DEPTH: usize = 1000;

fn main() -> Result<(), Errno> {
    let name = format!("deep-tree-{}", std::process::id());
    let path = std::env::temp_dir().join(name).into_os_string();
    let path = CString::new(path.into_vec()).expect("it has no NUL");
    mkdirat(CWD, &path, 0o700)?;
    let result = grow_and_walk(&path);
    let removed = unlinkat(CWD, &path, AT_REMOVEDIR);
    result.and(removed) // the first trouble is the one to tell of
}

// ANCHOR: main
fn grow_and_walk(path: &CStr) -> Result<(), Errno> {
    let top = open(path, O_RDONLY | O_DIRECTORY, 0)?;
    let mut way = Descent::<16>::new(open(path, O_RDONLY | O_DIRECTORY, 0)?);
    let mut above = Vec::new();
    for _ in 0..DEPTH {
        mkdirat(&way, c"deep", 0o700)?;
        above.push(Identity::of(&way)?);
        way.down(c"deep")?;
    }

    let path = CString::new("deep/".repeat(DEPTH)).expect("it has no NUL");
    let whole = openat(&top, &path, O_RDONLY, 0).map(drop);
    println!("one path:  {whole:?}");
    println!("recursion: {:?}", count_by_recursion(&top));
    let again = openat(&top, c".", O_RDONLY | O_DIRECTORY, 0)?;
    println!("descent:   {:?}", count(again));

    while let Some(parent) = above.pop() {
        way.up(parent)?;
        unlinkat(&way, c"deep", AT_REMOVEDIR)?;
    }
    Ok(())
}
// ANCHOR_END: main

// ANCHOR: recursion
/// Counts the directories below `directory`, each in a call of its own.
fn count_by_recursion(directory: &OwnedFd) -> Result<usize, Errno> {
    let mut count = 0;
    for name in subdirectories(directory)? {
        let below = openat(directory, &name, O_RDONLY | O_DIRECTORY, 0)?;
        count += 1 + count_by_recursion(&below)?;
    }
    Ok(count)
}
// ANCHOR_END: recursion

// ANCHOR: walk
/// A directory on the way: what it is, and where the walk has not been yet.
struct Level {
    identity: Identity,
    ahead: Vec<CString>,
}

impl Level {
    fn new(directory: impl AsFd) -> Result<Level, Errno> {
        Ok(Level {
            identity: Identity::of(&directory)?,
            ahead: subdirectories(&directory)?,
        })
    }
}

/// Counts the directories below `top`, with no more than 16 open.
fn count(top: OwnedFd) -> Result<usize, Errno> {
    let mut count = 0;
    let mut way = Descent::<16>::new(top);
    let mut levels = vec![Level::new(&way)?];
    while let Some(level) = levels.last_mut() {
        if let Some(name) = level.ahead.pop() {
            way.down(&name)?;
            levels.push(Level::new(&way)?);
            count += 1;
        } else {
            levels.pop();
            if let Some(above) = levels.last() {
                way.up(above.identity)?;
            }
        }
    }
    Ok(count)
}
// ANCHOR_END: walk

// ANCHOR: subdirectories
fn subdirectories(directory: impl AsFd) -> Result<Vec<CString>, Errno> {
    let mut names = Vec::new();
    let mut buffer = [0; 4096];
    let mut entries = Directory::new(&directory, &mut buffer);
    while let Some(entry) = entries.next_entry()? {
        let is_directory = file_type(&directory, &entry)? == DT_DIR;
        if is_directory && !entry.is_dot_or_dot_dot() {
            names.push(entry.d_name.to_owned());
        }
    }
    Ok(names)
}
// ANCHOR_END: subdirectories
