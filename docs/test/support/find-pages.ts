import { globSync } from 'node:fs';

import { repository } from './repository.ts';

/** Every page whose snippets are promises to users, by its path from the root of the repository. */
export function findPages(): string[] {
  return globSync(
    [
      'README.md',
      'CONTRIBUTING.md',
      'docs/README.md',
      'docs/guides/*.md',
      'packages/{sdk,discovery-sdk,proxy}/README.md',
    ],
    { cwd: repository },
  ).toSorted();
}
