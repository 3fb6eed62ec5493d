import type { LoopbackServer } from './loopback-server.js';

/** What a command, or a program with the SDK, finds in its environment to use that server as its proxy. */
export function loopbackEnvironment({
  url,
  token,
}: Pick<LoopbackServer, 'url' | 'token'>): Record<string, string> {
  return { NANDA_BASE_URL: url, NANDA_TOKEN: token, NANDA_ACCESS_TOKEN: token };
}
