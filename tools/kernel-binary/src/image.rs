//! A kernel's binary: its symbols, and what stands at an address.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use kernel_table::binary::{NONE, PREFIX, Place};
use object::elf::{EM_X86_64, FileHeader64, SHF_ALLOC, SHT_NOBITS};
use object::read::ReadCache;
use object::read::elf::{ElfFile, FileHeader};
use object::{LittleEndian, Object, ObjectSection, ObjectSymbol, SectionFlags};

use crate::code::HOOK;
use crate::metadata;

/// The text that a running kernel shows as `/proc/version`.
const BANNER: &str = "linux_banner";

/// A symbol of the binary.
#[derive(Clone, Copy, Debug)]
pub struct Symbol {
    /// Where it is when the kernel runs, without a random offset.
    pub address: u64,
    /// How many bytes it has.
    pub size: u64,
    /// Whether another file of the kernel could have overruled it.
    pub is_weak: bool,
}

/// A kernel's binary.
#[derive(Debug)]
pub struct Image {
    path: PathBuf,
    /// What is in memory when the kernel runs, by address.
    memory: BTreeMap<u64, Vec<u8>>,
    /// The symbols that matter here.
    symbols: BTreeMap<String, Symbol>,
    /// The handlers' names, without [`PREFIX`].
    handlers: BTreeMap<u64, String>,
}

impl Image {
    /// Reads a binary.
    ///
    /// # Errors
    ///
    /// When the file is not a `vmlinux` for x86_64 with symbols.
    pub fn open(path: &Path) -> Result<Image> {
        let at = path.display();
        let file = File::open(path)
            .with_context(|| format!("{at}: cannot be read"))?;
        let cache = ReadCache::new(file);
        let elf = ElfFile::<FileHeader64<LittleEndian>, _>::parse(&cache);
        let elf = elf.with_context(|| {
            format!(
                "{at}: not an ELF file of 64 bits, or not whole: give the \
                 package's vmlinux"
            )
        })?;
        let machine = elf.elf_header().e_machine(LittleEndian);
        ensure!(machine == EM_X86_64, "{at}: not for x86_64");
        let mut image = Image {
            path: path.to_owned(),
            memory: BTreeMap::new(),
            symbols: BTreeMap::new(),
            handlers: BTreeMap::new(),
        };
        image.read_symbols(&elf)?;
        image.read_memory(&elf)?;
        Ok(image)
    }

