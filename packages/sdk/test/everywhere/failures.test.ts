import {
  AbortError,
  ConnectionError,
  InvalidParametersError,
  NANDAClient,
  NotFoundError,
  TimeoutError,
} from '@nanda/sdk';
import { describe, expect, inject, test } from 'vitest';
import { catchError } from './support/catch-error.js';
import { createClient } from './support/create-client.js';
import { playScript } from './support/play-script.js';

describe(inject('runtime'), () => {
  test('what is not there is a NotFoundError with the code and the id of the request', async () => {
    const error = await catchError(createClient().connect('no-such-service'));
    expect(NotFoundError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ status: 404, code: 'SERVICE_NOT_FOUND', isRetryable: false });
    expect(error).toHaveProperty('requestId', expect.stringMatching(/./));
  });

  test('parameters that do not fit are named', async () => {
    await using connection = await createClient().connect('weather');
    const error = await catchError(connection.execute('getCurrentWeather', {}));
    expect(InvalidParametersError.isInstance(error)).toBe(true);
    expect(error.message).toContain('location');
  });

  test('where nobody listens is a ConnectionError with every attempt', async () => {
    const nanda = new NANDAClient({ baseURL: inject('otherSide').deadURL, maxRetries: 1 });
    const error = await catchError(nanda.health());
    expect(ConnectionError.isInstance(error) && error.attempts.length).toBe(2);
    expect(error.cause).toBeInstanceOf(Error);
  });

  test('an answer that does not come is a TimeoutError', async () => {
    const { url } = await playScript({ breakage: 'hang' });
    const nanda = new NANDAClient({ baseURL: url, timeout: 50, maxRetries: 0 });
    const error = await catchError(nanda.health());
    expect(TimeoutError.isInstance(error) && error.phase).toBe('headers');
  });

  test('an aborted call is an AbortError, and the request is let go', async () => {
    const { url, requests } = await playScript({ breakage: 'hang' });
    const controller = new AbortController();
    const call = new NANDAClient({ baseURL: url }).health({ signal: controller.signal });
    await expect.poll(async () => (await requests()).length).toBe(1);
    const reason = new Error('enough');
    controller.abort(reason);
    const error = await catchError(call);
    expect([AbortError.isInstance(error), error.cause]).toEqual([true, reason]);
    await expect.poll(async () => (await requests())[0]?.isAborted).toBe(true);
  });
});
