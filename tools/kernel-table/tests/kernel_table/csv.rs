//! The CSV: each field against the JSON and the list of manual pages, which
//! are read here as what they are on disk.

use std::collections::BTreeMap;
use std::fs;

use kernel_table::csv::{name, text};
use kernel_table::manual::{NAME, Pages};
use kernel_table::schema::Table;
use serde_json::Value;

use crate::data::folder;
use crate::fixture::Fixture;

fn json(name: &str) -> Value {
    let text = fs::read_to_string(folder().join(name)).expect("a file");
    serde_json::from_str(&text).expect("JSON")
}

fn string(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// The age as the two files give it.
fn age(row: &Value, said: &Value) -> String {
    let since = string(&said["since"]);
    if row["abi"] != "x32" && !since.is_empty() {
        return since;
    }
    let (after, by) = (&row["since"]["after"], string(&row["since"]["by"]));
    match after {
        Value::Null => format!("{by} or before"),
        after => format!("after {}, by {by}", string(after)),
    }
}

fn conditions(row: &Value) -> String {
    let all = row["condition"].as_array().into_iter().flatten();
    let open = all.filter(|condition| {
        condition["always"] != true && condition["by"] != "COND_SYSCALL"
    });
    let texts = open.map(|condition| string(&condition["text"]));
    texts.collect::<Vec<_>>().join("; ")
}

/// What each column has to hold.
fn expected(row: &Value, said: &Value) -> BTreeMap<&'static str, String> {
    let number = row["number"].as_u64().expect("a number");
    let why = &row["why"];
    let why = match why {
        Value::Null => String::new(),
        why => format!("{}: {}", string(&why["kind"]), string(&why["source"])),
    };
    let mut columns = BTreeMap::from([
        ("hex", format!("0x{number:x}")),
        ("condition", conditions(row)),
        ("why", why),
        ("since", age(row, said)),
        ("manual page", string(&said["page"])),
    ]);
    let plain = [
        "number",
        "abi",
        "name",
        "entry",
        "file",
        "line",
        "implemented",
    ];
    columns.extend(plain.map(|column| (column, string(&row[column]))));
    let registers = ["rdi", "rsi", "rdx", "r10", "r8", "r9"];
    for (index, register) in registers.into_iter().enumerate() {
        let arg = &row["args"][index];
        let (ctype, name) = (string(&arg["type"]), string(&arg["name"]));
        let space = if ctype.ends_with('*') { "" } else { " " };
        let text = format!("{ctype}{space}{name}");
        columns.insert(register, text.trim().to_owned());
    }
    columns
}

#[test]
fn the_committed_csv_is_what_the_json_gives() {
    let newest = Table::newest(&folder()).expect("a table");
    let table = json(&format!("x86_64-{}.json", newest.kernel));
    let pages = json(NAME);
    let path = folder().join(name(&newest));
    let mut csv = csv::Reader::from_path(path).expect("the CSV is there");
    let heads = csv.headers().expect("a heading").clone();
    let records: Vec<_> = csv.records().map(|r| r.expect("right")).collect();
    let rows = table["rows"].as_array().expect("rows");
    assert_eq!(records.len(), rows.len());
    for (record, row) in records.iter().zip(rows) {
        let said = &pages["names"][string(&row["name"])];
        let expected = expected(row, said);
        let found: BTreeMap<_, _> =
            heads.iter().zip(record.iter().map(str::to_owned)).collect();
        assert_eq!(found, expected, "run `kernel-table csv`");
    }
}

#[test]
fn the_newest_table_and_no_other_has_a_csv() {
    let newest = Table::newest(&folder()).expect("a table");
    let files = fs::read_dir(folder()).expect("data/ is there");
    let names = files.map(|file| file.expect("a file").file_name());
    let names = names.map(|name| name.to_string_lossy().into_owned());
    let csv: Vec<_> = names.filter(|name| name.ends_with(".csv")).collect();
    assert_eq!(csv, [name(&newest)], "run `kernel-table csv`");
}

#[test]
fn what_would_split_a_field_is_quoted() {
    let mut table = Fixture::new().generate();
    let pages = Pages::read(&folder()).expect("the list of pages");
    let row = &mut table.rows[0];
    row.file = Some("a,b \"c\"\nd".to_owned());
    let text = text(&table, &pages).expect("a text");
    assert!(text.contains(",\"a,b \"\"c\"\"\nd\","), "{text}");
    let mut csv = csv::Reader::from_reader(text.as_bytes());
    let record = csv.records().next().expect("a row").expect("a record");
    assert_eq!(record.get(5), Some("a,b \"c\"\nd"));
    assert_eq!(record.get(15), Some(""), "read has three arguments");
}
