import type { InputRequest } from '@nanda/protocol';

/** Something that a call asks for, and who asks. Written by the service: has to be cleaned before it is shown. */
export interface WaitingRequest extends InputRequest {
  readonly executionId: string;
  readonly connectionId: string;
  readonly serviceId: string;
  /** The short name of the connection; its id where it is gone. */
  readonly connection: string;
  /** What the service calls itself. */
  readonly serviceName: string;
  readonly toolName: string;
}
