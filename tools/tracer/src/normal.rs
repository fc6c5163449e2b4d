//! What changes from run to run is replaced while the program runs, so that it
//! computes with the replacement, too: see the [crate's
//! documentation](crate#what-is-not-as-it-was).

use std::mem::offset_of;

use anyhow::{Context as _, Result};
use kernel_table::schema::Row;
use linux_raw_sys::general::{
    __kernel_timespec, stat, statx, statx_timestamp,
};
use nix::libc;

use crate::process::{Registers, Tracee};
use crate::recording::PID;

/// The number of the process that started the program.
const PARENT: i32 = PID as i32 - 1;

/// When the program starts: 2020-01-01, in seconds.
const DATE: u64 = 1_577_836_800;

/// How much later it is at each look at a clock, in nanoseconds.
const TICK: u64 = 1_000_000;

const SECOND: u64 = 1_000_000_000;

/// What stands on the stack in the place of the file's path: it is no longer
/// than the path of a descriptor.
const PATH: &[u8] = b"/proc/self/exe\0";

/// The calls of `arch/x86/entry/syscalls/syscall_32.tbl` that give the number
/// of a process back: `fork`, `waitpid`, `getpid`, `getppid`, `getpgrp`,
/// `wait4`, `clone`, `getpgid`, `getsid`, `vfork`, `gettid`,
/// `set_tid_address` and `clone3`.
const NUMBERS_INT80: [i32; 13] =
    [2, 7, 20, 64, 65, 114, 120, 132, 147, 190, 224, 258, 435];

/// Keeps what is the same in every recording.
pub struct Normal {
    /// The real numbers of processes and threads, with ours.
    numbers: Vec<(i32, i32)>,
    looks: u64,
    random: u64,
}

/// The auxiliary vector and what else the kernel puts on a new stack.
struct Stack {
    /// Where each entry of the vector lies, its type and its value.
    entries: Vec<(u64, u64, u64)>,
}

impl Stack {
    /// Reads the stack of a program that has not begun.
    fn read(tracee: &Tracee) -> Result<Stack> {
        let unreadable = "the new stack cannot be read";
        let mut at = tracee.registers()?.rsp;
        let mut next = || {
            let word = tracee.read_word(at).context(unreadable);
            at += 8;
            word.map(|word| (at - 8, word))
        };
        let (_, arguments) = next()?;
        for _ in 0..=arguments {
            next()?;
        }
        while next()?.1 != 0 {} // the environment
        let mut entries = Vec::new();
        loop {
            let ((at, kind), (_, value)) = (next()?, next()?);
            if kind == libc::AT_NULL {
                return Ok(Stack { entries });
            }
            entries.push((at, kind, value));
        }
    }

    fn find(&self, wanted: u64) -> Option<(u64, u64)> {
        let mut entries = self.entries.iter();
        let (at, _, value) = entries.find(|entry| entry.1 == wanted)?;
        Some((*at, *value))
    }
}

impl Normal {
    /// Replaces what the kernel has put on the stack of a program that has not
    /// begun. Gives the address of its first instruction, too.
    ///
    /// # Errors
    ///
    /// When the process is gone.
    pub fn start(tracee: &Tracee) -> Result<(Normal, u64)> {
        let (own, parent) = tracee.pids();
        let mut normal = Normal {
            numbers: vec![(own, PID as i32), (parent, PARENT)],
            looks: 0,
            random: 0,
        };
        let stack = Stack::read(tracee)?;
        if let Some((_, bytes)) = stack.find(libc::AT_RANDOM) {
            tracee.write(bytes, &normal.random_bytes(16))?;
        }
        if let Some((_, path)) = stack.find(libc::AT_EXECFN) {
            tracee.write(path, PATH)?;
        }
        // Without it, programs ask the kernel for the time by system calls,
        // which can be seen and answered.
        if let Some((entry, _)) = stack.find(libc::AT_SYSINFO_EHDR) {
            tracee.write(entry, &libc::AT_IGNORE.to_le_bytes())?;
        }
        let entry = stack.find(libc::AT_ENTRY);
        let (_, entry) = entry.context("the kernel names no entry point")?;
        Ok((normal, entry))
    }

    /// The process has started another one, or a thread.
    pub fn add(&mut self, pid: i32) {
        let ours = PID as i32 + self.numbers.len() as i32 - 1;
        self.numbers.push((pid, ours));
    }

    fn ours(&self, real: i32) -> Option<i32> {
        let mut numbers = self.numbers.iter();
        numbers.find(|number| number.0 == real).map(|n| n.1)
    }

    fn real(&self, ours: i32) -> Option<i32> {
        let mut numbers = self.numbers.iter();
        numbers.find(|number| number.1 == ours).map(|n| n.0)
    }

