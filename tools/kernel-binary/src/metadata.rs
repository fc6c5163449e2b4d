//! The variables `__syscall_meta__NAME`, which the kernel's tracing reads.
//! Each is a `struct syscall_metadata` of `include/trace/syscall.h`.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use kernel_table::schema::Arg;

use crate::image::Image;

/// What the variables' names begin with.
pub const PREFIX: &str = "__syscall_meta_";

// Where a field is. The count of arguments is an `int` in Linux 6.1; in 7.3 it
// has seven bits, and another field the eighth.
const NAME: u64 = 0;
const COUNT: u64 = 12;
const COUNT_BITS: u8 = 0x7f;
const TYPES: u64 = 16;
const ARGS: u64 = 24;

/// The arguments of each handler.
///
/// # Errors
///
/// When one of the variables has another shape.
pub fn read(image: &Image) -> Result<BTreeMap<String, Vec<Arg>>> {
    let all = image.symbols(PREFIX).map(|(symbol, address)| {
        variable(image, symbol, address).with_context(|| format!("`{symbol}`"))
    });
    let all: BTreeMap<_, _> = all.collect::<Result<_>>()?;
    ensure!(
        !all.is_empty(),
        "no variable `{PREFIX}_NAME` in the binary: take one that was \
         configured with CONFIG_FTRACE_SYSCALLS"
    );
    Ok(all)
}

fn variable(
    image: &Image,
    symbol: &str,
    address: u64,
) -> Result<(String, Vec<Arg>)> {
    let name = image.text(image.pointer(address + NAME)?)?;
    ensure!(
        name.strip_prefix("sys") == symbol.strip_prefix(PREFIX),
        "it says that it is `{name}`: teach this program the new shape"
    );
    let count = image.bytes(address + COUNT)?[0] & COUNT_BITS;
    ensure!(
        count <= 6,
        "{count} arguments: teach this program the new shape"
    );
    let text = |array: u64, index: u8| -> Result<String> {
        let array = image.pointer(address + array)?;
        let text = image.pointer(array + 8 * u64::from(index))?;
        Ok(image.text(text)?.to_owned())
    };
    let args = (0..count).map(|index| {
        Ok(Arg {
            ctype: text(TYPES, index)?,
            name: text(ARGS, index)?,
        })
    });
    Ok((name.to_owned(), args.collect::<Result<_>>()?))
}
