//! The names of the kernel's functions, from its own list.

use std::cmp::Reverse;

use anyhow::{Result, ensure};

/// The way in for system calls.
const ENTRY: &str = "entry_SYSCALL_64";

/// The functions, by address.
#[derive(Debug, Default)]
pub struct Symbols(Vec<(u64, String)>);

impl Symbols {
    /// Reads `/proc/kallsyms`: lines of an address, a letter that tells the
    /// kind, and a name. Of several names for one address, the best is kept.
    ///
    /// # Errors
    ///
    /// When the way in for system calls is not among them.
    pub fn parse(text: &str) -> Result<Symbols> {
        let mut all: Vec<_> = text.lines().filter_map(symbol).collect();
        all.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
        all.dedup_by_key(|symbol| symbol.0);
        let pair = |(address, (.., name)): (u64, Rank<'_>)| {
            (address, name.to_owned())
        };
        let symbols = Symbols(all.into_iter().map(pair).collect());
        ensure!(
            symbols.address(ENTRY).is_some(),
            "this kernel does not tell where its function {ENTRY} is: it was \
             built without CONFIG_KALLSYMS, or is not for x86_64"
        );
        Ok(symbols)
    }

    /// The function that an address is in.
    pub fn at(&self, address: u64) -> Option<(u64, &str)> {
        let after = self.0.partition_point(|symbol| symbol.0 <= address);
        let (start, name) = self.0.get(after.checked_sub(1)?)?;
        Some((*start, name))
    }

    /// The function that begins at an address.
    pub fn beginning(&self, address: u64) -> Option<&str> {
        let (start, name) = self.at(address)?;
        (start == address).then_some(name)
    }

    /// The address of a function.
    pub fn address(&self, name: &str) -> Option<u64> {
        let found = self.0.iter().find(|symbol| symbol.1 == name);
        found.map(|symbol| symbol.0)
    }
}

/// The lowest is the best: a handler's name of the table for 64-bit programs,
/// then one that is not the edge of a row of functions, then one that other
/// files know, then one without underscores in front.
type Rank<'a> = (Reverse<bool>, bool, Reverse<bool>, usize, &'a str);

fn symbol(line: &str) -> Option<(u64, Rank<'_>)> {
    let mut words = line.split_whitespace();
    let address = u64::from_str_radix(words.next()?, 16).ok()?;
    let kind = words.next()?;
    let name = words.next()?;
    let is_handler = name.starts_with("__x64_sys_");
    let underscores = name.len() - name.trim_start_matches('_').len();
    let is_code = matches!(kind, "t" | "T" | "w" | "W");
    let edges = ["_start", "_begin", "_end", "_array"];
    let is_list = edges.iter().any(|edge| name.ends_with(edge));
    let is_global = Reverse(kind == "T");
    let rank =
        (Reverse(is_handler), is_list, is_global, underscores, name);
    is_code.then_some((address, rank))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_of_several_names_is_kept() {
        let symbols = Symbols::parse(
            "ffffffff81000000 T __ia32_sys_getppid\n\
             ffffffff81000000 T __x64_sys_getppid\n\
             ffffffff81000010 t __a\nffffffff81000010 T b\n\
             ffffffff81000010 T _a\nffffffff81000020 D data\n\
             ffffffff81000028 T a_start\nffffffff81000028 T b_array\n\
             ffffffff81000028 T c_end\n\
             ffffffff81000028 t thunk_rax\n\
             ffffffff81000030 t c\t[module]\n\
             ffffffff81000040 T entry_SYSCALL_64\n",
        )
        .expect("it is complete");
        let name = |address| symbols.at(address).map(|found| found.1);
        assert_eq!(name(0xffff_ffff_8100_0000), Some("__x64_sys_getppid"));
        assert_eq!(name(0xffff_ffff_8100_000f), Some("__x64_sys_getppid"));
        assert_eq!(name(0xffff_ffff_8100_0020), Some("b"), "no data");
        assert_eq!(name(0xffff_ffff_8100_0028), Some("thunk_rax"));
        assert_eq!(symbols.beginning(0xffff_ffff_8100_0030), Some("c"));
        assert_eq!(symbols.beginning(0xffff_ffff_8100_0031), None);
        assert_eq!(name(0), None);
        let error = Symbols::parse("ffffffff81000000 T a").expect_err("ENTRY");
        assert!(error.to_string().contains("entry_SYSCALL_64"), "{error}");
        assert_eq!(symbols.address("b"), Some(0xffff_ffff_8100_0010));
    }
}
