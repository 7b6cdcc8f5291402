const INK = "#1f1d1a";
const STANDARD_ACCENT = "#0b6e5f";

/** The site's accent as `#rrggbb` (our own when it is not one), and the ink that reads best on it. */
export function accentColours(accent: string): { accent: string; ink: string } {
  const colour = /^#[0-9a-f]{6}$/i.test(accent) ? accent : STANDARD_ACCENT;
  return { accent: colour, ink: contrast(colour, "#ffffff") >= contrast(colour, INK) ? "#ffffff" : INK };
}

/** WCAG 2.2, "contrast ratio". */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** WCAG 2.2, "relative luminance". */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
