/**
 * What the operating system says when a connect fails: strerror of glibc, musl, the BSDs and macOS.
 * The connect rules look for them, and Exim's texts begin with them.
 */
export const NETWORK_ERRORS = {
  noAnswer: ['^connection timed out', '^operation timed out'],
  refused: ['^connection refused'],
  noRoute: ['^no route to host', '^host is unreachable', '^host is down'],
  networkUnreachable: [
    '^network is unreachable',
    '^network unreachable',
    '^network is down',
    '^address family not supported',
    '^cannot assign requested address',
    "^can't assign requested address",
  ],
  reset: [
    '^connection reset by peer',
    '^broken pipe',
    '^software caused connection abort',
    '^connection closed by remote host',
    '^server dropped connection',
  ],
} as const;
