import type { ServerTarget } from '../grammar/server-target.js';

/** A server that has been made one that the proxy can connect to. */
export interface AddedServer {
  /** The id of the service, or its name where one service alone has it. */
  serviceId: string;
  /** What has been done, to be said; untrusted text. */
  note?: string | undefined;
  /**
   * Told when it could not be connected to after all, so that what was added for that alone does not stay. `code` is that
   * of the failure, where the proxy gave one.
   */
  giveUp?: ((code: string | undefined) => Promise<GivenUp>) | undefined;
}

/** What has become of a server that could not be connected to. */
export interface GivenUp {
  /** Whether it is there for the next try. */
  isKept: boolean;
  /** What to do, where more is known than the failure says; printed after `try: `. */
  hint?: string | undefined;
}

/** {@link AddServer}'s second argument. */
export interface AddServerOptions {
  /** A short name that it is to have. */
  name?: string | undefined;
  signal: AbortSignal;
}

/**
 * Makes a server that the user has typed one of the user's own, and waits until the proxy knows it.
 *
 * @throws Error, where it knows the way out with it as `hint`.
 */
export type AddServer = (target: ServerTarget, options: AddServerOptions) => Promise<AddedServer>;
