/** Texts that several settings share. An empty text stands for *none*. */

/** A path, or nothing; `~/…` is understood by shells only. */
export const PATH_OR_NONE = /^(?!~)[^\0\r\n]{0,4096}$/;
export const fileRule = {
  message: 'write the whole path of a file, such as /etc/noanswer/ca.pem',
};

/** One line without control characters, or nothing. */
export const LINE_OR_NONE = /^[^\p{Cc}\p{Zl}\p{Zp}]{0,1024}$/u;
export const NAME = /^[^\s\p{Cc}\p{Cf}]{1,255}$/u;
