import { PassThrough } from 'node:stream';
import { waitFor } from '@nanda/testing';
import { describe, expect, test, vi } from 'vitest';
import { createStyle } from '@nanda/terminal';
import type { CommandLineIo } from '../io/command-line-io.js';
import { createProgressDisplay } from './create-progress-display.js';

function createDisplay({
  env = {},
  ...options
}: {
  isTTY: boolean;
  writesLines: boolean;
  delay?: number;
  label?: string;
  env?: CommandLineIo['env'];
}) {
  const stderr = Object.assign(new PassThrough(), { isTTY: options.isTTY, columns: 60 });
  const written = { text: '' };
  stderr.on('data', (data: Buffer) => (written.text += data.toString()));
  const io = { stderr, env } as unknown as CommandLineIo;
  const style = createStyle(false);
  return { written, display: createProgressDisplay({ io, style, label: 'analyze', ...options }) };
}

const step = { progress: 1, total: 4, message: 'Step \u001b[2J1' };

describe('progress', () => {
  test('is a live line on a terminal, and leaves nothing behind', async () => {
    const { written, display } = createDisplay({ isTTY: true, writesLines: false, delay: 0 });
    display.update(step);
    await waitFor(() => written.text.includes('1/4'), { description: 'the live line' });
    display.stop();
    expect(written.text).toMatch(/analyze {2}███░░░░░░░ 1\/4 Step ␛\[2J1 \d\.\d s/);
    expect(written.text).toMatch(/\r\u001b\[J$/);
  });

  test('is not shown for a call that is quick', () => {
    const { written, display } = createDisplay({ isTTY: true, writesLines: false });
    display.update(step);
    display.stop();
    expect(written.text).toBe('');
  });

  test('is plain lines without a terminal, where they are wanted', () => {
    const stream = createDisplay({ isTTY: false, writesLines: true });
    stream.display.update({ ...step, message: 'Step 1' });
    stream.display.stop();
    expect(stream.written.text).toBe('analyze: 1/4 Step 1\n');

    const exec = createDisplay({ isTTY: false, writesLines: false });
    exec.display.update(step);
    exec.display.stop();
    expect(exec.written.text).toBe('');
  });

  test('is a sentence now and then on a terminal that cannot be drawn on', () => {
    vi.useFakeTimers();
    try {
      const env = { TERM: 'dumb' };
      const { written, display } = createDisplay({ isTTY: true, writesLines: false, env });
      vi.advanceTimersByTime(4900);
      expect(written.text).toBe('');
      vi.advanceTimersByTime(200);
      expect(written.text).toBe('analyze: still running (5 s)\n');
      for (let progress = 1; progress <= 1000; progress += 1) {
        display.update({ progress, total: 1000, message: 'Step \u001b[2J' });
        vi.advanceTimersByTime(10);
      }
      display.stop();
      vi.advanceTimersByTime(60_000);
      const lines = written.text.split('\n');
      expect(lines.length).toBeGreaterThan(9);
      expect(lines.length).toBeLessThan(13);
      expect(lines[1]).toMatch(/^analyze: \d+\/1000 Step ␛\[2J \(\d+ s\)$/);
    } finally {
      vi.useRealTimers();
    }
  });

  test('says a name that a stranger chose so that it does nothing', () => {
    const label = 'a\u001b[2J\nb';
    const env = { TERM: 'dumb' };
    const { written, display } = createDisplay({ isTTY: true, writesLines: true, label, env });
    display.update({ progress: 1 });
    display.stop();
    expect(written.text).toBe('a␛[2J b: 1\n');
  });
});
