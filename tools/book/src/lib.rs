//! Builds, serves and checks the book.
