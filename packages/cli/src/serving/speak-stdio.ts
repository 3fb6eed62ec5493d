import type { ListenAddress } from '@nanda/proxy';
import type { CommandLineIo } from '../io/command-line-io.js';
import type { ProxyPlace } from '../mcp-stdio/proxy-place.js';

export interface SpeakStdioOptions {
  readonly io: CommandLineIo;
  readonly token: string | undefined;
  /** Is told what was mended, or could not be. */
  readonly warn: (text: string) => void;
}

/** Speaks MCP on standard input and output for a proxy of this process. Resolves when the client is gone. */
export async function speakStdio(
  { url }: Pick<ListenAddress, 'url'>,
  { io, token, warn }: SpeakStdioOptions,
): Promise<void> {
  // Only here: most proxies are spoken to over HTTP alone.
  const { serveStdio } = await import('../mcp-stdio/serve-stdio.js');
  const place: ProxyPlace = { endpoint: { url, ...(token && { token }) }, path: '/mcp' };
  const open = () => Promise.resolve(place);
  await serveStdio({
    io,
    // It ends with this process, and no sooner.
    door: { open, reopen: open, look: open },
    log: { warn, debug: () => undefined },
  });
}
