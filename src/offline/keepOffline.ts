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
    if (registration.active === null) {
      const first = registration.installing ?? registration.waiting;
      return first !== null && (await isAtWork(first));
    }
    // Browsers look for a newer one when it suits them; the pages that are open should hear of it now. It tells them itself.
    void registration.update().catch(() => undefined);
    return true;
  } catch {
    return false;
  }
}

/** Waits while it copies what it keeps; one that fails becomes redundant. */
function isAtWork(worker: ServiceWorker): Promise<boolean> {
  return new Promise((resolve) => {
    const look = () => {
      if (worker.state === 'activated') resolve(true);
      if (worker.state === 'redundant') resolve(false);
    };
    worker.addEventListener('statechange', look);
    look();
  });
}
