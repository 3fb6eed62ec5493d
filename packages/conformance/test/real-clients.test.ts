import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryDirectory, type TemporaryDirectory } from '@nanda/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nandaProgram } from '../src/interop/nanda-program.js';
import { openInteropProxy, type InteropProxy } from '../src/interop/open-interop-proxy.js';
import { runProgram } from '../src/interop/run-program.js';

// Programs that others have written, as their users start them.

let proxy: InteropProxy;
let home: TemporaryDirectory;

beforeAll(async () => {
  home = await createTemporaryDirectory();
  proxy = await openInteropProxy([{ kind: 'sdk2-dual', transport: 'http' }]);
});
afterAll(async () => {
  await proxy[Symbol.asyncDispose]();
  await home[Symbol.asyncDispose]();
});

const endpoints = [
  { endpoint: 'a connection', prefix: '' },
  { endpoint: 'the aggregate', prefix: 'sdk2-dual-http_' },
] as const;

function urlOf(endpoint: (typeof endpoints)[number]['endpoint']): string {
  const path = endpoint === 'the aggregate' ? '' : `/${proxy.connectionIds.get('sdk2-dual-http')}`;
  return `${proxy.url}/mcp${path}`;
}

describe.each(endpoints)('the MCP Inspector with $endpoint', ({ endpoint, prefix }) => {
  async function inspect(...args: readonly string[]): Promise<unknown> {
    const { output, errorOutput, exitCode } = await runProgram({
      package: '@modelcontextprotocol/inspector',
      name: 'mcp-inspector',
      args: ['--cli', urlOf(endpoint), '--transport', 'http', '--method', ...args],
      home: home.path,
    });
    expect(exitCode, errorOutput).toBe(0);
    return JSON.parse(output);
  }

  test('tools/list', async () => {
    const answer = (await inspect('tools/list')) as { tools: { name: string }[] };
    const names = answer.tools.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining([`${prefix}echo`, `${prefix}ask-form`]));
  });

  test('tools/call', async () => {
    const args = ['--tool-name', `${prefix}echo`, '--tool-arg', 'text=é✓'];
    expect(await inspect('tools/call', ...args)).toMatchObject({
      content: [{ type: 'text', text: 'é✓' }],
      structuredContent: { said: 'é✓', at: [1, null] },
    });
  });

  test('resources/read', async () => {
    expect(await inspect('resources/read', '--uri', 'interop://note')).toMatchObject({
      contents: [{ uri: 'interop://note', mimeType: 'text/plain', text: 'Less sugar.' }],
    });
  });

  test('prompts/get', async () => {
    const args = ['--prompt-name', `${prefix}order`, '--prompt-args', 'coffee=cortado'];
    expect(await inspect('prompts/get', ...args)).toMatchObject({
      messages: [{ role: 'user', content: { type: 'text', text: 'One cortado.' } }],
    });
  });
});

describe.each(endpoints)('mcporter with $endpoint', ({ endpoint, prefix }) => {
  async function run(command: string, ...args: readonly string[]): Promise<unknown> {
    const place = ['--http-url', urlOf(endpoint), '--allow-http', '--name', 'proxy'];
    const { output, errorOutput, exitCode } = await runProgram({
      package: 'mcporter',
      name: 'mcporter',
      args: [command, ...place, ...args],
      home: home.path,
    });
    expect(exitCode, errorOutput).toBe(0);
    return JSON.parse(output);
  }

  test('list', async () => {
    const answer = (await run('list', '--json')) as { status: string; tools: { name: string }[] };
    expect(answer.status).toBe('ok');
    const names = answer.tools.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining([`${prefix}echo`, `${prefix}ask-form`]));
  });

  test('call', async () => {
    const args = ['--tool', `${prefix}echo`, '--args', '{"text":"é✓"}', '--output', 'json'];
    expect(await run('call', ...args)).toEqual({ said: 'é✓', at: [1, null] });
  });
});

describe('over stdio, with `nanda mcp`', () => {
  let config: string;

  beforeAll(async () => {
    const connectionId = proxy.connectionIds.get('sdk2-dual-http') ?? '';
    config = join(home.path, 'clients.json');
    const nanda = nandaProgram({ url: proxy.url, connectionId, home: home.path });
    await writeFile(config, JSON.stringify({ mcpServers: { nanda } }));
  });

  test('the MCP Inspector calls a tool', async () => {
    const { output, errorOutput, exitCode } = await runProgram({
      package: '@modelcontextprotocol/inspector',
      name: 'mcp-inspector',
      args: [
        '--cli',
        '--config',
        config,
        '--server',
        'nanda',
        '--method',
        'tools/call',
        '--tool-name',
        'echo',
        '--tool-arg',
        'text=é✓',
      ],
      home: home.path,
    });
    expect(exitCode, errorOutput).toBe(0);
    expect(JSON.parse(output)).toMatchObject({ content: [{ type: 'text', text: 'é✓' }] });
  });

  test('mcporter lists and calls', async () => {
    const run = async (...args: readonly string[]): Promise<unknown> => {
      const { output, errorOutput, exitCode } = await runProgram({
        package: 'mcporter',
        name: 'mcporter',
        args: ['--config', config, ...args],
        home: home.path,
      });
      expect(exitCode, errorOutput).toBe(0);
      return JSON.parse(output);
    };
    expect(await run('list', 'nanda', '--json')).toMatchObject({ status: 'ok' });
    const call = ['call', 'nanda.echo', '--args', '{"text":"é✓"}', '--output', 'json'];
    expect(await run(...call)).toEqual({ said: 'é✓', at: [1, null] });
  });
});
