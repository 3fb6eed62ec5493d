/** The ways in which a result can be looked at. */
export type ResultViewName = 'text' | 'tree' | 'json' | 'raw' | 'image';
