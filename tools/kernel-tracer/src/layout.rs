//! Which registers QEMU shows, and where each stands in its answer.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, ensure};

use crate::gdb::Debugger;
use crate::recording::{REGISTERS, Registers};

/// QEMU's names for registers that have another one in a recording.
const OTHERWISE: [(&str, &str); 1] = [("flags", "eflags")];

/// Where each register stands: offset and length in bytes.
#[derive(Debug)]
pub struct Layout(BTreeMap<&'static str, (usize, usize)>);

impl Layout {
    /// Asks QEMU for the description of its registers.
    ///
    /// # Errors
    ///
    /// When one that is recorded is missing.
    pub fn ask(debugger: &mut Debugger) -> Result<Layout> {
        let target = debugger.description("target.xml")?;
        let mut all = String::new();
        for include in values(&target, "href") {
            all.push_str(&debugger.description(&include)?);
        }
        Layout::parse(&all)
    }

    fn parse(description: &str) -> Result<Layout> {
        let mut places = BTreeMap::new();
        let mut offset = 0;
        let text = without_comments(description);
        for tag in text.split("<reg ").skip(1) {
            let tag = tag.split('>').next().unwrap_or_default();
            let value = |key| values(tag, key).into_iter().next();
            let name = value("name").context("a register has no name")?;
            let bits = value("bitsize").context("a register has no size")?;
            let length = bits.parse::<usize>()? / 8;
            places.insert(name, (offset, length));
            offset += length;
        }
        let mut layout = BTreeMap::new();
        for name in REGISTERS.into_iter().chain(["rip"]) {
            let other = OTHERWISE.iter().find(|other| other.0 == name);
            let theirs = other.map_or(name, |other| other.1);
            let place = places.get(theirs).with_context(|| {
                format!("this QEMU does not show the register {theirs}")
            })?;
            layout.insert(name, *place);
        }
        Ok(Layout(layout))
    }

    /// Takes QEMU's answer apart: the address of the next instruction, and
    /// the registers that are recorded.
    ///
    /// # Errors
    ///
    /// When the answer is too short.
    pub fn read(&self, bytes: &[u8]) -> Result<(u64, Registers)> {
        let mut registers = Registers::new();
        let mut rip = 0;
        for (name, (offset, length)) in &self.0 {
            let end = offset + length;
            ensure!(*length <= 8 && end <= bytes.len(), "no register {name}");
            let bytes = bytes[*offset..end].iter().rev();
            let value = bytes.fold(0, |n, byte| n << 8 | u64::from(*byte));
            match *name {
                "rip" => rip = value,
                _ => {
                    registers.set(name, value);
                }
            }
        }
        Ok((rip, registers))
    }
}

fn without_comments(text: &str) -> String {
    let mut rest = text;
    let mut kept = String::new();
    while let Some((before, comment)) = rest.split_once("<!--") {
        kept.push_str(before);
        rest = comment.split_once("-->").map_or("", |(_, after)| after);
    }
    kept + rest
}

/// The values of `key="…"`.
fn values(text: &str, key: &str) -> Vec<String> {
    let start = format!("{key}=\"");
    let after = text.split(&start).skip(1);
    let value = |text: &str| text.split('"').next().map(str::to_owned);
    after.filter_map(value).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_register_in_a_comment_takes_no_room() {
        let mut text = String::from(
            "<reg name=\"rip\" bitsize=\"64\" type=\"code_ptr\"/>\
             <!-- <reg name=\"no\" bitsize=\"32\"/> -->",
        );
        for name in REGISTERS {
            let name = name.replace("flags", "eflags");
            text += &format!("<reg name=\"{name}\" bitsize=\"32\"/>\n");
        }
        let layout = Layout::parse(&text).expect("all are there");
        let mut bytes = vec![1, 2, 0, 0, 0, 0, 0, 0, 3, 0, 0, 1];
        bytes.resize(8 + 4 * REGISTERS.len(), 0);
        let (rip, registers) = layout.read(&bytes).expect("long enough");
        assert_eq!(rip, 0x201);
        assert_eq!(registers.get(REGISTERS[0]), 0x100_0003);
        assert!(layout.read(&bytes[..20]).is_err());
        let text = text.replace("eflags", "x");
        let error = Layout::parse(&text).expect_err("one is missing");
        assert!(error.to_string().ends_with("register eflags"), "{error}");
    }
}
