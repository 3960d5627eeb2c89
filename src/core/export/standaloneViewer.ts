/**
 * The program inside the self-contained map: plain JavaScript, since it runs without a build. It reads the data from #map (see
 * `StandaloneData`), draws on a canvas, and knows look, pan, zoom, search, read, hover and legend. Text of papers only ever becomes
 * text nodes. Its parts are written into one function and share what stands in it.
 */
import { standaloneCamera } from './standaloneCamera.ts';
import { standaloneDrawing } from './standaloneDrawing.ts';
import { standaloneGestures } from './standaloneGestures.ts';
import { standalonePanel } from './standalonePanel.ts';

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
${standaloneDrawing}${standaloneCamera}${standalonePanel}${standaloneGestures}
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
