// The same tones as the server makes of a brand's colour, for a preview before saving. See services/tenants/src/colors.cpp.
export type Color = readonly [number, number, number];

export type Tones = {
  base: string;
  onBase: string;
  hover: string;
  onLight: string;
  onDark: string;
};

const white: Color = [255, 255, 255];
const black: Color = [0, 0, 0];
const lightPage = white;
const darkPage: Color = [17, 24, 39];
const readable = 4.5;
const step = 4;
const hoverStep = 12;

export function parseColor(text: string): Color | null {
  const digits = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text.trim())?.[1];
  if (!digits) return null;
  const wide = digits.length === 3 ? digits.replace(/./g, "$&$&") : digits;
  const channel = (at: number) => Number.parseInt(wide.slice(at, at + 2), 16);
  return [channel(0), channel(2), channel(4)];
}

export const hexOf = (color: Color) =>
  `#${color.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;

// WCAG 2.2, "relative luminance".
function luminance(color: Color) {
  const [red, green, blue] = color.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

export function contrast(one: Color, other: Color) {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

// Rounded as the server does: towards zero.
function mix(from: Color, to: Color, percent: number): Color {
  const channel = (at: 0 | 1 | 2) => from[at] + Math.trunc(((to[at] - from[at]) * percent) / 100);
  return [channel(0), channel(1), channel(2)];
}

function readableOn(page: Color, base: Color, towards: Color): Color {
  for (let percent = 0; percent < 100; percent += step) {
    const tone = mix(base, towards, percent);
    if (contrast(tone, page) >= readable) return tone;
  }
  return towards;
}

export function tonesOf(base: Color): Tones {
  const takesWhite = contrast(base, white) >= readable;
  return {
    base: hexOf(base),
    onBase: hexOf(takesWhite ? white : black),
    hover: hexOf(mix(base, takesWhite ? black : white, hoverStep)),
    onLight: hexOf(readableOn(lightPage, base, black)),
    onDark: hexOf(readableOn(darkPage, base, white)),
  };
}

export type Reading = { sample: "area" | "light" | "dark"; text: string; page: string; ratio: number };

// How readable each use of the colour is, as it will be shown.
export function readingsOf(tones: Tones): Reading[] {
  const reading = (sample: Reading["sample"], text: string, page: string) => ({
    sample,
    text,
    page,
    ratio: contrast(parseColor(text) ?? black, parseColor(page) ?? white),
  });
  return [
    reading("area", tones.onBase, tones.base),
    reading("light", tones.onLight, hexOf(lightPage)),
    reading("dark", tones.onDark, hexOf(darkPage)),
  ];
}
