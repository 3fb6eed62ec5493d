import { createStyle } from '@nanda/terminal';
import { expect, test } from 'vitest';
import { describeChange } from './describe-change.js';
import { removeJsonMember } from './json/remove-json-member.js';
import { setJsonMember } from './json/set-json-member.js';
import { setTomlTable } from './toml/set-toml-table.js';

const path = ['mcpServers', 'nanda'];
const entry = { command: '/usr/bin/node', args: ['/opt/nanda.js', 'mcp'] };
const describe = (before: string | undefined, after: string, width = 80) =>
  describeChange(before, after, { path: '~/file', style: createStyle(false), width });

const file = `{
  // mine
  "mcpServers": {
    "github": {
      "command": "npx",
      "args": ["--token", "hunter2"],
      "env": { "GITHUB_TOKEN": "ghp_0123456789", "N": 5 } // why
    }
  },
  "last": true
}
`;

test('what comes is shown, and nothing of what others have there', () => {
  expect(describe(file, setJsonMember(file, { path, value: entry }))).toBe(`~/file
       "args": […, …],
       "env": { "GITHUB_TOKEN": …, "N": … } // why
+    },
+    "nanda": {
+      "command": "/usr/bin/node",
+      "args": [
+        "/opt/nanda.js",
+        "mcp"
+      ]
     }
   },`);
});

test('what goes is shown, but for its secrets', () => {
  const other = { command: 'rm', env: { API_KEY: 'hunter2', MODE: 'fast' } };
  const before = setJsonMember('{}', { path, value: other });
  const gone = describe(before, removeJsonMember(before, { path }));
  expect(gone).toBe(`~/file
 {
-  "mcpServers": {
-    "nanda": {
-      "command": "rm",
-      "env": {
-        "API_KEY": "…",
-        "MODE": "fast"
-      }
-    }
-  }
+  "mcpServers": {}
 }`);
});

test('of TOML, of a file that is new, and of one that is one line', () => {
  const toml = 'model = "o"\n[mcp_servers.a]\nenv = { TOKEN = "hunter2" }\nn = 1_000\n';
  const table = { path: ['mcp_servers', 'nanda'], members: entry };
  expect(describe(toml, setTomlTable(toml, table))).toBe(`~/file
 env = { TOKEN = … }
 n = …
+
+[mcp_servers.nanda]
+command = "/usr/bin/node"
+args = ["/opt/nanda.js", "mcp"]`);
  expect(describe(undefined, setJsonMember('', { path, value: {} }))).toBe(`~/file (new)
+{
+  "mcpServers": {
+    "nanda": {}
+  }
+}`);
  const line = `{"key":"hunter2${'x'.repeat(300)}","mcpServers":{}}`;
  expect(describe(line, setJsonMember(line, { path, value: { url: 'x' } }))).toBe(
    '~/file\n+… "nanda":{"url":"x"} …',
  );
  const short = '{"mcpServers":{"a":{"args":["--token","hunter2"]}}}';
  expect(describe(short, setJsonMember(short, { path, value: { url: 'x' } }))).toBe(
    '~/file\n+… ,"nanda":{"url":"x"} …',
  );
});

test('a file cannot act on the terminal', () => {
  const text = '{\n  "a": 1 // \u001b]0;x\u0007\n}\n';
  expect(describe(text, setJsonMember(text, { path, value: entry }))).not.toMatch(/[\u001b\u0007]/);
});

test('nothing that changes is nothing to show', () => {
  expect(describe(file, file)).toBe('');
});
