import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Execution } from '@nanda/protocol';
import {
  createInteractiveServer,
  startHttpService,
  waitFor,
  type HttpService,
} from '@nanda/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorkbench, type Workbench } from './create-workbench.js';
import { hasTmux, startTmux } from './start-tmux.js';

const binary = fileURLToPath(new URL('../bin/nanda.js', import.meta.url));
const nanda = `'${process.execPath}' '${binary}'`;
/** With the settings of the other commands: another proxy would know nothing of what waits. */
const terminalEnv = () => ({
  ...bench.env,
  HEALTH_INTERVAL: '0',
  NANDA_PROXY_IDLE_TIMEOUT: '20000',
  NO_COLOR: '1',
});

let bench: Workbench;
let service: HttpService;
beforeAll(async () => {
  bench = await createWorkbench();
  service = await startHttpService({ createServer: createInteractiveServer, eras: ['legacy'] });
  await bench.nanda(['servers', 'add', 'asking', service.url]);
  const { code, stderr } = await bench.nanda(['connect', 'asking']);
  expect({ code, stderr }).toMatchObject({ code: 0 });
}, 60_000);
afterAll(async () => {
  await service.close();
  await bench[Symbol.asyncDispose]();
}, 30_000);

/** A machine that nobody looks at. */
const noScreen = { DISPLAY: '', WAYLAND_DISPLAY: '', WSL_DISTRO_NAME: '', BROWSER: '' };

interface Waiting {
  readonly waiting: readonly { readonly executionId: string; readonly toolName: string }[];
}

async function waiting(): Promise<Waiting['waiting']> {
  const { stdout } = await bench.nanda(['inbox', '--json']);
  return (JSON.parse(stdout) as Waiting).waiting;
}

/** Calls a tool that asks, and gives the id of the call, which waits then. */
async function ask(tool: string): Promise<string> {
  const { code, stdout } = await bench.nanda(['exec', tool, '--json']);
  expect(code).toBe(8);
  return (JSON.parse(stdout) as { requestId: string }).requestId;
}

