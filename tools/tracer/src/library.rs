//! The names of functions outside the program's own file.

use std::fs;
use std::path::Path;

use object::{Object as _, ObjectSymbol as _, SymbolKind};

use crate::program::demangle;

/// The functions of the files that a process has in its memory.
#[derive(Default)]
pub struct Libraries {
    read: Vec<Library>,
}

struct Library {
    /// Where it lies, from the lowest address to the end of the highest part.
    start: u64,
    end: u64,
    name: String,
    /// Address in the file, size and symbol.
    functions: Vec<(u64, u64, String)>,
}

impl Libraries {
    /// Names the function at an address of the process `pid`, with its file:
    /// `memcpy in libc.so.6`. Files are read when they are first needed.
    pub fn name(&mut self, pid: i32, address: u64) -> Option<String> {
        if self.find(address).is_none() {
            let maps = fs::read_to_string(format!("/proc/{pid}/maps")).ok()?;
            self.read = parse(&maps).into_iter().map(Library::read).collect();
        }
        self.find(address).map(|library| library.describe(address))
    }

    fn find(&self, address: u64) -> Option<&Library> {
        let mut libraries = self.read.iter();
        libraries.find(|library| {
            (library.start..library.end).contains(&address)
        })
    }
}

impl Library {
    fn read((path, start, end): (String, u64, u64)) -> Library {
        let name = Path::new(&path).file_name().unwrap_or_default();
        Library {
            start,
            end,
            name: name.to_string_lossy().into_owned(),
            functions: functions(&path).unwrap_or_default(),
        }
    }

    fn describe(&self, address: u64) -> String {
        let offset = address - self.start;
        let mut functions = self.functions.iter();
        let found = functions.find(|(start, size, _)| {
            (*start..start + size).contains(&offset)
        });
        match found {
            Some((_, _, symbol)) => format!("{} in {}", symbol, self.name),
            None => self.name.clone(),
        }
    }
}

fn functions(path: &str) -> Option<Vec<(u64, u64, String)>> {
    let bytes = fs::read(path).ok()?;
    let file = object::File::parse(&*bytes).ok()?;
    let symbols = file.symbols().chain(file.dynamic_symbols());
    let functions = symbols.filter(|symbol| {
        symbol.kind() == SymbolKind::Text && symbol.is_definition()
    });
    let mut functions: Vec<_> = functions
        .filter_map(|symbol| {
            let name = demangle(symbol.name().ok()?);
            Some((symbol.address(), symbol.size(), name))
        })
        .collect();
    functions.sort();
    Some(functions)
}

/// The files in `/proc/PID/maps`, each with where it begins and ends.
fn parse(maps: &str) -> Vec<(String, u64, u64)> {
    let mut files: Vec<(String, u64, u64)> = Vec::new();
    for line in maps.lines() {
        let Some((range, rest)) = line.split_once(' ') else {
            continue;
        };
        let Some((start, end)) = range.split_once('-') else {
            continue;
        };
        let number = |text| u64::from_str_radix(text, 16);
        let (Ok(start), Ok(end)) = (number(start), number(end)) else {
            continue;
        };
        let Some(at) = rest.find(['/', '[']) else {
            continue;
        };
        let path = &rest[at..];
        match files.last_mut() {
            Some(last) if last.0 == path => last.2 = end,
            _ => files.push((path.to_owned(), start, end)),
        }
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_a_file_are_one_range() {
        let maps = "\
1000-2000 r--p 00000000 fe:00 12                 /usr/lib/libc.so.6
2000-5000 r-xp 00001000 fe:00 12                 /usr/lib/libc.so.6
5000-6000 rw-p 00000000 00:00 0
7000-8000 r-xp 00000000 00:00 0                  [vdso]
";
        assert_eq!(
            parse(maps),
            [
                ("/usr/lib/libc.so.6".to_owned(), 0x1000, 0x5000),
                ("[vdso]".to_owned(), 0x7000, 0x8000),
            ]
        );
    }
}
