//! A process under `ptrace`: started, stopped, stepped, read, and killed.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::os::fd::AsRawFd as _;
use std::os::unix::fs::FileExt as _;
use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::Duration;

use anyhow::{Context as _, Result, anyhow, ensure};
use nix::libc;
use nix::sys::personality::{self, Persona};
use nix::sys::ptrace::regset::NT_PRFPREG;
use nix::sys::ptrace::{self, Options};
use nix::sys::resource::{Resource, getrlimit, setrlimit};
use nix::unistd::Pid;
use rustix::process::{PidfdFlags, Signal, WaitOptions, WaitStatus};

use crate::recording::Kind;

pub use nix::libc::user_regs_struct as Registers;

/// What a breakpoint is: the instruction `int3`.
const INT3: u8 = 0xcc;

/// The stack's size, which decides where Linux puts the libraries.
pub const STACK: u64 = 8 << 20;

/// Says that `PTRACE_TRACEME` failed: what happens between `fork` and `execve`
/// can be told by an error number only, and no `execve` fails with this one.
const NOT_TRACED: i32 = libc::EOWNERDEAD;

/// What is to be started.
pub struct Start<'a> {
    /// The program's file.
    pub file: &'a File,
    /// Its `argv[0]`.
    pub name: &'a str,
    /// Its other arguments.
    pub arguments: &'a [String],
    /// What it reads as its standard input; nothing if there is none.
    pub input: Option<File>,
    /// Where it runs.
    pub directory: PathBuf,
    /// How long it may run.
    pub limit: Duration,
}

/// A process that we trace.
pub struct Tracee {
    /// The thread that is watched.
    pid: Pid,
    /// The process that was started, until it has ended.
    leader: Option<Pid>,
    memory: File,
    alarm: Alarm,
    /// How the watched thread was last let go.
    how: Go,
    /// Others, which are not watched.
    others: BTreeMap<Pid, Kind>,
    /// Breakpoints, with what was there before.
    breakpoints: BTreeMap<u64, u8>,
    /// Those that were there for all, and are taken out.
    healed: BTreeMap<u64, u8>,
    /// Whether any process or thread may come to a breakpoint.
    hunting: bool,
    /// What was started since the last question.
    started: Vec<(Pid, Kind)>,
}

/// Why the watched thread stopped.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Stop {
    /// It executed an instruction, or came to a breakpoint.
    Trap,
    /// A system call begins or ends.
    Syscall,
    /// A signal is about to be delivered.
    Signal(i32),
    /// It started another program in its place.
    Replaced,
    /// It ended itself.
    Exited(i32),
    /// A signal ended it.
    Killed(i32),
}

/// How the watched thread goes on.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Go {
    /// For one instruction.
    Step,
    /// Until something happens.
    Run,
    /// Until a system call begins or ends.
    ToSyscall,
}

impl Go {
    fn request(self) -> libc::c_uint {
        match self {
            Go::Step => libc::PTRACE_SINGLESTEP,
            Go::Run => libc::PTRACE_CONT,
            Go::ToSyscall => libc::PTRACE_SYSCALL,
        }
    }
}

/// What a signal does to the program.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Disposition {
    /// It calls a function of the program.
    Caught,
    /// Nothing, or it only stops the program or lets it go on.
    Ignored,
    /// It ends the program.
    Fatal,
}

impl Tracee {
    /// Starts a program, which stops before its first instruction.
    ///
    /// # Errors
    ///
    /// When it cannot be started, or not be traced.
    pub fn start(start: Start<'_>) -> Result<Tracee> {
        let mut command = Command::new(descriptor_path(start.file));
        command.arg0(start.name).args(start.arguments);
        command.env_clear().current_dir(&start.directory);
        command.stdin(start.input.map_or_else(Stdio::null, Stdio::from));
        command.stdout(Stdio::null()).stderr(Stdio::null());
        // SAFETY: `prepare` makes system calls and takes no memory, as is
        // right between `fork` and `execve`.
        unsafe { command.pre_exec(prepare) };
        let child = command.spawn().map_err(why_not_started)?;
        let leader = Pid::from_raw(child.id().cast_signed());
        let mut tracee = Tracee {
            pid: leader,
            leader: Some(leader),
            memory: open_memory(leader)?,
            alarm: Alarm::set(leader, start.limit)?,
            how: Go::Step,
            others: BTreeMap::new(),
            breakpoints: BTreeMap::new(),
            healed: BTreeMap::new(),
            hunting: false,
            started: Vec::new(),
        };
        let stop = tracee.wait()?;
        ensure!(stop == Stop::Trap, "the program does not start: {stop:?}");
        tracee.memory = open_memory(leader)?;
        ptrace::setoptions(leader, options())?;
        Ok(tracee)
    }

