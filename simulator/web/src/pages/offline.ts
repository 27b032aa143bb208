/** Registers the service worker, which keeps the page for visits without a network. */
export function keepForOffline(): void {
  // `npx vite` serves no worker; a browser's private window may refuse one. The page works without.
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker
    .register('service-worker.js', { updateViaCache: 'none' })
    .catch((error: unknown) => {
      console.warn('The page will not work without a network:', error);
    });
}
