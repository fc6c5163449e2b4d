//! Each public struct that a listing shares with the kernel lies in memory as
//! the kernel's own: the C compiler says so of the headers on this machine, and
//! `linux-raw-sys` of those that it was made from. None has padding.

use std::collections::BTreeMap;
use std::mem::{offset_of, transmute};
use std::process::Command;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::rust_code::{self, Code, group, ident, is_mark};
use crate::tree;

/// A struct of ours with what it must be equal to.
struct Layout {
    ours: &'static str,
    theirs: &'static str,
    header: &'static str,
    size: [usize; 2],
    align: [usize; 2],
    /// The public fields, with their offsets here and there.
    fields: Vec<(&'static str, [usize; 2])>,
}

macro_rules! layouts {
    ($($ours:path = $theirs:ident, $header:literal, $($field:ident)*;)*) => {
        fn layouts() -> Vec<Layout> {
            use linux_raw_sys::general as reference;
            vec![$(Layout {
                ours: stringify!($ours),
                theirs: stringify!($theirs),
                header: $header,
                size: [size_of::<$ours>(), size_of::<reference::$theirs>()],
                align: [align_of::<$ours>(), align_of::<reference::$theirs>()],
                fields: vec![$((
                    stringify!($field),
                    [
                        offset_of!($ours, $field),
                        offset_of!(reference::$theirs, $field),
                    ],
                ),)*],
            },)*]
        }
    };
}

// A line for each struct: its path, the kernel's name for it, the header that
// has it, and its public fields. A header that begins with `include/` is the
// kernel's own, which a program cannot include.
layouts! {
    structs::IoSlice = iovec, "linux/uio.h",;
    structs::IoSliceMut = iovec, "linux/uio.h",;
    structs::OpenHow = open_how, "linux/openat2.h", flags mode resolve;
    structs::Statx = statx, "linux/stat.h",
        stx_mask stx_blksize stx_attributes stx_nlink stx_uid stx_gid stx_mode
        stx_ino stx_size stx_blocks stx_attributes_mask stx_atime stx_btime
        stx_ctime stx_mtime stx_rdev_major stx_rdev_minor stx_dev_major
        stx_dev_minor stx_mnt_id;
    structs::StatxTimestamp = statx_timestamp, "linux/stat.h", tv_sec tv_nsec;
}

/// A `pub struct` with `repr(C)`, as its source has it.
#[derive(Debug, PartialEq)]
struct Written {
    line: usize,
    name: String,
    fields: Vec<Field>,
}

#[derive(Debug, PartialEq)]
struct Field {
    name: String,
    is_public: bool,
    kind: String,
}

/// The public structs of a file that promise C's layout.
fn written(code: &Code) -> Vec<Written> {
    let mut found = Vec::new();
    for level in &code.levels {
        for (index, token) in level.iter().enumerate() {
            let attribute = is_mark(token, '#')
                .then(|| level.get(index + 1).and_then(group))
                .flatten();
            if attribute.is_some_and(|attribute| {
                let words = attribute.stream().to_string();
                words.starts_with("repr") && words.contains('C')
            }) {
                found.extend(public_struct(&level[index..]));
            }
        }
    }
    found
}

/// The struct behind an attribute, if it is one and public.
fn public_struct(tokens: &[TokenTree]) -> Option<Written> {
    let tokens = without_attributes(tokens);
    let [first, second, name, rest @ ..] = tokens else {
        return None;
    };
    if ident(first)? != "pub" || ident(second)? != "struct" {
        return None;
    }
    let body = rest.iter().filter_map(group);
    let mut body = body.filter(|group| group.delimiter() == Delimiter::Brace);
    let name = ident(name)?;
    Some(Written {
        line: name.span().start().line,
        name: name.to_string(),
        fields: fields(body.next()?.stream()),
    })
}

fn without_attributes(mut tokens: &[TokenTree]) -> &[TokenTree] {
    while let [mark, _, rest @ ..] = tokens
        && is_mark(mark, '#')
    {
        tokens = rest;
    }
    tokens
}

fn fields(body: TokenStream) -> Vec<Field> {
    let tokens: Vec<_> = body.into_iter().collect();
    let parts = tokens.split(|token| is_mark(token, ','));
    parts
        .filter_map(|part| {
            let part = without_attributes(part);
            let is_public = ident(part.first()?).is_some_and(|w| w == "pub");
            let part = if is_public { &part[1..] } else { part };
            let [name, _colon, kind @ ..] = part else {
                return None;
            };
            let kind: TokenStream = kind.iter().cloned().collect();
            Some(Field {
                name: ident(name)?.to_string(),
                is_public,
                kind: kind.to_string().replace(' ', ""),
            })
        })
        .collect()
}

/// How many bytes a type has; `None` if this gate does not know it.
fn bytes(kind: &str, known: &BTreeMap<&str, usize>) -> Option<usize> {
    if let Some(inner) = kind.strip_prefix('[') {
        let (inner, count) = inner.strip_suffix(']')?.split_once(';')?;
        return Some(bytes(inner, known)? * count.parse::<usize>().ok()?);
    }
    if kind.starts_with("*const") || kind.starts_with("*mut") {
        return Some(size_of::<*const u8>());
    }
    match kind {
        _ if kind.starts_with("PhantomData<") => Some(0),
        "u8" | "i8" => Some(1),
        "u16" | "i16" => Some(2),
        "u32" | "i32" => Some(4),
        "u64" | "i64" | "usize" | "isize" => Some(8),
        _ => known.get(kind).copied(),
    }
}

/// What is wrong with a struct of ours.
fn complaint(
    written: &Written,
    layout: Option<&Layout>,
    known: &BTreeMap<&str, usize>,
) -> Option<String> {
    let name = &written.name;
    let Some(layout) = layout else {
        return Some(format!(
            "`{name}` is compared with nothing: add a line to `layouts!` in \
             tests/layouts.rs"
        ));
    };
    let is_listed = |field: &&Field| {
        layout
            .fields
            .iter()
            .any(|(listed, _)| *listed == field.name)
    };
    let mut public = written.fields.iter().filter(|field| field.is_public);
    if let Some(field) = public.find(|field| !is_listed(field)) {
        return Some(format!(
            "`{name}` has the field `{}`: add it in tests/layouts.rs",
            field.name
        ));
    }
    let mut sum = 0;
    for field in &written.fields {
        let Some(size) = bytes(&field.kind, known) else {
            return Some(format!(
                "how long is a `{}`? Tell `bytes` in tests/layouts.rs",
                field.kind
            ));
        };
        sum += size;
    }
    let [size, _] = layout.size;
    (sum != size).then(|| {
        format!(
            "`{name}` has {size} bytes, its fields {sum}: make the padding a \
             field"
        )
    })
}

#[test]
fn every_public_struct_is_compared_and_has_no_padding() {
    let layouts = layouts();
    let known: BTreeMap<_, _> = layouts
        .iter()
        .map(|layout| (name_of(layout), layout.size[0]))
        .collect();
    let mut count = 0;
    let mut problems = Vec::new();
    for code in rust_code::all(&["listings"]) {
        let mut folders = code.file.components().map(|part| part.as_os_str());
        if folders.nth(2).is_none_or(|folder| folder != "src") {
            continue;
        }
        for written in written(&code) {
            count += 1;
            let layout = layouts.iter().find(|l| name_of(l) == written.name);
            if let Some(message) = complaint(&written, layout, &known) {
                let line = written.line;
                problems.push(tree::problem(&code.file, line, &message));
            }
        }
    }
    tree::verdict("public structs", count, &problems);
}

fn name_of(layout: &Layout) -> &'static str {
    let (_, name) = layout.ours.rsplit_once("::").expect("a path");
    name.trim()
}

