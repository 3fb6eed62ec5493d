import { join } from 'node:path';

import { Application, LogLevel, type ProjectReflection } from 'typedoc';

import { repository } from './repository.ts';

/** What the reference is generated from. */
export interface OpenReference {
  readonly application: Application;
  /** The public entries with all that they export. */
  readonly project: ProjectReflection;
}

/** Reads the sources as `pnpm --filter @nanda/docs reference` does. @throws Error where they do not compile. */
export async function openReference(): Promise<OpenReference> {
  const application = await Application.bootstrapWithPlugins({
    options: join(repository, 'docs/typedoc.json'),
    logLevel: LogLevel.Warn,
  });
  const project = await application.convert();
  if (project === undefined) throw new Error('The sources of the reference do not compile');
  return { application, project };
}
