import type { Terminal } from '../abilities/describe-terminal.js';

/** GNU screen hands on no more than 768 bytes in one piece, older ones 256. */
const screenPiece = 240;

/**
 * The sequence that puts a text onto the clipboard of the terminal itself (OSC 52), on whatever machine it
 * is. Nothing of the text is in it as it is.
 */
export function encodeTerminalClipboard(
  text: string,
  { multiplexer }: Pick<Terminal, 'multiplexer'>,
): string {
  const sequence = `\u001b]52;c;${Buffer.from(text).toString('base64')}\u0007`;
  if (multiplexer === 'tmux') {
    // Either tmux takes it (set-clipboard on), or it hands it on (allow-passthrough on).
    return `${sequence}\u001bPtmux;${sequence.replaceAll('\u001b', '\u001b\u001b')}\u001b\\`;
  }
  if (multiplexer !== 'screen') return sequence;
  const pieces = sequence.match(new RegExp(`[^]{1,${screenPiece}}`, 'g')) ?? [];
  return pieces.map((piece) => `\u001bP${piece}\u001b\\`).join('');
}
