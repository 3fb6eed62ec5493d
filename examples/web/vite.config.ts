import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Vite's development server writes scripts and styles into the page, which its policy forbids for good reasons. */
const relaxPolicyInDevelopment: Plugin = {
  name: 'relax-policy-in-development',
  apply: 'serve',
  transformIndexHtml: {
    order: 'pre',
    handler: (html) => html.replaceAll(/(script|style)-src 'self'/g, "$& 'unsafe-inline'"),
  },
};

export default defineConfig({
  // The page works wherever its files are put.
  base: './',
  plugins: [react(), relaxPolicyInDevelopment],
  // A proxy allows an origin, and the port is part of it: better no page than one that may not call.
  server: { port: 5173, strictPort: true },
});
