/**
 * Every request the page makes, counted as the browser lists them. The first ones belong to loading; from `begin` on each counts, so that
 * "0 requests since load" is a measurement, not a promise. Requests of the worker are listed apart: it has a time line of its own.
 */

export interface RequestCount {
  /** Addresses asked for since the count began, in order. */
  readonly list: () => readonly string[];
  readonly stop: () => void;
}

/** `onchange`: called after each further request. */
export function countRequests(onchange: () => void): RequestCount {
  const addresses: string[] = [];
  const observer = new PerformanceObserver((entries) => {
    const asked = entries.getEntries().map(({ name }) => name);
    // Files made by the page itself leave no machine.
    const requests = asked.filter((name) => !/^(?:blob|data):/u.test(name));
    addresses.push(...requests);
    if (requests.length > 0) onchange();
  });
  observer.observe({ type: 'resource' });
  return { list: () => addresses, stop: () => observer.disconnect() };
}
