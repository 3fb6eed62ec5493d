#!/usr/bin/env node
import { launch } from './launch.js';

launch('nanda', function () {
  import('../dist/nanda.js');
});
