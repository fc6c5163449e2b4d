//! A program's file: its functions, and where they stand in the source.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use addr2line::Context as Lines;
use addr2line::gimli::{
    self, Dwarf, EndianSlice, LittleEndian, Section as _,
};
use anyhow::{Context as _, Result, bail, ensure};
use object::{
    CompressionFormat, Object as _, ObjectSection as _, ObjectSegment as _,
    ObjectSymbol as _, ObjectSymbolTable as _, RelocationTarget, SymbolKind,
};

type Slice<'a> = EndianSlice<'a, LittleEndian>;

/// Where other people's code comes from: the toolchain's libraries, and
/// packages that cargo has fetched.
const FOREIGN: [&str; 5] = [
    "/rustc/",
    "/rust/deps/",
    "/rustlib/src/rust/",
    "/registry/src/",
    "/git/checkouts/",
];

/// A program's file, taken apart.
pub struct Program<'a> {
    /// The address of its first instruction, as the file has it.
    pub entry: u64,
    /// The end of its memory, as the file has it.
    pub end: u64,
    /// What the compiler says of itself.
    pub compiler: Option<String>,
    functions: Vec<Function<'a>>,
    /// The places where the loader writes addresses of libraries' functions,
    /// with their names.
    slots: BTreeMap<u64, &'a str>,
    lines: Lines<Slice<'a>>,
    /// The names that the debug information mentions.
    mentioned: &'a [u8],
    /// The crates that are the program's own.
    crates: BTreeSet<String>,
    frames: RefCell<BTreeMap<u64, Vec<Frame>>>,
}

/// A function with code of its own.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Function<'a> {
    /// Where it begins, as the file has it.
    pub address: u64,
    /// How long it is; 0 if nobody says.
    pub size: u64,
    /// Its symbol.
    pub symbol: &'a str,
}

impl Function<'_> {
    /// Its name in Rust, without the hash.
    pub fn name(&self) -> String {
        demangle(self.symbol)
    }

    fn contains(&self, address: u64) -> bool {
        let end = self.address + self.size.max(1);
        (self.address..end).contains(&address)
    }
}

/// The name in Rust of a symbol, without the hash; other names as they are.
/// The newer of rustc's two ways to make symbols (v0) also tells the types of a
/// generic function, `twice::<u8>`: they are left out, as in the older one.
pub fn demangle(symbol: &str) -> String {
    let mut name = format!("{:#}", rustc_demangle::demangle(symbol));
    if symbol.starts_with("_R")
        && name.ends_with('>')
        && let Some(types) = generic_start(&name)
    {
        name.truncate(types);
    }
    name
}

/// Where the types begin that a name ends with: `::<` and all up to its `>`.
fn generic_start(name: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, byte) in name.bytes().enumerate().rev() {
        match byte {
            b'>' if !name[..at].ends_with('-') => depth += 1,
            b'<' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return name[..at].strip_suffix("::").map(str::len);
        }
    }
    None
}

/// Where an address stands in the source: one of the functions that were
/// inlined there, or the one that they were inlined into.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Frame {
    /// The function's name.
    pub function: String,
    /// The file.
    pub file: String,
    /// The line.
    pub line: u32,
}

impl<'a> Program<'a> {
    /// Takes the bytes of the program `path` apart.
    ///
    /// # Errors
    ///
    /// When it is no program for Linux on x86_64, or lacks what the recorder
    /// needs: symbols and debug information.
    pub fn parse(path: &Path, bytes: &'a [u8]) -> Result<Program<'a>> {
        let at = || format!("{}", path.display());
        check_header(bytes).with_context(at)?;
        let file = object::File::parse(bytes)
            .context("its ELF headers are damaged")
            .with_context(at)?;
        let functions = functions(&file);
        ensure!(
            !functions.is_empty(),
            "{}: has no symbols, so no function can be found: it has been \
             stripped. Build it without `strip`",
            path.display()
        );
        let dwarf = load(&file).with_context(at)?;
        let crates = own_crates(&dwarf).with_context(at)?;
        let mentioned = dwarf.debug_str.reader().slice();
        let lines = Lines::from_arc_dwarf(Arc::new(dwarf))
            .context("its debug information is damaged")
            .with_context(at)?;
        Ok(Program {
            entry: file.entry(),
            end: end(&file),
            compiler: compiler(&file),
            functions,
            slots: slots(&file),
            lines,
            mentioned,
            crates,
            frames: RefCell::default(),
        })
    }

    /// The function that an address is in.
    pub fn function_at(&self, address: u64) -> Option<&Function<'a>> {
        let after = self.functions.partition_point(|f| f.address <= address);
        let before = self.functions[..after].iter().rev();
        let mut candidates = before.take(4);
        candidates.find(|function| function.contains(address))
    }

