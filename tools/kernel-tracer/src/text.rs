//! x
use crate::recording::Recording;
/// x
pub fn write(recording: &Recording, _: bool) -> String {
    let mut text = String::new();
    for (i, f) in recording.tree.iter().enumerate() {
        let mut depth = 0; let mut p = f.parent; while let Some(q) = p { depth += 1; p = recording.tree[q].parent; }
        let n = f.steps.len();
        let own = recording.frames().iter().filter(|x| **x == i).count();
        text += &format!("{n:5} {own:5} {:w$}{} {:?}\n", "", recording.function(f).name, recording.function(f).place.map(|(a,b)| format!("{}:{b}", recording.files[a])), w = depth * 2);
    }
    text += &format!("{:?} {:?} {}\n", recording.shares, recording.measures, recording.call);
    text
}
