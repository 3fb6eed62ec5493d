/** One place of the screen, which shows two pixels. A colour is `0xRRGGBB`; undefined where nothing is seen. */
export interface PictureCell {
  readonly top: number | undefined;
  readonly bottom: number | undefined;
}
