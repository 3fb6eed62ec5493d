import type { CopyWhat } from '../session/intent.js';

/** What has been copied, as it is told with the way it went: `curl command copied by tmux`. */
export const copiedNames: Readonly<Record<CopyWhat, string>> = {
  result: 'result',
  cli: 'command',
  curl: 'curl command',
  code: 'program',
  row: 'name',
  page: 'address',
};
