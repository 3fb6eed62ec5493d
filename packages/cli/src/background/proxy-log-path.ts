import { join } from 'node:path';

/** Where the background proxy writes its log. */
export function proxyLogPath(directory: string): string {
  return join(directory, 'proxy.log');
}
