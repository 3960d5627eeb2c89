/**
 * What hovering is for a finger: pressed and held still, it shows what lies under it, and that stays until the next touch. The tap that
 * ends a long press is none.
 */

/** Milliseconds; how far a finger may tremble, in CSS pixels. */
const holdTime = 450;
const tremble = 10;

export interface LongPress {
  /** In pixels of the element. */
  readonly onHold: (x: number, y: number) => void;
  /** Another touch begins. */
  readonly onNext: () => void;
}

export interface PressWatch {
  /** True from the moment a press was held until the next touch. */
  readonly held: boolean;
  stop(): void;
}

export function watchLongPress(element: HTMLElement, { onHold, onNext }: LongPress): PressWatch {
  const watching = new AbortController();
  let held = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let from = { x: 0, y: 0 };
  const give = () => {
    clearTimeout(timer);
  };
  const begin = (event: PointerEvent) => {
    give();
    if (event.pointerType !== 'touch' || !event.isPrimary) return;
    if (held) onNext();
    held = false;
    from = { x: event.clientX, y: event.clientY };
    const { left, top } = element.getBoundingClientRect();
    timer = setTimeout(() => {
      held = true;
      onHold(from.x - left, from.y - top);
    }, holdTime);
  };
  const move = ({ clientX, clientY }: PointerEvent) => {
    if (Math.hypot(clientX - from.x, clientY - from.y) > tremble) give();
  };
  const options = { signal: watching.signal, capture: true };
  element.addEventListener('pointerdown', begin, options);
  element.addEventListener('pointermove', move, options);
  for (const name of ['pointerup', 'pointercancel'] as const) element.addEventListener(name, give, options);
  // The menu of the browser would cover what is shown.
  element.addEventListener('contextmenu', (event) => held && event.preventDefault(), options);
  return {
    get held() {
      return held;
    },
    stop() {
      give();
      watching.abort();
    },
  };
}
