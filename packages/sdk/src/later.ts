// Loaded together, with the first stream or the first who listens: see load-later.ts.
export { answerChallenge } from './auth/answer-challenge.js';
export { authorizeService } from './auth/authorize-service.js';
export { waitForAuthorization } from './auth/wait-for-authorization.js';
export { proveBatch } from './batch/prove-batch.js';
export { receiveBatch } from './batch/receive-batch.js';
export { EventHub } from './events/event-hub.js';
export { receiveEvents } from './events/receive-events.js';
export { receiveExecution } from './events/receive-execution.js';
export { askAccount } from './evm/ask-account.js';
export { EvmAuthDesk } from './evm/evm-auth-desk.js';
export { proveAnswer } from './evm/prove-answer.js';
export { signWithProvider } from './evm/sign-with-provider.js';
export { describeSocket } from './http/describe-socket.js';
export { ExecutionRun } from './streaming/execution-run.js';
export { receiveToolEvents } from './streaming/receive-tool-events.js';
export { shareEvents } from './streaming/share-events.js';
export { unwrapWebhook } from './webhooks/unwrap-webhook.js';
