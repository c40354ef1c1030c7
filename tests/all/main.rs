//! Every test that needs more than one room, in one binary.

mod archive;
mod cases;
mod layering;
mod own_forms;
mod support;
