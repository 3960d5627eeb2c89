/**
 * The program inside the self-contained map: plain JavaScript, since it runs without a build. It reads the data from #map (see
 * `StandaloneData`), draws on a canvas, and knows look, pan, zoom, search, read, hover and legend. Text of papers only ever becomes
 * text nodes.
 */
export const standaloneViewer = String.raw`
'use strict';
(() => {
  const data = JSON.parse(document.getElementById('map').textContent);
  const { papers, clusters, edges, none } = data;
  const byId = (id) => document.getElementById(id);
  const canvas = byId('canvas');
  const context = canvas.getContext('2d');
  const panel = byId('panel');
  const tip = byId('tip');
  const search = byId('search');
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const colours = () => (dark.matches ? data.dark : data.light);
  const colourOf = (cluster) => (cluster === none ? colours().none : colours().clusters[cluster % colours().clusters.length]);
  const near = papers.map(() => []);
  edges.forEach(([source, target, weight]) => {
    near[source].push([target, weight]);
    near[target].push([source, weight]);
  });
  near.forEach((list) => list.sort((a, b) => b[1] - a[1]));
  const texts = papers.map((paper) => [paper.title, paper.authors, paper.abstract].join(' ').toLowerCase());
  const byRadius = papers.map((_, row) => row).sort((a, b) => papers[b].r - papers[a].r || a - b);
  let width = 1, height = 1, scale = 1, left = 0, top = 0, whole = 1;
  let hovered = -1, selected = -1, found = null, pending = false;
  const toX = (row) => papers[row].x * scale + left;
  const toY = (row) => top - papers[row].y * scale;
  const radiusOf = (row) => Math.max(2, papers[row].r * Math.min(scale, Math.sqrt(scale * whole)));

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

  function element(tag, text, parent, attributes) {
    const made = document.createElement(tag);
    if (text) made.textContent = text;
    Object.assign(made, attributes);
    made.dir = text ? 'auto' : '';
    parent.append(made);
    return made;
  }

  function entry(list, cluster, text, count, act) {
    const button = element('button', '', element('li', '', list), { type: 'button', onclick: act });
    element('span', '', button, { className: 'dot' }).style.background = colourOf(cluster);
    element('span', text, button);
    if (count) element('span', count, button, { className: 'count' });
  }

  function showLegend() {
    panel.replaceChildren();
    element('h2', 'Clusters', panel);
    const list = element('ul', '', panel);
    clusters.forEach((cluster, at) => {
      entry(list, at, cluster.name, String(cluster.size), () => {
        found = new Set([...papers.keys()].filter((row) => papers[row].c === at));
        selected = -1;
        frame(found);
        showRows(cluster.name, [...found].sort((a, b) => papers[b].r - papers[a].r));
      });
    });
    element('p', 'A dot is a paper, larger the more it has in common with others; a line ties two similar texts.', panel, { className: 'quiet' });
  }

  function showRows(title, rows) {
    panel.replaceChildren();
    back();
    element('h2', title, panel);
    element('p', rows.length + (rows.length === 1 ? ' paper' : ' papers'), panel, { className: 'quiet' });
    const list = element('ul', '', panel);
    for (const row of rows.slice(0, 200)) entry(list, papers[row].c, papers[row].title, '', () => read(row));
  }

  function back() {
    element('button', 'All clusters', panel, { type: 'button', onclick: clear });
  }

  function clear() {
    selected = -1;
    found = null;
    search.value = '';
    showLegend();
    redraw();
  }

  function read(row) {
    const paper = papers[row];
    selected = row;
    if (toX(row) < 20 || toX(row) > width - 20 || toY(row) < 20 || toY(row) > height - 20) {
      left += width / 2 - toX(row);
      top += height / 2 - toY(row);
    }
    panel.replaceChildren();
    back();
    element('h2', paper.title, panel);
    if (paper.source) element('p', paper.source, panel, { className: 'quiet' });
    if (paper.url) element('a', 'Open the paper', panel, { href: paper.url, target: '_blank', rel: 'noopener noreferrer' });
    element('p', paper.abstract || 'No abstract.', panel);
    if (near[row].length) element('h3', 'Nearest papers', panel);
    const list = element('ul', '', panel);
    for (const [other, weight] of near[row].slice(0, 30)) {
      entry(list, papers[other].c, papers[other].title, weight.toFixed(2), () => read(other));
    }
    panel.scrollTop = 0;
    redraw();
  }

  search.addEventListener('input', () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    if (!words.length) return clear();
    const rows = byRadius.filter((row) => words.every((word) => texts[row].includes(word)));
    found = new Set(rows);
    selected = -1;
    showRows('Found', rows);
    redraw();
  });

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
  const paint = () => {
    const { ground, ink, quiet, line } = colours();
    for (const [name, value] of Object.entries({ ground, ink, quiet, line })) document.documentElement.style.setProperty('--' + name, value);
    if (selected < 0 && !found) showLegend();
    redraw();
  };
  dark.addEventListener('change', paint);
  if (window.top !== window) document.body.className = 'embedded';
  new ResizeObserver(resize).observe(canvas);
  paint();
  resize();
  document.documentElement.dataset.status = 'ready';
})();
`.trim();
