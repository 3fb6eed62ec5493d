import {
  accountOperations,
  operations,
  type AnyOperationId,
  type Operation,
} from '@nanda/protocol';

/** Every operation of the contract, by its id. */
export const operationValues: Readonly<Record<AnyOperationId, Operation>> = {
  ...operations,
  ...accountOperations,
};