#[test]
fn every_struct_lies_as_in_linux_raw_sys() {
    let mut problems = Vec::new();
    let layouts = layouts();
    for layout in &layouts {
        let mut say = |what: &str, [ours, theirs]: [usize; 2]| {
            if ours != theirs {
                problems.push(format!(
                    "`{}`: {what} is {ours}, where `struct {}` of {} has \
                     {theirs}",
                    layout.ours, layout.theirs, layout.header
                ));
            }
        };
        say("the size", layout.size);
        say("the alignment", layout.align);
        for (field, offsets) in &layout.fields {
            say(&format!("the offset of `{field}`"), *offsets);
        }
    }
    tree::verdict("structs", layouts.len(), &problems);
}

/// A C program that compiles if the headers agree.
fn claims(layouts: &[Layout]) -> String {
    let mut text = String::from("#include <stddef.h>\n");
    let layouts = layouts.iter();
    let layouts = layouts.filter(|l| !l.header.starts_with("include/"));
    for layout in layouts {
        let theirs = format!("struct {}", layout.theirs);
        let mut claim = |what: &str, value: usize| {
            text.push_str(&format!(
                "_Static_assert({what} == {value}, \"{}: {what} is not \
                 {value}\");\n",
                layout.ours
            ));
        };
        claim(&format!("sizeof({theirs})"), layout.size[0]);
        claim(&format!("_Alignof({theirs})"), layout.align[0]);
        for (field, [offset, _]) in &layout.fields {
            claim(&format!("offsetof({theirs}, {field})"), *offset);
        }
    }
    text
}

