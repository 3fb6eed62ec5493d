/** What a server has sent. */
export interface ReadFrames {
  readonly texts: readonly string[];
  /** Of the frame that closes, where there is one. */
  readonly closeCode: number | undefined;
}

/** Reads the frames of a server that are whole; a server's are never masked. */
export function readFrames(bytes: Buffer): ReadFrames {
  const texts: string[] = [];
  let place = 0;
  while (place + 2 <= bytes.length) {
    const opcode = (bytes[place] ?? 0) & 0x0f;
    let length = (bytes[place + 1] ?? 0) & 0x7f;
    let start = place + 2;
    if (length === 126) {
      if (start + 2 > bytes.length) break;
      length = bytes.readUInt16BE(start);
      start += 2;
    } else if (length === 127) {
      if (start + 8 > bytes.length) break;
      length = Number(bytes.readBigUInt64BE(start));
      start += 8;
    }
    if (start + length > bytes.length) break;
    const payload = bytes.subarray(start, start + length);
    if (opcode === 8) {
      return { texts, closeCode: payload.length >= 2 ? payload.readUInt16BE(0) : 1005 };
    }
    if (opcode === 1) texts.push(payload.toString());
    place = start + length;
  }
  return { texts, closeCode: undefined };
}
