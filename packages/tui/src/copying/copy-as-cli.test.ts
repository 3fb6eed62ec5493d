import { spawnSync } from 'node:child_process';
import { parseToolArguments } from '@nanda/terminal';
import { expect, test } from 'vitest';
import { hostileTexts } from '../../test/hostile-texts.js';
import { readByShell } from '../../test/read-by-shell.js';
import { copyAsCli } from './copy-as-cli.js';

const connection = { id: 'conn_1', name: 'everything' };
const schema = {
  type: 'object',
  properties: {
    a: { type: 'number' },
    b: { type: 'number' },
    text: { type: 'string' },
    list: { type: 'array', items: { type: 'string' } },
    nested: { type: 'object', properties: { text: { type: 'string' } } },
    json: { type: 'boolean' },
    password: { type: 'string' },
    hidden: { type: 'string', writeOnly: true },
    pageToken: { type: 'string' },
  },
};

async function readBack(words: readonly string[]): Promise<Record<string, unknown>> {
  const readSource = () => Promise.reject(new Error('nothing is read'));
  const { parameters, problems } = await parseToolArguments(words, { schema, readSource });
  expect(problems.filter((problem) => !problem.includes('no parameter'))).toEqual([]);
  return parameters;
}

test('it is what a person would type', () => {
  const call = { connection, tool: 'get-sum', parameters: { a: 2, b: 3 }, schema };
  expect(copyAsCli(call)).toBe('nanda exec -c everything get-sum --a 2 --b 3');
  expect(copyAsCli(call, { command: 'stream' })).toBe(
    'nanda stream -c everything get-sum --a 2 --b 3',
  );
  expect(copyAsCli({ ...call, connection: { id: 'conn_1' }, schema: undefined })).toBe(
    `nanda exec -c conn_1 get-sum '{"a":2,"b":3}'`,
  );
  expect(copyAsCli({ ...call, parameters: {} })).toBe('nanda exec -c everything get-sum');
});

const shells = ['bash', 'sh', 'zsh', 'fish'].filter(
  (shell) => spawnSync(shell, ['-c', 'true']).status === 0,
);

test.each(shells)('%s reads every text as it is, and runs none', async (shell) => {
  for (const text of hostileTexts) {
    const parameters = { text, list: [text, text], nested: { text }, json: true };
    const line = copyAsCli({ connection, tool: 'echo', parameters, schema });
    const { words } = await readByShell(line, { shell });
    expect(words.slice(0, 5)).toEqual(['nanda', 'exec', '-c', 'everything', 'echo']);
    expect(await readBack(words.slice(5))).toEqual(parameters);
    // A terminal that it is pasted into obeys nothing in it.
    expect(line).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/);
  }
});

test('names of tools and connections are words as well', async () => {
  for (const text of hostileTexts) {
    const bad = { id: text, name: text };
    const call = { connection: bad, tool: text, parameters: { text: 'x' }, schema };
    const { words } = await readByShell(copyAsCli(call));
    if (words[1] === 'api') {
      expect(words).toHaveLength(5);
      expect(decodeURIComponent(words[3] ?? '')).toBe(
        `/v2/connections/${text}/tools/${text}/execute`,
      );
      expect(words[4]).toBe('parameters:={"text":"x"}');
    } else {
      const dashes = text.startsWith('-') ? ['--'] : [];
      expect(words).toEqual(['nanda', 'exec', '-c', text, ...dashes, text, '--text', 'x']);
    }
  }
});

test('what the command would take for a call is asked for by its route', () => {
  const call = { connection, tool: 'remove(all: true)', parameters: {}, schema };
  expect(copyAsCli(call)).toMatch(/^nanda api POST '\/v2\/connections\/conn_1\/tools\/remove\(all/);
});

test('secrets are variables', async () => {
  const parameters = {
    password: 'geheim 1',
    hidden: 'geheim 2',
    pageToken: 'next',
    text: 'open',
    extra: { apiKey: 'geheim 3', pwd: 4711, kept: '[redacted]' },
  };
  const line = copyAsCli({ connection, tool: 'login', parameters, schema });
  expect(line).not.toMatch(/geheim|4711|redacted/);
  const { words } = await readByShell(line, {
    env: { SECRET_PASSWORD: 'a b', SECRET_HIDDEN: '$x', SECRET_API_KEY: 'k', SECRET_PWD: 'p' },
  });
  expect(await readBack(words.slice(5))).toEqual({
    password: 'a b',
    hidden: '$x',
    pageToken: 'next',
    text: 'open',
    extra: { apiKey: 'k', pwd: 'p', kept: '' },
  });
});

test('what is too long for a word is piped in', async () => {
  const parameters = { text: `END\n'${'x'.repeat(200_000)}` };
  const line = copyAsCli({ connection, tool: 'echo', parameters, schema });
  const { words, input } = await readByShell(line);
  expect(words.slice(5)).toEqual(['-']);
  expect(JSON.parse(input)).toEqual(parameters);
});
