/** Does again and again what time does to an issuer, one round after the other and never two at once. */

const EVERY_MS = 15_000;

/** Answers how to stop it: what is under way is done first. */
export function repeatJobs(runJobs: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    running = running.then(runJobs);
  }, EVERY_MS);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
