//! The names in a directory.

use directories::Directory;
use errors::Errno;
use files::{O_DIRECTORY, O_RDONLY, open};

// ANCHOR: main
fn main() -> Result<(), Errno> {
    let path = c"/proc/sys/kernel/random";
    let fd = open(path, O_RDONLY | O_DIRECTORY, 0)?;
    let mut buffer = [0; 4096];
    let mut directory = Directory::new(&fd, &mut buffer);
    while let Some(entry) = directory.next_entry()? {
        println!("{:?}", entry.d_name);
    }
    Ok(())
}
// ANCHOR_END: main
