//! The photo of a story: what somebody sends becomes two JPEGs that hold nothing but what can be seen.
//!
//! A file is never passed on: it is decoded within limits, turned as the camera says it was held, made
//! smaller and written anew, so that place, camera, colour profile, comments and whatever was hidden in
//! or behind the picture stay behind.

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, Rgb, RgbImage, Rgba};
use std::io::Cursor;

/// The largest file that is read, in bytes.
pub const MOST_BYTES: usize = 12 * 1024 * 1024;
/// The widest and highest picture that is decoded, in pixels.
const MOST_EDGE: u32 = 12_000;
/// The most pixels that are decoded: what telephones of today make.
const MOST_PIXELS: u64 = 64_000_000;
/// The most memory that decoding may take, in bytes: four for a pixel.
const MOST_MEMORY: u64 = 4 * MOST_PIXELS;
/// The longest edge of the large and of the small one, in pixels.
const EDGES: [u32; 2] = [1_600, 480];
/// The quality of both, of 100.
const QUALITY: u8 = 82;

/// Why a file gives no photo: the key of the sentence that says what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhotoError {
    /// It is no JPEG, PNG or WebP, or is cut off or damaged.
    NoPhoto,
    /// More bytes than are read.
    Heavy,
    /// More pixels than are decoded.
    Large,
}

impl PhotoError {
    /// The key of `locales/`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::NoPhoto => "error-photo-none",
            Self::Heavy => "error-photo-heavy",
            Self::Large => "error-photo-large",
        }
    }
}

/// A photo in two sizes, as JPEG.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pictures {
    /// The long edge at most 1,600 pixels.
    pub large: Vec<u8>,
    /// The long edge at most 480 pixels.
    pub small: Vec<u8>,
    /// Of the large one, in pixels.
    pub width: u32,
    /// Of the large one, in pixels.
    pub height: u32,
}

/// Makes the two sizes of a file. Takes up to a second of one core and `MOST_MEMORY`.
///
/// # Errors
/// See [`PhotoError`].
pub fn pictures(file: &[u8]) -> Result<Pictures, PhotoError> {
    if file.len() > MOST_BYTES {
        return Err(PhotoError::Heavy);
    }
    let seen = turned(file)?;
    let [large, small] = EDGES.map(|edge| fitted(&seen, edge));
    Ok(Pictures {
        width: large.width(),
        height: large.height(),
        small: written(&small)?,
        large: written(&large)?,
    })
}

fn turned(file: &[u8]) -> Result<RgbImage, PhotoError> {
    let no_photo = |_| PhotoError::NoPhoto;
    let mut reader = ImageReader::new(Cursor::new(file));
    // What a file is, its first bytes say; its name and what the browser calls it do not count.
    let format = image::guess_format(file).map_err(no_photo)?;
    if !matches!(
        format,
        ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP
    ) {
        return Err(PhotoError::NoPhoto);
    }
    reader.set_format(format);
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(no_photo)?;
    let (width, height) = decoder.dimensions();
    if width.max(height) > MOST_EDGE || u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(PhotoError::Large);
    }
    let held = decoder.orientation().map_err(no_photo)?;
    let mut seen = DynamicImage::from_decoder(decoder).map_err(no_photo)?;
    seen.apply_orientation(held);
    Ok(on_white(seen))
}

/// What shines through becomes white, as on paper.
fn on_white(seen: DynamicImage) -> RgbImage {
    if !seen.color().has_alpha() {
        return seen.into_rgb8();
    }
    let seen = seen.into_rgba8();
    let mixed = |Rgba([r, g, b, a]): Rgba<u8>| {
        let over = |c: u8| {
            let (c, a) = (u32::from(c), u32::from(a));
            u8::try_from((c * a + 255 * (255 - a) + 127) / 255).unwrap_or(u8::MAX)
        };
        Rgb([over(r), over(g), over(b)])
    };
    RgbImage::from_fn(seen.width(), seen.height(), |x, y| {
        mixed(*seen.get_pixel(x, y))
    })
}

/// Never made larger.
fn fitted(seen: &RgbImage, edge: u32) -> RgbImage {
    let longest = seen.width().max(seen.height());
    if longest <= edge {
        return seen.clone();
    }
    let part = |n: u32| (u64::from(n) * u64::from(edge)).div_ceil(u64::from(longest));
    let part = |n: u32| u32::try_from(part(n)).unwrap_or(edge).clamp(1, edge);
    image::imageops::resize(
        seen,
        part(seen.width()),
        part(seen.height()),
        FilterType::CatmullRom,
    )
}

