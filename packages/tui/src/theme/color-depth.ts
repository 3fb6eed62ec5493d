/** Bits of a colour, as Node counts them: 1 is no colour, 4 are 16 colours, 8 are 256, 24 are all. */
export type ColorDepth = 1 | 4 | 8 | 24;
