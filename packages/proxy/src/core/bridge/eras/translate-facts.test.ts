import { describe, expect, test } from 'vitest';
import type { UpstreamFacts } from '../../connections/upstream-connector.js';
import { translateFacts } from './translate-facts.js';

const ui = { 'io.modelcontextprotocol/ui': { mimeTypes: ['text/html'] } };
const tasks = { 'io.modelcontextprotocol/tasks': {} };
const legacy: UpstreamFacts = {
  era: 'legacy',
  protocolVersion: '2025-06-18',
  serverInfo: { name: 'old', version: '1', icons: [] },
  capabilities: {
    tools: { listChanged: true },
    resources: { subscribe: true },
    logging: {},
    tasks: { list: {} },
    experimental: { mine: {} },
    extensions: ui,
  },
  instructions: 'Read me.',
};
const modern: UpstreamFacts = {
  era: 'modern',
  protocolVersion: '2026-07-28',
  serverInfo: { name: 'new', version: '2' },
  capabilities: { resources: { subscribe: true }, logging: {}, extensions: { ...ui, ...tasks } },
};

describe('of the same era', () => {
  test('capabilities are the service’s own, whole', () => {
    const facts = translateFacts(legacy, { era: 'legacy', protocolVersion: '2025-11-25' });
    expect(facts.capabilities).toBe(legacy.capabilities);
    expect(facts.serverInfo).toBe(legacy.serverInfo);
    expect(facts.instructions).toBe('Read me.');
    const newer = translateFacts(modern, { era: 'modern', protocolVersion: '2026-07-28' });
    expect(newer.capabilities).toBe(modern.capabilities);
    expect('instructions' in newer).toBe(false);
  });
});

describe('of the other era', () => {
  test('an older service has no tasks for a newer client', () => {
    const facts = translateFacts(legacy, { era: 'modern', protocolVersion: '2026-07-28' });
    const { tasks: _, ...rest } = legacy.capabilities;
    expect(facts).toEqual({
      protocolVersion: '2026-07-28',
      serverInfo: legacy.serverInfo,
      capabilities: rest,
      instructions: 'Read me.',
    });
  });

  test('a newer service can be followed by an older client, and has no tasks for it', () => {
    const facts = translateFacts(modern, { era: 'legacy', protocolVersion: '2025-06-18' });
    expect(facts.capabilities).toEqual({
      resources: { subscribe: true },
      logging: {},
      extensions: ui,
    });
  });

  test('extensions are left out where none can be carried', () => {
    const only = { ...modern, capabilities: { extensions: tasks } };
    const facts = translateFacts(only, { era: 'legacy', protocolVersion: '2025-11-25' });
    expect(facts.capabilities).toEqual({});
  });
});

describe('the version', () => {
  test.each([
    { asked: '2025-03-26', spoken: '2025-06-18', is: '2025-03-26' },
    { asked: '2025-11-25', spoken: '2025-06-18', is: '2025-06-18' },
    { asked: '2025-06-18', spoken: '2025-06-18', is: '2025-06-18' },
    { asked: '1999-01-01', spoken: '2025-06-18', is: '2025-06-18' },
    { asked: '2099-01-01', spoken: '2026-07-28', is: '2025-11-25' },
    { asked: '2024-11-05', spoken: '2026-07-28', is: '2024-11-05' },
  ])('$asked of a client and $spoken of a service give $is', ({ asked, spoken, is }) => {
    const facts = { ...legacy, protocolVersion: spoken };
    expect(translateFacts(facts, { era: 'legacy', protocolVersion: asked }).protocolVersion).toBe(
      is,
    );
  });
});
