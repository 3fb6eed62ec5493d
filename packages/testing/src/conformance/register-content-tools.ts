import type { CallToolResult, ContentBlock, McpServer } from '@modelcontextprotocol/server';

import { samples } from './samples.js';

const image: ContentBlock = { type: 'image', data: samples.png, mimeType: 'image/png' };

/** What each tool returns, always. */
const results: Record<string, CallToolResult> = {
  test_simple_text: {
    content: [{ type: 'text', text: 'This is a simple text response for testing.' }],
  },
  test_image_content: { content: [image] },
  test_audio_content: {
    content: [{ type: 'audio', data: samples.wav, mimeType: 'audio/wav' }],
  },
  test_embedded_resource: {
    content: [
      {
        type: 'resource',
        resource: {
          uri: 'test://embedded-resource',
          mimeType: 'text/plain',
          text: 'This is an embedded resource content.',
        },
      },
    ],
  },
  test_multiple_content_types: {
    content: [
      { type: 'text', text: 'Multiple content types test:' },
      image,
      {
        type: 'resource',
        resource: {
          uri: 'test://mixed-content-resource',
          mimeType: 'application/json',
          text: '{"test":"data","value":123}',
        },
      },
    ],
  },
  test_error_handling: {
    content: [{ type: 'text', text: 'This tool intentionally returns an error for testing' }],
    isError: true,
  },
};

/** Gives a server a tool for each kind of content, and one that fails. */
export function registerContentTools(server: McpServer): void {
  for (const [name, result] of Object.entries(results)) {
    const kinds = result.content.map(({ type }) => type).join(', ');
    server.registerTool(name, { description: `Returns ${kinds}.` }, () => result);
  }
}
