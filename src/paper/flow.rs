//! Where everything stands: lines into blocks, blocks into columns, columns onto sheets.

use super::letters::{Face, Letters};
use super::{Boxed, Entry, Paper, Size, Slip};

/// A4, in points.
pub(super) const WIDTH: f32 = 595.28;
/// A4, in points.
pub(super) const HEIGHT: f32 = 841.89;
/// The edge that stays white, in points.
pub(super) const MARGIN: f32 = 45.0;
/// The white between two columns.
const GUTTER: f32 = 24.0;
/// Lines stand this many times the size of the letters apart.
const LEADING: f32 = 1.36;
/// Where columns end.
const BOTTOM: f32 = HEIGHT - MARGIN - 14.0;

/// What a thing is to who listens to the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    Title,
    Heading,
    Entry,
    Paragraph,
}

/// The inks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    Black,
    River,
    Grey,
}

/// A mark on a sheet.
#[derive(Clone, Debug)]
pub(super) enum What {
    /// A line of text on its base line. No part: it is not read out (page numbers).
    Text {
        text: String,
        face: Face,
        size: f32,
        ink: Ink,
        part: Option<usize>,
    },
    /// A line of this length, dashed where it is to be cut.
    Rule { long: f32, dashed: bool },
    /// A frame.
    Frame { wide: f32, high: f32 },
}

/// A mark and where it stands: from the left and from the top.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    pub x: f32,
    pub y: f32,
    pub what: What,
}

/// One side of paper.
#[derive(Clone, Debug, Default)]
pub(super) struct Sheet {
    pub marks: Vec<Mark>,
}

/// The whole: sheets, and the parts in the order in which they are read out.
pub(super) struct Sheets {
    pub sheets: Vec<Sheet>,
    pub parts: Vec<(Tag, String)>,
}

/// Marks that stand together, from their own corner.
#[derive(Clone, Debug, Default)]
struct Block {
    marks: Vec<Mark>,
    high: f32,
    /// White above it, where it does not begin a column.
    before: f32,
    /// It must not end a column.
    stays: bool,
}

/// How a text looks: what it is, its face, its size in sizes of running text, its ink.
type Look = (Tag, Face, f32, Ink);

const TITLE: Look = (Tag::Title, Face::Bold, 2.6, Ink::River);
const HEADING: Look = (Tag::Heading, Face::Bold, 1.5, Ink::River);
const CALL: Look = (Tag::Heading, Face::Bold, 1.2, Ink::River);
const ENTRY: Look = (Tag::Entry, Face::Bold, 1.12, Ink::Black);
const FACT: Look = (Tag::Paragraph, Face::Regular, 0.95, Ink::River);
const LEAD: Look = (Tag::Paragraph, Face::Regular, 1.12, Ink::Black);
const UNDER: Look = (Tag::Paragraph, Face::Regular, 1.0, Ink::Grey);
const TEXT: Look = (Tag::Paragraph, Face::Regular, 1.0, Ink::Black);
const STRONG: Look = (Tag::Paragraph, Face::Bold, 1.0, Ink::Black);

struct Flow<'a> {
    letters: &'a Letters,
    parts: Vec<(Tag, String)>,
    /// The size of running text.
    body: f32,
    wide: f32,
}

