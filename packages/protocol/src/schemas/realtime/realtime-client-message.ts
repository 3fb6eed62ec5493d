import * as z from 'zod/mini';
import { InputAnswerSchema, type InputAnswer } from '../input-answer.js';
import { RealtimeCallSchema, type RealtimeCall } from './realtime-call.js';
import { RealtimeFollowSchema, type RealtimeFollow } from './realtime-follow.js';
import { RealtimeResumeSchema, type RealtimeResume } from './realtime-resume.js';
import { RealtimeSubscriptionSchema, type RealtimeSubscription } from './realtime-subscription.js';

/** Which call is meant: by its execution, or by the id of the message that began it. */
export type RealtimeCancel = { executionId: string } | { id: string };

/** The answer to what a tool asked for with `input_required`. */
export interface RealtimeAnswer extends InputAnswer {
  executionId: string;
}

interface ClientMessage<Type extends string, Payload> {
  type: Type;
  /** Chosen by the client, 1 to 255 characters; every answer carries it. Of use again once it is answered. */
  id: string;
  payload: Payload;
}

/** Asks whether anybody is there. */
export interface RealtimePing {
  type: 'ping';
  id: string;
  payload?: unknown;
}

/** What a client sends. */
export type RealtimeClientMessage =
  | ClientMessage<'subscribe', RealtimeSubscription>
  | ClientMessage<'unsubscribe', RealtimeSubscription>
  | ClientMessage<'execute', RealtimeCall>
  | ClientMessage<'stream', RealtimeCall | RealtimeFollow>
  | ClientMessage<'cancel', RealtimeCancel>
  | ClientMessage<'respond', RealtimeAnswer>
  | ClientMessage<'resume', RealtimeResume>
  | RealtimePing;

const id = z.string().check(z.minLength(1), z.maxLength(255));
const executionId = id;

export const RealtimeClientMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('subscribe'), id, payload: RealtimeSubscriptionSchema }),
  z.object({ type: z.literal('unsubscribe'), id, payload: RealtimeSubscriptionSchema }),
  z.object({ type: z.literal('execute'), id, payload: RealtimeCallSchema }),
  z.object({
    type: z.literal('stream'),
    id,
    payload: z.union([RealtimeCallSchema, RealtimeFollowSchema]),
  }),
  z.object({
    type: z.literal('cancel'),
    id,
    payload: z.union([z.strictObject({ executionId }), z.strictObject({ id })]),
  }),
  z.object({
    type: z.literal('respond'),
    id,
    payload: z.strictObject({ executionId, ...InputAnswerSchema.shape }),
  }),
  z.object({ type: z.literal('resume'), id, payload: RealtimeResumeSchema }),
  z.object({ type: z.literal('ping'), id, payload: z.optional(z.unknown()) }),
]);
