//! The crates under `listings/`, as the pages need them: each library as one
//! run of lines, its nested `mod x;` files put in place.

use crate::names_in;
use crate::problem::Problem;
use crate::source::{Kind, Source};
use proc_macro2::{TokenStream, TokenTree};
use std::collections::HashSet;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

/// The name of a crate in Rust code.
pub fn ident(name: &str) -> String {
    name.replace('-', "_")
}

/// A `Cargo.toml`.
#[derive(Debug)]
pub struct Manifest {
    /// The package's name.
    pub package: String,
    /// The line of that name.
    pub line: usize,
    /// The names of its dependencies, those of its tests included.
    pub dependencies: Vec<String>,
}

impl Manifest {
    /// Reads the manifest `path`, which is relative to `root`.
    pub fn read(root: &Path, path: &Path) -> Result<Manifest, Problem> {
        let problem = |message| Problem::new(path, 1, message);
        let text = std::fs::read_to_string(root.join(path))
            .map_err(|e| problem(format!("cannot be read: {e}")))?;
        let table: toml::Table = text
            .parse()
            .map_err(|e| problem(format!("is not TOML: {e}")))?;
        let package = table
            .get("package")
            .and_then(|package| package.get("name")?.as_str())
            .ok_or_else(|| problem("names no package".to_owned()))?;
        let line = text.lines().position(|line| line.starts_with("name"));
        let dependencies = ["dependencies", "dev-dependencies"]
            .iter()
            .filter_map(|kind| table.get(*kind)?.as_table())
            .flat_map(|table| table.keys().cloned());
        Ok(Manifest {
            package: package.to_owned(),
            line: line.map_or(1, |at| at + 1),
            dependencies: dependencies.collect(),
        })
    }
}

/// A line of a library.
#[derive(Debug)]
pub struct Line {
    /// The file it is from, relative to the root.
    pub file: PathBuf,
    /// Its number there; 0 if it is in no file.
    pub number: usize,
    /// Its text.
    pub text: String,
    /// Its text without a comment at its end.
    pub code: String,
    /// What it is.
    pub kind: Kind,
    /// The innermost item that it belongs to.
    pub item: Option<usize>,
}

/// An item of a library, as far as it matters whether a page needs it.
#[derive(Debug)]
pub struct Unit {
    /// What must be named somewhere for the item to be needed; `None` if the
    /// item is needed wherever its parent is.
    pub name: Option<String>,
    /// The item that it stands in.
    pub parent: Option<usize>,
}

/// An item's example, from its documentation.
#[derive(Debug)]
pub struct Example {
    /// The item's file.
    pub file: PathBuf,
    /// The item's lines.
    pub lines: RangeInclusive<usize>,
    /// The example's lines.
    pub text: Vec<String>,
}

/// The library of a listing.
#[derive(Debug)]
pub struct Library {
    /// The folder's and the package's name.
    pub name: String,
    /// The name in Rust code.
    pub ident: String,
    /// The other listings that it may use.
    pub dependencies: Vec<String>,
    /// Its lines, in order.
    pub lines: Vec<Line>,
    /// Its items; one that is in another stands behind that.
    pub items: Vec<Unit>,
    /// The examples of its items, in order.
    pub examples: Vec<Example>,
}

impl Library {
    fn read(
        root: &Path,
        name: &str,
        all: &[String],
    ) -> Result<Library, Problem> {
        let dir = Path::new("listings").join(name);
        let manifest = Manifest::read(root, &dir.join("Cargo.toml"))?;
        let mut dependencies = manifest.dependencies;
        dependencies.retain(|name| all.contains(name));
        let mut library = Library {
            name: name.to_owned(),
            ident: ident(name),
            dependencies,
            lines: Vec::new(),
            items: Vec::new(),
            examples: Vec::new(),
        };
        library.add_file(root, &dir.join("src/lib.rs"), None)?;
        Ok(library)
    }

    /// Adds a file's lines; `module` is the item that it is the inside of,
    /// `None` for `lib.rs`.
    fn add_file(
        &mut self,
        root: &Path,
        file: &Path,
        module: Option<usize>,
    ) -> Result<(), Problem> {
        let source = Source::read(root, file)?;
        let first = self.items.len();
        for found in &source.items {
            self.items.push(Unit {
                name: found.name.clone().filter(|_| found.optional),
                parent: found.parent.map(|at| first + at).or(module),
            });
            if let Some(text) = &found.example {
                self.examples.push(Example {
                    file: file.to_path_buf(),
                    lines: found.lines.clone(),
                    text: text.clone(),
                });
            }
        }
        for number in 1..=source.lines.len() {
            let text = source.line(number);
            let kind = source.kinds[number - 1];
            let mut line = Line {
                file: file.to_path_buf(),
                number,
                text: text.to_owned(),
                code: source.code[number - 1].clone(),
                kind,
                item: source
                    .items
                    .iter()
                    .rposition(|item| item.lines.contains(&number))
                    .map(|at| first + at)
                    .or(module),
            };
            if kind == Kind::Code {
                line.refuse_crate_paths()?;
                if line.only_links() {
                    line.kind = Kind::Blank;
                } else if let Some(name) = module_name(&line.code) {
                    let name = name.to_owned();
                    self.add_module(root, line, &name)?;
                    continue;
                }
            }
            self.lines.push(line);
        }
        Ok(())
    }

