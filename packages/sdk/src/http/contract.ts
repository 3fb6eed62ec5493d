// What is needed of the contract's schemas, and no more: the facts that come with the rest would be loaded with the client.
export {
  BatchEventSchema,
  ExecutionEventSchema,
  RealtimeServerMessageSchema,
  WebhookNotificationSchema,
  accountOperations,
  operations,
} from '@nanda/protocol';
