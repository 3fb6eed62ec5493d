import { setTimeout as pause } from 'node:timers/promises';
import { describeLoss } from './describe-loss.js';
import { isSilence } from './is-silence.js';
import type { LiveProxy } from './live-proxy.js';
import { loadSdk } from './load-sdk.js';
import type { OpenProxy } from './open-proxy.js';
import { probeProxy } from './probe-proxy.js';
import type { ProxyStatus } from './proxy-status.js';
import { resolveBaseURL } from './resolve-base-url.js';
import { untilAborted } from './until-aborted.js';

/** The way to the proxy: found with the first request, watched, and found again when it is lost. */
export interface ProxyLink {
  readonly status: ProxyStatus;
  /** The proxy as it answered last, be it lost by now; undefined before it has. */
  readonly lastProxy: LiveProxy | undefined;
  /** Begins to look for the proxy, if nobody has. */
  begin(): void;
  /**
   * The proxy, once it answers.
   *
   * @throws ConnectionError when it has been away for too long, or cannot be had; the signal's reason
   */
  whenUp(options: { signal: AbortSignal }): Promise<LiveProxy>;
  /** Something got no answer from this proxy: it is asked whether it is still there. */
  suspect(proxy: LiveProxy): void;
  /** The proxy does not take its token: the one that is there now, or undefined where that is the same. */
  renew(proxy: LiveProxy): Promise<LiveProxy | undefined>;
  /** Tells of each change. Returns the way to stop that. */
  onStatus(listener: (status: ProxyStatus) => void): () => void;
  /** Lets go of everything, and fails whoever waits. */
  close(): void;
}

export interface ProxyLinkParts {
  openProxy: OpenProxy;
  /** Longest that requests wait for a proxy that is away, in milliseconds. @default 20_000 */
  patience?: number | undefined;
  /** @default {@link probeProxy} */
  probe?: typeof probeProxy;
}

interface Waiting {
  resolve: (proxy: LiveProxy) => void;
  reject: (error: unknown) => void;
}

/** Milliseconds until the proxy is looked for again: first, and at most. */
const shortestDelay = 100;
const longestDelay = 5000;
/** What a request waits at least: the proxy may be coming back just now. */
const shortestPatience = 2000;

/** Nothing is opened before {@link ProxyLink.begin} or the first `whenUp`. */
export function createProxyLink({
  openProxy,
  patience = 20_000,
  probe = probeProxy,
}: ProxyLinkParts): ProxyLink {
  const closing = new AbortController();
  const { signal } = closing;
  const listeners = new Set<(status: ProxyStatus) => void>();
  const waiting = new Set<Waiting>();
  let status: ProxyStatus = { state: 'starting' };
  let proxy: LiveProxy | undefined;
  let last: LiveProxy | undefined;
  let leave: AbortController | undefined;
  let awaySince: number | undefined;
  let isChecking = false;
  let renewing: Promise<LiveProxy | undefined> | undefined;

  function tell(next: ProxyStatus): void {
    if (next.state === status.state && next.reason === status.reason) return;
    status = next;
    for (const listener of Array.from(listeners)) listener(next);
  }

  /** What is still open at the one before goes on, unless that one was lost. */
  function enter(address: Omit<LiveProxy, 'gone'>): LiveProxy {
    leave = new AbortController();
    // A proxy that came back knows its anonymous clients.
    const known = last?.baseURL === address.baseURL ? last.clientToken : undefined;
    proxy = { ...address, clientToken: address.clientToken ?? known, gone: leave.signal };
    last = proxy;
    return proxy;
  }

  async function findOnce(): Promise<void> {
    let baseURL: string | undefined;
    try {
      const address = await untilAborted(openProxy({ signal }), { signal });
      baseURL = resolveBaseURL(address.baseURL);
      const found = { ...address, baseURL };
      await probe(found, { signal });
      if (signal.aborted) return;
      awaySince = undefined;
      const entered = enter(found);
      tell({ state: 'up' });
      for (const { resolve } of waiting) resolve(entered);
      waiting.clear();
    } catch (error) {
      if (signal.aborted) return;
      const reason = describeLoss(error, { baseURL });
      tell({ state: status.state === 'lost' ? 'lost' : 'starting', reason });
      if (!isSilence(error))
        failAll(await createError(`The proxy cannot be used: ${reason}.`, error));
    }
  }

  async function find(): Promise<void> {
    for (let failures = 0; awaySince !== undefined && !signal.aborted; failures += 1) {
      await findOnce();
      if (awaySince === undefined) return;
      const delay = Math.min(longestDelay, shortestDelay * 2 ** failures);
      await pause(delay, undefined, { signal }).catch(() => undefined);
    }
  }

  function begin(): void {
    if (proxy !== undefined || awaySince !== undefined || signal.aborted) return;
    awaySince = performance.now();
    void find();
  }

  function lose(reason: string): void {
    proxy = undefined;
    leave?.abort(new Error(`The proxy was lost: ${reason}.`));
    tell({ state: 'lost', reason });
    begin();
  }

  function failAll(error: unknown): void {
    for (const { reject } of waiting) reject(error);
    waiting.clear();
  }

  async function wait(options: { signal: AbortSignal }): Promise<LiveProxy> {
    const { promise, resolve, reject } = Promise.withResolvers<LiveProxy>();
    const one = { resolve, reject };
    waiting.add(one);
    const left = (awaySince ?? performance.now()) + patience - performance.now();
    const timer = setTimeout(
      () => {
        const why = status.reason === undefined ? '' : `: ${status.reason}`;
        void createError(`The proxy has not answered for too long${why}.`).then(reject);
      },
      Math.max(left, Math.min(patience, shortestPatience)),
    );
    try {
      return await untilAborted(promise, options);
    } finally {
      clearTimeout(timer);
      waiting.delete(one);
    }
  }

  async function check(suspected: LiveProxy): Promise<void> {
    isChecking = true;
    try {
      await probe(suspected, { signal });
    } catch (error) {
      if (signal.aborted || suspected !== proxy) return;
      lose(describeLoss(error, { baseURL: suspected.baseURL }));
    } finally {
      isChecking = false;
    }
  }

  async function askAgain(refused: LiveProxy): Promise<LiveProxy | undefined> {
    try {
      const address = await untilAborted(openProxy({ signal }), { signal });
      const found = { ...address, baseURL: resolveBaseURL(address.baseURL) };
      const isSame = found.baseURL === refused.baseURL && found.accessToken === refused.accessToken;
      if (isSame || signal.aborted) return undefined;
      return refused === proxy ? enter(found) : proxy;
    } catch {
      // The refusal stands.
      return undefined;
    }
  }

  return {
    get status() {
      return status;
    },
    get lastProxy() {
      return last;
    },
    begin,
    async whenUp(options) {
      if (signal.aborted) throw await createError('The proxy is not used any more.');
      if (proxy !== undefined) return proxy;
      begin();
      return wait(options);
    },
    suspect(suspected) {
      if (suspected === proxy && !isChecking && !signal.aborted) void check(suspected);
    },
    renew(refused) {
      if (refused !== proxy) return Promise.resolve(proxy);
      renewing ??= askAgain(refused).finally(() => (renewing = undefined));
      return renewing;
    },
    onStatus(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close() {
      if (signal.aborted) return;
      closing.abort(new Error('The proxy is not used any more.'));
      leave?.abort(signal.reason);
      failAll(signal.reason);
      listeners.clear();
    },
  };
}

async function createError(message: string, cause?: unknown): Promise<Error> {
  const { ConnectionError } = await loadSdk();
  return new ConnectionError(message, { cause });
}
