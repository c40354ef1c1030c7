//! How a database file says that it is ours.

/// `application_id` of every database of ours: "fisc" in ASCII.
pub const APPLICATION_ID: i32 = 0x66697363;

/// `user_version`: the newest form of the tables that this program knows.
pub const SCHEMA_VERSION: i32 = 5;
