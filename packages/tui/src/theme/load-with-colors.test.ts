import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { loadWithColors } from './load-with-colors.js';

test('FORCE_COLOR is there while it is loaded, and as it was afterwards', async () => {
  for (const before of [undefined, '0', 'true']) {
    const env: Record<string, string | undefined> = {};
    if (before !== undefined) env['FORCE_COLOR'] = before;
    const load = () => Promise.resolve(env['FORCE_COLOR']);
    expect(await loadWithColors(load, { depth: 8, env })).toBe('2');
    const failing = loadWithColors(() => Promise.reject(new Error('no')), { depth: 1, env });
    await expect(failing).rejects.toThrow('no');
    expect(env).toEqual(before === undefined ? {} : { FORCE_COLOR: before });
  }
});

const roles = {
  mono: { inverse: true, bold: true },
  ansi16: { color: 'cyan', bold: true },
  dark: { color: 'ansi256(81)', bold: true },
};

/** What a real Ink writes for a text, in a process of its own. */
function paint(
  { depth, theme }: { depth: number; theme: keyof typeof roles },
  env: Record<string, string>,
): string {
  const module = new URL('load-with-colors.ts', import.meta.url).href;
  const program = `
    import { createElement } from 'react';
    import { loadWithColors } from ${JSON.stringify(module)};
    const { renderToString, Text } = await loadWithColors(() => import('ink'), { depth: ${depth} });
    const style = ${JSON.stringify(roles[theme])};
    process.stdout.write(renderToString(createElement(Text, style, 'x')) + (process.env.FORCE_COLOR ?? ''));`;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module-typescript', '--eval', program],
    {
      cwd: import.meta.dirname,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], ...env },
    },
  );
  if (stdout === '') throw new Error(stderr);
  return stdout;
}

test('Ink paints as it is told, and not as chalk would by itself', () => {
  // Neither CI nor a TERM without colours takes them away, nor does FORCE_COLOR say another number.
  expect(paint({ depth: 24, theme: 'dark' }, { CI: '1' })).toContain('\u001b[38;5;81m');
  expect(paint({ depth: 8, theme: 'dark' }, { TERM: 'dumb' })).toContain('\u001b[38;5;81m');
  expect(paint({ depth: 4, theme: 'ansi16' }, { FORCE_COLOR: '3' })).toContain('\u001b[36m');
  const mono = paint({ depth: 1, theme: 'mono' }, { NO_COLOR: '1', FORCE_COLOR: '0' });
  expect(mono).toBe('\u001b[7m\u001b[1mx\u001b[22m\u001b[27m0');
});
