import { CliError } from '../errors/cli-error.js';
import { readConfigFile } from './read-config-file.js';

/** What is wrong with a `config.json` that was passed over because it cannot be understood; undefined where all is well. */
export function findDamage(configFile: string): string | undefined {
  try {
    readConfigFile(configFile);
    return undefined;
  } catch (error) {
    if (error instanceof CliError) return error.message;
    throw error;
  }
}
