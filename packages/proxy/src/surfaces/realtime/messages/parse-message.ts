import { RealtimeClientMessageSchema, type RealtimeClientMessage } from '@nanda/protocol';
import * as z from 'zod/mini';
import { isDeeperThan } from '../../../core/is-deeper-than.js';
import { isObject } from '../../../core/is-object.js';
import { NandaError } from '../../../core/nanda-error.js';
import { tellIssues } from '../../http/tell-issues.js';

/** A message that can be handled, or what is wrong with it. */
export type ParsedMessage =
  | { readonly id: string; readonly message: RealtimeClientMessage }
  | { readonly id: string; readonly failure: NandaError };

/** In place of an id where a message has none. */
const noId = 'error';

/** As deep as a body may be, and one level more: the payload is inside of the message. */
const maxDepth = 65;

const isKnown: Record<RealtimeClientMessage['type'], true> = {
  subscribe: true,
  unsubscribe: true,
  execute: true,
  stream: true,
  cancel: true,
  respond: true,
  ping: true,
  resume: true,
};
const known: ReadonlySet<unknown> = new Set(Object.keys(isKnown));

const { localeError } = z.locales.en();

/** Reads one message. Never throws: what is sent here can be anything. */
export function parseMessage(
  data: Buffer,
  { isBinary }: { readonly isBinary: boolean },
): ParsedMessage {
  if (isBinary)
    return invalid(noId, 'Messages are text: JSON in a text frame, not in a binary one');
  let value: unknown;
  try {
    value = JSON.parse(data.toString());
  } catch {
    return invalid(noId, 'The message is not valid JSON');
  }
  if (!isObject(value)) return invalid(noId, 'The message is no JSON object');
  const id = isId(value['id']) ? value['id'] : noId;
  if (isDeeperThan(maxDepth, { value })) {
    return invalid(id, `The message nests deeper than ${maxDepth} levels`);
  }
  if (!known.has(value['type'])) {
    return invalid(id, `The message has no type that is known; there are ${[...known].join(', ')}`);
  }
  if (id === noId && value['id'] !== noId) {
    return invalid(
      id,
      'The message has no id: a text of 1 to 255 characters, by which it is answered',
    );
  }
  const { payload = {} } = value;
  const result = RealtimeClientMessageSchema.safeParse(
    { ...value, payload },
    { error: localeError },
  );
  return result.success ? { id, message: result.data } : faulty(id, result.error.issues);
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= 255;
}

function invalid(id: string, reason: string): ParsedMessage {
  return { id, failure: new NandaError('VALIDATION_ERROR', `${reason}.`) };
}

function faulty(id: string, found: readonly z.core.$ZodIssue[]): ParsedMessage {
  const { issues, text } = tellIssues(found.flatMap(spread));
  const failure = new NandaError('VALIDATION_ERROR', `The message is not valid: ${text}.`, {
    details: { issues },
  });
  return { id, failure };
}

/** Of several forms that a payload may have, the one that is nearest is talked about. */
function spread(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const [nearest] = issue.errors.toSorted((a, b) => a.length - b.length);
  if (nearest === undefined) return [issue];
  return nearest.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
}
