import { join } from 'node:path';

/** Where the tokens are kept by which proxies know this client again: an object, by the URL of the proxy. */
export function clientsFilePath(directory: string): string {
  return join(directory, 'clients.json');
}
