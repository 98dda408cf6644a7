#!/usr/bin/env node
'use strict';
const open = require('./door');

open({ name: 'noanswer-api', app: 'api' });
