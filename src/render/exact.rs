/*!
csv that reads back exactly as it was: every field as it stands, whatever it begins with, quoted only where it must be.

For data that programs take in again; what people open in a spreadsheet is `delimited`.
*/

use std::io::{self, Write};

/// A table on its way out.
pub struct Records<W: Write>(csv::Writer<W>);

impl<W: Write> Records<W> {
    /// Starts a table; `bom` says whether it begins with a byte order mark, by which Excel knows UTF-8.
    pub fn begin(mut out: W, bom: bool) -> io::Result<Records<W>> {
        if bom {
            out.write_all("\u{feff}".as_bytes())?;
        }
        Ok(Records(csv::Writer::from_writer(out)))
    }

    /// Writes a record.
    pub fn write<S: AsRef<str>>(&mut self, fields: &[S]) -> io::Result<()> {
        self.0.write_record(fields.iter().map(|field| field.as_ref().as_bytes())).map_err(io::Error::from)
    }

    /// Writes what is still held back.
    pub fn end(mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::Records;

    #[test]
    fn a_field_stays_what_it_is() {
        let mut bytes = Vec::new();
        let mut records = Records::begin(&mut bytes, false).unwrap();
        records.write(&["=1+1", "a,b", "say \"so\""]).unwrap();
        records.write(&["", "-0.05", "二\n行"]).unwrap();
        records.end().unwrap();
        assert_eq!(String::from_utf8(bytes).unwrap(), "=1+1,\"a,b\",\"say \"\"so\"\"\"\n,-0.05,\"二\n行\"\n");
    }
}
