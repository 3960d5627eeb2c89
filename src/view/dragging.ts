/**
 * Dragging a paper moves it, dragging the ground moves the map. By mouse or pen a press on a dot takes it; a finger, which covers several,
 * first rests on one until it is named (longPress.ts). A mouse takes only dots large enough to be aimed at: on a map of dust, a drag moves the map.
 */
import type { CameraPlace } from '../state/camera.ts';
import { canMove, drop } from '../state/pins.ts';
import type { Workspace } from '../state/workspace.svelte.ts';
import type { PressWatch } from './longPress.ts';
import type { SigmaMap } from './sigmaMap.ts';

/** In CSS pixels: a dot smaller than this is not taken; a shorter way is a click. */
const smallestDot = 3;
const shortestWay = 5;

export interface DragWatch {
  /** A paper follows the pointer. */
  readonly busy: boolean;
  /** The press that ended last moved a paper: it was no click. */
  readonly dropped: boolean;
  stop(): void;
}

interface Carried {
  readonly row: number;
  /** Of the pointer, in CSS pixels of the window. */
  readonly fromX: number;
  readonly fromY: number;
  readonly camera: CameraPlace;
  moved: boolean;
}

export function watchDrag(
  element: HTMLElement,
  map: SigmaMap,
  workspace: Workspace,
  press: PressWatch,
): DragWatch {
  const watching = new AbortController();
  const { signal } = watching;
  let carried: Carried | undefined;
  let dropped = false;

  const take = ({ clientX: fromX, clientY: fromY, pointerType }: PointerEvent) => {
    const row = workspace.focus.hovered;
    if (row === undefined || !canMove(workspace)) return;
    if (pointerType !== 'touch' && map.radiusOf(row) < smallestDot) return;
    carried = { row, fromX, fromY, camera: map.camera, moved: false };
  };
  /** Until now it might have been a click, and the map gave way a little. */
  const begin = (taken: Carried) => {
    taken.moved = true;
    map.camera = taken.camera;
    map.hold(true);
  };
  const placeOf = ({ clientX, clientY }: PointerEvent) => {
    const { left, top } = element.getBoundingClientRect();
    return map.toMap(clientX - left, clientY - top);
  };
  const release = (cancelled: boolean) => (event: PointerEvent) => {
    if (carried === undefined || !event.isPrimary) return;
    const { row, moved } = carried;
    carried = undefined;
    dropped = moved;
    if (!moved) return;
    // The same event still reaches Sigma, which would let the map glide on.
    requestAnimationFrame(() => map.hold(false));
    if (cancelled) {
      map.move(workspace.positions ?? new Float32Array(), false);
      return;
    }
    const place = placeOf(event);
    map.carry(row, place.x, place.y);
    drop(workspace, row, place);
  };

  element.addEventListener(
    'pointerdown',
    (event) => {
      dropped = false;
      // A second finger zooms.
      if (!event.isPrimary) return;
      if (event.pointerType !== 'touch' && event.button === 0 && !event.shiftKey) take(event);
    },
    { signal, capture: true },
  );
  window.addEventListener(
    'pointermove',
    (event) => {
      if (!event.isPrimary) return;
      if (carried === undefined && event.pointerType === 'touch' && press.held && !dropped) take(event);
      if (carried === undefined) return;
      const way = Math.hypot(event.clientX - carried.fromX, event.clientY - carried.fromY);
      if (!carried.moved && way < shortestWay) return;
      if (!carried.moved) begin(carried);
      const { x, y } = placeOf(event);
      map.carry(carried.row, x, y);
    },
    { signal, capture: true },
  );
  window.addEventListener('pointerup', release(false), { signal, capture: true });
  window.addEventListener('pointercancel', release(true), { signal, capture: true });
  return {
    get busy() {
      return carried?.moved === true;
    },
    get dropped() {
      return dropped;
    },
    stop() {
      watching.abort();
    },
  };
}
