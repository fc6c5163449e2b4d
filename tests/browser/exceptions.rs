//! What is known to be wrong and is not mended yet, on any page. A gate that
//! finds nothing of an exception any more asks for it to be deleted.

use std::collections::BTreeMap;
use std::panic::Location;

use super::visit::{Check, Finding};

/// Something that is known to be wrong.
struct Exception {
    check: Check,
    rule: &'static str,
    /// How the element's start tag begins.
    place: &'static str,
    reason: &'static str,
    at: &'static Location<'static>,
}

#[track_caller]
const fn known(
    check: Check,
    rule: &'static str,
    place: &'static str,
    reason: &'static str,
) -> Exception {
    Exception {
        check,
        rule,
        place,
        reason,
        at: Location::caller(),
    }
}

/// The list of chapters for readers without JavaScript, which mdBook makes.
const FRAME: &str = "mdBook's own list for toc.html has an end tag too many";

static KNOWN: &[Exception] = &[known(Check::Html, "html", "</li>", FRAME)];

impl Exception {
    fn covers(&self, finding: &Finding) -> bool {
        self.check == finding.check
            && self.rule == finding.rule
            && finding.place.starts_with(self.place)
    }
}

/// What is found for a check and is not known, and what is known and is not
/// found any more.
pub fn problems(check: Check, found: &[&Finding]) -> Vec<String> {
    let known = || KNOWN.iter().filter(|known| known.check == check);
    let is_new = |finding: &&&Finding| !known().any(|k| k.covers(finding));
    let mut new: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for finding in found.iter().filter(is_new) {
        let key = (&finding.page, &finding.rule);
        new.entry(key).or_default().push(finding);
    }
    let mut problems: Vec<_> = new.values().map(|new| first(new)).collect();
    for known in known() {
        let covered = found.iter().filter(|finding| known.covers(finding));
        let Exception {
            rule,
            place,
            reason,
            at,
            ..
        } = known;
        match covered.count() {
            0 => problems.push(format!(
                "{}:{}: `{rule}` of `{place}` is mended: delete this \
                 exception",
                at.file(),
                at.line()
            )),
            count => println!("{count} times {rule} of {place}: {reason}"),
        }
    }
    problems
}

/// The first of some findings. A rule is broken hundreds of times or not at
/// all.
fn first(findings: &[&&Finding]) -> String {
    let first = &findings[0];
    match findings.len() - 1 {
        0 => first.to_string(),
        more => format!("{first}, and {more} more"),
    }
}
