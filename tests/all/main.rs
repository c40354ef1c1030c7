//! Every test that needs more than one room, in one binary.

mod cases;
mod docs;
mod forbidden;
mod layering;
mod readme;
mod schema;
mod support;
