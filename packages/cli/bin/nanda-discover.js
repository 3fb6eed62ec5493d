#!/usr/bin/env node
import { launch } from './launch.js';

launch('nanda-discover', function () {
  import('../dist/nanda-discover.js');
});