    /// The watched thread's number.
    pub fn tid(&self) -> i32 {
        self.pid.as_raw()
    }

    /// The number of the watched thread's process, and of its parent.
    pub fn pids(&self) -> (i32, i32) {
        let number = |name| status(self.pid, name)?.parse().ok();
        let own = number("Tgid:").unwrap_or(self.tid());
        (own, number("PPid:").unwrap_or(0))
    }

    /// Whether Linux chose the addresses at random all the same.
    pub fn is_randomised(&self) -> bool {
        let path = format!("/proc/{}/personality", self.pid);
        let flags = fs::read_to_string(path).unwrap_or_default();
        let flags = i32::from_str_radix(flags.trim(), 16).unwrap_or(0);
        flags & libc::ADDR_NO_RANDOMIZE == 0
    }

    /// Other processes and threads that were started since the last question.
    pub fn started(&mut self) -> Vec<(i32, Kind)> {
        let started = self.started.drain(..);
        started.map(|(pid, kind)| (pid.as_raw(), kind)).collect()
    }

    /// Whether others run beside the watched thread.
    pub fn is_alone(&self) -> bool {
        self.others.is_empty()
    }

    /// Lets the watched thread go on, with a signal or 0, and waits until it
    /// stops.
    ///
    /// # Errors
    ///
    /// When the time is over, or the process is gone.
    pub fn go(&mut self, how: Go, signal: i32) -> Result<Stop> {
        self.how = how;
        self.resume(self.pid, how, signal)?;
        self.wait()
    }

    fn resume(&self, pid: Pid, how: Go, signal: i32) -> Result<()> {
        let signal = libc::c_long::from(signal);
        let nothing = std::ptr::null_mut::<libc::c_void>();
        // SAFETY: these requests take a signal's number instead of a pointer,
        // and touch none of our memory.
        let result = unsafe {
            libc::ptrace(how.request(), pid.as_raw(), nothing, signal)
        };
        if result == -1 {
            return Err(self.gone(io::Error::last_os_error()));
        }
        Ok(())
    }

    /// Waits until the watched thread stops. The others go on meanwhile.
    fn wait(&mut self) -> Result<Stop> {
        loop {
            let (pid, status) = wait_for_any().map_err(|e| self.gone(e))?;
            if status.exited() || status.signaled() {
                self.others.remove(&pid);
                self.leader = self.leader.filter(|leader| *leader != pid);
                self.alarm.check()?;
            }
            if pid == self.pid {
                if let Some(stop) = self.stopped(status)? {
                    return Ok(stop);
                }
                self.resume(pid, self.how, 0)?;
            } else if self.other_stopped(pid, status)? {
                return Ok(Stop::Trap);
            }
        }
    }

    /// Why the watched thread stopped; nothing if it is to go on.
    fn stopped(&mut self, status: WaitStatus) -> Result<Option<Stop>> {
        if let Some(code) = status.exit_status() {
            return Ok(Some(Stop::Exited(code)));
        }
        if let Some(signal) = status.terminating_signal() {
            return Ok(Some(Stop::Killed(signal)));
        }
        let signal = status.stopping_signal().unwrap_or(0);
        let stop = match event(status) {
            0 if signal == libc::SIGTRAP | 0x80 => Stop::Syscall,
            0 if signal == libc::SIGTRAP && !self.is_foreign_trap()? => {
                Stop::Trap
            }
            0 => Stop::Signal(signal),
            libc::PTRACE_EVENT_EXEC => Stop::Replaced,
            event => {
                self.note_start(self.pid, event);
                return Ok(None);
            }
        };
        Ok(Some(stop))
    }

    /// Whether a trap is due to a breakpoint that is the program's own.
    fn is_foreign_trap(&self) -> Result<bool> {
        if self.how == Go::Step {
            return Ok(false);
        }
        let before = self.registers()?.rip.wrapping_sub(1);
        Ok(!self.breakpoints.contains_key(&before))
    }

