//! Every test that needs more than one room, in one binary.

mod cases;
mod layering;
mod summary;
mod support;
