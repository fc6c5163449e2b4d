//! System calls in words: names and types of the arguments from the table in
//! `data/`, what they point to from the program's memory.

use std::collections::BTreeMap;

use kernel_table::schema::{Abi, Arg, Row, Table};
use linux_raw_sys::general::{__kernel_timespec, rlimit64, sigaction, stat};
use nix::libc::utsname;

use crate::names::{self, Names};
use crate::recording::{Argument, Buffer, Bytes, Call, Hex};

/// How much of a buffer is kept.
pub const KEPT: usize = 1024;

/// How much of a buffer is written out.
const SHOWN: usize = 64;

/// The longest path that Linux takes, with its NUL.
const LONGEST_PATH: usize = 4096;

/// How many parts of a vector are read.
const PARTS: u64 = 16;

/// Where a program's memory is read.
pub trait Memory {
    /// Reads `length` bytes, or as many as there are.
    fn read(&self, address: u64, length: usize) -> Vec<u8>;
}

impl Memory for crate::process::Tracee {
    fn read(&self, address: u64, length: usize) -> Vec<u8> {
        crate::process::Tracee::read(self, address, length)
    }
}

/// Knows the system calls and the errors of one kernel.
pub struct Decoder<'a> {
    rows: BTreeMap<u32, &'a Row>,
    errors: BTreeMap<u64, &'a str>,
}

/// A system call that has begun.
#[derive(Clone, Debug)]
pub struct Begun<'a> {
    /// Its row in the table, if it is in the table.
    pub row: Option<&'a Row>,
    /// What the registers of the six arguments hold.
    pub values: [u64; 6],
    number: i32,
    int80: bool,
    args: Vec<Argument>,
}

impl Begun<'_> {
    /// The number of a call that was made with `int 0x80`.
    pub fn int80(&self) -> Option<i32> {
        self.int80.then_some(self.number)
    }
}