describe('through a pipe', () => {
  test(
    'a form is listed, shown, filled in, and the result is that of the call',
    { timeout: 60_000 },
    async () => {
      const asked = await bench.nanda(['exec', 'ask-form']);
      expect(asked).toMatchObject({ code: 8, stdout: '' });
      const [, command = ''] = /try: nanda (inbox answer .*)/.exec(asked.stderr) ?? [];
      expect(command).toMatch(/^inbox answer exec_[0-9a-f]{32} name=\S+ size=\S+$/);

      const list = await bench.nanda(['inbox']);
      expect(list.stdout).toMatch(
        /^1 +exec_[0-9a-f]{32} +@asking +ask-form +form +in (?:9|10) min$/m,
      );
      expect(list.stdout).toContain('asking: How do you take your coffee?');
      const shown = await bench.nanda(['inbox', 'show', '1']);
      expect(shown.stdout).toContain('asking asks, for its tool ask-form.');
      expect(shown.stdout).toMatch(/size +s\|l; required/);
      expect(shown.stderr).toContain('Or: nanda inbox decline 1, nanda inbox cancel 1\n');
      const help = await bench.nanda(['inbox', 'answer', '1', '--help']);
      expect(help.stdout).toContain('For example:\n  nanda inbox answer 1 name=');

      const wrong = await bench.nanda([
        'inbox',
        'answer',
        '1',
        'nme=x',
        'cups=many',
        'size=q',
        '--json',
      ]);
      expect(wrong.code).toBe(2);
      const { error } = JSON.parse(wrong.stdout) as { error: { details: { problems: string[] } } };
      expect(error.details.problems).toHaveLength(4);
      expect(error.details.problems[0]).toContain('Did you mean name?');

      const words = ['Ada', 'size=l', '--cups', '2', 'extras:=["sugar"]'];
      const { code, stdout } = await bench.nanda([
        'inbox',
        'answer',
        '1',
        `name=${words[0]}`,
        ...words.slice(1),
      ]);
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toEqual({
        form: { action: 'accept', content: { name: 'Ada', size: 'l', cups: 2, extras: ['sugar'] } },
      });
      expect((await bench.nanda(['inbox'])).stdout).toBe('Nothing waits for an answer.\n');
      const late = await bench.nanda(['inbox', 'answer', '1', 'name=Ada', 'size=l']);
      expect(late.code).toBe(6);
      expect(late.stderr).toContain('does not wait for an answer any more');
    },
  );

  test(
    'what the form does not allow is refused before the service sees it',
    { timeout: 30_000 },
    async () => {
      const id = await ask('ask-form');
      const refused = await bench.nanda(['inbox', 'answer', id, 'name=Ada', 'size=l', 'cups=99']);
      expect(refused.code).toBe(2);
      expect((await waiting()).map(({ executionId }) => executionId)).toEqual([id]);
      const declined = await bench.nanda(['inbox', 'decline', id.slice(0, 24)]);
      expect(declined.code).toBe(0);
      expect(JSON.parse(declined.stdout)).toEqual({ form: { action: 'decline' } });
    },
  );

  test('a message is text, or JSON from standard input', { timeout: 30_000 }, async () => {
    const id = await ask('ask-model');
    const empty = await bench.nanda(['inbox', 'answer', id]);
    expect(empty.code).toBe(2);
    expect(empty.stderr).toContain('--text is required.');
    const { stdout } = await bench.nanda(['inbox', 'answer', id, 'text=Mmm.', 'model=me']);
    expect(JSON.parse(stdout)).toMatchObject({
      sampling: { role: 'assistant', model: 'me', content: { type: 'text', text: 'Mmm.' } },
    });
    const second = await ask('ask-model');
    const input = '{"model":"m","content":{"type":"text","text":"Ah."}}';
    const answered = await bench.nanda(['inbox', 'answer', second, '--args', '-', '--json'], {
      input,
    });
    expect(JSON.parse(answered.stdout)).toMatchObject({
      requestId: second,
      status: 'success',
      result: { structuredContent: { answers: { sampling: { model: 'm' } } } },
    });
  });

  test.runIf(process.platform === 'linux')(
    'a page is opened when that is asked for, and its address is shown',
    { timeout: 30_000 },
    async () => {
      const id = await ask('ask-url');
      const browser = join(bench.directory, 'browser');
      const opened = join(bench.directory, 'opened');
      await writeFile(browser, `#!/bin/sh\nprintf %s "$1" > '${opened}'\n`);
      await chmod(browser, 0o700);
      const nowhere = await bench.nanda(['inbox', 'answer', id, '--open'], { env: noScreen });
      expect(nowhere.code).toBe(8);
      expect(nowhere.stderr).toContain('https://pay.example/orders/42');
      const env = { ...noScreen, BROWSER: browser };
      const { code, stdout, stderr } = await bench.nanda(['inbox', 'answer', id, '--open'], {
        env,
      });
      expect({ code, stderr }).toEqual({
        code: 0,
        stderr: 'Opened https://pay.example/orders/42\n',
      });
      expect(JSON.parse(stdout)).toEqual({ url: { action: 'accept' } });
      await waitFor(async () => (await readFile(opened, 'utf8')) !== '', {
        description: 'the page',
      });
      expect(await readFile(opened, 'utf8')).toBe('https://pay.example/orders/42');
    },
  );

  test(
    'one question after the other, and the call is followed from elsewhere',
    { timeout: 30_000 },
    async () => {
      const id = await ask('ask-rounds');
      const first = await bench.nanda(['inbox', 'answer', id, 'word=one']);
      expect(first.code).toBe(8);
      expect(first.stderr).toContain('Word 2 of 3?');
      expect(first.stderr).toContain(`try: nanda inbox answer ${id} word=`);
      const left = await bench.nanda(['inbox', 'answer', id, 'word=two', '--no-wait', '--json']);
      expect(left.code).toBe(0);
      expect((JSON.parse(left.stdout) as Execution).id).toBe(id);
      await waitFor(async () => (await waiting()).length > 0, {
        description: 'the third question',
      });
      const following = bench.start(['history', 'show', id, '--follow', '--json']);
      const last = await bench.nanda(['inbox', 'answer', id, 'word=three']);
      expect(last.code).toBe(0);
      expect(Object.keys(JSON.parse(last.stdout) as object)).toEqual([
        'round-1',
        'round-2',
        'round-3',
      ]);
      // It has seen the end, or left it at the question, whichever came first.
      expect([0, 8]).toContain((await following.end).code);
    },
  );

  test('Ctrl-C cancels the call that is followed', { timeout: 30_000 }, async () => {
    const id = await ask('ask-rounds');
    const running = bench.start(['stream', 'ask-rounds', '--rounds', '1']);
    await waitFor(() => running.written.stderr.includes('Answer it'), {
      description: 'the question',
    });
    running.child.kill('SIGINT');
    expect(await running.end).toMatchObject({ code: 130 });
    // Dismissing one question only brings the next one; the call itself is ended like this.
    await bench.nanda(['inbox', 'cancel', id, '--no-wait']);
    expect((await bench.nanda(['api', 'DELETE', `/v2/executions/${id}`])).code).toBe(0);
    await waitFor(async () => (await waiting()).length === 0, {
      description: 'all to be answered',
    });
  });
});

