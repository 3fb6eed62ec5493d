import { proxyOptions } from '../commands/proxy-options.js';

/** What may stand after a tool's name too, unless the tool has a parameter of that name. */
export const lateToolOptions = {
  save: { kind: 'text', value: 'DIR', summary: 'Save images, audio and other media there' },
  'dry-run': { kind: 'flag', summary: 'Show what would be sent, and send nothing' },
  timeout: { kind: 'duration', value: 'TIME', summary: 'Give up after this long without progress' },
  json: proxyOptions.json,
} as const;

/** The options of exec and stream. */
export const toolOptions = {
  connection: { kind: 'text', short: 'c', value: 'NAME', summary: 'Which connection' },
  args: { kind: 'text', value: 'JSON', summary: 'All arguments: a JSON object, @file, or -' },
  ...lateToolOptions,
  ...proxyOptions,
} as const;
