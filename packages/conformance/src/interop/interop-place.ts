/** Where a server is: behind an address, or a program to be started. */
export type InteropPlace =
  | { readonly url: string }
  | {
      readonly command: string;
      readonly args: readonly string[];
      /** @default what is safe of this process's own */
      readonly env?: Readonly<Record<string, string>>;
    };
