/**
 * What moves is drawn as often as the page can bear: after a drawing that took long nothing is drawn for three times as long. Tens of thousands
 * of papers take a second to draw where there is no graphics card; drawn at every report, they would hold up the work they show.
 */

const restForWork = 3;
/** A frame of a page that has nothing to do comes within so many milliseconds. */
const frame = 20;

function afterDrawing(then: () => void): void {
  requestAnimationFrame(() => setTimeout(then));
}

/** Shows the first value and, from then on, those that come when the last has been drawn and rested from; the others are left out. */
export function atLeisure<Value>(
  show: (value: Value) => void,
  drawn: (then: () => void) => void = afterDrawing,
  now: () => number = () => performance.now(),
): (value: Value) => void {
  let drawing = false;
  let free = -Infinity;
  return (value) => {
    const start = now();
    if (drawing || start < free) return;
    drawing = true;
    show(value);
    drawn(() => {
      drawing = false;
      const end = now();
      free = end + restForWork * Math.max(0, end - start - frame);
    });
  };
}