    /// The function of a library whose address the loader writes here.
    pub fn slot(&self, address: u64) -> Option<&'a str> {
        self.slots.get(&address).copied()
    }

    /// Where an address stands in the source, the inlined functions last.
    pub fn frames(&self, address: u64) -> Vec<Frame> {
        if let Some(known) = self.frames.borrow().get(&address) {
            return known.clone();
        }
        let frames = self.find_frames(address).unwrap_or_default();
        self.frames.borrow_mut().insert(address, frames.clone());
        frames
    }

    fn find_frames(&self, address: u64) -> Result<Vec<Frame>, gimli::Error> {
        let mut found = Vec::new();
        let mut frames = self.lines.find_frames(address).skip_all_loads()?;
        while let Some(frame) = frames.next()? {
            let Some(at) = frame.location else {
                continue;
            };
            // With line tables only, the information names no function but
            // those that are inlined.
            let function = match frame.function {
                Some(function) => demangle(&function.raw_name()?),
                None => match self.function_at(address) {
                    Some(function) => function.name(),
                    None => continue,
                },
            };
            found.push(Frame {
                function,
                file: at.file.unwrap_or_default().to_owned(),
                line: at.line.unwrap_or(0),
            });
        }
        found.reverse();
        // What the compiler has made of its own accord belongs to no line,
        // and what stands there as its file is of no use.
        found.retain(|frame| frame.line > 0);
        Ok(found)
    }

    /// Whether the code at an address is the program's own, and not a
    /// library's: the source of the function, not of what is inlined into
    /// it, decides. A function without debug information (a naked one) is the
    /// program's own if its crate is.
    pub fn is_own(&self, address: u64) -> bool {
        let Some(function) = self.function_at(address) else {
            return false;
        };
        // Its first instruction is at its first line; others may be at none.
        if let Some(first) = self.frames(function.address).first() {
            return !is_foreign(&first.file);
        }
        let name = function.name();
        let first = name.split("::").next();
        first.is_some_and(|first| self.crates.contains(first))
    }

    /// Finds the functions that `wanted` names: by path, by the end of a
    /// path, or by symbol. There are several if it is generic.
    ///
    /// # Errors
    ///
    /// When there is none, or when it may be one of several.
    pub fn find(&self, wanted: &str) -> Result<Vec<Function<'a>>> {
        let named = |fits: &dyn Fn(&str) -> bool| -> Vec<Function<'a>> {
            let all = self.functions.iter().copied();
            all.filter(|function| fits(&function.name())).collect()
        };
        let exact = named(&|name| name == wanted);
        if !exact.is_empty() {
            return Ok(exact);
        }
        let tail = format!("::{wanted}");
        let mut found = named(&|name| name.ends_with(&tail));
        found.retain(|function| self.is_own(function.address));
        let names: BTreeSet<_> = found.iter().map(Function::name).collect();
        match names.len() {
            0 => Err(self.unknown(wanted)),
            1 => Ok(found),
            _ => {
                let names: Vec<_> = names.into_iter().collect();
                bail!(
                    "several functions are called `{wanted}`: name one of \
                     them with `--function`: {}",
                    names.join(", ")
                )
            }
        }
    }

    /// Finds `main`: that of the crate `name`, or the only one that is the
    /// program's own, or the one of a program without Rust's `main`.
    ///
    /// # Errors
    ///
    /// When there is none, or when it may be one of several.
    pub fn find_main(&self, name: &str) -> Result<Vec<Function<'a>>> {
        let of_crate = format!("{}::main", name.replace('-', "_"));
        let exact = self.functions.iter().any(|f| f.name() == of_crate);
        if exact {
            return self.find(&of_crate);
        }
        let is_main = |function: &&Function<'_>| {
            let name = function.name();
            let parts: Vec<_> = name.split("::").collect();
            matches!(parts[..], [_, "main"]) && self.is_own(function.address)
        };
        let mains: Vec<_> = self.functions.iter().filter(is_main).collect();
        match mains[..] {
            [main] => Ok(vec![*main]),
            _ => self.find("main").context(
                "`main` is not found; name a function with `--function`",
            ),
        }
    }

    fn unknown(&self, wanted: &str) -> anyhow::Error {
        if self.mentions(wanted) {
            return anyhow::anyhow!(
                "`{wanted}` has no code of its own in this build: it was \
                 inlined wherever it is called, or is never called. Name a \
                 function that calls it, or put `#[inline(never)]` above it"
            );
        }
        let mut nearest: Vec<_> = self
            .own_names()
            .into_iter()
            .map(|name| (distance(wanted, &name), name))
            .collect();
        nearest.sort();
        let names: Vec<_> =
            nearest.iter().take(3).map(|near| &*near.1).collect();
        anyhow::anyhow!(
            "there is no function `{wanted}` in this program; the nearest: {}",
            if names.is_empty() {
                "none of its functions is its own".to_owned()
            } else {
                names.join(", ")
            }
        )
    }

    /// The names of the program's own functions.
    pub fn own_names(&self) -> BTreeSet<String> {
        let own = self.functions.iter().filter(|f| self.is_own(f.address));
        own.map(Function::name).collect()
    }

    /// Whether the debug information names a function, also one without code.
    /// With line tables only, it has the last part of the name.
    fn mentions(&self, wanted: &str) -> bool {
        let tail = format!("::{wanted}");
        let last = wanted.rsplit("::").next();
        let names = self.mentioned.split(|byte| *byte == 0);
        names
            .filter_map(|name| str::from_utf8(name).ok())
            .any(|name| match name.starts_with('_') {
                true => {
                    let name = demangle(name);
                    name == wanted || name.ends_with(&tail)
                }
                false => Some(name) == last,
            })
    }
}

