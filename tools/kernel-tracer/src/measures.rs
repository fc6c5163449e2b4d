//! Which instructions are there because of the way processors hurry: those
//! that a mitigation has put on the road of a system call.
//!
//! An instruction belongs to one if its function is one, if the function that
//! it was inlined from is one, if it comes from a macro of the way in or out
//! that is one, or if it does nothing else (`verw`, `lfence`). Where a
//! mitigation is not in use, the kernel has written `nop`, or a jump over its
//! place, when it started; those count as what is around them.

use crate::sources::Sources;

/// The beginnings of functions' names.
const FUNCTIONS: [(&str, &str); 9] = [
    ("__x86_return_thunk", RETURNS),
    ("its_return_thunk", RETURNS),
    ("srso_", RETURNS),
    ("retbleed_", RETURNS),
    ("zen_untrain_ret", RETURNS),
    ("entry_untrain_ret", RETURNS),
    ("__x86_indirect_", "indirect calls replaced"),
    ("clear_bhb_loop", "branch history cleared"),
    ("array_index_mask_nospec", "numbers bounded without a jump"),
];

/// The macros in `arch/x86/entry/entry_64.S`.
const MACROS: [(&str, &str); 10] = [
    ("SWITCH_TO_KERNEL_CR3", ISOLATION),
    ("SWITCH_TO_USER_CR3", ISOLATION),
    ("SWITCH_TO_USER_CR3_STACK", ISOLATION),
    ("SWITCH_TO_USER_CR3_NOSTACK", ISOLATION),
    ("IBRS_ENTER", "IBRS"),
    ("IBRS_EXIT", "IBRS"),
    ("UNTRAIN_RET", RETURNS),
    ("CLEAR_BRANCH_HISTORY", "branch history cleared"),
    ("CLEAR_CPU_BUFFERS", BUFFERS),
    ("VALIDATE_UNRET_END", RETURNS),
];

const RETURNS: &str = "returns replaced";
const ISOLATION: &str = "page tables switched";
const BUFFERS: &str = "buffers cleared";

/// The mitigation that an instruction belongs to. `function` is the one in
/// whose code it lies, `text` is the instruction.
pub fn measure(
    sources: &Sources,
    address: u64,
    function: &str,
    text: &str,
) -> Option<&'static str> {
    let inlined = sources.functions_at(address);
    for name in std::iter::once(function).chain(inlined) {
        let is_it = |known: &&(&str, &str)| name.starts_with(known.0);
        if let Some((_, measure)) = FUNCTIONS.iter().find(is_it) {
            return Some(measure);
        }
    }
    let word = text.split(' ').next().unwrap_or_default();
    match (sources.macro_at(address), word) {
        (_, "verw") => Some(BUFFERS),
        (_, "lfence") => Some("waiting for loads"),
        (Some("PUSH_AND_CLEAR_REGS"), "xor") => Some("registers cleared"),
        (Some(name), _) if !is_nothing(text) => {
            let found = MACROS.iter().find(|known| known.0 == name);
            found.map(|known| known.1)
        }
        _ => None,
    }
}

/// Whether an instruction does nothing, or only passes by.
fn is_nothing(text: &str) -> bool {
    text.starts_with("nop") || text.starts_with("jmp ") || text == "xchg ax,ax"
}
