import {
  APIError,
  AuthenticationError,
  ConnectionError,
  InvalidParametersError,
  NotFoundError,
  RateLimitError,
  TimeoutError,
} from '@nanda/sdk';
import type { Failure } from './failure.ts';
import { isRecord } from './is-record.ts';
import { textOf } from './text-of.ts';

/** Where the page is and what it talks to: both are part of the advice. */
export interface FailurePlace {
  readonly baseURL: string;
  /** The origin of this page, which the proxy has to allow. */
  readonly origin: string;
}

/** What to show of an error of the SDK. Messages may quote a service, so they are text and nothing else. */
export function describeFailure(error: unknown, { baseURL, origin }: FailurePlace): Failure {
  const message = error instanceof Error ? error.message : String(error);
  const facts = { message, details: [], reference: referenceOf(error) };
  if (ConnectionError.isInstance(error)) {
    const { hostname, port, protocol } = new URL(baseURL);
    const isHere = hostname === 'localhost' || hostname === '127.0.0.1';
    const onPort = port === '' ? (protocol === 'https:' ? '443' : '80') : port;
    return {
      ...facts,
      title: `No proxy answers at ${baseURL}`,
      message: isHere
        ? 'Start one that lets this page in, then try again:'
        : 'It is not there, or does not let this page in. One on this machine would be started so:',
      command: `nanda serve --port ${isHere ? onPort : '3000'} --allow-origin ${origin}`,
    };
  }
  if (TimeoutError.isInstance(error)) return { ...facts, title: 'No answer in time' };
  if (InvalidParametersError.isInstance(error)) {
    return { ...facts, title: 'The parameters do not fit the tool', details: faultsOf(error) };
  }
  if (AuthenticationError.isInstance(error)) {
    const isOfService = error.code === 'SERVICE_AUTH_REQUIRED';
    return {
      ...facts,
      title: isOfService ? 'The service wants credentials' : 'The proxy wants its token',
    };
  }
  if (NotFoundError.isInstance(error)) {
    return { ...facts, title: 'It is not there any more' };
  }
  if (RateLimitError.isInstance(error)) return { ...facts, title: 'Too many calls for the moment' };
  return { ...facts, title: 'That did not work' };
}

function faultsOf(error: APIError): string[] {
  const { faults } = error.details;
  if (!Array.isArray(faults)) return [];
  return faults.flatMap((fault: unknown) =>
    isRecord(fault) ? [`${textOf(fault['path'])} ${textOf(fault['message'])}`] : [],
  );
}

function referenceOf(error: unknown): string | undefined {
  if (!APIError.isInstance(error)) return undefined;
  const parts = [error.code, error.requestId].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(' · ');
}
