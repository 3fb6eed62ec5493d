import { expect, test } from 'vitest';
import type { ResolvedThemeName } from './resolved-theme-name.js';
import { themes } from './themes.js';

/** The colours that every terminal with 256 of them has, by xterm's own rule. */
function componentsOf(color: string): number[] {
  const index = Number(/^ansi256\((\d+)\)$/.exec(color)?.[1]);
  expect(index).toBeGreaterThanOrEqual(16);
  if (index >= 232) return Array.from({ length: 3 }, () => 8 + 10 * (index - 232));
  const cube = index - 16;
  const level = (step: number) => (step === 0 ? 0 : 55 + 40 * step);
  return [level(Math.floor(cube / 36)), level(Math.floor(cube / 6) % 6), level(cube % 6)];
}

function hexComponents(hex: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

/** Relative luminance, as WCAG 2 has it. */
function luminance(components: number[]): number {
  const [red = 0, green = 0, blue = 0] = components.map((value) => {
    const part = value / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: number[], other: number[]): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

test('the measure itself is right', () => {
  expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21);
  expect(contrast(hexComponents('#767676'), hexComponents('#ffffff'))).toBeCloseTo(4.54, 2);
  expect(componentsOf('ansi256(24)')).toEqual(hexComponents('#005f87'));
  expect(componentsOf('ansi256(244)')).toEqual(hexComponents('#808080'));
});

// Besides black, the usual grey and white: the backgrounds of some palettes that many use.
const dark = ['#000000', '#1e1e1e', '#002b36', '#282a36', '#2e3440'];
const light = ['#ffffff', '#fdf6e3', '#eff1f5'];

const cases: [ResolvedThemeName, string[], number][] = [
  ['dark', dark, 4.5],
  ['light', light, 4.5],
  ['high-contrast', ['#000000', '#1e1e1e'], 7],
  ['high-contrast-light', light, 7],
];

test.each(cases)('%s is read well on %j: %d to 1', (name, backgrounds, least) => {
  let count = 0;
  for (const [role, style] of Object.entries(themes[name])) {
    const { color, backgroundColor, borderColor } = style as Record<string, string | undefined>;
    const shown = color ?? borderColor;
    if (shown === undefined) continue;
    count += 1;
    const behind =
      backgroundColor === undefined
        ? backgrounds.map(hexComponents)
        : [componentsOf(backgroundColor)];
    for (const background of behind) {
      const found = contrast(componentsOf(shown), background);
      // A border is no text: WCAG 2 wants 3 of it.
      const wanted = borderColor !== undefined && least < 7 ? 3 : least;
      expect([role, found >= wanted], `${role}: ${found.toFixed(2)}`).toEqual([role, true]);
    }
  }
  expect(count).toBeGreaterThan(15);
});

test('mono has no colour, and 16 colours are named ones', () => {
  expect(JSON.stringify(themes.mono)).not.toMatch(/color/i);
  const named = JSON.stringify(themes.ansi16).match(/olor":"[^"]+/g) ?? [];
  expect(named.length).toBeGreaterThan(5);
  for (const color of named) expect(color).toMatch(/^olor":"(red|green|yellow|cyan|magenta)$/);
});

test.each(Object.entries(themes))('in %s a selected row is not told by its letters', (_, theme) => {
  const { inverse, backgroundColor } = theme.selection;
  expect(inverse === true || backgroundColor !== undefined).toBe(true);
});
