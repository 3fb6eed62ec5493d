import type { Command } from './command.js';

/** The verbs that a line can begin with; `list` and `exit` are other words for `search` and `quit`. */
export type VerbName = Command['verb'] | 'list' | 'exit';
