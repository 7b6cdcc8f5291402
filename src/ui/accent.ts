/** The surfaces on which an accent is read as text; the tokens in styles/tokens.css, checked by contrast.unit.test.ts. */
export const SURFACES = {
  light: { page: "#fbfaf7", surface: "#ffffff", sunken: "#f3f1eb", ink: "#1f1d1a" },
  dark: { page: "#171614", surface: "#1e1d1a", sunken: "#131210", ink: "#ece8df" },
} as const;
export const DEFAULT_ACCENT = "#0b6e5f";
/** WCAG 2.2, 1.4.3: text of normal size. */
export const TEXT_CONTRAST = 4.5;
/** Room for the light tints that stand behind accent-coloured words. */
const AIM = 5.2;
const STEP = 0.01;

export type AccentTokens = { accent: string; ink: string };
type Oklab = readonly [lightness: number, a: number, b: number];
export type Theme = keyof typeof SURFACES;

/**
 * The company's colour in one theme: kept as it is where it can be read on every surface, else made darker (light theme)
 * or lighter (dark theme) until it can. `ink` is what is written on it. Not a colour as `#rrggbb`: our own.
 */
export function accentTokens(colour: string, theme: Theme): AccentTokens {
  const { page, surface, sunken } = SURFACES[theme];
  const step = theme === "light" ? -STEP : STEP;
  const [lightness, a, b] = toOklab(/^#[0-9a-f]{6}$/i.test(colour) ? colour : DEFAULT_ACCENT);
  let accent = toHex([lightness, a, b]);
  const isFaint = () => [page, surface, sunken].some((behind) => contrast(accent, behind) < AIM);
  for (let at = lightness; isFaint() && at >= 0 && at <= 1; at += step) accent = toHex([at, a, b]);
  return { accent, ink: theme === "light" ? "#ffffff" : "#10110f" };
}

/** A style sheet that sets the accent in both themes; the site serves it after its own. */
export function accentCss(colour: string): string {
  const rule = (theme: Theme) => {
    const { accent, ink } = accentTokens(colour, theme);
    // Stronger than the tokens' own :root, so that the order of the style sheets does not matter.
    return `html:root{--accent:${accent};--accent-ink:${ink}}`;
  };
  return `${rule("light")}@media (prefers-color-scheme:dark){${rule("dark")}}`;
}

/** WCAG 2.2, "contrast ratio", 1 to 21. */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** `share` of `one` and the rest of `other`, as CSS's `color-mix(in oklab, …)` does it. */
export function mixed(one: string, share: number, other: string): string {
  const [from, to] = [toOklab(one), toOklab(other)];
  return toHex([0, 1, 2].map((at) => (from[at] ?? 0) * share + (to[at] ?? 0) * (1 - share)) as unknown as Oklab);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = toLinear(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function toLinear(colour: string): number[] {
  return [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
}

// CSS Color 4, "Sample code for color conversions": linear sRGB to OKLab and back.
function toOklab(colour: string): Oklab {
  const [r = 0, g = 0, b = 0] = toLinear(colour);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function toHex([lightness, a, b]: Oklab): string {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return `#${linear.map(channel).join("")}`;
}

/** What lies outside sRGB is cut off. */
function channel(linear: number): string {
  const share = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
  const byte = Math.round(Math.min(1, Math.max(0, share)) * 255);
  return byte.toString(16).padStart(2, "0");
}
