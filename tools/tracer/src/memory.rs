//! The memory that a recording has shown, so that what changes behind its back
//! can be told.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::calls::Memory as Source;
use crate::recording::{Bytes, Hex, Memory};

const PAGE: u64 = 4096;

/// The bytes that have been shown, as they were last.
#[derive(Default)]
pub struct Shown {
    pages: BTreeMap<u64, Box<[Option<u8>; PAGE as usize]>>,
}

impl Shown {
    /// Notes that bytes are shown now.
    pub fn show(&mut self, memory: &Memory) {
        let Memory(Hex(start), Bytes(bytes)) = memory;
        for (offset, byte) in bytes.iter().enumerate() {
            let address = start.wrapping_add(offset as u64);
            let page = self.pages.entry(address / PAGE);
            let page = page.or_insert_with(|| Box::new([None; PAGE as usize]));
            page[(address % PAGE) as usize] = Some(*byte);
        }
    }

    /// Whether all of these bytes are shown, as they are.
    pub fn knows(&self, memory: &Memory) -> bool {
        let Memory(Hex(start), Bytes(bytes)) = memory;
        (0..).zip(bytes).all(|(offset, byte)| {
            let address = start.wrapping_add(offset);
            let page = self.pages.get(&(address / PAGE));
            page.is_some_and(|page| {
                page[(address % PAGE) as usize] == Some(*byte)
            })
        })
    }

    /// Forgets what was shown in a range of addresses.
    pub fn forget(&mut self, range: Range<u64>) {
        for (number, page) in &mut self.pages {
            let start = number * PAGE;
            let from = range.start.clamp(start, start + PAGE) - start;
            let to = range.end.clamp(start, start + PAGE) - start;
            page[from as usize..to as usize].fill(None);
        }
    }

    /// Looks for shown bytes that are others now, and shows those.
    pub fn changes(&mut self, source: &impl Source) -> Vec<Memory> {
        let mut changes = Vec::new();
        for (number, page) in &mut self.pages {
            let start = number * PAGE;
            let now = source.read(start, PAGE as usize);
            for (offset, (known, now)) in page.iter_mut().zip(now).enumerate() {
                if known.is_some_and(|known| known != now) {
                    *known = Some(now);
                    add(&mut changes, start + offset as u64, now);
                }
            }
        }
        changes
    }
}

/// Adds a byte to the last piece, if it follows it.
fn add(pieces: &mut Vec<Memory>, address: u64, byte: u8) {
    if let Some(Memory(Hex(start), Bytes(bytes))) = pieces.last_mut()
        && *start + bytes.len() as u64 == address
    {
        return bytes.push(byte);
    }
    pieces.push(Memory(Hex(address), Bytes(vec![byte])));
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Ram(Vec<u8>);

    impl Source for Ram {
        fn read(&self, address: u64, length: usize) -> Vec<u8> {
            let rest = self.0.get(address as usize..).unwrap_or_default();
            rest[..rest.len().min(length)].to_vec()
        }
    }

    #[test]
    fn only_shown_bytes_change() {
        let mut ram = Ram(vec![0; 2 * PAGE as usize]);
        let mut shown = Shown::default();
        let start = PAGE - 2;
        shown.show(&Memory(Hex(start), Bytes(vec![0; 4])));
        assert_eq!(shown.changes(&ram), []);
        ram.0.fill(7);
        let changes = shown.changes(&ram);
        assert_eq!(changes, [Memory(Hex(start), Bytes(vec![7; 4]))]);
        assert_eq!(shown.changes(&ram), []);
        ram.0[PAGE as usize] = 8;
        ram.0[0] = 9;
        let changes = shown.changes(&ram);
        assert_eq!(changes, [Memory(Hex(PAGE), Bytes(vec![8]))]);
        ram.0.fill(9);
        shown.forget(start + 1..PAGE + 1);
        assert!(!shown.knows(&Memory(Hex(start), Bytes(vec![7; 2]))));
        assert!(shown.knows(&Memory(Hex(start), Bytes(vec![7]))));
        assert!(!shown.knows(&Memory(Hex(start), Bytes(vec![8]))));
        let changes = shown.changes(&ram);
        let bytes = |address| Memory(Hex(address), Bytes(vec![9]));
        assert_eq!(changes, [bytes(start), bytes(PAGE + 1)]);
    }
}
