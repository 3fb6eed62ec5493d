import { expect, test } from 'vitest';
import { formatResult } from './format-result.js';

test('shows text as it is and everything else as one line', () => {
  const content = [
    { type: 'text', text: 'one\n' },
    { type: 'image', data: Buffer.alloc(1200).toString('base64'), mimeType: 'image/png' },
    { type: 'resource_link', uri: 'a://b', name: 'B' },
    { type: 'resource', resource: { uri: 'a://c', text: 'inside' } },
    { type: 'novel', shape: 'round' },
  ];
  expect(formatResult({ content, structuredContent: { said: 'already' } })).toBe(
    'one\n[image image/png 1.2 kB]\n[link B a://b]\ninside\n[novel] {"type":"novel","shape":"round"}',
  );
});

test('shows the structured content where no text says it', () => {
  expect(formatResult({ content: [], structuredContent: { a: 1 } })).toBe('{\n  "a": 1\n}');
});
