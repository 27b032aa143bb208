/** Where the page's own links lead. */
export const DEVICE_ID = 'device';
export const KEY_ID = 'token-key';
export const READER_ID = 'code-reader';
/** Before the name of a key of the code reader. */
export const READER_KEY_PREFIX = 'reader-key-';
export const FUNCTION_KEY_ID = `${READER_KEY_PREFIX}fn`;
export const LOG_ON_ID = 'log-on';
