import type { MessageShape } from './create-message-scanner.js';
import type { LineWriter } from './create-line-writer.js';
import type { LegacySession } from './legacy-session.js';

/** What the server asks the client: in which session, because an answer belongs to no other. */
export interface ServerQuestions {
  /** Hands a message on, and remembers a question. */
  pass(
    message: Buffer,
    options: { readonly shape: MessageShape; readonly session: LegacySession },
  ): Promise<void>;
  /** Whether an answer of the client's is for this session. It is given once. */
  isFor(id: unknown, session: LegacySession | undefined): boolean;
  /** The questions of a session that is lost, taken back: lines for the client. */
  withdraw(session: LegacySession): readonly string[];
}

/** Questions that may wait; the oldest are forgotten first. */
const most = 1000;

export function createServerQuestions(writer: LineWriter): ServerQuestions {
  const owners = new Map<string, LegacySession>();
  return {
    async pass(message, { shape: { id, method }, session }) {
      if (id !== undefined && method !== undefined) {
        owners.set(keyOf(id), session);
        const [oldest] = owners.keys();
        if (owners.size > most && oldest !== undefined) owners.delete(oldest);
      }
      await writer.write(message);
    },
    isFor(id, session) {
      const key = JSON.stringify(id);
      const owner = owners.get(key);
      owners.delete(key);
      return owner === undefined || owner === session;
    },
    withdraw(session) {
      // They stay known: the answer to one of them may be on its way.
      const asked = [...owners].filter(([, owner]) => owner === session);
      return asked.map(
        ([id]) =>
          `{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":${id},"reason":"The proxy that asked has ended."}}`,
      );
    },
  };
}

function keyOf(id: string): string {
  try {
    return JSON.stringify(JSON.parse(id));
  } catch {
    return id;
  }
}
