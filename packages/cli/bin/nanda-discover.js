#!/usr/bin/env node
import { launch } from './launch.js';

launch('nanda-discover', function () {
  return import('../dist/start-program.js');
});
