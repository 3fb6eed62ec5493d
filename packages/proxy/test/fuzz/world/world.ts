import type { Fields } from './ask-json.js';
import type { ProxyProgram } from './start-proxy-program.js';

/** What can be named in a request. */
export const kinds = [
  'connection',
  'asker',
  'offers',
  'execution',
  'asking',
  'authorization',
  'state',
  'credential',
  'apiKey',
  'account',
  'session',
  'subscription',
  'resumeToken',
  'refreshToken',
  // What came with the last answer that had one.
  'cursor',
  'inputKey',
  'eventId',
  'browser',
  'seal',
  'ticket',
  'code',
  'userCode',
  'deviceCode',
  'password',
] as const;
export type Kind = (typeof kinds)[number];

/** Ids of what somebody has, by what it is. What is not there is named all the same. */
export type Belongings = Readonly<Partial<Record<Kind, string>>>;

/** Somebody who sends requests. */
export interface Sender {
  readonly name: string;
  readonly headers: Fields;
  /** Whether it looks after the proxy, and is told who has an account. */
  readonly isKeeper: boolean;
  readonly belongings: Belongings;
  /** A port of this machine, to which it tries to have the proxy go. */
  readonly forbiddenPort: number;
  /** Remembers what an answer has told it. */
  learn(told: Belongings): void;
}

/** A proxy with services behind it, somebody who may be told nothing of, and those who try to be. */
export interface World extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  readonly program: ProxyProgram;
  /** Of its store. */
  readonly dataDir: string;
  readonly senders: readonly Sender[];
  /** Of whoever is to be left alone. Its ids are tried. */
  readonly victim: Belongings;
  /** What nobody is told and no log has. */
  readonly secrets: readonly string[];
  /** What only the victim is told. */
  readonly privacy: readonly string[];
  /** What no answer has: where things are on this machine. */
  readonly places: readonly string[];
  readonly canary: { readonly port: number; readonly visits: string[] };
  /** How much was tried so far. */
  readonly tried: number;
  /** What a proxy in front of it says of where the next request comes from. */
  arrival(): Fields;
  /** Puts back what was taken away by those who have it, and takes away what is too much. */
  tidy(): Promise<void>;
  /** @throws Error where something of the victim is not as it was */
  checkVictim(): Promise<void>;
}
