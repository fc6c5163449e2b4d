//! Writes a file, reads it back, and takes it away again.

use errors::Errno;
use files::{O_CREAT, O_EXCL, O_RDWR, open, pread64, unlink, write_all};

fn main() -> Result<(), Errno> {
    let path = c"files-example.txt";
    let file = open(path, O_RDWR | O_CREAT | O_EXCL, 0o600)?;
    unlink(path)?;
    write_all(&file, b"hello, file\n")?;
    let mut buffer = [0; 100];
    let length = pread64(&file, &mut buffer, 7)?;
    println!("{:?}", String::from_utf8_lossy(&buffer[..length]));
    file.close()
}
