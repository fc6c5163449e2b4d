//! What `cat`, `cp` and the other tools share: how they start, read their
//! arguments, and speak to their users.
//!
//! They start without the preparations that Rust makes before its `main`. Those
//! have SIGPIPE ignored, and open `/dev/null` where standard input, output or
//! error is closed. But who types `cat file | head` expects that `cat` ends
//! with `head`, and whoever closes an output wants to hear that it is closed.
#![allow(dead_code, reason = "no program needs all of it")]

pub mod copy;
pub mod quote;

use std::ffi::{CStr, c_char};
use std::io;
use std::slice;

use errors::Errno;
use files::{STDERR, STDOUT, write_all};
use quote::quote;

/// A program that is running.
pub struct Tool {
    name: &'static str,
    help: &'static str,
    failed: bool,
}

/// What is left to do after the options have been read.
pub struct Arguments {
    /// The letters of the options that were given, in order.
    pub options: Vec<char>,
    /// The other arguments, most often paths. The kernel has put a NUL behind
    /// each, where a path has to have one.
    pub operands: Vec<&'static CStr>,
}

impl Tool {
    /// A program with the name that its messages begin with.
    pub fn new(name: &'static str, help: &'static str) -> Tool {
        let failed = false;
        Tool { name, help, failed }
    }

    /// The status with which the program ends.
    pub fn status(&self) -> i32 {
        self.failed.into()
    }

    /// Says on standard error what is wrong. The program goes on, and will have
    /// failed.
    pub fn complain(&mut self, message: &[u8]) {
        self.warn(message);
        self.failed = true;
    }

    /// Says something on standard error that is no failure.
    pub fn warn(&mut self, message: &[u8]) {
        let parts: [&[u8]; 4] = [self.name.as_bytes(), b": ", message, b"\n"];
        // If standard error is closed, the status has to say it alone.
        let _ = write_all(STDERR, &parts.concat());
    }

    /// Complains about the file `name`.
    pub fn complain_about(&mut self, name: &CStr, errno: Errno) {
        self.complain(&about(&quote(name.to_bytes()), errno));
    }

    /// Writes to standard output, or complains; `false` if it does not work.
    pub fn print(&mut self, bytes: &[u8]) -> bool {
        let result = write_all(STDOUT, bytes);
        if let Err(errno) = result {
            self.complain(&about(b"write error", errno));
        }
        result.is_ok()
    }

    /// Sorts the arguments, the options of which are the letters in `short`.
    /// Each in `long` is another word for a letter.
    ///
    /// `None` if there is nothing more to do: the help was asked for, or a
    /// mistake was found.
    pub fn arguments(
        &mut self,
        given: &[&'static CStr],
        short: &str,
        long: &[(&str, char)],
    ) -> Option<Arguments> {
        let mut found = Arguments {
            options: Vec::new(),
            operands: Vec::new(),
        };
        let mut rest = given.iter();
        while let Some(&argument) = rest.next() {
            match argument.to_bytes() {
                b"--" => found.operands.extend(rest.by_ref()),
                [b'-', b'-', name @ ..] => {
                    found.options.push(self.long(name, long)?);
                }
                [b'-', letters @ ..] if !letters.is_empty() => {
                    for &letter in letters {
                        found.options.push(self.short(letter, short)?);
                    }
                }
                _ => found.operands.push(argument),
            }
        }
        Some(found)
    }

    fn short(&mut self, letter: u8, known: &str) -> Option<char> {
        if known.as_bytes().contains(&letter) {
            return Some(letter.into());
        }
        let letter = [letter];
        let message = [b"invalid option -- '", &letter[..], b"'"].concat();
        self.refuse(&message)
    }

    /// A long name may be cut short as long as one only begins like it.
    fn long(&mut self, name: &[u8], known: &[(&str, char)]) -> Option<char> {
        let common = [("help", HELP), ("version", VERSION)];
        let all = || known.iter().chain(&common);
        let is = |long: &str| long.as_bytes() == name;
        let begins = |long: &str| long.as_bytes().starts_with(name);
        let exact = all().find(|(long, _)| is(long));
        let mut close = all().filter(|(long, _)| begins(long));
        let letter = match (exact, close.next(), close.next()) {
            (Some(&(_, letter)), _, _) | (_, Some(&(_, letter)), None) => {
                letter
            }
            _ => {
                let parts = [b"unrecognized option '--", name, b"'"];
                return self.refuse(&parts.concat());
            }
        };
        if letter == HELP {
            self.print(self.help.as_bytes());
            return None;
        }
        if letter == VERSION {
            let version = env!("CARGO_PKG_VERSION");
            let text =
                format!("{} (Direct System Calls) {version}\n", self.name);
            self.print(text.as_bytes());
            return None;
        }
        Some(letter)
    }

    /// Complains about how the program was called.
    pub fn refuse<T>(&mut self, message: &[u8]) -> Option<T> {
        let name = self.name;
        let hint = format!("\nTry '{name} --help' for more information.");
        self.complain(&[message, hint.as_bytes()].concat());
        None
    }
}

/// In place of the letter of an option.
const HELP: char = '?';
const VERSION: char = '!';

/// `what: No such file or directory`.
pub fn about(what: &[u8], errno: Errno) -> Vec<u8> {
    // The sentence is the C library's; `std` puts the number behind it.
    let text = io::Error::from_raw_os_error(errno.number().into()).to_string();
    let sentence = text.split(" (os error").next().unwrap_or(&text);
    [what, b": ", sentence.as_bytes()].concat()
}

/// The program's arguments, without its own name.
///
/// # Safety
///
/// `argc` and `argv` must be what the C library gives to `main`.
pub unsafe fn given(
    argc: i32,
    argv: *const *const c_char,
) -> Vec<&'static CStr> {
    // SAFETY: there are `argc` addresses, and nobody changes them.
    let all = unsafe { slice::from_raw_parts(argv, argc as usize) };
    let text = |&text: &*const c_char| {
        // SAFETY: each text ends in a NUL and stays until the process ends.
        unsafe { CStr::from_ptr(text) }
    };
    all.iter().skip(1).map(text).collect()
}
