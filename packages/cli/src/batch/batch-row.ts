import type { ToolExecutionResponse } from '@nanda/protocol';

/** What came of one call of a batch: a line of the output. */
export interface BatchRow extends Partial<Omit<ToolExecutionResponse, 'status'>> {
  /** Its place among the calls, from 0. */
  readonly index: number;
  /** Where it stands in its file, from 1. */
  readonly line: number;
  readonly id?: string | number | undefined;
  readonly status: ToolExecutionResponse['status'];
}