/// Whether a source file is a library's.
pub fn is_foreign(file: &str) -> bool {
    FOREIGN.iter().any(|folder| file.contains(folder))
}

/// How different two names are: by the whole paths, or by the last parts.
fn distance(wanted: &str, name: &str) -> usize {
    let last = name.rsplit("::").next().unwrap_or(name);
    let by_last = strsim::damerau_levenshtein(wanted, last);
    by_last.min(strsim::damerau_levenshtein(wanted, name))
}

/// Sees to it that the bytes are a program for Linux on x86_64.
fn check_header(bytes: &[u8]) -> Result<()> {
    const ELF: &[u8] = b"\x7fELF";
    const CLASS_64: u8 = 2;
    const EXECUTABLE: [u16; 2] = [2, 3]; // with a fixed address, or without
    const X86_64: u16 = 62;
    if bytes.starts_with(b"#!") {
        bail!("is a script: only programs in machine code can be recorded");
    }
    ensure!(
        bytes.starts_with(ELF),
        "is no program: an ELF file begins with 7f 45 4c 46"
    );
    let half = |at: usize| {
        let bytes = bytes.get(at..at + 2)?;
        Some(u16::from_le_bytes(bytes.try_into().ok()?))
    };
    let machine = half(18).context("is cut off")?;
    ensure!(
        bytes[4] == CLASS_64 && machine == X86_64,
        "is a program for another processor (machine {machine} of ELF's \
         list, {} bits): only x86_64 can be recorded",
        if bytes[4] == CLASS_64 { 64 } else { 32 }
    );
    ensure!(
        half(16).is_some_and(|kind| EXECUTABLE.contains(&kind)),
        "is no finished program: it has not been linked"
    );
    Ok(())
}

/// The end of what the file puts into memory.
fn end(file: &object::File<'_>) -> u64 {
    let ends = file.segments().map(|part| part.address() + part.size());
    ends.max().unwrap_or(0)
}

