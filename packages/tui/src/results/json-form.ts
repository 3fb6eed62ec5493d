import { sanitizeJson } from '@nanda/terminal';
import type { TextForm } from './text-form.js';

/** Text as it stands between the quotes of a JSON string. */
export const jsonForm: TextForm = {
  plain: /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/,
  draw: (text) => sanitizeJson(JSON.stringify(text).slice(1, -1)),
};
