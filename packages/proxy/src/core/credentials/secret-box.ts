/** What an encrypted text is kept as. */
export interface SealedSecret {
  /** Of the key that it is encrypted with. */
  readonly keyId: string;
  readonly nonce: Uint8Array;
  /** What is encrypted, and its tag. */
  readonly data: Uint8Array;
}

/** Encrypts texts, and binds each to what it belongs to: it is not opened as anything else. */
export interface SecretBox {
  seal(text: string, options: { readonly belongsTo: readonly string[] }): Promise<SealedSecret>;
  /** @throws NandaError INTERNAL_ERROR where its key is not here, or where it is damaged or belongs to something else */
  open(sealed: SealedSecret, options: { readonly belongsTo: readonly string[] }): Promise<string>;
}