/// The functions that have a symbol, by address.
fn functions<'a>(file: &object::File<'a>) -> Vec<Function<'a>> {
    let symbols = file.symbols().filter(|symbol| {
        symbol.kind() == SymbolKind::Text && symbol.is_definition()
    });
    let function = |symbol: object::Symbol<'a, '_>| {
        Some(Function {
            address: symbol.address(),
            size: symbol.size(),
            symbol: symbol.name().ok()?,
        })
    };
    let mut functions: Vec<_> = symbols.filter_map(function).collect();
    functions.sort();
    functions.dedup();
    functions
}

/// The places that the loader fills with addresses of libraries' functions.
fn slots<'a>(file: &object::File<'a>) -> BTreeMap<u64, &'a str> {
    let (Some(table), Some(relocations)) =
        (file.dynamic_symbol_table(), file.dynamic_relocations())
    else {
        return BTreeMap::new();
    };
    let slot = |(address, relocation): (u64, object::Relocation)| {
        let RelocationTarget::Symbol(index) = relocation.target() else {
            return None;
        };
        let name = table.symbol_by_index(index).ok()?.name().ok()?;
        Some((address, name))
    };
    relocations.filter_map(slot).collect()
}

/// Loads the debug information.
fn load<'a>(file: &object::File<'a>) -> Result<Dwarf<Slice<'a>>> {
    let dwarf = Dwarf::load(|id| {
        let Some(section) = file.section_by_name(id.name()) else {
            return Ok(EndianSlice::new(&[], LittleEndian));
        };
        let data = section.compressed_data()?;
        ensure!(
            data.format == CompressionFormat::None,
            "its debug information is compressed, which the recorder cannot \
             read: link it without `--compress-debug-sections`"
        );
        Ok(EndianSlice::new(data.data, LittleEndian))
    })?;
    ensure!(
        dwarf.units().next().is_ok_and(|unit| unit.is_some())
            && !dwarf.debug_line.reader().is_empty(),
        "has no debug information, so no line of the source can be shown: \
         build it with `-C debuginfo=line-tables-only` or more (cargo: \
         `debug = \"line-tables-only\"` in the profile)"
    );
    Ok(dwarf)
}

/// The names of the crates whose source is the program's own.
fn own_crates(dwarf: &Dwarf<Slice<'_>>) -> Result<BTreeSet<String>> {
    let mut crates = BTreeSet::new();
    let mut headers = dwarf.units();
    while let Some(header) = headers.next()? {
        let unit = dwarf.unit(header)?;
        let text = |part: Option<Slice<'_>>| {
            part.map(|part| part.to_string_lossy().into_owned())
        };
        let name = text(unit.name).unwrap_or_default();
        let folder = text(unit.comp_dir).unwrap_or_default();
        // rustc writes `PATH/@/UNIT`.
        let Some((path, _)) = name.split_once("/@/") else {
            continue;
        };
        if !is_foreign(&format!("{folder}/{path}")) {
            crates.extend(crate_name(Path::new(path)));
        }
    }
    Ok(crates)
}

/// The usual name of the crate with this root: of its package for `lib.rs`
/// and `main.rs`, else of the file.
fn crate_name(root: &Path) -> Option<String> {
    let stem = root.file_stem()?;
    let name = if stem == "lib" || stem == "main" {
        root.parent()?.parent()?.file_name()?
    } else {
        stem
    };
    Some(name.to_str()?.replace('-', "_"))
}

/// What `rustc` notes in the programs that it makes.
fn compiler(file: &object::File<'_>) -> Option<String> {
    let section = file.section_by_name(".comment")?;
    let notes = section.data().ok()?.split(|byte| *byte == 0);
    let mut notes = notes.filter_map(|note| str::from_utf8(note).ok());
    let rustc = notes.find_map(|note| note.strip_prefix("rustc version "))?;
    Some(format!("rustc {rustc}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_no_types_at_its_end() {
        let start = |name| generic_start(name).map(|at| &name[..at]);
        assert_eq!(start("a::twice::<u8>"), Some("a::twice"));
        assert_eq!(start("a::<T>::b::<Vec<fn() -> u8>>"), Some("a::<T>::b"));
        assert_eq!(start("<a::B>"), None);
    }
}