    /// Lets another process or thread go on. True if it has come to what was
    /// hunted, and is watched from now on.
    fn other_stopped(&mut self, pid: Pid, status: WaitStatus) -> Result<bool> {
        let Some(signal) = status.stopping_signal() else {
            return Ok(false);
        };
        // What is not known yet was started a moment ago.
        self.others.entry(pid).or_insert(Kind::Process);
        let mut deliver = 0;
        match event(status) {
            0 if signal == libc::SIGTRAP => {
                let Ok(mut registers) = ptrace::getregs(pid) else {
                    return Ok(false); // it has been killed
                };
                let before = registers.rip.wrapping_sub(1);
                if self.hunting && self.breakpoints.contains_key(&before) {
                    self.watch(pid)?;
                    return Ok(true);
                }
                match self.healed.get(&before) {
                    Some(byte) => {
                        let memory = open_memory(pid)?;
                        memory.write_all_at(&[*byte], before)?;
                        registers.rip = before;
                        ptrace::setregs(pid, registers)?;
                    }
                    None => deliver = signal,
                }
            }
            0 if signal == libc::SIGSTOP => {} // how a new one begins
            0 if signal == libc::SIGTRAP | 0x80 => {}
            0 => deliver = signal,
            event => self.note_start(pid, event),
        }
        // It may have been killed in the meantime.
        let _ = self.resume(pid, Go::Run, deliver);
        Ok(false)
    }

    /// Watches another process or thread instead.
    fn watch(&mut self, pid: Pid) -> Result<()> {
        let kind = self.others.remove(&pid).unwrap_or(Kind::Process);
        let before = std::mem::replace(&mut self.pid, pid);
        self.others.insert(before, kind);
        self.memory = open_memory(pid)?;
        // The other one may be stopped, or not.
        Ok(())
    }

    /// Notes which process or thread was started by `pid`.
    fn note_start(&mut self, pid: Pid, event: i32) {
        let starts = [
            libc::PTRACE_EVENT_CLONE,
            libc::PTRACE_EVENT_FORK,
            libc::PTRACE_EVENT_VFORK,
        ];
        let Ok(number) = ptrace::getevent(pid) else {
            return; // it has been killed
        };
        if !starts.contains(&event) {
            return;
        }
        let new = Pid::from_raw(number as i32);
        let kind = match status(new, "Tgid:") == status(pid, "Tgid:") {
            true => Kind::Thread,
            false => Kind::Process,
        };
        self.others.insert(new, kind);
        self.started.push((new, kind));
    }

    /// The registers of the watched thread.
    ///
    /// # Errors
    ///
    /// When the process is gone.
    pub fn registers(&self) -> Result<Registers> {
        ptrace::getregs(self.pid).map_err(|error| self.gone(error.into()))
    }

    /// Changes the registers of the watched thread.
    ///
    /// # Errors
    ///
    /// When the process is gone.
    pub fn set_registers(&self, registers: Registers) -> Result<()> {
        ptrace::setregs(self.pid, registers)
            .map_err(|error| self.gone(error.into()))
    }

    /// The registers `xmm0` to `xmm15`.
    ///
    /// # Errors
    ///
    /// When the process is gone.
    pub fn xmm(&self) -> Result<[u128; 16]> {
        let registers = ptrace::getregset::<NT_PRFPREG>(self.pid)
            .map_err(|error| self.gone(error.into()))?;
        let mut xmm = [0; 16];
        let words = registers.xmm_space.chunks_exact(4);
        for (xmm, words) in xmm.iter_mut().zip(words) {
            for word in words.iter().rev() {
                *xmm = *xmm << 32 | u128::from(*word);
            }
        }
        Ok(xmm)
    }

    /// Reads memory: `length` bytes, or as many as there are.
    pub fn read(&self, address: u64, length: usize) -> Vec<u8> {
        let mut bytes = vec![0; length];
        let mut filled = 0;
        while filled < length {
            let at = address.wrapping_add(filled as u64);
            match self.memory.read_at(&mut bytes[filled..], at) {
                Ok(0) | Err(_) => break,
                Ok(count) => filled += count,
            }
        }
        bytes.truncate(filled);
        bytes
    }

    /// Reads a number of 64 bits.
    pub fn read_word(&self, address: u64) -> Option<u64> {
        let bytes = self.read(address, 8).try_into().ok()?;
        Some(u64::from_le_bytes(bytes))
    }

    /// Changes memory, also what the program itself may not write to.
    ///
    /// # Errors
    ///
    /// When there is no memory.
    pub fn write(&self, address: u64, bytes: &[u8]) -> Result<()> {
        let written = self.memory.write_all_at(bytes, address);
        written.with_context(|| format!("no memory at {address:#x}"))
    }

