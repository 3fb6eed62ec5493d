import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { programs } from '../src/dispatch/programs.js';
import { createWorkbench, type Workbench } from './create-workbench.js';

const page = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

interface Step {
  readonly command: string;
  /** What it prints, on both streams; `…` is any text, a line of it any lines. */
  readonly prints: string;
}

/** The commands of the fences that show a terminal, in their order. */
function readSteps(): readonly Step[] {
  const fences = [...page.matchAll(/^```console\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);
  return fences
    .flatMap((text) => text.split(/^\$ /m).slice(1))
    .map((text) => {
      const [command = '', ...lines] = text.split('\n');
      return { command, prints: lines.join('\n').trimEnd() };
    });
}

let bench: Workbench;
beforeAll(async () => {
  bench = await createWorkbench();
  await mkdir(join(bench.directory, 'bin'));
  for (const name of ['nanda', 'nanda-discover']) {
    const program = fileURLToPath(new URL(`../bin/${name}.js`, import.meta.url));
    const link = join(bench.directory, 'bin', name);
    await writeFile(link, `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`);
    await chmod(link, 0o755);
  }
});
afterAll(() => bench[Symbol.asyncDispose]());

/** Runs the commands in one shell, one after the other, and gives what each printed. */
async function runInShell(commands: readonly string[]): Promise<readonly string[]> {
  const mark = '--- next ---';
  const script = commands.map((command) => `${command}\necho '${mark}'`).join('\n');
  const shell = spawn('/bin/sh', ['-c', `exec 2>&1\n${script}`], {
    cwd: bench.directory,
    env: {
      ...bench.env,
      PATH: `${join(bench.directory, 'bin')}:${process.env['PATH']}`,
      HEALTH_INTERVAL: '0',
      NANDA_PROXY_IDLE_TIMEOUT: '20000',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  shell.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  await new Promise((resolve) => shell.once('close', resolve));
  return printed.split(`${mark}\n`).slice(0, -1);
}

const withoutIds = (text: string) => text.replaceAll(/conn_[0-9a-f]{32}/g, 'conn_1');

const escape = (text: string) => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&');

function patternOf(text: string): RegExp {
  const lines = withoutIds(text)
    .split('\n')
    .map((line) => (line === '…' ? '(?:.*\\n)*?' : `${line.split('…').map(escape).join('.*')}\\n`));
  return new RegExp(`^${text === '' ? '' : lines.join('')}$`);
}

test('five minutes are as the page tells them', async () => {
  const steps = readSteps();
  expect(steps.length).toBeGreaterThan(6);
  const printed = await runInShell(steps.map(({ command }) => command));
  expect(printed).toHaveLength(steps.length);
  for (const [index, { command, prints }] of steps.entries()) {
    expect(withoutIds(printed[index] ?? ''), command).toMatch(patternOf(prints));
  }
});

test('every command has its place on the page', () => {
  const table = page.slice(page.indexOf('## What there is'), page.indexOf('## In scripts'));
  const missing = Object.keys(programs.nanda).filter(
    (name) => !['help', 'version'].includes(name) && !new RegExp(`\`${name}\\b`).test(table),
  );
  expect(missing).toEqual([]);
});
