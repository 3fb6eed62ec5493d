#!/usr/bin/env node
import { launch } from './launch.js';

launch('nanda', function () {
  return import('../dist/start-program.js');
});
