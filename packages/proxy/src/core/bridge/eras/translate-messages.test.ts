import { describe, expect, test } from 'vitest';
import { isCarried } from './is-carried.js';
import { mayBeAsked } from './may-be-asked.js';
import { translateNotification } from './translate-notification.js';
import { translateParams } from './translate-params.js';
import { translateQuestion } from './translate-question.js';

const toModern = { from: 'legacy', to: 'modern' } as const;
const toLegacy = { from: 'modern', to: 'legacy' } as const;
const { signal } = new AbortController();
const envelope = {
  'io.modelcontextprotocol/protocolVersion': '2026-07-28',
  'io.modelcontextprotocol/clientInfo': {},
  'io.modelcontextprotocol/clientCapabilities': {},
  'io.modelcontextprotocol/logLevel': 'debug',
  'io.modelcontextprotocol/subscriptionId': 1,
};

describe('notifications', () => {
  test.each([
    'notifications/elicitation/complete',
    'notifications/tasks/status',
    'notifications/roots/list_changed',
  ])('%s is not known in the newer era', (method) => {
    const notification = { method, params: {} };
    expect(translateNotification(notification, toModern)).toBeUndefined();
    expect(translateNotification(notification, { from: 'legacy', to: 'legacy' })).toBe(
      notification,
    );
  });

  test.each(['notifications/subscriptions/acknowledged', 'notifications/tasks'])(
    '%s is not known in the older era',
    (method) => {
      const notification = { method, params: {} };
      expect(translateNotification(notification, toLegacy)).toBeUndefined();
      expect(translateNotification(notification, { from: 'modern', to: 'modern' })).toBe(
        notification,
      );
    },
  );

  test('to which listening it belongs is of the newer era', () => {
    const notification = {
      method: 'notifications/resources/updated',
      params: { uri: 'a:b', _meta: { ...envelope, mine: 1 } },
    };
    expect(translateNotification(notification, toLegacy)).toEqual({
      method: 'notifications/resources/updated',
      params: { uri: 'a:b', _meta: { mine: 1 } },
    });
    const bare = { method: 'notifications/tools/list_changed', params: { _meta: envelope } };
    expect(translateNotification(bare, toLegacy)?.params).toEqual({});
  });

  test('what nobody knows goes through untouched', () => {
    const notification = { method: 'notifications/acme', params: { a: 1 } };
    expect(translateNotification(notification, toModern)).toBe(notification);
    expect(translateNotification(notification, toLegacy)).toBe(notification);
  });
});

describe('parameters of requests', () => {
  test('a client of the older era forges no envelope, and begins no task', () => {
    const params = { name: 'a', task: { ttl: 1 }, _meta: { ...envelope, mine: 1 }, novel: true };
    expect(translateParams(params, toModern)).toEqual({
      name: 'a',
      _meta: { mine: 1 },
      novel: true,
    });
    expect(translateParams(params, { from: 'legacy', to: 'legacy' })).toBe(params);
  });

  test('an older service is told nothing of retries', () => {
    const params = { name: 'a', inputResponses: {}, requestState: 's' };
    expect(translateParams(params, toLegacy)).toEqual({ name: 'a' });
    expect(translateParams(params, { from: 'modern', to: 'modern' })).toBe(params);
  });

  test('what has nothing of either era stays the very same', () => {
    const params = { name: 'a', _meta: { traceparent: '00' } };
    expect(translateParams(params, toLegacy)).toBe(params);
    expect(translateParams(params, toModern)).toBe(params);
  });

  test.each([
    { method: 'tools/call', legacy: true, modern: true },
    { method: 'acme/do', legacy: true, modern: true },
    { method: 'logging/setLevel', legacy: true, modern: false },
    { method: 'resources/subscribe', legacy: true, modern: false },
    { method: 'tasks/get', legacy: false, modern: false },
    { method: 'subscriptions/listen', legacy: false, modern: true },
  ])('$method of a client: $legacy of the older era, $modern of the newer', (row) => {
    expect(isCarried(row.method, { from: 'legacy' })).toBe(row.legacy);
    expect(isCarried(row.method, { from: 'modern' })).toBe(row.modern);
  });
});

describe('questions', () => {
  test('a newer client is asked without the name that only the older era needs', () => {
    const params = {
      mode: 'url',
      message: 'm',
      url: 'https://a.test/',
      elicitationId: 'e',
      task: {},
      _meta: { progressToken: 1, mine: 2 },
    };
    const request = { method: 'elicitation/create', params, signal };
    expect(translateQuestion(request, toModern)).toEqual({
      method: 'elicitation/create',
      params: { mode: 'url', message: 'm', url: 'https://a.test/', _meta: { mine: 2 } },
      signal,
    });
    expect(translateQuestion(request, { from: 'legacy', to: 'legacy' })).toBe(request);
  });

  test('an older client gets the name that it demands, for pages alone', () => {
    const visit = { mode: 'url', message: 'm', url: 'https://a.test/' };
    const asked = translateQuestion(
      { method: 'elicitation/create', params: visit, signal },
      toLegacy,
    );
    expect(asked.params).toEqual({ ...visit, elicitationId: expect.stringMatching(/^.{36}$/) });
    const form = { message: 'm', requestedSchema: { type: 'object', properties: {} } };
    const same = translateQuestion(
      { method: 'elicitation/create', params: form, signal },
      toLegacy,
    );
    expect(same.params).toEqual(form);
  });

  test.each([
    { capabilities: { elicitation: {} }, params: {}, may: true },
    { capabilities: { elicitation: {} }, params: { mode: 'url' }, may: false },
    { capabilities: { elicitation: { url: {} } }, params: { mode: 'url' }, may: true },
    { capabilities: { elicitation: { url: {} } }, params: { mode: 'form' }, may: false },
    { capabilities: { elicitation: { form: {}, url: {} } }, params: {}, may: true },
    { capabilities: { sampling: {} }, params: {}, may: false },
  ])('$capabilities may be asked elicitation/create $params: $may', ({ capabilities, ...row }) => {
    const { params, may } = row;
    expect(mayBeAsked(capabilities, { method: 'elicitation/create', params })).toBe(may);
  });

  test('a model is asked with tools only where that was declared, and for nothing that is unknown', () => {
    const sampling = { method: 'sampling/createMessage', params: { tools: [] } };
    expect(mayBeAsked({ sampling: {} }, sampling)).toBe(false);
    expect(mayBeAsked({ sampling: { tools: {} } }, sampling)).toBe(true);
    expect(mayBeAsked({ sampling: {} }, { ...sampling, params: {} })).toBe(true);
    expect(mayBeAsked({ roots: {} }, { method: 'roots/list', params: {} })).toBe(true);
    expect(mayBeAsked({ acme: {} }, { method: 'acme/ask', params: {} })).toBe(false);
  });
});
