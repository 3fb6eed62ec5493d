import type { CommandLineIo } from '../io/command-line-io.js';
import type { Style } from '../text/style.js';
import { sanitizeForTerminal } from '../text/sanitize-for-terminal.js';
import { oneLine } from '../text/one-line.js';
import type { ProgressDisplay } from './progress-display.js';

export interface ProgressDisplayOptions {
  readonly io: CommandLineIo;
  readonly style: Style;
  /** What is being done: the tool's name. */
  readonly label: string;
  /** Writes a line for each step where standard error is no terminal. */
  readonly writesLines: boolean;
  /** Milliseconds before the live line appears. @default 300 */
  readonly delay?: number;
}

const interval = 100;

/** A live line with bar, message and elapsed time on a terminal; else plain lines, or nothing. */
export function createProgressDisplay({
  io,
  style,
  label,
  writesLines,
  delay = 300,
}: ProgressDisplayOptions): ProgressDisplay {
  const isLive = io.stderr.isTTY === true && io.env['TERM'] !== 'dumb';
  const clean = io.stderr.isTTY === true ? sanitizeForTerminal : (text: string) => text;
  const startedAt = performance.now();
  let latest: Parameters<ProgressDisplay['update']>[0] | undefined;
  let isShown = false;
  let timer = isLive
    ? setTimeout(() => {
        draw();
        timer = setInterval(draw, interval);
      }, delay)
    : undefined;

  function draw(): void {
    isShown = true;
    const seconds = `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
    // A terminal that does not know its width says 0.
    const width = (io.stderr.columns || 80) - 1;
    const parts = [bar(), count(), latest?.message && clean(oneLine(latest.message)), seconds];
    const rest = oneLine(parts.filter((part) => part).join(' '), width - label.length - 2);
    io.stderr.write(`\r\u001b[2K${style.cyan(label)}  ${rest}`);
  }

  function bar(): string {
    if (latest?.total === undefined || latest.total <= 0) return '';
    const share = Math.min(1, Math.max(0, latest.progress / latest.total));
    const filled = Math.round(share * 20);
    return `${'█'.repeat(filled)}${'░'.repeat(20 - filled)}`;
  }

  function count(): string {
    if (latest === undefined) return '';
    return latest.total === undefined ? `${latest.progress}` : `${latest.progress}/${latest.total}`;
  }

  function clear(): void {
    if (isShown) io.stderr.write('\r\u001b[2K');
    isShown = false;
  }

  return {
    update(progress) {
      latest = progress;
      if (isLive || !writesLines) return;
      const message = progress.message === undefined ? '' : ` ${clean(oneLine(progress.message))}`;
      io.stderr.write(`${label}: ${count()}${message}\n`);
    },
    line(text) {
      clear();
      io.stderr.write(`${style.dim(clean(oneLine(text)))}\n`);
    },
    block(text) {
      clear();
      io.stderr.write(`${clean(text)}\n`);
    },
    stop() {
      clearTimeout(timer);
      clear();
    },
  };
}
