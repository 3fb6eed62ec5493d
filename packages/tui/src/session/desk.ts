import type { ToolResult } from '@nanda/sdk';
import type { AddServer } from './add-server.js';

/** What the machine around the session can do. Texts that it gives back are for people. */
export interface Desk {
  /** Puts text on the clipboard; tells by which way. @throws Error that says why it could not */
  copy(text: string): Promise<string>;
  /** Writes a result to a file, or into a directory; tells what is where. Undefined: a new place. */
  save(result: ToolResult, options: { path: string | undefined }): Promise<readonly string[]>;
  /** Gives the text as the user left it in the editor; undefined when nothing was saved. */
  edit(text: string, options: { suffix: string }): Promise<string | undefined>;
  /** Shows text in the pager, until the user leaves it. */
  page(text: string): Promise<void>;
  /** Shows an image on the whole terminal until a key is pressed. @throws Error that says why it could not */
  showImage(base64: string): Promise<void>;
  /** Draws the whole screen anew. */
  redraw(): Promise<void>;
  /** Opens a page in the browser. */
  open(url: string): Promise<void>;
  /** A credential from where it is kept: `env:NAME`, `file:PATH`. @throws Error */
  readSecret(source: string): Promise<string>;
  /** Adds a server to the user's own ones. Default: nobody does that. */
  addServer?: AddServer | undefined;
}
