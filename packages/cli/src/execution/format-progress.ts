import { fitWidth, measureWidth, sanitizeLine, type Style } from '@nanda/terminal';
import type { ProgressStep } from './progress-display.js';

export interface FormatProgressOptions {
  /** What is being done: the tool's name. */
  readonly label: string;
  /** The latest step, where there was one. */
  readonly step: ProgressStep | undefined;
  /** Milliseconds since the beginning. */
  readonly elapsed: number;
  /** Columns of a line. */
  readonly width: number;
  readonly style: Style;
  /** One line has room for all; a card gives the message a line of its own. */
  readonly shape: 'line' | 'card';
}

/** How far a call is, as lines that fit a terminal: name, bar, count and time, and what the service says of it. */
export function formatProgress({
  label: given,
  step,
  elapsed,
  width,
  style,
  shape,
}: FormatProgressOptions): string[] {
  const time = formatElapsed(elapsed);
  const count = step === undefined ? '' : formatCountOf(step);
  const bar = formatBar(step, width >= 70 ? 20 : width >= 36 ? 10 : 0);
  const facts = [bar, count, time].filter((part) => part !== '').join(' ');
  const label = fitWidth(sanitizeLine(given), Math.max(8, width - measureWidth(facts).width - 2));
  const message = step?.message === undefined ? '' : sanitizeLine(step.message);

  const head = `${label}  ${facts}`;
  const room = width - measureWidth(head).width - 1;
  if (shape === 'card') {
    const first = fitWidth(head, width);
    const lines = [style.cyan(label) + first.slice(label.length)];
    return message === '' ? lines : [...lines, style.dim(fitWidth(`  ${message}`, width))];
  }
  if (message === '' || room < 6) {
    const line = fitWidth(head, width);
    return [style.cyan(label) + line.slice(label.length)];
  }
  const beforeTime = [bar, count, fitWidth(message, room)].filter((part) => part !== '').join(' ');
  return [`${style.cyan(label)}  ${beforeTime} ${time}`];
}

function formatBar(step: ProgressStep | undefined, cells: number): string {
  if (step?.total === undefined || step.total <= 0 || cells === 0) return '';
  const share = Math.min(1, Math.max(0, step.progress / step.total));
  const filled = Math.round(share * cells);
  return `${'█'.repeat(filled)}${'░'.repeat(cells - filled)}`;
}

function formatCountOf({ progress, total }: ProgressStep): string {
  return total === undefined ? short(progress) : `${short(progress)}/${short(total)}`;
}

/** Services count in what they like, fractions included. */
function short(count: number): string {
  return String(Math.round(count * 100) / 100);
}

function formatElapsed(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')} min`;
}
