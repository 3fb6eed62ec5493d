// What `pnpm pack` and `pnpm publish` put into package.json that nobody wants to keep there.
import { listManPages } from './.ci/list-man-pages.mjs';

export const hooks = {
  beforePacking: (manifest, directory) => ({ ...manifest, ...listManPages(directory) }),
};
