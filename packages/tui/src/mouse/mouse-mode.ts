/** What makes a terminal report buttons and the wheel (1000), in a form that has no end at column 223 (SGR, 1006). */
export const mouseMode = {
  enter: '\u001b[?1000h\u001b[?1006h',
  leave: '\u001b[?1006l\u001b[?1000l',
} as const;
