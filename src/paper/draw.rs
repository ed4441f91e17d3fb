//! The sheets as a PDF, with the tags that tell a screen reader what is read in which order.

use super::flow::{HEIGHT, Ink, Mark, Sheets, Tag, WIDTH, What};
use super::letters::Letters;
use super::{Paper, PaperError};
use krilla::color::rgb;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{Path, PathBuilder, Point, Rect};
use krilla::metadata::{Metadata, TextDirection};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, SpanTag, TagGroup, TagKind, TagTree,
};
use krilla::{Document, SerializeSettings};
use std::num::NonZeroU16;

fn ink(ink: Ink) -> rgb::Color {
    match ink {
        Ink::Black => rgb::Color::new(0x1d, 0x2b, 0x2f),
        Ink::River => rgb::Color::new(0x0f, 0x5c, 0x5c),
        Ink::Grey => rgb::Color::new(0x4d, 0x5d, 0x61),
    }
}

fn kind(tag: Tag, words: &str) -> TagKind {
    let level = match tag {
        Tag::Title => 1,
        Tag::Heading => 2,
        Tag::Entry => 3,
        Tag::Paragraph => return krilla::tagging::Tag::P.into(),
    };
    let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
    krilla::tagging::Tag::Hn(level, Some(words.to_owned())).into()
}

fn line(x: f32, y: f32, long: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.move_to(x, y);
    path.line_to(x + long, y);
    path.finish()
}

fn frame(x: f32, y: f32, wide: f32, high: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.push_rect(Rect::from_xywh(x, y, wide, high)?);
    path.finish()
}

fn stroke(surface: &mut Surface, path: Option<Path>, dashed: bool) {
    let Some(path) = path else { return };
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(
        ArtifactType::Layout,
    )));
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke {
        paint: ink(Ink::River).into(),
        width: 0.8,
        dash: dashed.then(|| StrokeDash {
            array: vec![5.0, 4.0],
            offset: 0.0,
        }),
        ..Stroke::default()
    }));
    surface.draw_path(&path);
    surface.set_stroke(None);
    surface.end_tagged();
}

/// Draws a mark; a text that is read out gives the name by which its part finds it.
fn mark(surface: &mut Surface, mark: &Mark, letters: &Letters) -> Option<(usize, Identifier)> {
    match &mark.what {
        What::Rule { long, dashed } => {
            stroke(surface, line(mark.x, mark.y, *long), *dashed);
            None
        }
        What::Frame { wide, high } => {
            stroke(surface, frame(mark.x, mark.y, *wide, *high), false);
            None
        }
        What::Text {
            text,
            face,
            size,
            ink: colour,
            part,
        } => {
            let tag = match part {
                Some(_) => ContentTag::Span(SpanTag::empty()),
                None => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)),
            };
            let name = surface.start_tagged(tag);
            surface.set_fill(Some(Fill {
                paint: ink(*colour).into(),
                ..Fill::default()
            }));
            let at = Point::from_xy(mark.x, mark.y);
            let direction = krilla::text::TextDirection::LeftToRight;
            surface.draw_text(at, letters.font(*face), *size, text, false, direction);
            surface.end_tagged();
            part.map(|part| (part, name))
        }
    }
}

pub(super) fn draw(
    paper: &Paper,
    sheets: &Sheets,
    letters: &Letters,
) -> Result<Vec<u8>, PaperError> {
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| PaperError(format!("{error:?}")))?;
    let mut document = Document::new_with(SerializeSettings {
        configuration,
        ..SerializeSettings::default()
    });
    let mut parts: Vec<TagGroup> = sheets
        .parts
        .iter()
        .map(|(tag, words)| TagGroup::new(kind(*tag, words)))
        .collect();
    let mut outline = Outline::new();
    for (number, sheet) in sheets.sheets.iter().enumerate() {
        let settings = PageSettings::from_wh(WIDTH, HEIGHT)
            .ok_or_else(|| PaperError("A4 is no size".to_owned()))?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        let mut seen = None;
        for one in &sheet.marks {
            let Some((part, name)) = mark(&mut surface, one, letters) else {
                continue;
            };
            let (tag, words) = &sheets.parts[part];
            if matches!(tag, Tag::Title | Tag::Heading) && seen != Some(part) {
                let at = XyzDestination::new(number, Point::from_xy(one.x, one.y - 24.0));
                outline.push_child(OutlineNode::new(words.clone(), at));
            }
            seen = Some(part);
            parts[part].push(name);
        }
        surface.finish();
        page.finish();
    }
    let mut tree = TagTree::new().with_lang(Some(paper.language.clone()));
    for part in parts {
        tree.push(part);
    }
    document.set_tag_tree(tree);
    document.set_outline(outline);
    document.set_metadata(
        Metadata::new()
            .title(paper.title.clone())
            .language(paper.language.clone())
            .text_direction(TextDirection::LeftToRight),
    );
    document
        .finish()
        .map_err(|error| PaperError(format!("{error:?}")))
}
