/** The resource that can be subscribed to. */
export const noteUri = 'interop://note';

export const interopResources = {
  'resources/list': () => ({
    resources: [
      { uri: noteUri, name: 'note', mimeType: 'text/plain' },
      { uri: 'interop://dot', name: 'dot', mimeType: 'image/png' },
    ],
  }),
  'resources/templates/list': () => ({
    resourceTemplates: [{ uriTemplate: 'interop://cup/{number}', name: 'cup' }],
  }),
  'resources/read': ({ uri }: Readonly<Record<string, unknown>>) => ({
    contents: [contentOf(String(uri))],
  }),
};

function contentOf(uri: string): Record<string, unknown> {
  if (uri === noteUri) return { uri, mimeType: 'text/plain', text: 'Less sugar.' };
  if (uri === 'interop://dot') return { uri, mimeType: 'image/png', blob: 'aW1hZ2U=' };
  const [, number] = /^interop:\/\/cup\/(\d+)$/.exec(uri) ?? [];
  if (number === undefined) throw new Error(`There is no ${uri}.`);
  return { uri, mimeType: 'application/json', text: JSON.stringify({ number: Number(number) }) };
}
