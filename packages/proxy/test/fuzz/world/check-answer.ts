import { errorCodes, type ErrorCode } from '@nanda/protocol';
import { madeUpSecret } from '../requests/member-hints.js';
import type { Told } from './send-request.js';
import type { Sender, World } from './world.js';

/** A line of a stack of calls. */
const stack = /(^|\\n|\n)\s+at .*[(/].*:\d+:\d+/;
/** What is said only of what nobody thought of. */
const unforeseen = 'Something went wrong in the proxy';

/** Of bytes that are no request, or one that never gets to be whole: the codes have none of their own. */
const wireStatuses = new Set([408, 417, 431, 501]);

/** What of a text nobody may be told; undefined where there is none of it. */
function findLeak(
  text: string,
  { world, isPrivate = true }: { readonly world: World; readonly isPrivate?: boolean },
): string | undefined {
  return [
    ...world.secrets,
    ...world.places,
    madeUpSecret,
    ...(isPrivate ? world.privacy : []),
  ].find((word) => text.includes(word));
}

/** @throws Error where an answer is none that anybody may get */
export function checkAnswer(
  { status, head, text }: Pick<Told, 'status' | 'head' | 'text'>,
  {
    world,
    sender,
    target,
  }: { readonly world: World; readonly sender: Sender; readonly target: string },
): void {
  const isPrivate = !(sender.isKeeper && /^\/v2\/(accounts|audit)/.test(target));
  const leak = findLeak(`${head}\n${text}`, { world, isPrivate });
  if (leak !== undefined) throw new Error(`It tells ${leak}.`);
  if (stack.test(text)) throw new Error('It tells where it failed.');
  if (status === 500 || text.includes(unforeseen)) throw new Error('Nobody thought of this.');
  const code = /"error":\{"code":"([A-Z_]+)"/.exec(text)?.[1];
  if (code === undefined || status < 400) return;
  const { status: expected } = errorCodes[code as ErrorCode] ?? {};
  if (status !== expected && !wireStatuses.has(status))
    throw new Error(`${status} is not the status of ${code}.`);
}

/** @throws Error where the log has what it may not have, or tells of what nobody thought of; or where the process has ended */
export function checkProgram(world: World): void {
  const { program } = world;
  if (program.end !== undefined) throw new Error(`${program.end}\n${program.log}`);
  const log = program.takeLog();
  const leak = findLeak(log.replaceAll(world.places[0] ?? '', ''), { world });
  if (leak !== undefined && !world.places.includes(leak) && !world.privacy.includes(leak)) {
    throw new Error(`The log tells ${leak}: ${log.slice(-4000)}`);
  }
  const failure = log.split('\n').find((line) => line.startsWith('{"level":"error"'));
  if (failure !== undefined) throw new Error(`Nobody thought of this: ${failure}`);
}

/** @throws Error where the proxy went to what is this machine's alone */
export function checkCanary({ canary }: World): void {
  const visits = canary.visits.splice(0);
  if (visits.length > 0) throw new Error(`It went to ${visits.join(', ')}.`);
}
