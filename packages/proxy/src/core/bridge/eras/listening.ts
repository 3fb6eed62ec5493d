/** The request of the newer era whose answer goes on and on, and what says which part of it the service agreed to. */
export const listening = {
  method: 'subscriptions/listen',
  acknowledged: 'notifications/subscriptions/acknowledged',
} as const;
