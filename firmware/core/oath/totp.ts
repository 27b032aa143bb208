/** Time steps (RFC 6238, section 4.2): T = floor((now - T0) / X). Times in milliseconds, steps in seconds. */

/** The time step that `unixMs` lies in. The caller has checked that T0 is not in the future. */
export function timeStepAt(unixMs: u64, t0UnixSeconds: u64, timeStepSeconds: u32): u64 {
  return (unixMs / 1000 - t0UnixSeconds) / timeStepSeconds;
}

/** Milliseconds until the time step that `unixMs` lies in is over; at least 1. */
export function remainingMs(unixMs: u64, t0UnixSeconds: u64, timeStepSeconds: u32): u32 {
  const stepMs: u64 = <u64>timeStepSeconds * 1000;
  return <u32>(stepMs - ((unixMs - t0UnixSeconds * 1000) % stepMs));
}
