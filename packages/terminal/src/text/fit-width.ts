import { measureWidth } from './measure-width.js';

/** A line, cut with `…` where it takes more than `width` columns. Only for text that is not painted. */
export function fitWidth(line: string, width: number): string {
  if (measureWidth(line, { limit: width }).length === line.length) return line;
  const { length } = measureWidth(line, { limit: Math.max(0, width - 1) });
  return `${line.slice(0, length).trimEnd()}…`;
}
