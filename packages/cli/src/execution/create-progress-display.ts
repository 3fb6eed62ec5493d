import { type Style, sanitizeForTerminal, oneLine } from '@nanda/terminal';
import type { CommandLineIo } from '../io/command-line-io.js';
import { createLiveArea } from './create-live-area.js';
import { formatProgress } from './format-progress.js';
import type { ProgressDisplay, ProgressStep } from './progress-display.js';

export interface ProgressDisplayOptions {
  readonly io: Pick<CommandLineIo, 'stderr' | 'env'>;
  readonly style: Style;
  /** What is being done: the tool's name. */
  readonly label: string;
  /** Writes a line for each step where nothing can be live. */
  readonly writesLines: boolean;
  /** Whether anything may be live at all. @default true */
  readonly isLive?: boolean;
  /** @default 'line' */
  readonly shape?: 'line' | 'card';
  /** Milliseconds before the live lines appear. @default 300 */
  readonly delay?: number;
}

const interval = 100;

/** A terminal that cannot be drawn on is told again after these milliseconds, or with every tenth, not more often than every second. */
const plainPace = { tick: 1000, longest: 5000 };

/**
 * A live line or card with bar, message and elapsed time on a terminal; a sentence now and then on one that cannot be
 * drawn on; else plain lines, or nothing.
 */
export function createProgressDisplay({
  io,
  style,
  label,
  writesLines,
  isLive: mayBeLive = true,
  shape = 'line',
  delay = 300,
}: ProgressDisplayOptions): ProgressDisplay {
  const isTerminal = io.stderr.isTTY === true;
  const isDumb = io.env['TERM'] === 'dumb';
  const isLive = mayBeLive && isTerminal && !isDumb;
  const clean = isTerminal ? sanitizeForTerminal : (text: string) => text;
  const name = clean(oneLine(label));
  const area = createLiveArea(io.stderr);
  const startedAt = performance.now();
  let step: ProgressStep | undefined;
  let isHeld = false;
  let timer = isLive
    ? setTimeout(() => {
        draw();
        timer = setInterval(draw, interval);
      }, delay)
    : mayBeLive && isTerminal && !writesLines
      ? setInterval(tellNow, plainPace.tick)
      : undefined;
  let told = { at: startedAt, tenths: 0 };

  function draw(): void {
    if (isHeld) return;
    const elapsed = performance.now() - startedAt;
    area.draw(formatProgress({ label, step, elapsed, width: area.width, style, shape }));
  }

  function tellNow(): void {
    const at = performance.now();
    const { progress = 0, total = 0 } = step ?? {};
    const tenths = total > 0 ? Math.floor((10 * progress) / total) : 0;
    const isNew = tenths > told.tenths || at - told.at >= plainPace.longest;
    if (isHeld || !isNew) return;
    told = { at, tenths };
    const said = step === undefined ? 'still running' : describe(step);
    io.stderr.write(`${name}: ${said} (${Math.round((at - startedAt) / 1000)} s)\n`);
  }

  function describe({ progress, total, message }: ProgressStep): string {
    const count = total === undefined ? String(progress) : `${progress}/${total}`;
    return message === undefined ? count : `${count} ${clean(oneLine(message))}`;
  }

  return {
    update(next) {
      step = next;
      if (!isLive && writesLines) io.stderr.write(`${name}: ${describe(next)}\n`);
    },
    line: (text) => area.write(style.dim(clean(oneLine(text)))),
    pause: () => area.clear(),
    hold() {
      isHeld = true;
      area.clear();
      return () => {
        isHeld = false;
      };
    },
    stop() {
      clearTimeout(timer);
      area.clear();
    },
  };
}
