import { join } from 'node:path';

import manifest from '@nanda/sdk/package.json' with { type: 'json' };
import { createTemporaryDirectory } from '@nanda/testing';
import { ReflectionKind } from 'typedoc';
import { beforeAll, expect, test } from 'vitest';

import { listUndocumented } from './support/list-undocumented.ts';
import { openReference, type OpenReference } from './support/open-reference.ts';
import { readFolder } from './support/read-folder.ts';
import { repository } from './support/repository.ts';

let reference: OpenReference;

beforeAll(async () => {
  reference = await openReference();
});

test('every entry of the package is in it', () => {
  const { exports } = manifest as { exports: Record<string, unknown> };
  const entries = Object.keys(exports).filter((entry) => !entry.endsWith('.json'));
  const modules = reference.project.getChildrenByKind(ReflectionKind.Module);
  expect(modules.map(({ name }) => name).toSorted()).toEqual(
    entries.map((entry) => `@nanda/sdk${entry.slice(1)}`).toSorted(),
  );
});

test('every export, member and option is documented where it is typed', () => {
  expect(listUndocumented(reference.project)).toEqual([]);
});

const besides = new Set(['cli.md', 'interactive-keys.md']);

test('the reference is that of the sources', async () => {
  const { application, project } = reference;
  await using directory = await createTemporaryDirectory();
  application.options.setValue('out', directory.path);
  await application.generateOutputs(project);
  const now = readFolder(directory.path);
  const kept = readFolder(join(repository, 'docs/reference'));
  // Those of the command line and of the app are made of their own tables, and compared there.
  const pages = Object.keys({ ...now, ...kept }).filter(
    (page) => !besides.has(page) && now[page] !== kept[page],
  );
  expect(Object.keys(now).length).toBeGreaterThan(0);
  expect(
    pages,
    'out of date (or left over, then delete them): run `npx pnpm --filter @nanda/docs reference`',
  ).toEqual([]);
});

test('nothing in it is left unexplained', () => {
  const { application, project } = reference;
  application.validate(project);
  expect(application.logger.warningCount, 'typedoc warns, see its output').toBe(0);
  expect(application.logger.errorCount).toBe(0);
});