describe.skipIf(!hasTmux || process.platform === 'win32')('on a terminal', () => {
  test(
    'exec asks for the form right there, again where an answer does not fit',
    { timeout: 60_000 },
    async () => {
      using terminal = startTmux({ env: terminalEnv(), rows: 40 });
      terminal.type(`${nanda} exec ask-form; echo "exit $?"`);
      await terminal.see('asking asks, for its tool ask-form.');
      await terminal.see('Enter to answer, d to decline, l to leave it for later:');
      terminal.press('Enter');
      await terminal.see('Name [Ada]:');
      terminal.type('');
      await terminal.see('email (optional):');
      terminal.type('nobody');
      await terminal.see('email is an e-mail address.');
      terminal.press('C-u');
      terminal.type('a@b.example');
      await terminal.see('2 Large (l)');
      terminal.type('small');
      await terminal.see('cups (whole number) [1]:');
      terminal.type('');
      await terminal.see('strength (number) [0.5]:');
      terminal.type('');
      await terminal.see('gift (y/n) [n]:');
      terminal.type('y');
      await terminal.see('extras (several, with commas) [milk]:');
      terminal.type('sugar, 3');
      const screen = await terminal.see('exit 0');
      const result = screen.replaceAll('\n', '');
      expect(result).toContain(
        '"email":"a@b.example","size":"s","cups":1,"strength":0.5,"gift":true',
      );
      expect(result).toContain('"extras":["sugar","syrup"]');
    },
  );

  test('a form is left for later, taken up again, and declined', { timeout: 60_000 }, async () => {
    using terminal = startTmux({ env: terminalEnv(), rows: 40 });
    terminal.type(`${nanda} exec ask-form; echo "exit $?"`);
    await terminal.see('l to leave it for later:');
    terminal.type('l');
    await terminal.see('exit 8');
    terminal.type('clear');
    terminal.type(`${nanda} inbox answer ${(await waiting())[0]?.executionId}; echo "end $?"`);
    await terminal.see('l to leave it for later:');
    terminal.type('d');
    const screen = await terminal.see('end 0');
    expect(screen).toContain('{"form":{"action":"decline"}}');
  });

  test('Ctrl-C in a form cancels the call', { timeout: 60_000 }, async () => {
    using terminal = startTmux({ env: terminalEnv() });
    terminal.type(`${nanda} exec ask-form; echo "exit $?"`);
    await terminal.see('l to leave it for later:');
    terminal.press('Enter');
    await terminal.see('Name [Ada]:');
    terminal.press('C-c');
    const screen = await terminal.see('exit 130');
    expect(screen).toContain('error: Cancelled; the service was told.');
    expect(await waiting()).toEqual([]);
  });
});
