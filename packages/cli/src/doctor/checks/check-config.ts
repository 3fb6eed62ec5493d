import { existsSync } from 'node:fs';
import { CliError } from '../../errors/cli-error.js';
import { resolveSettings } from '../../settings/resolve-settings.js';
import type { Check } from '../check.js';

/** Whether the settings can be understood: the file, and the environment. */
export const checkConfig: Check = {
  name: 'config.json',
  async run({ io, settings }) {
    const { configFile, configuration, baseUrl } = settings;
    const { profile } = configuration;
    try {
      await resolveSettings(io, { profile });
    } catch (error) {
      if (!(error instanceof CliError)) throw error;
      return {
        state: 'problem',
        message: error.message,
        advice: error.hint ?? 'nanda config edit',
      };
    }
    const facts = [
      existsSync(configFile) ? configFile : 'none: the defaults count',
      ...(profile === undefined ? [] : [`profile ${profile}`]),
      ...(baseUrl === undefined ? [] : [`the proxy at ${baseUrl} is used`]),
    ];
    return { state: 'ok', message: facts.join(', ') };
  },
};
