//! What proves the book: one module a gate.
