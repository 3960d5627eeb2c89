/** Part of the program inside the self-contained map (see standaloneViewer.ts): what is in view, and which paper is at a point of it. */
export const standaloneCamera = String.raw`
  function frame(rows) {
    let [x1, y1, x2, y2] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const row of rows) {
      x1 = Math.min(x1, papers[row].x - papers[row].r);
      x2 = Math.max(x2, papers[row].x + papers[row].r);
      y1 = Math.min(y1, papers[row].y - papers[row].r);
      y2 = Math.max(y2, papers[row].y + papers[row].r);
    }
    if (!(x1 <= x2)) [x1, y1, x2, y2] = [-1, -1, 1, 1];
    scale = Math.min((width - 60) / Math.max(x2 - x1, 1e-6), (height - 60) / Math.max(y2 - y1, 1e-6), whole * 12 || Infinity);
    left = width / 2 - ((x1 + x2) / 2) * scale;
    top = height / 2 + ((y1 + y2) / 2) * scale;
    redraw();
  }

  function fit() {
    whole = 0;
    frame(papers.keys());
    whole = scale;
  }

  function zoom(factor, x, y) {
    const next = Math.max(whole * 0.5, Math.min(whole * 40, scale * factor));
    left = x - ((x - left) * next) / scale;
    top = y - ((y - top) * next) / scale;
    scale = next;
    redraw();
  }

  function resize() {
    const box = canvas.getBoundingClientRect();
    const first = width === 1;
    width = Math.max(2, box.width);
    height = Math.max(2, box.height);
    const ratio = window.devicePixelRatio || 1;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    if (first) fit();
    else redraw();
  }

  function rowAt(x, y) {
    let best = -1, least = 8;
    for (let row = 0; row < papers.length; row++) {
      const distance = Math.hypot(toX(row) - x, toY(row) - y) - radiusOf(row);
      if (distance < least) [best, least] = [row, distance];
    }
    return best;
  }
`;
