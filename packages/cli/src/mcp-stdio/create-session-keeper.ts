import type { ClientMessage } from './client-message.js';
import type { ServerQuestions } from './create-server-questions.js';
import type { SessionWishes } from './create-session-wishes.js';
import { exchangeRequest } from './exchange-request.js';
import { followSession } from './follow-session.js';
import type { LegacySession } from './legacy-session.js';
import { nameChangedLists } from './name-changed-lists.js';
import { ownRequest } from './own-request.js';
import { readSession } from './read-session.js';
import type { RelayTools } from './relay-tools.js';
import { sayToProxy } from './say-to-proxy.js';
import { sendPersistently } from './send-persistently.js';

/** Holds the one session that a client of the older era has, and opens it again when it is lost. */
export interface SessionKeeper {
  /** Undefined where the client has not said hello yet. */
  readonly current: LegacySession | undefined;
  /** The client has opened one. */
  adopt(session: LegacySession, hello: ClientMessage): void;
  /** The client is ready: what the server says of itself is handed on from now on. */
  begin(): void;
  /** Another session in place of one that is lost. However many ask, it is opened once. @throws RelayFailure, CliError */
  renew(lost: LegacySession): Promise<LegacySession>;
}

export function createSessionKeeper(
  tools: RelayTools,
  { questions, wishes }: { readonly questions: ServerQuestions; readonly wishes: SessionWishes },
): SessionKeeper {
  const { door, exchanger, writer, log, ended } = tools;
  let current: LegacySession | undefined;
  let hello: ClientMessage | undefined;
  const followed = new WeakSet<LegacySession>();
  let renewing: Promise<LegacySession> | undefined;

  async function open(lost: LegacySession, said: ClientMessage): Promise<LegacySession> {
    let place = await door.reopen(lost.place);
    let opened: LegacySession | undefined;
    await sendPersistently({
      method: 'initialize',
      isRepeatable: true,
      signal: ended,
      attempt: async () => {
        let head: Parameters<typeof readSession>[1]['response'] | undefined;
        return exchangeRequest(ownRequest('initialize', said.params), {
          exchanger,
          place,
          headers: {},
          signal: ended,
          hasSession: false,
          onSent: () => undefined,
          onHead: (response) => (head = response),
          ready: () => Promise.resolve(),
          deliver: async (message, { isAnswer }) => {
            if (isAnswer && head) opened = readSession(message, { place, response: head });
          },
        });
      },
      recover: async () => void (place = await door.reopen(place)),
    });
    if (opened === undefined) throw new Error('The proxy does not open a session again.');
    await sayToProxy(tools, opened, ownLine('notifications/initialized'));
    for (const wish of wishes.list()) await sayToProxy(tools, opened, wish.line);
    return opened;
  }

  async function replace(lost: LegacySession, said: ClientMessage): Promise<LegacySession> {
    const session = await open(lost, said);
    lost.over.abort();
    current = session;
    log.warn('The session with the proxy was lost; there is another one.');
    for (const line of questions.withdraw(lost)) await writer.write(line);
    begin();
    // Nobody knows what has changed meanwhile.
    for (const line of nameChangedLists(session.capabilities)) await writer.write(line);
    return session;
  }

  function begin(): void {
    const session = current;
    if (session === undefined || followed.has(session)) return;
    followed.add(session);
    void followSession(session, {
      ...tools,
      onMessage: (message, shape) => questions.pass(message, { shape, session }),
      renew: async () => void (await renew(session)),
    }).catch((error: unknown) =>
      log.debug(`The stream of the session has ended: ${String(error)}`),
    );
  }

  async function renew(lost: LegacySession): Promise<LegacySession> {
    if (current !== undefined && current !== lost) return current;
    if (hello === undefined) throw new Error('There is no session to open again.');
    renewing ??= replace(lost, hello).finally(() => (renewing = undefined));
    return renewing;
  }

  return {
    get current() {
      return current;
    },
    adopt(session, said) {
      current?.over.abort();
      current = session;
      hello = said;
      wishes.clear();
    },
    begin,
    renew,
  };
}

function ownLine(method: string): Buffer {
  return Buffer.from(JSON.stringify({ jsonrpc: '2.0', method }));
}