    /// Has whoever comes to one of the addresses watched from then on, and
    /// stopped there.
    ///
    /// # Errors
    ///
    /// When the time is over, or the process is gone.
    pub fn hunt(&mut self, addresses: &[u64]) -> Result<()> {
        self.hunting = true;
        addresses.iter().try_for_each(|at| self.set_breakpoint(*at))
    }

    /// Ends the hunt, where the watched thread has come to a breakpoint.
    ///
    /// # Errors
    ///
    /// When the process is gone.
    pub fn end_hunt(&mut self) -> Result<()> {
        self.hunting = false;
        self.healed = self.breakpoints.clone();
        for address in self.healed.clone().into_keys() {
            self.clear_breakpoint(address)?;
        }
        let mut registers = self.registers()?;
        registers.rip = registers.rip.wrapping_sub(1);
        self.set_registers(registers)
    }

    /// Stops whoever comes to an address.
    ///
    /// # Errors
    ///
    /// When there is no code.
    pub fn set_breakpoint(&mut self, address: u64) -> Result<()> {
        let [before] = self.read(address, 1)[..] else {
            return Err(anyhow!("there is no code at {address:#x}"));
        };
        self.breakpoints.insert(address, before);
        self.write(address, &[INT3])
    }

    /// Takes a breakpoint out.
    ///
    /// # Errors
    ///
    /// When the code is gone.
    pub fn clear_breakpoint(&mut self, address: u64) -> Result<()> {
        match self.breakpoints.remove(&address) {
            Some(before) => self.write(address, &[before]),
            None => Ok(()),
        }
    }

    /// What a signal does to the program.
    pub fn disposition(&self, signal: i32) -> Disposition {
        const IGNORED: [i32; 8] = [
            libc::SIGCHLD,
            libc::SIGCONT,
            libc::SIGSTOP,
            libc::SIGTSTP,
            libc::SIGTTIN,
            libc::SIGTTOU,
            libc::SIGURG,
            libc::SIGWINCH,
        ];
        let holds = |name: &str| {
            let set = status(self.pid, name).unwrap_or_default();
            let set = u64::from_str_radix(&set, 16).unwrap_or(0);
            set & (1 << (signal - 1)) != 0
        };
        if holds("SigCgt:") {
            Disposition::Caught
        } else if holds("SigIgn:") || IGNORED.contains(&signal) {
            Disposition::Ignored
        } else {
            Disposition::Fatal
        }
    }

    /// Whether the signal that the watched thread stopped for was caused by
    /// its next instruction, which the processor has refused.
    pub fn is_fault(&self) -> bool {
        ptrace::getsiginfo(self.pid).is_ok_and(|info| info.si_code > 0)
    }

    /// Why the process cannot be asked any more.
    fn gone(&self, error: io::Error) -> anyhow::Error {
        match self.alarm.check() {
            Err(time) => time,
            Ok(()) => anyhow!("the program is gone: {error}"),
        }
    }
}

impl Drop for Tracee {
    /// Ends all that was started, and waits until it has ended.
    fn drop(&mut self) {
        if let Some(leader) = self.leader.and_then(rustix_pid) {
            // Also what has escaped the trace. It may have ended by itself.
            let _ = rustix::process::kill_process_group(leader, Signal::KILL);
            let _ = rustix::process::kill_process(leader, Signal::KILL);
        }
        for pid in self.others.keys().copied().filter_map(rustix_pid) {
            let _ = rustix::process::kill_process(pid, Signal::KILL);
        }
        while let Ok((pid, status)) = wait_for_any() {
            let pid = rustix_pid(pid).filter(|_| status.stopped());
            if let Some(pid) = pid {
                let _ = rustix::process::kill_process(pid, Signal::KILL);
            }
        }
    }
}

fn rustix_pid(pid: Pid) -> Option<rustix::process::Pid> {
    rustix::process::Pid::from_raw(pid.as_raw())
}

fn options() -> Options {
    Options::PTRACE_O_EXITKILL
        | Options::PTRACE_O_TRACESYSGOOD
        | Options::PTRACE_O_TRACEEXEC
        | Options::PTRACE_O_TRACEFORK
        | Options::PTRACE_O_TRACEVFORK
        | Options::PTRACE_O_TRACECLONE
}

