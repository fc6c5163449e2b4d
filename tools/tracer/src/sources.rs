//! The places in the source that a recording mentions.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::program::{Frame, is_foreign};
use crate::recording::{Place, SourceFile};

/// Collects files, functions and places, each once.
#[derive(Default)]
pub struct Sources {
    files: Vec<String>,
    functions: Vec<String>,
    places: Vec<Place>,
}

/// What has been collected.
pub struct Collected {
    /// The files, with their lines.
    pub files: Vec<SourceFile>,
    /// The names of the functions.
    pub functions: Vec<String>,
    /// The places.
    pub places: Vec<Place>,
}

impl Sources {
    /// The number of a place, given by its frames, the innermost last; nothing
    /// if there are none.
    pub fn place(&mut self, frames: &[Frame]) -> Option<usize> {
        let mut caller = None;
        for frame in frames {
            let place = Place {
                file: number(&mut self.files, &frame.file),
                line: frame.line,
                function: self.function(&frame.function),
                caller,
            };
            let known = self.places.iter().position(|other| *other == place);
            caller = Some(known.unwrap_or_else(|| {
                self.places.push(place);
                self.places.len() - 1
            }));
        }
        caller
    }

    /// The number of a function.
    pub fn function(&mut self, name: &str) -> usize {
        number(&mut self.functions, name)
    }

    /// How a place is called in a message: by the function into which all
    /// others are inlined.
    pub fn describe(&self, place: usize, root: &Path) -> String {
        let mut place = &self.places[place];
        while let Some(caller) = place.caller {
            place = &self.places[caller];
        }
        let file = shorten(&self.files[place.file], root);
        format!("{file}:{}", place.line)
    }

    /// Ends the collection, and reads the lines of the program's own files.
    pub fn collect(self, root: &Path) -> Collected {
        let file = |(index, path): (usize, &String)| {
            let places = self.places.iter().filter(|p| p.file == index);
            let wanted = places.map(|place| place.line).collect();
            SourceFile {
                path: shorten(path, root),
                lines: lines(path, wanted),
            }
        };
        Collected {
            files: self.files.iter().enumerate().map(file).collect(),
            functions: self.functions,
            places: self.places,
        }
    }
}

fn number(list: &mut Vec<String>, wanted: &str) -> usize {
    let known = list.iter().position(|item| item == wanted);
    known.unwrap_or_else(|| {
        list.push(wanted.to_owned());
        list.len() - 1
    })
}

/// The wanted lines of a file; none of a library's, or if it is not there.
fn lines(path: &str, wanted: Vec<u32>) -> BTreeMap<u32, String> {
    if is_foreign(path) {
        return BTreeMap::new();
    }
    let text = fs::read_to_string(path).unwrap_or_default();
    let lines = (1..).zip(text.lines());
    let lines = lines.filter(|(number, _)| wanted.contains(number));
    lines.map(|(number, line)| (number, line.to_owned())).collect()
}

/// A path relative to the root, or to the source of the toolchain.
fn shorten(path: &str, root: &Path) -> String {
    let path = &clean(path);
    if let Ok(inside) = Path::new(path).strip_prefix(root) {
        return inside.to_string_lossy().into_owned();
    }
    for (before, after) in [("/rustc/", "/"), ("/rustlib/src/", "rust/")] {
        let rest = path.split_once(before).map(|(_, rest)| rest);
        if let Some((_, inside)) = rest.and_then(|r| r.split_once(after)) {
            return inside.to_owned();
        }
    }
    path.to_owned()
}

/// Takes `x/..` out of a path.
fn clean(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match (part, parts.last()) {
            ("..", Some(last)) if !["", ".."].contains(last) => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_do_not_depend_on_the_machine() {
        let root = Path::new("/home/me/book");
        for (path, short) in [
            ("/home/me/book/examples/cat.rs", "examples/cat.rs"),
            ("/rustc/5980/library/core/src/ub.rs", "library/core/src/ub.rs"),
            (
                "/x/lib/rustlib/src/rust/library/std/src/io.rs",
                "library/std/src/io.rs",
            ),
            ("/home/me/other.rs", "/home/me/other.rs"),
            ("/rustc/5/library/core/src/../../x.rs", "library/x.rs"),
            ("/../../a", "/../../a"),
        ] {
            assert_eq!(shorten(path, root), short);
        }
    }

    #[test]
    fn places_are_collected_once_with_their_callers() {
        let frame = |function: &str, line| Frame {
            function: function.to_owned(),
            file: "a.rs".to_owned(),
            line,
        };
        let mut sources = Sources::default();
        let inner = [frame("f", 1), frame("g", 2)];
        assert_eq!(sources.place(&inner), Some(1));
        assert_eq!(sources.place(&inner), Some(1));
        assert_eq!(sources.place(&[frame("g", 2)]), Some(2));
        assert_eq!(sources.place(&[]), None);
        let collected = sources.collect(Path::new("/"));
        assert_eq!(collected.functions, ["f", "g"]);
        assert_eq!(collected.places[1].caller, Some(0));
        assert_eq!(collected.places[2].caller, None);
    }
}
