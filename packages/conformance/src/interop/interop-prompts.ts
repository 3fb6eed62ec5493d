const coffees = ['cappuccino', 'cortado', 'espresso'];

type Params = Readonly<Record<string, unknown>>;

export const interopPrompts = {
  'prompts/list': () => ({
    prompts: [{ name: 'order', arguments: [{ name: 'coffee', required: true }] }],
  }),
  'prompts/get': ({ arguments: values }: Params) => ({
    description: 'An order.',
    messages: [
      { role: 'user', content: { type: 'text', text: `One ${member(values, 'coffee')}.` } },
    ],
  }),
  'completion/complete': ({ argument }: Params) => {
    const typed = member(argument, 'value');
    const values = coffees.filter((coffee) => coffee.startsWith(typed));
    return { completion: { values, total: values.length, hasMore: false } };
  },
};

function member(value: unknown, name: string): string {
  const found = typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : null;
  return String(found?.get(name) ?? '');
}
