/** How a command's outcome is told: payload bytes of the answer (0 or more), PENDING, or a refusal. */

/** The answer follows when the record is stored, or when the host has given random bytes. */
export const PENDING: i32 = 0x7fffffff;

/** An error code of the link table with its detail, as one negative number. */
export function refuse(error: u32, detail: u32): i32 {
  return -(<i32>((detail << 8) | error));
}
