import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** How to run `nanda mcp` for one connection of a proxy that runs. */
export function nandaProgram({
  url,
  connectionId,
  home,
}: {
  /** Of the proxy. */
  readonly url: string;
  readonly connectionId: string;
  /** Where it finds its user's files. */
  readonly home: string;
}): { readonly command: string; readonly args: string[]; readonly env: Record<string, string> } {
  const require = createRequire(import.meta.url);
  const manifest = require.resolve('@nanda/cli/package.json');
  const { bin } = require(manifest) as { bin: { nanda: string } };
  return {
    command: process.execPath,
    args: [join(dirname(manifest), bin.nanda), 'mcp', '--url', url, '--connection', connectionId],
    env: { PATH: process.env['PATH'] ?? '', HOME: home, USERPROFILE: home },
  };
}
