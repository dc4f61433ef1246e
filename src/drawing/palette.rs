//! Colors of the page, of groups and of scales.

use super::options::Theme;
use super::scene::{Colors, Rgb};
use super::sketch::{Hue, Use};

/// The number of colors for groups: the largest groups have one each, all others are gray.
pub(crate) const GROUP_COLORS: usize = 12;

/// The colors of a theme: of the page, and of the data; the first is neutral.
///
/// The colors of groups were found by a search: each has a contrast of at least 3 with the page, and any two of them and
/// the neutral one differ by a CIEDE2000 of at least 10 for normal sight and for protanopes, deuteranopes and tritanopes
/// as Machado, Oliveira & Fernandes 2009 simulate them. The first are the most different. Colors of scales are from
/// viridis (van der Walt & Smith 2015), without the end that resembles the page.
pub(super) fn colors(theme: Theme, purpose: Use) -> (Colors, Vec<Rgb>) {
    const ON_WHITE: [u32; GROUP_COLORS] = [
        0x1096ff, 0xf14770, 0x0e8f6b, 0x9e9700, 0x8d00ff, 0x950e06, 0xa772b4, 0x006a3f, 0x7c3298, 0x81730d,
        0xa35081, 0x862457,
    ];
    const ON_BLACK: [u32; GROUP_COLORS] = [
        0xc68bff, 0xb7bd52, 0x2b966d, 0xe68cbd, 0x7bfde0, 0xd9f420, 0xa66bb9, 0x5bc49a, 0xffbcff, 0x8d9101,
        0xc4f5a9, 0x4a7835,
    ];
    const VIRIDIS: [u32; 9] =
        [0xfde725, 0xaddc30, 0x5ec962, 0x28ae80, 0x21918c, 0x2c728e, 0x3b528b, 0x472d7b, 0x440154];
    let (page, quiet, groups, mut shades) = match theme {
        Theme::Light | Theme::Auto => {
            ([0xffffff, 0x1c2024, 0x5f6770], 0x8f949a, ON_WHITE, VIRIDIS[2..].to_vec())
        }
        Theme::Dark => ([0x14171b, 0xe9ebed, 0x98a1ab], 0x7c838b, ON_BLACK, VIRIDIS[..7].to_vec()),
    };
    if theme == Theme::Dark {
        shades.reverse();
    }
    let data = match purpose {
        Use::Groups => groups.to_vec(),
        Use::Scale => shades,
    };
    let rgb = |hex: u32| Rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8);
    let [paper, ink, faint] = page.map(rgb);
    (Colors { paper, ink, faint }, std::iter::once(quiet).chain(data).map(rgb).collect())
}

/// The color of a hue, given the number of colors besides the neutral one: the largest groups have one each, and all others
/// the neutral one.
pub(super) fn color(hue: Hue, count: usize) -> usize {
    match hue {
        Hue::Gray => 0,
        Hue::Group(rank) => Some(rank as usize + 1).filter(|&color| color <= count).unwrap_or(0),
        Hue::Shade(place) => shade(place, count),
    }
}

