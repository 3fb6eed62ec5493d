import type { Frame } from './web-socket-frames.js';

/** Any mask will do. */
const mask = Buffer.from([0x12, 0x34, 0x56, 0x78]);

/** A frame as it goes over the wire (RFC 6455 §5.2). */
export function encodeFrame({
  opcode,
  isLast,
  reserved,
  isMasked,
  payload,
  surplus,
}: Frame): Buffer {
  const length = Math.max(payload.length + surplus, 0);
  const first = (isLast ? 0x80 : 0) | (reserved << 4) | opcode;
  const masked = isMasked ? 0x80 : 0;
  let head: Buffer;
  if (length < 126) head = Buffer.from([first, masked | length]);
  else if (length < 65_536) {
    head = Buffer.from([first, masked | 126, length >> 8, length & 255]);
  } else {
    head = Buffer.alloc(10);
    head.set([first, masked | 127]);
    head.writeBigUInt64BE(BigInt(length), 2);
  }
  if (!isMasked) return Buffer.concat([head, payload]);
  const covered = payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0));
  return Buffer.concat([head, mask, covered]);
}