    /// The registers with which a call must be made, so that it means the
    /// processes that the program means; nothing if they may stay.
    pub fn before(&self, row: &Row, now: &Registers) -> Option<Registers> {
        let mut registers = *now;
        let places: [&mut u64; 6] = [
            &mut registers.rdi,
            &mut registers.rsi,
            &mut registers.rdx,
            &mut registers.r10,
            &mut registers.r8,
            &mut registers.r9,
        ];
        let mut changed = false;
        for (arg, place) in row.args.iter().zip(places) {
            let number = *place as i32;
            let real = match arg.ctype.as_str() {
                "pid_t" if number > 0 => self.real(number),
                "pid_t" => self.real(-number).map(|real| -real), // its group
                _ => None,
            };
            if let Some(real) = real {
                *place = i64::from(real).cast_unsigned();
                changed = true;
            }
        }
        changed.then_some(registers)
    }

    /// Replaces what a call has told, in memory and in its result, which is
    /// given back.
    ///
    /// # Errors
    ///
    /// When the process is gone.
    pub fn after(
        &mut self,
        row: &Row,
        values: &[u64; 6],
        result: u64,
        tracee: &Tracee,
    ) -> Result<u64> {
        if result.cast_signed() < 0 {
            return Ok(result);
        }
        let [first, second, third, _, fifth, _] = *values;
        match row.name.as_str() {
            "getpid" | "gettid" | "getppid" | "getpgrp" | "getpgid"
            | "getsid" | "set_tid_address" | "fork" | "vfork" | "clone"
            | "clone3" | "wait4" => {
                let ours = self.ours(result as i32);
                return Ok(ours.map_or(result, |ours| ours as u64));
            }
            "getrandom" => {
                let bytes = self.random_bytes(result as usize);
                tracee.write(first, &bytes)?;
            }
            "clock_gettime" => {
                let [seconds, rest] = self.time(first as i32);
                let nanoseconds = offset_of!(__kernel_timespec, tv_nsec);
                write_word(tracee, second, seconds)?;
                write_word(tracee, second + nanoseconds as u64, rest)?;
            }
            "gettimeofday" if first != 0 => {
                let [seconds, rest] = self.time(libc::CLOCK_REALTIME);
                write_word(tracee, first, seconds)?;
                write_word(tracee, first + 8, rest / 1000)?;
            }
            "time" => {
                let [seconds, _] = self.time(libc::CLOCK_REALTIME);
                if first != 0 {
                    write_word(tracee, first, seconds)?;
                }
                return Ok(seconds);
            }
            "stat" | "lstat" | "fstat" => write_dates(tracee, second)?,
            "newfstatat" => write_dates(tracee, third)?,
            "statx" => write_all_dates(tracee, fifth)?,
            "getcpu" => {
                for number in [first, second] {
                    if number != 0 {
                        tracee.write(number, &[0; 4])?;
                    }
                }
            }
            _ => {}
        }
        Ok(result)
    }

    /// What a call made with `int 0x80` gives back, if it is the number of a
    /// process: those numbers are of another table.
    pub fn after_int80(&self, number: i32, result: u64) -> u64 {
        let ours = self.ours(result as i32);
        ours.filter(|_| NUMBERS_INT80.contains(&number))
            .map_or(result, |ours| ours as u64)
    }

    /// The next look at a clock: seconds and nanoseconds.
    fn time(&mut self, clock: i32) -> [u64; 2] {
        let is_date = matches!(
            clock,
            libc::CLOCK_REALTIME
                | libc::CLOCK_REALTIME_COARSE
                | libc::CLOCK_REALTIME_ALARM
                | libc::CLOCK_TAI
        );
        let start = if is_date { DATE } else { 1 };
        self.looks += 1;
        let time = start * SECOND + self.looks * TICK;
        [time / SECOND, time % SECOND]
    }

    /// Numbers that look random and are the same each time: SplitMix64, by
    /// Guy Steele, Doug Lea and Christine Flood.
    fn random_bytes(&mut self, length: usize) -> Vec<u8> {
        let words = std::iter::repeat_with(|| {
            self.random = self.random.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let word = self.random;
            let word = (word ^ word >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let word = (word ^ word >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
            word ^ word >> 31
        });
        words.flat_map(u64::to_le_bytes).take(length).collect()
    }
}

fn write_word(tracee: &Tracee, address: u64, word: u64) -> Result<()> {
    tracee.write(address, &word.to_le_bytes())
}

/// Replaces the three dates of a `struct stat`.
fn write_dates(tracee: &Tracee, start: u64) -> Result<()> {
    for offset in [
        offset_of!(stat, st_atime),
        offset_of!(stat, st_mtime),
        offset_of!(stat, st_ctime),
    ] {
        write_word(tracee, start + offset as u64, DATE)?;
        write_word(tracee, start + offset as u64 + 8, 0)?;
    }
    Ok(())
}

/// Replaces the four dates of a `struct statx`.
fn write_all_dates(tracee: &Tracee, start: u64) -> Result<()> {
    for offset in [
        offset_of!(statx, stx_atime),
        offset_of!(statx, stx_btime),
        offset_of!(statx, stx_ctime),
        offset_of!(statx, stx_mtime),
    ] {
        let date = start + offset as u64;
        let nanoseconds = offset_of!(statx_timestamp, tv_nsec) as u64;
        write_word(tracee, date, DATE)?;
        tracee.write(date + nanoseconds, &[0; 4])?;
    }
    Ok(())
}
