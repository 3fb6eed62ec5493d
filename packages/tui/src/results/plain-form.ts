import { sanitizeForTerminal } from '@nanda/terminal';
import type { TextForm } from './text-form.js';

/** Text as people read it. A tab is four columns, wherever it stands. */
export const plainForm: TextForm = {
  plain: /^[\x20-\x7e]*$/,
  draw: (text) => sanitizeForTerminal(text).replaceAll('\t', '    ').replaceAll('\n', '␊'),
};
