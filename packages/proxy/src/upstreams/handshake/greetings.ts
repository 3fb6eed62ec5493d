/** The methods with which a conversation begins, in either era. */
export const greetings: ReadonlySet<unknown> = new Set(['initialize', 'server/discover']);

/** What a service answered to them, by method, as it came: the SDK's schemas leave out what they do not know. */
export type GreetingAnswers = Map<string, unknown>;
