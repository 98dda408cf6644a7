#!/usr/bin/env node
'use strict';
// For a container's health check: 0 if the process on this port of the same machine says that it lives.
const [port] = process.argv.slice(2);
if (!/^[0-9]{1,5}$/.test(port ?? '')) {
  process.stderr.write('healthy: write the port, such as: healthy.js 8426\n');
  process.exit(2);
}
fetch(`http://127.0.0.1:${port}/health/live`, { signal: AbortSignal.timeout(4000) }).then(
  ({ ok }) => process.exit(ok ? 0 : 1),
  () => process.exit(1),
);
