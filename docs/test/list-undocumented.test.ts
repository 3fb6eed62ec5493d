import { join } from 'node:path';

import { Application, LogLevel, TSConfigReader } from 'typedoc';
import { expect, test } from 'vitest';

import { listUndocumented } from './support/list-undocumented.ts';
import { repository } from './support/repository.ts';

test('what says nothing about itself is named, and nothing else', async () => {
  const options = {
    entryPoints: [join(repository, 'docs/test/fixtures/undocumented.ts')],
    tsconfig: join(repository, 'docs/tsconfig.json'),
    logLevel: LogLevel.Error,
  };
  // Without this folder's own settings.
  const application = await Application.bootstrap(options, [new TSConfigReader()]);
  const project = await application.convert();
  expect(project && listUndocumented(project)).toEqual([
    'Base.say',
    'Documented.second',
    'Listening.leave',
    'Listening.leave.__type.options.__type.now',
    'Silent',
    'list._options.__type.limit',
  ]);
});
