//! The archive that becomes the machine's first file system: `cpio` in the
//! form `newc`, as `Documentation/driver-api/early-userspace/` in the kernel's
//! sources describes it. It is not compressed, since it holds one small
//! program.

use std::io::Write as _;

const FOLDER: u32 = 0o040_755;
const PROGRAM: u32 = 0o100_755;
const DEVICE: u32 = 0o020_666;

/// An archive in the making.
#[derive(Debug, Default)]
pub struct Archive {
    bytes: Vec<u8>,
    entries: u32,
}

impl Archive {
    /// Adds an empty folder.
    pub fn folder(&mut self, name: &str) {
        self.entry(name, FOLDER, (0, 0), &[]);
    }

    /// Adds a program.
    pub fn program(&mut self, name: &str, content: &[u8]) {
        self.entry(name, PROGRAM, (0, 0), content);
    }

    /// Adds a device of characters with its two numbers.
    pub fn device(&mut self, name: &str, major: u32, minor: u32) {
        self.entry(name, DEVICE, (major, minor), &[]);
    }

    /// The whole archive.
    pub fn finish(mut self) -> Vec<u8> {
        self.entry("TRAILER!!!", 0, (0, 0), &[]);
        self.bytes
    }

    fn entry(
        &mut self,
        name: &str,
        mode: u32,
        device: (u32, u32),
        content: &[u8],
    ) {
        self.entries += 1;
        let length = |text: usize| u32::try_from(text).expect("a small file");
        let fields = [
            self.entries, // inode
            mode,
            0, // user
            0, // group
            1, // links
            0, // date
            length(content.len()),
            0, // the disk's numbers
            0,
            device.0,
            device.1,
            length(name.len() + 1),
            0, // a checksum that this form does not use
        ];
        self.bytes.extend(b"070701");
        for field in fields {
            write!(self.bytes, "{field:08x}").expect("memory");
        }
        self.bytes.extend(name.as_bytes());
        self.bytes.push(0);
        self.pad();
        self.bytes.extend(content);
        self.pad();
    }

    /// Each part begins at a multiple of four.
    fn pad(&mut self) {
        self.bytes.resize(self.bytes.len().next_multiple_of(4), 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_has_a_head_of_110_bytes_a_name_and_a_content() {
        let mut archive = Archive::default();
        archive.folder("dev");
        archive.device("dev/null", 1, 3);
        archive.program("init", b"12345");
        let bytes = archive.finish();
        let text = String::from_utf8_lossy(&bytes);
        assert!(text.starts_with("070701"), "{text}");
        let heads: Vec<_> = text.match_indices("070701").collect();
        assert_eq!(heads.len(), 4);
        assert!(heads.iter().all(|(at, _)| at.is_multiple_of(4)));
        let null = &text[heads[1].0..];
        assert_eq!(&null[14..22], "000021b6", "a device, rw for all");
        assert_eq!(&null[78..94], "0000000100000003");
        assert_eq!(&null[110..119], "dev/null\0");
        assert!(text.contains("init\0\u{0}12345\0"), "{text}");
        assert!(text.ends_with("TRAILER!!!\0\0\0\0"), "{text}");
    }
}
