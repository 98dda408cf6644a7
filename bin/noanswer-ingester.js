#!/usr/bin/env node
'use strict';
const open = require('./door');

// kafkajs sets timers into the past; its warning of that is no news and no JSON.
const flags = ['--disable-warning=TimeoutNegativeWarning'];

open({ name: 'noanswer-ingester', app: 'ingester', flags });
