import { dataFormats } from '../output/output-format.js';

/** What every command understands. */
export const commonOptions = {
  json: {
    kind: 'flag',
    summary: 'Print one JSON document, also on failure; --json=A,B: only these members',
  },
  format: {
    kind: 'text',
    short: 'o',
    value: 'FORMAT',
    choices: dataFormats,
    summary: 'How the result is printed',
  },
  fields: { kind: 'text', value: 'A,B', summary: 'The same as --json=A,B' },
  select: {
    kind: 'text',
    value: 'PATH',
    summary: 'Print only what is there: services[0].id, services[].name',
  },
  'no-input': { kind: 'flag', env: 'NANDA_NO_INPUT', summary: 'Ask nothing' },
  profile: {
    kind: 'text',
    value: 'NAME',
    env: 'NANDA_PROFILE',
    summary: 'Use the settings, servers and connections of this profile',
  },
  output: { kind: 'text', value: 'FILE', summary: 'Write the result to this file' },
} as const;
