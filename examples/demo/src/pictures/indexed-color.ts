/** What the sixteen colours that a terminal chooses itself look like here. */
const own = [
  '#22272e',
  '#f47067',
  '#8ddb8c',
  '#f0c674',
  '#6cb6ff',
  '#dcbdfb',
  '#76e3ea',
  '#c5d1de',
  '#768390',
  '#ff938a',
  '#b4f1b4',
  '#f7da90',
  '#96d0ff',
  '#eedcff',
  '#b3f0ff',
  '#ffffff',
];
const steps = [0, 95, 135, 175, 215, 255];

/** One of the 256 colours by its number: sixteen, a cube of six steps each, and 24 greys. */
export function indexedColor(number: number): string {
  if (number < 16) return own[number] ?? '#000000';
  if (number >= 232) return hex(Array.from({ length: 3 }, () => 8 + (number - 232) * 10));
  const place = number - 16;
  const digits = [Math.floor(place / 36), Math.floor(place / 6) % 6, place % 6];
  return hex(digits.map((digit) => steps[digit] ?? 0));
}

function hex(parts: readonly number[]): string {
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