/// What an argument is.
#[derive(Clone, Copy)]
enum Kind {
    /// A number with a sign, of this many bits.
    Signed(u32),
    /// A number without one.
    Unsigned(u32),
    /// A number of 32 bits that is an open directory.
    Directory,
    /// Permissions, which are written in octal.
    Mode,
    /// A signal's or a flag's number.
    Named(&'static Names, u32),
    /// An address about which no more is known.
    Address,
    /// The address of a text that ends with a NUL.
    Text,
    /// The address of bytes that the kernel reads; their number is the
    /// argument of this index.
    Read(usize),
    /// The address of bytes that the kernel writes; the argument of this index
    /// says how many at most.
    Written(usize),
    /// The address of an array of `struct iovec`; its length is the argument
    /// of this index.
    Vectors(usize, Direction),
    /// The address of a structure.
    Struct(&'static Struct, Direction),
}

#[derive(Clone, Copy, PartialEq)]
enum Direction {
    Read,
    Written,
}

/// A structure whose fields can be shown.
struct Struct {
    size: usize,
    show: fn(&[u8]) -> String,
}

impl<'a> Decoder<'a> {
    /// Takes the calls that 64-bit programs reach from the table.
    pub fn new(table: &'a Table) -> Decoder<'a> {
        let rows = table.rows.iter().filter(|row| row.abi != Abi::X32);
        let errors = table.errnos.iter();
        Decoder {
            rows: rows.map(|row| (row.number, row)).collect(),
            errors: errors
                .map(|errno| (errno.number.into(), &*errno.name))
                .collect(),
        }
    }

    /// Notes a call by `syscall` before it is made, with what the kernel is
    /// going to read.
    pub fn begin(
        &self,
        rax: u64,
        values: [u64; 6],
        memory: &impl Memory,
    ) -> Begun<'a> {
        let number = rax as i32;
        let known = u32::try_from(number).ok();
        let row = known.and_then(|n| self.rows.get(&n)).copied();
        let args = row.map_or(&[][..], |row| &row.args);
        let args = args.iter().enumerate().map(|(index, arg)| {
            let value = values[index];
            let mut argument = Argument {
                name: arg.name.clone(),
                ctype: arg.ctype.clone(),
                value: Hex(value),
                text: String::new(),
                buffers: Vec::new(),
            };
            let call = row.map_or("", |row| &row.name);
            let kind = kind(call, row.map_or(&[], |row| &row.args), index);
            before(&mut argument, kind, &values, memory);
            argument
        });
        Begun {
            row,
            values,
            number,
            int80: false,
            args: args.collect(),
        }
    }

    /// Notes a call by `int 0x80`, whose numbers are of another table.
    pub fn begin_int80(&self, rax: u64) -> Begun<'a> {
        Begun {
            row: None,
            values: [0; 6],
            number: rax as i32,
            int80: true,
            args: Vec::new(),
        }
    }

    /// Completes a call with what came back, if it came back: the result and
    /// what the kernel has written.
    pub fn end(
        &self,
        step: usize,
        begun: Begun<'a>,
        result: Option<u64>,
        memory: &impl Memory,
    ) -> Call {
        let mut args = begun.args;
        let name = begun.row.map(|row| row.name.as_str());
        let declared = begun.row.map_or(&[][..], |row| &row.args);
        for (index, argument) in args.iter_mut().enumerate() {
            let kind = kind(name.unwrap_or_default(), declared, index);
            after(argument, kind, &begun.values, result, memory);
        }
        let error = result.and_then(|result| self.error(result));
        let shown = match (name, begun.int80) {
            (Some(name), _) => name.to_owned(),
            (None, true) => format!("int 0x80: call {}", begun.number),
            (None, false) => format!("no call {}", begun.number),
        };
        let texts: Vec<_> = args.iter().map(|arg| &*arg.text).collect();
        let outcome = outcome(name, result, error);
        Call {
            step,
            number: begun.number,
            name: name.map(str::to_owned),
            int80: begun.int80,
            text: format!("{shown}({}) = {outcome}", texts.join(", ")),
            args,
            result: result.map(Hex),
            error: error.map(str::to_owned),
        }
    }

    /// The name of the error that a result is.
    fn error(&self, result: u64) -> Option<&'a str> {
        const LARGEST: u64 = 4095; // MAX_ERRNO of include/linux/err.h
        let number = result.wrapping_neg();
        let is_error = (1..=LARGEST).contains(&number);
        is_error.then(|| self.errors.get(&number).copied()).flatten()
    }
}

/// A result in words.
fn outcome(
    name: Option<&str>,
    result: Option<u64>,
    error: Option<&str>,
) -> String {
    let Some(result) = result else {
        return "?".to_owned();
    };
    let number = result.cast_signed();
    let is_address = matches!(name, Some("mmap" | "mremap" | "brk" | "shmat"));
    match error {
        Some(error) => format!("{number} ({error})"),
        None if is_address => format!("{result:#x}"),
        None => number.to_string(),
    }
}

/// What the argument `index` of a call is: by its name where the kernel's
/// definition does not say enough, else by its type.
fn kind(call: &str, args: &[Arg], index: usize) -> Kind {
    let arg = &args[index];
    let (ctype, name) = (arg.ctype.as_str(), arg.name.as_str());
    if let Some(names) = names::of_argument(call, name) {
        return Kind::Named(names, width(ctype));
    }
    if ctype.contains('*') {
        return pointer(call, args, index);
    }
    match (ctype, name) {
        ("umode_t", _) => Kind::Mode,
        (_, name) if name.ends_with("dfd") => Kind::Directory,
        // `mmap` takes its descriptor as an `unsigned long`.
        ("unsigned long", "fd") => Kind::Signed(64),
        // What an `ioctl` is asked depends on the device.
        (_, "cmd" | "arg") => Kind::Address,
        ("unsigned long", name) if is_address(name) => Kind::Address,
        _ if is_signed(ctype) => Kind::Signed(width(ctype)),
        _ => Kind::Unsigned(width(ctype)),
    }
}

