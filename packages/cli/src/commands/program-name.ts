/** The names of the two binaries. */
export type ProgramName = 'nanda' | 'nanda-discover';