impl Flow<'_> {
    fn part(&mut self, tag: Tag, words: &str) -> usize {
        self.parts.push((tag, self.letters.printable(words)));
        self.parts.len() - 1
    }

    /// Adds the lines of a text under what is in the block already.
    fn write(&mut self, block: &mut Block, text: &str, look: Look, edge: f32) {
        let (tag, face, scale, ink) = look;
        let size = self.body * scale;
        let lines = self.letters.lines(text, face, size, self.wide - 2.0 * edge);
        if lines.is_empty() {
            return;
        }
        let part = self.part(tag, text);
        for line in lines {
            block.high += size * LEADING;
            block.marks.push(Mark {
                x: edge,
                y: block.high - size * 0.36,
                what: What::Text {
                    text: line,
                    face,
                    size,
                    ink,
                    part: Some(part),
                },
            });
        }
    }

    fn heading(&mut self, heading: &str, lead: &str) -> Block {
        let mut block = Block {
            before: self.body * 1.9,
            stays: true,
            ..Block::default()
        };
        self.write(&mut block, heading, HEADING, 0.0);
        block.high += 3.0;
        block.marks.push(Mark {
            x: 0.0,
            y: block.high,
            what: What::Rule {
                long: self.wide,
                dashed: false,
            },
        });
        block.high += 2.0;
        self.write(&mut block, lead, UNDER, 0.0);
        block
    }

    /// Title, facts and first paragraph stand together, the code at their right; what follows may go to
    /// the next column.
    fn entry(&mut self, entry: &Entry) -> Vec<Block> {
        let mut first = Block {
            before: self.body * 1.25,
            ..Block::default()
        };
        let code = self.letters.width(&entry.code, Face::Bold, self.body) + 12.0;
        let wide = self.wide;
        self.wide = wide - code - 8.0;
        self.write(&mut first, &entry.title, ENTRY, 0.0);
        self.wide = wide;
        for fact in &entry.facts {
            self.write(&mut first, fact, FACT, 0.0);
        }
        let mut blocks = Vec::new();
        for (at, text) in entry.text.iter().enumerate() {
            let mut more = Block {
                before: self.body * 0.5,
                ..Block::default()
            };
            let into = if at == 0 { &mut first } else { &mut more };
            self.write(into, text, TEXT, 0.0);
            if at > 0 {
                blocks.push(more);
            }
        }
        // Beside the title, but read out after the rest of it.
        let mut beside = Block::default();
        self.write(&mut beside, &entry.code, STRONG, 6.0);
        if beside.marks.is_empty() {
            blocks.insert(0, first);
            return blocks;
        }
        beside.marks.push(Mark {
            x: 0.0,
            y: -1.0,
            what: What::Frame {
                wide: code,
                high: self.body * LEADING + 3.0,
            },
        });
        first
            .marks
            .extend(beside.marks.into_iter().map(|mark| Mark {
                x: mark.x + wide - code,
                ..mark
            }));
        blocks.insert(0, first);
        blocks
    }

    fn boxed(&mut self, boxed: &Boxed) -> Block {
        let mut block = Block {
            high: 7.0,
            ..Block::default()
        };
        self.write(&mut block, &boxed.heading, CALL, 10.0);
        for line in &boxed.lines {
            self.write(&mut block, line, TEXT, 10.0);
        }
        block.high += 9.0;
        block.marks.push(Mark {
            x: 0.0,
            y: 0.0,
            what: What::Frame {
                wide: self.wide,
                high: block.high,
            },
        });
        block
    }

    /// The card: words with a line behind each, as far as the edge.
    fn slip(&mut self, slip: &Slip) -> Block {
        let mut block = Block::default();
        let body = self.body;
        block.marks.push(Mark {
            x: 0.0,
            y: 0.0,
            what: What::Rule {
                long: self.wide,
                dashed: true,
            },
        });
        block.high += 10.0;
        self.write(&mut block, &slip.heading, HEADING, 0.0);
        self.write(&mut block, &slip.lead, TEXT, 0.0);
        for field in &slip.fields {
            block.high += body * 0.9;
            self.write(&mut block, field, STRONG, 0.0);
            let from = self.letters.width(field, Face::Bold, body) + 8.0;
            block.marks.push(Mark {
                x: from,
                y: block.high,
                what: What::Rule {
                    long: (self.wide - from).max(0.0),
                    dashed: false,
                },
            });
        }
        block
    }
}

fn put(sheet: &mut Sheet, block: &Block, x: f32, y: f32) {
    sheet.marks.extend(block.marks.iter().map(|mark| Mark {
        x: mark.x + x,
        y: mark.y + y,
        what: mark.what.clone(),
    }));
}

/// Puts as many blocks as fit into columns of this height; returns how many, and the lowest end.
fn fill(
    blocks: &[Block],
    columns: usize,
    high: f32,
    mut place: impl FnMut(&Block, usize, f32),
) -> usize {
    let mut at = 0;
    for column in 0..columns {
        let mut y = 0.0;
        let from = at;
        while at < blocks.len() {
            let block = &blocks[at];
            let above = if y > 0.0 { block.before } else { 0.0 };
            // A heading goes with what follows it.
            let next = blocks.get(at + 1).filter(|_| block.stays);
            let with = next.map_or(0.0, |n| n.before + n.high);
            // What is higher than a whole column begins one, and is the only thing that may be too high.
            if y + above + block.high + with > high && at > from {
                break;
            }
            place(block, column, y + above);
            y += above + block.high;
            at += 1;
        }
    }
    at
}