    /// Adds `mod x { … }` with the lines of the module's file.
    fn add_module(
        &mut self,
        root: &Path,
        mut line: Line,
        module: &str,
    ) -> Result<(), Problem> {
        let (file, item) = (line.file.clone(), line.item);
        let parent = file.parent().unwrap_or(Path::new(""));
        let dir = match file.file_stem() {
            Some(stem) if stem != "lib" && stem != "mod" => parent.join(stem),
            _ => parent.to_path_buf(),
        };
        let flat = dir.join(format!("{module}.rs"));
        let nested = dir.join(module).join("mod.rs");
        let path = if root.join(&flat).is_file() {
            flat
        } else {
            nested
        };
        let inside = Source::read(root, &path)?.code.join("\n");
        let opening = self.opening(&inside);
        line.code = line.code.trim_end_matches(';').to_owned() + &opening;
        self.lines.push(line);
        self.add_file(root, &path, item)?;
        self.lines.push(Line {
            file,
            number: 0,
            text: "}".to_owned(),
            code: "}".to_owned(),
            kind: Kind::Code,
            item,
        });
        Ok(())
    }

    /// The beginning of a module with `text` in it: the other listings that
    /// the text names are modules beside this library's.
    pub fn opening(&self, text: &str) -> String {
        let named: Vec<String> = self
            .dependencies
            .iter()
            .map(|name| ident(name))
            .filter(|ident| words(text).any(|word| word == ident))
            .collect();
        if named.is_empty() {
            return " {".to_owned();
        }
        format!(" {{ use super::{{{}}};", named.join(", "))
    }
}

impl Line {
    /// `crate::` names another crate once the library is a module.
    fn refuse_crate_paths(&self) -> Result<(), Problem> {
        let path = self.code.replace("$crate::", "");
        if words(&path).any(|word| word == "crate") && path.contains("crate::")
        {
            return Err(Problem::new(
                &self.file,
                self.number,
                "on the page this library is a module, and `crate::` would \
                 name something else; write `super::` or `self::`"
                    .to_owned(),
            ));
        }
        Ok(())
    }

    /// Whether this is `use other as _;`, which only links the crate.
    fn only_links(&self) -> bool {
        let text = self.code.trim();
        text.starts_with("use ")
            && text.ends_with(" as _;")
            && !text.contains("::")
    }
}

/// The `x` of a line `mod x;`.
fn module_name(line: &str) -> Option<&str> {
    let mut words = line.trim().strip_suffix(';')?.split(' ').rev();
    let name = words.next()?;
    (words.next()? == "mod").then_some(name)
}

/// The names that a text of Rust uses: those in its code, and those between
/// braces in its strings, where `{name}` may be a use. What else is in a string
/// uses nothing: a list of system calls would bring along each function that
/// is called like one of them.
pub fn uses(text: &str) -> HashSet<String> {
    let mut found = HashSet::new();
    match text.parse() {
        Ok(tokens) => add_uses(tokens, &mut found),
        // Too many names are better than too few.
        Err(_) => found.extend(words(text).map(str::to_owned)),
    }
    found
}

fn add_uses(tokens: TokenStream, found: &mut HashSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => add_uses(group.stream(), found),
            TokenTree::Ident(name) => {
                let name = name.to_string();
                found.insert(name.trim_start_matches("r#").to_owned());
            }
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                let braces = text.split('{').skip(1);
                let inside = braces.filter_map(|rest| rest.split('}').next());
                found.extend(inside.flat_map(words).map(str::to_owned));
            }
            TokenTree::Punct(_) => {}
        }
    }
}

/// The words of a text of Rust: names, keywords, numbers, and those in its
/// strings.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty())
}

/// All libraries of the listings, by name.
pub fn libraries(root: &Path) -> Result<Vec<Library>, Problem> {
    let names = names(root);
    names
        .iter()
        .map(|name| Library::read(root, name, &names))
        .collect()
}

/// The names of all folders under `listings/` that hold a crate.
pub fn names(root: &Path) -> Vec<String> {
    let dir = root.join("listings");
    let mut names = names_in(&dir);
    names.retain(|name| dir.join(name).join("Cargo.toml").is_file());
    names
}

#[cfg(test)]
mod tests {
    use super::uses;

    #[test]
    fn a_string_uses_what_is_in_braces() {
        let text = "fn a(b: &'c u8) { println!(\"d {e} {{f}} {:>g$}\", r#h(1)) \
                    }\nstatic I: [&str; 1] = [\"j k \\\n    l\"];";
        let found = uses(text);
        for used in ["a", "c", "e", "g", "h", "println", "I"] {
            assert!(found.contains(used), "{used}: {found:?}");
        }
        for unused in ["d", "j", "k", "l", "1"] {
            assert!(!found.contains(unused), "{unused}: {found:?}");
        }
        assert!(uses("fn m() { \"n").contains("n"), "no Rust: all words");
    }
}
