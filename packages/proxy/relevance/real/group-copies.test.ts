import { expect, test } from 'vitest';
import type { CorpusRow } from '../corpus-row.js';
import { groupCopies } from './group-copies.js';

function group(...rows: readonly Partial<CorpusRow>[]): string[] {
  return groupCopies(
    rows.map((row, index) => ({ id: String(index), name: 'some', source: 'one', ...row })),
  );
}

test('rows of one repository are one service, whatever they are called', () => {
  const [one, two, other] = group(
    { repository: 'https://github.com/a/b', name: 'B' },
    { repository: 'https://github.com/A/B.git', name: 'Something else', source: 'two' },
    { repository: 'https://github.com/a/c' },
  );
  expect(one).toBe(two);
  expect(one).not.toBe(other);
});

test('a repository that holds several services tells them apart by name', () => {
  const repository = 'https://github.com/a/many';
  const [mail, , , , mailAgain] = group(
    ...['mail', 'notes', 'tasks', 'chat'].map((name) => ({ name, repository })),
    { name: 'com.a/a-mail-mcp-server', repository, source: 'two' },
    { name: 'notes', repository, source: 'two' },
  );
  const all = group(...['mail', 'notes', 'tasks', 'chat'].map((name) => ({ name, repository })));
  expect(new Set(all).size).toBe(4);
  expect(mail).toBe(mailAgain);
});

test('one address is one service, also where only one row has a repository', () => {
  const [first, second, third] = group(
    { url: 'https://a.example/mcp', repository: 'https://github.com/a/b' },
    { url: 'https://a.example/sse/', name: 'A' },
    { url: 'https://a.example/mcp', repository: 'https://github.com/a/c' },
  );
  expect(second).toBe(first);
  expect(third).toBe(first);
});

test('without either, the name tells', () => {
  const [one, two, other] = group({ name: 'PDF Kit' }, { name: 'pdf-kit MCP' }, { name: 'Kit' });
  expect(one).toBe(two);
  expect(one).not.toBe(other);
});
