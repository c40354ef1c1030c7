/*!
A page as it is drawn: where each character stands, and where lines run.

The operators of ISO 32000-1 that move text or draw lines are followed, through nested forms and the appearance of filled
fields; colours, clipping and shading are not. Coordinates are turned so that x grows to the right and y downwards.
*/

use std::collections::HashMap;
use std::mem;
use std::rc::Rc;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::font::{Font, object};
use super::{Reason, unpack};

/// What is visible of a page.
#[derive(Debug, Default)]
pub struct Page {
    /// Height of the page.
    pub height: f64,
    /// Characters in the order of drawing, without blanks.
    pub glyphs: Vec<Glyph>,
    /// Lines that run across.
    pub across: Vec<Ruling>,
    /// Lines that run down.
    pub down: Vec<Ruling>,
    /// Which part of the page pictures cover, added up.
    pub pictured: f64,
}

/// A character.
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    /// What it says.
    pub text: String,
    /// Where it begins.
    pub left: f64,
    /// Where it ends.
    pub right: f64,
    /// The line it stands on.
    pub base: f64,
    /// Its middle.
    pub middle: (f64, f64),
    /// Font size.
    pub size: f64,
    /// Which way its line runs.
    pub way: Way,
}

/// Which way a line of text runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// As one reads.
    Across,
    /// Up or down the page, or upside down.
    Turned,
    /// Aslant, as watermarks do.
    Aslant,
}

/// A straight line along one axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ruling {
    /// Its place on the other axis.
    pub at: f64,
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
}

/// Bounds on what a document may ask for.
#[derive(Debug)]
pub struct Allowance {
    /// Operators.
    pub operators: usize,
    /// Unpacked bytes.
    pub bytes: usize,
    /// Bytes of text shown and lines drawn.
    pub marks: usize,
}

/// Forms in forms deeper than any page has.
const DEEPEST: usize = 12;
/// States put aside; pages put aside a handful.
const MOST_STATES: usize = 256;
/// A filled box no thicker than this is a line.
const THIN: f64 = 3.0;
/// An operator of no PDF, put behind a stream to see whether all of it was read.
const END: &[u8] = b"\nendOfFiscusStream\n";

/// Draws a page.
pub fn draw(pdf: &Document, id: ObjectId, allowance: &mut Allowance) -> Result<Page, Reason> {
    let page = pdf.get_dictionary(id).map_err(|error| Reason::Broken(error.to_string()))?;
    let visible = inherited(pdf, page, b"CropBox").or_else(|| inherited(pdf, page, b"MediaBox"));
    let visible = visible.and_then(|visible| rectangle(pdf, visible)).unwrap_or([0.0, 0.0, 595.0, 842.0]);
    let turned = inherited(pdf, page, b"Rotate").and_then(|turn| turn.as_i64().ok()).unwrap_or(0);
    let (upright, width, height) = upright(visible, turned);
    let mut drawing = Drawing {
        pdf,
        allowance,
        page: Page { height, ..Page::default() },
        area: (width, height),
        fonts: HashMap::new(),
        state: State::new(upright),
        states: Vec::new(),
        path: Vec::new(),
        line: Matrix::UNIT,
        cursor: Matrix::UNIT,
        depth: 0,
    };
    let nothing = Dictionary::new();
    let resources = inherited(pdf, page, b"Resources").and_then(|found| found.as_dict().ok()).unwrap_or(&nothing);
    let content = drawing.content(page)?;
    drawing.run(&content, resources)?;
    drawing.state = State::new(upright);
    drawing.annotations(page)?;
    Ok(drawing.page)
}

/// An entry of a page or of what it stands under.
fn inherited<'d>(pdf: &'d Document, page: &'d Dictionary, key: &[u8]) -> Option<&'d Object> {
    let mut node = page;
    for _ in 0..64 {
        if let Some(found) = object(pdf, node, key) {
            return Some(found);
        }
        node = object(pdf, node, b"Parent")?.as_dict().ok()?;
    }
    None
}

fn numbers<const N: usize>(pdf: &Document, object: &Object) -> Option<[f64; N]> {
    let list = object.as_array().ok()?;
    let number = |object: &Object| Some(f64::from(pdf.dereference(object).ok()?.1.as_float().ok()?));
    let list: Option<Vec<f64>> = list.iter().map(number).collect();
    list?.try_into().ok()
}

