import { measureWidth } from '@nanda/terminal';

/** A line with spaces behind it, so that it takes so many columns; one that takes more stays as it is. */
export function padLine(line: string, columns: number): string {
  return line + ' '.repeat(Math.max(0, columns - measureWidth(line).width));
}
