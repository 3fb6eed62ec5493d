import type { OperationId } from '@nanda/protocol';
import type { Answer } from './read-answer.js';
import type { Call } from './transport.js';

/** Calls operations on behalf of one connection, which it names by itself. */
export type Requester = <Id extends OperationId>(id: Id, call?: Call) => Promise<Answer<Id>>;