fn pointer(call: &str, args: &[Arg], index: usize) -> Kind {
    use Direction::{Read, Written};

    let arg = &args[index];
    let (ctype, name) = (arg.ctype.as_str(), arg.name.as_str());
    let pointee = ctype.replace("__user", "").replace("const", "");
    let words: Vec<_> = pointee.split_whitespace().collect();
    let words = words.join(" ");
    let is_const = ctype.starts_with("const");
    let direction = match (is_const, name) {
        // Read, and not declared so.
        (_, "rqtp" | "tsp" | "utime" | "nset" | "unewset") => Read,
        (true, _) => Read,
        _ => Written,
    };
    let next = args.get(index + 1);
    let has_length = next.is_some_and(|next| is_length(&next.name));
    match (words.as_str(), call) {
        ("struct iovec *", "readv" | "preadv" | "preadv2") => {
            Kind::Vectors(index + 1, Written)
        }
        ("struct iovec *", _) => Kind::Vectors(index + 1, Read),
        ("struct __kernel_timespec *", _) => Kind::Struct(&TIMESPEC, direction),
        ("struct stat *", _) => Kind::Struct(&STAT, direction),
        ("struct new_utsname *", _) => Kind::Struct(&NAMES, direction),
        ("struct rlimit64 *" | "struct rlimit *", _) => {
            Kind::Struct(&LIMIT, direction)
        }
        ("struct sigaction *", _) => Kind::Struct(&ACTION, direction),
        ("sigset_t *", _) => Kind::Struct(&SIGNALS, direction),
        ("int *", "pipe" | "pipe2") => Kind::Struct(&PIPE, direction),
        ("int *", "wait4") => Kind::Struct(&NUMBER, direction),
        ("char *" | "void *" | "struct linux_dirent64 *", _) if has_length => {
            match direction {
                Read => Kind::Read(index + 1),
                Written => Kind::Written(index + 1),
            }
        }
        ("char *", _) => Kind::Text,
        _ => Kind::Address,
    }
}

fn is_length(name: &str) -> bool {
    matches!(
        name,
        "count" | "len" | "size" | "bufsiz" | "length" | "usize" | "msg_len"
    )
}

fn is_address(name: &str) -> bool {
    matches!(name, "addr" | "start" | "brk" | "new_addr" | "newsp" | "tls")
}

/// How many bits of the register the kernel looks at.
fn width(ctype: &str) -> u32 {
    match ctype.trim_start_matches("const ") {
        "umode_t" => 16,
        "long" | "unsigned long" | "size_t" | "loff_t" | "off_t" | "__u64"
        | "aio_context_t" => 64,
        _ if ctype.contains('*') => 64,
        _ => 32,
    }
}

fn is_signed(ctype: &str) -> bool {
    matches!(
        ctype.trim_start_matches("const "),
        "int"
            | "long"
            | "loff_t"
            | "off_t"
            | "pid_t"
            | "clockid_t"
            | "timer_t"
            | "__s32"
            | "key_t"
            | "mqd_t"
            | "rwf_t"
            | "key_serial_t"
    )
}

/// Keeps the lowest `bits` of a register.
fn cut(value: u64, bits: u32) -> u64 {
    value & (u64::MAX >> (64 - bits))
}

/// Keeps the lowest `bits` of a register, and the sign that they have.
fn cut_signed(value: u64, bits: u32) -> i64 {
    let unused = 64 - bits;
    (value << unused).cast_signed() >> unused
}

/// Says what an argument means, as far as it is known before the call.
fn before(
    argument: &mut Argument,
    kind: Kind,
    values: &[u64; 6],
    memory: &impl Memory,
) {
    let value = argument.value.0;
    argument.text = match kind {
        Kind::Signed(bits) => cut_signed(value, bits).to_string(),
        Kind::Unsigned(bits) => cut(value, bits).to_string(),
        Kind::Directory => directory(value),
        Kind::Mode => mode(cut(value, width("umode_t"))),
        Kind::Named(names, bits) => names.show(cut(value, bits)),
        Kind::Text => text(argument, memory),
        Kind::Read(length) => {
            bytes(argument, cut(values[length], 64), false, memory)
        }
        Kind::Vectors(length, Direction::Read) => {
            vectors(argument, values[length], None, memory)
        }
        Kind::Struct(of, Direction::Read) => {
            structure(argument, of, false, memory)
        }
        Kind::Address
        | Kind::Written(_)
        | Kind::Vectors(_, Direction::Written)
        | Kind::Struct(_, Direction::Written) => address(value),
    };
}

