//! Where the kernel's instructions stand in its source.
//!
//! The debug symbols that tell it are a package of 858 MB, and so a
//! maintainer's: [`Sources::look_up`] reads it, and writes down what the
//! recordings need, in `data/ring0/sources.json`. Recording needs no more than
//! that file.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use addr2line::Context as Lines;
use addr2line::gimli::{Dwarf, EndianSlice, LittleEndian, SectionId};
use anyhow::{Context as _, Result, ensure};
use object::{Object as _, ObjectSection as _};
use serde::{Deserialize, Serialize};
use tracer::recording::{Hex, Place};

use crate::recording::SCHEMA;

type Slice<'a> = EndianSlice<'a, LittleEndian>;

/// The file with assembly whose lines are macros, each of which does one
/// thing: the way in and out.
const ASSEMBLY: &str = "arch/x86/entry/entry_64.S";

/// What is known of the kernel's source.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Sources {
    /// The version of this format.
    pub schema: u32,
    /// The package with the debug symbols, as `NAME VERSION`.
    pub package: String,
    /// The checksum of that package.
    pub sha256: String,
    /// What the kernel says of itself in `/proc/version`.
    pub version: String,
    /// The files that occur.
    pub files: Vec<String>,
    /// The functions that occur in `places`.
    pub functions: Vec<String>,
    /// The places that occur.
    pub places: Vec<Place>,
    /// The place of each instruction that a recording has, by address.
    pub code: BTreeMap<String, usize>,
    /// The macros of the way in and out, by line.
    pub macros: BTreeMap<u32, String>,
}

impl Sources {
    /// The file that holds it.
    pub const FILE: &str = "data/ring0/sources.json";

    /// Reads it; what is known of another kernel does not count.
    ///
    /// # Errors
    ///
    /// When the file is damaged.
    pub fn read(root: &Path, version: &str) -> Result<Sources> {
        let path = root.join(Sources::FILE);
        if !path.is_file() {
            return Ok(Sources::default());
        }
        let text = std::fs::read_to_string(&path).context(Sources::FILE)?;
        let sources: Sources =
            serde_json::from_str(&text).context(Sources::FILE)?;
        Ok(match sources.version == version {
            true => sources,
            false => Sources::default(),
        })
    }

    /// Writes it.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn write(&self, root: &Path) -> Result<()> {
        let text = serde_json::to_string(self)?;
        let text = text.replace("],", "],\n").replace("},", "},\n");
        let path = root.join(Sources::FILE);
        std::fs::write(path, text + "\n").context(Sources::FILE)
    }

    /// Where an instruction stands.
    pub fn place(&self, address: u64) -> Option<usize> {
        self.code.get(&Hex(address).to_string()).copied()
    }

    /// File and line of the instruction with which a function begins.
    pub fn beginning(&self, address: u64) -> Option<(&str, u32)> {
        let mut place = &self.places[self.place(address)?];
        while let Some(caller) = place.caller {
            place = &self.places[caller];
        }
        Some((&self.files[place.file], place.line))
    }

    /// The functions that an instruction stands in: the innermost that was
    /// inlined, then its caller, and so on.
    pub fn functions_at(&self, address: u64) -> impl Iterator<Item = &str> {
        let mut next = self.place(address);
        std::iter::from_fn(move || {
            let place = &self.places[next?];
            next = place.caller;
            Some(self.functions[place.function].as_str())
        })
    }

    /// The macro that an instruction of the way in or out is made by.
    pub fn macro_at(&self, address: u64) -> Option<&str> {
        let place = &self.places[self.place(address)?];
        let is_there = self.files[place.file] == ASSEMBLY;
        let name = self.macros.get(&place.line).filter(|_| is_there);
        name.map(String::as_str)
    }

    /// Looks the addresses up in the debug symbols `vmlinux`. `tree` is the
    /// source of the same version.
    ///
    /// # Errors
    ///
    /// When one of the two cannot be read, or is of another kernel.
    pub fn look_up(
        vmlinux: &Path,
        tree: &Path,
        version: &str,
        addresses: &BTreeSet<u64>,
    ) -> Result<Sources> {
        let at = || format!("{}", vmlinux.display());
        let bytes = std::fs::read(vmlinux).with_context(at)?;
        let file = object::File::parse(&*bytes).with_context(at)?;
        // The kernel holds what it shows in /proc/version.
        let constants = file.section_by_name(".rodata");
        let constants = constants.context("no .rodata").with_context(at)?;
        ensure!(
            contains(constants.data()?, version.as_bytes()),
            "{}: it is not of the kernel {version}",
            vmlinux.display()
        );
        let lines = Lines::from_dwarf(load(&file)?).with_context(at)?;
        let mut finder = Finder::default();
        for address in addresses {
            finder.add(&lines, *address)?;
        }
        let mut sources = finder.sources;
        sources.schema = SCHEMA;
        version.clone_into(&mut sources.version);
        sources.macros = sources.macros_of(tree)?;
        Ok(sources)
    }

    fn macros_of(&self, tree: &Path) -> Result<BTreeMap<u32, String>> {
        let path = tree.join(ASSEMBLY);
        let text = std::fs::read_to_string(&path)
            .with_context(|| format!("{}", path.display()))?;
        let lines: Vec<_> = text.lines().collect();
        let mut macros = BTreeMap::new();
        for place in &self.places {
            if self.files[place.file] != ASSEMBLY {
                continue;
            }
            let line = lines.get(place.line as usize - 1).copied();
            let line = line.context("a line beyond the end")?.trim_start();
            let end = line.find(|c: char| !c.is_alphanumeric() && c != '_');
            let word = &line[..end.unwrap_or(line.len())];
            let lower = word.contains(|c: char| c.is_ascii_lowercase());
            if word.len() > 3 && !lower {
                macros.insert(place.line, word.to_owned());
            }
        }
        Ok(macros)
    }
}

