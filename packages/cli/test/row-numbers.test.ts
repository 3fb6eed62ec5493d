import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test } from 'vitest';
import { runOnTerminal } from './run-on-terminal.js';
import { startStubProxy } from './start-stub-proxy.js';
import { stubMeta } from './stub-meta.js';
import { stubService } from './stub-service.js';

const shown = stubService({ name: 'shown' });
const other = stubService({ name: 'other' });

test.each([
  ['a search that found nothing', ['search', 'x'], []],
  ['a search for a program', ['search', 'x', '--json'], [other]],
  ['popular for a program', ['popular', '--json'], [other]],
  ['no recommendation', ['recommend'], []],
  ['no tool', ['tools', 'find', 'x'], []],
  ['tools for a program', ['tools', 'find', 'x', '--json'], [other]],
])('rows stay those that were shown, after %s', async (_, words, data) => {
  await using directory = await createTemporaryDirectory();
  const found = { data, meta: stubMeta({ total: data.length }) };
  await using proxy = await startStubProxy({
    '/v2/services/search': [{ data: [shown], meta: stubMeta({ total: 1 }) }, found],
    '/v2/services/popular': [found],
    '/v2/services/recommendations': [found],
    '/v2/tools/search': [{ data: data.map((service) => ({ name: 'tool', service })) }],
    '/v2/services/id-of-shown': [{ data: shown }],
  });
  const env = {
    HOME: directory.path,
    NANDA_CONFIG_DIR: `${directory.path}/config`,
    NANDA_STATE_DIR: `${directory.path}/state`,
    NANDA_BASE_URL: proxy.url,
  };
  for (const command of [['search', 'first'], words]) {
    expect(await runOnTerminal(command, { env }).end).toBe(0);
  }
  const info = runOnTerminal(['info', '1'], { env });
  expect(await info.end).toBe(0);
  expect(info.written.stdout).toMatch(/^shown\n/);
});
