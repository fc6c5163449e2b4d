//! The tests of the kernel table: the rules on small trees written here, the
//! committed tables, and what others say of the same numbers.

mod binary;
mod csv;
mod data;
mod diff;
mod errors;
mod fixture;
mod manual;
mod others;
mod rules;
mod running;
