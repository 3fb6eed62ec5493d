import { join } from 'node:path';

/** What a command line needs to find nothing but what is in this directory. */
export function environmentIn(directory: string) {
  const at = (name: string) => join(directory, name);
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: at('home'),
    NANDA_CONFIG_DIR: at('config'),
    NANDA_STATE_DIR: at('state'),
    NANDA_DATA_DIR: at('data'),
    NANDA_RUNTIME_DIR: at('runtime'),
  };
}
