/**
 * A SQL string literal. Only for paths of our own making and of the configuration, and where parameters are set; all
 * else travels as a parameter.
 */
export const stringLiteral = (text: string): string =>
  `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
