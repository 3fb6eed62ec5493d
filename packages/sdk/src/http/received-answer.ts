import { headers } from '@nanda/protocol/facts';
import type { RequestAttempt } from '../errors/request-attempt.js';

/** A successful answer whose body has arrived whole. */
export class ReceivedAnswer {
  readonly text: string;
  /** Method and path of the request, for messages. */
  readonly subject: string;
  /** Every sending of the request. */
  readonly attempts: readonly RequestAttempt[];
  readonly #response: Response;

  constructor(
    response: Response,
    {
      text,
      subject,
      attempts,
    }: { text: string; subject: string; attempts: readonly RequestAttempt[] },
  ) {
    this.#response = response;
    this.text = text;
    this.subject = subject;
    this.attempts = attempts;
  }

  get requestId(): string | undefined {
    return this.#response.headers.get(headers.requestId) ?? undefined;
  }

  /** The token that this answer handed to an anonymous client, where it did. */
  get clientToken(): string | undefined {
    return this.#response.headers.get(headers.client) ?? undefined;
  }

  /** The same answer with a body that can be read (again). */
  toResponse(): Response {
    const { status, statusText, headers: fields } = this.#response;
    // A body is what some statuses must not have.
    return new Response(this.text === '' ? null : this.text, {
      status,
      statusText,
      headers: fields,
    });
  }
}
