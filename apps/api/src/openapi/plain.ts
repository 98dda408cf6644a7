/**
 * What an answer class describes, as the plain object that it is: the classes are only ever read for
 * the OpenAPI document, nobody makes instances of them.
 */
export type Plain<Answer> = Answer extends object
  ? { readonly [Member in keyof Answer]: Plain<Answer[Member]> }
  : Answer;
