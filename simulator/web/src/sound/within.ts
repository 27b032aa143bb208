/** Puts a time limit on a promise of the browser's that may stay open for ever. */

/** Nothing came in time. */
export class TimeLimit extends Error {
  override name = 'TimeLimit';
}

/** Rejects with a TimeLimit that names the limit when `work` has not settled by then. */
export async function within<T>(work: Promise<T>, limitMs: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new TimeLimit(`expected an answer within ${limitMs} ms, got none`)),
      limitMs,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
