import { RealtimeClientMessageSchema } from '@nanda/protocol';
import * as fc from 'fast-check';
import { arbitraryOf } from '../requests/arbitrary-of.js';
import { editValue, valueEdits } from '../requests/edit-value.js';
import { memberHintsOf } from '../requests/member-hints.js';
import { references } from '../requests/references.js';
import { bytesEdit, editBytes } from './edit-bytes.js';

/** A frame before the ids are in it. */
export interface Frame {
  readonly opcode: number;
  readonly isLast: boolean;
  /** The three bits that are reserved. */
  readonly reserved: number;
  readonly isMasked: boolean;
  readonly payload: Buffer;
  /** How much longer it says that it is than it is. */
  readonly surplus: number;
}

/** Frames of one client, and whether each of them is one. */
export interface Frames {
  readonly frames: readonly Frame[];
  readonly areSound: boolean;
}

const id = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('1', '2', 'same') },
  { weight: 1, arbitrary: fc.constantFrom('', '__proto__', 'x'.repeat(300)) },
);

const hintOf = memberHintsOf('executions.execute');

const messages = arbitraryOf(RealtimeClientMessageSchema, {
  hint(path) {
    const [name = ''] = path.toReversed();
    if (path.length === 1 && name === 'id') return id;
    if (name === 'executionId') return fc.oneof(references('asking'), references('execution'));
    if (name === 'executions') {
      return fc.array(fc.record({ executionId: references('execution'), after: fc.nat(9) }), {
        maxLength: 2,
      });
    }
    return hintOf(path);
  },
});

const texts = fc
  .record({
    message: messages,
    edits: valueEdits,
    bytes: fc.oneof(
      { weight: 10, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(bytesEdit, { minLength: 1, maxLength: 3 }) },
    ),
  })
  .map(({ message, edits, bytes }) =>
    editBytes(Buffer.from(JSON.stringify(editValue(message, edits)) ?? ''), bytes),
  );

const sound = { opcode: 1, isLast: true, reserved: 0, isMasked: true, surplus: 0 };

const soundFrames: fc.Arbitrary<Frames> = fc
  .array(texts, { minLength: 1, maxLength: 6 })
  .map((payloads) => ({
    frames: payloads.map((payload) => ({ ...sound, payload })),
    // Text that is no UTF-8 is no text.
    areSound: payloads.every((payload) => Buffer.from(payload.toString()).equals(payload)),
  }));

const oddFrame: fc.Arbitrary<Frame> = fc.record({
  opcode: fc.constantFrom(0, 1, 1, 1, 2, 3, 7, 8, 9, 10, 11, 15),
  isLast: fc.constantFrom(true, true, false),
  reserved: fc.constantFrom(0, 0, 0, 1, 4, 7),
  isMasked: fc.constantFrom(true, true, true, false),
  payload: fc.oneof(
    texts,
    fc.uint8Array({ maxLength: 140 }).map((bytes) => Buffer.from(bytes)),
    fc.constantFrom(Buffer.from([3, 232]), Buffer.from([0, 0]), Buffer.alloc(70_000, 'a')),
  ),
  surplus: fc.constantFrom(0, 0, 0, 0, -1, 5, 2 ** 24, 2 ** 40),
});

/** What a client sends over its socket: messages, and what is none. */
export const webSocketFrames: fc.Arbitrary<Frames> = fc.oneof(
  { weight: 3, arbitrary: soundFrames },
  {
    weight: 1,
    arbitrary: fc
      .array(oddFrame, { minLength: 1, maxLength: 4 })
      .map((frames) => ({ frames, areSound: false })),
  },
);
