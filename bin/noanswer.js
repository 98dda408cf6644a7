#!/usr/bin/env node
'use strict';
const open = require('./door');

open({ name: 'noanswer', app: 'standalone', flags: ['--expose-gc'] });
