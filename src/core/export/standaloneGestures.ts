/** Part of the program inside the self-contained map (see standaloneViewer.ts): pointer, wheel, keys and buttons. */
export const standaloneGestures = String.raw`
  const pointers = new Map();
  let moved = 0;
  const local = (event) => {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  canvas.addEventListener('pointerdown', (event) => {
    canvas.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, local(event));
    moved = 0;
  });
  canvas.addEventListener('pointermove', (event) => {
    const [x, y] = local(event);
    const before = pointers.get(event.pointerId);
    if (before) {
      const other = [...pointers].find(([id]) => id !== event.pointerId);
      moved += Math.abs(x - before[0]) + Math.abs(y - before[1]);
      if (other) {
        const spread = (point) => Math.hypot(point[0] - other[1][0], point[1] - other[1][1]);
        zoom(spread([x, y]) / Math.max(1, spread(before)), (x + other[1][0]) / 2, (y + other[1][1]) / 2);
      } else {
        left += x - before[0];
        top += y - before[1];
        redraw();
      }
      pointers.set(event.pointerId, [x, y]);
      return;
    }
    const row = rowAt(x, y);
    tip.textContent = row >= 0 ? papers[row].title : '';
    tip.style.left = Math.min(x + 12, Math.max(0, width - tip.offsetWidth - 4)) + 'px';
    tip.style.top = Math.min(y + 14, Math.max(0, height - tip.offsetHeight - 4)) + 'px';
    if (row === hovered) return;
    hovered = row;
    canvas.style.cursor = row >= 0 ? 'pointer' : 'grab';
    redraw();
  });
  const release = (event) => {
    const [x, y] = local(event);
    const click = pointers.delete(event.pointerId) && moved < 5 && event.type === 'pointerup';
    if (!click) return;
    const row = rowAt(x, y);
    if (row >= 0) read(row);
    else clear();
  };
  canvas.addEventListener('pointerup', release);
  canvas.addEventListener('pointercancel', release);
  canvas.addEventListener('pointerleave', () => {
    hovered = -1;
    tip.textContent = '';
    redraw();
  });
  canvas.addEventListener('wheel', (event) => {
    event.preventDefault();
    zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0015)), ...local(event));
  }, { passive: false });
  canvas.addEventListener('dblclick', (event) => zoom(2, ...local(event)));
  canvas.addEventListener('keydown', (event) => {
    const steps = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
    const step = steps[event.key];
    if (step) {
      left += step[0];
      top += step[1];
      redraw();
    } else if (event.key === '+' || event.key === '=') zoom(1.3, width / 2, height / 2);
    else if (event.key === '-') zoom(1 / 1.3, width / 2, height / 2);
    else if (event.key === '0') fit();
    else if (event.key === 'Escape') clear();
    else return;
    event.preventDefault();
  });
  byId('in').onclick = () => zoom(1.4, width / 2, height / 2);
  byId('out').onclick = () => zoom(1 / 1.4, width / 2, height / 2);
  byId('fit').onclick = fit;
`;
