//! Every test that needs more than one room, in one binary.

mod archive;
mod asking;
mod bad_input;
mod cases;
mod docs;
mod forbidden;
mod form_heads;
mod formats;
mod forms;
mod hostile;
mod importing;
mod layering;
mod layouts;
mod mutations;
mod own_forms;
mod plans;
mod properties;
mod readme;
mod replacing;
mod samples;
mod schema;
mod seed;
mod summary;
mod sums;
mod support;
mod traps;
