//! More memory than any machine at hand has, and three bytes of it used.

use errors::Errno;
use memory::{Pages, page_faults};

const GIB: usize = 1 << 30;

fn main() -> Result<(), Errno> {
    let mut memory = match Pages::sparse(1024 * GIB) {
        Err(Errno::ENOMEM) => {
            println!("not here: the kernel promises this program less");
            return Ok(());
        }
        result => result?,
    };
    println!("{} GiB are ours", memory.len() / GIB);

    let before = page_faults();
    memory[0] = 1;
    memory[500 * GIB] = 2;
    memory[1024 * GIB - 1] = 3;
    let faults = page_faults() - before;
    println!("3 bytes written, {faults} page faults");
    println!("the byte at 700 GiB is {}", memory[700 * GIB]);
    Ok(())
}
