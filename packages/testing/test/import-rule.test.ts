import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';

import { createTemporaryDirectory } from '../src/create-temporary-directory.js';

type Finding = { code: string; filename: string; help?: string; message: string };
type LintRun = { exitCode: number | null; findings: Finding[] };
type Rows = readonly (readonly [room: string, line: string])[];

const workspace = fileURLToPath(new URL('../../../', import.meta.url));

/** Where a line stands, and what it may not say there. */
const offences: Rows = [
  ['packages/protocol/src', "import { NANDAClient } from '@nanda/sdk';"],
  ['packages/protocol/src', "export * from '@nanda/protocol';"],
  ['packages/protocol/src/facts', "import * as z from 'zod/mini';"],
  ['packages/protocol/src/facts', "import type { Service } from '../schemas/service.js';"],
  ['packages/sdk/src', "import { createProxy } from '@nanda/proxy';"],
  ['packages/sdk/src', "export const load = () => import('@nanda/proxy');"],
  ['packages/sdk/src', "export const load = () => import('../../proxy/src/create-proxy.js');"],
  ['packages/sdk/src', "import { operations } from '@nanda/protocol/dist/index.js';"],
  ['packages/sdk/src', "import { startDemoServices } from '@nanda/testing';"],
  ['packages/sdk/src/http', "import { operations } from '../../../protocol/src/index.js';"],
  ['packages/sdk/src', "import { z } from 'zod';"],
  ['packages/discovery-sdk/src', "import { operations } from '@nanda/protocol';"],
  ['packages/tui/src', "import { createProxy } from '@nanda/proxy';"],
  ['packages/tui/src', "import { run } from '@nanda/cli';"],
  ['packages/cli/src', "import { startDemoServices } from '@nanda/testing';"],
  ['packages/cli/src', "import { NANDADiscovery } from '@nanda/discovery-sdk';"],
  ['packages/testing/src', "import { operations } from '@nanda/protocol';"],
  ['packages/testing/test', "import { operations } from '@nanda/protocol';"],
  ['packages/proxy/src', "import { NANDAClient } from '@nanda/sdk';"],
  ['packages/proxy/src', "import { Client } from '@modelcontextprotocol/client';"],
  ['packages/proxy/src', "import { Kysely } from 'kysely';"],
  ['packages/proxy/src', "import { createClient } from 'redis';"],
  ['packages/proxy/src/core/catalog', "import { NANDAClient } from '@nanda/sdk';"],
  ['packages/proxy/src/core', "import { surface } from '../surfaces/v2/surface.js';"],
  ['packages/proxy/src/core', "import { connector } from '../upstreams/connector.js';"],
  ['packages/proxy/src/core/catalog', "import { file } from '../../registries/file/file.js';"],
  ['packages/proxy/src/core/catalog', "import { sqlite } from '../../storage/sqlite/sqlite.js';"],
  ['packages/proxy/src/core/events', "import { bus } from '#bus/memory.js';"],
  ['packages/proxy/src/core', "export const load = () => import('../network/dial.js');"],
  ['packages/proxy/src/core', "import type { Tool } from '@modelcontextprotocol/core';"],
  ['packages/proxy/src/core', "import { Hono } from 'hono';"],
  ['packages/proxy/src/core', "import { DatabaseSync } from 'node:sqlite';"],
  ['packages/proxy/src/core', "import { createClient } from '@redis/client';"],
  ['packages/proxy/src/surfaces/v2', "import { connector } from '../../upstreams/connector.js';"],
  ['packages/proxy/src/surfaces/v2', "import { file } from '../../registries/file.js';"],
  ['packages/proxy/src/surfaces/v2', "import { sqlite } from '../../storage/sqlite.js';"],
  ['packages/proxy/src/surfaces/v2', "import { memory } from '../../bus/memory.js';"],
  ['packages/proxy/src/surfaces/v2', "import { dial } from '../../network/dial.js';"],
  ['packages/proxy/src/surfaces', "import { Client } from '@modelcontextprotocol/client';"],
  ['packages/proxy/src/upstreams', "import { sqlite } from '../storage/sqlite.js';"],
  ['packages/proxy/src/upstreams', "import { file } from '../registries/file.js';"],
  ['packages/proxy/src/upstreams', "import { surface } from '../surfaces/surface.js';"],
  ['packages/proxy/src/upstreams', "import { sql } from 'kysely';"],
  ['packages/proxy/src/registries', "import { connector } from '../upstreams/connector.js';"],
  ['packages/proxy/src/registries', "import { Client } from '@modelcontextprotocol/client';"],
  ['packages/proxy/src/storage', "import { memory } from '../bus/memory.js';"],
  ['packages/proxy/src/storage', "import { dial } from '../network/dial.js';"],
  ['packages/proxy/src/storage', "import { Hono } from 'hono';"],
  ['packages/proxy/src/bus', "import { sqlite } from '../storage/sqlite.js';"],
  ['packages/proxy/src/bus', "import { DatabaseSync } from 'node:sqlite';"],
  ['packages/proxy/src/network', "import { connector } from '../upstreams/connector.js';"],
  ['packages/proxy/test', "import { run } from '@nanda/cli';"],
  ['examples/demo', "import { run } from '@nanda/cli';"],
  ['examples/demo', "import { z } from 'zod/v4';"],
];

