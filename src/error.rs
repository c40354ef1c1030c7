//! How a run ends: the message that ended it, and the exit status of the contract.

use std::io;

use crate::model::Message;

/// Exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done,
    /// The run itself could not go on.
    Failed,
    /// Wrong usage.
    Usage,
    /// Done, but some document or row was refused, and listed.
    Refused,
    /// `check` found an error.
    Found,
    /// A limit of time or rows stopped a query.
    Limit,
}

impl Exit {
    /// The number that the shell sees.
    pub fn code(self) -> u8 {
        match self {
            Exit::Done => 0,
            Exit::Failed => 1,
            Exit::Usage => 2,
            Exit::Refused => 3,
            Exit::Found => 4,
            Exit::Limit => 5,
        }
    }
}

/// Why a command could not go on.
#[derive(Debug)]
pub enum Error {
    /// Something to tell the user.
    Said(Message),
    /// The output could not be written; a closed pipe is no fault of anybody.
    Output(io::Error),
}

impl From<Message> for Error {
    fn from(message: Message) -> Error {
        Error::Said(message)
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Error {
        Error::Output(error)
    }
}

impl Error {
    /// The exit status that it means.
    pub fn exit(&self) -> Exit {
        match self {
            Error::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Done,
            Error::Output(_) => Exit::Failed,
            Error::Said(Message::TimeLimit { .. } | Message::TooManyRows { .. }) => Exit::Limit,
            Error::Said(
                Message::Io { .. }
                | Message::NoSuchFile { .. }
                | Message::NotAllowed { .. }
                | Message::NotAFile { .. }
                | Message::TooLargeFile { .. }
                | Message::Database { .. }
                | Message::NoDatabase { .. }
                | Message::NotADatabase { .. }
                | Message::ForeignDatabase { .. }
                | Message::NewerDatabase { .. }
                | Message::OlderDatabase { .. }
                | Message::NoReports {}
                | Message::ExportEmpty {}
                | Message::ReportNobody { .. }
                | Message::ReportNoForms { .. }
                | Message::ReportNotADocument { .. }
                | Message::TemplateThere { .. }
                | Message::SqlFailed { .. }
                | Message::Interrupted {}
                | Message::FindingsDiffer { .. }
                | Message::OurFault { .. },
            ) => Exit::Failed,
            Error::Said(_) => Exit::Usage,
        }
    }
}
