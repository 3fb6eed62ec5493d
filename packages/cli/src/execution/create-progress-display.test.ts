import { PassThrough } from 'node:stream';
import { waitFor } from '@nanda/testing';
import { describe, expect, test } from 'vitest';
import type { CommandLineIo } from '../io/command-line-io.js';
import { createStyle } from '../text/style.js';
import { createProgressDisplay } from './create-progress-display.js';

function createDisplay(options: { isTTY: boolean; writesLines: boolean; delay?: number }) {
  const stderr = Object.assign(new PassThrough(), { isTTY: options.isTTY, columns: 60 });
  const written = { text: '' };
  stderr.on('data', (data: Buffer) => (written.text += data.toString()));
  const io = { stderr, env: {} } as unknown as CommandLineIo;
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
    expect(written.text).toContain('analyze  █████░░░░░░░░░░░░░░░ 1/4 Step ␛[2J1');
    expect(written.text).toMatch(/\r\u001b\[2K$/);
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
});
