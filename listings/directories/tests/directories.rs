//! What the listings of `directories` promise.
