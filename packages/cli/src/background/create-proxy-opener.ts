import { Writable } from 'node:stream';
import type { Endpoint } from '../client/endpoint.js';
import type { CommandContext } from '../commands/command.js';
import type { CommandLineIo } from '../io/command-line-io.js';
import { findEndpoint } from './find-endpoint.js';

/** How an app finds its proxy, again and again as long as it runs. */
export interface ProxyOpener {
  /** The proxy that is there, or a new one in the background. @throws CliError `PROXY_START_FAILED` */
  open(): Promise<Endpoint>;
  /** What was to be said of it meanwhile, in lines: nobody may write over an app that has the whole screen. */
  takeNotices(): string;
}

/** Begins to look at once, so that the proxy starts while the app is loaded. */
export function createProxyOpener({
  settings,
  io: { env },
  state,
}: Pick<CommandContext, 'settings' | 'state'> & {
  readonly io: Pick<CommandLineIo, 'env'>;
}): ProxyOpener {
  let notices = '';
  const stderr = new Writable({
    write(text, _encoding, done) {
      notices += String(text);
      done();
    },
  });
  const find = (): Promise<Endpoint> => findEndpoint({ settings, io: { env, stderr }, state });
  let begun: Promise<Endpoint> | undefined = find();
  // Told to whoever opens it.
  begun.catch(() => undefined);
  return {
    open() {
      const first = begun;
      begun = undefined;
      return first ?? find();
    },
    takeNotices() {
      const taken = notices;
      notices = '';
      return taken;
    },
  };
}
