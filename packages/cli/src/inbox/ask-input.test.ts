import { PassThrough } from 'node:stream';
import { createStyle, sanitizeForTerminal } from '@nanda/terminal';
import { waitFor } from '@nanda/testing';
import { expect, test } from 'vitest';
import type { CallOptions, ProxyClient } from '../client/create-proxy-client.js';
import { CliError } from '../errors/cli-error.js';
import type { CommandLineIo } from '../io/command-line-io.js';
import { askInput } from './ask-input.js';
import type { WaitingRequest } from './waiting-request.js';

const waiting: WaitingRequest = {
  executionId: 'exec_1',
  connectionId: 'conn_1',
  serviceId: 'coffee',
  connection: 'shop',
  serviceName: 'Cof\u001b[2Jfee',
  toolName: 'order',
  key: 'input-2',
  kind: 'elicitation',
  request: {
    mode: 'form',
    message: 'Which \u202esize?',
    requestedSchema: {
      type: 'object',
      properties: { size: { type: 'string', title: 'The \u0007size' } },
      required: ['size'],
    },
  },
  createdAt: '2030-01-01T00:00:00.000Z',
  expiresAt: '2030-01-01T00:10:00.000Z',
};

/** Asks at a terminal where `answers` are typed, each when its question is there. */
async function ask(
  asked: WaitingRequest,
  { answers, refusals = [] }: { answers: readonly [string, string][]; refusals?: CliError[] },
) {
  const stdin = Object.assign(new PassThrough(), { isTTY: true });
  const stderr = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
  let written = '';
  stderr.on('data', (data: Buffer) => (written += data.toString()));
  const sent: unknown[] = [];
  const client = {
    call: (_: string, { body }: CallOptions) => {
      sent.push(body);
      const refusal = refusals.shift();
      return refusal ? Promise.reject(refusal) : Promise.resolve({ data: {} });
    },
  } as unknown as ProxyClient;
  const onStopRequest = () => () => undefined;
  const io = {
    stdin,
    stderr,
    onStopRequest,
    env: {},
    cwd: '/home/someone',
  } as unknown as CommandLineIo;
  const output = { noteStyle: createStyle(false), cleanNote: sanitizeForTerminal };
  const end = askInput(asked, { io, client, output });
  end.catch(() => undefined);
  let seen = 0;
  for (const [question, answer] of answers) {
    await waitFor(() => written.includes(question, seen), { description: `"${question}"` });
    seen = written.indexOf(question, seen) + question.length;
    stdin.write(answer);
  }
  return { end, sent, written: () => written };
}

const begin: [string, string] = ['leave it for later:', '\r'];

test('what a service says is shown without what could move the terminal', async () => {
  const { end, sent, written } = await ask(waiting, {
    answers: [begin, ['size (required):', 'large\r']],
  });
  expect(await end).toBe('answered');
  expect(sent).toEqual([
    { key: 'input-2', result: { action: 'accept', content: { size: 'large' } } },
  ]);
  expect(written()).toContain('Cof␛[2Jfee (@shop) asks, for its tool order.');
  expect(written()).not.toMatch(/\u001b\[2J|\u0007|\u202e/);
});

test('is asked again where the proxy does not take it, with what was typed', async () => {
  const { end, sent, written } = await ask(waiting, {
    answers: [begin, ['(required):', 'x\r'], ['too short', ''], begin, ['(required):', 'yz\r']],
    refusals: [new CliError('INVALID_PARAMETERS', 'size is too short.')],
  });
  expect(await end).toBe('answered');
  expect(sent.at(-1)).toMatchObject({ result: { content: { size: 'xyz' } } });
  expect(written()).toContain('size is too short.');
});

test('nobody is asked again for what is not wanted any more', async () => {
  const { end } = await ask(waiting, {
    answers: [['leave it for later:', 'd\r']],
    refusals: [new CliError('VALIDATION_ERROR', 'The execution does not wait for it.')],
  });
  expect(await end).toBe('gone');
});

test('it can be left for later', async () => {
  const { end, sent } = await ask(waiting, {
    answers: [
      ['leave it for later:', 'what?\r'],
      ['Please answer Enter, d or l.', ''],
      ['leave it for later:', 'L\r'],
    ],
  });
  expect(await end).toBe('left');
  expect(sent).toEqual([]);
});

test('Ctrl-C is an error that says so', async () => {
  const { end } = await ask(waiting, { answers: [begin, ['(required):', '\u0003']] });
  await expect(end).rejects.toMatchObject({ code: 'CANCELLED' });
});

test('a message and directories', async () => {
  const sampling = { ...waiting, kind: 'sampling' as const, request: { messages: [] } };
  const message = await ask(sampling, { answers: [begin, ['The message:', 'Mmm.\r']] });
  expect(await message.end).toBe('answered');
  expect(message.sent).toMatchObject([
    { result: { role: 'assistant', model: 'human', content: { type: 'text', text: 'Mmm.' } } },
  ]);
  const roots = { ...waiting, kind: 'roots' as const, request: {} };
  const named = await ask(roots, { answers: [begin, ['with commas:', ', work\r']] });
  expect(await named.end).toBe('answered');
  expect(named.sent).toMatchObject([
    { result: { roots: [{ uri: 'file:///home/someone' }, { uri: 'file:///home/someone/work' }] } },
  ]);
});

test('a page that is none of the web is not opened', async () => {
  const request = { mode: 'url', message: 'Look.', url: 'file:///etc/passwd' };
  const { end, sent } = await ask({ ...waiting, request }, { answers: [] });
  await expect(end).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(sent).toEqual([]);
});
