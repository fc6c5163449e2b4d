//! Joins the table's lines with the handlers' definitions.

use std::collections::BTreeMap;

use anyhow::{Context, Error, Result, anyhow, ensure};

use crate::condition::{Condition, Facts, Truth};
use crate::definitions::{Definition, Found, Stub};
use crate::entries::{self, Entry, NO_HANDLER};
use crate::kbuild::Kbuild;
use crate::manual::Pages;
use crate::schema::{self, By, Other, Row, Since, Table, Why, WhyKind};
use crate::tree::{DIRECTORIES, Tree};

/// Calls whose handler is gone, while the table still has its entry and
/// `kernel/sys_ni.c` its stub. Any other one without a definition has lost a
/// file.
const GONE: [&str; 1] = ["lookup_dcookie"];

/// Why a definition was not taken that stands in for the one that was.
const REDUCED: &str = "only in a kernel with an option left out";

/// All that the join needs.
#[derive(Debug)]
pub struct Resolver<'a> {
    facts: &'a Facts,
    kbuild: Kbuild<'a>,
    definitions: BTreeMap<&'a str, Vec<&'a Definition>>,
    stubs: BTreeMap<&'a str, &'a Stub>,
    names_32: BTreeMap<String, u32>,
    older: Vec<&'a Table>,
    pages: &'a Pages,
    kernel: &'a str,
}

/// A definition that may be the one, with all its conditions.
struct Candidate<'a> {
    definition: &'a Definition,
    conditions: Vec<Condition>,
}

impl<'a> Resolver<'a> {
    /// Puts together what was found in a tree. `older` are tables of older
    /// kernels, oldest first; `pages` is what the manual says.
    pub fn new(
        tree: &'a Tree,
        kernel: &'a str,
        found: &'a Found,
        facts: &'a Facts,
        names_32: Vec<(String, u32)>,
        older: Vec<&'a Table>,
        pages: &'a Pages,
    ) -> Resolver<'a> {
        let mut definitions = BTreeMap::<_, Vec<_>>::new();
        for definition in &found.definitions {
            definitions
                .entry(&*definition.entry)
                .or_default()
                .push(definition);
        }
        let stubs = found.stubs.iter().map(|stub| (&*stub.entry, stub));
        Resolver {
            facts,
            kbuild: Kbuild::new(tree, facts, &found.inclusions),
            definitions,
            stubs: stubs.collect(),
            names_32: names_32.into_iter().collect(),
            older,
            pages,
            kernel,
        }
    }

    /// The row for one line of the table.
    ///
    /// # Errors
    ///
    /// When the line names a handler and no definition, or more than one, can
    /// be the one that the kernel uses.
    pub fn row(&mut self, line: &Entry) -> Result<Row> {
        let mut row = Row {
            number: line.number,
            abi: line.abi,
            name: line.name.clone(),
            entry: line.entry.clone(),
            args: Vec::new(),
            file: None,
            line: None,
            condition: None,
            implemented: false,
            why: None,
            since: Some(self.since(line)),
            noreturn: line.noreturn,
            others: Vec::new(),
        };
        let entry = line.entry.as_deref().filter(|name| *name != NO_HANDLER);
        let stub = entry.and_then(|entry| self.stubs.get(entry).copied());
        match entry.and_then(|entry| self.definitions.get(entry)).cloned() {
            Some(definitions) => {
                let (chosen, others) = self.choose(line, &definitions)?;
                self.fill(&mut row, &chosen, stub)?;
                row.others = others;
                stands_without(line, &row, stub)?;
            }
            None => row.why = Some(self.why(line, entry, stub)?),
        }
        Ok(row)
    }

    /// Takes one definition of several, by the rules that the crate's
    /// documentation lists.
    fn choose(
        &mut self,
        line: &Entry,
        definitions: &[&'a Definition],
    ) -> Result<(Candidate<'a>, Vec<Other>)> {
        let mut candidates = Vec::new();
        let mut others = Vec::new();
        for definition in definitions {
            match self.candidate(definition)? {
                Ok(candidate) => candidates.push(candidate),
                Err(why) => others.push(other(definition, &why)),
            }
        }
        if candidates.len() > 1 {
            let full = self.facts.with_every_option();
            let is_full = |candidate: &Candidate| {
                full.all(&candidate.conditions) != Truth::No
            };
            let (kept, reduced): (Vec<_>, Vec<_>) =
                candidates.into_iter().partition(is_full);
            let reduced = reduced.iter().map(|c| other(c.definition, REDUCED));
            others.extend(reduced);
            candidates = kept;
        }
        if candidates.len() == 1 {
            return Ok((candidates.remove(0), others));
        }
        Err(undecided(line, &candidates, others))
    }

    /// A definition with its conditions, or the reason why it cannot be the
    /// one.
    fn candidate(
        &mut self,
        definition: &'a Definition,
    ) -> Result<Result<Candidate<'a>, String>> {
        let Some(mut conditions) = self.kbuild.conditions(&definition.file)?
        else {
            return Ok(Err("not built for x86_64".to_owned()));
        };
        conditions.extend(definition.conditions.iter().cloned());
        let never = conditions.iter().find(|condition| {
            self.facts.truth(&condition.expression) == Truth::No
        });
        Ok(match never {
            Some(never) => {
                Err(format!("`{}` is never so on x86_64", never.text))
            }
            None => Ok(Candidate {
                definition,
                conditions,
            }),
        })
    }

    fn fill(
        &self,
        row: &mut Row,
        chosen: &Candidate,
        stub: Option<&Stub>,
    ) -> Result<()> {
        let definition = chosen.definition;
        row.args = definition.args.clone().map_err(|problem| {
            let Definition {
                file, line, entry, ..
            } = definition;
            anyhow!("{file}:{line}: `{entry}`: {problem}")
        })?;
        row.file = Some(definition.file.clone());
        row.line = Some(definition.line);
        let conditions = chosen.conditions.iter();
        let mut all: Vec<_> =
            conditions.map(|c| c.to_schema(self.facts)).collect();
        all.extend(stub.map(|stub| schema::Condition {
            by: By::CondSyscall,
            text: stub.text.clone(),
            at: stub.at.clone(),
            always: false,
        }));
        row.condition = (!all.is_empty()).then_some(all);
        row.implemented = true;
        Ok(())
    }

    /// Why there is no handler: what the tree says, else the manual, else an
    /// older table.
    fn why(
        &self,
        line: &Entry,
        entry: Option<&str>,
        stub: Option<&Stub>,
    ) -> Result<Why> {
        let why = |kind, source: String| Ok(Why { kind, source });
        if let Some(entry) = entry {
            let stub = stub.filter(|_| GONE.contains(&&*line.name));
            let stub = stub.with_context(|| {
                format!(
                    "{}:{}: `{}`: no definition of `{entry}` in {}: is the \
                     tree whole?",
                    entries::TABLE_64,
                    line.line,
                    line.name,
                    DIRECTORIES.join(", ")
                )
            })?;
            let source = format!("{}: only {}", stub.at, stub.text);
            return why(WhyKind::Removed, source);
        }
        if let Some(at) = self.names_32.get(&line.name) {
            let source = format!("{}:{at}", entries::TABLE_32);
            return why(WhyKind::Not64Bit, source);
        }
        if let Some(known) = self.pages.why(&line.name) {
            return Ok(known);
        }
        let had_entry = self.older.iter().rev().find(|table| {
            let row = same_row(table, line);
            row.is_some_and(|row| {
                row.entry
                    .as_deref()
                    .is_some_and(|entry| entry != NO_HANDLER)
            })
        });
        match had_entry {
            Some(table) => why(
                WhyKind::Removed,
                format!("the table of {} names an entry", table.kernel),
            ),
            None => why(
                WhyKind::NoHandler,
                format!("{}:{}", entries::TABLE_64, line.line),
            ),
        }
    }

    /// How old a line is, as far as the tables tell.
    fn since(&self, line: &Entry) -> Since {
        let has = |table: &&&Table| same_row(table, line).is_some();
        let first = self.older.iter().find(has);
        let lacking = self.older.iter().take_while(|table| !has(table)).last();
        Since {
            after: lacking.map(|table| table.kernel.clone()),
            by: first.map_or(self.kernel, |table| &table.kernel).to_owned(),
        }
    }
}

