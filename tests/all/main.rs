//! Every test that needs more than one room, in one binary.

mod cases;
mod forms;
mod layering;
mod summary;
mod support;
