import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createWeatherServer, serverEverythingCommand, startHttpService } from '@nanda/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runWithAnswers, type RunWithAnswersOptions } from './run-with-answers.js';
import { startOwnProxy, type OwnProxy } from './start-own-proxy.js';

const secret = 'a-secret-that-nobody-may-read';
let proxy: OwnProxy;
let project: string;
beforeAll(async () => {
  proxy = await startOwnProxy();
  project = join(proxy.directory, 'project');
  await mkdir(project, { recursive: true });
}, 30_000);
afterAll(() => proxy[Symbol.asyncDispose](), 30_000);

const run = (words: readonly string[], answers?: RunWithAnswersOptions['answers'], env = {}) =>
  runWithAnswers(words, {
    env: { ...proxy.env, ...env },
    cwd: project,
    ...(answers && { answers }),
  });
const guard = (requireHeaders: Record<string, string>) =>
  startHttpService({ createServer: createWeatherServer, requireHeaders });

describe('a service that wants credentials', () => {
  test('is given what is typed, which nobody sees', { timeout: 30_000 }, async () => {
    await using service = await guard({ authorization: `Bearer ${secret}` });
    const { code, stdout, stderr } = await run(
      ['connect', service.url, '--as', 'asked'],
      [
        ['Token:', 'wrong\r'],
        ['does not accept that.\nToken:', `${secret}\r`],
      ],
    );
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stdout).toMatch(/^Connected to asked \(conn_\w+\)\n$/);
    expect(stderr).toContain('asked wants a token.');
    expect(stderr).not.toContain(secret);
  });

  test(
    'that its registry knows to want a header field asks for that',
    { timeout: 30_000 },
    async () => {
      await using service = await guard({ 'x-weather-key': secret });
      await run(
        ['servers', 'add', 'keyed', service.url, '--header', 'X-Weather-Key: env:WRONG'],
        [],
        {
          WRONG: 'wrong',
        },
      );
      const { code, stderr } = await run(['connect', 'keyed'], [['X-Weather-Key:', `${secret}\r`]]);
      expect({ code, stderr }).toMatchObject({ code: 0 });
      expect(stderr).toContain('keyed wants the header field X-Weather-Key.');
    },
  );

  test('is not connected to where nothing is typed', { timeout: 30_000 }, async () => {
    await using service = await guard({ authorization: `Bearer ${secret}` });
    const { code, stderr } = await run(['connect', service.url], [['Token:', '\u0003']]);
    expect({ code, stderr }).toMatchObject({ code: 130 });
    expect(stderr).toContain('Nothing was answered.');
    const quiet = await run(['connect', service.url, '--no-input']);
    expect(quiet.code).toBe(3);
    expect(quiet.stderr).toMatch(/try: nanda connect localhost-\d+ --token-file FILE\n/);
  });
});

describe('a program that another file names', () => {
  const entry = (env: Record<string, string>) => {
    const { command, args } = serverEverythingCommand();
    return { command, args, env };
  };
  const write = (servers: object, inputs?: object[]) =>
    writeFile(
      join(project, '.mcp.json'),
      `// A project's own\n${JSON.stringify({ mcpServers: servers, inputs }, undefined, 2)}`,
    );
  const question = 'Start it, now and later?';

  test('is shown and asked for once, and again when it changes', { timeout: 60_000 }, async () => {
    await write({ every: entry({ NODE_OPTIONS: '', LABEL: 'x\u001b[2Jy' }) });
    const refused = await run(['connect', './.mcp.json:every'], [[question, 'n\r']]);
    expect(refused.code).toBe(9);
    expect(refused.stderr).toContain('LABEL=x␛[2Jy');
    expect(refused.stderr).toContain('Nothing was started.');

    const first = await run(['connect', './.mcp.json:every'], [[question, 'y\r']]);
    expect(first.code).toBe(0);
    expect(first.stdout).toMatch(/^Connected to every \(conn_/);
    const second = await run(['connect', './.mcp.json:every']);
    expect(second.code).toBe(0);
    expect(second.stderr).not.toContain(question);

    await write({ every: entry({ NODE_OPTIONS: '--no-warnings' }) });
    const changed = await run(['connect', './.mcp.json:every'], [[question, 'y\r']]);
    expect(changed.code).toBe(0);
    expect(changed.stderr.replaceAll(/\s+/g, ' ')).toContain('has changed since you agreed to it');
    const { mcpServers } = JSON.parse(
      await readFile(join(proxy.directory, 'config/servers.json'), 'utf8'),
    ) as { mcpServers: Record<string, object> };
    expect(Object.keys(mcpServers).filter((name) => name.startsWith('every'))).toEqual(['every']);
    expect(mcpServers['every']).toMatchObject({ env: { NODE_OPTIONS: '--no-warnings' } });
    await run(['disconnect', '--all']);
  });

  test('is given what it asks its user for', { timeout: 30_000 }, async () => {
    await write({ typed: entry({ TOKEN: '${input:token}', PLACE: '${workspaceFolder}' }) }, [
      { id: 'token', description: 'Your token', password: true },
    ]);
    const { code, stderr } = await run(
      ['connect', './.mcp.json:typed'],
      [
        [question, 'y\r'],
        ['Your token:', `${secret}\r`],
      ],
    );
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stderr).toContain('TOKEN=${input:token}');
    expect(stderr).not.toContain(secret);
    const { stdout } = await run(['exec', 'get-env', '--json']);
    expect(stdout).toContain(secret);
    expect(stdout).toContain(project);
    await run(['disconnect']);
  });

  test('may not refer to secrets that are kept here', { timeout: 30_000 }, async () => {
    await write({ thief: entry({ TOKEN: 'secret:github' }), other: entry({ A: '${secret:b}' }) });
    for (const name of ['thief', 'other']) {
      const { code, stderr } = await run(['connect', `./.mcp.json:${name}`, '--yes']);
      expect(code).toBe(2);
      expect(stderr).toContain('which only your own servers may');
    }
  });

  test('an address is not sent values of the environment without being asked', async () => {
    await using service = await guard({ authorization: `Bearer ${secret}` });
    await write({ hub: { url: service.url, headers: { Authorization: 'Bearer ${HUB}' } } });
    const asked = await run(
      ['connect', './.mcp.json:hub'],
      [['Send them there, now and later?', 'y\r']],
      { HUB: secret },
    );
    expect({ code: asked.code, stderr: asked.stderr }).toMatchObject({ code: 0 });
    expect(asked.stderr).toContain('Authorization: Bearer ${HUB}');
    expect(asked.stderr).not.toContain(secret);
  });
});
