/** 5 s into a time step of 30 s. */
export const QUIET_TIME_UNIX_MS = Date.UTC(2026, 10, 22, 14, 5, 5);
