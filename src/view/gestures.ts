/** What the map hears of the pointer: from the two listeners of Sigma, in place of Sigma's own questions to the graphics card. */
import type Sigma from 'sigma';
import type { MouseCoords, TouchCoords } from 'sigma/types';

export interface MapGestures {
  readonly onHover: (row: number | undefined) => void;
  readonly onSelect: (row: number) => void;
  /** Clicked with Shift held: one more, or one fewer, of the selection. */
  readonly onToggle: (row: number) => void;
  readonly onSelectEdge: (edge: number) => void;
  readonly onOpenCluster: (row: number) => void;
  readonly onCamera: () => void;
}

/** Under a point of the view, in CSS pixels. */
export interface Underfoot {
  readonly rowAt: (x: number, y: number) => number | undefined;
  readonly edgeAt: (x: number, y: number) => number | undefined;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

export function listenTo(sigma: Sigma, gestures: MapGestures, { rowAt, edgeAt }: Underfoot): void {
  const [mouse, touch] = [sigma.getMouseCaptor(), sigma.getTouchCaptor()];
  // Sigma reads back from the graphics card what is under the pointer, which without one waits for all that is being drawn.
  for (const event of [
    'mousemove',
    'click',
    'rightClick',
    'doubleClick',
    'wheel',
    'mousedown',
    'mouseup',
  ] as const)
    mouse.removeAllListeners(event);
  for (const event of ['touchdown', 'touchup', 'touchmove', 'tap', 'doubletap'] as const)
    touch.removeAllListeners(event);

  let hovered: number | undefined;
  const hover = (row: number | undefined) => {
    if (row === hovered) return;
    hovered = row;
    gestures.onHover(row);
  };
  const move = ({ x, y }: Place) => hover(rowAt(x, y));
  const click = ({ x, y }: Place, withShift: boolean) => {
    const row = rowAt(x, y);
    const edge = row === undefined ? edgeAt(x, y) : undefined;
    if (edge !== undefined) gestures.onSelectEdge(edge);
    if (row !== undefined) (withShift ? gestures.onToggle : gestures.onSelect)(row);
  };
  const open = ({ x, y }: Place, event: MouseCoords | TouchCoords) => {
    const row = rowAt(x, y);
    if (row === undefined) return;
    event.preventSigmaDefault();
    gestures.onOpenCluster(row);
  };

  mouse.on('mousemove', move);
  mouse.on('mouseleave', () => hover(undefined));
  mouse.on('click', (at) => click(at, at.original.shiftKey));
  mouse.on('doubleClick', (at) => open(at, at));
  // A finger points at nothing on its way (see longPress.ts). The last one that is lifted was where it was before.
  const finger = ({ touches, previousTouches }: TouchCoords) => touches[0] ?? previousTouches[0];
  const atFinger = (act: (at: Place, event: TouchCoords) => void) => (event: TouchCoords) => {
    const at = finger(event);
    if (at !== undefined) act(at, event);
  };
  touch.on(
    'tap',
    atFinger((at, { original }) => click(at, original.shiftKey)),
  );
  touch.on('doubletap', atFinger(open));
  sigma.getCamera().on('updated', () => gestures.onCamera());
}