/// Has the C compiler judge a program; what it says against it, if anything.
fn compile(program: &str) -> std::io::Result<Result<(), String>> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("layouts.c");
    std::fs::write(&file, program)?;
    let output = Command::new("cc").arg("-fsyntax-only").arg(file).output()?;
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    Ok(output.status.success().then_some(()).ok_or(error))
}

#[test]
fn every_struct_lies_as_in_the_headers_of_this_machine() {
    let layouts = layouts();
    let mut headers: Vec<_> = layouts.iter().map(|l| l.header).collect();
    headers.retain(|header| !header.starts_with("include/"));
    headers.sort_unstable();
    headers.dedup();
    let include = |header: &&str| format!("#include <{header}>\n");
    let headers: String = headers.iter().map(include).collect();
    match compile(&headers) {
        Err(_) => return tree::skip("cc, the C compiler, is not installed"),
        Ok(Err(error)) => {
            return tree::skip(&format!(
                "the kernel's headers (linux-libc-dev) are not installed, or \
                 older than Linux 5.8: {error}"
            ));
        }
        Ok(Ok(())) => {}
    }
    let program = headers + &claims(&layouts);
    let answer = compile(&program).expect("cc has run before");
    let problems: Vec<_> = answer.err().into_iter().collect();
    tree::verdict("structs", layouts.len(), &problems);
}

/// The fields of both slices are private, so their places are found by value.
#[test]
fn a_slice_lies_in_memory_as_an_iovec() {
    use linux_raw_sys::general::iovec;
    let mut bytes = *b"hello";
    let (address, length) = (bytes.as_mut_ptr() as usize, bytes.len());
    let is_iovec = |words: [usize; 2]| {
        let word = size_of::<usize>();
        words[offset_of!(iovec, iov_base) / word] == address
            && words[offset_of!(iovec, iov_len) / word] == length
    };
    // SAFETY: it consists of two words.
    let words = unsafe { transmute(structs::IoSlice::new(&bytes)) };
    assert!(is_iovec(words), "{words:x?}");
    // SAFETY: as above.
    let words = unsafe { transmute(structs::IoSliceMut::new(&mut bytes)) };
    assert!(is_iovec(words), "{words:x?}");
}

#[test]
fn structs_are_found_with_their_fields() {
    let code = rust_code::example(
        "#[derive(Clone)]\n#[repr(C)]\n#[derive(Copy)]\n/// A.\n\
         pub struct A<'a> {\n/// The first.\npub x: u32,\n\
         _y: [u8; 4], z: *const u8 }\n\
         #[repr(C)] struct Private { a: u8 }\n\
         #[repr(transparent)] pub struct Other { a: u8 }",
    );
    let field = |name: &str, is_public, kind: &str| Field {
        name: name.to_owned(),
        is_public,
        kind: kind.to_owned(),
    };
    let fields = vec![
        field("x", true, "u32"),
        field("_y", false, "[u8;4]"),
        field("z", false, "*constu8"),
    ];
    let found = Written {
        line: 5,
        name: "A".to_owned(),
        fields,
    };
    assert_eq!(written(&code), [found]);
    let none = BTreeMap::new();
    assert_eq!(bytes("[u8;4]", &none), Some(4));
    assert_eq!(bytes("*constu8", &none), Some(8));
    assert_eq!(bytes("Unknown", &none), None);
}
