import { proxyOptions } from '../commands/proxy-options.js';
import { resultFormats } from '../output/output-format.js';

/** What may stand among the values of an answer too, unless the form has a field of that name. */
export const lateAnswerOptions = {
  open: { kind: 'flag', summary: 'Open the page that is asked for in the browser' },
  'no-wait': { kind: 'flag', summary: 'Leave at once, and not follow the call to its end' },
  save: { kind: 'text', value: 'DIR', summary: 'Save images, audio and other media there' },
  json: proxyOptions.json,
  format: { ...proxyOptions.format, choices: resultFormats },
  fields: proxyOptions.fields,
  select: proxyOptions.select,
  output: proxyOptions.output,
  'no-input': proxyOptions['no-input'],
} as const;

/** The options of `inbox answer`. */
export const answerOptions = { ...proxyOptions, ...lateAnswerOptions } as const;