/** What each room needs, and has to go on being allowed to say. */
const permissions: Rows = [
  ['packages/protocol/src', "export { operations } from './operations/operations.js';"],
  ['packages/protocol/src', "export * as z from 'zod/mini';"],
  ['packages/protocol/src/facts', "export { headers } from './headers.js';"],
  ['packages/sdk/src', "export { operations } from '@nanda/protocol';"],
  ['packages/sdk/src', "export { errorCodes } from '@nanda/protocol/facts';"],
  ['packages/sdk/src/testing', "export { request } from '../http/request.js';"],
  ['packages/discovery-sdk/src', "export { NANDADiscovery } from '@nanda/sdk';"],
  ['packages/tui/src', "export { NANDAClient } from '@nanda/sdk';"],
  ['packages/cli/src', "export const load = () => import('@nanda/proxy');"],
  ['packages/cli/src', "export const load = () => import('@nanda/tui');"],
  ['packages/testing/src', "export { McpServer } from '@modelcontextprotocol/server';"],
  ['packages/testing/test', "export { waitFor } from '../src/wait-for.js';"],
  ['packages/proxy/src', "export { sqlite } from './storage/sqlite/sqlite.js';"],
  ['packages/proxy/src', "export { connector } from './upstreams/connector.js';"],
  ['packages/proxy/src', "export { Hono } from 'hono';"],
  ['packages/proxy/src/core/catalog', "export { NandaError } from '../nanda-error.js';"],
  ['packages/proxy/src/core', "export { operations } from '@nanda/protocol';"],
  ['packages/proxy/src/surfaces/v2', "export { search } from '../../core/catalog/search.js';"],
  ['packages/proxy/src/surfaces/v2', "export { Hono } from 'hono';"],
  ['packages/proxy/src/upstreams', "export { Client } from '@modelcontextprotocol/client';"],
  ['packages/proxy/src/upstreams', "export { dial } from '../network/dial.js';"],
  ['packages/proxy/src/registries', "export { dial } from '../network/dial.js';"],
  ['packages/proxy/src/storage/sqlite', "export { DatabaseSync } from 'node:sqlite';"],
  ['packages/proxy/src/storage', "export { Kysely } from 'kysely';"],
  ['packages/proxy/src/bus', "export { createClient } from 'redis';"],
  ['packages/proxy/src/network', "export { NandaError } from '../core/nanda-error.js';"],
  ['packages/proxy/test', "export { startDemoServices } from '@nanda/testing';"],
  ['packages/sdk/test', "export { createProxy } from '@nanda/proxy';"],
  ['examples/demo', "export { startDemoServices } from '@nanda/testing';"],
];

const lineFile = (room: string, index: number) => `${room}/line-${index}.ts`;

/** Writes every row into a file of its own under the workspace's real lint configuration, and lints them at once. */
async function lint(rows: Rows): Promise<LintRun> {
  await using directory = await createTemporaryDirectory();
  await copyFile(join(workspace, 'oxlint.config.ts'), join(directory.path, 'oxlint.config.ts'));
  // A link to the whole of node_modules would be linted as well.
  await mkdir(join(directory.path, 'node_modules'));
  for (const name of ['node_modules/oxlint', 'node_modules/oxlint-tsgolint']) {
    await symlink(join(workspace, name), join(directory.path, name));
  }
  await Promise.all(
    rows.map(async ([room, line], index) => {
      const file = join(directory.path, lineFile(room, index));
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, `${line}\n`);
    }),
  );

  const oxlint = join(workspace, 'node_modules/oxlint/bin/oxlint');
  const run = spawnSync(process.execPath, [oxlint, '--format=json'], {
    cwd: directory.path,
    encoding: 'utf8',
    timeout: 60_000,
  });
  expect(run.stderr).toBe('');
  const report = JSON.parse(run.stdout) as { diagnostics: Finding[] };
  return { exitCode: run.status, findings: report.diagnostics };
}

describe('what the import rule refuses', () => {
  let run: LintRun;
  beforeAll(async () => {
    run = await lint(offences);
  }, 60_000);

  test('fails the build', () => {
    expect(run.exitCode).toBe(1);
  });

  test.each(offences.map((row, index) => [...row, index] as const))('%s: %s', (...row) => {
    const [room, , index] = row;
    const found = run.findings.filter((it) => it.filename === lineFile(room, index));
    const refusals = found.filter((it) => it.code === 'eslint(no-restricted-imports)');
    expect(refusals.map((it) => it.help)).toContainEqual(
      expect.stringMatching(/^Import rule: |^Write `import \* as z from 'zod\/mini'`/),
    );
  });
});

test('each room may say what it needs', { timeout: 60_000 }, async () => {
  expect(await lint(permissions)).toEqual({ exitCode: 0, findings: [] });
});

test('a type may not be imported around the rule', { timeout: 60_000 }, async () => {
  const line = "export type Proxy = import('@nanda/proxy').Proxy;";
  const run = await lint([['packages/sdk/src', line]]);
  expect(run.exitCode).toBe(1);
  expect(run.findings.map((it) => it.code)).toContain('typescript(consistent-type-imports)');
});