/// The color of a position on a scale from 0 to 1, given the number of colors besides the neutral one.
pub(super) fn shade(place: f64, count: usize) -> usize {
    1 + ((place.clamp(0.0, 1.0) * count as f64) as usize).min(count - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_uses_all_of_its_shades_and_no_other() {
        assert_eq!(
            [-1.0, 0.0, 0.5, 0.99, 1.0, 7.0, f64::NAN].map(|place| shade(place, 7)),
            [1, 1, 4, 7, 7, 7, 1]
        );
        let [light, dark] = [Theme::Light, Theme::Dark].map(|theme| colors(theme, Use::Scale).1.len());
        assert_eq!((light, dark), (8, 8));
    }

    /// Linear light of a color, each part from 0 to 1.
    fn linear(Rgb(r, g, b): Rgb) -> [f64; 3] {
        [r, g, b].map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        })
    }

    fn product(matrix: [[f64; 3]; 3], v: [f64; 3]) -> [f64; 3] {
        matrix.map(|row| row.iter().zip(v).map(|(a, b)| a * b).sum())
    }

    /// Relative luminance and contrast of WCAG 2.
    fn contrast(a: Rgb, b: Rgb) -> f64 {
        let luminance = |color| {
            let [r, g, b] = linear(color);
            0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05
        };
        let (a, b) = (luminance(a), luminance(b));
        a.max(b) / a.min(b)
    }

    const NORMAL: [[f64; 3]; 3] = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
    /// Severity 1 of Machado, Oliveira & Fernandes 2009, doi 10.1109/TVCG.2009.113, on linear light.
    const PROTAN: [[f64; 3]; 3] =
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]];
    const DEUTAN: [[f64; 3]; 3] =
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]];
    const TRITAN: [[f64; 3]; 3] =
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]];

    /// CIE L*a*b* of a color as seen with some sight, under D65.
    fn lab(color: Rgb, sight: [[f64; 3]; 3]) -> [f64; 3] {
        let seen = product(sight, linear(color)).map(|part| part.clamp(0.0, 1.0));
        let xyz = product(
            [
                [0.4124564, 0.3575761, 0.1804375],
                [0.2126729, 0.7151522, 0.0721750],
                [0.0193339, 0.1191920, 0.9503041],
            ],
            seen,
        );
        let f = |t: f64| {
            if t > 216.0 / 24389.0 { t.cbrt() } else { (24389.0 / 27.0 * t + 16.0) / 116.0 }
        };
        let [x, y, z] = [f(xyz[0] / 0.95047), f(xyz[1]), f(xyz[2] / 1.08883)];
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }

    /// CIEDE2000, by the formulas of Sharma, Wu & Dalal 2005, doi 10.1002/col.20070.
    fn ciede2000([l1, a1, b1]: [f64; 3], [l2, a2, b2]: [f64; 3]) -> f64 {
        let seventh = |c: f64| (c.powi(7) / (c.powi(7) + 25f64.powi(7))).sqrt();
        let g = 0.5 * (1.0 - seventh((a1.hypot(b1) + a2.hypot(b2)) / 2.0));
        let (a1, a2) = ((1.0 + g) * a1, (1.0 + g) * a2);
        let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
        let hue = |a: f64, b: f64| {
            if a == 0.0 && b == 0.0 { 0.0 } else { b.atan2(a).to_degrees().rem_euclid(360.0) }
        };
        let (h1, h2) = (hue(a1, b1), hue(a2, b2));
        let turn = match h2 - h1 {
            _ if c1 * c2 == 0.0 => 0.0,
            d if d > 180.0 => d - 360.0,
            d if d < -180.0 => d + 360.0,
            d => d,
        };
        let (dl, dc) = (l2 - l1, c2 - c1);
        let dh = 2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin();
        let (l, c) = ((l1 + l2) / 2.0, (c1 + c2) / 2.0);
        let h = match (h1 - h2).abs() {
            _ if c1 * c2 == 0.0 => h1 + h2,
            d if d <= 180.0 => (h1 + h2) / 2.0,
            _ if h1 + h2 < 360.0 => (h1 + h2 + 360.0) / 2.0,
            _ => (h1 + h2 - 360.0) / 2.0,
        };
        let cos = |degrees: f64| degrees.to_radians().cos();
        let t = 1.0 - 0.17 * cos(h - 30.0) + 0.24 * cos(2.0 * h) + 0.32 * cos(3.0 * h + 6.0)
            - 0.20 * cos(4.0 * h - 63.0);
        let sl = 1.0 + 0.015 * (l - 50.0).powi(2) / (20.0 + (l - 50.0).powi(2)).sqrt();
        let (sc, sh) = (1.0 + 0.045 * c, 1.0 + 0.015 * c * t);
        let rotation = 60.0 * (-((h - 275.0) / 25.0).powi(2)).exp();
        let rt = -2.0 * seventh(c) * rotation.to_radians().sin();
        let (l, c, h) = (dl / sl, dc / sc, dh / sh);
        (l * l + c * c + h * h + rt * c * h).sqrt()
    }

    #[test]
    fn ciede2000_gives_the_published_differences() {
        // From table 1 of Sharma, Wu & Dalal 2005.
        for (a, b, expected) in [
            ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
            ([50.0, 2.49, -0.001], [50.0, -2.49, 0.0011], 7.2195),
            ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
            ([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644),
        ] {
            assert!((ciede2000(a, b) - expected).abs() < 1e-4, "{}", ciede2000(a, b));
        }
    }

    #[test]
    fn any_two_colors_of_groups_differ_for_every_sight_and_stand_out_from_the_page() {
        for theme in [Theme::Light, Theme::Dark] {
            let (page, groups) = colors(theme, Use::Groups);
            assert_eq!(groups.len(), GROUP_COLORS + 1);
            for (i, &color) in groups.iter().enumerate() {
                assert!(contrast(color, page.paper) >= 3.0, "{color} {}", contrast(color, page.paper));
                for sight in [NORMAL, PROTAN, DEUTAN, TRITAN] {
                    for &other in &groups[..i] {
                        let difference = ciede2000(lab(color, sight), lab(other, sight));
                        assert!(difference >= 10.0, "{color} and {other} differ by {difference:.1}");
                    }
                }
            }
        }
    }

    #[test]
    fn letters_have_contrast_with_the_page() {
        for theme in [Theme::Light, Theme::Dark] {
            let (Colors { paper, ink, faint }, _) = colors(theme, Use::Groups);
            assert!(contrast(ink, paper) >= 7.0 && contrast(faint, paper) >= 4.5);
        }
    }
}
