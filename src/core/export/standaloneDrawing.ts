/** Part of the program inside the self-contained map (see standaloneViewer.ts): dots, lines and words on the canvas. */
export const standaloneDrawing = String.raw`
  function draw() {
    pending = false;
    const ratio = window.devicePixelRatio || 1;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    const centre = hovered >= 0 ? hovered : selected;
    const lit = centre >= 0 ? new Set([centre, ...near[centre].map(([row]) => row)]) : found;
    const shown = (row) => !lit || lit.has(row);
    for (const [source, target, weight] of edges) {
      const strong = centre >= 0 ? source === centre || target === centre : shown(source) && shown(target);
      context.globalAlpha = strong ? 0.25 + 0.5 * weight : 0.06;
      context.strokeStyle = papers[source].c === papers[target].c ? colourOf(papers[source].c) : colours().edge;
      context.lineWidth = 0.5 + weight * 1.5;
      context.beginPath();
      context.moveTo(toX(source), toY(source));
      context.lineTo(toX(target), toY(target));
      context.stroke();
    }
    for (const row of byRadius) {
      context.globalAlpha = shown(row) ? 1 : 0.15;
      context.fillStyle = colourOf(papers[row].c);
      context.beginPath();
      context.arc(toX(row), toY(row), radiusOf(row), 0, 7);
      context.fill();
      if (row !== selected) continue;
      context.strokeStyle = colours().ink;
      context.lineWidth = 2;
      context.stroke();
    }
    context.globalAlpha = 1;
    drawWords(centre, lit);
  }

  function drawWords(centre, lit) {
    const taken = [];
    const place = (text, x, y, size, weight, colour, anchor) => {
      context.font = weight + ' ' + size + 'px ' + data.font;
      const lines = anchor === 'middle' ? wrap(text) : [text];
      const wide = Math.max(...lines.map((line) => context.measureText(line).width));
      const half = (lines.length * size * 1.2) / 2 + size * 0.1;
      const start = anchor === 'middle' ? Math.max(4, Math.min(width - wide - 4, x - wide / 2)) : x;
      const box = [start - 2, y - half, start + wide + 2, y + half];
      if (box[0] < 0 || box[1] < 0 || box[2] > width || box[3] > height) return;
      if (taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) return;
      taken.push(box);
      context.lineWidth = size * 0.25;
      context.lineJoin = 'round';
      context.strokeStyle = colours().ground;
      context.fillStyle = colour;
      context.textAlign = anchor === 'middle' ? 'center' : 'left';
      lines.forEach((line, at) => {
        const across = anchor === 'middle' ? start + wide / 2 : start;
        const down = y + size * (0.35 + 1.2 * (at - (lines.length - 1) / 2));
        context.strokeText(line, across, down);
        context.fillText(line, across, down);
      });
    };
    if (centre >= 0) place(papers[centre].label, toX(centre) + radiusOf(centre) + 4, toY(centre), 13, 700, colours().ink);
    if (!lit) {
      clusters.forEach((cluster, at) => {
        const size = Math.round(12 + 6 * Math.sqrt(cluster.size / clusters[0].size));
        place(cluster.name, cluster.x * scale + left, top - cluster.y * scale, size, 700, colours().names[at], 'middle');
      });
    }
    let room = (width * height) / 9000 + 300 * (scale / whole - 1);
    for (const row of byRadius) {
      if (room-- <= 0) break;
      if (!lit || lit.has(row)) place(papers[row].label, toX(row) + radiusOf(row) + 3, toY(row), 12, 400, colours().ink);
    }
  }

  function wrap(text) {
    const lines = [];
    for (const word of text.split(' ')) {
      const longer = lines.length ? lines[lines.length - 1] + ' ' + word : word;
      if (lines.length && longer.length <= 22) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  }

  const redraw = () => {
    if (pending) return;
    pending = true;
    requestAnimationFrame(draw);
  };
`;
