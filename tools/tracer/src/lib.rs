//! Records a program's execution: each instruction of a function, with what it
//! changes, and each system call, in words.
//!
//! Nothing is simulated. [`record`] starts the program under `ptrace`, lets it
//! run to the function that is asked for, and from there on has the processor
//! stop after each instruction.
//!
//! # What is shown
//!
//! The instructions of the program's own functions are shown, with all that
//! the compiler has inlined into them. A function is the program's own if its
//! first line stands in a source file that is neither the toolchain's (below
//! `/rustc/`, `/rust/deps/` or `rustlib/src/rust/`) nor a package's that cargo
//! has fetched (below `registry/src/` or `git/checkouts/`). One without debug
//! information, a naked one, is if its crate is: the first part of its name is
//! then the name of a crate whose source is. The function that was asked for
//! is always shown.
//!
//! All other code is counted and not shown: instructions in a row that are not
//! shown make one step, with the name of the function that was entered first.
//! System calls in them are recorded all the same. If one of them calls back a
//! function of the program, such as a closure, that one is shown, and what
//! comes after it is another step. After 100,000 instructions of one call the
//! rest of it runs at full speed: it is not counted, and nothing in it is
//! shown; its system calls still are. With `into_all`, everything is shown.
//!
//! A recording ends when the function returns. It also ends when the program
//! leaves the function in another way, ends, is ended by a signal, or replaces
//! itself by another program; [`recording::End`] tells which. Threads and
//! processes that it starts run beside it and are not shown
//! ([`recording::Beside`]); they are ended with it. An endless loop is an error
//! at the limit of steps or of time.
//!
//! # What is not as it was
//!
//! Two recordings of one build on one machine are the same, byte by byte. For
//! that, the program does not run quite as it does without the recorder:
//!
//! - Addresses are not chosen at random (`ADDR_NO_RANDOMIZE`). Where that is
//!   forbidden, as in many containers, `randomised` says so.
//! - Its environment is empty, its `argv[0]` is its name without a folder, and
//!   the stack may have 8 MiB. Standard input is a file or nothing, standard
//!   output and error are `/dev/null`, no other descriptor is open, and there
//!   is no terminal.
//! - It has the process number 4242, its parent 4241, and others that it
//!   starts 4243, 4244 and so on. The results of `getpid`, `gettid` and their
//!   like, of `fork`, `clone` and `wait4` are changed before the program sees
//!   them; where a call takes a `pid_t`, the kernel is given the real number.
//!   Texts (`/proc/4242/maps`) and structures are not translated. Only one
//!   recording of a program is made at a time on a machine, since it may name a
//!   file after itself and its number.
//! - Clocks: `clock_gettime`, `gettimeofday` and `time` tell 2020-01-01, or one
//!   second after the machine was started, and a millisecond more at each look.
//!   The vDSO, by which programs read a clock without a system call, is taken
//!   out of the auxiliary vector. The dates of files (`stat`, `statx`) are
//!   2020-01-01.
//! - Random bytes: those of `getrandom`, and the sixteen that the kernel puts
//!   on the stack (`AT_RANDOM`), are the same each time. So is what stands on
//!   the stack as the path of the program's file (`AT_EXECFN`).
//! - The trap flag (TF, 0x100), by which the processor stops after each
//!   instruction, is taken out of RFLAGS, of `r11` after a `syscall` and of
//!   what `pushf` has pushed: in the recording and in the program itself.
//! - Signals that do nothing or only stop a process are not delivered. One that
//!   ends it is not either; it is ended as by the signal, without a core file.
//!
//! Not changed, and so different from machine to machine, and perhaps from run
//! to run: what instructions tell of the machine (`cpuid`, `rdtsc`, `rdrand`),
//! what files, devices and other processes hold, what happens in threads and
//! processes beside. Addresses on the heap depend on how long the path of the
//! program's file is, since the C library reads `/proc/self/maps`.
//!
//! # The file, schema 1
//!
//! A recording is one JSON object. Numbers of 64 bits are texts in
//! hexadecimal, without `0x`; JavaScript's own numbers are too short. Bytes are
//! texts of two hexadecimal digits each, in the order of their addresses. What
//! occurs more than once stands in a list, and its number there, from 0, stands
//! where it occurs.
//!
//! - `schema`: 1. A change that could break a reader makes it 2.
//! - `program`, `arguments`: the program's name and its other arguments.
//! - `function`: the function, as `hello_kernel::main`.
//! - `profile`: `dev` or `release`, if the program is one of the book's; null
//!   for others. The release build has line numbers besides, which change no
//!   instruction.
//! - `compiler`: what `rustc` has noted in the program, as `rustc 1.95.0 (…)`,
//!   or null.
//! - `kernel`: the version of the kernel on which it ran; `table`: the version
//!   of the kernel from whose table the names and types of calls are.
//! - `everything`: whether the code of libraries is shown, too.
//! - `randomised`: whether the addresses are others in each recording.
//! - `base`: where the program lies: what is to be added to an address in its
//!   file, as `objdump` and `code` below show it.
//! - `files`: `path`, relative to the repository if it lies in it; `lines`: the
//!   lines that occur, by number. A library's file has none.
//! - `functions`: names.
//! - `places`: each `[file, line, function, caller]`: a line of the source, the
//!   function that it stands in, and if that one is inlined, the place from
//!   which it is called (else null).
//! - `code`: the instructions that were executed, by address: each `[offset,
//!   bytes, text, function, place]`. `offset` and `base` are its address.
//!   `text` is in Intel's notation. `function`
//!   is the one in whose code it lies; `place` is null where the compiler has
//!   made it of its own accord, and in functions without debug information.
//! - `start`: the registers when the function is entered, by name: the sixteen
//!   general ones, `rip`, and `flags`, which is RFLAGS.
//! - `steps`: what happened, in order. Each has exactly one of
//!   - `i`: an instruction; its number in `code`,
//!   - `hidden`: `count` instructions that are not shown, in `function`; `more`
//!     is true if the rest of them was not counted (else left out),
//!   - `signal`: a signal came, and the kernel called its handler;
//!
//!   and those of the following that are not empty:
//!   - `r`: the registers that are not what they were before, by name; also
//!     each `xmm` register that the instruction writes. Of the wider `ymm` and
//!     `zmm` it is the part that has the name `xmm`. `rip` is not among
//!     them: it is the address of the next step's instruction,
//!   - `u`: the memory that it read (used): each `[address, bytes]`, or
//!     `[address, length]` with a number for the length, where steps before
//!     have shown what lies there,
//!   - `m`: the memory that it wrote, as it is after it: each `[address,
//!     bytes]`. For a system call it is what the kernel wrote; in that step, a
//!     hidden one and a signal also each byte that was shown earlier, in `u` or
//!     `m`, and has become another one. What lies on the stack more than 128
//!     bytes below `rsp` is free: of that, such a step tells no change, and
//!     what was shown of it need not hold any more,
//!   - `c`: the system calls that were made in it; their numbers in `calls`.
//!
//!   An instruction that the processor refuses is a step without changes. The
//!   next step is the signal, or there is none.
//! - `calls`: the system calls, in order:
//!   - `step`: the step in which it was made,
//!   - `number`: the lower half of `rax`, signed; `name`: its name in the
//!     table, or null; `int80`: true for one made with `int 0x80`, whose number
//!     is of another table (else left out),
//!   - `args`: each with `name` and `type` as in the kernel's definition,
//!     `value`: what the register held, `text`: what it means, and `buffers`:
//!     the memory that it points to, each with `address`, `length`, `bytes` (at
//!     most 1,024), and `written`: true if the kernel wrote it; then it is as
//!     it was after the call, else as before,
//!   - `result`: what `rax` held afterwards; null if the call did not come back
//!     with a result, as `exit`, `execve`, and one that a signal interrupts
//!     before its end (what it gives then, the handler's return tells),
//!   - `error`: the name of the error that the result is (else left out),
//!   - `text`: all of it, as `write(1, "hello, kernel\n", 14) = 14`.
//! - `beside`: processes and threads that ran beside: `kind`, and the `step` in
//!   which each was started (null for one before the function). Left out when
//!   there is none.
//! - `end`: `how` it ended: `returned` and `left` (without a return, as by a
//!   panic), each with the `rip` at which the program went on; `exited` with
//!   its `status`; `killed` with the name of the `signal` and the `rip` of the
//!   instruction that was next; `replaced`.

pub mod command;
pub mod recording;
pub mod request;
pub mod summary;
pub mod text;
pub mod workspace;

macro_rules! on_linux {
    ($($item:item)*) => {
        $(
            #[cfg(all(
                target_os = "linux",
                target_arch = "x86_64",
                target_pointer_width = "64"
            ))]
            $item
        )*
    };
}

on_linux! {
    pub mod calls;
    pub mod instruction;
    pub mod library;
    pub mod memory;
    pub mod names;
    pub mod normal;
    pub mod process;
    pub mod program;
    pub mod recorder;
    pub mod sources;
    pub use recorder::record;
}

/// Records one execution of one function.
///
/// # Errors
///
/// On this machine, always.
#[cfg(not(all(
    target_os = "linux",
    target_arch = "x86_64",
    target_pointer_width = "64"
)))]
pub fn record(_: &request::Request) -> anyhow::Result<recording::Recording> {
    anyhow::bail!(
        "programs are recorded on Linux on x86_64, and this is another \
         machine: see the chapter \"Set up\" for a way to do it here"
    )
}
