import type { Agent } from 'node:http';
import { putReferences } from '../requests/references.js';
import type { SentRequest } from '../requests/sent-request.js';
import { checkAnswer, checkCanary, checkProgram } from './check-answer.js';
import { sendRequest, type Told } from './send-request.js';
import type { Belongings, Kind, Sender, World } from './world.js';

/** Milliseconds; nothing is expected to take as long, on a busy machine either. */
const patience = 20_000;
const quiet = 60;
/** Who asks for it waits until somebody else answers what a tool asks. */
const mayWait = /"input":"wait"/;

export interface TryRequestOptions {
  readonly world: World;
  readonly sender: Sender;
  readonly agent: Agent;
  /** Looks at the answer as well. */
  readonly look?: ((told: Told, sent: SentRequest) => void) | undefined;
}

const lessons = {
  cursor: /"nextCursor":"([\w.:=+/-]+)"/,
  inputKey: /"inputRequests":\[\{[^}]*"key":"([\w-]+)"/,
  eventId: /^id: ([\w.:=+/-]+)$/m,
  session: /mcp-session-id\n([\w-]+)/i,
  browser: /nanda_sign_in=([\w-]+)/,
  seal: /name="seal" value="([^"]+)"/,
  ticket: /name="ticket" value="([^"]+)"/,
  code: /[?&]code=([^&\s]+)/,
  userCode: /"user_code":"([^"]+)"/,
  deviceCode: /"device_code":"([^"]+)"/,
  refreshToken: /"refresh_?[tT]oken":"([^"]+)"/,
  subscription: /"subscription_id":"(sub_[\w-]+)"/,
} as const satisfies Partial<Record<Kind, RegExp>>;

/** Sends a request as somebody, and looks at what comes of it. @throws Error that names both */
export async function tryRequest(
  sent: SentRequest,
  { world, sender, agent, look }: TryRequestOptions,
): Promise<Told> {
  const put = (text: string): string => putReferences(text, { sender, world });
  const body = sent.body && Buffer.from(put(sent.body.toString('latin1')), 'latin1');
  const target = putReferences(sent.target, { sender, world, encode: encodeURIComponent });
  const own = Object.entries({ ...sender.headers, ...sent.headers });
  const headers = Object.fromEntries(own.map(([name, value]) => [name, put(value)]));
  const request = {
    method: sent.method,
    target,
    headers: { ...world.arrival(), ...headers },
    body,
  };
  const isWaiting = mayWait.test(body?.toString('latin1') ?? '');
  const leavesAfter = sent.leavesAfter ?? (isWaiting ? 500 : undefined);
  try {
    const told = await sendRequest(request, {
      port: world.port,
      agent,
      quiet,
      patience: leavesAfter ?? patience,
    }).catch((error: unknown) => {
      if (leavesAfter !== undefined) return undefined;
      throw error;
    });
    sender.learn(learnFrom(`${told?.head}\n${told?.text}`, target));
    if (told !== undefined) {
      checkAnswer(told, { world, sender, target });
      look?.(told, sent);
    }
    checkProgram(world);
    checkCanary(world);
    return told ?? { status: 0, fields: {}, head: '', text: '', isWhole: false };
  } catch (error) {
    const shown = `${sender.name}: ${sent.method} ${target} ${JSON.stringify(sent.headers)}\n${body?.toString('latin1').slice(0, 4000) ?? ''}`;
    throw new Error(`${(error as Error).message}\n${shown}`, { cause: error });
  }
}

/** What can be sent back. */
function learnFrom(text: string, target: string): Belongings {
  const found = Object.entries(lessons).flatMap(([kind, pattern]) => {
    const value = pattern.exec(text)?.[1];
    // A session is of its own place alone.
    if (kind === 'session' && target !== '/mcp') return [];
    return value === undefined ? [] : [[kind, value]];
  });
  return Object.fromEntries(found) as Belongings;
}
