import type { SyncProgress } from '@nanda/protocol';
import {
  fitWidth,
  formatCount,
  measureWidth,
  oneLine,
  sanitizeForTerminal,
  type Style,
} from '@nanda/terminal';
import type { CommandLineIo } from '../io/command-line-io.js';
import type { SyncDisplay } from './sync-display.js';

export interface SyncDisplayOptions {
  readonly io: Pick<CommandLineIo, 'stderr' | 'env'>;
  readonly style: Style;
  /** Milliseconds before anything appears. @default 300 */
  readonly delay?: number;
}

const interval = 100;
/** Cells of a bar. */
const barLength = 20;
/** Lines that are rewritten; a terminal of any height has room for them. */
const maxLines = 6;

/** Live lines, one for each registry, on a terminal; elsewhere nothing. */
export function createSyncDisplay({ io, style, delay = 300 }: SyncDisplayOptions): SyncDisplay {
  const isLive = io.stderr.isTTY === true && io.env['TERM'] !== 'dumb';
  const startedAt = performance.now();
  const shown = new Map<string, SyncProgress>();
  let lines = 0;
  let timer = isLive
    ? setTimeout(() => {
        draw();
        timer = setInterval(draw, interval);
      }, delay)
    : undefined;

  function draw(): void {
    const elapsed = `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
    // A terminal that does not know its width says 0.
    const width = (io.stderr.columns || 80) - 1;
    const rows = [...shown].slice(0, maxLines);
    const label = Math.min(
      Math.max(0, ...rows.map(([registry]) => measureWidth(safe(registry)).width)),
      Math.floor(width / 3),
    );
    const text = rows.map(([registry, progress]) => {
      const name = fitWidth(safe(registry), label);
      const padding = ' '.repeat(label - measureWidth(name).width);
      const rest = `${describe(progress)}  ${elapsed}`;
      return `\u001b[2K${style.cyan(name)}${padding}  ${fitWidth(rest, width - label - 2)}\n`;
    });
    clear();
    io.stderr.write(text.join(''));
    lines = text.length;
  }

  function clear(): void {
    if (lines > 0) io.stderr.write(`\u001b[${lines}A\r\u001b[0J`);
    lines = 0;
  }

  return {
    update(registry, progress) {
      shown.set(registry, progress);
    },
    finish(registry) {
      shown.delete(registry);
    },
    stop() {
      clearTimeout(timer);
      clear();
    },
  };
}

function safe(registry: string): string {
  return sanitizeForTerminal(oneLine(registry));
}

function describe({ read, total }: SyncProgress): string {
  if (total === undefined || total <= 0) return `${formatCount(read)} read`;
  const filled = Math.round(Math.min(1, read / total) * barLength);
  const bar = `${'█'.repeat(filled)}${'░'.repeat(barLength - filled)}`;
  return `${bar}  ${formatCount(read)} of ${formatCount(total)}`;
}
