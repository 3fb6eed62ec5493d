import { confirmPolicies } from '@nanda/terminal';
import { themeNames } from '../theme/theme-names.js';
import { parseDuration } from './parse-duration.js';
import type { SettingDefinition } from './setting-definition.js';

const mostLines = 2000;
/** The longest time that a timer can count, in milliseconds. */
const longestTimeout = 2_147_483_647;

/** What `set` can change. */
export const settingTable: readonly SettingDefinition[] = [
  {
    name: 'confirm',
    takes: confirmPolicies.join(', '),
    summary: 'which calls are asked about first',
    faces: ['screen', 'line'],
    show: ({ confirm }) => confirm,
    read(text) {
      const confirm = confirmPolicies.find((one) => one === text);
      return confirm && { confirm };
    },
  },
  {
    name: 'timeout',
    takes: '30s, 5m, or off',
    summary: 'the longest time that a call may take',
    faces: ['screen', 'line'],
    show: ({ timeout }) => (timeout === undefined ? 'off' : `${timeout / 1000}s`),
    read(text) {
      if (text === 'off') return { timeout: undefined };
      const timeout = parseDuration(text);
      const isTime = timeout !== undefined && timeout > 0 && timeout <= longestTimeout;
      return isTime ? { timeout } : undefined;
    },
  },
  {
    name: 'lines',
    takes: `1 to ${mostLines}`,
    summary: 'lines of a result that are shown here',
    faces: ['screen'],
    show: ({ lines }) => String(lines),
    read(text) {
      const lines = Number(text);
      return Number.isInteger(lines) && lines >= 1 && lines <= mostLines ? { lines } : undefined;
    },
  },
  {
    name: 'theme',
    takes: themeNames.join(', '),
    summary: 'the colours of the screen',
    faces: ['screen'],
    show: ({ theme }) => theme,
    read(text) {
      const theme = themeNames.find((one) => one === text);
      return theme && { theme };
    },
  },
];
