/** Seven characters that two different texts hardly share (FNV-1a, 32 bits). Not for secrets. */
export function hashText(text: string): string {
  let hash = 0x81_1c_9d_c5;
  for (const byte of new TextEncoder().encode(text)) {
    hash = Math.imul(hash ^ byte, 0x01_00_01_93) >>> 0;
  }
  return hash.toString(36).padStart(7, '0');
}
