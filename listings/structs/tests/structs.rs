//! What the listings of `structs` promise.
