/** Work too long for one task of the page: a slice a task, so that what the person does comes between. */

/** Lets the page do what has come up meanwhile. */
function breathe(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** The first slice is done at once; `isWanted` is asked before each further one. */
export async function inTasks<Value>(
  work: Generator<unknown, Value, void>,
  isWanted: () => boolean,
  then: (value: Value) => void,
): Promise<void> {
  for (let step = work.next(); ; step = work.next()) {
    if (step.done === true) return then(step.value);
    await breathe();
    if (!isWanted()) return;
  }
}
