#!/usr/bin/env node
// journalctl as far as the page "five minutes" needs it: what the service has printed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

process.stdout.write(readFileSync(join(process.env.SCRATCH, 'journal')));
