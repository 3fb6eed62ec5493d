import type { IncomingMessage } from 'node:http';
import type { ClientMessage } from './client-message.js';
import { createServerQuestions } from './create-server-questions.js';
import { createSessionKeeper } from './create-session-keeper.js';
import { createSessionWishes } from './create-session-wishes.js';
import { ExchangeFailure } from './exchange-failure.js';
import { exchangeRequest } from './exchange-request.js';
import type { ExchangeOutcome } from './exchange-outcome.js';
import { isRepeatable } from './is-repeatable.js';
import { readSession } from './read-session.js';
import type { RelayTools } from './relay-tools.js';
import { sayToProxy } from './say-to-proxy.js';
import { sendPersistently } from './send-persistently.js';
import type { UnderWay } from './under-way.js';

/** Brings what a client of the older era says to the proxy, in a session that lives longer than the proxy. */
export interface LegacyRelay {
  /** A request, or a batch with some. @throws RelayFailure, CliError, or the reason of the signal */
  request(message: ClientMessage, call: UnderWay): Promise<void>;
  /** What is not answered. */
  tell(message: ClientMessage): Promise<void>;
  /** Ends the session. */
  close(): Promise<void>;
}

/** Milliseconds that the proxy has to take note of the end. */
const farewell = 1000;

export function createLegacyRelay(tools: RelayTools): LegacyRelay {
  const { door, exchanger, writer, log } = tools;
  const questions = createServerQuestions(writer);
  const wishes = createSessionWishes();
  const keeper = createSessionKeeper(tools, { questions, wishes });

  async function initialize(message: ClientMessage, { signal }: UnderWay): Promise<void> {
    let place = await door.open();
    await sendPersistently({
      method: message.method,
      isRepeatable: true,
      signal,
      attempt: () => {
        let head: IncomingMessage | undefined;
        return exchangeRequest(message, {
          exchanger,
          place,
          headers: {},
          signal,
          hasSession: false,
          // What comes next needs the session.
          onSent: () => undefined,
          onHead: (response) => (head = response),
          ready: writer.ready,
          async deliver(answer, { isAnswer }) {
            const session =
              isAnswer && head ? readSession(answer, { place, response: head }) : undefined;
            if (session !== undefined) keeper.adopt(session, message);
            await writer.write(answer);
          },
        });
      },
      recover: async () => void (place = await door.reopen(place)),
    });
  }

  async function request(message: ClientMessage, { signal, onSent }: UnderWay): Promise<void> {
    let session = keeper.current;
    // One that has not said hello is told by the proxy that it should.
    let place = session?.place ?? (await door.open());
    const attempt = (): Promise<ExchangeOutcome> => {
      const owner = session;
      return exchangeRequest(message, {
        exchanger,
        place,
        headers: owner?.headers ?? {},
        signal,
        hasSession: owner !== undefined,
        onSent,
        ready: writer.ready,
        deliver: (answer, shape) =>
          owner === undefined
            ? writer.write(answer)
            : questions.pass(answer, { shape, session: owner }),
      });
    };
    await sendPersistently({
      method: message.method,
      isRepeatable: isRepeatable(message.method),
      signal,
      attempt,
      async recover({ kind }) {
        // Only the answer was lost, as far as is known.
        if (kind === 'lost') return;
        if (session === undefined) place = await door.reopen(place);
        else {
          session = await keeper.renew(session);
          place = session.place;
        }
      },
    });
    wishes.note(message);
  }

  async function say(message: ClientMessage): Promise<void> {
    const session = keeper.current;
    const target = session ?? { place: await door.open(), headers: {} };
    const status = await sayToProxy(tools, target, message.line).catch((error: unknown) => {
      if (error instanceof ExchangeFailure && error.isUnsent) return undefined;
      throw error;
    });
    const isLost = status === undefined || status === 404;
    if (isLost && session !== undefined) {
      const renewed = await keeper.renew(session);
      // What is about a request or a question of the old session means nothing to the new one.
      if (message.kind === 'answer' || message.method === 'notifications/cancelled') return;
      await sayToProxy(tools, renewed, message.line);
    } else if (isLost || status >= 400) {
      log.warn(`The proxy did not take ${message.method || 'an answer'} (${status ?? 'gone'}).`);
    }
  }

  return {
    request: (message, call) =>
      message.method === 'initialize' ? initialize(message, call) : request(message, call),
    async tell(message) {
      if (message.kind === 'answer' && !questions.isFor(message.ids[0], keeper.current)) {
        log.debug('An answer was left out: who asked is gone.');
        return;
      }
      await say(message);
      if (message.method === 'notifications/initialized') keeper.begin();
    },
    async close() {
      const { current } = keeper;
      if (current === undefined) return;
      current.over.abort();
      if (current.headers['mcp-session-id'] === undefined) return;
      const { place, headers } = current;
      const response = await exchanger
        .send(place, { method: 'DELETE', headers, timeout: farewell })
        .catch(() => undefined);
      response?.destroy();
    },
  };
}
