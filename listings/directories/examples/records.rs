//! What `getdents64` leaves in the buffer, record by record.

use directories::{Dirent, getdents64};
use errors::Errno;
use files::{O_DIRECTORY, O_RDONLY, open};

// ANCHOR: main
fn main() -> Result<(), Errno> {
    let path = c"/proc/sys/kernel/random";
    let fd = open(path, O_RDONLY | O_DIRECTORY, 0)?;
    let mut buffer = [b'#'; 4096];
    let length = getdents64(&fd, &mut buffer)?;
    println!("{length} bytes");

    println!("at   d_off  d_reclen  d_type  d_name and what follows");
    let mut rest = &buffer[..length];
    while let Some((record, behind)) = Dirent::split_first(rest) {
        let at = length - rest.len();
        let from_name_on = &rest[19..record.d_reclen.into()];
        println!(
            "{at:3}  {:5}  {:8}  {:6}  {}",
            record.d_off,
            record.d_reclen,
            record.d_type,
            from_name_on.escape_ascii(),
        );
        rest = behind;
    }
    Ok(())
}
// ANCHOR_END: main
