/** Bytes of a text that every terminal with OSC 52 takes; xterm takes 100,000 of the whole sequence, base64. */
export const terminalClipboardLimit = 74_994;
