//! Inline assembly, option by option.
//!
//! Listings of the chapter *Inline assembly*.
#![no_std]

use register_abi as _;
