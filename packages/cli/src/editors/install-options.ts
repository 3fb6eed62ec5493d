import { commonOptions } from '../commands/common-options.js';

/** What `install` and `uninstall` have in common. */
export const installOptions = {
  project: { kind: 'flag', summary: 'In the files of the project in this folder, for it alone' },
  name: { kind: 'text', value: 'NAME', default: 'nanda', summary: 'What the client calls it' },
  'dry-run': { kind: 'flag', summary: 'Show the change, and make none' },
  yes: { kind: 'flag', short: 'y', summary: 'Change the file without asking' },
  force: { kind: 'flag', summary: 'Also where another server has that name' },
  ...commonOptions,
} as const;
