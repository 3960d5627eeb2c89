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
    await serviceWorker.register('sw.js', { updateViaCache: 'none' });
    const { active } = await serviceWorker.ready;
    return active !== null;
  } catch {
    return false;
  }
}
