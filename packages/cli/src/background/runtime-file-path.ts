import { join } from 'node:path';

/** Where the background proxy says where it is. */
export function runtimeFilePath(directory: string): string {
  return join(directory, 'proxy.json');
}
