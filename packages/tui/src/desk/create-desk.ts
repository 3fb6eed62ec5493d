import type { AddServer } from '../session/add-server.js';
import type { Desk } from '../session/desk.js';
import { copyText } from '../clipboard/copy-text.js';
import { editInEditor } from './edit-in-editor.js';
import { readSecret } from './read-secret.js';
import { saveResult } from './save-result.js';
import { showImage } from './show-image.js';
import { showInPager } from './show-in-pager.js';
import type { TerminalHold } from './terminal-hold.js';

/** Options of {@link createDesk}. */
export interface CreateDeskOptions {
  env: Readonly<Record<string, string | undefined>>;
  stdin: NodeJS.ReadableStream;
  stdout: NodeJS.WritableStream & { isTTY?: boolean; columns?: number };
  /** Who holds the terminal now. */
  hold: TerminalHold;
  /** Opens a page in the browser. Default: it is said that nobody can. */
  openPage?: ((url: string) => Promise<void>) | undefined;
  /** Adds a server to the user's own ones. Default: nobody does that. */
  addServer?: AddServer | undefined;
  /** What is said to do where nothing can be copied. Default: the key that saves a result. */
  wayOut?: string | undefined;
}

/** The machine around the session, as it is. */
export function createDesk({
  env,
  stdin,
  stdout,
  hold,
  openPage,
  addServer,
  wayOut = 's saves a result to a file',
}: CreateDeskOptions): Desk {
  return {
    async copy(text) {
      const { isCopied, message } = await copyText(text, {
        env,
        stdout,
        wayOut,
      });
      if (!isCopied) throw new Error(message);
      return message;
    },
    save: async (result, { path }) => saveResult(result, { path, env }),
    async edit(text, { suffix }) {
      let edited: string | undefined;
      await hold.lend(async () => {
        edited = await editInEditor(text, { suffix, env });
      });
      return edited;
    },
    page: async (text) => hold.lend(async () => showInPager(text, { env })),
    showImage: async (base64) => showImage(base64, { env, stdin, stdout, withTerminal: hold.lend }),
    redraw: async () => hold.lend(async () => undefined),
    async open(url) {
      if (openPage === undefined) throw new Error(`open it yourself: ${url}`);
      await openPage(url);
    },
    readSecret: async (source) => readSecret(source, { env }),
    addServer,
  };
}