/// Looks whether a kernel without the handler could be linked: something has
/// to stand in for it. The handlers for 32-bit programs go with their rows.
fn stands_without(line: &Entry, row: &Row, stub: Option<&Stub>) -> Result<()> {
    let has_other = row.others.iter().any(|other| other.why == REDUCED);
    let is_native = line.entry.as_ref().is_some_and(|e| e.starts_with("sys_"));
    ensure!(
        !is_native || !row.is_optional() || stub.is_some() || has_other,
        "{}:{}: `{}`: an option leaves its handler out, and there is no \
         COND_SYSCALL to stand in for it: is kernel/sys_ni.c whole?",
        entries::TABLE_64,
        line.line,
        line.name
    );
    Ok(())
}

/// An older table's row for the same call.
fn same_row<'t>(table: &'t Table, line: &Entry) -> Option<&'t Row> {
    table.rows.iter().find(|row| {
        (row.number, row.abi, &row.name) == (line.number, line.abi, &line.name)
    })
}

fn other(definition: &Definition, why: &str) -> Other {
    Other {
        file: definition.file.clone(),
        line: definition.line,
        why: why.to_owned(),
    }
}

/// The error for a line with no definition, or more than one, that can be the
/// one.
fn undecided(
    line: &Entry,
    candidates: &[Candidate],
    mut others: Vec<Other>,
) -> Error {
    let how_many = if candidates.is_empty() {
        "none"
    } else {
        "several"
    };
    let possible = candidates.iter();
    others.extend(possible.map(|c| other(c.definition, "can be the one")));
    let list: String = others
        .iter()
        .map(|o| format!("\n  {}:{}: {}", o.file, o.line, o.why))
        .collect();
    anyhow!(
        "{}:{}: `{}`: of the definitions of `{}`, {how_many} can be the one \
         that an x86_64 kernel uses: add the rule that decides to \
         `condition.rs` or `kbuild.rs`{list}",
        entries::TABLE_64,
        line.line,
        line.name,
        line.entry.as_deref().unwrap_or_default()
    )
}
