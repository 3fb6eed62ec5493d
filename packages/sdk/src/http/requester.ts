import type { OperationId } from '@nanda/protocol';
import type { APIPromise } from '../api-promise.js';
import type { Call } from './call.js';
import type { Answer } from './read-answer.js';

/** Calls operations on behalf of one connection, which it names by itself. */
export type Requester = <Id extends OperationId, Data = Answer<Id>['data']>(
  id: Id,
  call?: Call | (() => Call),
  read?: (answer: Answer<Id>) => Data | PromiseLike<Data>,
) => APIPromise<Data>;
