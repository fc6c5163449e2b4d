//! The array `sys_call_table`: a pointer to the handler for each number.

use anyhow::{Context, Result, ensure};
use kernel_table::binary::Place;

use crate::image::Image;

/// The handlers in the array; `None` when the binary has no such array.
///
/// # Errors
///
/// When a pointer in it does not point to a handler.
pub fn read(image: &Image) -> Result<Option<Vec<String>>> {
    let name = Place::SysCallTable.symbol();
    let Some(array) = image.symbol(name) else {
        return Ok(None);
    };
    ensure!(
        array.size > 0 && array.size.is_multiple_of(8),
        "`{name}`: {} bytes are not an array of pointers",
        array.size
    );
    let pointers = (0..array.size / 8).map(|number| {
        let address = image.pointer(array.address + 8 * number)?;
        let handler = image.handler(address).with_context(|| {
            format!("`{name}`[{number}] is {address:#x}: no handler's address")
        })?;
        Ok(handler.to_owned())
    });
    pointers.collect::<Result<_>>().map(Some)
}
