/** What the worker says: an image, of which each pixel is `0xRRGGBBAA`, or a sentence for people. */
export type PictureAnswer =
  | { readonly width: number; readonly height: number; readonly pixels: Uint32Array<ArrayBuffer> }
  | { readonly problem: string };
