// The facts of the contract: no import leaves this folder, so that a caller who only needs
// methods, paths and codes does not load a schema library. A line here is public API.
export { connectionStates, type ConnectionState } from './connection-states.js';
export { defaults } from './defaults.js';
export { errorCodes, type ErrorCode, type ErrorCodeFacts } from './error-codes.js';
export {
  executionEventTypes,
  terminalExecutionEventTypes,
  type ExecutionEventType,
} from './execution-event-types.js';
export { fillPath } from './fill-path.js';
export { headers } from './headers.js';
export { isCredentialHeader } from './is-credential-header.js';
export {
  operationFacts,
  type OperationAuth,
  type OperationFacts,
  type OperationId,
} from './operation-facts.js';
export { serviceAuthKinds, type ServiceAuthKind } from './service-auth-kinds.js';
export { serviceSorts, type ServiceSort } from './service-sorts.js';
export { timeframes, type Timeframe } from './timeframes.js';
export { transports, type Transport } from './transports.js';
