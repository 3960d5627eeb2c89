/** Registers the service worker, which keeps the program and its corpus for times without a network. Says what came of it; never throws. */

export interface OfflineWatch {
  /** Another build has taken over while this page runs the one before. */
  readonly onupdate: (build: string) => void;
}

/** True once everything is kept; false where the browser does not allow it (a private window, no secure context). */
export async function keepOffline({ onupdate }: OfflineWatch): Promise<boolean> {
  try {
    const { serviceWorker } = navigator;
    serviceWorker.addEventListener(
      'message',
      ({ data }: MessageEvent<{ paperweave?: string; build: string }>) => {
        if (data.paperweave === 'build') onupdate(data.build);
      },
    );
    const registration = await serviceWorker.register('sw.js', { updateViaCache: 'none' });
    // Browsers look for a newer one when it suits them; the pages that are open should hear of it now.
    const isFirst = registration.active === null;
    if (!isFirst) await registration.update().catch(() => undefined);
    const worker = registration.installing ?? registration.waiting ?? registration.active;
    return worker !== null && (await hasKept(worker, isFirst));
  } catch {
    return false;
  }
}

/**
 * Waits while it copies what it keeps; one that fails becomes redundant. The first one must be at work; a later one may wait for the one
 * before to end its last request, and its build is kept all the same.
 */
function hasKept(worker: ServiceWorker, isFirst: boolean): Promise<boolean> {
  return new Promise((resolve) => {
    const look = () => {
      if (worker.state === 'redundant') resolve(false);
      else if (worker.state === 'activated' || (!isFirst && worker.state !== 'installing')) resolve(true);
    };
    worker.addEventListener('statechange', look);
    look();
  });
}
