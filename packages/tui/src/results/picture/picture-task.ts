/** What the worker is given: the bytes of an image that is a PNG or a JPEG, and how large the outcome may be. */
export interface PictureTask {
  readonly type: 'png' | 'jpeg';
  readonly bytes: Uint8Array;
  /** Of one million each, that the image has at most. */
  readonly megapixels: number;
  readonly width: number;
  readonly height: number;
}
