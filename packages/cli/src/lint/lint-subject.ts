import type { ToolDefinition } from '@nanda/protocol';
import type { Members } from '../generate/members.js';

/** The tools of a server, taken apart once for all rules. Everything in it is a stranger's. */
export interface LintSubject {
  /** In the order of the server, with what it lists twice. */
  readonly tools: readonly LintTool[];
  /** Every schema that is within a tool's, itself included. */
  readonly schemas: readonly SchemaVisit[];
}

export interface LintTool {
  readonly definition: ToolDefinition;
  readonly name: string;
  /** JSON pointer. */
  readonly place: string;
}

/** A schema, and where it stands. */
export interface SchemaVisit {
  readonly tool: LintTool;
  readonly schema: Members;
  /** JSON pointer. */
  readonly place: string;
  /** The document that its references look into. */
  readonly root: unknown;
  /** Whether it says what the tool takes, and not what it gives. */
  readonly isInput: boolean;
  /** Steps from the document. */
  readonly depth: number;
  /** The name of the property that it describes. */
  readonly property: string | undefined;
}