/// Left, bottom, right, top.
fn rectangle(pdf: &Document, object: &Object) -> Option<[f64; 4]> {
    let [a, b, c, d] = numbers(pdf, object)?;
    Some([a.min(c), b.min(d), a.max(c), b.max(d)]).filter(|[left, bottom, right, top]| right > left && top > bottom)
}

/// The matrix that puts a page upright with y downwards, and its width and height then.
fn upright([left, bottom, right, top]: [f64; 4], turned: i64) -> (Matrix, f64, f64) {
    let (width, height) = (right - left, top - bottom);
    match turned.rem_euclid(360) {
        90 => (Matrix([0.0, 1.0, 1.0, 0.0, -bottom, -left]), height, width),
        180 => (Matrix([-1.0, 0.0, 0.0, 1.0, right, -bottom]), width, height),
        270 => (Matrix([0.0, -1.0, -1.0, 0.0, top, right]), height, width),
        _ => (Matrix([1.0, 0.0, 0.0, -1.0, -left, top]), width, height),
    }
}

/// `[a b c d e f]` as PDF writes it.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Matrix([f64; 6]);

impl Matrix {
    const UNIT: Matrix = Matrix([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// First this one, then the other.
    fn then(self, other: Matrix) -> Matrix {
        let [a, b, c, d, e, f] = self.0;
        let (along, up) = (other.turn(a, b), other.turn(c, d));
        let (x, y) = other.point(e, f);
        Matrix([along.0, along.1, up.0, up.1, x, y])
    }

    fn point(self, x: f64, y: f64) -> (f64, f64) {
        let (turned_x, turned_y) = self.turn(x, y);
        (turned_x + self.0[4], turned_y + self.0[5])
    }

    /// A distance.
    fn turn(self, x: f64, y: f64) -> (f64, f64) {
        let [a, b, c, d, ..] = self.0;
        (a * x + c * y, b * x + d * y)
    }

    fn shift(x: f64, y: f64) -> Matrix {
        Matrix([1.0, 0.0, 0.0, 1.0, x, y])
    }
}

/// The state that `q` puts aside.
#[derive(Debug, Clone)]
struct State {
    space: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    letter_spacing: f64,
    word_spacing: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
    mode: i64,
}

impl State {
    fn new(space: Matrix) -> State {
        let (letter_spacing, word_spacing, leading, rise) = (0.0, 0.0, 0.0, 0.0);
        State { space, font: None, size: 0.0, letter_spacing, word_spacing, stretch: 1.0, leading, rise, mode: 0 }
    }
}

struct Drawing<'d, 'a> {
    pdf: &'d Document,
    allowance: &'a mut Allowance,
    page: Page,
    area: (f64, f64),
    fonts: HashMap<ObjectId, Rc<Font>>,
    state: State,
    states: Vec<State>,
    /// The path under construction: its strokes, in page coordinates.
    path: Vec<Vec<(f64, f64)>>,
    /// Where the line of text began.
    line: Matrix,
    /// Where the next character stands.
    cursor: Matrix,
    depth: usize,
}

impl<'d> Drawing<'d, '_> {
    /// The content of a page, all of its streams.
    fn content(&mut self, page: &'d Dictionary) -> Result<Vec<u8>, Reason> {
        let streams: Vec<&Object> = match object(self.pdf, page, b"Contents") {
            Some(Object::Array(streams)) => streams.iter().collect(),
            Some(stream) => vec![stream],
            None => Vec::new(),
        };
        let mut content = Vec::new();
        for stream in streams {
            let stream = self.pdf.dereference(stream).and_then(|(_, stream)| stream.as_stream());
            content.extend(self.unpack(stream.map_err(|error| Reason::Broken(error.to_string()))?)?);
            content.push(b'\n');
        }
        Ok(content)
    }

    fn unpack(&mut self, stream: &Stream) -> Result<Vec<u8>, Reason> {
        let plain = unpack(stream, self.allowance.bytes)?;
        self.allowance.bytes -= plain.len();
        Ok(plain)
    }

    fn run(&mut self, content: &[u8], resources: &'d Dictionary) -> Result<(), Reason> {
        let content = [content, END].concat();
        for operation in Content::decode_iter(&content) {
            let operation = operation.map_err(|error| Reason::Broken(error.to_string()))?;
            if operation.operator.as_bytes() == END.trim_ascii() {
                return Ok(());
            }
            self.allowance.operators = self.allowance.operators.checked_sub(1).ok_or(Reason::TooMuch)?;
            self.obey(&operation, resources)?;
        }
        Err(Reason::Broken("content stream".to_string()))
    }

    fn obey(&mut self, operation: &Operation, resources: &'d Dictionary) -> Result<(), Reason> {
        let operands = operation.operands.as_slice();
        let number =
            |index: usize| operands.get(index).and_then(|operand| operand.as_float().ok()).map_or(0.0, f64::from);
        let bytes = |index: usize| operands.get(index).and_then(|operand| operand.as_str().ok()).unwrap_or_default();
        let name = || operands.first().and_then(|operand| operand.as_name().ok()).unwrap_or_default();
        let matrix = || Matrix([number(0), number(1), number(2), number(3), number(4), number(5)]);
        match operation.operator.as_str() {
            "q" if self.states.len() == MOST_STATES => return Err(Reason::TooMuch),
            "q" => self.states.push(self.state.clone()),
            "Q" => {
                if let Some(state) = self.states.pop() {
                    self.state = state;
                }
            }
            "cm" => self.state.space = matrix().then(self.state.space),
            "BT" => (self.line, self.cursor) = (Matrix::UNIT, Matrix::UNIT),
            "Tf" => {
                self.state.font = Some(self.font(resources, name()));
                self.state.size = number(1);
            }
            "Tc" => self.state.letter_spacing = number(0),
            "Tw" => self.state.word_spacing = number(0),
            "Tz" => self.state.stretch = number(0) / 100.0,
            "TL" => self.state.leading = number(0),
            "Ts" => self.state.rise = number(0),
            "Tr" => self.state.mode = number(0) as i64,
            "Tm" => (self.line, self.cursor) = (matrix(), matrix()),
            "Td" => self.next_line(number(0), number(1)),
            "TD" => {
                self.state.leading = -number(1);
                self.next_line(number(0), number(1));
            }
            "T*" => self.next_line(0.0, -self.state.leading),
            "Tj" => self.show(bytes(0))?,
            "'" => {
                self.next_line(0.0, -self.state.leading);
                self.show(bytes(0))?;
            }
            "\"" => {
                (self.state.word_spacing, self.state.letter_spacing) = (number(0), number(1));
                self.next_line(0.0, -self.state.leading);
                self.show(bytes(2))?;
            }
            "TJ" => {
                let pieces = operands.first().and_then(|pieces| pieces.as_array().ok());
                for piece in pieces.into_iter().flatten() {
                    match piece {
                        Object::String(bytes, _) => self.show(bytes)?,
                        piece => {
                            let back = piece.as_float().map_or(0.0, f64::from) / 1000.0 * self.state.size;
                            self.advance(-back);
                        }
                    }
                }
            }
            "m" => self.path.push(vec![self.at(number(0), number(1))]),
            "l" => self.line_to(number(0), number(1)),
            "c" => self.leap_to(number(4), number(5)),
            "v" | "y" => self.leap_to(number(2), number(3)),
            "re" => {
                let (x, y, width, height) = (number(0), number(1), number(2), number(3));
                let corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)];
                self.path.push(corners.into_iter().map(|(x, y)| self.at(x, y)).collect());
            }
            "h" => self.close(),
            "s" | "b" | "b*" => {
                self.close();
                self.stroke()?;
            }
            "S" | "B" | "B*" => self.stroke()?,
            "f" | "F" | "f*" => self.fill()?,
            "n" => self.path.clear(),
            "Do" => self.nested(resources, name())?,
            "BI" => self.picture(),
            _ => {}
        }
        Ok(())
    }

    fn font(&mut self, resources: &'d Dictionary, name: &[u8]) -> Rc<Font> {
        let fonts = object(self.pdf, resources, b"Font").and_then(|fonts| fonts.as_dict().ok());
        let Some(font) = fonts.and_then(|fonts| fonts.get(name).ok()) else { return Rc::new(Font::missing()) };
        let Ok((id, font)) = self.pdf.dereference(font) else { return Rc::new(Font::missing()) };
        if let Some(known) = id.and_then(|id| self.fonts.get(&id)) {
            return known.clone();
        }
        let loaded = Rc::new(font.as_dict().map_or_else(|_| Font::missing(), |font| Font::load(self.pdf, font)));
        if let Some(id) = id {
            self.fonts.insert(id, loaded.clone());
        }
        loaded
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.line = Matrix::shift(x, y).then(self.line);
        self.cursor = self.line;
    }

    fn advance(&mut self, along: f64) {
        let down = self.state.font.as_ref().is_some_and(|font| font.vertical);
        let shift = if down { Matrix::shift(0.0, along) } else { Matrix::shift(along * self.state.stretch, 0.0) };
        self.cursor = shift.then(self.cursor);
    }

    fn mark(&mut self, count: usize) -> Result<(), Reason> {
        self.allowance.marks = self.allowance.marks.checked_sub(count).ok_or(Reason::TooMuch)?;
        Ok(())
    }

    fn show(&mut self, bytes: &[u8]) -> Result<(), Reason> {
        self.mark(bytes.len())?;
        let font = self.state.font.clone().unwrap_or_else(|| Rc::new(Font::missing()));
        // Invisible text is what a machine read in a scan, and text that only clips is not seen either.
        let visible = !matches!(self.state.mode, 3 | 7);
        for shown in font.show(bytes) {
            let State { size, stretch, rise, .. } = self.state;
            let space = Matrix([stretch, 0.0, 0.0, 1.0, 0.0, rise]).then(self.cursor).then(self.state.space);
            let wide = if font.vertical { (0.0, -size) } else { (shown.width * size, 0.0) };
            if visible && !shown.text.chars().all(char::is_whitespace) {
                self.put(shown.text, space, wide, size, font.vertical);
            }
            let spacing = self.state.letter_spacing + if shown.blank { self.state.word_spacing } else { 0.0 };
            self.advance(wide.0 + wide.1 + spacing);
        }
        Ok(())
    }

    /// Puts a character on the page, if its middle is within the page.
    fn put(&mut self, text: String, space: Matrix, wide: (f64, f64), size: f64, vertical: bool) {
        let (x, base) = space.point(0.0, 0.0);
        let (along_x, along_y) = space.turn(wide.0, wide.1);
        let (up_x, up_y) = space.turn(0.0, size);
        let size = up_x.hypot(up_y);
        let raised = if vertical { 0.0 } else { 0.35 };
        let middle = (x + along_x / 2.0 + up_x * raised, base + along_y / 2.0 + up_y * raised);
        let way = match (up_x.abs() <= size * 0.05, up_y.abs() <= size * 0.05) {
            (true, _) if up_y < 0.0 && along_x >= 0.0 && !vertical => Way::Across,
            (true, _) | (_, true) => Way::Turned,
            _ => Way::Aslant,
        };
        let within = |at: f64, most: f64| (0.0..=most).contains(&at);
        if within(middle.0, self.area.0) && within(middle.1, self.area.1) && size > 0.0 {
            self.page.glyphs.push(Glyph { text, left: x, right: x + along_x, base, middle, size, way });
        }
    }

    fn at(&self, x: f64, y: f64) -> (f64, f64) {
        self.state.space.point(x, y)
    }

    fn line_to(&mut self, x: f64, y: f64) {
        let point = self.at(x, y);
        if let Some(stroke) = self.path.last_mut() {
            stroke.push(point);
        }
    }

    /// A curve is no line; the path goes on where it ends.
    fn leap_to(&mut self, x: f64, y: f64) {
        self.path.push(vec![self.at(x, y)]);
    }

    fn close(&mut self) {
        if let Some(stroke) = self.path.last_mut() {
            stroke.extend(stroke.first().copied());
        }
    }

    fn stroke(&mut self) -> Result<(), Reason> {
        for stroke in mem::take(&mut self.path) {
            self.mark(stroke.len())?;
            for ends in stroke.windows(2) {
                self.rule(ends[0], ends[1]);
            }
        }
        Ok(())
    }

    /// A box that is filled is a line where it is thin.
    fn fill(&mut self) -> Result<(), Reason> {
        for stroke in mem::take(&mut self.path) {
            self.mark(1)?;
            let range = |of: fn(&(f64, f64)) -> f64| {
                let values = stroke.iter().map(of);
                values.fold((f64::MAX, f64::MIN), |(least, most), value| (least.min(value), most.max(value)))
            };
            let ((left, right), (top, bottom)) = (range(|point| point.0), range(|point| point.1));
            let (x, y) = ((left + right) / 2.0, (top + bottom) / 2.0);
            if bottom - top <= THIN && right - left > bottom - top {
                self.rule((left, y), (right, y));
            } else if right - left <= THIN {
                self.rule((x, top), (x, bottom));
            }
        }
        Ok(())
    }

    fn rule(&mut self, (x, y): (f64, f64), (to_x, to_y): (f64, f64)) {
        let (long_x, long_y) = ((to_x - x).abs(), (to_y - y).abs());
        if long_y <= 0.5 && long_x > 0.5 {
            self.page.across.push(Ruling { at: (y + to_y) / 2.0, from: x.min(to_x), to: x.max(to_x) });
        } else if long_x <= 0.5 && long_y > 0.5 {
            self.page.down.push(Ruling { at: (x + to_x) / 2.0, from: y.min(to_y), to: y.max(to_y) });
        }
    }

    fn picture(&mut self) {
        let [a, b, c, d, ..] = self.state.space.0;
        self.page.pictured += (a * d - b * c).abs() / (self.area.0 * self.area.1);
    }

    /// A picture, or a form with content of its own.
    fn nested(&mut self, resources: &'d Dictionary, name: &[u8]) -> Result<(), Reason> {
        let named =
            object(self.pdf, resources, b"XObject").and_then(|list| object(self.pdf, list.as_dict().ok()?, name));
        let Some(stream) = named.and_then(|named| named.as_stream().ok()) else { return Ok(()) };
        match object(self.pdf, &stream.dict, b"Subtype").and_then(|kind| kind.as_name().ok()) {
            Some(b"Image") => self.picture(),
            Some(b"Form") => self.form(stream, Matrix::UNIT, resources)?,
            _ => {}
        }
        Ok(())
    }

    fn form(&mut self, form: &'d Stream, placed: Matrix, outer: &'d Dictionary) -> Result<(), Reason> {
        if self.depth == DEEPEST {
            return Err(Reason::TooMuch);
        }
        let matrix = object(self.pdf, &form.dict, b"Matrix").and_then(|matrix| numbers(self.pdf, matrix));
        let resources = object(self.pdf, &form.dict, b"Resources").and_then(|found| found.as_dict().ok());
        let content = self.unpack(form)?;
        let kept = (self.state.clone(), self.line, self.cursor, mem::take(&mut self.states), mem::take(&mut self.path));
        self.state.space = matrix.map_or(Matrix::UNIT, Matrix).then(placed).then(self.state.space);
        self.depth += 1;
        let drawn = self.run(&content, resources.unwrap_or(outer));
        self.depth -= 1;
        (self.state, self.line, self.cursor, self.states, self.path) = kept;
        drawn
    }

    /// What stands on top of a page, such as the values of fields that somebody filled in.
    fn annotations(&mut self, page: &'d Dictionary) -> Result<(), Reason> {
        const HIDDEN: i64 = 2 | 32;
        let pdf = self.pdf;
        let list = object(pdf, page, b"Annots").and_then(|list| list.as_array().ok());
        for annotation in list.into_iter().flatten() {
            let Some(annotation) = pdf.dereference(annotation).ok().and_then(|(_, found)| found.as_dict().ok()) else {
                continue;
            };
            let flags = object(pdf, annotation, b"F").and_then(|flags| flags.as_i64().ok()).unwrap_or(0);
            let look = object(pdf, annotation, b"AP").and_then(|looks| object(pdf, looks.as_dict().ok()?, b"N"));
            // A field with several looks names the one that shows.
            let look = look.and_then(|look| match look {
                Object::Dictionary(looks) => object(pdf, looks, object(pdf, annotation, b"AS")?.as_name().ok()?),
                look => Some(look),
            });
            let Some(form) = look.and_then(|look| look.as_stream().ok()).filter(|_| flags & HIDDEN == 0) else {
                continue;
            };
            let placed = object(pdf, annotation, b"Rect")
                .and_then(|place| rectangle(pdf, place))
                .zip(object(pdf, &form.dict, b"BBox").and_then(|bounds| rectangle(pdf, bounds)))
                .map(|(place, bounds)| fit(bounds, place));
            if let Some(placed) = placed {
                self.form(form, placed, &form.dict)?;
            }
        }
        Ok(())
    }
}

/// The matrix that lays one rectangle over another.
fn fit(from: [f64; 4], to: [f64; 4]) -> Matrix {
    let (wide, high) = ((to[2] - to[0]) / (from[2] - from[0]), (to[3] - to[1]) / (from[3] - from[1]));
    Matrix([wide, 0.0, 0.0, high, to[0] - from[0] * wide, to[1] - from[1] * high])
}
