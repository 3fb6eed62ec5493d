import { blockPart } from './block-part.ts';
import { boxPath } from './box-path.ts';
import type { Cell, CellStyle } from './cell.ts';
import { escapeXml } from './escape-xml.ts';

/** Options of {@link drawScreen}. */
export interface DrawScreenOptions {
  /** What is said to who does not see it. */
  readonly title: string;
  /** Columns of the terminal. @default those of the longest row, and 80 at least */
  readonly columns?: number;
  /** Where the cursor stands, from 0. @default nowhere */
  readonly cursor?: { readonly column: number; readonly row: number } | undefined;
}

const cell = { width: 8.4, height: 19 };
const padding = 18;
const bar = 30;
const dark = '#22272e';
const light = '#c5d1de';
const fonts = 'ui-monospace, SFMono-Regular, Menlo, Consolas, DejaVu Sans Mono, monospace';

/**
 * A picture (SVG) of what a terminal shows. Every run of letters is as wide as its cells, whatever font it is drawn in;
 * boxes and blocks are drawn as lines and areas, so that they join.
 */
export function drawScreen(rows: readonly (readonly Cell[])[], options: DrawScreenOptions): string {
  const { title, cursor } = options;
  const columns = options.columns ?? Math.max(...rows.map((row) => row.length), 80);
  const width = Math.ceil(columns * cell.width + 2 * padding);
  const height = bar + rows.length * cell.height + 2 * padding;
  // What looks the same is said once: by the attributes of a group.
  const areas = new Map<string, string[]>();
  const lines = new Map<string, string[]>();
  const texts = new Map<string, string[]>();

  for (const [index, row] of rows.entries()) {
    const y = bar + padding + index * cell.height;
    for (const { start, cells, style } of runsOf(row)) {
      const x = padding + start * cell.width;
      const { ink, ground, opacity } = paint(style);
      const letters = cells.map(({ character }) => character).join('');
      if (ground !== undefined) {
        const area = rectangle({ x, y, width: cells.length * cell.width, height: cell.height });
        put(areas, `fill="${ground}"`, area);
      }
      for (const { 0: part, index: offset } of letters.matchAll(/─+|[!-~]+(?: [!-~]+)*|[^ ]/g)) {
        const left = x + offset * cell.width;
        const size = { width: part.length * cell.width, height: cell.height };
        const path = boxPath(part.charAt(0), { x: left, y, ...size });
        const block = blockPart(part);
        if (path !== undefined) {
          put(lines, `stroke="${ink}"${opacity}`, path);
        } else if (block === undefined) {
          put(texts, textAttributes(style), text(part, { left, y, width: size.width }));
        } else {
          const faint = block.opacity < 1 ? ` fill-opacity="${block.opacity}"` : opacity;
          const area = {
            x: left + block.x * size.width,
            y: y + block.y * size.height,
            width: block.width * size.width,
            height: block.height * size.height,
          };
          put(areas, `fill="${ink}"${faint}`, rectangle(area));
        }
      }
    }
  }

  const dots = ['#f47067', '#f0c674', '#8ddb8c'].map(
    (fill, index) => `<circle cx="${20 + index * 18}" cy="16" r="5.5" fill="${fill}"/>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeXml(title)}">`,
    `<rect width="100%" height="100%" rx="9" fill="${dark}"/>`,
    ...dots,
    '<g shape-rendering="crispEdges">',
    ...[...areas].map(([attributes, paths]) => `<path ${attributes} d="${paths.join('')}"/>`),
    '</g>',
    '<g fill="none" stroke-width="1.2">',
    ...[...lines].map(([attributes, paths]) => `<path ${attributes} d="${paths.join('')}"/>`),
    '</g>',
    ...(cursor === undefined ? [] : [drawCursor(cursor)]),
    `<g font-family="${fonts}" font-size="14" lengthAdjust="spacingAndGlyphs">`,
    ...[...texts].map(([attributes, parts]) => `<g ${attributes}>\n${parts.join('\n')}\n</g>`),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

interface Run {
  readonly start: number;
  readonly cells: Cell[];
  readonly style: CellStyle;
}

/** Neighbours that look the same. */
function runsOf(row: readonly Cell[]): Run[] {
  const runs: Run[] = [];
  for (const [start, one] of row.entries()) {
    const last = runs.at(-1);
    if (last !== undefined && key(last.style) === key(one.style)) last.cells.push(one);
    else runs.push({ start, cells: [one], style: one.style });
  }
  return runs;
}

function key(style: CellStyle): string {
  return JSON.stringify(style);
}

function paint({ foreground, background, isInverse, isDim }: CellStyle) {
  const [ink, ground] = isInverse
    ? [background ?? dark, foreground ?? light]
    : [foreground ?? light, background];
  return { ink, ground, opacity: isDim ? ' opacity="0.7"' : '' };
}

function textAttributes(style: CellStyle): string {
  const { ink, opacity } = paint(style);
  const weight = style.isBold ? ' font-weight="bold"' : '';
  const line = style.isUnderlined ? ' text-decoration="underline"' : '';
  return `fill="${ink}"${opacity}${weight}${line}`;
}

function text(part: string, place: { left: number; y: number; width: number }): string {
  const { left, y, width } = place;
  const base = number(y + 0.75 * cell.height);
  return `<text x="${number(left)}" y="${base}" textLength="${number(width)}">${escapeXml(part)}</text>`;
}

function drawCursor({ column, row }: { column: number; row: number }): string {
  const x = padding + column * cell.width;
  const y = bar + padding + row * cell.height;
  return `<path fill="${light}" fill-opacity="0.7" d="${rectangle({ x, y, ...cell })}"/>`;
}

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function rectangle({ x, y, width, height }: Area): string {
  return `M${number(x)} ${number(y)}h${number(width)}v${number(height)}h-${number(width)}z`;
}

function put(groups: Map<string, string[]>, attributes: string, one: string): void {
  const group = groups.get(attributes);
  if (group === undefined) groups.set(attributes, [one]);
  else group.push(one);
}

function number(value: number): number {
  return Math.round(value * 100) / 100;
}
