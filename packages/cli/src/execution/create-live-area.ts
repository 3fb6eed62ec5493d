import { measureWidth } from '@nanda/terminal';
import type { TextSink } from '../io/command-line-io.js';

/** Lines at the bottom of a terminal that are drawn again and again in the same place. */
export interface LiveArea {
  /** Columns that a line may take. */
  readonly width: number;
  /** Shows these lines in the place of those before. They take no more than `width` columns, paint not counted. */
  draw(lines: readonly string[]): void;
  /** Writes lines that stay, above the area. */
  write(text: string): void;
  /** Takes the area away. */
  clear(): void;
}

const paint = /\u001b\[\d+m/g;

/** Draws on a terminal without flicker: a frame is one write, and what is overwritten is not erased before. */
export function createLiveArea(sink: TextSink): LiveArea {
  let drawn: readonly string[] = [];

  // A terminal that does not know its width says 0.
  const columns = () => sink.columns || 80;

  /** To the beginning of the area: a terminal that has become narrower has broken its lines. */
  function toTop(): string {
    const rows = drawn.reduce((sum, line) => {
      const { width } = measureWidth(line.replaceAll(paint, ''));
      return sum + Math.max(1, Math.ceil(width / columns()));
    }, 0);
    return `\r${rows > 1 ? `\u001b[${rows - 1}A` : ''}`;
  }

  function clear(): void {
    if (drawn.length > 0) sink.write(`${toTop()}\u001b[J`);
    drawn = [];
  }

  return {
    get width() {
      return columns() - 1;
    },
    draw(lines) {
      // Each line is erased behind its end only, and what is left below at last.
      const text = lines.map((line) => `${line}\u001b[K`).join('\n');
      sink.write(`${drawn.length === 0 ? '' : toTop()}${text}\u001b[J`);
      drawn = lines;
    },
    write(text) {
      const lines = drawn;
      const above = `${text}\n`;
      if (lines.length === 0) return void sink.write(above);
      sink.write(`${toTop()}\u001b[J${above}${lines.join('\n')}`);
    },
    clear,
  };
}
