/** What every client answers, whatever its SDK. */
export const clientAnswers = {
  form: { action: 'accept', content: { coffee: 'cortado' } },
  url: { action: 'accept' },
  sampling: {
    role: 'assistant',
    model: 'interop-model',
    content: { type: 'text', text: 'Mmm.' },
    stopReason: 'endTurn',
  },
  roots: { roots: [{ uri: 'file:///interop', name: 'interop' }] },
} as const;

/** What every client declares. */
export const clientCapabilities = {
  elicitation: { form: {}, url: {} },
  sampling: {},
  roots: { listChanged: true },
};

export const clientInfo = { name: 'interop-client', version: '1.0.0' } as const;
