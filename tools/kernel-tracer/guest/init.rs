//! `/init`: the one program of the machine in which the kernel is stepped
//! through.
//!
//! It collects what the machine can tell of itself (`/proc/kallsyms` above
//! all) in its own memory, where the tracer reads it. Then it makes each
//! system call that is recorded, in a function of its own whose name begins
//! with `inside_`. It makes them all once before, so that what is needed only
//! the first time, such as a page of memory, is not recorded.
#![no_std]
#![no_main]

use core::arch::naked_asm;
use core::cell::UnsafeCell;
use core::ffi::CStr;
use core::hint::black_box;
use core::panic::PanicInfo;

use inline_asm::exit;
use register_abi::{syscall0, syscall1, syscall3, syscall5};
use syscall_tables::Sysno;

/// No call has this number.
const NOBODY: usize = 1_000_000;

const TEXT: &[u8] = b"hello, kernel\n";
const MISSING: &CStr = c"/missing";

const O_WRONLY: usize = 1;
const AT_FDCWD: usize = -100_isize as usize;

/// What the report consists of, but for the state of the processor.
static FILES: [&CStr; 2] = [c"/proc/version", c"/proc/kallsyms"];

/// What the kernel has to say about each weakness of processors.
static WEAKNESSES: [&CStr; 17] = [
    c"/sys/devices/system/cpu/vulnerabilities/gather_data_sampling",
    c"/sys/devices/system/cpu/vulnerabilities/indirect_target_selection",
    c"/sys/devices/system/cpu/vulnerabilities/itlb_multihit",
    c"/sys/devices/system/cpu/vulnerabilities/l1tf",
    c"/sys/devices/system/cpu/vulnerabilities/mds",
    c"/sys/devices/system/cpu/vulnerabilities/meltdown",
    c"/sys/devices/system/cpu/vulnerabilities/mmio_stale_data",
    c"/sys/devices/system/cpu/vulnerabilities/reg_file_data_sampling",
    c"/sys/devices/system/cpu/vulnerabilities/retbleed",
    c"/sys/devices/system/cpu/vulnerabilities/spec_rstack_overflow",
    c"/sys/devices/system/cpu/vulnerabilities/spec_store_bypass",
    c"/sys/devices/system/cpu/vulnerabilities/spectre_v1",
    c"/sys/devices/system/cpu/vulnerabilities/spectre_v2",
    c"/sys/devices/system/cpu/vulnerabilities/srbds",
    c"/sys/devices/system/cpu/vulnerabilities/tsa",
    c"/sys/devices/system/cpu/vulnerabilities/tsx_async_abort",
    c"/sys/devices/system/cpu/vulnerabilities/vmscape",
];

/// Room for the report, and for what is read from `/dev/zero`.
#[repr(align(64))]
struct Room<const SIZE: usize>(UnsafeCell<[u8; SIZE]>);

// SAFETY: this program has one thread.
unsafe impl<const SIZE: usize> Sync for Room<SIZE> {}

static REPORT: Room<{ 16 << 20 }> = Room(UnsafeCell::new([0; 16 << 20]));
static ZEROS: Room<64> = Room(UnsafeCell::new([0; 64]));

/// The first instruction. `rsp` is aligned to 16 bytes here, and a function
/// expects that of the moment before the call.
#[unsafe(naked)]
#[unsafe(no_mangle)]
extern "C" fn _start() -> ! {
    naked_asm!("xor ebp, ebp", "call {main}", "ud2", main = sym main)
}

extern "C" fn main() -> ! {
    let _ = mount(c"proc", c"/proc");
    let _ = mount(c"sysfs", c"/sys");
    let null = open(c"/dev/null", O_WRONLY);
    let zero = open(c"/dev/zero", 0);
    calls(null, zero);
    let mut length = 0;
    for file in FILES.iter().chain(&WEAKNESSES) {
        length = report(file, length);
    }
    ready(REPORT.0.get().cast(), length);
    calls(null, zero);
    exit(0)
}

/// Where the tracer waits for the report: `start` and `length` say where it
/// is.
#[unsafe(naked)]
#[unsafe(no_mangle)]
extern "C" fn ready(start: *const u8, length: usize) {
    naked_asm!("ret")
}

