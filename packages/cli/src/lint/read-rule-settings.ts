import { nearestName } from '@nanda/terminal';
import { usageError } from '../options/usage-error.js';
import type { RuleSettings } from './lint-tools.js';
import { rules } from './rules.js';

const levels = ['off', 'info', 'warning', 'error'] as const;

/** Reads `NAME=off|info|warning|error`. @throws CliError `USAGE_ERROR` */
export function readRuleSettings(texts: readonly string[]): RuleSettings {
  const names = [...rules.map(({ id }) => id), 'live-slow', 'live-unstable', 'live-protocol'];
  return Object.fromEntries(
    texts
      .flatMap((text) => text.split(','))
      .map((text) => {
        const [name = '', level = ''] = text.split('=');
        if (!names.includes(name)) {
          const nearest = nearestName(name, names);
          throw usageError(
            `There is no rule "${name}".${nearest === undefined ? ' See them: nanda check --rules' : ` Did you mean ${nearest}?`}`,
          );
        }
        const known = levels.find((one) => one === level);
        if (known === undefined)
          throw usageError(`--rule ${text}: write ${name}=${levels.join('|')}`);
        return [name, known];
      }),
  );
}
