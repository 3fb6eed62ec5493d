import type { AskJson, Fields } from './ask-json.js';
import { openSession } from './open-session.js';
import { settleIn } from './settle-in.js';
import type { Belongings } from './world.js';

/** Somebody who is to be left alone. */
export interface Victim {
  readonly belongings: Belongings;
  /** What only it is told. */
  readonly privacy: readonly string[];
  /** @throws Error where something of it is not as it was */
  check(): Promise<void>;
}

export interface VictimOptions {
  readonly url: string;
  readonly ask: AskJson;
  readonly headers: Fields;
  /** Stands in all that it has. */
  readonly word: string;
  readonly serviceKey: string;
  /** Of its account, where it has one. */
  readonly account: string | undefined;
}

export async function createVictim(options: VictimOptions): Promise<Victim> {
  const { url, ask, headers, word, serviceKey, account } = options;
  const isUser = account !== undefined;
  const belongings: Belongings = {
    ...(await settleIn(ask, { headers, word, serviceKey, isUser })),
    resumeToken: await openSession(url, headers),
    ...(isUser && { account }),
  };
  // One more, whose id nobody gets to know.
  const hidden = await ask('POST', '/v2/services/coffee/connect', { headers, body: {} });
  if (hidden.status !== 201) throw new Error(JSON.stringify(hidden.data));

  async function expectPart(path: string, part: string | RegExp): Promise<void> {
    const { status, data } = await ask('GET', path, { headers });
    const text = JSON.stringify(data);
    if (status !== 200 || text.search(part) < 0) {
      throw new Error(`The victim finds no ${part} at ${path}: ${status} ${text}`);
    }
  }

  return {
    belongings,
    privacy: [word, String(hidden.data['id']), String(belongings.state)],
    async check() {
      await expectPart(`/v2/connections/${belongings.connection}`, `${word}-locked`);
      await expectPart(`/v2/connections/${belongings.connection}`, '"connected"');
      await expectPart(`/v2/executions/${belongings.execution}`, word);
      await expectPart(`/v2/executions/${belongings.asking}`, '"input_required"');
      await expectPart('/v2/credentials', String(belongings.credential));
      // Nobody came back with it, whether or not there is time left.
      await expectPart(`/v2/authorizations/${belongings.authorization}`, /"(pending|expired)"/);
    },
  };
}
