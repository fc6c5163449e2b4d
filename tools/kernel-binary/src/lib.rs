//! Reads the system calls out of a kernel's own binary: which handler it has
//! for which number, and the arguments that its tracing knows of each. What
//! comes out is compared with the table of the same version, see
//! [`kernel_table::binary`].
//!
//! The binary is a `vmlinux` with symbols, as Debian's packages
//! `linux-image-VERSION-dbg` have it. Three things in it are read:
//!
//! - the array `sys_call_table` ([`array`]), which the kernel has only for its
//!   tracing by now;
//! - the functions `x64_sys_call` and `x32_sys_call` ([`code`]), which call
//!   the handlers: their machine code is followed once for each number;
//! - the variables `__syscall_meta__NAME` ([`metadata`]): `SYSCALL_DEFINE0` to
//!   `6` makes one for each handler, where the kernel can trace system calls.

pub mod array;
pub mod code;
pub mod image;
pub mod metadata;

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use kernel_table::binary::{Binary, NONE, Place};
use kernel_table::schema::{SCHEMA, Source, Table};

use crate::image::Image;

/// Reads the binary at `path`, which must be of the table's kernel.
///
/// # Errors
///
/// When the file is not the binary of that kernel, has no symbols, or another
/// shape than this program knows; the sentence says where.
pub fn read(path: &Path, table: &Table, source: Source) -> Result<Binary> {
    source.check()?;
    let image = Image::open(path)?;
    image.check_version(&table.kernel)?;
    let places = places(&image, table)
        .and_then(|places| Ok((places, metadata::read(&image)?)));
    let (places, args) = places.with_context(|| path.display().to_string())?;
    Ok(Binary {
        schema: SCHEMA,
        kernel: table.kernel.clone(),
        source,
        places: places.keys().copied().collect(),
        stubs: image.stubs(),
        numbers: numbers(&places.values().collect::<Vec<_>>()),
        args,
    })
}

/// The handlers of the numbers, at each place that the binary has.
fn places(
    image: &Image,
    table: &Table,
) -> Result<BTreeMap<Place, Vec<String>>> {
    let mut places = BTreeMap::new();
    let array = array::read(image)?;
    for place in Place::ALL {
        let count = match (place, &array) {
            (Place::X64SysCall, Some(array)) => array.len(),
            // The kernel's headers make X32_NR_syscalls of the table, too.
            _ => place
                .rows(table)
                .map(|row| row.number as usize + 1)
                .max()
                .unwrap_or(0),
        };
        let handlers = match place {
            Place::SysCallTable => array.clone(),
            _ => code::read(image, place.symbol(), count)?,
        };
        if let Some(handlers) = handlers {
            places.insert(place, handlers);
        }
    }
    ensure!(
        !places.is_empty(),
        "neither `sys_call_table` nor `x64_sys_call` in it: teach this \
         program what has taken their place"
    );
    Ok(places)
}

/// The handlers of each number that has one in any column.
fn numbers(columns: &[&Vec<String>]) -> BTreeMap<u32, Vec<String>> {
    let count = columns.iter().map(|column| column.len()).max();
    let handlers = |number: usize| {
        let handler = |column: &&Vec<String>| {
            let handler = column.get(number);
            handler.map_or(NONE, String::as_str).to_owned()
        };
        columns.iter().map(handler).collect::<Vec<_>>()
    };
    let numbers = (0..).zip((0..count.unwrap_or(0)).map(handlers));
    numbers
        .filter(|(_, handlers)| handlers.iter().any(|name| name != NONE))
        .collect()
}
