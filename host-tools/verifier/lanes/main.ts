/** What the host calls: `host-tools/verifier/hmac-lanes.ts`. Nothing is imported, and no memory is allocated. */
export { begin, finish, resume, update } from './digest';
export { codes, prepare } from './hmac';
export { CODES, INNER, INPUT, INPUT_BYTES, MAXIMUM_CODES, OUTER, wipe } from './memory';
