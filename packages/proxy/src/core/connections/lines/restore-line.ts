import type { Logger } from '../../logger.js';
import { reasonOf } from '../../reason-of.js';
import { untilAborted } from '../../until-aborted.js';
import { withDeadline } from '../../with-deadline.js';
import { judgeFailure } from '../circuit/judge-failure.js';
import { connectionErrors } from '../connection-errors.js';
import type { Line, LineDialog } from './line.js';
import { wantedLevel } from './line-level.js';
import { tellSession } from './tell-session.js';

export interface RestoreLineOptions {
  readonly connectionId: string;
  /** Who had a session before. */
  readonly dialogs: readonly LineDialog[];
  /** Milliseconds for all of it. */
  readonly timeout: number;
  readonly logger: Logger;
}

const lists = ['tools', 'resources', 'prompts'] as const;

/** A new session knows nothing of what the one before was told, and its lists may be others. Never rejects. */
export async function restoreLine(line: Line, options: RestoreLineOptions): Promise<void> {
  const { connectionId, dialogs, timeout, logger } = options;
  const deadline = withDeadline(timeout, { reason: () => connectionErrors.noAnswer(timeout) });
  const { signal } = deadline;
  for (const { outlet } of dialogs) {
    for (const list of lists) {
      if (line.session?.facts.capabilities[list] === undefined) continue;
      outlet.onNotification({ method: `notifications/${list}/list_changed`, params: {} });
    }
  }
  try {
    await untilAborted(restore(line, options, signal), signal);
  } catch (error) {
    logger.warn('What was followed could not be followed again', {
      connectionId,
      reason: reasonOf(error),
    });
  } finally {
    deadline.release();
  }
}

async function restore(
  line: Line,
  { connectionId, dialogs, logger }: RestoreLineOptions,
  signal: AbortSignal,
): Promise<void> {
  const level = wantedLevel(line);
  if (line.session?.facts.era === 'legacy' && level !== undefined && level !== line.level) {
    await tellSession(line.session, 'logging/setLevel', { params: { level }, signal });
    line.level = level;
  }
  const followed = new Set(dialogs.flatMap(({ follows }) => [...follows]));
  for (const uri of followed) {
    const reason = await followAgain(line, { uri, signal });
    if (reason === undefined) continue;
    for (const { follows } of dialogs) follows.delete(uri);
    logger.warn('A service no longer lets a resource be followed', { connectionId, reason });
  }
}

/** Gives why the service refuses; undefined where it does not. */
async function followAgain(
  { session }: Line,
  { uri, signal }: { readonly uri: string; readonly signal: AbortSignal },
): Promise<string | undefined> {
  try {
    const told = { params: { uri }, signal };
    const answer = await tellSession(session, 'resources/subscribe', told);
    return 'error' in answer ? answer.error.message : undefined;
  } catch (error) {
    if (judgeFailure(error) !== 'answered') throw error;
    return reasonOf(error);
  }
}
