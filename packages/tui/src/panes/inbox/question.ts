import type { FormState } from '../../form/form-state.js';

/** Something that a running tool asks for. What it says is the service's: not sanitised. */
export interface Question {
  executionId: string;
  /** Names it within its execution. */
  key: string;
  kind: 'elicitation' | 'sampling' | 'roots';
  /** The parameters of the MCP request. */
  request: Readonly<Record<string, unknown>>;
  /** RFC 3339. */
  expiresAt: string;
  serviceName: string;
  tool: string;
  /** Put off by the user: it comes in front no more by itself. */
  isPutOff: boolean;
  /** What has been filled in, where it was left before it was sent. */
  draft?: FormState | undefined;
}