    fn read_symbols<'d>(&mut self, elf: &impl Object<'d>) -> Result<()> {
        for symbol in elf.symbols().filter(ObjectSymbol::is_definition) {
            let name = symbol.name().unwrap_or_default();
            if !is_wanted(name) {
                continue;
            }
            let (address, size) = (symbol.address(), symbol.size());
            let is_weak = symbol.is_weak();
            let found = Symbol {
                address,
                size,
                is_weak,
            };
            let before = self.symbols.insert(name.to_owned(), found);
            let at = self.path.display();
            ensure!(before.is_none(), "{at}: two symbols `{name}` in it");
            if let Some(handler) = name.strip_prefix(PREFIX) {
                let before = self.handlers.insert(address, handler.to_owned());
                let other = before.unwrap_or_default();
                ensure!(
                    other.is_empty(),
                    "{at}: `{handler}` and `{other}` are one function in it, \
                     so that nobody can tell which is called"
                );
            }
        }
        ensure!(
            self.handlers.values().any(|handler| handler == NONE),
            "{}: no symbol `{PREFIX}{NONE}` in it: take the binary of the \
             package with debug symbols",
            self.path.display()
        );
        Ok(())
    }

    fn read_memory<'d>(&mut self, elf: &impl Object<'d>) -> Result<()> {
        for section in elf.sections().filter(is_in_memory) {
            let data = section.data().with_context(|| {
                let name = section.name().unwrap_or("?");
                format!(
                    "{}: the section {name} is not whole: unpack it again",
                    self.path.display()
                )
            })?;
            self.memory.insert(section.address(), data.to_vec());
        }
        Ok(())
    }

    /// Looks whether the binary is of a kernel's version: one of Debian has
    /// the version of its package at the end of its banner.
    ///
    /// # Errors
    ///
    /// When it is of another one, or does not say.
    pub fn check_version(&self, kernel: &str) -> Result<()> {
        let at = self.path.display();
        let Some(symbol) = self.symbol(BANNER) else {
            bail!("{at}: no symbol `{BANNER}` in it");
        };
        let banner = self.text(symbol.address)?;
        let is_digit = |c: char| c.is_ascii_digit() || c == '.';
        let mut versions = banner.split(|c| !is_digit(c));
        ensure!(
            versions.any(|version| version == kernel),
            "{at}: not Linux {kernel}, it says `{}`",
            banner.trim_end()
        );
        Ok(())
    }

    /// The handlers that are weak: stubs which answer `ENOSYS`, because the
    /// handler itself was left out.
    pub fn stubs(&self) -> Vec<String> {
        let weak = self.symbols.iter().filter(|(_, symbol)| symbol.is_weak);
        let names = weak.filter_map(|(name, _)| name.strip_prefix(PREFIX));
        names.map(str::to_owned).collect()
    }

    /// A symbol, if the binary has it.
    pub fn symbol(&self, name: &str) -> Option<Symbol> {
        self.symbols.get(name).copied()
    }

    /// The symbols whose names begin with `prefix`.
    pub fn symbols(&self, prefix: &str) -> impl Iterator<Item = (&str, u64)> {
        let all = self.symbols.range(prefix.to_owned()..);
        let all = all.map(|(name, symbol)| (name.as_str(), symbol.address));
        all.take_while(move |(name, _)| name.starts_with(prefix))
    }

    /// The handler that begins at an address.
    pub fn handler(&self, address: u64) -> Option<&str> {
        self.handlers.get(&address).map(String::as_str)
    }

    /// The bytes from an address to the end of its section.
    ///
    /// # Errors
    ///
    /// When there is nothing at the address.
    pub fn bytes(&self, address: u64) -> Result<&[u8]> {
        let section = self.memory.range(..=address).next_back();
        let bytes = section.and_then(|(start, bytes)| {
            bytes.get(usize::try_from(address - start).ok()?..)
        });
        let bytes = bytes.filter(|bytes| !bytes.is_empty());
        bytes.with_context(|| {
            format!("{}: nothing at {address:#x}", self.path.display())
        })
    }

    /// The eight bytes at an address as a number.
    ///
    /// # Errors
    ///
    /// When there are none.
    pub fn pointer(&self, address: u64) -> Result<u64> {
        let bytes = self.bytes(address)?.first_chunk();
        let bytes = bytes.with_context(|| {
            format!("{}: no pointer at {address:#x}", self.path.display())
        })?;
        Ok(u64::from_le_bytes(*bytes))
    }

    /// The text at an address, up to its NUL.
    ///
    /// # Errors
    ///
    /// When there is none.
    pub fn text(&self, address: u64) -> Result<&str> {
        let bytes = self.bytes(address)?;
        let end = bytes.iter().position(|byte| *byte == 0);
        let text = end.and_then(|end| str::from_utf8(&bytes[..end]).ok());
        text.with_context(|| {
            format!("{}: no text at {address:#x}", self.path.display())
        })
    }
}

fn is_wanted(name: &str) -> bool {
    name.starts_with(PREFIX)
        || [BANNER, HOOK].contains(&name)
        || name.starts_with(metadata::PREFIX)
        || Place::ALL.iter().any(|place| place.symbol() == name)
}

/// Whether a section is in memory when the kernel runs, and in the file.
fn is_in_memory<'d>(section: &impl ObjectSection<'d>) -> bool {
    let SectionFlags::Elf { sh_type, sh_flags } = section.flags() else {
        return false;
    };
    sh_flags.contains(SHF_ALLOC)
        && sh_type != SHT_NOBITS
        && section.address() != 0
}
