//! Which function calls which, made from the instructions as they come.

use crate::recording::Frame;
use crate::sources::number;

/// What an instruction does to the tree.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Flow {
    /// It calls a function.
    Call,
    /// It returns.
    Return,
    /// It may jump.
    Jump,
    /// It enters the kernel.
    Enter,
    /// It leaves the kernel.
    Leave,
    /// It goes on to the next one.
    Next,
}

/// What is known after an instruction.
#[derive(Clone, Copy, Debug)]
pub struct Arrival<'a> {
    /// Whether the next instruction is the one behind.
    pub straight: bool,
    /// The stack pointer now.
    pub rsp: u64,
    /// The function that the next instruction is in.
    pub function: &'a str,
}

/// A tree in the making.
#[derive(Debug, Default)]
pub struct Tree {
    /// The entries.
    pub frames: Vec<Frame>,
    /// The names of functions.
    pub functions: Vec<String>,
    /// For each entry, where on the stack its return address is; none for
    /// those that were not called.
    slots: Vec<Option<u64>>,
    current: usize,
    steps: usize,
}

impl Tree {
    /// Begins in this function.
    pub fn new(function: &str) -> Tree {
        let mut tree = Tree::default();
        tree.open(function, None, None);
        tree
    }

    /// The function that the next instruction belongs to: which of
    /// `functions`.
    pub fn function(&self) -> usize {
        self.frames[self.current].function
    }

    /// Takes in an instruction.
    pub fn step(&mut self, flow: Flow, arrival: Arrival<'_>) {
        self.steps += 1;
        match flow {
            Flow::Call => {
                let slot = Some(arrival.rsp);
                // Some code calls its own next label, and changes the
                // address that it then returns to: that is a jump.
                let to = arrival.function.to_owned();
                self.open(&to, Some(self.current), slot);
            }
            Flow::Enter => {
                self.open(arrival.function, Some(self.current), None);
            }
            Flow::Leave => self.close_down_to(0),
            Flow::Return => {
                self.returned(arrival.rsp);
                self.arrived(arrival);
            }
            Flow::Jump if !arrival.straight => self.arrived(arrival),
            Flow::Jump | Flow::Next => {}
        }
    }

    /// Ends all that is open.
    pub fn finish(mut self) -> Tree {
        self.close_down_to(0);
        self.frames[0].steps.end = self.steps;
        self
    }

    /// All whose return address lies below the stack have returned.
    fn returned(&mut self, rsp: u64) {
        while self.slots[self.current].is_some_and(|slot| slot < rsp) {
            self.close();
        }
    }

    /// A jump, or a return to where nobody called from. In another function
    /// it is a call that does not come back here.
    fn arrived(&mut self, arrival: Arrival<'_>) {
        let Some(slot) = self.slots[self.current] else {
            return; // the way in and out: one function with many labels
        };
        let here = &self.functions[self.function()];
        if plain(here) == plain(arrival.function) {
            return;
        }
        // What was put in the place of an indirect call is over.
        if here.starts_with("__x86_indirect_") {
            let function = arrival.function.to_owned();
            let end = self.frames[self.current].steps.start;
            let parent = self.frames[self.current].parent;
            debug_assert!(end <= self.steps);
            self.close();
            self.open(&function, parent, Some(slot));
            return;
        }
        let current = self.current;
        self.open(arrival.function, Some(current), Some(slot));
    }

    fn open(
        &mut self,
        function: &str,
        parent: Option<usize>,
        slot: Option<u64>,
    ) {
        let function = number(&mut self.functions, plain(function));
        self.frames.push(Frame {
            function,
            parent,
            steps: self.steps..self.steps,
        });
        self.slots.push(slot);
        self.current = self.frames.len() - 1;
    }

    fn close(&mut self) {
        let frame = &mut self.frames[self.current];
        frame.steps.end = self.steps;
        self.current = frame.parent.unwrap_or(0);
    }

    fn close_down_to(&mut self, frame: usize) {
        while self.current != frame {
            self.close();
        }
    }
}

/// The name without what the compiler has added for a part that it moved
/// away.
fn plain(name: &str) -> &str {
    name.strip_suffix(".cold").unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(steps: &[(Flow, u64, &str)]) -> Vec<String> {
        let mut tree = Tree::new("program");
        for (flow, rsp, function) in steps {
            let (rsp, straight) = (*rsp, *flow == Flow::Next);
            tree.step(
                *flow,
                Arrival {
                    straight,
                    rsp,
                    function,
                },
            );
        }
        let tree = tree.finish();
        let shown = |frame: &Frame| {
            let mut depth = 0;
            let mut parent = frame.parent;
            while let Some(index) = parent {
                depth += 1;
                parent = tree.frames[index].parent;
            }
            let name = &tree.functions[frame.function];
            let steps = &frame.steps;
            format!("{depth} {name} {}..{}", steps.start, steps.end)
        };
        tree.frames.iter().map(shown).collect()
    }

    #[test]
    fn a_call_is_below_its_caller() {
        let shown = tree(&[
            (Flow::Enter, 0, "entry"),
            (Flow::Jump, 0, "label"),
            (Flow::Call, 92, "a"),
            (Flow::Call, 84, "b"),
            (Flow::Return, 92, "a.cold"),
            (Flow::Return, 100, "entry"),
            (Flow::Leave, 0, "program"),
        ]);
        let expected =
            ["0 program 0..7", "1 entry 1..7", "2 a 3..6", "3 b 4..5"];
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_jump_to_another_function_is_a_call_from_which_both_return() {
        let shown = tree(&[
            (Flow::Enter, 0, "entry"),
            (Flow::Call, 92, "a"),
            (Flow::Jump, 92, "__x86_return_thunk"),
            (Flow::Return, 100, "entry"),
            (Flow::Leave, 0, "program"),
        ]);
        let expected = [
            "0 program 0..5",
            "1 entry 1..5",
            "2 a 2..4",
            "3 __x86_return_thunk 3..4",
        ];
        assert_eq!(shown, expected);
    }

    #[test]
    fn what_replaces_an_indirect_call_stands_before_the_function() {
        let shown = tree(&[
            (Flow::Enter, 0, "entry"),
            (Flow::Call, 92, "a"),
            (Flow::Call, 84, "__x86_indirect_thunk_rax"),
            (Flow::Call, 76, "__x86_indirect_thunk_rax"),
            (Flow::Next, 76, "__x86_indirect_thunk_rax"),
            (Flow::Return, 84, "b"),
            (Flow::Return, 92, "a"),
            (Flow::Return, 100, "entry"),
            (Flow::Leave, 0, "program"),
        ]);
        let expected = [
            "0 program 0..9",
            "1 entry 1..9",
            "2 a 2..8",
            "3 __x86_indirect_thunk_rax 3..6",
            "4 __x86_indirect_thunk_rax 4..6",
            "3 b 6..7",
        ];
        assert_eq!(shown, expected);
    }
}
