import type { OptionDefinitions } from './option-definition.js';
import type { VerbName } from './verb-name.js';

/** One verb of the session: how it is typed, and what it does. */
export interface VerbDefinition {
  verb: VerbName;
  /** As it is typed: `connect: 1`. */
  usage: string;
  /** What it does, in a few words. */
  summary: string;
  /** What else there is to know, a line each. */
  notes?: readonly string[];
  options?: OptionDefinitions;
}
