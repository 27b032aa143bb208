/** Where the page's own links lead. */
export const DEVICE_ID = 'device';
export const KEY_ID = 'token-key';
export const LOG_ON_ID = 'log-on';