/// The calls that are recorded.
#[inline(never)]
fn calls(null: usize, zero: usize) {
    black_box(inside_nothing());
    black_box(inside_getppid());
    black_box(inside_write_null(null));
    black_box(inside_write_console());
    black_box(inside_read_zero(zero));
    black_box(inside_openat());
}

#[inline(never)]
#[unsafe(no_mangle)]
extern "C" fn inside_nothing() -> isize {
    // SAFETY: a number without a handler does nothing.
    unsafe { syscall0(NOBODY) }
}

#[inline(never)]
#[unsafe(no_mangle)]
extern "C" fn inside_getppid() -> isize {
    // SAFETY: `getppid` takes no arguments and changes nothing.
    unsafe { syscall0(Sysno::GETPPID.number()) }
}

#[inline(never)]
#[unsafe(no_mangle)]
extern "C" fn inside_write_null(null: usize) -> isize {
    let text = TEXT.as_ptr() as usize;
    // SAFETY: the kernel only reads the text.
    unsafe { syscall3(Sysno::WRITE.number(), null, text, TEXT.len()) }
}

#[inline(never)]
#[unsafe(no_mangle)]
extern "C" fn inside_write_console() -> isize {
    let text = TEXT.as_ptr() as usize;
    // SAFETY: the kernel only reads the text.
    unsafe { syscall3(Sysno::WRITE.number(), 1, text, TEXT.len()) }
}

#[inline(never)]
#[unsafe(no_mangle)]
extern "C" fn inside_read_zero(zero: usize) -> isize {
    let room = ZEROS.0.get();
    // SAFETY: the room is 64 bytes long, and nobody else uses it.
    unsafe { syscall3(Sysno::READ.number(), zero, room as usize, 64) }
}

#[inline(never)]
#[unsafe(no_mangle)]
extern "C" fn inside_openat() -> isize {
    let path = MISSING.as_ptr() as usize;
    // SAFETY: the path ends with a NUL, and the kernel only reads it.
    unsafe { syscall3(Sysno::OPENAT.number(), AT_FDCWD, path, 0) }
}

fn mount(kind: &CStr, place: &CStr) -> isize {
    let (kind, place) = (kind.as_ptr() as usize, place.as_ptr() as usize);
    // SAFETY: both end with a NUL; nothing relies on what was at the place.
    unsafe { syscall5(Sysno::MOUNT.number(), kind, place, kind, 0, 0) }
}

fn open(path: &CStr, flags: usize) -> usize {
    let path = path.as_ptr() as usize;
    // SAFETY: the path ends with a NUL, and the kernel only reads it.
    let fd = unsafe { syscall3(Sysno::OPENAT.number(), AT_FDCWD, path, flags) };
    fd as usize
}

/// Adds a file to the report: a line `@` with its path, and what is in it.
fn report(path: &CStr, length: usize) -> usize {
    let fd = open(path, 0);
    if (fd as isize) < 0 {
        return length;
    }
    let mut length = append(b"@", length);
    length = append(path.to_bytes(), length);
    length = append(b"\n", length);
    loop {
        let room = (16 << 20) - length;
        let start = REPORT.0.get() as usize + length;
        // SAFETY: so much room is left behind `start`, and nobody else uses
        // it.
        let count = unsafe {
            syscall3(Sysno::READ.number(), fd, start, room.min(1 << 20))
        };
        if count <= 0 {
            break;
        }
        length += count as usize;
    }
    // SAFETY: nothing else uses this descriptor.
    unsafe { syscall1(Sysno::CLOSE.number(), fd) };
    length
}

fn append(text: &[u8], length: usize) -> usize {
    let end = REPORT.0.get().cast::<u8>().wrapping_add(length);
    for (index, byte) in text.iter().enumerate() {
        // Volatile, lest the compiler calls a `memcpy` that is not there.
        // SAFETY: the report is far shorter than its room.
        unsafe { end.wrapping_add(index).write_volatile(*byte) };
    }
    length + text.len()
}

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    exit(101)
}