/// The lowest height at which all blocks fit, so that the columns of the last sheet end alike.
fn balanced(blocks: &[Block], columns: usize, high: f32) -> f32 {
    let fits = |high: f32| fill(blocks, columns, high, |_, _, _| {}) == blocks.len();
    let mut low = 0.0;
    while low < high && !fits(low) {
        low += 6.0;
    }
    low.min(high)
}

/// The head of the first sheet; returns where the columns begin.
fn head(flow: &mut Flow, paper: &Paper, sheet: &mut Sheet) -> f32 {
    let mut block = Block::default();
    let full = WIDTH - 2.0 * MARGIN;
    flow.wide = full;
    flow.write(&mut block, &paper.title, TITLE, 0.0);
    flow.write(&mut block, &paper.under, UNDER, 0.0);
    block.high += 8.0;
    block.marks.push(Mark {
        x: 0.0,
        y: block.high,
        what: What::Rule {
            long: full,
            dashed: false,
        },
    });
    block.high += 4.0;
    flow.write(&mut block, &paper.lead, LEAD, 0.0);
    block.high += 8.0;
    let call = flow.boxed(&paper.call);
    put(sheet, &block, MARGIN, MARGIN - 10.0);
    put(sheet, &call, MARGIN, MARGIN - 10.0 + block.high);
    MARGIN - 10.0 + block.high + call.high + 16.0
}

/// Everything in its place.
pub(super) fn flow(paper: &Paper, letters: &Letters) -> Sheets {
    let (body, columns) = match paper.size {
        Size::Normal => (10.5, 2),
        Size::Large => (18.0, 1),
    };
    let mut flow = Flow {
        letters,
        parts: Vec::new(),
        body,
        wide: 0.0,
    };
    let mut sheet = Sheet::default();
    let top = head(&mut flow, paper, &mut sheet);
    let full = WIDTH - 2.0 * MARGIN;
    flow.wide = (full - GUTTER * (columns - 1) as f32) / columns as f32;
    let mut blocks = Vec::new();
    for section in paper.sections.iter().filter(|s| !s.entries.is_empty()) {
        blocks.push(flow.heading(&section.heading, &section.lead));
        for entry in &section.entries {
            blocks.extend(flow.entry(entry));
        }
    }
    let wide = flow.wide;
    flow.wide = full;
    let slip = flow.slip(&paper.slip);
    let mut sheets = fill_sheets(sheet, top, &blocks, columns, wide, &slip);
    number(paper, letters, &mut sheets);
    Sheets {
        sheets,
        parts: flow.parts,
    }
}

/// Sheet after sheet, until every block and the card have a place.
fn fill_sheets(
    mut sheet: Sheet,
    mut top: f32,
    mut rest: &[Block],
    columns: usize,
    wide: f32,
    slip: &Block,
) -> Vec<Sheet> {
    let mut sheets = Vec::new();
    loop {
        let room = BOTTOM - top;
        let last = fill(rest, columns, room, |_, _, _| {}) == rest.len();
        let high = if last {
            balanced(rest, columns, room)
        } else {
            room
        };
        let mut end = top;
        let done = fill(rest, columns, high, |block, column, y| {
            let x = MARGIN + (wide + GUTTER) * column as f32;
            put(&mut sheet, block, x, top + y);
            end = end.max(top + y + block.high);
        });
        rest = &rest[done..];
        // A sheet that holds nothing yet takes the card, however high that is.
        let empty = sheet.marks.is_empty();
        let closes = rest.is_empty() && (empty || end + 20.0 + slip.high <= BOTTOM);
        if closes {
            put(&mut sheet, slip, MARGIN, BOTTOM - slip.high);
        }
        sheets.push(std::mem::take(&mut sheet));
        if closes {
            return sheets;
        }
        top = MARGIN;
    }
}

/// The foot of every sheet.
fn number(paper: &Paper, letters: &Letters, sheets: &mut [Sheet]) {
    let size = match paper.size {
        Size::Normal => 9.0,
        Size::Large => 13.0,
    };
    for (sheet, number) in sheets.iter_mut().zip(1..) {
        let text = letters.printable(&format!("{} · {} {number}", paper.title, paper.page));
        let wide = letters.width(&text, Face::Regular, size);
        sheet.marks.push(Mark {
            x: WIDTH - MARGIN - wide,
            y: HEIGHT - 30.0,
            what: What::Text {
                text,
                face: Face::Regular,
                size,
                ink: Ink::Grey,
                part: None,
            },
        });
    }
}
