import type { IncomingMessage } from 'node:http';

import { untilAborted } from '../../core/until-aborted.js';
import type { HttpExchange, HttpSender } from '../../network/create-http-sender.js';
import type { Access, AccessHeaders } from '../secrets/access.js';
import {
  createSessionFields,
  type SessionFields,
  type SessionFieldsOptions,
} from './create-session-fields.js';
import { letGo } from './let-go.js';
import type { StreamableContext, StreamableSend } from './streamable-context.js';

export interface LetInSendOptions extends Omit<SessionFieldsOptions, 'headers'> {
  readonly sender: Pick<HttpSender, 'send'>;
  readonly url: URL;
  /** Lets the requests in. */
  readonly access: Access;
}

/**
 * Sends requests with what lets them in. Where the service refuses that (401), it has not taken the request in: it is sent
 * once more with what is got in its place.
 */
export function createLetInSend({
  sender,
  url,
  access,
  ...common
}: LetInSendOptions): StreamableContext['send'] {
  let last: { readonly headers: AccessHeaders; readonly fields: SessionFields } | undefined;

  /** Made anew only where what lets in is another. */
  const fieldsOf = (headers: AccessHeaders): SessionFields => {
    if (last?.headers !== headers) {
      last = { headers, fields: createSessionFields({ ...common, headers }) };
    }
    return last.fields;
  };

  const sendWith = (
    letIn: AccessHeaders,
    { method, headers, body }: StreamableSend,
  ): HttpExchange =>
    sender.send(url, {
      method,
      headers: fieldsOf(letIn)({ method, ...(headers && { headers }) }),
      ...(body !== undefined && { body }),
    });

  return (request) => {
    const headers = access.headers();
    if (headers instanceof Promise) return sendLater(headers, request);
    // A token of this request alone is not ours to renew.
    return access.renew === undefined || hasOwnAccess(headers, request)
      ? sendWith(headers, request)
      : sendAgain(sendWith(headers, request), { headers, request });
  };

  function sendLater(headers: Promise<AccessHeaders>, request: StreamableSend): HttpExchange {
    const givenUp = new AbortController();
    let current: HttpExchange | undefined;
    const send = async (): Promise<IncomingMessage> => {
      const ready = await untilAborted(headers, givenUp.signal);
      current = sendAgain(sendWith(ready, request), { headers: ready, request });
      return current.response;
    };
    return {
      response: send(),
      abort: () => {
        givenUp.abort(createGivenUpError());
        current?.abort();
      },
    };
  }

  function sendAgain(
    first: HttpExchange,
    { headers, request }: { readonly headers: AccessHeaders; readonly request: StreamableSend },
  ): HttpExchange {
    const givenUp = new AbortController();
    let current = first;
    const send = async (): Promise<IncomingMessage> => {
      const response = await first.response;
      if (response.statusCode !== 401) return response;
      let renewed: AccessHeaders | undefined;
      try {
        renewed = await untilAborted(access.renew?.(headers) ?? none, givenUp.signal);
      } catch (error) {
        letGo(response);
        throw error;
      }
      if (renewed === undefined) return response;
      letGo(response);
      current = sendWith(renewed, request);
      return current.response;
    };
    return {
      response: send(),
      abort: () => {
        givenUp.abort(createGivenUpError());
        current.abort();
      },
    };
  }
}

const none = Promise.resolve(undefined);

function createGivenUpError(): DOMException {
  return new DOMException('The request was given up.', 'AbortError');
}

function hasOwnAccess(headers: AccessHeaders, { headers: own }: StreamableSend): boolean {
  if (own === undefined) return false;
  const names = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
  return Object.keys(own).some((name) => names.has(name.toLowerCase()));
}
