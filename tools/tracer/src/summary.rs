//! The system calls of a recording, each with the registers around it: what a
//! page shows without JavaScript.

use crate::recording::{Call, Recording, Register, Registers, What};

/// The registers that matter to a system call, in the order of their roles:
/// the number, the arguments, and the two that are not preserved.
const AROUND: [&str; 9] =
    ["rax", "rdi", "rsi", "rdx", "r10", "r8", "r9", "rcx", "r11"];

/// One system call.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary<'a> {
    /// The call.
    pub call: &'a Call,
    /// File and line of the instruction; the function, if it is not shown.
    pub at: String,
    /// The registers before and after it, as far as they matter; none if the
    /// instruction is not shown. Those of arguments that the call does not
    /// have are left out.
    pub registers: Vec<Around>,
}

/// A register around a system call.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Around {
    /// Its name.
    pub name: &'static str,
    /// What it held before the call.
    pub before: u64,
    /// What it held after it; nothing if the call did not come back.
    pub after: Option<u64>,
}

impl Recording {
    /// All system calls, in order.
    pub fn summary(&self) -> Vec<Summary<'_>> {
        let states: Vec<Registers> = self.states().collect();
        let summary = |call| self.summarise(call, &states);
        self.calls.iter().map(summary).collect()
    }

    fn summarise<'a>(
        &'a self,
        call: &'a Call,
        states: &[Registers],
    ) -> Summary<'a> {
        let step = &self.steps[call.step];
        if let What::Hidden(hidden) = &step.what {
            return Summary {
                call,
                at: self.functions[hidden.function].clone(),
                registers: Vec::new(),
            };
        }
        let at = self.place(step).map_or_else(String::new, |place| {
            format!("{}:{}", self.files[place.file].path, place.line)
        });
        let (before, after) = (&states[call.step], &states[call.step + 1]);
        let value = |state: &Registers, name| {
            let register = Register::named(name)?;
            state.get(&register).map(|bits| bits.low())
        };
        let last = call.args.len() + 1;
        let shown = AROUND
            .iter()
            .enumerate()
            .filter(|(index, _)| *index < last || *index >= AROUND.len() - 2);
        let registers = shown.filter_map(|(_, name)| {
            Some(Around {
                name,
                before: value(before, name)?,
                after: call.result.and(value(after, name)),
            })
        });
        Summary {
            call,
            at,
            registers: registers.collect(),
        }
    }
}
