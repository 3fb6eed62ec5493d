import { imageProtocol, wantsColor } from '@nanda/terminal';
import type { Check } from '../check.js';

/** What can be shown here. */
export const checkTerminal: Check = {
  name: 'terminal',
  async run({ io: { stdout, env } }) {
    const isTTY = stdout.isTTY === true;
    const color = wantsColor(env, { isTTY }) ? 'colours' : 'no colours';
    if (!isTTY) return { state: 'ok', message: `none: standard output is no terminal, ${color}` };
    const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
    const isUnicode = process.platform === 'win32' || /utf-?8/i.test(locale);
    const images = imageProtocol(env);
    const { columns = 80 } = stdout;
    const message = [
      env['TERM'] ?? 'TERM is not set',
      `${columns} columns`,
      color,
      isUnicode ? 'Unicode' : 'no Unicode',
      images === undefined ? 'images are saved to files' : `images (${images})`,
    ].join(', ');
    if (columns < 40)
      return { state: 'warning', message, advice: 'Make it wider: tables need room.' };
    if (isUnicode) return { state: 'ok', message };
    return { state: 'note', message, advice: 'For other signs than ASCII: export LANG=C.UTF-8' };
  },
};
