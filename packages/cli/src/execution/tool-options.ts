import { defaults } from '@nanda/protocol/facts';
import { proxyOptions } from '../commands/proxy-options.js';
import { resultFormats } from '../output/output-format.js';

/** What may stand after a tool's name too, unless the tool has a parameter of that name. */
export const lateToolOptions = {
  save: { kind: 'text', value: 'DIR', summary: 'Save images, audio and other media there' },
  'dry-run': { kind: 'flag', summary: 'Show what would be sent, and send nothing' },
  'no-validate': { kind: 'flag', summary: "Do not check the arguments by the tool's schema first" },
  yes: {
    kind: 'flag',
    short: 'y',
    summary: 'Run it without asking, even if it may destroy something',
  },
  timeout: {
    kind: 'duration',
    value: 'TIME',
    summary: 'Give up after this long without progress',
    least: 1,
    most: defaults.maxCallTimeout,
  },
  retries: {
    kind: 'integer',
    value: 'N',
    least: 0,
    most: 5,
    summary: 'How often it may be sent again, 0 to 5, where that is safe',
  },
  'no-cache': { kind: 'flag', summary: 'Take no result that the proxy has kept' },
  'idempotency-key': {
    kind: 'text',
    value: 'KEY',
    summary: 'The same key again gives the same call, and runs nothing',
  },
  'no-pager': { kind: 'flag', summary: 'Show a long text without a pager' },
  json: proxyOptions.json,
  format: { ...proxyOptions.format, choices: resultFormats },
  fields: proxyOptions.fields,
  select: proxyOptions.select,
  output: proxyOptions.output,
  'no-input': proxyOptions['no-input'],
} as const;

/** The options of exec and stream. */
export const toolOptions = {
  ...proxyOptions,
  connection: { kind: 'text', short: 'c', value: 'NAME', summary: 'Which connection' },
  args: { kind: 'text', value: 'JSON', summary: 'All arguments: a JSON object, @file, or -' },
  ...lateToolOptions,
  timeout: { ...lateToolOptions.timeout, env: 'NANDA_TIMEOUT' },
  // Only before the tool's name: many tools of such services have a wallet of their own among their parameters.
  wallet: {
    kind: 'text',
    value: 'NAME',
    env: 'NANDA_WALLET',
    summary: 'Who signs, where the service wants a proof: a wallet, by name or 0x…',
  },
  'no-sign': { kind: 'flag', summary: 'Sign nothing: what the service answers is the result' },
} as const;
