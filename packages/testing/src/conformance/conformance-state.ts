import { InMemoryServerEventBus, type ServerEventBus } from '@modelcontextprotocol/server';

/** What all instances of one conformance service share: over HTTP there is one a session, or one a request. */
export type ConformanceState = {
  /** Carries what has changed to every instance and to every stream that listens. */
  readonly bus: ServerEventBus;
  /** Whether the tool `test_changing_tool` is there at the moment. */
  hasChangingTool: boolean;
  /** Whether the prompt `test_changing_prompt` is. */
  hasChangingPrompt: boolean;
};

/** The state of a service that has just started. */
export function createConformanceState(): ConformanceState {
  return {
    bus: new InMemoryServerEventBus(),
    hasChangingTool: false,
    hasChangingPrompt: false,
  };
}
