import { Box, Text, renderToString } from 'ink';
import { expect, test } from 'vitest';
import { Dialog } from './dialog.js';

test('it stands in the middle, and nothing shows through', () => {
  const shown = renderToString(
    <Box flexDirection="column" height={7} width={20}>
      {Array.from({ length: 7 }, (_, index) => (
        <Text key={index}>{'x'.repeat(20)}</Text>
      ))}
      <Dialog area={{ columns: 20, rows: 7 }} columns={14} rows={5} title="A">
        <Text>hello</Text>
      </Dialog>
    </Box>,
    { columns: 20 },
  );
  expect(shown.split('\n')).toEqual([
    'xxxxxxxxxxxxxxxxxxxx',
    'xxx╭─ ▸ A ──────╮xxx',
    'xxx│ hello      │xxx',
    'xxx│            │xxx',
    'xxx│            │xxx',
    'xxx╰────────────╯xxx',
    'xxxxxxxxxxxxxxxxxxxx',
  ]);
});

test('it is never larger than what it lies over', () => {
  const shown = renderToString(
    <Box height={3} width={12}>
      <Dialog area={{ columns: 12, rows: 3 }} columns={90} rows={30} title="Long title">
        <Text>a</Text>
      </Dialog>
    </Box>,
    { columns: 12 },
  );
  expect(shown.split('\n')).toEqual(['╭─ ▸ Lon… ─╮', '│ a        │', '╰──────────╯']);
});

test('it leaves no single row of what it lies over', () => {
  const shown = renderToString(
    <Box flexDirection="column" height={4} width={12}>
      {Array.from({ length: 4 }, (_, index) => (
        <Text key={index}>{'x'.repeat(12)}</Text>
      ))}
      <Dialog area={{ columns: 12, rows: 4 }} columns={12} rows={3} title="A">
        <Text>a</Text>
      </Dialog>
    </Box>,
    { columns: 12 },
  );
  expect(shown).not.toContain('xx');
});