fn written(seen: &RgbImage) -> Result<Vec<u8>, PhotoError> {
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
    encoder
        .encode_image(seen)
        .map_err(|_| PhotoError::NoPhoto)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(format: ImageFormat, width: u32, height: u32) -> Vec<u8> {
        let seen = RgbImage::from_fn(width, height, |x, y| {
            // The upper left quarter is dark: one can tell how it was turned.
            if x < width / 2 && y < height / 2 {
                Rgb([10, 10, 10])
            } else {
                Rgb([240, 240, 240])
            }
        });
        let mut bytes = Cursor::new(Vec::new());
        seen.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    /// The file with an Exif part after its first marker: how it was held, a camera, a place.
    fn with_exif(jpeg: &[u8], orientation: u8) -> Vec<u8> {
        let mut tiff: Vec<u8> = b"MM\0\x2a\0\0\0\x08\0\x03".to_vec();
        // Tag, type, count, value: orientation; make at 50; the place's part at 60.
        tiff.extend([1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
        tiff.extend([1, 0x0f, 0, 2, 0, 0, 0, 8, 0, 0, 0, 50]);
        tiff.extend([0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 60]);
        tiff.extend([0, 0, 0, 0]);
        tiff.extend(b"CANARY7\0\0\0");
        tiff.extend([0, 1, 0, 1, 0, 2, 0, 0, 0, 2, b'N', 0, 0, 0, 0, 0, 0, 0]);
        let mut part = b"Exif\0\0".to_vec();
        part.extend(tiff);
        let length = u16::try_from(part.len() + 2).unwrap().to_be_bytes();
        let mut made = jpeg[..2].to_vec();
        made.extend([0xff, 0xe1, length[0], length[1]]);
        made.extend(part);
        made.extend(&jpeg[2..]);
        made
    }

    fn dark_corner(jpeg: &[u8]) -> (bool, bool) {
        let seen = image::load_from_memory(jpeg).unwrap().into_luma8();
        let (w, h) = seen.dimensions();
        let dark = |x: u32, y: u32| seen.get_pixel(x, y).0[0] < 128;
        let corners = [
            (dark(w / 4, h / 4), (false, false)),
            (dark(3 * w / 4, h / 4), (true, false)),
            (dark(w / 4, 3 * h / 4), (false, true)),
            (dark(3 * w / 4, 3 * h / 4), (true, true)),
        ];
        let found: Vec<_> = corners.iter().filter(|(dark, _)| *dark).collect();
        assert_eq!(found.len(), 1);
        found[0].1
    }

    #[test]
    fn every_kind_becomes_two_jpegs_that_fit() {
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
            let made = pictures(&file(format, 2_000, 1_000)).unwrap();
            assert_eq!((made.width, made.height), (1_600, 800), "{format:?}");
            let small = image::load_from_memory(&made.small).unwrap();
            assert_eq!((small.width(), small.height()), (480, 240));
            assert_eq!(image::guess_format(&made.large).unwrap(), ImageFormat::Jpeg);
        }
        let tiny = pictures(&file(ImageFormat::Png, 3, 7)).unwrap();
        assert_eq!((tiny.width, tiny.height), (3, 7), "nothing is made larger");
        let thin = pictures(&file(ImageFormat::Png, 4_000, 2)).unwrap();
        assert_eq!((thin.width, thin.height), (1_600, 1));
    }

    #[test]
    fn it_stands_upright_and_tells_no_place_or_camera() {
        let jpeg = file(ImageFormat::Jpeg, 400, 200);
        for (orientation, size, corner) in [
            (1, (400, 200), (false, false)),
            (3, (400, 200), (true, true)),
            (6, (200, 400), (true, false)),
            (8, (200, 400), (false, true)),
        ] {
            let sent = with_exif(&jpeg, orientation);
            let made = pictures(&sent).unwrap();
            assert_eq!((made.width, made.height), size, "{orientation}");
            assert_eq!(dark_corner(&made.large), corner, "{orientation}");
            for out in [&made.large, &made.small] {
                let holds = |part: &[u8]| out.windows(part.len()).any(|w| w == part);
                assert!(!holds(b"Exif") && !holds(b"CANARY7"));
            }
        }
    }

    #[test]
    fn what_hides_behind_a_picture_stays_behind() {
        let mut sent = file(ImageFormat::Jpeg, 40, 20);
        sent.extend(b"<script>alert('CANARY8')</script>");
        let made = pictures(&sent).unwrap();
        let holds = made.large.windows(7).any(|w| w == b"CANARY8");
        assert!(!holds);
    }

    #[test]
    fn what_shines_through_is_white() {
        let clear = image::RgbaImage::from_pixel(8, 8, Rgba([0, 0, 0, 0]));
        let mut bytes = Cursor::new(Vec::new());
        clear.write_to(&mut bytes, ImageFormat::Png).unwrap();
        let made = pictures(&bytes.into_inner()).unwrap();
        let seen = image::load_from_memory(&made.large).unwrap().into_luma8();
        assert!(seen.pixels().all(|p| p.0[0] > 250));
    }

    #[test]
    fn what_is_no_photo_is_told() {
        let jpeg = file(ImageFormat::Jpeg, 400, 200);
        let png = file(ImageFormat::Png, 400, 200);
        let mut promised = file(ImageFormat::Png, 20, 20);
        // The header of a PNG can promise any size (its checksum is then wrong, which comes first).
        promised[16..24].copy_from_slice(&[0, 0, 0x4e, 0x20, 0, 0, 0x4e, 0x20]);
        let wide = file(ImageFormat::Png, 20_000, 2);
        for (sent, why) in [
            (b"".to_vec(), PhotoError::NoPhoto),
            (
                b"<svg onload='alert(1)'></svg>".to_vec(),
                PhotoError::NoPhoto,
            ),
            (b"<!doctype html><script>".to_vec(), PhotoError::NoPhoto),
            (b"GIF89a\x01\0\x01\0".to_vec(), PhotoError::NoPhoto),
            (b"%PDF-1.7".to_vec(), PhotoError::NoPhoto),
            (png[..png.len() / 2].to_vec(), PhotoError::NoPhoto),
            (jpeg[..20].to_vec(), PhotoError::NoPhoto),
            (promised, PhotoError::NoPhoto),
            (wide, PhotoError::Large),
            (vec![0xff; MOST_BYTES + 1], PhotoError::Heavy),
        ] {
            let start = String::from_utf8_lossy(&sent[..sent.len().min(12)]).into_owned();
            assert_eq!(pictures(&sent).unwrap_err(), why, "{start:?}");
        }
    }
}
