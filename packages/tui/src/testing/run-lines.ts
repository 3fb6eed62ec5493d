import { createSession, type CreateSessionOptions } from '../session/create-session.js';
import type { Session } from '../session/session.js';
import { createFakeClient, type FakeClient, type FakeClientOptions } from './create-fake-client.js';
import { createFakeDesk, type FakeDesk } from './create-fake-desk.js';

/** What a test may change of {@link runLines}. */
export interface RunLinesOptions extends Partial<Omit<CreateSessionOptions, 'client' | 'desk'>> {
  /** Members of the client, or all of it. */
  client?: FakeClientOptions | FakeClient | undefined;
  desk?: FakeDesk | undefined;
}

/** A session after its lines. */
export interface LinesRun {
  session: Session;
  client: FakeClient;
  desk: FakeDesk;
  /** What was printed by the last line: results, and beside them errors and hints. */
  output: string[];
  notes: string[];
  /** Of the last line. */
  exitCode: number;
  /** Carries out another line. */
  submit(line: string): Promise<LinesRun>;
}

/** Carries out lines with no network, one after the other. */
export async function runLines(
  lines: readonly string[],
  { client: given = {}, desk = createFakeDesk(), ...options }: RunLinesOptions = {},
): Promise<LinesRun> {
  const client = 'watchers' in given ? given : createFakeClient(given);
  const session = createSession({ client, desk, now: () => 0, ...options });

  async function submit(line: string): Promise<LinesRun> {
    const exitCode = await session.submit(line);
    const entry = session.state.transcript.at(-1)?.entry;
    const said = session.state.transcript.filter((one) => one.entry === entry);
    const texts = (wanted: (kind: string) => boolean) =>
      said.filter(({ kind }) => wanted(kind)).map(({ text }) => text);
    return {
      session,
      client,
      desk,
      output: texts((kind) => kind === 'output'),
      notes: texts((kind) => kind === 'hint' || kind === 'error'),
      exitCode,
      submit,
    };
  }

  let run: LinesRun = { session, client, desk, output: [], notes: [], exitCode: 0, submit };
  for (const line of lines) run = await submit(line);
  return run;
}