/// Says what the kernel has written to where an argument points.
fn after(
    argument: &mut Argument,
    kind: Kind,
    values: &[u64; 6],
    result: Option<u64>,
    memory: &impl Memory,
) {
    let Some(result) = result.filter(|result| result.cast_signed() >= 0) else {
        return;
    };
    let text = match kind {
        Kind::Written(length) => {
            let length = result.min(values[length]);
            bytes(argument, length, true, memory)
        }
        Kind::Vectors(length, Direction::Written) => {
            vectors(argument, values[length], Some(result), memory)
        }
        Kind::Struct(of, Direction::Written) => {
            structure(argument, of, true, memory)
        }
        _ => return,
    };
    argument.text = text;
}

fn directory(value: u64) -> String {
    match value as i32 {
        names::CURRENT_DIRECTORY => "AT_FDCWD".to_owned(),
        number => number.to_string(),
    }
}

fn mode(value: u64) -> String {
    match value {
        0 => "0".to_owned(),
        _ => format!("{value:#o}"),
    }
}

fn address(value: u64) -> String {
    match value {
        0 => "NULL".to_owned(),
        _ => format!("{value:#x}"),
    }
}

/// Reads a text that ends with a NUL.
fn text(argument: &mut Argument, memory: &impl Memory) -> String {
    let start = argument.value.0;
    let bytes = memory.read(start, LONGEST_PATH);
    let Some(end) = bytes.iter().position(|byte| *byte == 0) else {
        return address(start);
    };
    let shown = quote(&bytes[..end]);
    keep(argument, start, &bytes[..=end], end as u64 + 1, false);
    shown
}

/// Reads `length` bytes to which an argument points.
fn bytes(
    argument: &mut Argument,
    length: u64,
    written: bool,
    memory: &impl Memory,
) -> String {
    let start = argument.value.0;
    let wanted = length.min(KEPT as u64) as usize;
    let bytes = memory.read(start, wanted);
    if start == 0 || bytes.len() < wanted {
        return address(start);
    }
    let mut shown = quote(&bytes);
    if length > bytes.len() as u64 && !shown.ends_with("...") {
        shown.push_str("...");
    }
    keep(argument, start, &bytes, length, written);
    shown
}

/// Keeps what was read for an argument.
fn keep(
    argument: &mut Argument,
    start: u64,
    bytes: &[u8],
    length: u64,
    written: bool,
) {
    argument.buffers.push(Buffer {
        address: Hex(start),
        length,
        bytes: Bytes(bytes[..bytes.len().min(KEPT)].to_vec()),
        written,
    });
}

/// Reads an array of `struct iovec`, and what it points to. What the kernel
/// wrote into it is `filled` bytes long.
fn vectors(
    argument: &mut Argument,
    count: u64,
    filled: Option<u64>,
    memory: &impl Memory,
) -> String {
    let start = argument.value.0;
    let array = memory.read(start, (count.min(PARTS) * 16) as usize);
    if array.len() as u64 != count.min(PARTS) * 16 {
        return address(start);
    }
    let mut left = filled.unwrap_or(u64::MAX);
    let mut shown = Vec::new();
    for part in array.chunks_exact(16) {
        let (base, length) = (word(part, 0), word(part, 8));
        let length = length.min(left);
        left -= length;
        let bytes = memory.read(base, length.min(KEPT as u64) as usize);
        shown.push(quote(&bytes));
        keep(argument, base, &bytes, length, filled.is_some());
    }
    if count > PARTS {
        shown.push("...".to_owned());
    }
    format!("[{}]", shown.join(", "))
}

