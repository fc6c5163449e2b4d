//! What a buffer too small for the next record gets.

use directories::{Dirent, getdents64};
use errors::Errno;
use files::{O_DIRECTORY, O_RDONLY, SEEK_SET, lseek, open};

// ANCHOR: main
fn main() -> Result<(), Errno> {
    let path = c"/proc/sys/kernel/random";
    let fd = open(path, O_RDONLY | O_DIRECTORY, 0)?;
    let mut buffer = [0; 4096];
    let mut bookmark = 0;
    for size in [16, 24, 24, 24, 32, 100, 4096, 4096] {
        let result = getdents64(&fd, &mut buffer[..size]);
        print!("{size:4}: {result:?}");
        let mut rest = &buffer[..result.unwrap_or(0)];
        while let Some((record, behind)) = Dirent::split_first(rest) {
            print!(" {:?}", record.d_name);
            if record.d_name == c"boot_id" {
                bookmark = record.d_off;
            }
            rest = behind;
        }
        println!();
    }
    lseek(&fd, bookmark, SEEK_SET)?;
    let length = getdents64(&fd, &mut buffer)?;
    let first = Dirent::split_first(&buffer[..length]);
    println!(
        "after boot_id: {:?}",
        first.map(|(record, _)| record.d_name)
    );
    Ok(())
}
// ANCHOR_END: main
