/** What a frame ends with: not before it is anything shown. */
export const frameEnd = '\u001b[?2026l';