fn structure(
    argument: &mut Argument,
    of: &Struct,
    written: bool,
    memory: &impl Memory,
) -> String {
    let start = argument.value.0;
    let bytes = memory.read(start, of.size);
    if start == 0 || bytes.len() < of.size {
        return address(start);
    }
    keep(argument, start, &bytes, of.size as u64, written);
    (of.show)(&bytes)
}

/// Bytes as Rust would write them, cut off where they are many.
pub fn quote(bytes: &[u8]) -> String {
    let shown = &bytes[..bytes.len().min(SHOWN)];
    let mut text = String::from("\"");
    for byte in shown {
        match byte {
            0 => text.push_str("\\0"),
            b'\'' => text.push('\''),
            _ => text.push_str(&byte.escape_ascii().to_string()),
        }
    }
    text.push('"');
    if shown.len() < bytes.len() {
        text.push_str("...");
    }
    text
}

fn word(bytes: &[u8], at: usize) -> u64 {
    let bytes = bytes[at..at + 8].try_into();
    u64::from_le_bytes(bytes.expect("eight bytes"))
}

fn half(bytes: &[u8], at: usize) -> u32 {
    let bytes = bytes[at..at + 4].try_into();
    u32::from_le_bytes(bytes.expect("four bytes"))
}

static TIMESPEC: Struct = Struct {
    size: size_of::<__kernel_timespec>(),
    show: |bytes| {
        let (seconds, nanoseconds) = (word(bytes, 0), word(bytes, 8));
        format!("{{tv_sec: {seconds}, tv_nsec: {nanoseconds}}}")
    },
};

static STAT: Struct = Struct {
    size: size_of::<stat>(),
    show: |bytes| {
        let mode = half(bytes, std::mem::offset_of!(stat, st_mode));
        let size = word(bytes, std::mem::offset_of!(stat, st_size));
        format!("{{st_mode: {mode:#o}, st_size: {size}, ...}}")
    },
};

static NAMES: Struct = Struct {
    size: size_of::<utsname>(),
    show: |bytes| {
        let name = bytes.split(|byte| *byte == 0).next().unwrap_or_default();
        format!("{{sysname: {}, ...}}", quote(name))
    },
};

static LIMIT: Struct = Struct {
    size: size_of::<rlimit64>(),
    show: |bytes| {
        let limit = |at| match word(bytes, at) {
            u64::MAX => "RLIM64_INFINITY".to_owned(),
            limit => limit.to_string(),
        };
        format!("{{rlim_cur: {}, rlim_max: {}}}", limit(0), limit(8))
    },
};

static ACTION: Struct = Struct {
    size: size_of::<sigaction>(),
    show: |bytes| {
        let handler = match word(bytes, 0) {
            0 => "SIG_DFL".to_owned(),
            1 => "SIG_IGN".to_owned(),
            handler => format!("{handler:#x}"),
        };
        let flags = std::mem::offset_of!(sigaction, sa_flags);
        let flags = names::SIGNAL_ACTION.show(word(bytes, flags));
        format!("{{sa_handler: {handler}, sa_flags: {flags}, ...}}")
    },
};

static SIGNALS: Struct = Struct {
    size: size_of::<u64>(),
    show: |bytes| {
        let set = word(bytes, 0);
        let members = (1..=64).filter(|number| set & (1 << (number - 1)) != 0);
        let members: Vec<_> = members.map(names::signal).collect();
        match members.len() {
            0..=8 => format!("[{}]", members.join(", ")),
            _ => format!("{set:#018x}"),
        }
    },
};

static PIPE: Struct = Struct {
    size: 2 * size_of::<i32>(),
    show: |bytes| format!("[{}, {}]", half(bytes, 0), half(bytes, 4)),
};

static NUMBER: Struct = Struct {
    size: size_of::<i32>(),
    show: |bytes| format!("[{}]", half(bytes, 0)),
};