fn contains(bytes: &[u8], text: &[u8]) -> bool {
    bytes.windows(text.len()).any(|window| window == text)
}

/// Loads the debug information.
fn load<'a>(file: &object::File<'a>) -> Result<Dwarf<Slice<'a>>> {
    let section = |id: SectionId| {
        let section = file.section_by_name(id.name());
        let data = section.map_or(Ok(&[][..]), |section| section.data())?;
        Ok(EndianSlice::new(data, LittleEndian))
    };
    let dwarf = Dwarf::load(section).map_err(|error: object::Error| error)?;
    ensure!(
        dwarf.units().next().is_ok_and(|unit| unit.is_some()),
        "it has no debug information"
    );
    Ok(dwarf)
}

/// Sources in the making.
#[derive(Default)]
struct Finder {
    sources: Sources,
    known: BTreeMap<Place, usize>,
}

impl Finder {
    fn add(&mut self, lines: &Lines<Slice<'_>>, address: u64) -> Result<()> {
        let mut found = Vec::new();
        let mut frames = lines.find_frames(address).skip_all_loads()?;
        while let Some(frame) = frames.next()? {
            let name = match &frame.function {
                Some(function) => function.raw_name()?.into_owned(),
                None => String::new(),
            };
            let location = frame.location.as_ref();
            let file = location.and_then(|location| location.file);
            let line = location.and_then(|location| location.line);
            if let Some((file, line)) = file.zip(line) {
                found.push((relative(file), line, name));
            }
        }
        let mut caller = None;
        for (file, line, function) in found.into_iter().rev() {
            let place = Place {
                file: number(&mut self.sources.files, &file),
                line,
                function: number(&mut self.sources.functions, &function),
                caller,
            };
            let places = &mut self.sources.places;
            let index = *self.known.entry(place.clone()).or_insert_with(|| {
                places.push(place);
                places.len() - 1
            });
            caller = Some(index);
        }
        if let Some(place) = caller {
            self.sources.code.insert(Hex(address).to_string(), place);
        }
        Ok(())
    }
}

/// Where a text stands in a list; it is added if it is not there.
pub fn number(list: &mut Vec<String>, text: &str) -> usize {
    let found = list.iter().position(|known| known == text);
    found.unwrap_or_else(|| {
        list.push(text.to_owned());
        list.len() - 1
    })
}

/// A file's path inside the kernel's source. Debian builds in a folder of the
/// source: `…/debian/build/build_…/`.
fn relative(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." | "" => {}
            _ => parts.push(part),
        }
    }
    let tops = [
        "arch", "block", "certs", "crypto", "drivers", "fs", "include",
        "init", "io_uring", "ipc", "kernel", "lib", "mm", "net", "security",
        "sound", "virt",
    ];
    let top = parts.iter().position(|part| tops.contains(part));
    parts[top.unwrap_or(0)..].join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_begin_at_the_top_of_the_source() {
        for (path, short) in [
            ("/build/x/debian/build/b/../../../fs/a.c", "fs/a.c"),
            ("arch/x86/include/../entry/e.S", "arch/x86/entry/e.S"),
            ("./include/linux/a.h", "include/linux/a.h"),
            ("other.c", "other.c"),
        ] {
            assert_eq!(relative(path), short);
        }
    }
}