/// Waits for any child of this thread, processes and threads alike. The
/// recorder has a thread of its own, so that none is another's.
fn wait_for_any() -> io::Result<(Pid, WaitStatus)> {
    let options = (libc::__WALL | libc::__WNOTHREAD).cast_unsigned();
    let options = WaitOptions::from_bits_retain(options);
    loop {
        match rustix::process::wait(options) {
            Ok(Some((pid, status))) => {
                return Ok((Pid::from_raw(pid.as_raw_pid()), status));
            }
            Ok(None) | Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

/// The event that a traced process stopped for; 0 for none.
fn event(status: WaitStatus) -> i32 {
    status.as_raw() >> 16
}

/// A line of what `/proc` tells of a process or thread.
fn status(pid: Pid, name: &str) -> Option<String> {
    let text = fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix(name))?;
    Some(line.trim().to_owned())
}

fn open_memory(pid: Pid) -> Result<File> {
    let mut options = File::options();
    let path = format!("/proc/{pid}/mem");
    let memory = options.read(true).write(true).open(&path);
    memory.with_context(|| format!("{path}: cannot be opened"))
}

/// The path of an open file, as long for every descriptor: the program finds
/// it on its stack.
fn descriptor_path(file: &File) -> String {
    format!("/proc/self/fd/{:/>10}", file.as_raw_fd())
}

/// Runs in the new process before the program does.
fn prepare() -> io::Result<()> {
    // No terminal, and a process group of its own.
    nix::unistd::setsid()?;
    // If the recorder is killed before it has set its options.
    nix::sys::prctl::set_pdeathsig(nix::sys::signal::Signal::SIGKILL)?;
    // No core file is left behind.
    setrlimit(Resource::RLIMIT_CORE, 0, 0)?;
    let (_, most) = getrlimit(Resource::RLIMIT_STACK)?;
    setrlimit(Resource::RLIMIT_STACK, STACK.min(most), most)?;
    // Where it is forbidden, `is_randomised` tells.
    if let Ok(persona) = personality::get() {
        let _ = personality::set(persona | Persona::ADDR_NO_RANDOMIZE);
    }
    // SAFETY: marks the descriptors from 3 on to be closed by `execve`: none
    // of the caller's shall be open in the program. Linux before 5.11 refuses.
    unsafe {
        let flags = libc::CLOSE_RANGE_CLOEXEC;
        libc::syscall(libc::SYS_close_range, 3, u32::MAX, flags);
    }
    let refused = |_| io::Error::from_raw_os_error(NOT_TRACED);
    ptrace::traceme().map_err(refused)
}

fn why_not_started(error: io::Error) -> anyhow::Error {
    if error.raw_os_error() == Some(NOT_TRACED) {
        return anyhow!(
            "this machine does not permit `ptrace`, by which programs are \
             recorded: in a container, start it with `--cap-add=SYS_PTRACE`; \
             else look at /proc/sys/kernel/yama/ptrace_scope, which must not \
             be 3"
        );
    }
    anyhow::Error::from(error).context("the program cannot be started")
}

/// Kills a process when its time is over.
struct Alarm {
    limit: Duration,
    rang: Arc<AtomicBool>,
    /// Dropped to call it off.
    off: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Alarm {
    fn set(pid: Pid, limit: Duration) -> Result<Alarm> {
        let pid = rustix_pid(pid).context("a process has a number")?;
        // A descriptor never names another process, as a number may.
        let process = rustix::process::pidfd_open(pid, PidfdFlags::empty())
            .context("the recorder needs Linux 5.3 or newer")?;
        let rang = Arc::new(AtomicBool::new(false));
        let (off, called_off) = mpsc::channel::<()>();
        let ring = Arc::clone(&rang);
        let thread = std::thread::spawn(move || {
            let answer = called_off.recv_timeout(limit);
            if answer == Err(RecvTimeoutError::Timeout) {
                ring.store(true, Ordering::SeqCst);
                // It may have ended at this very moment.
                let _ = rustix::process::pidfd_send_signal(
                    process,
                    Signal::KILL,
                );
            }
        });
        Ok(Alarm {
            limit,
            rang,
            off: Some(off),
            thread: Some(thread),
        })
    }

    /// An error if the time is over.
    fn check(&self) -> Result<()> {
        ensure!(
            !self.rang.load(Ordering::SeqCst),
            "the program has not come to the end within {} s: it waits, or \
             loops for ever, or needs more `--seconds`",
            self.limit.as_secs_f64()
        );
        Ok(())
    }
}

impl Drop for Alarm {
    fn drop(&mut self) {
        self.off = None;
        if let Some(thread) = self.thread.take() {
            // It cannot panic.
            let _ = thread.join();
        }
    }
}
